"""A claim without evidence, or a figure or words that stand in evidence it does not cite."""

from rule_tables import Flag, Pass

_NONE = "cites no evidence"


def _none(text: str, suggests: str = "") -> Flag:
    return Flag(text, "", text, _NONE, suggests)


MUST_FLAG = (
    Flag("She paid “cash in hand”.", "was", "cash in hand", "stand in k4", segment="kennels"),
    _none("She is anxious."),
    _none("She rents in a city.", 'cite "rents"'),
    _none("48 % rent in a city.", 'cite "rents"'),
    _none("Emma loves her sister's kitchen."),
    _none("She wants all costs shown at the start."),
    _none("She has used a mortgage calculator.", 'cite "calculator"'),
    _none("What does it cost?"),
    _none("“I open fifteen tabs and then I close the laptop,” she says.", 'cite "q1"'),
    _none("She asks a mortgage broker.", 'cite "broker"'),
    _none("Sie kauft gern ein."),
    Flag("Occupation: Nurse", "", reason=_NONE, kind="trait"),
    Flag("Age: 29", "", reason=_NONE, kind="trait"),
    Flag("I open fifteen tabs and then I close the laptop.", "", reason=_NONE, suggests='cite "q1"', kind="quotation"),
    Flag("47.6 % rent in a city.", "age", "47.6 %", "is the figure of Housing / Rents in a city", 'cite "rents"'),
    Flag("48 % rent in a city.", "q1", "48 %", "is the figure of Housing / Rents in a city", 'cite "rents"'),
    Flag("93 % look at property portals.", "forums", "93 %", "Where they look / Property portals", 'cite "portals"'),
    Flag("“Mortgage broker” holds for 33 % of them.", "q1", "33 %", "the figure of Where they look / Mortgage broker", 'cite "broker"'),
    Flag("She says “I nodded nine times” and laughs.", "q3", "I nodded nine times", "stand in q7", 'cite "q7"'),
    Flag("She admits: “its fine i guess”.", "rents", "its fine i guess", "stand in q8", 'cite "q8"'),
)  # fmt: skip

MUST_PASS = (
    Pass("A fifth answer “cash in hand” to “Pays with”.", "cash", segment="kennels"),
    Pass("She is anxious.", "q2"),
    Pass("She rents in a city.", "rents"),
    Pass("48 % rent in a city.", "rents"),
    Pass("48 % rent in a city and 93 % look at property portals.", "rents portals"),
    Pass("“I open fifteen tabs and then I close the laptop,” says P07.", "q1"),
    Pass("She says “I nodded nine times” and laughs.", "q7"),
    Pass("She has a cat called Mortgage.", "", kind="fiction"),
    Pass("Emma was born on a Tuesday.", "", kind="fiction"),
    Pass("Name: Emma", "rents", kind="trait"),
    Pass("Age: 29", "age", kind="trait"),
    Pass("I open fifteen tabs and then I close the laptop.", "q1", kind="quotation"),
    Pass("She is 29.", "age"),
    Pass("She has “the dream” in her head.", "q3"),
    Pass("Zu teuer oder zu viel Plastik.", "z1", "eltern"),
    Pass("52,5 % kaufen auf dem Flohmarkt.", "flohmarkt", "eltern"),
    Pass("Of 412 buyers, 48 % rent in a city.", "rents"),
)  # fmt: skip
