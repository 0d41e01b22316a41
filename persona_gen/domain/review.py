"""Reviews: what personas make of copy, phrase by phrase, and which of several wordings they prefer."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from persona_gen.domain.check_report import Finding
from persona_gen.domain.persona import Claim
from persona_gen.domain.provenance import Provenance
from persona_gen.domain.record import Record, Span, refuse

ReactionVerdict = Literal["speaks-to", "partly", "does-not", "bears-on", "cannot-tell"]
"""``bears-on``: they spoke of the same thing, and whether for or against the copy is the reader's to judge."""
OPEN_VERDICTS: frozenset[ReactionVerdict] = frozenset(("bears-on", "cannot-tell"))
"""Verdicts that say neither that the copy reaches somebody nor that it does not."""
Kind = Literal["headline", "subject", "ad", "page", "service"]
CAVEAT = "model agreement, not customers"


class Variant(Record):
    """One wording of the copy under review."""

    id: Annotated[str, Field(min_length=1)]
    text: Annotated[str, Field(min_length=1)]


class Reason(Claim):
    """A claim about the persona's data. ``opinion`` marks what no evidence bears out; ``findings`` are the checker's.

    ``span`` is the words of the copy it speaks of, where it speaks of some.
    """

    opinion: bool = False
    findings: tuple[Finding, ...] = ()
    span: Span | None = None

    @model_validator(mode="after")
    def _cites_or_is_opinion(self) -> Reason:
        if not self.cites and not self.opinion:
            refuse("a reason cites no evidence", "cite some, or mark it as opinion")
        return self


class Phrase(Record):
    """Words of the copy, by their place in it (code points, end exclusive), and why they work or do not."""

    span: Span
    why: Reason


class Rewrite(Record):
    """A suggested wording, what it changes, the evidence whose words it uses, and the verdict on it as a variant."""

    text: Annotated[str, Field(min_length=1)]
    changed: str
    cites: tuple[str, ...] = ()
    verdict: ReactionVerdict | None = None


class RefusedRewrite(Record):
    """A wording that a model suggested and code does not let through, with what speaks against it."""

    text: Annotated[str, Field(min_length=1)]
    objection: str


class Score(Record):
    """How far the copy speaks to the persona, 1 to 5: mean and interval over ``samples`` by the ``method`` named.

    ``spread`` is the standard deviation of the answers, ``relative`` the mean less that of all variants the persona
    was asked about: models are surer of differences than of levels.
    """

    mean: float
    low: float
    high: float
    samples: int
    method: str
    spread: float | None = None
    relative: float | None = None


class Reaction(Record):
    """One persona's answer to one variant; ``says`` is simulated speech and nobody's words.

    ``rewrites`` come best first; a file of before, with one ``rewrite``, is read too. ``nearest`` is evidence of the
    same thing that nobody counted for or against the copy; where the answer is ``cannot-tell``, what comes nearest.
    ``uncovered`` is what the copy says beside that and no evidence was found on.
    """

    persona: str
    variant: str
    verdict: ReactionVerdict
    says: str = ""
    understood_as: str = ""
    resonates: tuple[Phrase, ...] = ()
    repels: tuple[Phrase, ...] = ()
    questions: tuple[Reason, ...] = ()
    contradicts_data: tuple[Reason, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    score: Score | None = None
    refused: tuple[RefusedRewrite, ...] = ()
    nearest: tuple[Reason, ...] = ()
    uncovered: tuple[Span, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _one_rewrite(cls, values: Any) -> Any:
        if isinstance(values, dict) and "rewrite" in values:
            one = values["rewrite"]
            return {k: v for k, v in values.items() if k != "rewrite"} | {"rewrites": [one] if one else []}
        return values

    @property
    def reasons(self) -> list[Reason]:
        """Every sentence about the persona's data, in the order of the record."""
        phrases = [phrase.why for phrase in (*self.resonates, *self.repels)]
        return [*phrases, *self.questions, *self.contradicts_data, *self.nearest]


class VariantVerdict(Record):
    """What all personas asked make of one variant, and one sentence of advice that cites where there is one.

    ``speaks`` where more than half of those who can tell are reached, ``loses`` where more than half are not;
    ``bears-on`` where nobody can tell and somebody spoke of the same thing. ``counts`` are personas by their verdict.
    """

    variant: str
    verdict: Literal["speaks", "mixed", "loses", "bears-on", "cannot-tell"]
    counts: dict[ReactionVerdict, int] = Field(default_factory=dict)
    advice: Reason | None = None


class Comparison(Record):
    """One persona's comparison of two variants. Nothing is preferred unless both orders agree."""

    persona: str
    a: str
    b: str
    preferred: str | None = None
    orders_agree: bool
    wins: tuple[int, int] = (0, 0)
    samples: int = 1
    interval: tuple[float, float] | None = None
    method: str = ""
    reason: Reason | None = None


class Control(Record):
    """One check on the review itself: what was done, what came out, and whether it came out as it must."""

    name: str
    persona: str
    variant: str
    outcome: str
    passed: bool | None = None


class Review(Record):
    """Reactions of personas to variants, with the comparison."""

    schema_: Literal["persona-gen/review@1", "persona-gen/review@2"] = Field("persona-gen/review@2", alias="schema")
    kind: Kind = "headline"
    variants: tuple[Variant, ...]
    personas: tuple[str, ...]
    verdicts: tuple[VariantVerdict, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    rankings: dict[str, tuple[tuple[str, ...], ...]] = Field(default_factory=dict)
    controls: tuple[Control, ...] = ()
    notes: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    """Who gave no usable reply on what, with the reason: these cells are missing from ``reactions``."""
    caveat: str = CAVEAT
    provenance: Provenance | None = None

    @model_validator(mode="after")
    def _spans_slice_back(self) -> Review:
        texts = {variant.id: variant.text for variant in self.variants}
        for reaction in self.reactions:
            spans = [phrase.span for phrase in (*reaction.resonates, *reaction.repels)]
            spans += [reason.span for reason in (*reaction.questions, *reaction.contradicts_data) if reason.span]
            spans += reaction.uncovered
            for begin, end in spans:
                if not 0 <= begin < end <= len(texts.get(reaction.variant, "")):
                    raise ValueError(f"the span {(begin, end)} is outside the variant {reaction.variant}")
        return self

    @property
    def gives_verdicts(self) -> bool:
        """Whether anybody is said to be reached or not; a small model leaves that to the reader."""
        return any(reaction.verdict not in OPEN_VERDICTS for reaction in self.reactions)

    @property
    def variants_by_id(self) -> dict[str, Variant]:
        """Each variant by its id."""
        return {variant.id: variant for variant in self.variants}

    @property
    def reactions_by_cell(self) -> dict[tuple[str, str], Reaction]:
        """Each reaction by persona and variant."""
        return {(reaction.persona, reaction.variant): reaction for reaction in self.reactions}
