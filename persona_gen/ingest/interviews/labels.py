"""Which of a transcript's labels are somebody who speaks, and what each of them says.

A list ("Price: it is low") looks like a label, and a name that stands once may be either. What is surely a speaker is
one, what is surely none stays in the words; whatever lies between is held back from the quotes and counted, for words
in the wrong mouth are worse than words that are missing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from persona_gen.domain import INTERVIEWER
from persona_gen.ingest.interviews.headings import (
    Heading,
    heading_of,
    is_code,
    is_metadata,
    speaker_name,
    without_parenthesis,
)
from persona_gen.ingest.interviews.participants import key_of
from persona_gen.ingest.interviews.time_codes import round_times, trailing_times, without_times
from persona_gen.ingest.interviews.tool_lines import is_notice, is_tools, without_marks
from persona_gen.ingest.interviews.turns import Turn, glued
from persona_gen.privacy.names import has_small_words, is_name_shaped, is_person

NOBODYS = "said by nobody: titles, headers, notes"
TOOLS = "the tool's own words: credits, notices"
DOUBTFUL = "under a label of which it is not sure that somebody speaks"
MIXED = "a turn in which another speaker's label stands, and where it ends is not sure"
UNNAMED = "after a change of speaker that names nobody"
TRAILING = "behind the last turn, perhaps not a speaker's"
STRUCK = "a turn with words that are struck through"

DOMINANT = 0.5
"""The part of all lines that bracketed or tabbed labels must lead to be labels by their form alone."""

OFTEN = 0.15
"""The part of all lines that a label marked by a time must lead if it is not written as a name is."""


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


@dataclass
class Spoken:
    """The turns of lines; what is no turn, by reason; and what the header says.

    ``asking`` are names that it gives as the interviewer's, ``header`` its text. ``removed`` counts time codes and
    marks that stood in the words; ``doubtful`` are places of labels that may be speakers.
    """

    turns: list[Turn] = field(default_factory=list)
    outside: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    asking: frozenset[str] = frozenset()
    header: str = ""
    doubtful: list[str] = field(default_factory=list)


def spoken(lines: Sequence[Line], participants: frozenset[str]) -> Spoken:
    """Lines as turns. ``participants`` are their labels and names, folded by `key_of`: speakers at once."""
    led = _same_people(_under_times([_led(line) for line in lines]), participants)
    judged = _Labels(lines, led, participants)
    speech = Spoken()
    head, speech.asking = _header(lines, led, judged)
    speech.header = " ".join(line.text for line in lines[:head])
    speech.outside[NOBODYS] += sum(bool(line.text.strip()) for line in lines[:head])
    _Reader(speech, judged, participants, _last_paragraphs(lines, led, judged)).read(lines, led, head)
    words = [turn.text for turn in speech.turns]
    rounds, trailing = round_times(words), trailing_times(words)
    speech.turns = [plain for turn in speech.turns if (plain := _plain(turn, speech, rounds, trailing)).text]
    speech.outside = +speech.outside
    return speech


def lines_of(texts: Iterable[str], unit: str) -> list[Line]:
    """Texts with their numbers as places: ``line 12``. Behind a blank line begins a paragraph, unless it is set in."""
    lines: list[Line] = []
    blank = True
    for number, text in enumerate(texts, 1):
        title = re.match(r"\s*(?:#{1,6}\s|={3,}|-{3,}|\*{3,}$|_{3,}$)", text) is not None
        goes_on = re.match(r">|\s+\S", text) is not None
        lines.append(Line(text, f"{unit} {number}", title=title, starts=blank and not goes_on))
        blank = not text.strip()
    return lines


def _led(line: Line) -> Heading:
    """A line's heading; what mark-up says goes before what the words say."""
    if line.speaker:
        return Heading(speaker_name(line.speaker), line.text, line.place, "sure")
    if line.title:
        return Heading("", line.text, heading_of(re.sub(r"^\s*#+\s*", "", line.text)).time)
    heading = heading_of(line.text)
    if line.changes and heading.mark == "colon" and is_name_shaped(heading.label):
        heading = replace(heading, mark="sure")
    time = heading.time or (line.place if re.fullmatch(r"[\d:]+", line.place) else "")
    return replace(heading, time=time)


def _under_times(led: list[Heading]) -> list[Heading]:
    """A name alone on the line under a time is marked by it."""
    behind = zip([Heading("", "x"), *led], led, strict=False)
    return [
        replace(h, mark="timed", time=last.time)
        if h.mark == "alone" and last.time and not last.label + last.text
        else h
        for last, h in behind
    ]


def _same_people(led: list[Heading], participants: frozenset[str]) -> list[Heading]:
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
        if key_of(label) not in participants
    }
    return [replace(h, label=shorter.get(h.label, h.label)) for h in led]


