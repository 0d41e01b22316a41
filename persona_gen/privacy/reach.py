"""What reaches or pins down a person, names apart: the detector of redaction and of the rule `identity-leak`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from persona_gen.domain import Span
from persona_gen.privacy import addresses, numbers, online, personal_numbers, spoken_numbers
from persona_gen.privacy.plain import Plain
from persona_gen.privacy.signs import Signs
from persona_gen.text.tokens import REMEMBERED

_KINDS_IN_WORDS = {
    "link": "a link to somebody's page",
    "e-mail": "an e-mail address",
    "user name": "a user name",
    "IBAN": "an account's number",
    "card number": "a card's number",
    "date of birth": "a date of birth",
    "id number": "an official number",
    "IP address": "a device's address",
    "address": "a postal address",
    "account number": "an account's number",
    "phone": "a telephone number",
}
"""Kinds of which none belongs into a persona, in words. Postcodes and plates look like what statistics may hold."""


def spans(signs: Signs) -> Iterator[tuple[str, Span]]:
    """Kind and place of each; two kinds may overlap."""
    for search in (online.spans, addresses.spans, numbers.spans, personal_numbers.spans, spoken_numbers.spans):
        yield from search(signs)


@lru_cache(maxsize=REMEMBERED)
def leaks(text: str) -> tuple[tuple[str, Span], ...]:
    """What a text that everybody may read must not hold, in words, and where; none inside another."""
    plain = Plain(text)
    leaked: list[tuple[str, Span]] = []
    for kind, span in sorted(spans(Signs(plain.text)), key=lambda one: one[1][0] - one[1][1]):
        if kind in _KINDS_IN_WORDS and not any(span[0] < end and start < span[1] for _, (start, end) in leaked):
            leaked.append((_KINDS_IN_WORDS[kind], plain.original(span)))
    return tuple(sorted(leaked, key=lambda one: one[1]))
