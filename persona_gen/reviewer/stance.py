"""Whether evidence wants what the copy offers: decided by code where both say plainly which side they are on.

English; in other languages both stay undecided and the model is asked.
"""

from __future__ import annotations

import re
from typing import Literal

from persona_gen.domain import Evidence, Quote
from persona_gen.evidence.attributes import BARRIERS, MOTIVES
from persona_gen.evidence.cues import CUES
from persona_gen.reviewer.copy_text import sentences
from persona_gen.reviewer.thesaurus import concept
from persona_gen.text.tokens import words

Side = Literal["good", "bad"]

_REMOVES = frozenset(
    """no not never without stop stops skip skips avoid avoids forget zero less fewer nor end ends goodbye lose
    cut cuts cutting untouched don't don’t cannot can't""".split()
)
_AVERSE = re.compile(
    r"(?<!\w)(don't (want|make|need|send|call|ask|swap)|do not (want|make|swap|send)|not paying|no|never|without"
    r"|hate|scares? me|scared|afraid|tired of|sick of|stop|fed up|worry about|worried about|fewer|less|can't stand"
    r"|rather not|minus|turn(ed)? off|turn(ed)? all|not 'starting|delete)(?!\w)",
    re.I,
)
_REFUSED_AFTER = re.compile(r"(that's a no|no thanks?|never again|forget it|i already don't like|scares? me)\W*$", re.I)
_LACKS = re.compile(r"(?<!\w)(not|no|cannot|can't|without|nobody|missing|too few|does not|do not|doesn't)(?!\w)", re.I)
REACH = 7
"""Words within which a refusal governs what follows it: "please don't make me phone anyone"."""


def side(phrase: str, evidence: Evidence, shared: frozenset[str]) -> Side | None:
    """Whether the phrase offers what the evidence wants (or takes away what it refuses), the reverse, or neither."""
    wanted = {_wants(evidence, each) for each in shared} - {None}
    offered = {_offers(phrase, each) for each in shared}
    if len(wanted) != 1 or len(offered) != 1:
        return None
    return "good" if wanted == offered else "bad"


def _offers(phrase: str, shared: str) -> bool:
    """Whether the copy holds the concept out, and does not promise to be rid of it."""
    before: list[str] = []
    for word in words(phrase):
        if concept(word.text) == shared:
            break
        before.append(word.text)
    after = phrase.lower()
    rid = f"{shared}-free" in after or "untouched" in after
    return not (rid or bool(_REMOVES & set(before[-REACH:])))


def _wants(evidence: Evidence, shared: str) -> bool | None:
    """True where the evidence asks for the concept, False where it refuses it, None where that is not plain."""
    if not isinstance(evidence, Quote):
        label = evidence.category or ""
        if evidence.measure != "share" or evidence.value < 0.4:  # a minority's wish decides nothing for the segment
            return None
        lacks = bool(_LACKS.search(_upto(label, shared)))
        if MOTIVES.search(evidence.attribute) and not CUES["feeling"].search(label):
            return not (lacks or bool(_AVERSE.search(_upto(label, shared))))
        return lacks if BARRIERS.search(evidence.attribute) and lacks else None
    for begin, end in sentences(evidence.text):
        before = _upto(evidence.text[begin:end], shared)
        if before is not None and any(concept(w.text) == shared for w in words(evidence.text[begin:end])):
            near = " ".join(before.split()[-REACH:])
            if _AVERSE.search(near) or _REFUSED_AFTER.search(evidence.text[begin:end].replace("’", "'").strip()):
                return False
            if CUES["goal"].search(near) and not _LACKS.search(near):
                return True
    return None


def _upto(sentence: str, shared: str) -> str:
    """The sentence up to the word for the concept, and with it."""
    plain = sentence.replace("’", "'")
    for word in words(plain):
        if concept(word.text) == shared:
            return plain[: word.span[1]]
    return plain
