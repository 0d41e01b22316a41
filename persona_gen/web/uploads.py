"""Tables and interviews that are brought to the page: kept within the folder, read by the commands, sent nowhere."""

from __future__ import annotations

import csv
import json
import os
import re
import secrets
from collections.abc import AsyncIterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

from starlette.requests import ClientDisconnect

from persona_gen.errors import InputError
from persona_gen.files import make_folder, unwritable, write_text
from persona_gen.ingest.interviews.files import INTERVIEW_SUFFIXES, open_quotes
from persona_gen.ingest.interviews.participants import Participant, Participants, read_map
from persona_gen.ingest.interviews.utterances import TranscriptUtterances
from persona_gen.report.yaml import segment_yaml
from persona_gen.sources.reading import read_segments
from persona_gen.web.desk import object_of, texts_of
from persona_gen.web.guard import MOST_UPLOADED
from persona_gen.web.history import hidden

CHOSEN_MAP = "who-is-in-which-segment.csv"
"""The map that was chosen on the page."""
MOST_CHOSEN = 2_000
"""Files, columns or labels of one use."""
MOST_SPEAKERS = 500
_CHOICES = "chosen.json"
"""What was chosen of the files that were brought, in the page's own form."""
TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".sav", ".zsav", ".dta", ".parquet")
"""What is a table of people, as a rule, where its name ends so."""
LARGEST_MAP = 200_000
"""Bytes; a larger table is not looked into for a map each time that the page is shown."""
_NAME = re.compile(r"[^\w .()-]+")
LONGEST_NAME = 120
EXAMPLE = "example"
"""The folder that the example is put into."""
EXAMPLE_SEGMENT = "anxious-first-time-buyers.yaml"
EXAMPLE_PERSONAS = ("chloe-bennett.json", "chloe-bennett.check.json", "bethany-matthews.json")


def folder_of(folder: Path) -> Path:
    """The folder in which uploads are kept."""
    return hidden(folder, "data")


def _listed(folder: Path) -> list[str]:
    """The names of the interview files that were uploaded."""
    kept = folder_of(folder)
    files = kept.iterdir() if kept.is_dir() else ()
    return sorted(path.name for path in files if path.suffix.lower() in INTERVIEW_SUFFIXES and path.name != CHOSEN_MAP)


def roles(folder: Path) -> dict[str, str]:
    """Their names, each with what it is by its kind: a table, interviews, or a map of who is in which segment."""
    return {name: _role(folder_of(folder) / name) for name in _listed(folder)}


