"""From a raw table and transcripts to a persona: what people are called and where they live never reaches a model."""

from __future__ import annotations

import csv
import json
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from loopback import Answer, Loopback, said
from paths import FIXTURES
from typer.testing import CliRunner, Result

from persona_gen.cli import app
from persona_gen.cli import segments as _registers_the_command  # noqa: F401
from persona_gen.domain.build_report import BuildReport
from persona_gen.sources.reading import read_segments

RAW = FIXTURES / "raw"
INPUT = [
    *("--by", "segment", "--quotes", RAW / "interviews", "--map", RAW / "participants.csv"),
    *("--quotes-column", "feedback", "--consent-column", "may_we_quote", "--locale", "en_GB"),
]
IN_INTERVIEWS = (
    "Thessaly", "Wrackhurst", "Corwin", "Pellisford", "Bettina", "Imogen", "Farthingdale", "Aurelia", "Tranmarsh",
    "07700 900417", "thessaly.wrackhurst@example.org", "31 Tannery Lane", "LS7 3QT", "Zenobia", "Lysander",
)  # fmt: skip
ASKED = ("would you say that you love cooking again", "Would you call the app useful", "Why a pencil?")


def run(*arguments: object) -> Result:
    """The command in this process, which must go well."""
    result = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="persona-gen")
    assert result.exit_code == 0, result.stderr or result.exception
    return result


