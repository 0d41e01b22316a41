"""Somebody whom initials alone name: "Sachb. K. M.", "agent J.R."; one letter ("Frau K.") tells of nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.domain import Span
from persona_gen.privacy.signs import CAPITAL
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.people import TITLES

_ROLES = (
    "sachb(?:earb(?:eiter(?:in)?)?)?", "bearb(?:eiter(?:in)?)?", "berater(?:in)?", "betreuer(?:in)?",
    "mitarb(?:eiter(?:in)?)?",
    "kolleg(?:e|en|in)", "ansprechp(?:artner(?:in)?)?", "verk(?:äufer(?:in)?)?", "arzt", "ärztin",
    "agent", "advis[eo]r", "handler", "rep", "worker", "officer", "clerk", "consultant", "colleague", "manager",
    "conseill(?:er|ère)", "gestionnaire", "asesora?", "consulente", "medewerker", "doradca",
    "pan", *TITLES,
)  # fmt: skip
"""Who is named behind them, in an office's shorthand too."""
_INITIALS = re.compile(rf"[{CAPITAL}]\.(?:[ -]?[{CAPITAL}]\.){{1,2}}(?!\w)")
_BEHIND_ROLE = re.compile(rf"(?<![^\W_])(?i:{any_of(_ROLES)})\.? $")
_LONGEST_ROLE = 20


def initial_spans(text: str) -> Iterator[Span]:
    """Where two or three initials stand behind a title or a role."""
    for match in _INITIALS.finditer(text) if text.count(".") > 1 else ():
        if _BEHIND_ROLE.search(text[max(0, match.start() - _LONGEST_ROLE) : match.start()]):
            yield match.span()
