"""Stable codes for participants (P01, P02 …) and the key file that says who they are.

The key file is for its owner alone (mode 0600), and no command reads it but the one that writes it. Keep it apart from
what is shared; without it, nobody can tell who a code is.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import re
from pathlib import Path

from persona_gen.errors import ConfigError, InputError
from persona_gen.files import UNFINISHED, is_formula, make_folder, unreadable, unwritable

KEY_FILE = "participants.key.csv"
KEY_COLUMNS = ("pseudonym", "participant")
_OWN_CODE = re.compile(r"P\d{1,4}")


class Pseudonyms:
    """A code for each label, given in the order of asking. ``P18`` and the like are codes already and stay.

    A key file from an earlier run keeps its codes, so that a new interview does not renumber the old ones.
    """

    def __init__(self, codes: dict[str, str] | None = None) -> None:
        self._codes = dict(codes or {})
        self._taken = set(self._codes.values())
        self._next = 1

    def reserve(self, label: str) -> None:
        """Exclude a code that is already in use, as ``P1`` or as ``P01``."""
        if _OWN_CODE.fullmatch(label):
            self._taken |= {label, f"P{int(label[1:]):02d}"}

    def of(self, label: str) -> str:
        """The code of a participant."""
        if label in self._codes:
            return self._codes[label]
        if _OWN_CODE.fullmatch(label):
            code = label
        else:
            while (code := f"P{self._next:02d}") in self._taken:
                self._next += 1
        self._taken.add(code)
        self._codes[label] = code
        return code

    def __len__(self) -> int:
        return len(self._codes)

    @classmethod
    def read(cls, path: Path) -> Pseudonyms:
        """The codes of a key file; none where there is no file. Raises `InputError`, and
        `ConfigError` where a file stands in place of the folder."""
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return cls()
        except NotADirectoryError as error:
            raise unwritable(path.parent, error) from None
        except OSError as error:
            raise unreadable(path, error) from None
        except UnicodeDecodeError:
            raise InputError(path, "", "the key file is not UTF-8", cure="restore it or move it away") from None
        try:
            rows = list(csv.reader(io.StringIO(text, newline="")))
        except csv.Error:
            rows = []
        if not rows or tuple(rows[0]) != KEY_COLUMNS or any(len(row) != len(KEY_COLUMNS) for row in rows[1:]):
            what = f"this is no key file (columns {', '.join(KEY_COLUMNS)})"
            raise InputError(path, "row 1", what, cure="restore it or move it away")
        return cls({_bare(label): code for code, label in rows[1:]})

    def write(self, path: Path) -> None:
        """Write the key file, readable by its owner alone from its first byte on. Raises `ConfigError`."""
        scratch = path.with_name(f"{UNFINISHED}{os.getpid()}-key.tmp")
        try:
            make_folder(path.parent)
            handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(KEY_COLUMNS)
                writer.writerows((code, _safe(label)) for label, code in self._codes.items())
            scratch.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                scratch.unlink()
            reason = (error.strerror or "cannot be written").lower()
            raise ConfigError(f"{path} cannot be written ({reason})", cure="give another folder with -o") from None


def _safe(label: str) -> str:
    """No cell that a spreadsheet would calculate."""
    return f"'{label}" if is_formula(label) or label.startswith("'") else label


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") else cell