class _Labels:
    """The labels of one transcript: ``speakers`` for sure, and ``doubtful`` ones; all others are words."""

    def __init__(self, lines: Sequence[Line], led: Sequence[Heading], participants: frozenset[str]) -> None:
        self._participants = participants
        self.times = Counter(h.label for h in led if h.label and h.mark not in ("alone", "timed"))
        self._marks: defaultdict[str, set[str]] = defaultdict(set)
        for heading in led:
            self._marks[heading.label].add(heading.mark)
        self._filled = sum(bool(line.text.strip()) for line in lines) or 1
        self._written = frozenset(word for line in lines for word in re.findall(r"[^\W\d_]{4,}", line.text))
        self.speakers: set[str] = set()
        self.doubtful: set[str] = set()
        candidates = [label for label in self._marks if label and not is_metadata(label)]
        self._around = _Around(
            led, {label for label in candidates if is_code(label) or self.is_known(label)}, self.times
        )
        certain = {label for label in candidates if self._is_certain(label)}
        alone = _over_words(led)
        heads = sum(alone.values())
        inline = any(self._marks[label] - {"alone", "timed"} for label in certain)
        for label in candidates:
            named = is_person(label) or (is_name_shaped(label) and (len(label.split()) > 1 or heads > 1))
            timed = "timed" in self._marks[label] and (alone[label] > 1 or (alone[label] and named))
            if timed or (label in certain and (self._marks[label] - {"alone"} or not inline)):
                self.speakers.add(label)
        self._anybody = bool(self.speakers)
        self._names = any(not is_code(label) for label in self.speakers)
        self._around = _Around(led, self.speakers, self.times)
        open_ = [label for label in candidates if label not in self.speakers]
        # Those who talk first: where one of them goes by a name, another name is a speaker's rather than a list's.
        for label in sorted(open_, key=lambda label: not self._around.talks(label)):
            self._judge(label)
            self._names = self._names or (label in self.speakers and not is_code(label))

    def is_known(self, label: str) -> bool:
        """Whether the participants' map has this label, or somebody of that name."""
        return key_of(label) in self._participants

    def _is_certain(self, label: str) -> bool:
        marks = self._marks[label]
        if self.is_known(label):
            return True
        if self.times[label] == 1 and label in self._around.listed and not is_code(label):
            return False
        if marks <= {"stamped"}:
            # "I [00:12] asked" looks like "Ola Berg [00:12] I asked"
            named = is_name_shaped(label) or (is_code(label) and len(label) > 1)
            return self._leading(marks) >= DOMINANT and (self.times[label] > 1 or named)
        if is_code(label):
            return bool(marks - {"alone", "tab"}) or self.times[label] + ("alone" in marks) > 1 or len(label) > 3
        if "sure" in marks:
            # "At 7:30" is marked by a time as a name would be.
            often = self.times[label] > 1 and self.times[label] >= OFTEN * self._filled
            return often or is_person(label) or is_name_shaped(label)
        forms = marks & {"bracket", "tab", "bold", "stamped"}
        often = self.times[label] > 1 or is_name_shaped(label)
        return bool(forms) and often and self._leading(forms) >= DOMINANT

    def _leading(self, forms: set[str]) -> float:
        """The part of all lines that labels in these forms lead."""
        return sum(self.times[label] for label, marks in self._marks.items() if marks & forms) / self._filled

    def _judge(self, label: str) -> None:
        """A label that only its form makes: a speaker, doubtful, or words.

        A list is announced ("Three things:"), and its words are written in small letters elsewhere; who speaks asks, or
        stands behind a question or before another speaker.
        """
        marks, around = self._marks[label], self._around
        if not marks & {"colon", "bold"}:
            return
        repeated = self.times[label] > 1
        talks = around.talks(label)
        listed = label in around.listed
        if is_person(label):
            if listed or (self._anybody and not self._names and not talks):
                self.doubtful.add(label)
            elif repeated or self._anybody or self._names:
                self.speakers.add(label)
        elif label[0].islower() or has_small_words(label):
            return
        elif not (repeated or "bold" in marks):
            # It stands once, and would be somebody in a talk of people with names.
            if self._names and not listed and not self._is_written(label):
                shaped = is_name_shaped(label) and len(label.split()) > 1
                (self.speakers if shaped and talks else self.doubtful).add(label)
        elif listed or self._is_written(label):
            if talks and not listed:
                self.doubtful.add(label)
        elif talks or not self._anybody or (repeated and self._names and len(label.split()) > 1):
            self.speakers.add(label)
        else:
            self.doubtful.add(label)

    def _is_written(self, label: str) -> bool:
        """Whether a word of it stands in small letters elsewhere."""
        return any(part.lower() in self._written for part in label.split())


