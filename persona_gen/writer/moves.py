"""What a team may do to win the person: instructions of figures and of participants' wishes, each with its evidence.

Each line is a conclusion: who does what with what is in it, and words of a participant that bear the figure out. What a
figure or another participant speaks against is nobody's to do, nor is a wish that is taken back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from persona_gen.checker.opposites import differ_about
from persona_gen.domain import Inference, Segment, Statistic
from persona_gen.evidence.card_lists import list_of
from persona_gen.evidence.lead import Voice, voices
from persona_gen.evidence.main_figures import main_figures, side_taken
from persona_gen.evidence.phrasing import ClaimForms, as_opening, in_quotation_marks
from persona_gen.text.lexicon import any_of, listed
from persona_gen.text.lexicon.english import TOO_GENERAL
from persona_gen.text.tokens import stem, words
from persona_gen.writer.figure_moves import figure_moves
from persona_gen.writer.list_fit import OWN_AIM
from persona_gen.writer.passages import ChosenPassage, sentences_of, with_what_follows
from persona_gen.writer.quote_moves import instruction_of

MOST, MOST_OF_FIGURES, ENOUGH = 6, 5, 5
"""Lines of advice that a card has room for, most of them that rest on a figure where wishes give the rest, and lines
from which what one other participant alone would like is left to their own words."""
LEAST_SHARED = 2
"""Words of a figure that somebody's words have who says the same."""
_GENERAL = frozenset(map(stem, (*TOO_GENERAL, *"time day year thing people way same each every".split())))
SHORT_WISH, LONGEST_VOICE = 5, 24
"""Words of an instruction up to which the wish is shown with what it goes on to say, and of words beside a figure."""
_TAKEN_BACK = re.compile(
    any_of(
        listed(
            r"""\bactually\b, \bi know i said\b, \bi take that back\b, \bi say that\b, \bmind you\b, \bthen again\b,
            \bor maybe\b, (?:^|[.!?…] )(?:actually |well |oh )?no[,.], \bobwohl\b, \bdoch nicht\b"""
        )
    ),
    re.I,
)
"""Second thoughts about a wish, in it or behind it."""


@dataclass(frozen=True)
class Moves:
    """Composes the advice for one segment. ``stopped`` are the card's figures of what is in the way, ``wishes`` the
    sentences of participants that may be shown, those of the ``lead`` first; the card tells the quotes ``told``."""

    segment: Segment
    forms: ClaimForms
    stopped: Sequence[Statistic]
    wishes: Sequence[ChosenPassage]
    lead: str | None
    told: Collection[str]

    def lines(self, proved: Callable[[Inference], bool]) -> list[Inference]:
        """The advice, the weightiest first, that ``proved`` lets pass."""
        wanted = [w for w in self._of_wishes(proved) if w.cites]
        own = [w for w in wanted if self._speaker(w) == self.lead]
        room = MOST_OF_FIGURES if own else MOST
        lines = [*self._distinct(self._of_figures(proved))[:room], *own][:MOST]
        others = [w for w in wanted if w not in own and self._is_new(w, lines)]
        return self._distinct([*lines, *others[: max(ENOUGH - len(lines), 0)]])

    def _of_figures(self, proved: Callable[[Inference], bool]) -> Iterator[Inference]:
        heard: set[str] = set()
        for text, s in figure_moves(self.segment, self.stopped, self.forms.language):
            lines = [Inference(kind="build", text=as_opening(text), cites=(s.id,))]
            if beside := next((p for p in self._bearing_out(s) if p.quote.id not in heard), None):
                quoted = f"{lines[0].text}: {in_quotation_marks(beside.text, self.forms)}"
                lines.insert(0, Inference(kind="build", text=quoted, cites=(s.id, beside.quote.id)))
            if line := next(filter(proved, lines), None):
                heard |= set(line.cites)
                yield line

    def _bearing_out(self, s: Statistic) -> Iterator[ChosenPassage]:
        """Words that say what a figure says, the lead's first; none that the card tells already."""
        for p in self.wishes if list_of(s, self.segment) != "channels" else ():
            apart = p.quote.id not in self.told and p.quote.speaker not in self._speak_against and "?" not in p.text
            if apart and p.length <= LONGEST_VOICE and side_taken([p.text], s) > 0 and _share_words(p.text, s):
                yield p

    def _of_wishes(self, proved: Callable[[Inference], bool]) -> list[Inference]:
        """One wish of each speaker."""
        heard: dict[str, Inference] = {}
        for p in self.wishes:
            speaker = p.quote.speaker or p.quote.id
            if speaker in heard or OWN_AIM.match(sentences_of(p.text)[0]) or not self._stands(p):
                continue
            if move := instruction_of(p.text, p.quote.speaker, self.forms.language == "de"):
                kind, text = move
                shown = p if kind == "test" else with_what_follows(p)
                used = p.quote.id in self.told
                if kind == "test" or (not used and len(text.split()) <= SHORT_WISH and shown.text != p.text):
                    text = f"{text}: {in_quotation_marks(shown.text, self.forms)}"
                line = Inference(kind=kind, text=as_opening(text), cites=(p.quote.id,))
                if proved(line):
                    heard[speaker] = line
        return list(heard.values())

    def _stands(self, wish: ChosenPassage) -> bool:
        """Whether nobody speaks against a wish: no figure against whoever has it, no other words, no second thought."""
        behind = wish.quote.text[wish.quote.text.find(wish.text[:12]) :]
        return (
            wish.quote.speaker not in self._speak_against
            and _TAKEN_BACK.search(behind) is None
            and not any(q is not wish.quote and differ_about(wish.text, q.text) for q in self.segment.spoken)
        )

    @cached_property
    def _speak_against(self) -> set[str]:
        """The speakers who are no example of the segment, or speak against what most of it say, want or do."""
        main = main_figures(self.segment)
        return {v.speaker for v in voices(self.segment.spoken) if _speaks_against(v, main)}

    def _speaker(self, line: Inference) -> str | None:
        return next((q.speaker for q in self.segment.spoken if q.id in line.cites), None)

    @staticmethod
    def _is_new(line: Inference, lines: Iterable[Inference]) -> bool:
        return not any(set(line.cites) & set(other.cites) for other in lines)

    @staticmethod
    def _distinct(moves: Iterable[Inference]) -> list[Inference]:
        first = {move.text.split(":")[0].casefold(): move for move in reversed(list(moves))}
        return list(first.values())[::-1]


def _speaks_against(voice: Voice, figures: Iterable[Statistic]) -> bool:
    return voice.is_exception or voice.agreement(figures) < 0


def _share_words(text: str, s: Statistic) -> bool:
    """Whether words of a participant have some of a figure's that are not everybody's."""
    figure = {word.stem for word in words(f"{s.category} {s.attribute}") if word.is_content} - _GENERAL
    return len(figure & {word.stem for word in words(text) if word.is_content}) >= LEAST_SHARED