def _role(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in TABLES:
        return "interviews"
    try:
        return "map" if path.stat().st_size < LARGEST_MAP and not read_map(path).unused_columns else "tables"
    except (InputError, OSError):
        return "tables"


async def keep(folder: Path, name: str, stream: AsyncIterator[bytes]) -> str:
    """Write one file, whole or not at all, under a name that stays within the folder. Gives that name.

    Raises `InputError` for a kind of file that nothing reads, and for one that is too large.
    """
    plain = _NAME.sub("_", Path(name.replace("\\", "/")).name).strip(". ")[-LONGEST_NAME:]
    if Path(plain).suffix.lower() not in INTERVIEW_SUFFIXES:
        raise InputError(name, "", "files of this kind are not read", cure=f"bring {', '.join(INTERVIEW_SUFFIXES)}")
    kept = folder_of(folder)
    make_folder(kept)
    beside = kept / f".{secrets.token_hex(8)}.part"
    size = 0
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            async for part in stream:
                size += len(part)
                if size > MOST_UPLOADED:
                    cure = "build from it with persona-gen segments build"
                    raise InputError(name, "", f"it is larger than {MOST_UPLOADED // 1_000_000} MB", cure=cure)
                file.write(part)
        beside.replace(kept / plain)
    except ClientDisconnect:
        raise InputError(name, "", "it did not come whole", cure="bring it again") from None
    except OSError as error:
        raise unwritable(kept / plain, error) from error
    finally:
        beside.unlink(missing_ok=True)
    return plain


def take_away(folder: Path, name: str) -> None:
    """Remove a file that was brought. Raises `InputError`."""
    _brought(folder, name).unlink(missing_ok=True)


def bring_example(folder: Path) -> None:
    """Put an invented segment and two personas of it into the folder, as files that the page may edit."""
    inside = Path(__file__).parent.parent / "fixtures"  # of a wheel; a checkout has them beside the package
    shipped = inside if inside.is_dir() else inside.parent.parent / "fixtures"
    made = folder / EXAMPLE
    if made.exists():
        raise InputError(made, "", "it is there already", cure="load the first page again")
    make_folder(made)
    for segment in read_segments(shipped / EXAMPLE_SEGMENT, warn=False):
        write_text(made / EXAMPLE_SEGMENT, segment_yaml(segment))
    for name in EXAMPLE_PERSONAS:
        write_text(made / name, (shipped / "personas" / name).read_text(encoding="utf-8"))


def take_example_away(folder: Path) -> None:
    """Move the example out of sight, whatever was done to it meanwhile."""
    if (folder / EXAMPLE).is_dir():
        away = hidden(folder, f"{EXAMPLE}-{secrets.token_hex(4)}")
        make_folder(away.parent)
        (folder / EXAMPLE).rename(away)


def chosen_before(folder: Path) -> str:
    """What was chosen of the files when the page was shown last, as JSON."""
    try:
        kept = object_of(hidden(folder, _CHOICES).read_bytes())
    except (OSError, InputError):
        kept = None
    return json.dumps(kept or {})


def keep_choices(folder: Path, form: dict[str, Any]) -> None:
    """Keep them in the folder, so that they are there tomorrow and in another window."""
    chosen = form.get("chosen")
    if isinstance(chosen, dict):
        make_folder(hidden(folder, _CHOICES).parent)
        write_text(hidden(folder, _CHOICES), json.dumps(chosen))


def by_name(folder: Path, message: str) -> str:
    """A message that calls files as they were brought, and not by where they are kept."""
    return message.replace(f"{folder_of(folder)}{os.sep}", "")


def look_words(folder: Path, form: dict[str, Any]) -> list[str]:
    """The command that says what would be read of the chosen files, as JSON."""
    return ["segments", "inspect", *_chosen(folder, form), "--json"]


def build_words(folder: Path, form: dict[str, Any]) -> list[str]:
    """The command that builds segments of the chosen tables and interviews."""
    words = _chosen(folder, form)
    words += ["--unassigned", "keep"] if "--quotes" in words else []  # the page says how many words belong nowhere
    locale = [word for value in texts_of(form, "locale", MOST_CHOSEN) for word in ("--locale", value)]
    return ["segments", "build", *words, *locale, "-o", "segments"]


def _chosen(folder: Path, form: dict[str, Any]) -> list[str]:
    """The tables, and what else was chosen on the page as the flags that mean it. Raises `InputError` for no file."""
    tables = _paths(folder, form, "tables")
    if not tables and not _paths(folder, form, "interviews"):
        raise InputError("data", "", "nothing is chosen", cure="say of a file what it is")
    keys = ("by", "quotes_column", "consent_column", "kind", "include")
    flags = {key: f"--{key.replace('_', '-')}" for key in keys}
    words = [
        word for key, flag in flags.items() for value in texts_of(form, key, MOST_CHOSEN) for word in (flag, value)
    ]
    words += [word for path in _paths(folder, form, "interviews") for word in ("--quotes", path)]
    return [*tables, *words, *_map(folder, form)]


def _map(folder: Path, form: dict[str, Any]) -> list[str]:
    """Who asks, and who is in which segment: as a file that was brought says, or as was chosen here."""
    words = [word for label in texts_of(form, "interviewer", MOST_CHOSEN) for word in ("--interviewer", label)]
    brought = _paths(folder, form, "map")[:1]
    homes = form.get("homes")
    if isinstance(homes, dict) and homes:
        listed = {p.label: p for p in (read_map(Path(brought[0])).listed.values() if brought else ())}
        chosen = {str(label): Participant(str(label), str(segment)) for label, segment in homes.items()}
        for label, one in listed.items():  # what is chosen here changes where somebody belongs, and nothing else
            if label in chosen:
                chosen[label] = replace(one, segment=chosen[label].segment)
        rows = [
            (p.label, p.segment, " ".join(p.names), "yes" if p.quotable else "no")
            for p in {**listed, **chosen}.values()
        ]
        path = folder_of(folder) / CHOSEN_MAP
        table = StringIO()
        csv.writer(table).writerows([("participant", "segment", "name", "consent"), *rows])
        write_text(path, table.getvalue())
        brought = [str(path)]
    return [*words, *(word for path in brought for word in ("--map", path))]


def speakers(folder: Path, form: dict[str, Any]) -> list[dict[str, Any]]:
    """Every label of the chosen interviews: whether it asks, and its segments as the map has them, by file."""
    paths = [Path(path) for path in _paths(folder, form, "interviews")]
    if not paths:
        return []
    maps = _paths(folder, form, "map")
    participants = read_map(Path(maps[0])) if maps else Participants()
    opened = open_quotes(paths, participants, {}, texts_of(form, "interviewer", MOST_CHOSEN)).utterances
    asks: dict[str, bool] = {}
    homes: dict[str, set[str]] = {}
    for one in opened:
        spoken = one.transcript.turns if isinstance(one, TranscriptUtterances) else ()
        people = one.people if isinstance(one, TranscriptUtterances) else tuple(one.labels())
        for label in dict.fromkeys([*(turn.speaker for turn in spoken), *filter(None, people)]):
            asks[label] = label not in people
            home = participants.find(label)
            if spoken and not asks[label] and not home:  # as the build links who is alone in a file
                home = participants.listing(one.name) or participants.within(one.name)
            homes.setdefault(label, set()).update({home.segment} if home else ())
    return [
        {"label": label, "asks": asks[label], "segments": sorted(homes[label])} for label in list(asks)[:MOST_SPEAKERS]
    ]


def _paths(folder: Path, form: dict[str, Any], key: str) -> list[str]:
    """Chosen files, each of which was brought here. Raises `InputError`."""
    return [str(_brought(folder, name)) for name in texts_of(form, key, MOST_CHOSEN)]


def _brought(folder: Path, name: str) -> Path:
    if name not in _listed(folder):
        raise InputError(name, "", "this file was not brought here", cure="drop it on the page first")
    return folder_of(folder) / name
