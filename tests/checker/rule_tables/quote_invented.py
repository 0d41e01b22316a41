"""Words in quotation marks that nobody said."""

from rule_tables import Flag, Pass

_NOBODY = "nobody in this segment says this"


def _said(words: str, cites: str = "q1", frame: str = "She says: “{}”", segment: str = "renters") -> Flag:
    return Flag(frame.format(words), cites, words, _NOBODY, "quote someone verbatim", segment)


def _card(words: str, cites: str = "q1") -> Flag:
    return Flag(words, cites, words, _NOBODY, "quote someone verbatim", kind="quotation")


MUST_FLAG = (
    _said("Buying a home is the biggest adventure of my life."),
    _said("I just want clarity and confidence."),
    _said("I never trust an estate agent.", "q2"),
    _said("Tell me what it really costs.", frame='As one puts it, "{}"'),
    _said("My savings are melting away.", frame="She sighs: ‘{}’"),
    _said("Everything is too expensive", frame="„{}“, sagt sie."),
    _said("Why is this so hard?", frame="«{}» she asks."),
    _said("We feel left behind by the market.", "rents"),
    _said("Property portals rule my life.", "portals"),
    _said("Another night, another spreadsheet, another headache.", "q5"),
    _said("Simple is good.", "q8"),
    _said("It keeps me up at night, honestly.", "q3"),
    _card("I feel overwhelmed by all the options out there."),
    _card("Transparency matters most to me.", "q2"),
    _card("One day I will have my own front door.", "q3"),
    _card("Speed wins.", "q6"),
    _said("Kinder sind unsere Zukunft.", "z1", segment="eltern"),
)

MUST_PASS = (
    Pass("She says: “I open fifteen tabs and then I close the laptop.”", "q1"),
    Pass('She says: "I open fifteen tabs and then I close the laptop."', "q1"),
    Pass("‘I open fifteen tabs and then I close the laptop,’ she says.", "q1"),
    Pass("„I open fifteen tabs“, sagt sie.", "q1"),
    Pass("«I open fifteen tabs» she says.", "q1"),
    Pass("For her it is “the dream”.", "q3"),
    Pass("She calls it “panic”.", "q4"),
    Pass("Her spreadsheet isn't tidy, and her mum's isn't either.", "q5"),
    Pass("It's the buyers' market that isn't theirs.", "q5"),
    Pass("48 % ticked “Rents in a city”.", "rents"),
    Pass("She says “I just don't want to see it go down”.", "q2"),
    Pass("It was “a lot of money to be that near to”.", "q3"),
    Pass("Rodzice mówią, żeby jeszcze poczekać, ale ja już nie chcę spłacać cudzego kredytu.", "q9", kind="quotation"),
    Pass("its fine i guess", "q8", kind="quotation"),
    Pass("I cried in the car … it was a nice flat", "q3", kind="quotation"),
    Pass("She says nothing at all about it.", "q1"),
    Pass("“Zu teuer oder zu viel Plastik”, sagt P03.", "z1", "eltern"),
)  # fmt: skip
