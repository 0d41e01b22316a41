"""Lines of a transcript, where each stands, and the heading that each may begin with."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from persona_gen.ingest.interviews.headings import Heading, heading_of, is_code, speaker_name, without_parenthesis
from persona_gen.ingest.interviews.participants import label_key
from persona_gen.privacy.name_lists import is_name_shaped, is_person


@dataclass(frozen=True)
class Line:
    """A line of a transcript and where it stands, or of a cue with its time; ``speaker`` where mark-up names it.

    ``title``: a heading, which nobody says. ``starts``: it begins a paragraph. ``changes``: a dash or a chevron says
    that somebody else speaks. ``struck``: words in it are struck through.
    """

    text: str
    place: str
    speaker: str = ""
    title: bool = False
    starts: bool = False
    changes: bool = False
    struck: bool = False


def numbered_lines(texts: Iterable[str], unit: str) -> list[Line]:
    """Texts with their numbers as places: ``line 12``. Behind a blank line begins a paragraph, unless it is set in."""
    lines: list[Line] = []
    blank = True
    for number, text in enumerate(_unnumbered(list(texts)), 1):
        title = re.match(r"\s*(?:#{1,6}\s|={3,}|-{3,}|\*{3,}$|_{3,}$)", text) is not None
        goes_on = re.match(r">|\s+\S", text) is not None
        asked = _BOLD_QUESTION.fullmatch(text) is not None
        struck = _STRUCK.search(text) is not None
        place = f"{unit} {number}"
        lines.append(Line(text, place, title=title, starts=blank and not goes_on, changes=asked, struck=struck))
        blank = not text.strip()
    return lines


_BOLD_QUESTION = re.compile(r"\s*(?P<marks>\*\*\*|\*\*|__|\*|_)[^*_:：]{4,}[?？](?P=marks)\s*")
"""A question in bold that names nobody: whoever asks it is not whom the title names."""
_STRUCK = re.compile(r"~~[^\s~](?:[^~]*[^\s~])?~~")
"""Words that Markdown strikes through."""
LEAST_NUMBERED, MOST_ABOVE = 3, 12
"""Lines that numbering has at least, and lines of a header above it at most."""
_NUMBERED = re.compile(r"\s*(\d{1,6})(?:[.):|]|(?=\s))[ \t]*")


def _unnumbered(texts: list[str]) -> list[str]:
    """Lines without their numbers, where each has the next one, as tools of analysis print them.

    A header may stand above number 1, and one line below the last.
    """
    numbers = [(at, int(match[1])) for at, text in enumerate(texts) if (match := _NUMBERED.match(text))]
    first = next((i for i, (_, number) in enumerate(numbers) if number == 1), 0)  # a title may begin with a number
    counted = numbers[first:]
    if len(counted) < LEAST_NUMBERED or counted[0][0] > MOST_ABOVE:
        return texts
    start, end = counted[0][0], counted[-1][0] + 1
    whole = len(counted) == sum(bool(text.strip()) for text in texts[start:end])
    if not whole or any(b != a + 1 for (_, a), (_, b) in pairwise(counted)):
        return texts
    below = [text for text in texts[end:] if text.strip()]
    if len(below) > 1 or (start and counted[0][1] != 1):
        return texts
    return [*texts[:start], *(_NUMBERED.sub("", text, count=1) for text in texts[start:end]), *texts[end:]]


LEAST_ATTRIBUTED, ATTRIBUTED_PART, BLOCKS_PART = 2, 0.7, 0.3
"""Quotations with a name behind them that make a list of quotes, and the part of its lines that they are; block quotes
are plainly quoted, and need be a smaller part of the words."""
_QUOTATION = r"\s*(?:\d{1,3}[.)]\s+)?(?:[•·▪◦*–—-]\s+)?[“„\"«»‘](?P<words>[^\s].*?)[”“\"»«’]\s*[,.]?"
_WHOSE = r"(?:[–—―-]{1,2}|~)\s*(?P<who>[^\s“”\"«»][^“”\"«»]{0,79})"
_ATTRIBUTED = re.compile(rf"{_QUOTATION}\s*(?:{_WHOSE}|\((?P<in>[^()]{{1,80}})\))\s*")
_QUOTED = re.compile(rf"{_QUOTATION}\s*")
_WHO_SAID_IT = re.compile(rf"\s*{_WHOSE}\s*")


def attributed(lines: list[Line]) -> tuple[list[Line], int]:
    """Quotations that each name who said them behind the words, or on the next line, as whose they are.

    So are quotes kept in a document: ``“I ride for the quiet.” – Tourer, 70``. Where some other lines are more than a
    title, or "Customer" stands behind several, who may be several, it is no such list, and the lines are as they were.
    The number is of those that are nobody's words.
    """
    filled = [line for line in lines if line.text.strip()]
    if any(line.speaker for line in filled):
        return lines, 0
    blocks = _block_quotes(lines)
    words = [sum(len(line.text.split()) for line in part if not line.title) for part in (blocks, filled)]
    if len(blocks) >= LEAST_ATTRIBUTED and words[0] >= BLOCKS_PART * words[1]:
        others = [line for line in filled if not line.text.lstrip().startswith(">")]
        return blocks, sum(not _WHO_SAID_IT.fullmatch(line.text) for line in others)
    spoken: list[Line] = []
    other: list[Line] = []
    for line in filled:
        above = _QUOTED.fullmatch(other[-1].text) if other else None
        if whole := _ATTRIBUTED.fullmatch(line.text):
            spoken.append(replace(line, text=whole["words"], speaker=(whole["who"] or whole["in"]).strip(" .")))
        elif above and (who := _WHO_SAID_IT.fullmatch(line.text)):
            spoken.append(replace(other.pop(), text=above["words"], speaker=who["who"].strip(" .")))
        else:
            other.append(line)
    times = Counter(line.speaker for line in spoken)
    roles = any(n > 1 and not re.search(r"\d", who) and not is_person(who) for who, n in times.items())
    listed = not roles and len(spoken) >= max(LEAST_ATTRIBUTED, ATTRIBUTED_PART * (len(spoken) + len(other)))
    return (spoken, len(other)) if listed else (lines, 0)


def _block_quotes(lines: list[Line]) -> list[Line]:
    """The block quotes of Markdown that each end in, or stand above, who said it: ``> — **Erkan**, branch manager``."""
    spoken: list[Line] = []
    block: list[Line] = []
    for line in [*lines, Line("", "")]:
        text = line.text.lstrip()
        if text.startswith(">"):
            block += [replace(line, text=text.lstrip("> "))] * bool(text.strip("> "))
            continue
        if block and not _WHO_SAID_IT.fullmatch(block[-1].text) and _WHO_SAID_IT.fullmatch(text):
            block.append(replace(line, text=text))
        if len(block) > 1 and (who := _WHO_SAID_IT.fullmatch(block[-1].text)):
            words = " ".join(one.text.strip() for one in block[:-1])
            quoted = _QUOTED.fullmatch(words)
            bold = re.match(r"(\*\*|__)(?P<name>.+?)\1", who["who"])
            speaker = (bold["name"] if bold else who["who"]).strip(" .")
            spoken.append(replace(block[0], text=quoted["words"] if quoted else words, speaker=speaker))
        block = [] if text or (block and _WHO_SAID_IT.fullmatch(block[-1].text)) else block
    return spoken


def line_heading(line: Line, participants: frozenset[str] = frozenset()) -> Heading:
    """A line's heading; what mark-up says goes before what the words say."""
    if line.speaker:
        return Heading(speaker_name(line.speaker), line.text, line.place, "sure")
    if line.title:
        title = heading_of(re.sub(r"^\s*#+\s*", "", line.text))
        return title if title.mark == "alone" else Heading("", line.text, title.time)
    heading = heading_of(line.text, participants)
    if line.changes and heading.mark == "colon" and is_name_shaped(heading.label):
        heading = replace(heading, mark="sure")
    time = heading.time or (line.place if re.fullmatch(r"[\d:]+", line.place) else "")
    return replace(heading, time=time)


