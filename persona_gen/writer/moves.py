"""What a team may do to win the person, composed of figures and quotes: an obstacle by theme, a wish as it was said.

Each line is a conclusion: what it rests on is in it, in the participants' own words or as a figure. Where the figures
and quotes give nothing, there are fewer lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from persona_gen.domain import Inference, InferenceKind, Segment, Statistic, in_words
from persona_gen.evidence.card_lists import BARE_YES, CHORES, WILLING, asks
from persona_gen.evidence.cues import cues
from persona_gen.evidence.figure_lines import repeats_attribute
from persona_gen.evidence.phrasing import ClaimForms, as_opening, in_quotation_marks
from persona_gen.evidence.questions import is_question, short_label
from persona_gen.text.languages import InLanguage
from persona_gen.text.lexicon import english_cues as en
from persona_gen.text.lexicon import german as de
from persona_gen.text.lexicon import listed, phrases
from persona_gen.text.lexicon.english import TOO_GENERAL
from persona_gen.text.lexicon.themes import ANY_OTHER, THEMES, Theme
from persona_gen.text.people import first_person
from persona_gen.text.polarity import negations
from persona_gen.text.tokens import content_stems, stem
from persona_gen.writer.passages import ChosenPassage
from persona_gen.writer.story import LEAST_HEADLINE

TYPICAL, LEAST_MORE = 0.4, 0.1
"""The least share for which something is planned for, and by how much it is above everyone's."""
MOST_OBSTACLES, LEAST_LINE = 3, 3
MOST = 5
"""Lines of advice that a card has room for; nothing weaker is looked for beyond them."""
_THEMES = {theme: phrases(theme.words) for theme in THEMES}
_GENERAL = frozenset(
    map(stem, (*TOO_GENERAL, "know", "knowing", "keep", "time", "usually", "main", "reason", "satisfied"))
)
_NOT_KNOWING = phrases(en.NOT_KNOWING, de.NOT_KNOWING)
_UNSURE = frozenset(
    map(stem, listed("unsure worry worried fear problem lack unsicher sorge angst unklar unklare unclear"))
)
"""Words of an obstacle beside which one more says what it is about: "worry about roof"."""
_PREFERRED = re.compile(r"(?:preferred|favou?rite|bevorzugte[rsn]?|liebste[rsn]?) (?P<what>.+)", re.I)
_BACK = re.compile(
    r"would (?:come back|return|order more|buy more|stay|switch)(?: again)? (?:for|if)"
    r"|würden? (?:\w+ )?(?:zurück|wieder)\w*(?: für| wenn)?",
    re.I,
)
_CONTACT = re.compile(r"contact|channel|book|kontakt|kanal|buch", re.I)
"""A preference that says where to meet people."""
_SAYING = re.compile(
    r"^(?:says|finds|feels|has|have|is|are|sagt|findet|(?:satisfaction|satisfied) with|zufrieden(?:heit)? mit) ", re.I
)
"""What opens an attribute and says nothing of the thing that it is about."""
NOT_WANTED = re.compile(
    r"(?:please |bitte )?(?:don't|don’t|do not|never|no(?:thing)?|not|stop|nicht|keine?n?|nie)\b", re.I
)


WEIGHED = re.compile(r"matters?|important|priorit|choosing|wichtig|worauf|kriteri", re.I)
"""An attribute whose answers are what people weigh."""


