"""Whose doing a retelling tells, and when: what others do, or what is over, told as hers and as still so."""

from __future__ import annotations

from collections.abc import Sequence

from persona_gen.checker.retold_words import FACTLESS, RetoldClause, Telling
from persona_gen.text.lexicon.english import IRREGULAR
from persona_gen.text.lexicon.english_speech import FIRST_PERSON, OPENERS, SOMEBODY_ELSE, WHOSE
from persona_gen.text.tokens import stem

_BE, _GOT = frozenset("is was be been being".split()), frozenset(("got", "get", "gets"))
LONGEST_SUBJECT = 3


def of_another(telling: Telling, clause: RetoldClause, places: Sequence[int]) -> tuple[str, str] | None:
    """What others do, or what is done to her, told as her own doing."""
    if not telling.hers or not telling.facts:
        return None
    verb, at = telling.facts[0], places[0]
    ours = [word for word in telling.words[1:verb] if not word.endswith("ly")]
    theirs = [word for word in clause.words[:at] if not word.endswith("ly")]
    said = " ".join(clause.words[max(0, at - 2) : at + 3])
    same_others = telling.words[0] == "they" and theirs[-1:] == ["they"]  # "she" may be two women; "they" are not her
    if theirs and theirs[-1] in SOMEBODY_ELSE and not ours and not same_others:
        return "is said of somebody else", said
    if by_noun := of_another_noun(telling, clause, places):
        return by_noun
    is_participle = clause.words[at].endswith(("ed", "en")) or telling.words[verb] != clause.words[at]
    passive = theirs and theirs[-1] in _BE | _GOT and "by" in clause.words[at + 1 :] and is_participle
    if passive and not _BE & set(ours) and not clause.words[at].endswith("ing") and "by" not in telling.words:
        return "was done to her, and not by her", said
    return None


def of_another_noun(telling: Telling, clause: RetoldClause, places: Sequence[int]) -> tuple[str, str] | None:
    """What "my sister" or "the dealer" does, told as her own doing."""
    if not telling.hers or not telling.facts or telling.facts[0] != 1:
        return None
    subject = [word for word in clause.words[: places[0]] if word not in OPENERS and not word.endswith("ly")]
    if 2 <= len(subject) <= LONGEST_SUBJECT and subject[0] in WHOSE and subject[-1] not in FACTLESS:
        return "is said of somebody else", " ".join(clause.words[max(0, places[0] - 2) : places[0] + 3])
    return None


def past(telling: Telling, clause: RetoldClause, places: Sequence[int]) -> tuple[str, str] | None:
    """What is over in the quote and told as still so: the complaint and the words of the quote, or None."""
    if not telling.hers:
        return None
    verb, at = telling.facts[0], places[0]
    ours, theirs = telling.words[verb], clause.words[at]
    said = " ".join(clause.words[max(0, at - 3) : at + 2])
    was = "was" in clause.words[max(0, at - 3) : at] and not theirs.endswith(("ing", "ed"))
    if was and "is" in telling.words[1:verb] and "was" not in telling.words:
        return "tells as still so what is over", said
    plain_past = (theirs.endswith("ed") and stem(theirs) != theirs) or IRREGULAR.get(theirs, theirs) != theirs
    by_her = bool(at) and FIRST_PERSON.get(clause.words[at - 1], "").startswith("subject")
    if plain_past and by_her and verb == 1 and ours.endswith("s") and ours != theirs:
        return "tells as still so what is over", said
    return None
