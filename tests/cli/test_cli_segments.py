"""``segments build`` and ``segments inspect``: what is printed where, what is written, and exit codes."""

from __future__ import annotations

import json
import re
import warnings
from importlib import import_module
from pathlib import Path

import pytest
from command_line import run

from persona_gen import extras
from persona_gen.cli import segments as _registers_the_command  # noqa: F401
from persona_gen.domain.build_report import BuildReport
from persona_gen.privacy import numbers
from persona_gen.sources.reading import SourceWarning, read_segments

TABLE = "id,plan,age\n" + "".join(f"{i},{'Pro' if i % 3 else 'Free'},{20 + i % 40}\n" for i in range(90))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A customer table."""
    path = tmp_path / "customers.csv"
    path.write_text(TABLE)
    return path


def test_build_writes_segments_and_ledger_and_prints_the_account(table: Path, tmp_path: Path) -> None:
    """The account is on stdout and in ledger.txt; what was written is said on stderr; the folder is read as it is."""
    out = tmp_path / "new" / "segments"
    result = run("segments", "build", table, "--by", "plan", "-o", out)
    assert result.exit_code == 0, result.stderr
    assert "customers.csv: read 90 respondents, dropped 1 header row; CSV, utf-8" in result.stdout
    assert "id: holds ids by its name (--include overrides)" in result.stdout
    assert "wrote 2 segment files and ledger.txt" in result.stderr
    assert sorted(path.name for path in out.iterdir()) == ["free.yaml", "ledger.txt", "pro.yaml"]
    assert (out / "ledger.txt").read_text() == result.stdout
    with pytest.warns(UserWarning, match="has no quotes"):
        assert [(segment.name, segment.size) for segment in read_segments(out)] == [("Free", 30), ("Pro", 60)]
    other = run("segments", "build", table, "--by", "age", "--bin", "age=40", "-o", out)
    assert "2 other files, such as free.yaml" in other.stderr


def test_inspect_shows_the_same_and_writes_nothing(table: Path, tmp_path: Path) -> None:
    """With --by the segments too, as text or as one JSON document."""
    before = sorted(tmp_path.iterdir())
    plain, full = run("segments", "inspect", table), run("segments", "inspect", table, "--by", "plan", "--json")
    assert "Columns: 3" in plain.stdout
    assert "Segments:" not in plain.stdout
    report = BuildReport.model_validate_json(full.stdout)
    assert json.loads(full.stdout)["schema"] == "persona-gen/ledger@1"
    assert [segment.id for segment in report.segments] == ["free", "pro"]
    assert sorted(tmp_path.iterdir()) == before


def test_inspect_says_what_a_segment_file_holds(tmp_path: Path) -> None:
    """Alone or with others in a folder; the interviewer's words are no quotes. A table's options are refused."""
    said = [
        {"text": "Where do you order?", "speaker": "Interviewer"},
        {"text": "On the train.", "speaker": "P1"},
        {"text": "I ring up.", "speaker": "P2"},
    ]
    few = {"attribute": "Age", "measure": "mean", "value": 40, "n": 11}
    (tmp_path / "mine.yaml").write_text(json.dumps({"name": "Mine", "size": 90, "statistics": [few], "quotes": said}))
    for named in (tmp_path / "mine.yaml", tmp_path):
        result = run("segments", "inspect", named)
        assert result.stdout == "Segments: 1\n  Mine: n = 90; 1 statistic, 2 quotes of 2 speakers\n"
    assert "leave it out of segment files" in run("segments", "inspect", tmp_path, "--by", "plan").stderr
    (tmp_path / "broken.yaml").write_text("name: x\nstatistics: 3\n")
    assert "broken.yaml: line 2" in run("segments", "inspect", tmp_path).stderr


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--by", "plam"], "did you mean plan?"),
        (["--kind", "age=colour"], "give COLUMN=KIND, of the kinds category, number"),
        (["--where", "nonsense ="], "--where is no condition"),
        (["--encoding", "utf-99"], "give a name such as utf-8"),
        (["--by", "age"], "give bands: --bin age="),
    ],
)
def test_mistakes_are_one_line_and_exit_code_2(table: Path, arguments: list[str], what: str) -> None:
    """On stderr, with a cure."""
    result = run("segments", "inspect", table, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert what in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_missing_file_and_one_named_twice_are_refused(table: Path) -> None:
    """People must not count twice."""
    assert "there is no such file; check the path" in run("segments", "inspect", "absent.csv").stderr
    assert "a table is named twice" in run("segments", "inspect", table, table).stderr


def test_without_the_extra_one_line_says_how_to_install_it(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables are optional."""

    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", absent)
    result = run("segments", "inspect", table)
    assert result.exit_code == 2
    assert re.fullmatch(
        r"persona-gen: files of this kind need duckdb; pip install (-e )?'\S+\[tables\]'\n", result.stderr
    )


BANNER = "segment,size,Age (mean),Rents %,Owns %\nStarters,120,29.4,64,36\nMovers,200,41.2,30,70\n"


