"""Rules about quotations: verbatim, from that speaker, in this segment, or a finding that says what is true."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.rule import Rule
from persona_gen.checker.rules.citations import UNCITED
from persona_gen.domain import EvidenceRef, Finding, Quote, Span
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english_speech import ATTRIBUTING, RECKONING
from persona_gen.text.quotations import normalise, parts_of
from persona_gen.text.tokens import TOKEN, words

QUOTE_INVENTED = Rule(
    "quote-invented",
    "unsupported",
    objects_to="words in quotation marks, and quotes of the persona, that nobody said",
    example=('As one puts it, "Tell me what it really costs."', "stands in no quote"),
    silent="for one or two words in a sentence: a term, not a quotation",
    reason="nobody in this segment says this",
)
QUOTE_ALTERED = Rule(
    "quote-altered",
    "contradicted",
    objects_to="words in quotation marks, and quotes of the persona, that somebody said otherwise",
    example=("I've turned all the alerts off.", "“I’ve turned all the notifications off.”"),
    silent="where the words stand in the source after the declared normalisation",
    reason="not verbatim: {difference}",
)
QUOTE_WRONG_SPEAKER = Rule(
    "quote-wrong-speaker",
    "contradicted",
    objects_to="quotations given to another speaker",
    example=("P01: “I open fifteen tabs.”", "P07 says this"),
    silent="where neither the claim nor the evidence names a speaker",
    reason="{true} says this, not {named}",
)
QUOTE_WRONG_SEGMENT = Rule(
    "quote-wrong-segment",
    "unsupported",
    objects_to="quotations that stand in another segment only",
    example=("She says: “there is no wheel”", "said in the segment “Öko-Eltern”"),
    silent="where no other segment is at hand",
    reason='said in the segment "{segment}" ({quote}), not in this one',
)
RULES = (QUOTE_INVENTED, QUOTE_ALTERED, QUOTE_WRONG_SPEAKER, QUOTE_WRONG_SEGMENT)


A_TERM = 2
"""Up to so many words in quotation marks are a term ("the dream") unless they claim to be a quote of the card."""
LEAST_SIMILARITY = 0.6
"""Word similarity (difflib ratio) from which words are an altered quotation and not an invented one.

It only chooses between two findings; whether a quotation is verbatim is never a matter of similarity.
"""


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of the `quote-…` rules and, for words that stand in a quote not cited, `uncited`."""
    yield from _another_speaker(context)
    for span in context.quotations:
        fragment = context.text[slice(*span)]
        if context.kind == "claim" and (sum(1 for _ in words(fragment)) <= A_TERM or _is_answer(context, fragment)):
            continue
        places = context.index.find(fragment)
        if places:
            yield from _right_words(context, span, places)
        elif not _is_label(context, fragment):
            yield _wrong_words(context, span, fragment)


def _another_speaker(context: ClaimContext) -> Iterator[Finding]:
    """A sentence that says whose words it tells ("W2 says …"), or who did it ("W2 rang …"), and cites only others."""
    speakers = {quote.speaker for quote in context.cited_quotes}
    if context.kind != "claim" or context.quotations or None in speakers or len(speakers) != 1:
        return
    for named in context.index.speakers_in(context.own_words) - speakers:
        acts = r"|['’]s\b| \w" if any(map(str.isdigit, named)) else ""  # a speaker "A" begins many a sentence
        attribution = re.match(
            rf"(?:according to )?{re.escape(named)}(?:,| {any_of(ATTRIBUTING, RECKONING)}\b{acts})",
            context.own_words,
            re.I,
        )
        if attribution:
            [true] = speakers
            yield QUOTE_WRONG_SPEAKER.finding(
                attribution.span(), true=true, named=named, suggestion=f'say "{true}", or cite what {named} says'
            )


def _is_answer(context: ClaimContext, fragment: str) -> bool:
    """Whether the words are a cited statistic's whole category, which somebody may have said, too."""
    wanted = normalise(fragment).casefold().rstrip(".,!")
    return any(normalise(s.category or "").casefold() == wanted for s in context.cited_statistics)


def _is_label(context: ClaimContext, fragment: str) -> bool:
    """Whether the words are a statistic's own label, quoted as one would a questionnaire."""
    wanted = normalise(fragment).casefold().rstrip(".,!")
    return any(wanted in normalise(s.label).casefold() for s in context.cited_statistics)


