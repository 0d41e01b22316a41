"""Names of people in headings, files and sheets, and somebody whom initials alone name."""

from pathlib import Path

import pytest
from rows import every_row

from persona_gen.ingest.build import build_segments, inspect
from persona_gen.ingest.options import BuildOptions
from persona_gen.privacy.heading_names import without_names, without_people
from persona_gen.privacy.redaction import Redactor
from persona_gen.report.yaml import segment_yaml


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Anna's rating", "[name]'s rating"),
        ("Mark's score", "[name]'s score"),
        ("Interview Peter Maier", "Interview [name]"),
        ("Bewertung von Frau Kowalski", "Bewertung von Frau [name]"),
        ("Sachb. K. M.", "Sachb. [name]"),
        ("Erreichbarkeit M. Huber", "Erreichbarkeit [name]"),
        ("NPS (Thandiwe)", "NPS ([name])"),
        ("interview_hannah_clarke", "interview_[name]"),
        ("Annas Bewertung", "[name] Bewertung"),
        ("What did you think of Dr Osgood's talk?", "What did you think of Dr [name]'s talk?"),
        ("fiona.shaw2@gmail.com", "[e-mail]"),
    ],
)
def test_who_is_named_in_a_heading_goes(heading: str, told: str) -> None:
    """By the lists, by a title, by an initial, in other cases and joined with underscores."""
    assert without_names(heading) == told


@every_row(
    "heading",
    [
        "Start Date", "Recorded Date", "Preferred cola by Age", "Grace period used", "Will recommend", "Summer sale",
        "Star Wars films seen", "Frank's RedHot bought", "Wendy's visits", "Mark Down", "May spend",
        "Dr. Oetker bought",
        "Prof. development days", "Rating of Lidl", "Yoga", "Author", "manager HR", "Price (USD)", "Mother's Day offer",
        "q12_will_return", "Kundenservice", "Reise nach Florenz", "Vertrag Nr.", "Men's shoes", "U.S. customers",
    ],
)  # fmt: skip
def test_a_heading_that_names_nobody_stays(heading: str) -> None:
    """Capitals are no names in a heading, nor are makers, months and words."""
    assert without_names(heading) == heading


def test_two_people_stay_two_columns() -> None:
    """Where two headings would become one, a number parts them, or their figures would be one attribute's."""
    told = without_people(["Anna's rating", "Jonas's rating", "Plan"])
    assert told == {"Anna's rating": "[name]'s rating", "Jonas's rating": "[name]'s rating (2)"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sachb. K. M. rief nie zurück.", "Sachb. [name] rief nie zurück."),
        ("I spoke to agent J.R. twice.", "I spoke to agent [name] twice."),
        ("The U.S. site is slower.", "The U.S. site is slower."),
        ("Frau K. war nett.", "Frau K. war nett."),
    ],
)
def test_initials_behind_a_role_are_a_name(text: str, told: str) -> None:
    """Two letters tell who it is in a department; one letter tells of nobody."""
    assert Redactor().redact(text).text == told


def test_segments_and_ledger_name_nobody_of_the_headings(tmp_path: Path) -> None:
    """A table's file, columns and answers: nothing in a segment or its account, and `inspect` has the headings."""
    table = tmp_path / "Peter Maier customers.csv"
    rows = "".join(f"{'ab'[i % 2]},{i % 3},The form was on page {i}.\n" for i in range(60))
    table.write_text(f"team,Anna's rating,Notes of Sarah Connolly\n{rows}", encoding="utf-8")
    options = BuildOptions(by=("team",), quotes_columns=("Notes of Sarah Connolly",))
    built = build_segments([table], options)
    passed_on = built.report.model_dump_json() + "".join(map(segment_yaml, built.segments.values()))
    assert not {"Peter", "Maier", "Anna", "Sarah", "Connolly"}.intersection(passed_on.replace("'", " ").split())
    assert "[name]'s rating" in passed_on
    assert "Anna's rating" in inspect([table], BuildOptions()).model_dump_json()
