"""Direct identifiers out of a text: each becomes a word in brackets, so that the quote can still be read.

The brackets are the ones by which an editor leaves words out, and the checker reads them so.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from persona_gen.privacy import numbers, reach
from persona_gen.privacy.names import NameFinder
from persona_gen.privacy.plain import Plain
from persona_gen.privacy.signs import Signs

REDACTED_KINDS = (
    "link", "e-mail", "user name", "IBAN", "card number", "date of birth", "id number", "IP address", "address",
    "account number", "number plate", "phone", "postcode", "name",
)  # fmt: skip
"""What is looked for; where two overlap, the one that stands first here is taken."""

_RANK = {kind: rank for rank, kind in enumerate(REDACTED_KINDS)}


class Identifier(NamedTuple):
    """One identifier in a text: its kind and its span in code points, end exclusive."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Redacted:
    """A text without its identifiers, and how many of each kind were taken out."""

    text: str
    counts: Counter[str]


class Redactor:
    """Takes identifiers out of texts. ``names`` are the participants' own. Safe to share between threads.

    Raises `ConfigError` where the libraries that know countries' numbers are not installed.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        numbers.need_plans()
        self._names = NameFinder(names)

    def add_name(self, name: str) -> None:
        """One more participant's name, from now on."""
        self._names.add(name)

    def named_in(self, file_name: str) -> bool:
        """Whether a file's name, without its folder, holds somebody's."""
        spaced = re.sub(r"[_\-.+]+", " ", file_name)
        held = self.find(spaced) + self.find(spaced.title())
        return any(i.kind == "name" for i in held) or self._names.stand_in(file_name)

    def find(self, text: str) -> list[Identifier]:
        """The identifiers of a text, in order, apart."""
        plain = Plain(text)
        signs = Signs(plain.text)
        identifiers = [Identifier(kind, *span) for kind, span in reach.spans(signs)]
        identifiers += [Identifier("name", *span) for span in self._names.spans(signs)]
        together = _as_one(plain.text, _apart(identifiers)) if identifiers else ()
        return [Identifier(i.kind, *plain.original((i.start, i.end))) for i in together]

    def redact(self, text: str) -> Redacted:
        """The text with ``[name]``, ``[e-mail]`` … in place of identifiers; all else stays as it is."""
        identifiers = self.find(text)
        if not identifiers:
            return Redacted(text, Counter())
        parts, at = [], 0
        for identifier in identifiers:
            parts += [text[at : identifier.start], f"[{identifier.kind}]"]
            at = identifier.end
        return Redacted("".join([*parts, text[at:]]), Counter(identifier.kind for identifier in identifiers))


def _apart(identifiers: list[Identifier]) -> list[Identifier]:
    """Of identifiers that overlap, the surer kind, then the longer one."""
    kept: list[Identifier] = []
    for identifier in sorted(identifiers, key=lambda i: (_RANK[i.kind], i.start - i.end)):
        # What is kept lies apart and in order, so that only the neighbours can overlap: a word may hold thousands.
        at = bisect(kept, identifier.start, key=lambda i: i.start)
        before, after = kept[max(at - 1, 0) : at], kept[at : at + 1]
        if all(other.end <= identifier.start for other in before) and all(identifier.end <= i.start for i in after):
            kept.insert(at, identifier)
    return kept


def _as_one(text: str, identifiers: Iterable[Identifier]) -> Iterator[Identifier]:
    """Names with nothing but blanks between them are one: given name and family name."""
    last: Identifier | None = None
    for identifier in identifiers:
        if last and last.kind == identifier.kind == "name" and text[last.end : identifier.start].isspace():
            last = last._replace(end=identifier.end)
            continue
        if last:
            yield last
        last = identifier
    if last:
        yield last
