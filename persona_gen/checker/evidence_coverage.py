"""The ledger: what a persona's claims rest on, what they leave unused, and which quotes speak against them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from persona_gen.checker.opposites import MOST_COUNTER_QUOTES, against
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Against, CheckedClaim, LeanedOn, Ledger, LeftOut, OneVoice, Quote, Told

MANY_WORDS, NEARLY_ALL = 40, 0.9
"""So many words of one participant, and so much of them, make up a portrait: fewer words portray nobody."""
LEANED_ON_FROM = 3
"""So many claims on one quote are worth telling."""


def account(
    claims: Sequence[CheckedClaim],
    index: SegmentIndex,
    left_out: Iterable[LeftOut],
    judged_against: tuple[Against, ...] | None = None,
    lead: str | None = None,
) -> Ledger:
    """The ledger of checked claims.

    ``judged_against`` is what a judge says speaks against them. Without a judge, counter-quotes found here are
    candidates: only a judge reads meaning. ``lead`` is the speaker whose life the story follows.
    """
    participants = _words_cited(claims, index)
    cited = {cite for claim in claims for cite in claim.cites}
    evidence = index.segment.evidence
    return Ledger(
        used=tuple(i for i in evidence if i in cited),
        unused=tuple(i for i in evidence if i not in cited),
        left_out=tuple(left_out),
        against=_candidates(claims, index) if judged_against is None else judged_against,
        one_voice=tuple(
            OneVoice(claim=claim.path, speaker=s) for claim in claims if (s := _only_speaker(claim, index))
        ),
        leaned_on=_leaned_on(claims, index),
        lead=next((each for each in participants if each.speaker == lead), None),
        recognisable=tuple(t for t in participants if t.of >= MANY_WORDS and t.words >= NEARLY_ALL * t.of),
    )


def _words_cited(claims: Sequence[CheckedClaim], index: SegmentIndex) -> list[Told]:
    """For each participant how many words are in quotes that claims cite, and how many there are."""
    words_cited: Counter[str] = Counter()
    for cite in {cite for claim in claims for cite in claim.cites}:
        quote = index.segment.evidence.get(cite)
        if isinstance(quote, Quote) and quote.speaker and not quote.asked:
            words_cited[quote.speaker] += len(quote.text.split())
    return [Told(speaker=speaker, words=words_cited[speaker], of=every) for speaker, every in index.words_said.items()]


def _candidates(claims: Sequence[CheckedClaim], index: SegmentIndex) -> tuple[Against, ...]:
    """The opposites that code can show, a few: a quote is named once, beside the first claim that it speaks against."""
    met: dict[str, Against] = {}
    for claim in claims:
        if len(met) >= MOST_COUNTER_QUOTES:
            break
        if not claim.path.startswith(("quotes", "snapshot", "questions", "use", "differences")):
            for quote in against(claim, index):
                met.setdefault(quote.id, Against(claim=claim.path, evidence=quote.id))
    return tuple(met.values())[:MOST_COUNTER_QUOTES]


def _only_speaker(claim: CheckedClaim, index: SegmentIndex) -> str | None:
    """The one participant a claim rests on; nothing for quotations, which are one person's by nature."""
    if claim.path.startswith("quotes") or not claim.cites:
        return None
    evidence = [index.segment.evidence.get(cite) for cite in claim.cites]
    speakers = {e.speaker for e in evidence if isinstance(e, Quote) and not e.asked}
    all_quotes = all(isinstance(e, Quote) for e in evidence)
    return next(iter(speakers)) if all_quotes and len(speakers) == 1 else None


def _leaned_on(claims: Sequence[CheckedClaim], index: SegmentIndex) -> tuple[LeanedOn, ...]:
    paths: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for cite in claim.cites:
            if isinstance(index.segment.evidence.get(cite), Quote):
                paths[cite].append(claim.path)
    return tuple(LeanedOn(evidence=cite, claims=tuple(on)) for cite, on in paths.items() if len(on) >= LEANED_ON_FROM)
