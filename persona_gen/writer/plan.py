"""What a persona is written from: the evidence chosen of a segment, its aliases, and the prompts that show it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import DESCRIPTION, Draft, Message, Segment, citing_schema
from persona_gen.evidence.attributes import attribute_kind
from persona_gen.evidence.contrast import is_like_everyone
from persona_gen.evidence.identity import Identity, identify
from persona_gen.evidence.lead import ENOUGH, Voice, beside_lead, leads
from persona_gen.evidence.main_figures import key_figures, main_figures
from persona_gen.evidence.selection import Selection, describe, question_before, select_evidence
from persona_gen.llm.completion import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.text.instructions import is_instruction
from persona_gen.writer.stepwise import Steps

BUDGET = 8000
"""Tokens of evidence in a prompt by default: about fifty statistics and two hundred quotes."""

ROOM_TO_REPLY = 1500
"""Tokens that a persona takes at the least, which a small context has to leave."""

APART = 4
"""Figures that a writer is told of as the wishes and obstacles in which the segment stands out most."""

LIKE_EVERYONE = "; like everyone, no difference"
"""What stands behind a figure in a writer's prompt where the segment is like the whole base."""

MOST_ALIASES = 500
"""OpenAI takes 1,000 enum values in a schema, others fewer. Beyond these, the checker alone catches strays."""


@dataclass(frozen=True)
class Plan:
    """What is settled before a model is asked: who the person is, and what evidence it is shown."""

    segment: Segment
    identity: Identity
    selection: Selection
    leads: tuple[Voice, ...]
    """The speakers whose life the story may follow, the one proposed first."""

    @classmethod
    def of(cls, segment: Segment, evidence_budget: int = BUDGET, identity: Identity | None = None) -> Plan:
        """Choose the evidence, and name and snapshot where they are not chosen yet."""
        identity, selection = identity or identify(segment), select_evidence(segment, evidence_budget)
        voices = leads(segment, selection.quotes, identity.snapshot, identity.pronoun)
        if voices and not any(attribute_kind(s) == "gender" for s in segment.statistics):
            # no figure says it, but "my husband and I" does: a reader stumbles over "they" beside it
            identity = replace(identity, pronoun=voices[0].pronoun)
            voices = leads(segment, selection.quotes, identity.snapshot, identity.pronoun)
        return cls(segment, identity, selection, tuple(voices))

    @cached_property
    def aliases(self) -> dict[str, str]:
        """The ids under which evidence is shown, the description under its own, and the ids they stand for."""
        described = self.segment.described
        own = {DESCRIPTION: DESCRIPTION} if described and not is_instruction(described.text) else {}
        return {**self.selection.aliases, **own}

    @cached_property
    def lead_aliases(self) -> dict[str, str]:
        """The short names under which speakers are offered as the lead, and their labels in the segment."""
        return {f"L{i}": voice.speaker for i, voice in enumerate(self.leads, 1)}

    def shown(self, only: Collection[str] | None = None) -> dict[str, Any]:
        """The values, all plain, that the templates are rendered with: all evidence, or ``only`` these aliases."""
        identity, segment = self.identity, self.segment
        snapshot = [(t.attribute, t.value) for t in identity.snapshot if not is_instruction(t.text)]
        offered = self.aliases if only is None else only
        statistics = [
            (f"S{i}", f"{describe(s, segment)}{LIKE_EVERYONE if is_like_everyone(s, segment) else ''}")
            for i, s in enumerate(self.selection.statistics, 1)
        ]
        quotes = [
            (f"Q{i}", q.speaker, question_before(q, segment), q.text) for i, q in enumerate(self.selection.quotes, 1)
        ]
        return {
            "person": {"name": identity.name, "pronoun": identity.pronoun, "snapshot": snapshot},
            "segment": {
                "name": segment.id if is_instruction(segment.name) else segment.name,
                "description": segment.description if DESCRIPTION in offered else None,
                "size": segment.size,
                "whole_base": segment.whole_base,
            },
            "statistics": [each for each in statistics if each[0] in offered],
            "quotes": [each for each in quotes if each[0] in offered],
        }

    def _pointers(self) -> dict[str, Any]:
        """What a writer is pointed to: whom to follow, what most say or do, and what stands out."""
        alias = {evidence: short for short, evidence in self.aliases.items()}
        return {
            "leads": list(self.lead_aliases.items()),
            "main": [alias[s.id] for s in main_figures(self.segment) if s.id in alias],
            "apart": [alias[s.id] for s in key_figures(self.segment) if s.id in alias][:APART],
        }

    def schema(self, draft: type[Draft], only: Collection[str] | None = None) -> dict[str, Any] | None:
        """The schema of a draft that can name only what was offered; nothing where that would be too many to list."""
        aliases = [alias for alias in self.aliases if only is None or alias in only]
        return citing_schema(draft, aliases, list(self.lead_aliases)) if 0 < len(aliases) <= MOST_ALIASES else None

    def vouched(self, lead: str | None) -> dict[str, Any]:
        """The parts of the persona that are code's, beside this lead."""
        identity = self.identity
        return {
            "segment": self.segment.id,
            "name": identity.name,
            "role": identity.role(self.segment),
            "snapshot": beside_lead(identity.snapshot, self.segment, lead),
        }

    def smaller(self, window: tuple[int, int] | None) -> Plan:
        """A plan with less evidence, for a model that takes ``window[0]`` tokens where the prompt has ``window[1]``."""
        shown = self.shown()
        size = sum(len(str(part)) for piece in (*shown["statistics"], *shown["quotes"]) for part in piece) // 4
        over = window[1] + ROOM_TO_REPLY - window[0] if window else size // 2
        budget = size - min(max(int(1.1 * over), size // 8), size // 2 + 1)  # a refusal costs nothing: by half at most
        return Plan.of(self.segment, evidence_budget=budget, identity=self.identity)

    def message(self, prompts: Prompts) -> list[Message]:
        """The one prompt for the whole persona."""
        return prompts.render("persona", **self._pointers(), **self.shown())

    def prompts(self, prompts: Prompts, *, many: bool) -> list[list[Message]]:
        """Every prompt of a run before repair, as far as it is settled without a model."""
        if not many:
            return [self.message(prompts)]
        return self.steps(prompts, SegmentIndex(self.segment)).asked()

    def steps(self, prompts: Prompts, index: SegmentIndex, client: CompletionClient | None = None) -> Steps:
        """The small model's way through this plan, which tells a life in its own words: of none who has said little."""
        voices = [voice for voice in self.leads if voice.amount >= ENOUGH]
        return Steps(prompts, self.identity, index, self.selection, voices, client)
