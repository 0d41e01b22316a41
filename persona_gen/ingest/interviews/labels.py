"""Which of a transcript's labels are somebody who speaks.

A list ("Price: it is low") looks like a label, and a name that stands once may be either. What is surely a speaker is
one, what is surely none stays in the words; whatever lies between is held back from the quotes and counted, for words
in the wrong mouth are worse than words that are missing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise

from persona_gen.ingest.interviews.headings import Heading, is_code, is_metadata, without_parenthesis
from persona_gen.ingest.interviews.participants import label_key
from persona_gen.ingest.interviews.transcript_lines import Line
from persona_gen.privacy.name_lists import has_small_words, is_name_shaped, is_person

NOBODYS = "said by nobody: titles, headers, notes"

DOMINANT = 0.5
"""The part of all lines that bracketed or tabbed labels must lead to be labels by their form alone."""

OVER_TURNS, TURNS = 0.25, 3
"""The part of all lines, and how many, that are names with a time alone for each turn to be headed by one."""

OFTEN = 0.15
"""The part of all lines that a label marked by a time must lead if it is not written as a name is."""


class JudgedLabels:
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
        over_turns = [h.label for h in led if h.mark == "sure" and h.label and h.time and not h.text.strip()]
        turned = len(over_turns) > TURNS and len(over_turns) >= OVER_TURNS * self._filled
        candidates = [
            label
            for label in self._marks
            if label and not is_metadata(label) and (not turned or label in over_turns or self._may_speak(label))
        ]
        self._around = _Around(
            led, {label for label in candidates if is_code(label) or self.is_known(label)}, self.times
        )
        certain = {label for label in candidates if self._is_certain(label)}
        alone = _over_words(led)
        heads = sum(alone.values())
        inline = any(self._marks[label] - {"alone", "timed"} for label in certain)
        # Names alone over what they say, where such names are known to speak, or several of them come again.
        again = {label for label in candidates if alone[label] > 1 and is_person(without_parenthesis(label))}
        headed = not inline and (len(again) > 1 or any(alone[label] for label in certain))
        for label in candidates:
            if headed and alone[label] and is_person(without_parenthesis(label)):
                (self.speakers if label in again else self.doubtful).add(label)
        self.doubtful -= certain
        for label in candidates:
            named = is_person(label) or (is_name_shaped(label) and (len(label.split()) > 1 or heads > 1))
            timed = "timed" in self._marks[label] and (alone[label] > 1 or (alone[label] and named))
            if timed or (label in certain and (self._marks[label] - {"alone"} or not inline)):
                self.speakers.add(label)
        self.doubtful -= self.speakers
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
        return label_key(label) in self._participants

    def _may_speak(self, label: str) -> bool:
        """Whether a label in the words may be somebody where a name and a time stand over each turn."""
        return self.is_known(label) or is_code(label) or is_person(label)

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
            # Mostly words before a colon; what comes again where somebody would speak may be a voice all the same.
            if label[0].islower() and repeated and talks and not listed:
                self.doubtful.add(label)
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
    filled = [heading for heading in led if heading.label or heading.text.strip()]
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