def _right_words(context: ClaimContext, span: Span, places: list[tuple[Quote, Span]]) -> Iterator[Finding]:
    """The words are verbatim; they must also be cited, and said by whoever is named."""
    named = context.index.speakers_in(context.own_words)
    speakers = {quote.speaker for quote, _ in places if quote.speaker}
    cited = [(quote, place) for quote, place in places if quote in context.cited_quotes]
    quote, place = (cited or places)[0]
    at = (EvidenceRef(id=quote.id, span=place),)
    claimed = named or {q.speaker for q in context.cited_quotes if q.speaker}
    if claimed and speakers and not claimed & speakers:
        yield QUOTE_WRONG_SPEAKER.finding(
            span, true=quote.speaker, named=" or ".join(sorted(claimed)), evidence=at, suggestion=f'cite "{quote.id}"'
        )
    elif not cited and context.piece.cites:
        reason = f"these words stand in {quote.id}, which the claim does not cite"
        yield UNCITED.finding(span, what=reason, evidence=at, suggestion=f'cite "{quote.id}"')


def _wrong_words(context: ClaimContext, span: Span, fragment: str) -> Finding:
    """The words are not verbatim in this segment: another segment's, altered, stitched, or invented."""
    for segment, quote in context.index.find_elsewhere(fragment):
        return QUOTE_WRONG_SEGMENT.finding(span, segment=segment.name, quote=quote.id)
    sources = _stitched(context, fragment)
    if sources:
        joined = " and ".join(f"{quote.id} ({quote.speaker or 'no speaker'})" for quote in sources)
        difference = (
            f"joined from {joined}" if len(sources) > 1 else f"its parts stand in another order in {sources[0].id}"
        )
        return QUOTE_ALTERED.finding(
            span,
            difference=difference,
            evidence=tuple(EvidenceRef(id=quote.id) for quote in sources),
            suggestion=f"“{sources[0].text}”",
        )
    if near := _nearest(context, fragment):
        quote, difference, place = near
        return QUOTE_ALTERED.finding(
            span,
            difference=difference,
            evidence=(EvidenceRef(id=quote.id, span=place),),
            suggestion=f"“{quote.text[slice(*place)]}”",
        )
    return QUOTE_INVENTED.finding(
        span, suggestion="quote someone verbatim, or take the quotation marks off and cite what bears it out"
    )


def _stitched(context: ClaimContext, fragment: str) -> list[Quote]:
    """The quotes a fragment is joined from, when its parts stand verbatim in different ones, or in another order."""
    parts = parts_of(fragment)
    elided = len(parts) > 1
    if not elided:
        parts = [part.strip() for part in fragment.replace("?", ".").replace("!", ".").split(".") if part.strip()]
    places_of_parts = [context.index.find(part) for part in parts]
    if not all(places_of_parts):
        return []
    common = set.intersection(*({quote.id for quote, _ in places} for places in places_of_parts))
    if common:
        return [quote for quote, _ in places_of_parts[0] if quote.id in common][:1] if elided else []
    return list(dict.fromkeys(places[0][0] for places in places_of_parts))


def _nearest(context: ClaimContext, fragment: str) -> tuple[Quote, str, Span] | None:
    """The quote a fragment is most like, cited ones before others that are as like, if it is `LEAST_SIMILARITY`."""
    most, best = LEAST_SIMILARITY, None
    ours = Counter(TOKEN.findall(normalise(fragment).lower()))
    length = ours.total()
    for quote in context.index.nearest(fragment, context.cited_quotes):
        theirs = Counter(TOKEN.findall(normalise(quote.text).lower()))
        shared = sum([min(times, theirs[word]) for word, times in ours.items() if word in theirs])
        if 2 * shared < most * (length + shared):  # not even with every shared word in order
            continue
        ratio, difference, place = _compare(fragment, quote)
        if ratio > most or (ratio == most and not best):
            most, best = ratio, (quote, difference, place)
    return best


def _compare(fragment: str, quote: Quote) -> tuple[float, str, Span]:
    """Similarity to the best-fitting stretch of a quote, the difference in words, and that stretch.

    The stretch runs from the first to the last matching word, and on by what the fragment has beyond them.
    """
    ours, theirs = list(words(fragment)), list(words(quote.text))
    matcher = SequenceMatcher(None, [word.text for word in ours], [word.text for word in theirs], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0.0, "", (0, 0)
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(theirs), blocks[-1].b + len(ours) - blocks[-1].a)
    stretch = theirs[first:last]
    inner = SequenceMatcher(None, [word.text for word in ours], [word.text for word in stretch], autojunk=False)
    changes = []
    for tag, a1, a2, b1, b2 in inner.get_opcodes():
        printed, true = (" ".join(word.text for word in side) for side in (ours[a1:a2], stretch[b1:b2]))
        if tag == "replace":
            changes.append(f'"{printed}" stands for "{true}"')
        elif tag == "delete":
            changes.append(f'"{printed}" is added')
        elif tag == "insert":
            changes.append(f'"{true}" is left out')
    difference = "; ".join(changes) or "the words agree, punctuation or letters differ"
    return inner.ratio(), difference, (stretch[0].span[0], stretch[-1].span[1])
