"""An id that the segment does not have."""

from rule_tables import Flag, Pass

_TEXT = "She rents in a city."


def _row(cites: str, wrong: str, suggests: str = "", **more: str) -> Flag:
    text = more.get("text", _TEXT)
    return Flag(text, cites, text, f'cites "{wrong}", which the segment does not have', suggests)


MUST_FLAG = (
    _row("rent", "rent", 'did you mean "rents"?'),
    _row("Rents", "Rents", 'did you mean "rents"?'),
    _row("rents.city", "rents.city"),
    _row("housing.rents", "housing.rents"),
    _row("q11", "q11", 'did you mean "q1'),
    _row("q99", "q99"),
    _row("Q1", "Q1"),
    _row("S1", "S1"),
    _row("P07", "P07"),
    _row("satisfactoin", "satisfactoin", 'did you mean "satisfaction"?'),
    _row("age.25–34", "age.25–34", 'did you mean "age.25-34"?'),
    _row("age.45-54", "age.45-54", "did you mean"),
    _row("rents nobody-said-so", "nobody-said-so"),
    _row("nobody-said-so rents", "nobody-said-so"),
    _row("z1", "z1"),
    _row("broker;portals", "broker;portals"),
    _row("familiy", "familiy", 'did you mean "family"?', text="She lives with her parents."),
    _row("monthyl", "monthyl", 'did you mean "monthly"?', text="She saves."),
)

MUST_PASS = (
    *(
        Pass(_TEXT, cites)
        for cites in (
            "rents",
            "family",
            "elsewhere",
            "age",
            "age.25-34",
            "saved",
            "q1",
            "q10",
            "rents q1",
            "rents family q8",
        )
    ),
    Pass(_TEXT, ""),
    Pass("She dreams of a red door.", "", kind="fiction"),
    Pass("I open fifteen tabs and then I close the laptop.", "q1", kind="quotation"),
    Pass("Age: 29", "age", kind="trait"),
    Pass("Flohmarkt", "flohmarkt", "eltern"),
    Pass("Immer zu teuer.", "z1", "eltern"),
)  # fmt: skip
