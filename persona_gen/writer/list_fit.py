"""Which list of a card a passage may stand in, by its cues, and which passage is best in it.

The strengths are compared as they stand: what is greater in the first place comes first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from persona_gen.evidence.cues import cues, main_cue, wants_to_be_left_alone
from persona_gen.text.people import first_person
from persona_gen.writer.passages import SHORT, ChosenPassage, sentences_of
from persona_gen.writer.story import HEADLINE, POINTS_BACK, speaks_of_unnamed
from persona_gen.writer.third_person import is_wish, likes_alone

LEAST_ASKED = 8
"""Words of a question that is told without a question mark."""


def is_asked_first(passage: ChosenPassage) -> bool:
    """What is asked first may go on: "What about the battery in ten years? Nobody can tell me."; or it is told:
    "Before I sign I want to know how many pass."."""
    first = sentences_of(passage.text)[0]
    if first != sentences_of(passage.quote.text)[0] and (_HALF.match(first) or _OF_OTHERS.search(first)):
        return False
    if _OF_THE_PAST.match(first) or speaks_of_unnamed(first) or wants_to_be_left_alone(passage.quote.text):
        return False
    if _STATES.match(first) or _ANOTHERS.search(first) or _GRUMBLE.search(first) or _POINTS.search(first):
        return False
    statement = "?" not in passage.text and passage.length >= LEAST_ASKED and not is_wish(passage.text)
    return (first.endswith("?") or statement) and cues(first)["question"] > 0


_STATES = re.compile(
    r"(?:(?:and|but|so|well|like|und|aber|also),? )*(?!i (?:want|need|wonder|keep wondering|would|['’]d|just)\b)"
    r"(?:i|we|he|she|they|you|it|the|a|an|my|our|his|her|their|this|that|there|having|ich|wir|er|sie|man|es|der|die|das"
    r"|ein|eine|mein\w*|unser\w*)(?:['’]\w+)? [^?]*\?",
    re.I,
)
"""A sentence that states something before it asks: "I'm standing there with a cello, who do they think I am?"."""
_ANOTHERS = re.compile(r"\b(?:asked|asks|said|says|fragt|fragte|sagt|sagte|gefragt|gesagt)\b(?! (?:for|um)\b)", re.I)
"""What somebody else wants to know."""
_GRUMBLE = re.compile(
    r"\bwho (?:do|does) (?:they|he|she) think|\bwhat am i (?:supposed|meant)|\bwho (?:knows|cares|has (?:the )?time"
    r"|is in)\b|\bwhat(?:['’]s| is) the point|\bwhy (?:should|would) i|\bhow hard can"
    r"|\bwhat would i say|\b(?:who|how) am i\b"
    r"|,? (?:isn|aren|don|doesn|wasn|didn|won|can)['’]t (?:it|they|you|i|he|she|we)\?|\bis it\?|\bwas soll (?:ich|das)"
    r"|\bwer (?:weiß|hat) (?:das|schon|die zeit)|\boder\?|, (?:ne|gell|nicht wahr)\?",
    re.I,
)
"""A question that nobody is to answer."""
_OF_THE_PAST = re.compile(r"(?:was|were|did|had|war|waren) (?:it|that|this|they|there|es|das|sie)\b", re.I)
"""A question about what has been done, which comes last: "Was it needed?"."""
_HALF = re.compile(r"(?:in that case|otherwise|instead|will|danach|dann)\b", re.I)
_OF_OTHERS = re.compile(r"\b(?:it|they|them|those|these|sie|ihnen|damit)\b", re.I)
"""Half a thought: the question hangs on the sentence before it."""
_POINTS = re.compile(r"\b(?:that|this|those|das|dies\w*)\?$", re.I)
"""A question about what was said before it: "Where do I tick that?"."""


def is_wanted(passage: ChosenPassage, sorted_as: Mapping[str, str]) -> bool:
    """A wish by its words; where they hold no cue, by the question that it answers or a model's word."""
    if "?" in passage.text or (passage.length < 2 * SHORT and POINTS_BACK.search(passage.text)):
        return False  # "if I could practise it" points at what is not there
    met = cues(passage.text)
    if not any(met[sort] for sort in ("goal", "frustration", "feeling", "praise")):
        return sorted_as.get(passage.quote.id) == "goal" and _OF_SOMEBODY_ELSE.match(passage.text) is None
    if likes_alone(passage.text):
        return False
    return met["goal"] > 0 and (
        is_wish(passage.text) or (not met["feeling"] and _WANTS.search(passage.text) is not None)
    )  # "I worry I hear what I want to hear"


