"""What somebody only heard told as a fact, and what another person does told of her.

A part of a claim is laid beside the one sentence that bears most of its words. Where that sentence says what a third
person says, the claim must do so too; where it speaks of a brother, no "she" does it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from persona_gen.domain import Quote
from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon import english_retelling as en
from persona_gen.text.lexicon.english_speech import HEARSAY, RECKONING
from persona_gen.text.lexicon.people import FEMALE, MALE
from persona_gen.text.tokens import content_stems

LEAST_SHARED, MOST_ELSEWHERE = 0.6, 0.4
"""How much of a part one sentence of a quote must bear to be its source, and the other sentences at most."""
_HEARD = re.compile(
    rf"^\W*(?!i\b|we\b)(?:\w+ ){{1,3}}?(?:{any_of(HEARSAY)}) (?:that )?(?={any_of(en.SUBJECTS_OF_HEARSAY)}\b)", re.I
)
_BUT = re.compile(r"\bbut\b", re.I)
_ATTRIBUTED = phrases(HEARSAY, RECKONING, en.AS_TOLD)
_MY = re.compile(rf"^\W*(?:and |but |so )?(?:my|our) (?:\w+ )?(?P<who>{any_of(MALE, FEMALE)})\b", re.I)
_HE_OR_SHE = re.compile(r"^\W*(?P<who>he|she)\b", re.I)
_I = re.compile(r"\b(?:i|we|me|us)\b", re.I)
_FEMALE = re.compile(rf"(?:{any_of(FEMALE)}|she)", re.I)


@dataclass(frozen=True)
class SaidSentence:
    """A sentence of a quote: its words, and whether it asks or wishes."""

    quote: Quote
    text: str
    stems: frozenset[str]
    asks: bool
    wishes: bool


def source(
    part: frozenset[str],
    spoken: Sequence[SaidSentence],
    of_kind: Callable[[SaidSentence], bool],
    least: float = LEAST_SHARED,
) -> SaidSentence | None:
    """The sentence of a kind that bears most of a part's words, where no other sentence does."""
    ours = max(filter(of_kind, spoken), key=lambda each: len(part & each.stems), default=None)
    if ours is None or len(part & ours.stems) < max(2, least * len(part)):
        return None
    others = frozenset[str]().union(*(each.stems for each in spoken if not of_kind(each)))
    return ours if len(part & others) <= MOST_ELSEWHERE * len(part) else None


def heard(part: str, stems: frozenset[str], spoken: Sequence[SaidSentence]) -> SaidSentence | None:
    """The sentence of another's word that a part tells as a fact; what follows a "but" is the speaker's own again."""
    ours = None if _ATTRIBUTED.search(part) else source(stems, spoken, lambda each: bool(_HEARD.match(each.text)))
    theirs, *own = _BUT.split(ours.text, maxsplit=1) if ours else [""]
    if own and len(stems & set(content_stems(own[0]))) >= len(stems & set(content_stems(theirs))):
        return None
    return ours


def told_by_another(part: str, stems: frozenset[str], spoken: Sequence[SaidSentence]) -> SaidSentence | None:
    """The sentence about "my brother" that a part tells of a "she", or of a sister and a "he"."""
    hers = _HE_OR_SHE.match(part)
    if hers is None:
        return None
    theirs: dict[int, str] = {}
    other = ""
    for n, each in enumerate(spoken):
        named, goes_on = _MY.match(each.text), _HE_OR_SHE.match(each.text)
        other = named["who"] if named else other if goes_on else ""
        if other and not _I.search(each.text):
            theirs[n] = other
    about = {id(spoken[n]): who for n, who in theirs.items()}
    if any(re.search(rf"\b{re.escape(who)}", part, re.I) for who in about.values()):
        return None
    ours = source(stems, spoken, lambda each: id(each) in about)
    is_other_gender = ours and bool(_FEMALE.match(about[id(ours)])) != (hers["who"].lower() == "she")
    return ours if is_other_gender else None
