"""Verbatim words of another segment."""

from rule_tables import Flag, Pass

_ELTERN = 'said in the segment "Öko-Eltern" ({}), not in this one'
_RENTERS = 'said in the segment "Anxious first-time buyers" ({}), not in this one'


def _card(words: str, quote: str, cites: str = "q1", segment: str = "renters") -> Flag:
    where = _ELTERN if segment == "renters" else _RENTERS
    return Flag(words, cites, words, where.format(quote), segment=segment, kind="quotation")


def _said(words: str, quote: str, frame: str = "She says: “{}”") -> Flag:
    return Flag(frame.format(words), "q1", words, _ELTERN.format(quote))


MUST_FLAG = (
    _card("Cloth nappies lasted nine days with us.", "z2"),
    _card("Cloth nappies lasted nine days", "z2"),
    _card("I turn the pack round first. Always.", "z4"),
    _card("Seven labels on one bottle of washing-up liquid.", "z5"),
    _card("Seven labels on one bottle of washing\u2011up liquid", "z5"),
    _card("Zu teuer oder zu viel Plastik, irgendwas ist immer.", "z1"),
    _said("irgendwas ist immer", "z1"),
    _said("there is no wheel", "z3"),
    _said("The wheel broke … there is no wheel", "z3"),
    _said("I turn the pack round first", "z4", "‘{}’ is her rule."),
    _said("one bottle of washing-up liquid", "z5", "«{}» she sighs."),
    _said("nine days with us", "z2", 'It lasted "{}".'),
    _card("I open fifteen tabs and then I close the laptop.", "q1", "z1", "eltern"),
    _card("It’s not even bad", "q2", "z1", "eltern"),
    _card("it was just—it was a lot of money", "q3", "z1", "eltern"),
    _card("its fine i guess", "q8", "z1", "eltern"),
    Flag("Sie sagt: „I nodded nine times“.", "z1", "I nodded nine times", _RENTERS.format("q7"), segment="eltern"),
)  # fmt: skip

MUST_PASS = (
    Pass("I open fifteen tabs and then I close the laptop.", "q1", kind="quotation"),
    Pass("It's not even bad", "q2", kind="quotation"),
    Pass("I cried in the car", "q3", kind="quotation"),
    Pass("A flat pops up", "q4", kind="quotation"),
    Pass("One of them is just called NO.", "q5", kind="quotation"),
    Pass("Wrong format, too big", "q6", kind="quotation"),
    Pass("I nodded nine times", "q7", kind="quotation"),
    Pass("its fine i guess", "q8", kind="quotation"),
    Pass("I'd rather ring a person.", "q10", kind="quotation"),
    Pass("She says: “I open fifteen tabs.”", "q1"),
    Pass("Nobody ever says: “The moon is a mortgage.”", "q1"),
    Pass("It is “no wheel”.", "q1"),
    Pass("Zu teuer oder zu viel Plastik, irgendwas ist immer.", "z1", "eltern", "quotation"),
    Pass("Seven labels on one bottle", "z5", "eltern", "quotation"),
    Pass("„I turn the pack round first“, sagt sie.", "z4", "eltern"),
    Pass("There is no wheel.", "z3", "eltern"),
)  # fmt: skip
