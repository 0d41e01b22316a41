"""One claim as the rules see it: its text taken apart, and the evidence it cites looked up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from persona_gen.checker.known import Known, known_between
from persona_gen.checker.numbers import Figure, read_figures
from persona_gen.checker.quotations import quoted_spans
from persona_gen.checker.source import SegmentIndex
from persona_gen.checker.words import content_stems
from persona_gen.domain import Claim, Evidence, Persona, Quotation, Quote, Span, Statistic, Trait


@dataclass(frozen=True)
class ClaimView:
    """A claim, trait or quotation of the persona called ``name``, over the index of its segment.

    With the whole ``persona`` at hand, claims can be held against each other too.
    """

    path: str
    piece: Claim | Trait | Quotation
    name: str
    index: SegmentIndex
    persona: Persona | None = None

    @property
    def text(self) -> str:
        """The text that spans refer to."""
        return self.piece.text

    @property
    def kind(self) -> Literal["claim", "trait", "quotation"]:
        """What sort of piece this is: a sentence, a line of the snapshot, or a participant's words."""
        return (
            "trait" if isinstance(self.piece, Trait) else "quotation" if isinstance(self.piece, Quotation) else "claim"
        )

    @property
    def fiction(self) -> bool:
        """Whether the piece is declared an invention."""
        return isinstance(self.piece, Claim) and self.piece.fiction

    @cached_property
    def cited(self) -> list[Evidence]:
        """The cited evidence that exists."""
        evidence = self.index.segment.evidence
        return [evidence[cite] for cite in self.piece.cites if cite in evidence]

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
        names = set(content_stems(self.name))
        return frozenset(stem for stem in content_stems(self.own_words) if stem not in names)

    @cached_property
    def figures(self) -> list[Figure]:
        """Figures outside quotations; inside, they are the participant's and checked as words."""
        return read_figures(self.own_words, self.index.segment.locale) if self.own_words.strip() else []

    @cached_property
    def known(self) -> list[tuple[Evidence | None, Known]]:
        """Values the cited evidence gives, each with the evidence it is from; sizes and arithmetic without one."""
        known: list[tuple[Evidence | None, Known]] = [(e, k) for e in self.cited for k in self.index.known(e)]
        # The segment's share of the whole base is not to be taken for a share that a cited statistic gives otherwise.
        sizes = self.index.base_figures
        known += [(None, k) for k in sizes if k.figure_kind != "share" or not self.cited_statistics]
        return known + [(None, k) for k in known_between(self.cited_statistics)]
