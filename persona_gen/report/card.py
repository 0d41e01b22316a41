"""What a persona's card says, and in which order: the recipe that HTML, Markdown and text follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from persona_gen.domain import (
    STEP_PARTS,
    CheckedClaim,
    CheckReport,
    Persona,
    Quotation,
    Quote,
    Segment,
    Statistic,
    Trait,
)
from persona_gen.evidence.identity import WHO_ANSWERED, part_asked
from persona_gen.evidence.names import pronoun_of
from persona_gen.report import wording
from persona_gen.report.beside import attribution, beside_everyone, missing, rests_on, speakers_of
from persona_gen.report.card_labels import CardLabels, card_labels_of, size_of, stands_for
from persona_gen.report.card_parts import (
    CardAdvice,
    GlanceLine,
    MarkedSentence,
    QuotePair,
    Section,
    ShownQuote,
    Stage,
    in_one_breath,
)
from persona_gen.report.finding_labels import with_german_findings
from persona_gen.report.glance import Glance, glance_of, kind_of, statistic_of
from persona_gen.report.marks import Mark, key, mark_of
from persona_gen.text.people import PRONOUN_OF_ONE

SIDES = ("one", "other")
"""Those of a difference."""
REASON_FIELDS, FURTHER = (
    ("goals", "frustrations", "questions"),
    ("habits", "motivations", "emotions", "channels", "leaves_out"),
)
"""The lists that the sheet puts first, and those beside which a persona may hold."""


@dataclass(frozen=True)
class Card:
    """All that a card shows of one persona. An empty section is no section: nothing stands there."""

    persona: Persona
    segment: Segment | None
    report: CheckReport | None
    claims: Mapping[str, CheckedClaim]

    @property
    def checked(self) -> bool:
        """Whether the persona has been checked against the segment."""
        return self.report is not None

    def sentence(self, path: str) -> MarkedSentence | None:
        """The claim at this path, if the persona has it."""
        claim = self.claims.get(path)
        if claim is None:
            return None
        return MarkedSentence(claim, mark_of(claim, self.labels, checked=self.checked), self._another_voice(claim))

    @cached_property
    def labels(self) -> CardLabels:
        """The card's own words, in the language of its data."""
        return card_labels_of(self.segment)

    @property
    def key(self) -> list[Mark]:
        """The marks met on the card, for its foot."""
        return key(self.claims.values(), self.labels, checked=self.checked)

    @property
    def signs(self) -> str:
        """The same on one line: ``# counted · » said``."""
        return " · ".join(f"{mark.sign} {mark.word}" for mark in self.key)

    @property
    def stands_for(self) -> str:
        """The segment that the persona stands for, and what is invented, in two sentences."""
        whom = stands_for(self.segment, self.labels) if self.segment else self.persona.segment
        return f"{self.labels.stands_for.format(segment=whom)} {self.labels.invented}"

    @property
    def size(self) -> str:
        """How many the persona stands for, and what is invented."""
        counted = size_of(self.segment, self.labels) if self.segment else ""
        return " · ".join(part for part in (counted, self.labels.invented.rstrip(".")) if part)

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """Those that speak of the person, by field: ``What she wants``; by the first name where no gender is told."""
        gender = next((t.value for t in self.persona.snapshot if self._tells_gender(t)), "")
        name = self.persona.name.split()[0] if self.persona.name.split() else self.persona.name
        forms = self.labels.of_person[pronoun_of(gender)]
        return {field: form.format(name=name) for field, form in forms.items()}

    def _tells_gender(self, trait: Trait) -> bool:
        kind = kind_of(trait, statistic_of(trait, self.segment))
        return kind == "gender" or WHO_ANSWERED.fullmatch(trait.attribute) is not None

    @property
    def headline(self) -> tuple[str, bool]:
        """The tagline, and whether it is somebody's words: their marks are taken off, the sheet has a large one."""
        tagline = self.sentence("tagline")
        text = tagline.text if tagline else ""
        for opening, closing in (self.labels.marks, ('"', '"')):
            bare = text.removeprefix(opening).removesuffix(closing)
            quoted = tagline is not None and not tagline.claim.findings and text == bare.join((opening, closing))
            if quoted and not set(bare) & {opening, closing}:
                return bare, True
        return text, False

    @property
    def heads(self) -> list[MarkedSentence]:
        """The name and the lead, where the checker objects to them."""
        return [sentence for path in ("name", "lead") if (sentence := self.sentence(path))]

    @cached_property
    def _glance(self) -> Glance:
        return glance_of(self.persona, self.segment, self.claims, self.labels, checked=self.checked)

    @property
    def glance(self) -> tuple[GlanceLine, ...]:
        """The figures that are worth room, that in which the segment stands out first."""
        return self._glance.lines

    @property
    def further_glance(self) -> tuple[GlanceLine, ...]:
        """What else the snapshot has, age and gender among it."""
        return self._glance.further

    @property
    def who(self) -> str:
        """Age and gender, ``61 · woman``, as far as the role does not tell them."""
        return self._glance.who

    @property
    def common(self) -> tuple[GlanceLine, ...]:
        """The lines in which the person is like everyone: details, which `like_everyone` says in a sentence."""
        return self._glance.common

    @property
    def like_everyone(self) -> str:
        """``Like everyone – Gender: Woman (55 % of them) · …``; empty where nothing is."""
        return self._glance.sentence

    @cached_property
    def story(self) -> Section | None:
        """The story, read as one paragraph; of figures alone it is what sets the segment apart."""
        section = self._section("story")
        if section is None:
            return None
        section = replace(section, sentences=in_one_breath(section.sentences, self.labels.marks, self.segment))
        if self.segment is None:
            return section
        evidence = self.segment.evidence
        cited = [evidence.get(cite) for sentence in section.sentences for cite in sentence.claim.cites]
        counted = bool(cited) and all(isinstance(piece, Statistic) for piece in cited)
        told_of_one = any(PRONOUN_OF_ONE.search(sentence.text) for sentence in section.sentences)
        figures_alone = not self.segment.quotes or (counted and self.persona.lead is None and not told_of_one)
        return replace(section, heading=self.labels.apart) if figures_alone else section

    @cached_property
    def own_words(self) -> list[ShownQuote]:
        """What the lead says; everybody's words where no speaker leads."""
        return [quote for quotation, quote in self._quotes if self._leads(quotation)]

    @property
    def own_heading(self) -> str:
        """What stands over the quotations below the story."""
        return self.labels.lead_voice if self.persona.lead else self.labels.own_voices

    @cached_property
    def other_voices(self) -> list[ShownQuote]:
        """What others say, where a speaker leads."""
        return [quote for quotation, quote in self._quotes if not self._leads(quotation)]

    @cached_property
    def reasons(self) -> list[Section]:
        """What the person wants, what gets in the way, and what they ask."""
        return [section for field in REASON_FIELDS if (section := self._section(field))]

    @cached_property
    def differences(self) -> list[QuotePair]:
        """Where people of the segment differ, in their own words."""
        return [
            QuotePair(pair.about, *(self._beside(f"differences[{i}].{side}", getattr(pair, side)) for side in SIDES))
            for i, pair in enumerate(self.persona.differences)
        ]

    @property
    def use_heading(self) -> str:
        """What stands over the advice: ``How to win Emma Whitfield``."""
        return self.labels.use.format(name=self.persona.name)

    @cached_property
    def use(self) -> list[CardAdvice]:
        """What to do with it: the writer's conclusions, which are no evidence. The line to say closes them."""
        each = ((advice.kind, self.sentence(f"use[{i}]")) for i, advice in enumerate(self.persona.use))
        return [
            CardAdvice(
                kind,
                self.labels.kinds[kind],
                s,
                rests_on(s.claim.cites, self.segment, self.labels) if self.segment and kind != "say" else "",
            )
            for kind, s in sorted(each, key=lambda advice: advice[0] == "say")
            if s
        ]

    def _another_voice(self, claim: CheckedClaim) -> str:
        """Who says what stands in a list, where it is said by others than the lead and counted nowhere; and of how
        many a figure is that a part of the segment was asked for.

        Behind the insight stands all that it rests on: the sentence itself has no figures.
        """
        if claim.path == "insight" and self.segment:
            if any(map(str.isdigit, claim.text)):  # everyone's may stand in the sentence
                return (
                    ""
                    if claim.text.count("%") > len(claim.cites)
                    else beside_everyone(claim.cites, self.segment, self.labels)
                )
            return rests_on(claim.cites, self.segment, self.labels, units=True)
        lead, evidence = self.persona.lead, self.segment.evidence if self.segment else {}
        cited = [evidence.get(i) for i in claim.cites]
        if claim.path.partition("[")[0] not in (*REASON_FIELDS, *FURTHER) or self.segment is None:
            return ""
        parts = dict.fromkeys(n for e in cited if isinstance(e, Statistic) and (n := part_asked(e, self.segment)))
        if bases := [self.labels.asked.format(n=self.labels.localised(f"{n:,}")) for n in parts if not _has(claim, n)]:
            return ", ".join(bases)
        quotes = [e for e in cited if isinstance(e, Quote) and e.speaker != lead]
        return speakers_of(quotes, self.labels) if lead and quotes and len(quotes) == len(cited) else ""

    @cached_property
    def more(self) -> list[Section]:
        """What the recipe of one sheet has no place for and a persona may hold."""
        return [section for field in FURTHER if (section := self._section(field))]

    @cached_property
    def journey(self) -> list[Stage]:
        """The stages."""
        return [
            Stage(
                step.stage,
                tuple((self.labels.step_parts[p], s) for p in STEP_PARTS if (s := self.sentence(f"journey[{i}].{p}"))),
            )
            for i, step in enumerate(self.persona.journey)
        ]

    @cached_property
    def unknown(self) -> list[str]:
        """What the data do not tell, a line each."""
        empty = wording.empty_fields(self.persona) if self.persona.provenance is None else ""
        written = list(self.persona.unknown) or [line for line in (empty,) if line]
        return written + (missing(self.segment, self.labels) if self.segment else [])

    def _section(self, field: str) -> Section | None:
        count = len(getattr(self.persona, field))
        sentences = [s for i in range(count) if (s := self.sentence(f"{field}[{i}]"))]
        return Section(field, self.labels.fields[field], tuple(sentences)) if sentences else None

    @cached_property
    def _quotes(self) -> list[tuple[Quotation, ShownQuote]]:
        return [(quotation, self._quote(f"quotes[{i}]")) for i, quotation in enumerate(self.persona.quotes)]

    def _quote(self, path: str) -> ShownQuote:
        claim = self.claims[path]
        who = attribution(claim.cites, self.segment, self.labels) if self.segment else ""
        return ShownQuote(claim, mark_of(claim, self.labels, checked=self.checked), who, self.labels.marks)

    def _beside(self, path: str, quotation: Quotation) -> ShownQuote:
        """One side of a difference; where a lead is one of them, that is said."""
        shown = self._quote(path)
        leads = self.persona.lead is not None and self._leads(quotation)
        return replace(shown, who=f"{shown.who} – {self.labels.leads}") if leads else shown

    def _leads(self, quotation: Quotation) -> bool:
        """Whether the lead says this; with no lead, everybody's words are as good."""
        lead, quotes = self.persona.lead, self.segment.cited_quotes(quotation.cites) if self.segment else []
        return lead is None or any(quote.speaker == lead for quote in quotes)


def _has(claim: CheckedClaim, n: int) -> bool:
    """Whether a sentence prints a base itself: "71 % of 112"."""
    return str(n) in re.findall(r"\d+", re.sub(r"(?<=\d)[.,\s](?=\d{3})", "", claim.text))


def card_of(persona: Persona, segment: Segment | None = None, report: CheckReport | None = None) -> Card:
    """The card of a persona. Without a report no sentence has a verdict; without a segment no evidence is shown."""
    claims = wording.checked_claims(persona, report) if report else wording.claims_as_written(persona)
    if card_labels_of(segment).language == "de":
        claims = {path: with_german_findings(claim) for path, claim in claims.items()}
    return Card(persona, segment, report, claims)
