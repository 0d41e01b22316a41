"""What the data leave open about a person: said by code, so that nobody takes a gap for a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable

from persona_gen.domain import Claim, Inference, Persona, Quotation, Segment, Statistic
from persona_gen.evidence.attributes import SMALL_BASE, attribute_kind, is_single_choice, named_kind
from persona_gen.evidence.card_lists import list_of
from persona_gen.evidence.cues import cues
from persona_gen.evidence.identity import SCALE_WORDS, part_asked, runner_up
from persona_gen.evidence.names import PRONOUN_WORDS
from persona_gen.evidence.phrasing import ClaimForms, in_print
from persona_gen.evidence.questions import is_question, short_label
from persona_gen.evidence.selection import people_of
from persona_gen.text.languages import InLanguage, segment_language
from persona_gen.text.tokens import content_stems
from persona_gen.writer.passages import sentences_of


class GapWords(ClaimForms):
    """Sentences about gaps. ``fields`` are the lists a team looks for, in its words."""

    fields = InLanguage(
        {
            "goals": "what they want",
            "frustrations": "what gets in their way",
            "questions": "what they ask first",
            "channels": "where to meet them",
        },
        {
            "goals": "was sie wollen",
            "frustrations": "was im Weg steht",
            "questions": "was sie zuerst fragen",
            "channels": "wo man sie erreicht",
        },
    )
    identity = InLanguage({"age": "age", "gender": "gender"}, {"age": "Alter", "gender": "Geschlecht"})
    silent = InLanguage("This card does not say {what}.", "Diese Karte sagt nicht, {what}.")
    no_figures = InLanguage("No figures on {what}.", "Keine Zahlen über {what}.")
    split = InLanguage("Split on {what}: {first}, {second}.", "Uneins bei {what}: {first}, {second}.")
    small = InLanguage(
        "With {n} people, a difference of one or two could be chance.",
        "Bei {n} Personen kann ein Unterschied von einer oder zweien Zufall sein.",
    )
    rests = InLanguage(
        "{what} rests on {n} people: it could be chance.", "{what} beruht auf {n} Personen: es kann Zufall sein."
    )
    either = InLanguage("or", "oder")


TOLD_BY = {"goals": "goal", "frustrations": "frustration", "questions": "question"}
"""Lists whose matter a story or a quotation may tell, too, and the cue by which one sees it."""
STATEMENT = re.compile(r"(?:i|we|my|our|ich|wir|mein\w*|unser\w*)\b", re.I)
"""The opening of an attribute that is a sentence to agree with."""
TOLD_IN = {"goals": ("goals", "motivations"), "frustrations": ("frustrations", "emotions")}
"""Lists that say what another lacks: what drives people is what they want, and a dread is in the way."""
SPLITS = 2
"""Split answers worth a line."""


def unknown(persona: Persona, segment: Segment) -> tuple[str, ...]:
    """Sentences about gaps, about where the segment disagrees with itself, and about small bases.

    They are in the language of the data, where that is English or German.
    """
    gaps = GapWords(segment_language(segment))
    return (
        *_fields(persona, segment, gaps),
        *_identity(segment, gaps),
        *_splits(persona, segment, gaps),
        *_bases(persona, segment, gaps),
    )


def _fields(persona: Persona, segment: Segment, gaps: GapWords) -> Iterable[str]:
    differing = (one for pair in persona.differences for one in (pair.one, pair.other))
    shown = [claim for claim in (persona.tagline, *persona.story, *persona.quotes, *differing, *persona.use) if claim]
    glance = segment.cited_statistics(cite for trait in persona.snapshot for cite in trait.cites)
    silent = [
        field
        for field in gaps.fields
        if not (field == "channels" and any(list_of(s, segment) == "channels" for s in glance))
        and not any(getattr(persona, name) for name in TOLD_IN.get(field, (field,)))
        and not (field in TOLD_BY and any(_tells(TOLD_BY[field], claim, segment) for claim in shown))
    ]
    if silent:
        yield gaps.silent.format(what=_listed([gaps.fields[field] for field in silent], gaps.either))


def _tells(sort: str, claim: Claim | Quotation | Inference, segment: Segment) -> bool:
    """Whether a claim retells or quotes a sentence that has the cue: "She would like a list" is "I'd like a list"."""
    quotes, stems = segment.cited_quotes(claim.cites), set(content_stems(claim.text))
    cued = [text for quote in quotes for text in sentences_of(quote.text) if cues(text)[sort]]
    return any(text in claim.text or 2 * len(stems & set(content_stems(text))) >= len(stems) for text in cued)


def _identity(segment: Segment, gaps: GapWords) -> Iterable[str]:
    kinds = {kind for s in segment.statistics for kind in (attribute_kind(s), named_kind(s.attribute))}
    measured = kinds | ({"age"} if "born" in kinds else set())
    labels = "\n".join(s.label for s in segment.statistics)
    absent = [
        word
        for kind, word in gaps.identity.items()
        if kind not in measured and not (kind == "gender" and any(p.search(labels) for p in PRONOUN_WORDS.values()))
    ]
    if absent:
        yield gaps.no_figures.format(what=_listed(absent, gaps.either))


def _splits(persona: Persona, segment: Segment, gaps: GapWords) -> Iterable[str]:
    """Single-choice questions in which the two commonest answers are within chance of each other.

    What stands at a glance is known: the other answer is told beside it.
    """
    split = []
    at_a_glance = {trait.attribute for trait in persona.snapshot}
    for attribute in dict.fromkeys(s.attribute for s in segment.statistics if s.attribute not in at_a_glance):
        shares = [s for s in segment.statistics if s.attribute == attribute and s.measure == "share" and s.category]
        if (
            len(shares) < 2
            or list_of(shares[0], segment) is not None
            or not is_single_choice(attribute, segment)
            or not _is_trait(shares[0], segment)
        ):
            continue
        first = max(shares, key=lambda s: s.value)
        label = short_label(attribute)
        if second := runner_up(first, segment):
            line = gaps.split.format(
                what=gaps.marks.format(words=attribute) if STATEMENT.match(attribute) or is_question(label) else label,
                first=_share(first, gaps),
                second=_share(second, gaps),
            )
            split.append(line)
    yield from split[:SPLITS]


def _is_trait(s: Statistic, segment: Segment) -> bool:
    """Whether an attribute is asked of most people, and is no point of a rating scale."""
    return part_asked(s, segment) is None and not SCALE_WORDS.search(f"{s.attribute} {s.unit or ''}")


def _bases(persona: Persona, segment: Segment, gaps: GapWords) -> Iterable[str]:
    if segment.size is not None and segment.size < SMALL_BASE:
        yield gaps.small.format(n=segment.size)
        return
    cited = segment.cited_statistics(cite for _, piece in persona.claims() for cite in piece.cites)
    small = {s.id: s for s in cited if s.n is not None and s.n < SMALL_BASE}
    for s in list(small.values())[:1]:
        yield gaps.rests.format(what=s.label, n=s.n)


def _share(s: Statistic, gaps: GapWords) -> str:
    people = people_of(s)
    share = gaps.count.format(people=people, n=s.n) if people is not None else in_print(s, s.value)
    return f"{s.category} ({share})"


def _listed(words: list[str], joiner: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joiner} {words[-1]}"
