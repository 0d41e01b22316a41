"""What an editor sends back of a draft that is borne out: a majority told as one person's life, a group left without a
move. The checker asks whether a sentence is true; this asks whether the card stands for its segment."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from persona_gen.domain import Persona, Segment, Statistic
from persona_gen.evidence.identity import LONE
from persona_gen.evidence.main_figures import main_figures
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.german import GENERAL
from persona_gen.text.people import PEOPLE_PATTERN, PRONOUN_OF_ONE
from persona_gen.text.tokens import content_stems

ANSWERED_FROM, TWICE, LEAST = 1 / 3, 2.0, 0.1
"""Of the segment, from where a group that the card leaves out has a move of its own; times as common as among everyone,
where at least a tenth are."""
NOT_SPOKEN = 1 / 5
"""Of the words of a sentence, so many that the lead does not say make it more than the lead's own."""
_OF_MANY = re.compile(
    rf"\b(?:{PEOPLE_PATTERN}|(?:the )?most|many|majority|minority|few(?:er)?|some|half|third|quarter|of (?:them|those)"
    rf"|{any_of(GENERAL)}|meist(?:en|ens)?|mehrheit|häufigsten)\b|%",
    re.I,
)
"""Words by which a sentence speaks of the segment, as "nobody is there" does not."""


def _tells_of_one(text: str, name: str) -> bool:
    return bool(PRONOUN_OF_ONE.search(text)) or any(re.search(rf"\b{re.escape(part)}\b", text) for part in name.split())


def edits(persona: Persona, segment: Segment) -> dict[str, list[tuple[str, Statistic]]]:
    """What is to be changed at which path of a persona, each with the figure that it is about."""
    wanted: dict[str, list[tuple[str, Statistic]]] = defaultdict(list)
    for path, reason, s in (*_lives(persona, segment), *_left_out(persona, segment)):
        wanted[path].append((reason, s))
    return wanted


def _lives(persona: Persona, segment: Segment) -> Iterator[tuple[str, str, Statistic]]:
    """Figures of the segment that role or insight tell as what the lead does, has or thinks, and the lead does not say.

    A mean beside the lead's words, too: "He would wait, yet rates the list lower than others". Two means are a tension.
    """
    for path, claim in (("role", persona.role), ("insight", persona.insight)):
        if claim is None or persona.lead is None or _OF_MANY.search(claim.text):
            continue
        spoken_stems = {stem for q in segment.cited_quotes(claim.cites) for stem in content_stems(q.text)}
        if path == "insight" and not spoken_stems and not _tells_of_one(claim.text, persona.name):
            continue  # "what keeps them away", of figures alone
        claim_stems = set(content_stems(claim.text))
        if len(claim_stems - spoken_stems) < NOT_SPOKEN * len(claim_stems):
            continue  # the lead's own words, behind which the figure stands
        for s in segment.cited_statistics(claim.cites):
            is_everybodys = s.measure == "share" and s.value >= LONE
            if is_everybodys or (s.measure != "share" and not spoken_stems):
                continue
            if spoken_stems.isdisjoint(content_stems(s.category or "") or content_stems(s.attribute)):
                yield path, "a figure of the segment, told as this person's: say it of them, or leave it out", s


def _left_out(persona: Persona, segment: Segment) -> Iterator[tuple[str, str, Statistic]]:
    """What the portrait does not show of the segment and has to: a main figure, or a large group without a move."""
    main, answered = main_figures(segment), {cite for move in persona.use for cite in move.cites}
    moves = [i for i, move in enumerate(persona.use) if move.kind in ("build", "test")]
    for i, claim in enumerate(persona.leaves_out):
        for s in segment.cited_statistics(claim.cites):
            if s.measure != "share" or s.id in answered:
                continue
            twice = s.overall is not None and s.value >= max(TWICE * s.overall, LEAST)
            if s in main:
                yield f"leaves_out[{i}]", "what most of them say is nothing to leave out: name another group", s
            elif moves and (s.value >= ANSWERED_FROM or twice):
                yield f"use[{moves[-1]}]", "no move answers a group that leaves_out names: let this one, and cite it", s