def under_times(led: list[Heading]) -> list[Heading]:
    """A name alone on the line under a time, or over one with words below, is marked by it."""
    filled = [i for i, heading in enumerate(led) if heading.label or heading.text.strip() or heading.time]
    marked = list(led)
    for at, i in enumerate(filled):
        heading, below = led[i], [led[j] for j in filled[at + 1 : at + 3]]
        if heading.mark != "alone":
            continue
        if i and _is_time(led[i - 1]):
            marked[i] = replace(heading, mark="timed", time=led[i - 1].time)
        elif len(below) == 2 and _is_time(below[0]) and not _is_time(below[1]):
            # "Exactly" over a time may be the end of a turn, where somebody's name stands below it.
            named = below[1].mark == "alone" and (is_code(below[1].label) or is_person(below[1].label))
            marked[i] = heading if named else replace(heading, mark="timed", time=below[0].time)
    return marked


def _is_time(heading: Heading) -> bool:
    """Whether a line is nothing but a time."""
    return bool(heading.time) and not heading.label + heading.text.strip()


def same_people(led: list[Heading], participants: frozenset[str]) -> list[Heading]:
    """``Anna Berg (Field Ltd)`` is Anna Berg, unless the map has it so or another stands in brackets elsewhere."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for heading in led:
        if heading.label:
            forms[without_parenthesis(heading.label)].add(heading.label)
    shorter = {
        label: base
        for base, labels in forms.items()
        if len(labels - {base}) == 1
        for label in labels - {base}
        if label_key(label) not in participants
    }
    return [replace(h, label=shorter.get(h.label, h.label)) for h in led]