_OF_SOMEBODY_ELSE = re.compile(r"(?:they|he|she|sie|er)\b", re.I)
_WANTS = re.compile(
    r"\b(?:i|we)(?:['’]d| would)? (?:just |really |only |also )*(?:want|need|like|love|wish|hope|prefer)\b|\bwish\b"
    r"|^(?:more|fewer|less|please|if only)\b"
    r"|\b(?:ich|wir) (?:\w+ )*(?:möchte\w*|will|wollen|brauche\w*|wünsch\w*|hätte\w* gern\w*)",
    re.I,
)
"""Words in which somebody wants something; "I'd have paid double" is no goal."""


def is_obstacle(passage: ChosenPassage, sorted_as: Mapping[str, str]) -> bool:
    """What stops somebody, by its words or, without a cue, by its question or a model's word; never praise."""
    if "?" in passage.text or cues(passage.text)["praise"]:
        return False
    return (main_cue(passage.text) or sorted_as.get(passage.quote.id)) == "frustration"


def is_felt(passage: ChosenPassage) -> bool:
    """A feeling of whoever speaks."""
    if "?" in passage.text or cues(passage.text)["praise"] or wants_to_be_left_alone(passage.quote.text):
        return False
    return cues(passage.text)["feeling"] > 0 and first_person(passage.text)


def voice_strength(passage: ChosenPassage, lead: str | None) -> tuple[float, ...]:
    """The lead's, then who meets with something or wants something, then who says most."""
    met = cues(passage.text)
    wants = met["goal"] > 0 and not likes_alone(passage.text)
    return passage.quote.speaker == lead, met["frustration"] > 0, wants, passage.length


def question_strength(passage: ChosenPassage) -> tuple[float, ...]:
    """One that says "I want to know", names the asker, opens a quote and is long enough to be understood alone."""
    return (
        cues(passage.text)["question"],
        first_person(passage.text),
        passage.text == sentences_of(passage.quote.text)[0],
        min(passage.length, HEADLINE),
    )


def wish_strength(passage: ChosenPassage) -> tuple[float, ...]:
    """One that is worded as a wish, complains least and is short."""
    met = cues(passage.text)
    return is_wish(passage.text), met["goal"] - met["frustration"], -passage.length


NOT_WANTED = re.compile(
    r"(?:please |bitte )?(?:don't|don’t|do not|never|no(?:thing)?|not|stop|nicht|keine?n?|nie)\b", re.I
)
OWN_AIM = re.compile(
    r"(?:i|we)(?:['’]?m|['’]re| am| are)? (?:just |really )?(?:trying|want|need|hope|wish) to "
    r"(?:get|go|be|become|live|learn|pass|save|retire|win|look|feel)\b"
    r"|ich (?:will|möchte|muss) (?:\w+ )*(?:sein|werden|leben|schaffen|sparen)\b",
    re.I,
)
"""What somebody is after for themselves, which is nobody's to offer: "I want to get to my mum's"."""


def obstacle_strength(passage: ChosenPassage) -> tuple[float, ...]:
    """One that complains most, then the shortest."""
    return cues(passage.text)["frustration"], -passage.length


def feeling_strength(passage: ChosenPassage) -> tuple[float, ...]:
    """One with most words of feeling, then the shortest."""
    return cues(passage.text)["feeling"], -passage.length
