"""Who reads the copy: a persona as its segment's evidence, and what code vouches for in what is said in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Evidence, Finding, Persona, Quote, Segment, Span
from persona_gen.domain.review import Reason
from persona_gen.errors import InputError
from persona_gen.evidence.diversity import terms
from persona_gen.evidence.phrasing import ClaimForms, forms_of
from persona_gen.evidence.selection import describe
from persona_gen.reviewer.relevance import Embedder, Relevance
from persona_gen.sources.personas import segment_not_read
from persona_gen.text.instructions import is_instruction
from persona_gen.text.quotations import quoted_spans

DECIDED_ON_DATA = frozenset(
    "number-mismatch quantifier direction quote-altered quote-invented quote-turned identity-leak".split()
)
"""Rules whose finding in simulated speech means that it is not printed; the others ask for citations it cannot have."""
COPY_RULES = frozenset(("number-mismatch", "quantifier", "direction"))
"""Rules that find what copy says of people against what their data say."""


@dataclass
class PanelMember:
    """One persona, or a segment itself, as it is asked: by its evidence, never by its name or its prose.

    ``id`` is what the review calls it, ``cited`` the evidence a persona rests on, which leads at equal nearness.
    """

    id: str
    index: SegmentIndex
    persona: Persona | None = None
    embedder: Embedder | None = None
    _lines: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def near(self) -> Relevance:
        """How near each piece of the segment's evidence is to copy."""
        return Relevance(self.segment, self.embedder)

    @property
    def segment(self) -> Segment:
        """The segment it stands for."""
        return self.index.segment

    @cached_property
    def forms(self) -> ClaimForms:
        """How code words a sentence for it: in the language of its segment."""
        return forms_of(self.segment)

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """Evidence ids that the persona cites, in card order."""
        claims = self.persona.claims() if self.persona else ()
        cites = [cite for _, claim in claims for cite in claim.cites]
        return tuple(cite for cite in dict.fromkeys(cites) if cite in self.segment.evidence)

    def line(self, piece: Evidence) -> str:
        """A piece of evidence as a prompt shows it: figures as the writer's prompt does, a quote's own words."""
        if piece.id not in self._lines:
            self._lines[piece.id] = piece.text if isinstance(piece, Quote) else describe(piece, self.segment)
        return self._lines[piece.id]

    def reason(self, claim: Claim, span: Span | None = None) -> Reason:
        """A sentence with its citations and the checker's findings; without existing evidence it is opinion."""
        cites = tuple(cite for cite in dict.fromkeys(claim.cites) if cite in self.segment.evidence)
        kept = Claim(text=claim.text, cites=cites)
        findings = self._findings(kept)
        return Reason(text=kept.text, cites=cites, opinion=not cites, findings=findings, span=span)

    def _findings(self, claim: Claim) -> tuple[Finding, ...]:
        name = self.persona.name if self.persona else "The reader"
        findings = check_claim("review", claim, name, self.index, self.persona).findings
        return findings if claim.cites else tuple(f for f in findings if f.rule in DECIDED_ON_DATA)

    def utterance(self, text: str, copy: str) -> str:
        """Simulated speech as it may be printed: nothing where it addresses a model or the checker objects to it.

        Words taken from the copy are the copy's, and no claim about the data.
        """
        text = " ".join(text.split())
        if not any(c.isalpha() for c in text) or is_instruction(text):
            return ""
        findings = self._findings(Claim(text=text))
        quoted = [text[slice(*span)] for span in quoted_spans(text)]
        if any(" ".join(terms(words)) not in " ".join(terms(copy)) and not self.index.find(words) for words in quoted):
            return ""
        objections = [f for f in findings if not _echoes(text[slice(*f.span)], copy) and not f.rule.startswith("quote")]
        return "" if objections else text

    def against(self, copy: str, spans: Iterable[Span]) -> list[tuple[Span, Finding]]:
        """What sentences of the copy say of people and the segment's figures say otherwise, with the evidence."""
        return [
            ((begin + finding.span[0], begin + finding.span[1]), finding)
            for begin, end in spans
            for finding in check_claim("copy", Claim(text=copy[begin:end]), "The reader", self.index).findings
            if finding.rule in COPY_RULES and finding.evidence
        ]


def _echoes(words: str, copy: str) -> bool:
    return bool(terms(words)) and set(terms(words)) <= set(terms(copy))


def readers_of(
    personas: Sequence[tuple[str, Persona]],
    segments: Sequence[Segment],
    embedder_for: Callable[[Segment], Embedder | None] = lambda _: None,
) -> list[PanelMember]:
    """A reader for each persona (with the name of its file), or for each segment where no persona is given.

    The embedder finds a segment's evidence by meaning; without one only words in common do. Raises `InputError` where
    a persona's segment is not among those read, or two personas share an id.
    """
    indexes = {segment.id: SegmentIndex(segment, segments) for segment in segments}
    embedders = {segment.id: embedder_for(segment) for segment in segments}
    readers: dict[str, PanelMember] = {}
    for file, persona in personas:
        if persona.segment not in indexes:
            raise segment_not_read(file, persona, indexes)
        if persona.id in readers:
            what = f'the persona id "{persona.id}" was read before'
            raise InputError(file, "id", what, cure="give each persona its own id")
        embedder = embedders[persona.segment]
        readers[persona.id] = PanelMember(persona.id, indexes[persona.segment], persona, embedder)
    return list(readers.values()) or [
        PanelMember(segment.id, indexes[segment.id], None, embedders[segment.id]) for segment in segments
    ]
