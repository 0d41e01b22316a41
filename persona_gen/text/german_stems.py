"""Two German stems. What vouches must merge less than what accuses, so each has its own.

With the light stem two words are alike only where they are forms of one word: a form too many would vouch for what
nobody said. With the rough one they are alike where they may be: a form too few would accuse what somebody did say.
"""

from __future__ import annotations

from functools import lru_cache

from persona_gen.text.lexicon.german import ENDINGS, ROUGH_ENDINGS, VERB_FORMS

_UMLAUTS = str.maketrans("äöü", "aou")
_SHORTEST = 3
"""Letters of a stem that an ending may leave."""


@lru_cache(maxsize=20_000)
def light_stem(word: str) -> str:
    """Umlauts folded, one ending off, irregular finite verbs by their infinitive: for what vouches."""
    return VERB_FORMS.get(word) or _without_ending(word.translate(_UMLAUTS), ENDINGS)


@lru_cache(maxsize=50_000)
def rough_stem(word: str) -> str:
    """Ending, umlaut and the "ge" of a participle off ("geerbt", "erbe"; "fährt", "fahre"): for what accuses."""
    word = word.translate(_UMLAUTS)
    if word.startswith("ge") and len(word) > 5 and word.endswith(("t", "en")):
        word = word[2:]
    return _without_ending(word, ROUGH_ENDINGS)


def _without_ending(word: str, endings: tuple[str, ...]) -> str:
    ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= _SHORTEST), "")
    return word.removesuffix(ending)
