"""One claim as the rules see it: its text taken apart, and the evidence it cites looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from persona_gen.checker.derived_values import DerivedValue, values_between
from persona_gen.checker.persona_index import PersonaIndex
from persona_gen.checker.segment_index import NAMED, SegmentIndex, naming_stems
from persona_gen.domain import Claim, Evidence, Inference, Piece, Quotation, Quote, Span, Statistic, Trait
from persona_gen.privacy.plain import Plain
from persona_gen.text.ages import ages
from persona_gen.text.numbers import Figure, read_figures
from persona_gen.text.people import about_one, peopled
from persona_gen.text.quotations import quoted_spans
from persona_gen.text.tokens import lowered

_REORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"\s+|\S")
_FOLDED = re.compile(r"\s\s|[^\S ]")
MOST_FIGURES = 40
"""A claim is a sentence; the figures beyond so many are flagged unread, so that no text takes long."""
MOST_CITED = 8
"""Of how many cited statistics any two may be meant together."""


@dataclass(frozen=True)
class ClaimContext:
    """A claim, trait or quotation of an individual, over the index of its segment."""

    path: str
    piece: Piece
    who: PersonaIndex
    index: SegmentIndex

    @property
    def name(self) -> str:
        """The persona's name."""
        return self.who.name

    @property
    def text(self) -> str:
        """The text that spans refer to."""
        return self.piece.text

    @property
    def reordered(self) -> bool:
        """Whether signs that nobody sees print its characters in another order: what it shows is what it says."""
        return _REORDERING.search(self.text) is not None

    def plain(self) -> tuple[ClaimContext, PlainText]:
        """The claim as rules read it, and its text's places in the original."""
        read = PlainText("" if self.reordered else self.text)
        same = self.reordered or read.text == self.text or isinstance(self.piece, Trait)
        return (self if same else replace(self, piece=self.piece.model_copy(update={"text": read.text}))), read

    @cached_property
    def kind(self) -> Literal["claim", "trait", "quotation"]:
        """What sort of piece this is: a sentence, a line of the snapshot, or a participant's words."""
        return (
            "trait" if isinstance(self.piece, Trait) else "quotation" if isinstance(self.piece, Quotation) else "claim"
        )

    @cached_property
    def fiction(self) -> bool:
        """Whether the piece is declared an invention."""
        return isinstance(self.piece, Claim) and self.piece.fiction

    @property
    def inference(self) -> bool:
        """Whether the piece is a declared conclusion for the team, which is held to its figures, names and quotes."""
        return isinstance(self.piece, Inference)

    @cached_property
    def cited(self) -> list[Evidence]:
        """The cited evidence that exists."""
        return self.index.segment.cited(self.piece.cites)

    @cached_property
    def cited_statistics(self) -> list[Statistic]:
        """The statistics among it."""
        return [e for e in self.cited if isinstance(e, Statistic)]

    @cached_property
    def cited_quotes(self) -> list[Quote]:
        """The quotes among it."""
        return [e for e in self.cited if isinstance(e, Quote)]

    @cached_property
    def quotations(self) -> list[Span]:
        """Spans that claim to be a participant's words."""
        return [(0, len(self.text))] if self.kind == "quotation" else quoted_spans(self.text)

    @cached_property
    def own_words(self) -> str:
        """The text with quotations blanked out, so that offsets stay."""
        text = self.text
        for start, end in self.quotations:
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the content words outside quotations, without the persona's name."""
        return self.all_stems - self.who.stems

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """Those stems with the persona's name."""
        return naming_stems(self.own_words)

    def peopled(self, text: str) -> str:
        """A text in which the segment's own nouns for people are put as "users"; offsets stay."""
        return peopled(text, self.index.nouns)

    @cached_property
    def about_person(self) -> bool:
        """Whether the claim says something of the person rather than of the group."""
        if self.kind == "trait" or self.path == "role":
            return True
        if self.inference:
            return False
        labels = " ".join(s.label for s in self.cited_statistics).casefold()
        if any(self.text[slice(*figure.span)].rstrip(" .").casefold() not in labels for figure in self.figures):
            return False
        return about_one(self.peopled(self.own_words), self.name.split()[0], labels)

    @cached_property
    def named(self) -> list[tuple[float, Statistic]]:
        """The statistics whose labels it names at all, with how much of each, best first."""
        return self.index.named_by(self.all_stems)

    @cached_property
    def ages(self) -> list[tuple[Span, tuple[float, float]]]:
        """The ages that the claim gives the persona: span in the text, and the range of years."""
        return ages(self.own_words, self.figures, self.name) if self.figures else []

    @cached_property
    def every_figure(self) -> list[Figure]:
        """Figures outside quotations, where they are the participant's. In "at 29 Debra …" the name is no unit."""
        names = {name.casefold() for name in self.name.split()}
        figures = read_figures(self.own_words, self.index.segment.locale) if self.own_words.strip() else []
        return [
            replace(figure, unit="") if figure.unit.casefold() in names else figure
            for figure in figures
            if not self._is_in_part(figure, names)
        ]

    def _is_in_part(self, figure: Figure, names: set[str]) -> bool:
        """Whether a "half" says how much she does something: "Emma half regretted it"."""
        before = self.text[: figure.span[0]].casefold().split()
        return self.text[slice(*figure.span)] == "half" and before[-1:] != [] and before[-1] in names

    @property
    def figures(self) -> list[Figure]:
        """The figures that rules read: all of a sentence, and no more of a claim that is a list of numbers."""
        return self.every_figure[:MOST_FIGURES]

    @cached_property
    def together(self) -> list[DerivedValue]:
        """What the cited statistics give together; of many, those that the claim names best."""
        cited = self.cited_statistics
        if len(cited) > MOST_CITED:
            part = {s.id: self.index.overlap(s, self.stems) for s in cited}
            cited = sorted((s for s in cited if part[s.id] >= NAMED), key=lambda s: -part[s.id])[:MOST_CITED]
        return values_between(cited)


class PlainText:
    """A claim's text as rules read it, however it was typed or set: blanks, hyphens, accents and letters of one kind.

    Documents bring no-break and double blanks, line ends, soft hyphens, accents apart, and headings in capitals. None
    of them changes what is said, and each would hide a word from a rule.
    """

    def __init__(self, text: str) -> None:
        self._plain = Plain(text)
        self._places: list[int] | None = None
        self.text = self._plain.text
        if _FOLDED.search(self.text):
            parts = list(_BLANKS.finditer(self.text))
            self._places = [*(part.start() for part in parts), len(self.text)]
            self.text = "".join(" " if part.group().isspace() else part.group() for part in parts)
        if self.text.isupper() and " " in self.text:
            self.text = lowered(self.text)

    def original(self, span: Span) -> Span:
        """A place of the plain text in the claim's own."""
        start, end = span if self._places is None else (self._places[span[0]], self._places[span[1]])
        return self._plain.original((start, end))