def _over_words(led: Sequence[Heading]) -> Counter[str]:
    """How often each label stands alone on a line, with a time, over words that have none."""
    filled = [heading for heading in led if heading.label or heading.text.strip() or heading.time]
    return Counter(
        heading.label
        for heading, below in pairwise(filled)
        if heading.mark in ("alone", "timed") and (not below.time or below.mark == "stamped")
        if below.text.strip() or below.mark == "alone"
    )


class _Around:
    """What stands around the labels: ``listed`` are those that a line with a colon at its end announces."""

    def __init__(self, led: Sequence[Heading], certain: Collection[str], times: Counter[str]) -> None:
        self.listed: set[str] = set()
        self._talking: set[str] = set()
        before, open_label, last = "", "", ""
        for heading in led:
            if heading.label and heading.mark not in ("alone", "timed"):
                goes_on = last in self.listed and times[heading.label] == 1
                if before.endswith((":", "：")) or goes_on:
                    self.listed.add(heading.label)
                elif before.endswith(_QUESTION):
                    self._talking.add(heading.label)
                if heading.text.rstrip(_ENDS).endswith(_QUESTION):
                    self._talking.add(heading.label)
                if heading.label in certain and open_label:
                    self._talking.add(open_label)
                open_label = last = heading.label
            elif heading.text.strip() or heading.label:
                open_label = ""
            before = (heading.text.strip() or (f"{heading.label}:" if heading.mark == "colon" else before)).rstrip(
                _ENDS
            )

    def talks(self, label: str) -> bool:
        """Whether a label asks, stands behind a question, or directly before somebody who surely speaks."""
        return label in self._talking


_QUESTION = ("?", "？", "؟")
_ENDS = ' *_"”»)]'


def _header(lines: Sequence[Line], led: Sequence[Heading], judged: _Labels) -> tuple[int, frozenset[str]]:
    """How many lines at the top are about the interview (``Participant: P07``), and whom they name as interviewer."""
    asking = set()
    several = any(n > 1 for label, n in judged.times.items() if label in judged.speakers)
    count = 0
    named = False
    for number, (line, heading) in enumerate(zip(lines, led, strict=True)):
        label, rest = heading.label, heading.text
        role = several and judged.times[label] == 1 and _is_role(label, rest)
        about = bool(label) and (is_metadata(label) or role) and heading.mark not in ("alone", "timed")
        title = line.title or (number == 0 and not (label and label in judged.speakers))
        if not about and not title and line.text.strip():
            break
        named = named or about or line.title or title
        if about and INTERVIEWER.match(label) and rest:
            asking.add(speaker_name(rest).casefold())
        count += 1
    return (count, frozenset(asking)) if named else (0, frozenset())


def _is_role(label: str, rest: str) -> bool:
    """Whether a line says who has a role (``Interviewer: Tom Baker``) and is no turn (``Q: Why?``)."""
    short = 0 < len(rest.split()) <= 4 and not rest.rstrip().endswith(("?", ".", "!", "？", "。"))
    return len(label) > 1 and is_code(label) and short


def _last_paragraphs(lines: Sequence[Line], led: Sequence[Heading], judged: _Labels) -> int:
    """From which line on paragraphs without a label are nobody's: behind the last turn, unless turns have several."""
    last = max((i for i, h in enumerate(led) if h.label in judged.speakers), default=len(lines))
    spoke = words = False
    for i, (line, heading) in enumerate(zip(lines, led, strict=True)):
        if heading.label in judged.speakers:
            spoke, words = True, bool(heading.text)
        elif heading.label + heading.text.strip() and not line.title and spoke:
            if line.starts and words:
                return i if i > last else len(lines)
            words = True
    return len(lines)


