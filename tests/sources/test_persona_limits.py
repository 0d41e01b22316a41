"""A persona of thousands of claims, or a claim of a book's length, is refused before it costs minutes."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from paths import FIXTURES

from persona_gen.errors import InputError
from persona_gen.sources import building, problems, yaml_text
from persona_gen.sources.files import LARGEST_TEXT
from persona_gen.sources.persona_documents import MOST_PASSAGES, read_persona_document
from persona_gen.sources.personas import LONGEST_CLAIM, MOST_CHARACTERS, MOST_CLAIMS, parse_persona
from persona_gen.sources.reading import read_personas, read_segments

ANXIOUS = FIXTURES / "anxious-first-time-buyers.yaml"


def persona(*story: str) -> str:
    """A persona with this story."""
    return json.dumps({"schema": "persona-gen/persona@2", "segment": "s", "name": "Emma", "story": list(story)})


@pytest.mark.parametrize(
    ("story", "message"),
    [
        (["She rents."] * (MOST_CLAIMS + 1), "p.json: the persona has 1,001 claims, and at most 1,000 are read; split"),
        (
            ["a" * LONGEST_CLAIM] * MOST_CLAIMS,
            "p.json: the claims have 8,000,000 characters together, and at most 200,000 are read; split it",
        ),
        (["She rents.", "a " * LONGEST_CLAIM], "the claim has 16,000 characters, and at most 8,000 are read; make it"),
    ],
)
def test_more_than_a_check_can_bear_is_refused(story: list[str], message: str) -> None:
    """The line says what is too much, and how much is read."""
    with pytest.raises(InputError) as refused:
        parse_persona(persona(*story), "p.json")
    assert message in str(refused.value)


def test_thousands_of_wrong_keys_are_counted_and_not_each_compared(tmp_path: Path) -> None:
    """The first is told; to look for the nearest key of each takes minutes."""
    path = tmp_path / "keys.json"
    path.write_text(json.dumps({f"k{n}": 1 for n in range(20_000)}))
    began = time.process_time()
    with pytest.raises(InputError, match=r'unknown key "k0".*\(and 20,001 more problems\)'):
        read_personas(path)
    assert time.process_time() - began < 3


def test_what_is_just_within_the_limits_is_read() -> None:
    """The limits themselves pass."""
    assert parse_persona(persona(*["She rents."] * MOST_CLAIMS), "p.json")
    assert parse_persona(persona(*["a" * LONGEST_CLAIM] * (MOST_CHARACTERS // LONGEST_CLAIM)), "p.json")


def test_a_document_has_the_same_limits(tmp_path: Path) -> None:
    """Thousands of bullets of a Markdown file are no persona either, nor is a book."""
    path, segments = tmp_path / "p.md", read_segments(ANXIOUS, warn=False)
    path.write_text("# Emma\n\n## Goals\n\n" + "- She wants to wait.\n" * (MOST_CLAIMS + 1), encoding="utf-8")
    with pytest.raises(InputError, match="the persona has 1,001 claims, and at most 1,000 are read"):
        read_persona_document(path, segments)
    path.write_text("# Emma\n\n" + "- She waits.\n" * MOST_PASSAGES, encoding="utf-8")
    with pytest.raises(InputError, match="it has 10,001 lines and paragraphs, and at most 10,000 are read"):
        read_persona_document(path, segments)


def test_a_text_that_would_fill_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size of a file is looked at before it is read, and that of YAML before it is parsed."""
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_TEXT + 1)
    with pytest.raises(InputError, match="it holds more than 16 MB; split it"):
        read_segments(path)
    monkeypatch.setattr(yaml_text, "LARGEST_YAML", 10)
    with pytest.raises(InputError, match="characters of YAML, and at most 10 are read; write it as JSON"):
        read_segments(ANXIOUS)


def test_more_entries_than_any_study_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may be small and hold a million things, each of which takes its time."""
    path = tmp_path / "many.json"
    path.write_text('{"name": "A", "quotes": [1, 2, 3]}', encoding="utf-8")
    monkeypatch.setattr(building, "MOST_ITEMS", 2)
    with pytest.raises(InputError, match="quotes: the segment has 3 quotes, and at most 2 are read; keep a sample"):
        read_segments(path)
    monkeypatch.setattr(problems, "MOST_KEYS", 5)
    path.write_text('{"name": "A", "statistics": [{"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1}]}', encoding="utf-8")
    with pytest.raises(InputError, match=r"statistics\[0\]: this group has 6 keys; write it with its keys"):
        read_segments(path)
    monkeypatch.undo()
    monkeypatch.setattr(yaml_text, "MOST_ENTRIES", 10)
    with pytest.raises(InputError, match=r"line .: more than 10 keys and entries stand in it; split the file"):
        read_segments(ANXIOUS)
