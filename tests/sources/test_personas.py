"""Reading personas: as persona-gen writes them, and as people do."""

from __future__ import annotations

from pathlib import Path

import pytest
from rows import every_row

from persona_gen.domain import Claim, Inference, Persona, Quotation, Trait
from persona_gen.errors import InputError
from persona_gen.sources.reading import SourceWarning, parse_persona, read_personas

BY_HAND = """
name: Emma Whitfield
segment: anxious-first-time-buyers
tagline: Saving, comparing, worrying.
snapshot:
  - Age: 29
  - "Lives in: a rented flat"
  - {attribute: Answer, value: no, cites: [housing.rents]}
goals:
  - She wants the whole number.
  - {text: She wants a list., cites: [p03-2]}
frustrations:
journey:
  - {stage: search, doing: She opens fifteen tabs.}
role: Saving for a flat
differences:
  - {about: phoning, one: I would rather ring., other: {text: Never phone me., cites: [q4]}}
use:
  - {kind: say, text: Give the number.}
quotes:
  - I open fifteen tabs.
"""


def test_a_persona_by_hand_needs_few_fields() -> None:
    """Plain strings are claims that cite nothing, and a line of the snapshot may read as it is spoken."""
    [persona] = parse_persona(BY_HAND, "emma.yaml")
    assert persona.tagline == Claim(text="Saving, comparing, worrying.")
    assert persona.snapshot == (
        Trait(attribute="Age", value="29"),
        Trait(attribute="Lives in", value="a rented flat"),
        Trait(attribute="Answer", value="no", cites=("housing.rents",)),
    )
    assert persona.goals == (
        Claim(text="She wants the whole number."),
        Claim(text="She wants a list.", cites=("p03-2",)),
    )
    assert persona.journey[0].doing == Claim(text="She opens fifteen tabs.")
    assert persona.role == Claim(text="Saving for a flat")
    assert persona.differences[0].one == Quotation(text="I would rather ring.")
    assert persona.differences[0].other == Quotation(text="Never phone me.", cites=("q4",))
    assert persona.use == (Inference(kind="say", text="Give the number."),)
    assert persona.quotes == (Quotation(text="I open fifteen tabs."),)
    assert persona.frustrations == ()


def test_what_is_written_is_read_back() -> None:
    """The JSON of a persona gives the same persona, alone, over several lines, or one a line."""
    [persona] = parse_persona(BY_HAND, "-")
    line = persona.model_dump_json(by_alias=True)
    assert parse_persona(line, "-") == [persona]
    assert parse_persona(persona.model_dump_json(by_alias=True, indent=1), "emma.json") == [persona]
    assert parse_persona(f"{line}\n\n{line}\n", "-") == [persona, persona]


def test_files_of_the_first_version_are_still_read() -> None:
    """They have no lead, no differences and no conclusions, and are written as the present version."""
    line = '{"schema": "persona-gen/persona@1", "segment": "a", "name": "Emma", "goals": ["She wants a list."]}'
    [persona] = parse_persona(line, "-")
    assert (persona.schema_, persona.lead, persona.use) == ("persona-gen/persona@2", None, ())
    with pytest.raises(
        InputError, match='"persona-gen/persona@3" is not known; this version reads persona-gen/persona@2'
    ):
        parse_persona(line.replace("@1", "@3"), "-")


def test_reports_between_personas_are_skipped_and_named() -> None:
    """A stream of personas and check reports gives the personas, and says what it passed over."""
    line = Persona(segment="a", name="Emma").model_dump_json(by_alias=True)
    with pytest.warns(SourceWarning, match=r"^-: line 2: this is a check report, not a persona; it is skipped$"):
        found = parse_persona(f'{line}\n{{"schema": "persona-gen/check@1"}}\n', "-")
    assert [p.name for p in found] == ["Emma"]


def test_a_folder_gives_its_personas_by_file_name(tmp_path: Path) -> None:
    """JSON, JSON lines and YAML are read; a segment lying there is skipped with a warning."""
    (tmp_path / "b.json").write_text('{"name": "Bea", "segment": "s"}')
    (tmp_path / "a.yaml").write_text("{name: Ada, segment: s}")
    (tmp_path / "c.jsonl").write_text('{"name": "Cleo", "segment": "s"}\n{"name": "Dora", "segment": "s"}\n')
    (tmp_path / "s.yaml").write_text("schema: persona-gen/segment@1\n")
    with pytest.warns(SourceWarning, match="this is a segment, not a persona; it is skipped"):
        found = read_personas(tmp_path)
    assert [p.name for p in found] == ["Ada", "Bea", "Cleo", "Dora"]


@every_row(
    ("name", "text", "line"),
    [
        ("-", " \n", "-: the file is empty; fill it or leave it out"),
        (
            "e.yaml",
            "name: Emma\n",
            'e.yaml: line 1: "segment" is missing; give one, for example anxious-first-time-buyers',
        ),
        ("e.json", '{"segment": "s"}', 'e.json: line 1: "name" is missing; give one'),
        (
            "e.yaml",
            "name: Emma\nsegment: s\nfrustration:\n  - Forms.\n",
            'e.yaml: line 3, frustration: unknown key "frustration"; did you mean frustrations?',
        ),
        (
            "e.yaml",
            "name: Emma\nsegment: s\ngoals: Peace\n",
            'e.yaml: line 3, goals: this is "Peace", where a list belongs; '
            'begin each entry with "- ", or put them in [ ]',
        ),
        (
            "e.yaml",
            "name: Emma\nsegment: s\ngoals:\n  - {text: Peace, cites: age}\n",
            'e.yaml: line 4, goals[0].cites: this is "age", where a list belongs; '
            'begin each entry with "- ", or put them in [ ]',
        ),
        (
            "e.yaml",
            "name: Emma\nsegment: s\ngoals:\n  - {text: Peace, source: age}\n",
            'e.yaml: line 4, goals[0].source: unknown key "source"; the keys are text, cites, fiction',
        ),
        (
            "e.yaml",
            "name: Emma\nsegment: s\ngoals:\n  - {text: Peace, fiction: maybe}\n",
            'e.yaml: line 4, goals[0].fiction: "maybe" is neither true nor false; write true or false',
        ),
        (
            "e.yaml",
            "name: Emma\nsegment: s\ngoals:\n  - ''\n",
            "e.yaml: line 4, goals[0].text: this is empty; write a text or remove the entry",
        ),
        (
            "-",
            '{"name": "Emma", "segment": "s"}\n{"name": "Bea"}\n',
            '-: line 2: "segment" is missing; give one, for example anxious-first-time-buyers',
        ),
        (
            "s.yaml",
            "schema: persona-gen/segment@1\nname: Buyers\n",
            "s.yaml: line 1, schema: this is a segment, not a persona; give it to persona-gen generate or --segments",
        ),
    ],
)
def test_a_bad_persona_prints_one_line(name: str, text: str, line: str) -> None:
    """Persona files are refused as plainly as segment files."""
    with pytest.raises(InputError) as raised:
        parse_persona(text, name)
    assert str(raised.value) == line


def test_a_folder_without_personas_says_so(tmp_path: Path) -> None:
    """The error names the folder and what would be read, or the folder below in which they are."""
    with pytest.raises(InputError, match=r"no persona is in this folder; give one with \.json"):
        read_personas(tmp_path)
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "emma.json").write_text('{"schema": "persona-gen/persona@2"}')
    with pytest.raises(InputError, match=rf"no persona is in this folder; give {tmp_path / 'made'}$"):
        read_personas(tmp_path)
