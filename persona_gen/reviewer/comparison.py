"""Which of two variants, and in what order all of them: only what both orders and an interval bear out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from persona_gen.domain.review import OPEN_VERDICTS, Comparison, Kind, Reaction, Reason, Variant
from persona_gen.evidence.significance import WILSON, wilson
from persona_gen.reviewer.copy_text import shown_copy
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.strategy import ForcedChoice, RankingStrategy
from persona_gen.reviewer.variants import normalised

MOST_COMPARISONS = 200
"""Answers to pairs asked for one persona. Six variants in five samples take 150, seven take 210; at two seconds each
the embedded model is at it for seven minutes. Beyond, variants are ranked by their scores."""
IDENTICAL = "identical texts; not asked"


def answers_needed(variants: int, samples: int) -> int:
    """Answers to all pairs of one persona: V(V-1)/2 pairs, both orders, each sample."""
    return variants * (variants - 1) * samples


def pair_by_pair(variants: int, samples: int) -> bool:
    """Whether so many variants are compared pair by pair."""
    return answers_needed(variants, samples) <= MOST_COMPARISONS


def compare_variants(
    strategy: RankingStrategy,
    reader: PanelMember | None,
    variants: Sequence[Variant],
    pair: tuple[Variant, Variant],
    kind: Kind,
    samples: int,
) -> Comparison:
    """One pair in both orders, ``samples`` times. A sample in which the orders disagree is half a win for each.

    Preferred is what both orders choose on the whole: the order alone turns 45 % of the choices of the median model.
    """
    a, b = pair
    who = reader.id if reader else ""
    if normalised(shown_copy(a.text)) == normalised(shown_copy(b.text)):
        return Comparison(persona=who, a=a.id, b=b.id, orders_agree=True, samples=0, method=IDENTICAL)
    forward = [strategy.prefer(reader, variants, a.text, b.text, kind, sample) for sample in range(samples)]
    back = [strategy.prefer(reader, variants, b.text, a.text, kind, sample) for sample in range(samples)]
    rounds = [(_leans(ab.first), _leans(1 - ba.first)) for ab, ba in zip(forward, back, strict=True)]
    won = sum(here == there == 1 for here, there in rounds)
    lost = sum(here == there == -1 for here, there in rounds)
    first, second = sum(here for here, _ in rounds), sum(there for _, there in rounds)
    agree = _leans(0.5 + first) == _leans(0.5 + second)
    preferred = (a.id if first > 0 else b.id) if agree and first and won != lost else None
    return Comparison(
        persona=who,
        a=a.id,
        b=b.id,
        preferred=preferred,
        orders_agree=agree,
        wins=(won, lost),
        samples=samples,
        interval=wilson(won + (samples - won - lost) / 2, samples),
        method=f"{WILSON}; samples are drawn anew",
        reason=_reason(preferred, a.id, forward, back),
    )


def _leans(share: float) -> int:
    return (share > 0.5) - (share < 0.5)


def _reason(
    preferred: str | None, a: str, forward: Sequence[ForcedChoice], back: Sequence[ForcedChoice]
) -> Reason | None:
    """The reason of an answer that chose what is preferred, one that cites evidence first."""
    if preferred is None:
        return None
    wanted = 1 if preferred == a else -1
    fitting = [choice.reason for choice in forward if _leans(choice.first) == wanted]
    fitting += [choice.reason for choice in back if _leans(choice.first) == -wanted]
    return min((r for r in fitting if r), key=lambda reason: (reason.opinion, bool(reason.findings)), default=None)


def pairs(variants: Sequence[Variant]) -> list[tuple[Variant, Variant]]:
    """Every two variants, once."""
    return list(combinations(variants, 2))


def fewest_samples() -> int:
    """Samples from which on a preference can stand at all: if every one goes the same way, its interval is clear."""
    return next(n for n in range(1, 100) if wilson(n, n)[0] > 0.5)


def too_few(samples: int, language: str = "en") -> str:
    """The note about fewer samples than `fewest_samples`."""
    if language == "de":
        many = f"{samples} Stichprobe{'n' * (samples != 1)} {'können' if samples != 1 else 'kann'}"
        return f"{many} zwei Fassungen nicht trennen; mindestens {fewest_samples()} sind nötig."
    many = f"{samples} sample{'s' * (samples != 1)}"
    return f"{many} cannot separate two variants; {fewest_samples()} are the fewest that can."


def ranking(
    ids: Sequence[str], comparisons: Sequence[Comparison], reactions: Sequence[Reaction] = ()
) -> tuple[tuple[str, ...], ...]:
    """Tiers, best first: a cut only where every variant above beats every one below.

    A variant beats another where its interval is clear of one half, or where it reaches the reader and the other
    does not: copy that is scrolled past is never level with copy that is read.
    """
    share = dict.fromkeys(ids, 0.0)
    beats: set[tuple[str, str]] = set()
    for each in comparisons:
        low, high = each.interval or (0.0, 1.0)
        won = each.wins[0] + (each.samples - sum(each.wins)) / 2
        share[each.a] += won / max(1, each.samples)
        share[each.b] += 1 - won / max(1, each.samples)
        beats |= {(each.a, each.b)} if low > 0.5 else {(each.b, each.a)} if high < 0.5 else set()
    beats |= _by_verdict(reactions)
    lost = {j for _, j in beats}
    return _tiers(sorted(ids, key=lambda i: (_verdict_rank(i, reactions), i in lost, -share[i])), beats)


def ranking_by_score(reactions: Sequence[Reaction]) -> tuple[tuple[str, ...], ...]:
    """The same from scores: above is what lies wholly above."""
    scores = {reaction.variant: reaction.score for reaction in reactions if reaction.score}
    beats = {(i, j) for i, a in scores.items() for j, b in scores.items() if a.low > b.high} | _by_verdict(reactions)
    decided = [r.variant for r in reactions if r.verdict not in OPEN_VERDICTS]
    means = {i: scores[i].mean if i in scores else 0.0 for i in decided}
    return _tiers(sorted(decided, key=lambda i: (_verdict_rank(i, reactions), -means[i])), beats)


def _by_verdict(reactions: Sequence[Reaction]) -> set[tuple[str, str]]:
    reach = [reaction.variant for reaction in reactions if reaction.verdict in ("speaks-to", "partly")]
    fails = [reaction.variant for reaction in reactions if reaction.verdict == "does-not"]
    return {(i, j) for i in reach for j in fails}


def _verdict_rank(variant: str, reactions: Sequence[Reaction]) -> int:
    order = {"speaks-to": 0, "does-not": 2}
    return next((order.get(reaction.verdict, 1) for reaction in reactions if reaction.variant == variant), 1)


def _tiers(order: Sequence[str], beats: set[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    cuts = [n for n in range(1, len(order)) if all((i, j) in beats for i in order[:n] for j in order[n:])]
    edges = [0, *cuts, len(order)]
    return tuple(tuple(order[begin:end]) for begin, end in pairwise(edges) if begin < end)
