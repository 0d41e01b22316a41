"""A folder as page and chat see it: what its files say they are, and what is read again."""

import shutil
from pathlib import Path

import pytest
from paths import FIXTURES

from persona_gen.runs import library_files
from persona_gen.runs.library import Library


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("schema: persona-gen/segment@1\nid: a\nname: Alpha\nstatistics: []\n", ("a", "Alpha")),
        ("# comment\nid: a\nsource: {name: x}\nname: 'Al: pha'\nsize: 3\nquotes: []\n", ("a", "Al: pha")),
        ('{\n "id": "a",\n "name": "Al\\u00e9",\n "quotes": []\n}', ("a", "Alé")),
        ('{"id": "a", "name": "Alpha", "quotes": []}\n{"id": "b", "name": "Beta", "quotes": []}\n', None),
        ("schema: persona-gen/segment@1\nsegments:\n  - {id: a, name: Alpha}\n", None),
        ("name: Alpha\nstatistics: []\nquotes: []\n", None),
        ("id: a\nquotes: []\nname: " + "x" * 3000, None),
        ("id: [a\nname: b\nquotes: []", None),
    ],
    ids=["ours", "by hand", "json", "json lines", "several", "no id", "cut off", "broken"],
)
def test_a_head_names_a_segment_only_where_it_says_so_in_full(
    tmp_path: Path, text: str, named: tuple[str, str] | None
) -> None:
    """Whatever could be another segment is read instead."""
    file = tmp_path / ("segment.json" if text.startswith("{") else "segment.yaml")
    file.write_text(text, encoding="utf-8")
    head = library_files.looked_at(file, (0, 0)).head
    assert (head and head[:2]) == named


def test_a_segment_that_changes_is_read_again_and_checked_again(tmp_path: Path) -> None:
    """What was made of a file holds for the file as it was."""
    file = Path(shutil.copy(FIXTURES / "anxious-first-time-buyers.yaml", tmp_path))
    shutil.copy(FIXTURES / "personas" / "bethany-matthews.json", tmp_path)
    library = Library(tmp_path)
    library.refresh()
    path, persona = library.persona("bethany-matthews")
    before = library.report(path, persona)
    assert library.report_at_hand(path, persona) is before
    file.write_text(file.read_text(encoding="utf-8").replace("value: 0.54", "value: 0.55"), encoding="utf-8")
    library.refresh(now=True)
    assert library.report_at_hand(path, persona) is None
    assert library.report(path, persona) is not before
