"""What leaves, and where to. Run: python benchmarks/leaving.py SENTENCES [COLUMNS KINDS]

The whole way, from a table of people and their sentences to segment files, a persona's files, the memory of replies,
the ledger, a review, a site with the whole evidence and what a chat client gets that asks for each sentence, against an
endpoint that records what it is sent. SENTENCES has lines of kind, tab and a sentence with what
must go between ``[[ ]]``; COLUMNS is a table of people, KINDS says of each of its columns what it is.

Every identifier of a sentence, and every cell of a column that must stay out, is looked for in each place.
"""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from loopback import Loopback
from scripted_model import nothing

from persona_gen.mcp.tools import find_evidence
from persona_gen.runs.library import Library

PLACES = ("segment files", "endpoint", "persona", "page", "memory", "ledger", "review", "site", "chat")
SPEAKERS = tuple(
    f"{given} {family}"
    for given, family in zip(
        "Callum Thessaly Bronwyn Ikechukwu Saoirse Wiktor Annegret Ximena Baptiste Oddvar Nilufar Zsófia".split(),
        "Shaw Wrackhurst Pryce Obi Devlin Zielak Brandt Roldán Lemaire Tveit Karimova Halász".split(),
        strict=True,
    )
)
COPY = "A bank that answers. No forms, no waiting, one price that you see at once."
SHORTEST = 4
"""Characters of an identifier that is looked for; fewer stand in ordinary words."""


def main() -> None:
    """Build, generate, look."""
    sentences, *table = map(Path, sys.argv[1:])
    for kind, counts in leaving(sentences, *table).items():
        whole = counts.pop("all")
        print(f"{kind:40} {whole:>4}  " + "  ".join(f"{place} {counts[place]}" for place in PLACES))


def leaving(sentences: Path, columns: Path | None = None, kinds: Path | None = None) -> dict[str, dict[str, int]]:
    """For each kind of identifier how many there are (``all``), and how many arrive in each of `PLACES`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted = _quotes(sentences, folder / "quotes.csv") + _people(columns, kinds, folder / "people.csv")
        arrived = _went(folder)
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(("all", *PLACES), 0))
    for kind, identifier in sorted(set(wanted)):
        if len(identifier) >= SHORTEST:
            counts[kind]["all"] += 1
            for place in PLACES:
                counts[kind][place] += identifier in arrived[place]
    return counts


def _quotes(sentences: Path, path: Path) -> list[tuple[str, str]]:
    """A table of quotes, and their identifiers by kind."""
    wanted, rows = [], []
    for number, line in enumerate(sentences.read_text(encoding="utf-8").splitlines()):
        kind, text = line.split("\t")
        if "not promised" not in kind:
            wanted += [(kind, match) for match in re.findall(r"\[\[(.+?)\]\](?!\])", text)]
            rows.append((re.sub(r"\[\[(.+?)\]\](?!\])", r"\1", text), SPEAKERS[number % len(SPEAKERS)], "North"))
    _write(path, [("text", "speaker", "segment"), *rows])
    return wanted + [("speaker", word) for name in SPEAKERS for word in name.split()]


def _people(columns: Path | None, kinds: Path | None, path: Path) -> list[tuple[str, str]]:
    """The table of people, and the cells of its columns that must stay out, by what the column is."""
    if columns is None or kinds is None:
        _write(path, [("segment", "Age"), *(("North", str(20 + i)) for i in range(40))])
        return []
    what = json.loads(kinds.read_text(encoding="utf-8"))
    with columns.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    _write(path, [tuple(rows[0]), *((*dict(row, segment="North").values(),) for row in rows)])
    kind_of = (
        {name: kind for kind, names in what.items() for name in names}
        if isinstance(next(iter(what.values())), list)
        else what
    )
    private = [name for name, kind in kind_of.items() if name in rows[0] and "usable" not in kind and name != "segment"]
    cells = [(f"column: {kind_of[name]}", row[name]) for name in private for row in rows]
    return [(kind, cell) for kind, cell in cells if len(cell) > SHORTEST or not cell.isalpha()]


def _write(path: Path, rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _went(folder: Path) -> dict[str, str]:
    """All text in each place."""
    with Loopback(otherwise=nothing) as server:
        environment = os.environ | {
            "PYTHONPATH": str(ROOT), "OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "sk-none",
            "PERSONA_GEN_MODEL": "m", "XDG_CACHE_HOME": str(folder / "cache"),
        }  # fmt: skip
        segments, out, site = folder / "segments", folder / "out", folder / "site"
        people, quotes = str(folder / "people.csv"), str(folder / "quotes.csv")
        for words in (
            ["segments", "build", people, "--by", "segment", "--quotes", quotes, "-o", str(segments)],
            ["generate", str(segments), "-o", str(out)],
            ["review", COPY, "--personas", str(out), "--segments", str(segments), "-o", str(folder / "review")],
            ["export", str(out), "--to", "site", "--segments", str(segments), "--whole-evidence", "-o", str(site)],
        ):
            command = [sys.executable, "-m", "persona_gen", *words]
            ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if ended.returncode not in (0, 1):
                raise SystemExit(f"{words[0]} ended with {ended.returncode}: {ended.stderr[-500:]}")
        asked = json.dumps(server.requests, ensure_ascii=False)
    texts = {
        "segment files": _all(segments, "*.yaml"),
        "endpoint": asked.replace('\\\\"', '"').replace('\\"', '"'),
        "persona": _all(out, "*.json") + _all(out, "*.md"),
        "page": _all(out, "*.html"),
        "memory": _all(folder / "cache", "*"),
        "ledger": _all(segments, "ledger.txt"),
        "review": _all(folder / "review", "*"),
        "site": _all(site, "*"),
        "chat": _told_in_a_chat(segments, folder / "quotes.csv"),
    }
    assert all(texts[place] for place in PLACES), {place: len(text) for place, text in texts.items()}
    return texts


def _told_in_a_chat(segments: Path, quotes: Path) -> str:
    """What the tools of `persona-gen mcp` answer to somebody who asks for every sentence as it was said."""
    library = Library(segments)
    with quotes.open(encoding="utf-8", newline="") as file:
        asked = [row["text"] for row in csv.DictReader(file)]
    library.refresh()
    (name,) = library.segments
    return "\n".join(str(find_evidence(library, name, text, 20)) for text in asked)


def _all(folder: Path, pattern: str) -> str:
    return "\n".join(p.read_text(encoding="utf-8", errors="replace") for p in folder.rglob(pattern) if p.is_file())


if __name__ == "__main__":
    main()