@pytest.fixture(scope="module")
def segments(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the raw fixtures make."""
    out = tmp_path_factory.mktemp("from-raw") / "segments"
    run("segments", "build", RAW / "customers.csv", *INPUT, "-o", out)
    return out


def planted() -> Iterator[str]:
    """Every identifier in the raw files: of all customers, whole and by family name, and of all who speak."""
    yield from IN_INTERVIEWS
    with (RAW / "customers.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from (row[column] for column in ("customer_id", "full_name", "email", "phone", "card_number"))
            yield row["full_name"].split()[-1]
            yield row["street_address"].split(",")[0]


IDENTIFIER = re.compile(rf"(?<!\w)(?:{'|'.join(sorted({re.escape(p) for p in planted()}))})(?!\w)", re.IGNORECASE)


def found_in(text: str) -> set[str]:
    """The identifiers that stand in a text as words of their own, whatever their case."""
    return {found.casefold() for found in IDENTIFIER.findall(text)}


def filled(schema: dict[str, Any], definitions: dict[str, Any]) -> Any:
    """The shortest reply that a schema allows; its sentences are wrong, so that they are asked for again."""
    if "$ref" in schema:
        return filled(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions)
    if "anyOf" in schema:
        return filled(schema["anyOf"][0], definitions)
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "object":
        return {name: filled(part, definitions) for name, part in schema["properties"].items()}
    if schema.get("type") == "array":
        return [filled(schema["items"], definitions)]
    return {"string": "99 % of the segment cook from scratch.", "boolean": False}.get(schema.get("type", ""), 1)


def answer(request: dict[str, Any]) -> Answer:
    """A model of no sense that keeps to the schema."""
    schema = request["response_format"]["json_schema"]["schema"]
    return said(filled(schema, schema.get("$defs", {})))


@pytest.mark.parametrize("steps", ["one", "many"])
def test_no_identifier_reaches_a_prompt(
    segments: Path, steps: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one call or in many, with repairs, for every segment; the quotes do reach it, the interviewer's words only as
    what was asked before an answer."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    with Loopback(otherwise=answer) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        result = run("generate", segments, "--model", "scripted", "--steps", steps, "--json")
    sent = json.dumps(endpoint.requests, ensure_ascii=False)
    assert found_in(sent) == set()
    assert found_in(result.stdout) == set()
    if steps == "one":  # in steps, code phrases most by itself
        assert len(endpoint.requests) >= 6
        assert "one thing less to decide" in sent
        assert "[name]" in sent
    as_asked = re.sub(r', asked (?:\\+"|&quot;).*?(?:\\+"|&quot;)\)', "", sent)
    assert not [words for words in ASKED if words in as_asked]


def test_what_is_written_holds_no_identifier_but_the_key(segments: Path) -> None:
    """Segment files and ledger may be passed on; the key is its owner's alone, and no command reads it as data."""
    for path in segments.iterdir():
        if path.name != "participants.key.csv":
            assert found_in(path.read_text(encoding="utf-8")) == set(), path.name
    key = segments / "participants.key.csv"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert key.read_text(encoding="utf-8").splitlines()[:2] == ["pseudonym,participant", "P01,Thessaly Wrackhurst"]
    assert len(read_segments(segments)) == 3
    for command in (["inspect", key], ["inspect", RAW / "customers.csv", "--quotes", key]):
        refused = CliRunner().invoke(app, ["segments", *map(str, command)], prog_name="persona-gen")
        assert refused.exit_code == 2
        assert "leave it out" in refused.stderr


def test_quotes_come_with_speaker_and_place_and_questions_are_kept_aside(segments: Path) -> None:
    """Interviews go where the map says, answers where their row does; those who may not be quoted are not."""
    by_id = {segment.id: segment for segment in read_segments(segments)}
    rescuers = by_id["weeknight-rescuers"]
    told = {quote.text: (quote.speaker, quote.origin) for quote in rescuers.quotes}
    assert told["The box is not about food. The box is one thing less to decide."] == ("P01", "document 2.vtt 00:00:19")
    assert [quote.text for quote in rescuers.quotes if quote.asked][
        1
    ] == "So would you say that you love cooking again?"
    assert "Twenty minutes on the card is forty in my kitchen & nobody warns you." in told
    assert not any("sister" in text for text in told)
    assert {quote.speaker for quote in by_id["sunday-planners"].quotes} >= {"P02", "Interviewer"}


def test_rows_and_quotes_add_up_in_one_ledger(segments: Path) -> None:
    """As printed and as JSON; every piece of text is in it once, and files agree with the whole."""
    result = run("segments", "inspect", RAW / "customers.csv", *INPUT[:-2], "--json")
    ledger = BuildReport.model_validate_json(result.stdout)
    rows = ledger.rows.model_dump()
    assert rows.pop("read") == sum(rows.values()) == 300
    quotes = ledger.quotes
    assert quotes.adds_up
    assert quotes.read == sum(file.read for file in quotes.files) == 321
    assert quotes.assigned == sum(segment.quotes for segment in ledger.segments)
    assert set(quotes.segments) == {segment.id for segment in ledger.segments}
    assert (quotes.unassigned, quotes.unknown_segments, quotes.interviewer) == (2, {}, 7)
    text = (segments / "ledger.txt").read_text(encoding="utf-8")
    assert f"{quotes.assigned} assigned to 3 segments" in text
    assert "1 dropped: says that it is not to be quoted" in text
    assert f"{quotes.dropped['no consent to be quoted']} dropped: no consent to be quoted" in text


@pytest.mark.parametrize(
    "what", ["interviews", "interviews/planners.md", "interviews/2026-04-14-thessaly-wrackhurst.vtt"]
)
def test_inspect_reads_transcripts_and_folders(what: str) -> None:
    """Who speaks and what is dropped, with the segments of the map; nothing is written."""
    result = run("segments", "inspect", RAW / what, "--map", RAW / "participants.csv")
    assert result.stdout.startswith("Quotes: ")
    assert "of the interviewer, kept aside" in result.stdout
    assert found_in(result.stdout) == set()
    ledger = BuildReport.model_validate_json(
        run("segments", "inspect", RAW / what, "--map", RAW / "participants.csv", "--json").stdout
    )
    assert ledger.quotes.adds_up
    assert ledger.rows.read == 0


def test_inspect_reads_highlight_exports_and_named_columns(tmp_path: Path) -> None:
    """What has highlights with tags and documents is no table of people; nor is what --columns describes."""
    export = tmp_path / "highlights.csv"
    export.write_text("id,document,tag,content\n1,P07.txt,trust,I read the terms.\n1,P07.txt,price,I read the terms.\n")
    assert "1 dropped: the same highlight under another tag" in run("segments", "inspect", export).stdout
    reviews = tmp_path / "reviews.csv"
    reviews.write_text("who,stars,said\nA1,5,It works.\nA2,1,It does not.\n")
    assert run("segments", "inspect", reviews).stdout.startswith("reviews.csv: read 2 respondents")
    named = run("segments", "inspect", reviews, "--columns", "text=said,speaker=who")
    assert named.stdout.startswith("Quotes: 2 pieces of text read in 1 file")


def _talk(name: str, words: str) -> str:
    return f"Interviewer: And then?\n\n{name}: {words}\n\nInterviewer: Why?\n\n{name}: Yeah.\n"


def talks(folder: Path, nora: str = "I look at the logs first.", kai: str = "I push on Fridays.") -> Path:
    """A folder of two interviews, and beside it a map of who is in which segment."""
    (folder / "talks").mkdir()
    for name, words in (("Sam", nora), ("Kai", kai)):
        (folder / "talks" / f"02_{name}_ops.txt").write_text(_talk(name, words), "utf-8")
    (folder / "map.csv").write_text("participant,segment\nSam,On call\nKai,Builders\n")
    return folder / "talks"


def test_interviews_alone_make_segments_by_the_map_or_one_of_all_who_speak(tmp_path: Path) -> None:
    """No table is needed, and nobody is too few to be quoted; named as a file or with --quotes, which is the same."""
    heard, mapped = talks(tmp_path), ["--map", tmp_path / "map.csv"]
    for number, named in enumerate(([heard], ["--quotes", heard])):
        run("segments", "build", *named, *mapped, "-o", tmp_path / f"by-map-{number}")
        built = {s.name: s for s in read_segments(tmp_path / f"by-map-{number}")}
        assert {name: [q.text for q in s.quotes if not q.asked] for name, s in built.items()} == {
            "On call": ["I look at the logs first."],
            "Builders": ["I push on Fridays."],
        }
        assert {(s.size, s.locale, s.statistics) for s in built.values()} == {(None, "en_US", ())}
    run("segments", "build", heard, "-o", tmp_path / "one")
    [one] = read_segments(tmp_path / "one")
    account = BuildReport.model_validate_json(run("segments", "inspect", heard, "--json").stdout).quotes
    assert (account.assigned, account.unassigned, account.adds_up) == (2, 0, True)
    assert one.name == "Participants"
    assert {q.text for q in one.quotes if not q.asked} == {"I look at the logs first.", "I push on Fridays."}
    told = (tmp_path / "one" / "ledger.txt").read_text() + (tmp_path / "one" / "participants.yaml").read_text()
    assert not re.search("sam", told, re.IGNORECASE)  # nor in the name of a file, where it is hardly a name
    command = run("segments", "inspect", heard).stdout.splitlines()[-1].removeprefix("Next: persona-gen ")
    assert command == f"segments build {heard} -o segments/"


def test_interviews_beside_a_table_are_its_quotes_however_they_are_named(tmp_path: Path) -> None:
    """A folder among the tables is no table; what is about tables is refused where there is none."""
    heard, mapped = talks(tmp_path), ["--map", tmp_path / "map.csv"]
    (tmp_path / "t.csv").write_text("group,x\n" + "On call,1\n" * 12 + "Builders,2\n" * 12)
    run("segments", "build", tmp_path / "t.csv", heard, *mapped, "--by", "group", "-o", tmp_path / "out")
    assert {len([q for q in s.quotes if not q.asked]) for s in read_segments(tmp_path / "out")} == {1}
    refused = CliRunner().invoke(app, ["segments", "build", str(heard), "--by", "group", "-o", str(tmp_path / "x")])
    assert (refused.exit_code, "--by is about a table of people" in refused.stderr) == (2, True)


def test_what_german_people_say_tells_where_they_live(tmp_path: Path) -> None:
    """Names and figures of their cards are German; --locale still overrides."""
    heard = talks(tmp_path, "Ich will wissen, ob sich das noch lohnt.", "Wenn der Ofen steht, steht der Betrieb.")
    run("segments", "build", heard, "-o", tmp_path / "de")
    run("segments", "build", heard, "--locale", "de_AT", "-o", tmp_path / "at")
    assert [s.locale for out in ("de", "at") for s in read_segments(tmp_path / out)] == ["de_DE", "de_AT"]
    rows = "".join(f"{'AB'[i % 2]};{i};Ich weiß noch nicht, ob ich die {i} nehme.\n" for i in range(40))
    (tmp_path / "t.csv").write_text("Gruppe;Zahl;Warum\n" + rows, "utf-8")
    run("segments", "build", tmp_path / "t.csv", "--by", "Gruppe", "--quotes-column", "Warum", "-o", tmp_path / "t")
    assert {s.locale for s in read_segments(tmp_path / "t")} == {"de_DE"}


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--map", RAW / "participants.csv"], "--map is about quotes, and none are given; name their files"),
        (["--quotes", RAW / "absent"], "there is no such file"),
        (["--quotes", RAW / "absent.vtt"], "there is no such file"),
        (["--quotes", RAW / "interviews", "--interviewer", "Imogeen"], '--interviewer is "imogeen", and nobody has'),
        (["--quotes", RAW / "interviews", "--columns", "words=x"], "give ROLE=COLUMN, of the roles text, speaker"),
        (["--quotes-column", "feedback", "--consent-column", "may_quote"], "did you mean may_we_quote?"),
    ],
)
def test_mistakes_about_quotes_are_one_line_with_a_cure(arguments: list[object], what: str) -> None:
    """On stderr, with exit code 2."""
    result = CliRunner().invoke(
        app, ["segments", "inspect", str(RAW / "customers.csv"), *map(str, arguments)], prog_name="persona-gen"
    )
    assert (result.exit_code, result.stdout) == (2, "")
    assert what in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_second_run_keeps_the_codes_of_the_first(segments: Path, tmp_path: Path) -> None:
    """A new interview does not renumber the old ones."""
    out = tmp_path / "segments"
    out.mkdir()
    (out / "participants.key.csv").write_text("pseudonym,participant\nP07,Corwin Pellisford\n")
    run("segments", "build", RAW / "customers.csv", *INPUT, "-o", out, "-q")
    assert "P07,Corwin Pellisford" in (out / "participants.key.csv").read_text()
    planners = next(s for s in read_segments(out) if s.id == "sunday-planners")
    assert "P07" in {quote.speaker for quote in planners.quotes}


def test_the_customers_are_those_that_the_script_makes(tmp_path: Path) -> None:
    """Anybody can make the fixture again."""
    script = (RAW / "make.py").read_text(encoding="utf-8")
    (tmp_path / "make.py").write_text(script, encoding="utf-8")
    subprocess.run([sys.executable, tmp_path / "make.py"], check=True)
    assert (tmp_path / "customers.csv").read_bytes() == (RAW / "customers.csv").read_bytes()
