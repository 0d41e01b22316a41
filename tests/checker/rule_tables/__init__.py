"""Rules as data: what each rule must flag and must let pass, over two small segments.

One module per rule, named after its id with underscores (`number_mismatch.py`), with two tuples of rows, `MUST_FLAG`
and `MUST_PASS`, of at least fifteen each. `tests/checker/test_rules.py` finds them by the ids in `RULES_BY_ID`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from persona_gen.domain import Claim, Inference, Quotation, Segment, Trait
from rule_tables._gardens import GARDENERS
from rule_tables._kennels import KENNELS
from rule_tables._lives import COMMUTERS, MARKET

NAME = "Emma Whitfield"


@dataclass(frozen=True)
class Flag:
    """A sentence that the rule must flag: the words the span slices to (none: the whole sentence), and what reason and
    suggestion must say."""

    text: str
    cites: str
    words: str = ""
    reason: str = ""
    suggests: str = ""
    segment: str = "renters"
    kind: Literal["claim", "quotation", "trait", "goal", "role", "move", "line"] = "claim"
    lead: str = ""


@dataclass(frozen=True)
class Pass:
    """A sentence that the rule must let pass."""

    text: str
    cites: str = ""
    segment: str = "renters"
    kind: Literal["claim", "quotation", "trait", "fiction", "goal", "role", "move", "line"] = "claim"
    lead: str = ""


def piece(row: Flag | Pass) -> Claim | Quotation | Trait | Inference:
    """The row as a piece of a persona; ``cites`` are ids with blanks between them."""
    cites = tuple(row.cites.split())
    if row.kind == "quotation":
        return Quotation(text=row.text, cites=cites)
    if row.kind == "trait":
        attribute, _, value = row.text.partition(": ")
        return Trait(attribute=attribute, value=value, cites=cites)
    if row.kind in ("move", "line"):
        return Inference(kind="build" if row.kind == "move" else "say", text=row.text, cites=cites)
    return Claim(text=row.text, cites=cites, fiction=row.kind == "fiction")


def _share(id_: str, attribute: str, category: str, value: float, overall: float, **more: object) -> dict[str, object]:
    return {"id": id_, "attribute": attribute, "category": category, "measure": "share", "value": value,
            "overall": overall, "n": 412, **more}  # fmt: skip


def _quote(id_: str, text: str, speaker: str | None) -> dict[str, object]:
    return {"id": id_, "text": text, "speaker": speaker}


RENTERS = Segment.model_validate({
    "id": "renters", "name": "Anxious first-time buyers", "size": 412, "whole_base": 2289, "locale": "en_GB",
    "statistics": [
        {"id": "age", "attribute": "Age", "measure": "mean", "value": 29.4, "unit": "years", "n": 412,
         "overall": 38.2, "sd": 4.1, "min": 22, "max": 41},
        _share("age.25-34", "Age group", "25-34", 0.62, 0.30, choice="single"),
        _share("age.35-44", "Age group", "35-44", 0.19, 0.27, choice="single"),
        _share("rents", "Housing", "Rents in a city", 0.476, 0.31, choice="single"),
        _share("family", "Housing", "Lives with parents or family", 0.23, 0.09, choice="single"),
        _share("elsewhere", "Housing", "Another arrangement", 0.294, 0.60, choice="single"),
        _share("portals", "Where they look", "Property portals", 0.93, 0.88, choice="multiple"),
        _share("forums", "Where they look", "Forums and videos by other buyers", 0.58, 0.29, choice="multiple"),
        _share("broker", "Where they look", "Mortgage broker", 0.33, 0.35, choice="multiple"),
        _share("calculator", "Did in the last four weeks", "Used a mortgage calculator", 0.7419, 0.49),
        _share("bought", "Did in the last four weeks", "Bought a flat", 0.02, 0.03, choice="multiple"),
        _share("cost", "What holds them back", "Not knowing the total cost", 0.54, 0.27, choice="multiple"),
        {"id": "saved", "attribute": "Deposit saved so far", "measure": "median", "value": 18600, "unit": "GBP",
         "n": 397, "overall": 42000},
        {"id": "monthly", "attribute": "Put aside each month", "measure": "mean", "value": 430, "unit": "GBP per month",
         "n": 397, "overall": 395, "sd": 260, "min": 0, "max": 1600},
        {"id": "visits", "attribute": "Visits to property portals", "measure": "mean", "value": 11.2,
         "unit": "visits per week", "n": 412, "overall": 5.1, "sd": 6.8, "min": 0, "max": 40},
        {"id": "satisfaction", "attribute": "Satisfaction with the search", "measure": "mean", "value": 5.3,
         "unit": "points out of 10", "n": 405, "overall": 6.4, "sd": 2.1, "min": 1, "max": 10},
        {"id": "fell-through", "attribute": "Had an accepted offer fall through", "measure": "count", "value": 29,
         "unit": "people", "n": 412, "overall": 275},
    ],
    "quotes": [
        _quote("q1", "I open fifteen tabs and then I close the laptop.", "P07"),
        _quote("q2", "It's not even bad, I just don't want to see it go down because I looked.", "P01"),
        _quote("q3", "I cried in the car after the second viewing. Nothing happened, it was a nice flat, it was "
               "just — it was a lot of money to be that near to.", "P04"),
        _quote("q4", "I’ve turned all the notifications off. A flat pops up while I’m in a meeting.", "P06"),
        _quote("q5", "We've got a spreadsheet with eleven tabs. One of them is just called NO.", "P02"),
        _quote("q6", "Uploaded the same bank statement four times. Wrong format, too big, then it timed out.", "P08"),
        _quote("q7", "The broker said 'decision in principle' about nine times and I nodded nine times.", "P04"),
        _quote("q8", "its fine i guess", None),
        _quote("q9", "Rodzice mówią, żeby jeszcze poczekać, ale ja już nie chcę spłacać cudzego kredytu.", "P10"),
        _quote("q10", "I'd rather ring a person. I don't care if I'm on hold for twenty minutes.", "Hannah"),
    ],
})  # fmt: skip

ELTERN = Segment.model_validate({
    "id": "eltern", "name": "Öko-Eltern", "size": 241, "whole_base": 1204, "locale": "de_DE",
    "statistics": [
        {"id": "einkommen", "attribute": "Haushaltseinkommen", "measure": "median", "value": 3850,
         "unit": "EUR per month", "n": 214, "overall": 3600},
        {"id": "kinder", "attribute": "Kinder im Haushalt", "measure": "mean", "value": 1.8, "unit": "Kinder",
         "n": 241},
        {"id": "flohmarkt", "attribute": "Wo sie kaufen", "category": "Flohmarkt", "measure": "share", "value": 0.525,
         "n": 241, "overall": 0.24},
    ],
    "quotes": [
        _quote("z1", "Zu teuer oder zu viel Plastik, irgendwas ist immer.", "P03"),
        _quote("z2", "Cloth nappies lasted nine days with us.", "P05"),
        _quote("z3", "The wheel broke after fourteen months and there is no wheel.", "P04"),
        _quote("z4", "I turn the pack round first. Always.", "P01"),
        _quote("z5", "Seven labels on one bottle of washing-up liquid.", "P01"),
    ],
})  # fmt: skip
SEGMENTS = {"renters": RENTERS, "eltern": ELTERN, "commuters": COMMUTERS, "gardeners": GARDENERS, "market": MARKET,
            "kennels": KENNELS}  # fmt: skip
