"""Lines of a transcript → turns: each line gets the speaker whose label stands last before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from persona_gen.domain import INTERVIEWER
from persona_gen.ingest.interviews.headings import Heading, is_remark, role_in, speaker_name, without_parenthesis
from persona_gen.ingest.interviews.interviewer import interview_header, last_paragraphs
from persona_gen.ingest.interviews.labels import NOBODYS, JudgedLabels
from persona_gen.ingest.interviews.participants import label_key
from persona_gen.ingest.interviews.time_codes import round_times, trailing_times, without_times
from persona_gen.ingest.interviews.tool_lines import is_notice, is_tools, without_marks
from persona_gen.ingest.interviews.transcript_lines import Line, line_heading, same_people, under_times
from persona_gen.ingest.interviews.turns import Turn, glued

TOOLS = "the tool's own words: credits, notices"
DOUBTFUL = "under a label of which it is not sure that somebody speaks"
MIXED = "a turn in which another speaker's label stands, and where it ends is not sure"
UNNAMED = "after a change of speaker that names nobody"
TRAILING = "behind the last turn, perhaps not a speaker's"
STRUCK = "a turn with words that are struck through"


CHAT_STAMP = re.compile(
    r"[\u200e\u200f\ufeff]*\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:[\s\u202f]?[ap]\.?\s?m\.?)?(?:\]| -) ",
    re.IGNORECASE,
)
"""Date and time before each message of a saved chat."""

_SENTENCE_END = re.compile(r"[.!?…。！？\])\"”'’»-]$")
_CLOSING = {"(": ")", "[": "]"}


@dataclass
class Speech:
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


def spoken_turns(lines: Sequence[Line], participants: frozenset[str]) -> Speech:
    """Lines as turns. ``participants`` are their labels and names, folded by `label_key`: speakers at once."""
    written = under_times([line_heading(line, participants) for line in lines])
    led = same_people(written, participants)
    judged = JudgedLabels(lines, led, participants)
    speech = Speech()
    head, headed = interview_header(lines, led, judged)
    roles = {h.label: role for h in written if (role := role_in(h.label))}
    speech.asking = headed | {
        without_parenthesis(label).casefold() for label, role in roles.items() if INTERVIEWER.match(role)
    }
    speech.header = " ".join(line.text for line in lines[:head])
    speech.outside[NOBODYS] += sum(bool(line.text.strip()) for line in lines[:head])
    behind = min(last_paragraphs(lines, led, judged), _closing_note(lines, led))
    _Reader(speech, judged, participants, behind).read(lines, led, head)
    words = [turn.text for turn in speech.turns]
    rounds, trailing = round_times(words), trailing_times(words)
    speech.turns = [plain for turn in speech.turns if (plain := _plain(turn, speech, rounds, trailing)).text]
    speech.outside = +speech.outside
    return speech


def _closing_note(lines: Sequence[Line], led: Sequence[Heading]) -> int:
    """The last line, where it stands in brackets as a whole and has no label: "(end of the recording)"."""
    last = max((i for i, line in enumerate(lines) if line.text.strip()), default=0)
    alone = not led[last].label if led else False
    return (
        last if alone and re.fullmatch(r"\s*[(\[（【][^()\[\]（）【】]+[)\]）】]\s*", lines[last].text) else len(lines)
    )


class _Reader:
    """Goes through the lines once and gives each its speaker."""

    def __init__(self, speech: Speech, judged: JudgedLabels, participants: frozenset[str], trailing: int) -> None:
        self._speech, self._judged, self._participants, self._trailing = speech, judged, participants, trailing
        self._current = ""
        self._held = ""
        self._time = ""
        self._apart = False
        self._inside = _labels_within(judged, participants)
        self._chat = False

    def read(self, lines: Sequence[Line], led: Sequence[Heading], head: int) -> None:
        """All lines behind the header."""
        stamped = [h.label in self._judged.speakers for line, h in zip(lines, led, strict=True) if _is_stamped(line)]
        self._chat = sum(stamped) > 0.5 * len(stamped)
        for number, (line, heading) in enumerate(zip(lines, led, strict=True)):
            if number < head or not line.text.strip():
                continue
            self._time = heading.time or self._time
            if heading.label in self._judged.speakers:
                self._current, self._held = heading.label, STRUCK if line.struck else ""
                self._words(heading.text, heading.time or self._time or line.place, begins=True)
            elif heading.label in self._judged.doubtful and not line.title:
                if self._goes_on_in(heading.label):
                    self._take_back(DOUBTFUL)
                self._current, self._held = "", DOUBTFUL
                self._speech.doubtful.append(line.place)
                self._hold(DOUBTFUL)
            elif heading.mark in ("colon", "bold") and is_remark(heading.label):
                self._current, self._held = "", NOBODYS
                self._hold(NOBODYS)
            else:
                self._unlabelled(number, line, heading)

    def _goes_on_in(self, label: str) -> bool:
        """Whether the last turn announces what stands under a doubtful label, or may be a sentence that wraps there."""
        last = self._speech.turns[-1].text.rstrip() if self._speech.turns else ""
        return last.endswith((":", "：")) or (label[0].islower() and not _SENTENCE_END.search(last))

    def _unlabelled(self, number: int, line: Line, heading: Heading) -> None:
        if self._chat and CHAT_STAMP.match(line.text):
            self._current, self._held = "", TOOLS  # who left, who was added; and what stands below it
            self._hold(TOOLS)
        elif line.title or is_tools(line.text):
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
            elif match["bracket"] or not before or _SENTENCE_END.search(before):
                name = self._speaker(name)
            else:
                return [*parts, (MIXED, text)]
            parts.append((label, before))
            label, at = name, match.end()
            if (closing := _CLOSING.get(match["bracket"] or "")) and closing not in match[0]:
                # "(P1: yes, right)" within what somebody else says, who then goes on.
                end = text.find(closing, at)
                if end < 0:
                    return [*parts, (MIXED, text)]
                parts.append((label, text[at:end].strip()))
                label, at = self._current, end + 1
        return [*parts, (label, text[at:].strip())] if parts else [("", text.strip())]

    def _speaker(self, name: str) -> str:
        """The label as the transcript has it."""
        folded = label_key(name)
        return next((label for label in self._judged.speakers if label_key(label) == folded), name)

    def _hold(self, reason: str) -> None:
        self._speech.outside[reason] += 1
        self._apart = True

    def _take_back(self, reason: str) -> None:
        """The turn that goes on in what is held back goes with it."""
        if self._speech.turns and self._speech.turns[-1].speaker == self._current:
            self._speech.turns.pop()
            self._speech.outside[reason] += 1


def _is_stamped(line: Line) -> bool:
    return CHAT_STAMP.match(line.text) is not None


def _labels_within(judged: JudgedLabels, participants: frozenset[str]) -> re.Pattern[str]:
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


def _plain(turn: Turn, speech: Speech, rounds: bool, trailing: bool) -> Turn:
    """A turn without the time codes and marks in its words."""
    text, marks = without_marks(turn.text)
    text, times = without_times(text, rounds=rounds, trailing=trailing)
    speech.removed["time codes"] += times
    speech.removed["marks of a tool"] += marks
    return replace(turn, text=text)
