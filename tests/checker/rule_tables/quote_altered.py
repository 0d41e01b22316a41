"""Words in quotation marks that are nearly somebody's."""

from rule_tables import Flag, Pass

_Q1 = "“I open fifteen tabs and then I close the laptop.”"


def _card(words: str, cites: str, difference: str, suggests: str) -> Flag:
    return Flag(words, cites, words, f"not verbatim: {difference}", suggests, kind="quotation")


def _said(words: str, cites: str, difference: str, suggests: str, segment: str = "renters") -> Flag:
    return Flag(f"She says: “{words}”", cites, words, f"not verbatim: {difference}", suggests, segment)


MUST_FLAG = (
    _card("I open fifty tabs and then I close the laptop.", "q1", '"fifty" stands for "fifteen"', "fifteen tabs"),
    _card("I open 15 tabs and then I close the laptop.", "q1", '"15" stands for "fifteen"', "fifteen tabs"),
    _card("I open fifteen tabs and then I never close the laptop.", "q1", '"never" is added', "then I close"),
    _card("I open fifteen tabs and I close the laptop.", "q1", '"then" is left out', "and then I close"),
    _card("She opens fifteen tabs and then she closes the laptop.", "q1", '"she opens" stands for "i open"', "I open"),
    _card(
        "It's even bad, I just don't want to see it go down because I looked.",
        "q2",
        '"not" is left out',
        "not even bad",
    ),
    _card(
        "It's not even bad, I just want to see it go down because I looked.",
        "q2",
        '"don\'t" is left out',
        "I just don't want",
    ),
    _card("I cried in the train after the second viewing.", "q3", '"train" stands for "car"', "in the car"),
    _card("I've turned all the alerts off.", "q4", '"alerts" stands for "notifications"', "notifications"),
    _said("We've got a spreadsheet with twelve tabs.", "q5", '"twelve" stands for "eleven"', "eleven tabs"),
    _said("We have got a spreadsheet with eleven tabs.", "q5", '"we have" stands for "we\'ve"', "We've got"),
    _said("I open fifteen tabs, then I close the laptop.", "q1", '"and" is left out', "and then"),
    _said("Uploaded the same bank statement five times.", "q6", '"five" stands for "four"', "four times"),
    _said("I'd rather ring a machine.", "q10", '"machine" stands for "person"', "ring a person"),
    _said("I open fifteen tabs. It was a nice flat.", "q1 q3", "joined from q1 (P07) and q3 (P04)", _Q1),
    _said("it was a nice flat … I cried in the car", "q3", "its parts stand in another order in q3", "I cried"),
    _card("I open fifteen tabs … One of them is just called NO.", "q1 q5", "joined from q1 (P07) and q5 (P02)", _Q1),
    _card(
        "I open fifteen tabs and then I close the laptop!",
        "q1",
        "the words agree, punctuation or letters differ",
        "laptop",
    ),
    _said("I open fifteen tabs and then I close the lap", "q1", '"lap" stands for "laptop"', "laptop"),
    _said(
        "The wheel broke after forty months and there is no wheel.",
        "z3",
        '"forty" stands for "fourteen"',
        "fourteen",
        "eltern",
    ),
)

MUST_PASS = (
    Pass("I open fifteen tabs and then I close the laptop.", "q1", kind="quotation"),
    Pass("I open fifteen tabs and then I close the laptop", "q1", kind="quotation"),
    Pass("I open fifteen tabs", "q1", kind="quotation"),
    Pass("Then I close the laptop.", "q1", kind="quotation"),
    Pass("It’s not even bad, I just don’t want to see it go down because I looked.", "q2", kind="quotation"),
    Pass("I've turned all the notifications off.", "q4", kind="quotation"),
    Pass("it was just — it was a lot of money", "q3", kind="quotation"),
    Pass("it was just—it was a lot of money", "q3", kind="quotation"),
    Pass("it was just – it was a lot of money", "q3", kind="quotation"),
    Pass("it was just - it was a lot of money", "q3", kind="quotation"),
    Pass("I\u00a0open\u00a0fifteen tabs and  then\nI close the laptop.", "q1", kind="quotation"),
    Pass("I've turned all the noti\u00adfi\u00adca\u00adtions off.", "q4", kind="quotation"),
    Pass("Seven labels on one bottle of washing\u2011up liquid.", "z5", "eltern", "quotation"),
    Pass("I cried in the car after the second viewing. […] it was a nice flat", "q3", kind="quotation"),
    Pass("… and then I close the laptop", "q1", kind="quotation"),
    Pass("I open fifteen tabs and then I close the [lid of the] laptop.", "q1", kind="quotation"),
    Pass("The broker said ‘decision in principle’ about nine times and I nodded nine times.", "q7", kind="quotation"),
    Pass("Rodzice mo\u0301wia\u0328, z\u0307eby jeszcze poczekac\u0301", "q9", kind="quotation"),
    Pass("P02 has “a spreadsheet with eleven tabs”, one of them “just called NO”.", "q5"),
    Pass("She says: “Wrong format, too big, then it timed out.”", "q6"),
    Pass("‘I'd rather ring a person,’ says Hannah.", "q10"),
    Pass('She says: ‘The broker said "decision in principle" about nine times’.', "q7"),
    Pass("The broker said “decision in principle” about nine times and I nodded nine times.", "q7", kind="quotation"),
)  # fmt: skip
