"""Verbatim words in somebody else's mouth."""

from rule_tables import Flag, Pass


def _row(text: str, cites: str, words: str, true: str, named: str, quote: str) -> Flag:
    return Flag(text, cites, words, f"{true} says this, not {named}", f'cite "{quote}"')


_TABS = "I open fifteen tabs"
_LOOKED = "I just don't want to see it go down"

MUST_FLAG = (
    Flag("B2 keeps dry socks in her desk drawer.", "a1", "B2 k", "A1 says this", segment="commuters"),
    Flag("B2 says she keeps dry socks in her desk drawer.", "a1", "B2 says", "A1 says this", segment="commuters"),
    _row(f"P04 says: “{_TABS}.”", "q1", f"{_TABS}.", "P07", "P04", "q1"),
    _row(f"P01: “{_TABS}.”", "q1", f"{_TABS}.", "P07", "P01", "q1"),
    _row(f"“{_TABS},” says P02.", "q1", f"{_TABS},", "P07", "P02", "q1"),
    _row(f"“{_TABS}” (P06)", "q1", _TABS, "P07", "P06", "q1"),
    _row(f"“{_TABS}” — P10", "q1", _TABS, "P07", "P10", "q1"),
    _row(f"As p08 puts it, “{_TABS}”.", "q1", _TABS, "P07", "P08", "q1"),
    _row(f"Hannah says: “{_TABS}.”", "q1", f"{_TABS}.", "P07", "Hannah", "q1"),
    _row(f"hannah says ‘{_TABS}’ with a grin.", "q1", _TABS, "P07", "Hannah", "q1"),
    _row("P07 says: “I'd rather ring a person.”", "q10", "I'd rather ring a person.", "Hannah", "P07", "q10"),
    _row(f"In P04's words: “{_LOOKED}”.", "q2", _LOOKED, "P01", "P04", "q2"),
    _row(f"P07 adds “{_LOOKED}”.", "q2", _LOOKED, "P01", "P07", "q2"),
    _row(f"She says “{_LOOKED}”.", "q1", _LOOKED, "P01", "P07", "q2"),
    _row("“I nodded nine times,” P01 recalls.", "q7", "I nodded nine times,", "P04", "P01", "q7"),
    _row("„I nodded nine times“, sagt P02.", "q7", "I nodded nine times", "P04", "P02", "q7"),
    Flag("I open fifteen tabs and then I close the laptop.", "q3", reason="P07 says this, not P04", suggests='cite "q1"', kind="quotation"),
    Flag("Wrong format, too big", "q5", reason="P08 says this, not P02", suggests='cite "q6"', kind="quotation"),
    Flag("P05 findet: “I turn the pack round first.”", "z4", "I turn the pack round first.", "P01 says this, not P05", 'cite "z4"', "eltern"),
)  # fmt: skip

MUST_PASS = (
    Pass("A1 keeps a dry pair of socks in her desk drawer.", "a1", segment="commuters"),
    Pass("A desk drawer holds a dry pair of socks.", "a1", segment="commuters"),
    Pass("A1 says she keeps a dry pair of socks in her desk drawer.", "a1", segment="commuters"),
    Pass(f"P07 says: “{_TABS}.”", "q1"),
    Pass(f"p07: “{_TABS}”", "q1"),
    Pass(f"“{_TABS}” (P07)", "q1"),
    Pass(f"“{_TABS}” — P07", "q1"),
    Pass(f"In P07's words: “{_TABS}”.", "q1"),
    Pass(f"She says: “{_TABS}.”", "q1"),
    Pass(f"Emma says: “{_TABS}.”", "q1"),
    Pass("Hannah says: “I'd rather ring a person.”", "q10"),
    Pass("Hannah’s wish: “I'd rather ring a person.”", "q10"),
    Pass(f"P07 says “{_TABS}”, and P01 “{_LOOKED}”.", "q1 q2"),
    Pass("“its fine i guess”, one answered.", "q8"),
    Pass("P01 was silent.", "q2"),
    Pass("Savannah says: “I'd rather ring a person.”", "q10"),
    Pass("I open fifteen tabs and then I close the laptop.", "q1", kind="quotation"),
    Pass("I nodded nine times", "q7", kind="quotation"),
    Pass("P01 findet: “I turn the pack round first.”", "z4", "eltern"),
)  # fmt: skip