class MoveForms(ClaimForms):
    """How advice is worded; ``words`` are a participant's, in quotation marks."""

    of_quote = InLanguage("{advice}: {label} – {words}", "{advice}: {label} – {words}")
    of_figure = InLanguage("{advice}: {label}", "{advice}: {label}")
    unquoted = InLanguage("{advice}: {words}", "{advice}: {words}")
    offer = InLanguage("Offer what they ask for: {words}", "Anbieten, worum sie bitten: {words}")
    offer_too = InLanguage("Offer this, too: {words}", "Auch das anbieten: {words}")
    spare = InLanguage("What puts them off: {words}", "Was sie abschreckt: {words}")
    planned = InLanguage("Plan for it: {answer}, the {what} they prefer", "Darauf einstellen: {answer} ({what})")
    back = InLanguage("Offer what brings them back: {answer}", "Anbieten, was sie zurückbringt: {answer}")
    willing = InLanguage("Offer it: {answer}", "Anbieten: {answer}")
    relief = InLanguage("Promise the relief", "Entlastung versprechen")
    answer = InLanguage("Answer before they ask: {words}", "Beantworten, bevor sie fragen: {words}")


@lru_cache(maxsize=2_000)
def theme_of(text: str) -> Theme | None:
    """The theme of a text by its words, if it has one."""
    return next((theme for theme, pattern in _THEMES.items() if pattern.search(text)), None)


@dataclass(frozen=True)
class Moves:
    """Composes the advice for one segment out of what its card says."""

    segment: Segment
    forms: MoveForms
    obstacles: Sequence[Statistic]
    wanted: Sequence[Statistic]
    driven: Sequence[Statistic]
    wishes: Sequence[ChosenPassage]
    quotes: Sequence[ChosenPassage]
    """Sentences that stand nowhere else on the card, to answer."""

    def lines(self, proved: Callable[[Inference], bool]) -> list[Inference]:
        """The advice, the weightiest first, that ``proved`` lets pass."""
        first = (
            self._of_what_matters(),
            self._of_relief(),
            self._of_obstacles(),
            self._of_wishes(),
            self._of_preferences(),
        )
        moves = [move for way in first for move in way if proved(move)][:MOST]
        for move in (*self._of_questions(), *self._of_complaints()):
            spent = {cite for other in moves for cite in other.cites}
            if len(moves) < MOST and spent.isdisjoint(move.cites) and proved(move):
                moves.append(move)
        return moves

    def _of_relief(self) -> Iterator[Inference]:
        """What they would be rid of."""
        for s in self.driven:
            if CHORES.search(in_words(s.attribute)):
                yield _advice("build", self.forms.of_figure.format(advice=self.forms.relief, label=_label(s)), s.id)

    def _of_obstacles(self) -> Iterator[Inference]:
        """What most stops them, one line a theme, beside the sharpest words about it."""
        told: list[Theme] = []
        spent: set[str] = set()
        for s in self.obstacles:
            theme = theme_of(s.category or "") or theme_of(in_words(s.attribute)) or ANY_OTHER
            if theme in told or len(told) == MOST_OBSTACLES:
                continue
            quote = sharpest([p for p in self.quotes if p.quote.id not in spent], s, theme)
            if theme is ANY_OTHER and quote is None:
                continue  # "show a way round it" says something only beside what somebody says of it
            told.append(theme)
            given = {"advice": self._in_language(theme.advice), "label": _label(s)}
            if quote:
                spent.add(quote.quote.id)
                words = in_quotation_marks(quote.text, self.forms)
                yield _advice("build", self.forms.of_quote.format(words=words, **given), s.id, quote.quote.id)
            else:
                yield _advice("build", self.forms.of_figure.format(**given), s.id)

    def _of_wishes(self) -> Iterator[Inference]:
        form = self.forms.offer
        for p in self.wishes:
            words = in_quotation_marks(p.text, self.forms)
            if NOT_WANTED.match(p.text):
                yield _advice("avoid", self.forms.spare.format(words=words), p.quote.id)
            elif cues(p.text)["question"]:
                yield _advice("build", self.forms.answer.format(words=words), p.quote.id)
            else:
                yield _advice("build", form.format(words=words), p.quote.id)
                form = self.forms.offer_too

    def _of_preferences(self) -> Iterator[Inference]:
        """What most of them prefer, and what would bring them back."""
        for s in self.segment.statistics:
            if s.measure != "share" or not s.category or s.value < TYPICAL or s.value < (s.overall or 0) + LEAST_MORE:
                continue
            name = in_words(s.attribute)
            if (match := _PREFERRED.fullmatch(name)) and not _CONTACT.search(name):
                yield _advice("build", self.forms.planned.format(answer=s.category, what=match["what"]), s.id)
            elif WILLING.match(name) and BARE_YES.fullmatch(s.category):
                yield _advice("build", self.forms.willing.format(answer=name), s.id)
            elif _BACK.match(name):
                yield _advice("build", self.forms.back.format(answer=s.category), s.id)

    def _of_what_matters(self) -> Iterator[Inference]:
        """What they weigh most, as the line to say: "All costs shown at the start"."""
        for s in self.wanted:
            if asks(s.attribute, WEIGHED) and len((s.category or "").split()) >= LEAST_LINE:
                yield _advice("say", s.category or "", s.id)
                return

    def _of_questions(self) -> Iterator[Inference]:
        for p in self.quotes:
            if cues(p.text)["question"] and first_person(p.text) and p.length >= LEAST_HEADLINE:
                words = in_quotation_marks(p.text, self.forms)
                yield _advice("build", self.forms.answer.format(words=words), p.quote.id)

    def _of_complaints(self) -> Iterator[Inference]:
        """What one voice complains of, where its theme says what may be done."""
        for p in sorted(self.quotes, key=lambda p: -cues(p.text)["frustration"]):
            theme, met = theme_of(p.text), cues(p.text)
            if theme and theme.by_mention and met["frustration"] and not met["praise"]:
                words = in_quotation_marks(p.text, self.forms)
                text = self.forms.unquoted.format(advice=self._in_language(theme.advice), words=words)
                yield _advice("build", text, p.quote.id)

    def _in_language(self, pair: tuple[str, str]) -> str:
        return pair[1 if self.forms.language == "de" else 0]