class _Reader:
    """Goes through the lines once and gives each its speaker."""

    def __init__(self, speech: Spoken, judged: _Labels, participants: frozenset[str], trailing: int) -> None:
        self._speech, self._judged, self._participants, self._trailing = speech, judged, participants, trailing
        self._current = ""
        self._held = ""
        self._time = ""
        self._apart = False
        self._inside = _labels_within(judged, participants)

    def read(self, lines: Sequence[Line], led: Sequence[Heading], head: int) -> None:
        """All lines behind the header."""
        for number, (line, heading) in enumerate(zip(lines, led, strict=True)):
            if number < head or not line.text.strip():
                continue
            self._time = heading.time or self._time
            if heading.label in self._judged.speakers:
                self._current, self._held = heading.label, STRUCK if line.struck else ""
                self._words(heading.text, heading.time or self._time or line.place, begins=True)
            elif heading.label in self._judged.doubtful:
                self._current, self._held = "", DOUBTFUL
                self._speech.doubtful.append(line.place)
                self._hold(DOUBTFUL)
            else:
                self._unlabelled(number, line, heading)

    def _unlabelled(self, number: int, line: Line, heading: Heading) -> None:
        if line.title or is_tools(line.text):
            self._speech.outside[TOOLS if is_tools(line.text) else NOBODYS] += not (line.title and heading.time)
        elif heading.time and not heading.label and not heading.text:
            return
        elif line.changes:
            self._current, self._held = "", UNNAMED
            self._hold(UNNAMED)
        elif number >= self._trailing:
            self._hold(TRAILING)
        elif self._held:
            self._hold(self._held)
        elif not self._current:
            self._speech.outside[NOBODYS] += 1
        elif line.struck:
            self._held = STRUCK
            self._hold(STRUCK)
            self._take_back(STRUCK)
        else:
            text = line.text if heading.label else heading.text
            self._words(text.strip(" \t>"), self._time or line.place, begins=False)

    def _words(self, text: str, place: str, *, begins: bool) -> None:
        """Words of the current speaker, and of those whose labels stand within them."""
        if self._held:
            self._hold(self._held)
            return
        parts = list(self._parts(text))
        if parts and parts[-1][0] == MIXED:
            self._held = MIXED
            self._hold(MIXED)
            if not begins:
                self._take_back(MIXED)
            return
        for label, words in parts:
            if label == UNNAMED:
                self._current, self._held = "", UNNAMED
                self._hold(UNNAMED)
                continue
            if label:
                self._current, self._held, begins = label, "", True
            if not words or is_notice(words):
                self._speech.outside[TOOLS] += bool(words)
                continue
            turns = self._speech.turns
            if not begins and turns and turns[-1].speaker == self._current and not self._apart:
                turns[-1] = replace(turns[-1], text=glued(turns[-1].text, words))
            elif self._current:
                turns.append(Turn(self._current, words, place, apart=self._apart))
            self._apart = False
            begins = False

    def _parts(self, text: str) -> list[tuple[str, str]]:
        """Words, and label and words of whoever speaks within them; last `MIXED` where that cannot be told apart."""
        parts: list[tuple[str, str]] = []
        label, at = "", 0
        for match in self._inside.finditer(text):
            before = text[at : match.start()].rstrip()
            name = speaker_name(match["label"] or "")
            if match["chevron"]:
                name = self._speaker(name) or UNNAMED
            elif match["bracket"] or not before or re.search(r"[.!?…。！？\])\"”'’»-]$", before):
                name = self._speaker(name)
            else:
                return [*parts, (MIXED, text)]
            parts.append((label, before))
            label, at = name, match.end()
        return [*parts, (label, text[at:].strip())] if parts else [("", text.strip())]

    def _speaker(self, name: str) -> str:
        """The label as the transcript has it."""
        folded = key_of(name)
        return next((label for label in self._judged.speakers if key_of(label) == folded), name)

    def _hold(self, reason: str) -> None:
        self._speech.outside[reason] += 1
        self._apart = True

    def _take_back(self, reason: str) -> None:
        """The turn that goes on in what is held back goes with it."""
        if self._speech.turns and self._speech.turns[-1].speaker == self._current:
            self._speech.turns.pop()
            self._speech.outside[reason] += 1


def _labels_within(judged: _Labels, participants: frozenset[str]) -> re.Pattern[str]:
    """Labels of speakers inside a line, and chevrons, which say that somebody else speaks."""
    labels = sorted({*judged.speakers, *participants}, key=len, reverse=True)
    names = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in labels if len(label) > 1 or label.isupper())
    code = r"(?:Interviewer(?:in)?|Moderator(?:in)?|Speaker ?\d+|SPEAKER_\d+|Participant ?\d*|Respondent ?\d*|P\d{1,3})"
    label = rf"(?P<label>{f'{names}|' if names else ''}{code})"
    inside = label.replace("?P<label>", "?:")
    return re.compile(
        rf"(?:(?P<chevron>(?<!\S)>>+)\s*)(?:(?P<named>{inside})\s*[:：])?"
        rf"|(?P<bracket>(?<!\w)(?:[\[(]|\*\*))?(?<![\w-]){label}(?:[\])]|\*\*)?\s*(?:[:：](?:\*\*)?(?=\s|$)|：)\s*",
        re.IGNORECASE,
    )


def _plain(turn: Turn, speech: Spoken, rounds: bool, trailing: bool) -> Turn:
    """A turn without the time codes and marks in its words."""
    text, marks = without_marks(turn.text)
    text, times = without_times(text, rounds=rounds, trailing=trailing)
    speech.removed["time codes"] += times
    speech.removed["marks of a recogniser"] += marks
    return replace(turn, text=text)
