"""Select-all questions in every style of export: one attribute, shares over whoever was asked, never 100 % of ticks."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from persona_gen.errors import ConfigError
from persona_gen.ingest.build import build_segments, inspect
from persona_gen.ingest.options import BuildOptions

PEOPLE = [(i % 2 == 0, i % 3 == 0, i % 5 == 0) for i in range(60)]
"""Who ticks Red, Green, Blue; everybody is of one segment, and whoever ticks nothing was asked all the same."""

ASKED = sum(any(ticks) for ticks in PEOPLE)
"""Of whom a blank row cannot be told from a question that was not asked."""

RED, GREEN, BLUE = (sum(ticks[i] for ticks in PEOPLE) for i in range(3))
STEM = "Which colours do you like? Please select all that apply."


def shares(
    folder: Path, header: list[list[str]], rows: list[list[str]], **wanted: object
) -> dict[str, dict[str, float]]:
    """The shares of each attribute of the one segment ``all``."""
    path = folder / "survey.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*header, *rows])
    by = {"by": [header[0][0]], "min_cell": 1, **wanted}
    [segment] = build_segments([path], BuildOptions(**by)).segments.values()  # type: ignore[arg-type]
    told: dict[str, dict[str, float]] = {}
    for statistic in segment.statistics:
        told.setdefault(statistic.attribute, {})[statistic.category or statistic.measure] = statistic.value
    return told


def marks(tick: list[str], blank: str) -> list[list[str]]:
    """A row for each person with a cell for each choice."""
    return [["all", *(tick[i] if on else blank for i, on in enumerate(ticks))] for ticks in PEOPLE]


def of(base: int) -> dict[str, float]:
    """The right shares."""
    return {name: round(n / base, 4) for name, n in (("Red", RED), ("Green", GREEN), ("Blue", BLUE))}


CHOICES = ["Red", "Green", "Blue"]
QUALTRICS = ["Q1", "Q2_1", "Q2_2", "Q2_3"]
LABELS = ["Where?", *(f"{STEM} - Selected Choice - {choice}" for choice in CHOICES)]
IMPORTS = [f'{{"ImportId":"QID{i}"}}' for i in range(4)]


@pytest.mark.parametrize(
    ("header", "tick", "blank", "base"),
    [
        pytest.param([["Where?", STEM, "", ""], ["Response", *CHOICES]], CHOICES, "", ASKED, id="SurveyMonkey"),
        pytest.param([["Where?", STEM, "", ""], ["Response", *CHOICES]], list("123"), "", ASKED, id="its codes"),
        pytest.param([QUALTRICS, LABELS, IMPORTS], CHOICES, "", ASKED, id="Qualtrics, labels"),
        pytest.param([QUALTRICS, LABELS, IMPORTS], ["1"] * 3, "", ASKED, id="Qualtrics, numbers"),
        pytest.param([QUALTRICS, LABELS, IMPORTS], ["1"] * 3, "-99", 60, id="Qualtrics, seen and not ticked"),
        pytest.param([["Where?", *(f"{STEM} [{c}]" for c in CHOICES)]], ["Yes"] * 3, "No", 60, id="LimeSurvey"),
        pytest.param(
            [["Where?", *(f"{STEM} - {c}" for c in CHOICES)]],
            ["Seleccionado"] * 3, "No seleccionado", 60, id="SPSS, Spanish labels",
        ),
        pytest.param([["Where?", *(f"{STEM} {c}" for c in CHOICES)]], ["Cité"] * 3, "Non cité", 60, id="labels"),
        pytest.param([["Where?", *(f"Q2/{c}" for c in CHOICES)]], ["1"] * 3, "0", 60, id="Kobo"),
        pytest.param([["Where?", *(f"group/sub/Q2/{c}" for c in CHOICES)]], ["1"] * 3, "0", 60, id="Kobo, in groups"),
        pytest.param([["Where?", *(f"{STEM} ({c})" for c in CHOICES)]], ["TRUE"] * 3, "FALSE", 60, id="Tally"),
        pytest.param(
            [["Where?", *(f"{STEM} (choice={c})" for c in CHOICES)]], ["Checked"] * 3, "Unchecked", 60, id="REDCap"
        ),
    ],
)  # fmt: skip
def test_a_column_for_each_choice_is_one_question(
    tmp_path: Path, header: list[list[str]], tick: list[str], blank: str, base: int
) -> None:
    """Whatever ticks a choice; blanks are not ticked where anything else of the question is."""
    told = shares(tmp_path, header, marks(tick, blank))
    assert list(told.values()) == [of(base)]


def test_who_ticked_nothing_is_asked_about(tmp_path: Path) -> None:
    """Nothing tells whether they saw the question: both bases are a flag away, and the account prints both flags."""
    questions = {
        STEM: ([f"{STEM}: {c}" for c in CHOICES], ["x"] * 3),
        "Which ones do you own?": ([f"{c}:Which ones do you own?" for c in CHOICES], CHOICES),
        "Owns": ([f"Owns: {c}" for c in CHOICES], ["Yes"] * 3),
        "Q2": ([f"Q2[SQ00{i}]. Which ones did you see? [{c}]" for i, c in enumerate(CHOICES)], ["Y"] * 3),
    }
    header = [["Where?", "Size", *(name for names, _ in questions.values() for name in names)]]
    ticks = [marks(tick, "") for _, tick in questions.values()]
    rows = [
        ["all", "S" if i % 2 else "L", *(cell for row in of_person for cell in row[1:])]
        for i, of_person in enumerate(zip(*ticks, strict=True))
    ]
    assert set(shares(tmp_path, header, rows)) == {"Size"}
    columns = inspect([tmp_path / "survey.csv"], BuildOptions()).columns[2:]
    for n, named in enumerate(questions):
        shown = f'"{named}"' if " " in named else named
        flags = [f"--kind {shown}={kind}" for kind in ("ticks", "multiple")]
        assert all(flag in c.reason for c in columns[3 * n : 3 * n + 3] for flag in flags), named
    for kind, base in (("ticks", 60), ("multiple", ASKED)):
        told = shares(tmp_path, header, rows, kinds=dict.fromkeys(questions, kind))
        assert [told[name] for name in told if name != "Size"] == [of(base)] * len(questions)


def test_a_choice_of_none_tells_who_was_asked(tmp_path: Path) -> None:
    """Where "None of these" can be ticked, whoever ticked nothing did not answer."""
    header = [["Where?", *(f"Owns: {c}" for c in (*CHOICES, "None of these"))]]
    told = shares(tmp_path, header, [[*row, "x" if i == 1 else ""] for i, row in enumerate(marks(["x"] * 3, ""))])
    assert told["Owns"]["Red"] == round(RED / (ASKED + 1), 4)


def test_what_people_write_beside_other_is_no_category(tmp_path: Path) -> None:
    """The text ticks the choice where no column of its own does, and is a quote candidate."""
    header = [["Where?", STEM, "", "", ""], ["", *CHOICES, "Other (please specify)"]]
    rows = [[*row, f"mauve {i}" if i % 4 == 0 else ""] for i, row in enumerate(marks(CHOICES, ""))]
    [told] = shares(tmp_path, header, rows).values()
    assert {name: told[name] for name in CHOICES} == of(sum(any(row[1:]) for row in rows))
    assert len(told) == 4


@pytest.mark.parametrize("ticked", ["", "Other (please specify)"])
def test_one_answer_and_what_is_written_beside_other(tmp_path: Path, ticked: str) -> None:
    """Whoever wrote there belongs to the base, whether or not the export ticks "other" for them."""
    header = [["Where?", "How do you commute?", ""], ["Response", "Response", "Other (please specify)"]]
    rows = [["all", ["Bus", "Car", ticked][i % 3], ["", "", f"I walk {i % 2}"][i % 3]] for i in range(60)]
    [told] = shares(tmp_path, header, rows).values()
    assert (told["Bus"], told["Car"], told[ticked or "Other"]) == (0.3333, 0.3333, 0.3333)


def test_whoever_was_not_asked_is_not_in_the_base(tmp_path: Path) -> None:
    """LimeSurvey writes N/A for a question that was not asked."""
    header = [["Where?", *(f"{STEM} [{c}]" for c in CHOICES)]]
    rows = [row if i >= 20 else ["all", "N/A", "N/A", "N/A"] for i, row in enumerate(marks(["Yes"] * 3, "No"))]
    [told] = shares(tmp_path, header, rows).values()
    assert told["Red"] == round(sum(ticks[0] for ticks in PEOPLE[20:]) / 40, 4)


def test_a_blank_beside_a_mark_for_not_asked_is_not_ticked(tmp_path: Path) -> None:
    """N/A tells who was not asked, so whoever has blanks alone was asked and ticked nothing."""
    header = [["Where?", *(f"{STEM} [{c}]" for c in CHOICES)]]
    rows = [row if i >= 20 else ["all", "N/A", "N/A", "N/A"] for i, row in enumerate(marks(["Y"] * 3, ""))]
    [told] = shares(tmp_path, header, rows).values()
    assert told["Red"] == round(sum(ticks[0] for ticks in PEOPLE[20:]) / 40, 4)


@pytest.mark.parametrize(("stem", "mark"), [("{} ({})", ", "), ("group/Q2/{1}", " ")])
def test_a_question_that_stands_twice_is_told_once(tmp_path: Path, stem: str, mark: str) -> None:
    """A list in one column and a column for each choice: the columns, which tell whoever ticked nothing."""
    question = "group/Q2" if "/" in stem else STEM
    header = [["Where?", question, *(stem.format(STEM, c) for c in CHOICES)]]
    rows = [["all", mark.join(c for c in row[1:] if c != "0"), *("01"[c != "0"] for c in row[1:])]
            for row in marks(CHOICES, "0")]  # fmt: skip
    assert list(shares(tmp_path, header, rows).values()) == [of(60)]


@pytest.mark.parametrize("mark", ["\n", "\r\n"])
def test_a_line_for_each_choice_is_a_list(tmp_path: Path, mark: str) -> None:
    """Form tools write one choice a line within the cell."""
    rows = [["all", mark.join(c for c, on in zip(CHOICES, ticks, strict=True) if on)] for ticks in PEOPLE]
    assert list(shares(tmp_path, [["Where?", STEM]], rows).values()) == [of(ASKED)]


@pytest.mark.parametrize("cells", [CHOICES, ["1", "1", "1"], ["checked"] * 3])
def test_a_column_of_one_value_and_blanks_has_no_base(tmp_path: Path, cells: list[str]) -> None:
    """Choices without their question are left out in doubt, and the reason names the flag that takes them."""
    path = tmp_path / "typeform.csv"
    rows = [["Where?", *CHOICES], *marks(cells, "")]
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    columns = {c.column: c for c in inspect([path], BuildOptions(by=["Where?"], min_cell=1)).columns}
    assert all(columns[c].fate == "left out" and f"--kind {c}=ticks" in columns[c].reason for c in CHOICES)
    told = shares(tmp_path, rows[:1], rows[1:], kinds=dict.fromkeys(CHOICES, "ticks"))
    assert [next(iter(told[c].values())) for c in CHOICES] == list(of(60).values())


def test_columns_of_which_each_person_ticks_one_make_segments(tmp_path: Path) -> None:
    """A question for one answer, exported as columns; with two ticks in a row it is refused, with their number."""
    path = tmp_path / "survey.csv"
    rows = [["id", "Gender: Male", "Gender: Female"], *([f"r{i}", "x" * (i % 2), "x" * (1 - i % 2)] for i in range(40))]
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    wanted = BuildOptions(by=["Gender"], min_cell=1, include=["id"], kinds={"id": "category"})
    made = build_segments([path], wanted)
    assert {segment.name: segment.size for segment in made.segments.values()} == {"Female": 20, "Male": 20}
    rows[1][1:] = ["x", "x"]
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    with pytest.raises(ConfigError, match="1 people are in several of its categories"):
        build_segments([path], BuildOptions(by=["Gender"]))


WITH_COMMAS = ["Coffee, tea or milk", "Bread", "Phone (mobile, landline)"]


@pytest.mark.slow
@pytest.mark.parametrize("mark", [",", ", ", ";", "; ", "|", "、", "، ", " / "])
@pytest.mark.parametrize("choices", [CHOICES, WITH_COMMAS, [f'"{choice}"' for choice in CHOICES]])
def test_a_choice_may_hold_the_commas_that_part_the_choices(tmp_path: Path, mark: str, choices: list[str]) -> None:
    """Parts that are never seen apart are one choice; quotation marks around each are none of its words."""
    rows = [["all", mark.join(c for c, on in zip(choices, ticks, strict=True) if on)] for ticks in PEOPLE]
    [told] = shares(tmp_path, [["Where?", "What do you buy?"]], rows).values()
    assert told == {c.strip('"'): value for c, value in zip(choices, of(ASKED).values(), strict=True)}