def test_ready_figures_become_segments_with_their_quotes(tmp_path: Path) -> None:
    """A table of figures is recognised, its unit is asked for or proved, and interviews go to its segments by name."""
    table, said = tmp_path / "figures.csv", tmp_path / "said.csv"
    table.write_text(BANNER)
    said.write_text("participant,segment,text\nP1,starters,I rent a room.\nP2,Owners,I own a house.\n")
    out = tmp_path / "out"
    result = run("segments", "build", table, "--quotes", said, "-o", out)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("figures.csv: ready figures, wide table")
    assert '1 unassigned: no segment is called "Owners"' in result.stdout
    assert (out / "ledger.txt").read_text() == result.stdout
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SourceWarning)  # no whole base is given, and one segment has no quotes
        read = {segment.name: segment for segment in read_segments(out)}
    assert [quote.text for quote in read["Starters"].quotes] == ["I rent a room."]
    assert {s.category or s.attribute: s.value for s in read["Movers"].statistics if s.measure == "share"}
    report = BuildReport.model_validate_json(run("segments", "inspect", table, "--quotes", said, "--json").stdout)
    assert report.cells is not None
    assert sum(fate.cells for fate in report.cells.fates) == report.cells.cells
    assert report.quotes.adds_up


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--where", "size > 1"], "--where needs a row for each person, and figures.csv is taken for ready figures"),
        (["--unit", "per mille"], '--unit is "per mille"; give share or percent'),
        (["--shape", "tall"], '--shape is "tall"; give one of auto, people, wide'),
        (["--shape", "people", "--unit", "share"], "--unit is about ready figures"),
        (["--shape", "people"], "no column is named that makes the segments; name one with --by COLUMN"),
    ],
)
def test_wishes_that_do_not_fit_the_shape_are_refused(tmp_path: Path, arguments: list[str], what: str) -> None:
    """One line that says what the table is taken for."""
    (tmp_path / "figures.csv").write_text(BANNER)
    result = run("segments", "build", tmp_path / "figures.csv", "-o", tmp_path / "out", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert what in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("module", ["docx", "stdnum"])
def test_interviews_without_the_extra_are_one_line_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    """A Word transcript needs python-docx; redaction needs python-stdnum."""

    def absent(name: str) -> object:
        if name.split(".", maxsplit=1)[0] == module:
            raise ImportError(name)
        return import_module(name)

    monkeypatch.setattr(extras, "import_module", absent)
    monkeypatch.setattr(numbers, "find_spec", lambda name: None if name == module else name)
    numbers.need_plans.cache_clear()
    path = tmp_path / ("p.docx" if module == "docx" else "p.txt")
    path.write_text("P1: My number is 123-45-6789, 536-22-1234 or 529 982 247 25.\nP1: I am.\n")
    result = run("segments", "inspect", path)
    numbers.need_plans.cache_clear()
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.search(r"pip install (-e )?'\S+\[tables\]'$", result.stderr)
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["build", "inspect"])
def test_help_ends_with_examples(command: str) -> None:
    """Lines to copy."""
    assert f"persona-gen segments {command} " in run("segments", command, "--help").stdout.split("Examples")[1]


LONG = "Households in the northern counties that rent from a housing association "


@pytest.mark.parametrize(
    "names",
    [
        (f"{LONG}since long", f"{LONG}since last year"),
        ("Café", "Cafe", "cafe 23d1ee", "cafe 075a4c", "caf e"),
        ("日本", "中国", "???"),
    ],
)
@pytest.mark.filterwarnings("ignore:.*has no quotes")
def test_every_segment_has_a_file_of_its_own(tmp_path: Path, names: tuple[str, ...]) -> None:
    """Names alike in sixty letters, but for accents, or with another's digest at the end overwrite nothing."""
    (tmp_path / "t.csv").write_text("who,plan\n" + "".join(f"{name},a\n{name},b\n" for name in names) * 20)
    result = run("segments", "build", tmp_path / "t.csv", "--by", "who", "-o", tmp_path / "out")
    assert f"wrote {len(names)} segment files" in result.stderr
    built = [read_segments(path)[0] for path in (tmp_path / "out").glob("*.yaml")]
    assert sorted(segment.name.removeprefix("who: ") for segment in built) == sorted(names)


def test_two_voices_in_small_letters_are_two_speakers(tmp_path: Path) -> None:
    """Labels of the map are speakers, however they are written: each quote is one person's, and nobody else's."""
    (tmp_path / "t.csv").write_text("who,plan\n" + "Movers,x\nStayers,y\n" * 20)
    (tmp_path / "m.csv").write_text("participant,segment\nkim,Movers\nlee,Stayers\n")
    (tmp_path / "one.txt").write_text(
        "Interviewer: How do you shop?\nkim: I walk to the market every week.\nlee: I order it on my phone at night.\n"
        "kim: I would never do that, I want to see the fish.\n"
    )
    quotes = ["--quotes", tmp_path / "one.txt", "--map", tmp_path / "m.csv"]
    run("segments", "build", tmp_path / "t.csv", "--by", "who", *quotes, "-o", tmp_path / "out")
    of = {
        segment.name: [quote.text for quote in segment.quotes if quote.speaker != "Interviewer"]
        for segment in read_segments(tmp_path / "out")
    }
    assert of == {
        "Movers": ["I walk to the market every week.", "I would never do that, I want to see the fish."],
        "Stayers": ["I order it on my phone at night."],
    }
