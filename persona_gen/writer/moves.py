"""What a team may do to win the person: instructions of figures and of participants' wishes, each with its evidence.

Each line is a conclusion: who does what with what is in it. Where figures and quotes give nothing that can be said as
an instruction, there are fewer lines.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from persona_gen.domain import Inference, Segment, Statistic
from persona_gen.evidence.phrasing import ClaimForms, as_opening, in_quotation_marks
from persona_gen.writer.figure_moves import figure_moves
from persona_gen.writer.list_fit import OWN_AIM
from persona_gen.writer.passages import ChosenPassage, sentences_of, with_what_follows
from persona_gen.writer.quote_moves import instruction_of

MOST, MOST_OF_FIGURES = 6, 4
"""Lines of advice that a card has room for, and most of them that rest on a figure where wishes give the rest."""
SHORT_WISH = 5
"""Words of an instruction up to which the wish is shown with what it goes on to say."""


@dataclass(frozen=True)
class Moves:
    """Composes the advice for one segment. ``stopped`` are the card's figures of what is in the way, ``wishes`` the
    sentences of participants that may be shown; the card tells the quotes ``told`` already."""

    segment: Segment
    forms: ClaimForms
    stopped: Sequence[Statistic]
    wishes: Sequence[ChosenPassage]
    told: Collection[str]

    def lines(self, proved: Callable[[Inference], bool]) -> list[Inference]:
        """The advice, the weightiest first, that ``proved`` lets pass."""
        wishes = self._distinct(filter(proved, self._of_wishes()), MOST)
        figures = self._distinct(filter(proved, self._of_figures()), max(MOST_OF_FIGURES, MOST - len(wishes)))
        return [*figures, *wishes][:MOST]

    def _of_figures(self) -> Iterator[Inference]:
        for kind, text, s in figure_moves(self.segment, self.stopped, self.forms.language):
            yield Inference(kind=kind, text=as_opening(text), cites=(s.id,))

    def _of_wishes(self) -> Iterator[Inference]:
        """One wish of each speaker."""
        heard: set[str] = set()
        for p in self.wishes:
            speaker = p.quote.speaker or p.quote.id
            first = sentences_of(p.text)[0]
            if speaker in heard or OWN_AIM.match(first):
                continue
            if move := instruction_of(p.text, p.quote.speaker, self.forms.language == "de"):
                kind, text = move
                shown = p if kind == "test" else with_what_follows(p)
                told = p.quote.id in self.told
                if kind == "test" or (not told and len(text.split()) <= SHORT_WISH and shown.text != p.text):
                    text = f"{text}: {in_quotation_marks(shown.text, self.forms)}"
                heard.add(speaker)
                yield Inference(kind=kind, text=as_opening(text), cites=(p.quote.id,))

    @staticmethod
    def _distinct(moves: Iterator[Inference], most: int) -> list[Inference]:
        first = {move.text.casefold(): move for move in reversed(list(moves))}
        return list(first.values())[::-1][:most]