def _label(s: Statistic) -> str:
    """What stops them, in few words; how many say so is printed beside the advice."""
    if s.category is None or repeats_attribute(s):
        return as_opening(_SAYING.sub("", short_label(s.attribute)))
    label = short_label(s.attribute)
    return as_opening(s.category) if theme_of(s.category) or is_question(label) else f"{label}: {s.category}"


def sharpest(quotes: Iterable[ChosenPassage], s: Statistic, theme: Theme) -> ChosenPassage | None:
    """The sentence that is most plainly about an obstacle: by two of its words, by one and its theme, or, of a narrow
    theme, by a complaint about it."""
    label = s.attribute if s.category is None or repeats_attribute(s) else s.category
    of_label = set(content_stems(label)) - _GENERAL - _UNSURE
    own = of_label | set(content_stems(s.attribute)) - _GENERAL

    def weight(p: ChosenPassage) -> tuple[int, int, int]:
        met = cues(p.text)
        shared = len(own & set(content_stems(p.text)))
        return shared, met["frustration"] + met["goal"], -p.length

    def is_about(p: ChosenPassage) -> bool:
        met, shared, of_theme = cues(p.text), weight(p)[0], _hits(p.text, theme)
        complains = (
            met["frustration"] > 0
            or _NOT_KNOWING.search(p.text.replace("’", "'")) is not None
            or met["question"] > 0
            or (shared > 0 and negations(p.text) > 0)
        )
        if met["praise"] or (met["goal"] and not complains):
            return False
        if complains and (shared >= min(2, len(of_label)) > 0 or (shared and of_theme)):
            return True
        return of_theme >= theme.least_words and (complains or theme.by_mention)

    return max(filter(is_about, quotes), key=weight, default=None)


def _hits(text: str, theme: Theme) -> int:
    pattern = _THEMES.get(theme)
    return len({match[0].casefold() for match in pattern.finditer(text)}) if pattern else 0


def _advice(kind: InferenceKind, text: str, *cites: str) -> Inference:
    return Inference(kind=kind, text=as_opening(text), cites=cites)
