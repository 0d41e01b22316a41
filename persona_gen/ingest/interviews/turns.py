"""A transcript as turns: who spoke, the words, and when; long turns cut at sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from persona_gen.text.sentences import sentences

LONGEST_TURN = 600
"""Characters from which a turn is cut: about 100 words, more than a card or a prompt has room for."""

AIM = 400
"""Characters that a piece of a long turn should not exceed; a longer sentence stays whole."""

BACK_CHANNEL = re.compile(
    r"(?:(?:mm+|m+h+m+|mhm+|mm+[- ]?h+m+|u+h+[- ]?h+u+h+|hm+|uh+|um+|ah+|oh+|er+m?|yeah|yep|yup|yes|ya|no|nope"
    r"|nah|okay|ok|k|right|sure|wow"
    r"|cool|nice|great|perfect|good|exactly|absolutely|definitely|totally|true|of course|i see|got it|gotcha"
    r"|fair enough|interesting|really"
    r"|all right|alright|thanks|thank you|bye|hello|hi|hey|go on|ja|nein|genau|ach so|oui|non|d'accord|sí|si|vale"
    r"|claro|\[?(?:laughs|laughter"
    r"|laughing|pause|inaudible|crosstalk|silence|sighs|music|applause|noise|unclear|nods|coughs)\]?|\((?:laughs"
    r"|laughter|laughing|pause"
    r"|inaudible|crosstalk|silence|sighs|music|noise|unclear|nods|coughs)\))[\s.,!?…-]*)+",
    re.IGNORECASE,
)
"""Turns that only say "I am listening"."""


@dataclass(frozen=True)
class Turn:
    """What one speaker said in one go. ``place`` is the time, or else the line; ``speaker`` is the label, or empty."""

    speaker: str
    text: str
    place: str
    apart: bool = False
    """Something stands before it that is not quoted: it does not go on with the turn before."""


@dataclass(frozen=True)
class Transcript:
    """The turns of one file. ``asking`` are names that the file's own header gives as the interviewer's."""

    path: Path
    format: str
    turns: tuple[Turn, ...]
    asking: frozenset[str] = frozenset()
    header: str = ""
    outside: Mapping[str, int] = field(default_factory=dict)
    """Pieces of text that are no turn, by reason."""
    notes: tuple[str, ...] = ()
    """What was taken off the words, and what is doubtful."""


def joined_turns(turns: Iterable[Turn], *, cues: bool = True) -> tuple[list[Turn], int]:
    """Neighbouring turns of one speaker as one, and how many back-channels were dropped.

    Cues cut a turn anywhere. Elsewhere (not ``cues``) a new label begins a new quote, unless the sentence goes on.

    A back-channel does not end the other's turn where the sentence goes on behind it.
    """
    kept: list[Turn] = []
    dropped, interrupted = 0, False
    for turn in turns:
        last = kept[-1] if kept else None
        own = last is not None and last.speaker == turn.speaker and not turn.apart
        own = own and (cues or _open(last.text if last else ""))
        if BACK_CHANNEL.fullmatch(turn.text.strip()) and not (own and _open(last.text if last else "")):
            dropped, interrupted = dropped + 1, True
            continue
        if last is not None and own and (not interrupted or _open(last.text)):
            kept[-1] = replace(last, text=glued(last.text, turn.text))
        else:
            kept.append(replace(turn, text=turn.text.strip()))
        interrupted = False
    return kept, dropped


def glued(before: str, after: str) -> str:
    """Two stretches of one turn; scripts without blanks between words get none."""
    unspaced = r"[\u0e00-\u0eff\u3000-\u9fff\uff00-\uffef]"
    return f"{before}{'' if re.search(unspaced + '$', before) and re.match(unspaced, after) else ' '}{after.strip()}"


def _open(text: str) -> bool:
    """Whether a sentence has not ended."""
    return not re.search(r"[.!?…。！？][\"'”’)\]]*$", text)


def stretches(text: str) -> Iterator[str]:
    """A long text as stretches of whole sentences, each a verbatim part of it; a short one as it is."""
    if len(text) <= LONGEST_TURN:
        yield text
        return
    start = end = 0
    for sentence_end in (*(stop for _, stop in sentences(text)[:-1]), len(text)):
        if sentence_end - start > AIM and end > start:
            yield text[start:end].strip()
            start = end
        end = sentence_end
    yield text[start:].strip()
