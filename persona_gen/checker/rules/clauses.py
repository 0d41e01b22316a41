"""Which words of a sentence a figure belongs to.

"48 % rent and 23 % live with parents", "renters (48 %), with parents (23 %)", "renting 48 %, with parents 23 %".
"""

from __future__ import annotations

import re

from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import content_stems, words
from persona_gen.domain import Statistic

_DENIAL = re.compile(
    r"^\s*(?:of (?:them|these|those|all|the \w+|\w+)\s+)?(?:do|does|did|have|has|had|are|is|were|was|would|will"
    r"|can|could)?\s*(?:not|never|n't|don't|doesn't|didn't|aren't|haven't|hasn't|won't|wouldn't|cannot"
    r"|can't)\b(?! (?:only|just|quite))",
    re.I,
)
_GROUP_OF_KINDS = {"share": "share", "points": "share"}


def clause_of(view: ClaimView, i: int) -> str:
    """The words between the ``i``-th figure and its neighbours of the same sort, on the side it belongs to.

    A single figure has the whole sentence, one that several stand beside has what follows it, or what stands before
    it where it follows a bracket or colon, or where the last figure of the sentence ends it.
    """
    figures, text = view.figures, view.own_words
    same = [f for f in figures if _sort(f.kind) == _sort(figures[i].kind)]
    n = same.index(figures[i])
    start = same[n - 1].span[1] if n else 0
    end = same[n + 1].span[0] if n + 1 < len(same) else len(text)
    before, after = text[start : figures[i].span[0]], text[figures[i].span[1] : end]
    if len(same) == 1:
        return f"{before} {after}"
    follows = not content_stems(text[same[-1].span[1] :]) and bool(content_stems(text[: same[0].span[0]]))
    if follows or re.search(r"[(\[:=]\s*(?:about|nearly|almost|over|only|just)?\s*$", before, re.I):
        return before
    return after if content_stems(after) else before


def denies(view: ClaimView, i: int, s: Statistic) -> bool:
    """Whether the claim denies after a figure what a label says plainly: "23 % do not live with parents"."""
    after = view.own_words[view.figures[i].span[1] :].replace("’", "'")
    return bool(_DENIAL.search(after)) and not any(word.turns for word in words(s.label))


def _sort(kind: str) -> str:
    return _GROUP_OF_KINDS.get(kind, "number")
