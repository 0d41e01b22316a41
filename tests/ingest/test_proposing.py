"""What a table proposes by itself: makers of segments, columns of quotes, a locale, and the next command."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from persona_gen.cli import app
from persona_gen.domain.build_report import BuildReport
from persona_gen.evidence.attributes import named_kind
from persona_gen.ingest.build import inspect
from persona_gen.ingest.options import BuildOptions
from persona_gen.report.build_report import next_steps


def proposed(folder: Path, header: str, row: str, **wanted: str) -> BuildReport:
    """What a table of sixty people proposes."""
    rows = [row.format(i=i, plan=("Free", "Pro", "Old")[i % 3], n=i % 50, two=("A", "B")[i % 2]) for i in range(60)]
    (folder / "t.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return inspect([folder / "t.csv"], BuildOptions(**wanted))


@pytest.mark.parametrize(
    ("header", "row", "locale", "why"),
    [
        ("plan,spend", "{plan},£{i}.50", "en_GB", "amounts in GBP"),
        ("plan,home", "{plan},AB{n} {n}CD".replace("{n} {n}", "1 2"), "en_GB", "postcodes"),
        ("Welche Marke,Ihr Alter,und warum", "{plan},{n},x", "de_DE", "words such as"),
        ("Tienda,Gasto", "{plan},Muy poco {two}", "es_ES", "words such as muy, poco"),
        ("Sklep,Ocena", "{plan},Bardzo się podoba {two}", "pl_PL", "words such as"),
        ("plan,Was it good", "{plan},It was die hard {two}", "en_US", ""),
        ("plan,spend", "{plan},${i}.50", "en_US", ""),
        ("plan,a,b", "{plan},£{n}.50,{i} CHF", "en_US", ""),
    ],
)
def test_the_locale_is_what_the_table_shows(tmp_path: Path, header: str, row: str, locale: str, why: str) -> None:
    """Amounts, postcodes, language; where two disagree, or nothing tells, the default, and nothing is claimed."""
    proposal = proposed(tmp_path, header, row)
    assert (proposal.locale, why in proposal.locale_reason, bool(proposal.locale_reason)) == (locale, True, bool(why))


def test_a_locale_that_is_given_stands(tmp_path: Path) -> None:
    """Whatever the table shows."""
    assert proposed(tmp_path, "plan,spend", "{plan},£{i}.50", locale="fr_FR").locale == "fr_FR"


def test_the_next_command_names_what_the_table_has(tmp_path: Path) -> None:
    """A column that somebody made segments with goes first; free text is offered for quotes; names are quoted."""
    header = "two,Customer segment,Why do you stay?"
    proposal = proposed(tmp_path, header, "{two},{plan},I stay since number {i} was good to me")
    assert proposal.could_make_segments == ("Customer segment", "two")
    assert list(next_steps(proposal, ["my file.csv"]))[-1] == (
        "Next: persona-gen segments build 'my file.csv' --by 'Customer segment' "
        "--quotes-column 'Why do you stay?' -o segments/"
    )
    proposal = proposal.model_copy(update={"could_give_quotes": ("Like?", "Dislike?")})
    assert "--quotes-column 'Like?' --quotes-column 'Dislike?' -o" in list(next_steps(proposal, ["f.csv"]))[-1]
    given = ["--quotes", "my talks", "--map", "map.csv"]
    assert list(next_steps(proposal, ["a.csv"], given))[-1].endswith("--quotes 'my talks' --map map.csv -o segments/")


def test_what_a_tool_calls_open_ended_is_proposed_as_quotes(tmp_path: Path) -> None:
    """Also where a few answers come again and again; of other columns, answers of one word are categories."""
    header = "Respondent ID,Your plan?,What would you change?,Which room?\n,Response,Open-Ended Response,Response"
    proposal = proposed(tmp_path, header, "{i},{plan},Longer hours {two},Room {two}")
    assert proposal.could_give_quotes == ("What would you change?",)
    assert "What would you change?" not in proposal.could_make_segments


def test_a_form_s_export_gives_a_command_that_runs_as_printed(tmp_path: Path) -> None:
    """Numbered questions: who people say they are makes segments, sentences are quotes, and consent is asked for."""
    said = ("It shuts at six, and so do I.", "Nobody is at the desk.", "I come for the quiet of it.")
    said += ("The wifi drops in the rain.", "We take ten books home.", "I would pay for a locker.")
    heads = [
        "1. How old are you?",
        "2. Please rate: [Staff]",
        "3. Which best describes you?",
        "4. Anything to tell us?",
    ]
    heads += ["5. May we quote you anonymously?", "6. Newsletter"]
    rows = [
        [
            ("16-24", "65+")[i % 2],
            "Good Poor OK".split()[i % 3],
            "Student Parent Retired".split()[i % 3],
            said[i % 6],
            ("Yes", "No")[i % 2],
            ("Yes", "No")[i % 2],
        ]
        for i in range(60)
    ]
    (tmp_path / "form.csv").write_text("\n".join(",".join(f'"{c}"' for c in row) for row in [heads, *rows]) + "\n")
    report = inspect([tmp_path / "form.csv"], BuildOptions())
    assert report.could_make_segments[:2] == ("3. Which best describes you?", "1. How old are you?")
    assert (report.could_give_quotes, report.could_give_consent) == ((heads[3],), (heads[4],))
    words = shlex.split(list(next_steps(report, [str(tmp_path / "form.csv")]))[-1].removeprefix("Next: persona-gen "))
    made = CliRunner().invoke(app, [*words[:-1], str(tmp_path / "out")])
    assert (made.exit_code, "dropped: no consent to be quoted" in made.stdout) == (0, True), made.stderr


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("1. How old are you?", "age"),
        ("Q12: Gender", "gender"),
        ("YOB", "born"),
        ("Birth_Year", "born"),
        ("Geb.-Jahr", "born"),
        ("2. How often do you come?", None),
        ("24-hour opening", None),
    ],
)
def test_the_number_of_a_question_is_no_part_of_it(question: str, kind: str | None) -> None:
    """Who people are is found under it."""
    assert named_kind(question) == kind
