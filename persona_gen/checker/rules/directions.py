"""The rule about directions: "more likely than average", "older than most" against the figure of the whole base.

Silent when the difference is inside sampling error (`evidence.significance`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.linking import is_share, spoken_of
from persona_gen.checker.rule import Rule
from persona_gen.checker.rules.comparisons import ToldComparison, comparisons
from persona_gen.domain import EvidenceRef, Finding, Statistic
from persona_gen.evidence.significance import difference
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon import english_comparisons as en
from persona_gen.text.tokens import content_stems, words

DIRECTION = Rule(
    "direction",
    "contradicted",
    objects_to="comparisons with the whole base, ranks and pairs within the segment that go the other way",
    example=("They are less likely than average to rent in a city.", "48 % do, over the whole base 31 %"),
    silent="where the difference is inside sampling error, or the source gives no figure of the whole base",
    reason='says "{word}", but {truth}',
)
RULES = (DIRECTION,)


_JOINT = re.compile(r"[,;] (?:and|but|while|whereas)\b")

_DENIED = re.compile(
    rf"(?:\b{any_of(en.DENIED_BY)}|n't)(?: {any_of(en.DENIED_WITH)})*$|(?:\bnot|n't) (?!that\b)\w+$", re.I
)


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `direction`."""
    if context.fiction or context.kind != "claim":
        return
    for comparison in comparisons(context.peopled(context.own_words.replace("’", "'"))):
        word, span, claimed = context.text[slice(*comparison.span)], comparison.span, comparison.sign
        s = _compared(context, comparison, word.lower())
        if s is None or s.overall is None or _in_label(context, word.lower(), s):
            continue
        true = difference(s, context.index.segment)
        refused = bool(_DENIED.search(context.own_words[: span[0]].rstrip()))
        if true and (true == claimed) == refused:
            truth = f"{s.statement} against {s.shown(s.overall)} over the whole base"
            yield DIRECTION.finding(
                span,
                word=f"no {word}" if refused else word,
                truth=truth,
                evidence=(EvidenceRef(id=s.id),),
                suggestion="lower" if true < 0 else "higher",
            )


def _in_label(context: ClaimContext, word: str, s: Statistic) -> bool:
    """Whether the word stands in the label, and in the claim no more often: "give up features for fewer logins"."""
    label = rf"(?<!\w){re.escape(word)}(?!\w)"
    own = len(re.findall(label, s.label.casefold()))
    return bool(own) and len(re.findall(label, context.own_words.casefold())) <= own


def _compared(context: ClaimContext, comparison: ToldComparison, word: str) -> Statistic | None:
    """The statistic a comparison is about: of the right kind, and named by what stands between "more" and "than"."""

    def fits(s: Statistic) -> bool:
        if s.overall is None:
            return False
        label = f"{s.label} {s.unit or ''}"
        if word in ("older", "younger"):
            return bool(re.search(r"\bage\b|\byears\b", label, re.I))
        return word not in ("longer", "shorter") or bool(
            re.search(r"\b(?:time|minutes|hours|days|weeks|months|years)\b", label, re.I)
        )

    sentence = context.own_words[slice(*comparison.sentence)]
    joints = [comparison.sentence[0] + m.start() for m in _JOINT.finditer(sentence)]
    start = max((at for at in joints if at <= comparison.span[0]), default=comparison.sentence[0])
    stop = min((at for at in joints if at > comparison.span[0]), default=comparison.sentence[1])
    clause = context.own_words[start:stop]
    s = spoken_of(context, clause, fits)
    if s is None and clause != sentence and len(context.cited_statistics) < 2:
        clause = sentence
        s = spoken_of(context, clause, fits)
    if s is None:
        return None
    label, named = _roots(f"{s.label} {s.unit or ''}"), _roots(comparison.what)
    of_people = is_share(s) and comparison.of_degree  # "more likely than others to …": the share cited
    lasts = word in ("longer", "shorter") and context.cited == [s]
    if not (_roots(clause) & label or of_people or lasts or word in ("older", "younger")):
        return None
    if named and not named & label and not lasts and not (of_people and context.cited_statistics == [s]):
        return None
    return (
        None
        if _turned(comparison.what, s) or _turned(context.own_words[comparison.span[1] : comparison.sentence[1]], s)
        else s
    )


def _roots(text: str) -> set[str]:
    """The first five letters of the words that carry a fact: "satisfied" is about "satisfaction"."""
    return {stem[:5] for stem in content_stems(text)}


def _turned(text: str, s: Statistic) -> bool:
    """Whether what is compared is said not to be the case ("more likely not to rent")."""
    return any(w.turns == "not" for w in words(text)) and not any(w.turns for w in words(s.label))
