from pathlib import Path

from persona_gen.privacy.special import special_category

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "privacy_cases" / "special.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def told(column: str, cells: str) -> str:
    """The category of a case, "-" for none."""
    return special_category(filter(None, cells.split("|")), column) or "-"


def test_special_categories_are_known_by_name_or_answers() -> None:
    """Of the labelled columns at least 95 % are recognised, as of their own category."""
    special = [case for case in CASES if case[0] != "-"]
    missed = [case for case in special if told(*case[1:]) != case[0]]
    assert len(special) >= 90
    assert len(missed) <= 0.05 * len(special), missed


def test_columns_that_only_sound_like_it_are_used() -> None:
    """At most a tenth of the look-alikes are left out without need."""
    others = [case for case in CASES if case[0] == "-"]
    alarms = [(case[1], told(*case[1:])) for case in others if told(*case[1:]) != "-"]
    assert len(others) >= 60
    assert len(alarms) <= 0.1 * len(others), alarms


def test_what_only_faith_forbids_is_an_answer_about_faith() -> None:
    """Among the diets of a form for guests, too, in one answer alone."""
    assert [told("Dietary", cells) for cells in ("halal|vegan|none", "Koscher|alles", "vegan|none")] == [
        "religion", "religion", "-",
    ]  # fmt: skip
