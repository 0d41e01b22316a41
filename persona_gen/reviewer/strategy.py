"""What a way to ask must offer: one for capable models, one for the embedded one, the same answers from both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from persona_gen.domain.review import Kind, Phrase, ReactionVerdict, Reason, Variant
from persona_gen.reviewer.panel import PanelMember

MOST_REWRITES = 3
"""Suggestions that are taken from one answer."""


@dataclass(frozen=True)
class Suggestion:
    """A rewrite as a model suggests it: nothing is checked yet. ``cites`` are evidence ids."""

    text: str
    changed: str
    cites: tuple[str, ...]


@dataclass(frozen=True)
class VouchedAnswer:
    """A reaction as it comes from a way to ask, its reasons vouched for by the reader.

    ``related`` evidence is about what the copy is about, and nobody says whether for or against it; ``dropped`` phrases
    were not in the copy.
    """

    verdict: ReactionVerdict
    says: str = ""
    understood_as: str = ""
    resonates: tuple[Phrase, ...] = ()
    repels: tuple[Phrase, ...] = ()
    questions: tuple[Reason, ...] = ()
    contradicts_data: tuple[Reason, ...] = ()
    related: tuple[Reason, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    dropped: int = 0


@dataclass(frozen=True)
class ForcedChoice:
    """How likely the copy shown first is preferred, 0 to 1 (0.5: neither), and why."""

    first: float
    reason: Reason | None = None


class Strategy(Protocol):
    """A way to ask a model for reactions."""

    name: str
    ranks: bool
    """Whether the model is fit to score and to compare; then it is a `RankingStrategy`."""

    def react(self, reader: PanelMember, variant: Variant, kind: Kind, brief: str) -> VouchedAnswer:
        """The whole reaction of one reader to one variant."""

    def calls(self, kind: str) -> int:
        """Requests that a ``react``, ``voice``, ``place`` or ``prefer`` takes at most, or all ``rewrites`` of one."""


class RankingStrategy(Strategy, Protocol):
    """Scores and compares as well. ``sample`` tells several answers to one question apart. May be shared by threads."""

    def voice(self, reader: PanelMember | None, variant: Variant, kind: Kind, sample: int) -> str:
        """A reaction in the reader's own voice, as free text, before any scale is shown; None reads without data."""

    def place(self, utterance: str, sample: int) -> Sequence[float]:
        """Which of the anchor statements says most nearly the same: a probability each, from 1 to 5."""

    def prefer(
        self, reader: PanelMember | None, variants: Sequence[Variant], first: str, second: str, kind: Kind, sample: int
    ) -> ForcedChoice:
        """Which of two texts reaches the reader rather; ``variants`` are all that are compared in this review."""
