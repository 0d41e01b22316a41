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
from persona_gen.evidence.attributes import asks
from persona_gen.evidence.card_lists import BARE_YES
from persona_gen.evidence.cues import cues
from persona_gen.evidence.figure_lines import lines_of, repeats_attribute, said_of_people
from persona_gen.evidence.phrasing import (
    ClaimForms,
    as_opening,
    in_locale,
    in_print,
    in_quotation_marks,
    share_of,
    short_label,
)
from persona_gen.text.languages import InLanguage
from persona_gen.text.lexicon import english_cues as en
from persona_gen.text.lexicon import german as de
from persona_gen.text.lexicon import phrases
from persona_gen.text.lexicon.english import TOO_GENERAL
from persona_gen.text.lexicon.themes import THEMES, Theme
from persona_gen.text.people import first_person
from persona_gen.text.polarity import negations
from persona_gen.text.tokens import content_stems, stem
from persona_gen.writer.passages import ChosenPassage

MOST, ENOUGH = 5, 4
"""Lines of advice that a card has room for, and so many that nothing weaker is looked for."""
_THEMES = tuple((theme, phrases(theme.words)) for theme in THEMES)
_GENERAL = frozenset(
    map(stem, (*TOO_GENERAL, "know", "knowing", "keep", "time", "usually", "main", "reason", "satisfied"))
)
_NOT_KNOWING = phrases(en.NOT_KNOWING, de.NOT_KNOWING)
_UNSURE = frozenset(map(stem, ("unsure", "worry", "worried", "fear", "problem", "lack", "unsicher", "sorge", "angst")))
"""Words of an obstacle beside which one more says what it is about: "worry about roof"."""
_PREFERRED = re.compile(r"(?:preferred|favou?rite|bevorzugte[rsn]?|liebste[rsn]?) (?P<what>.+)", re.I)
_BACK = re.compile(r"would (?:come back|return|order more|buy more|stay|switch)(?: again)? (?:for|if)", re.I)
_PLEASED = re.compile(
    r"(?:satisfaction|satisfied|happy|zufriedenheit|zufrieden)(?: with| mit)?(?: the| de[rmn])? (?P<what>.+)", re.I
)
_NOT_WANTED = re.compile(
    r"(?:please |bitte )?(?:don't|don’t|do not|never|no(?:thing)?|not|stop|nicht|keine?n?|nie)\b", re.I
)


WEIGHED = re.compile(r"matters?|important|priorit|choosing|wichtig|worauf|kriteri", re.I)
"""An attribute whose answers are what people weigh."""
_TO_BE_HAD = re.compile(r"(?:\w+ing |fewer |less |more |a |one )", re.I)


class MoveForms(ClaimForms):
    """How advice is worded; ``words`` are a participant's, in quotation marks."""

    of_quote = InLanguage("{advice}: {words} ({figure})", "{advice}: {words} ({figure})")
    of_figure = InLanguage("{advice} ({figure})", "{advice} ({figure})")
    unquoted = InLanguage("{advice}: {words}", "{advice}: {words}")
    offer = InLanguage("What they ask for: {words}", "Worum sie bitten: {words}")
    offer_too = InLanguage("And this: {words}", "Und das: {words}")
    spare = InLanguage("What they ask you not to do: {words}", "Worum sie bitten, es zu lassen: {words}")
    planned = InLanguage("{answer}: {figure} prefer that {what}", "{answer}: {figure} bevorzugen das ({what})")
    back = InLanguage("What would bring them back: {line}", "Was sie zurückbrächte: {line}")
    tension = InLanguage(
        "On what pleases, {high} ({high_figure}), and mend what does not, {low} ({low_figure})",
        "Auf das, was gefällt: {high} ({high_figure}), und verbessern, was nicht gefällt: {low} ({low_figure})",
    )
    promised = InLanguage("What they come for, first: {line}", "Zuerst, weshalb sie kommen: {line}")
    answer = InLanguage("The answer to {words}, before they ask", "Die Antwort auf {words}, bevor sie fragen")


@lru_cache(maxsize=2_000)
def theme_of(text: str) -> Theme | None:
    """The theme of a text by its words, if it has one."""
    return next((theme for theme, pattern in _THEMES if pattern.search(text)), None)


@dataclass(frozen=True)
class Moves:
    """Composes the advice for one segment out of what its card says."""

    segment: Segment
    forms: MoveForms
    obstacles: Sequence[Statistic]
    wanted: Sequence[Statistic]
    wishes: Sequence[ChosenPassage]
    quotes: Sequence[ChosenPassage]
    """Sentences that stand nowhere else on the card, to answer."""

    def lines(self, proved: Callable[[Inference], bool]) -> list[Inference]:
        """The advice, the weightiest first, that ``proved`` lets pass."""
        first = (self._of_obstacles(), self._of_wishes(), self._of_preferences(), self._of_tension())
        moves = [move for way in first for move in way if proved(move)][:MOST]
        for move in (*self._of_what_matters(), *self._of_questions(), *self._of_complaints()):
            spent = {cite for other in moves for cite in other.cites}
            if len(moves) < ENOUGH and spent.isdisjoint(move.cites) and proved(move):
                moves.append(move)
        return moves

    def _of_obstacles(self) -> Iterator[Inference]:
        """What most stops them, one line a theme, beside the sharpest words about it."""
        told: set[str] = set()
        spent: list[ChosenPassage] = []
        for s in self.obstacles:
            theme = theme_of(s.category or "") or theme_of(in_words(s.attribute))
            if theme is None or self._in_language(theme.name) in told or len(told) == 3:
                continue
            told.add(self._in_language(theme.name))
            advice, figure = self._in_language(theme.advice), self._figure(s)
            about = [p for p in self.quotes if p not in spent and p.quote.id not in {q.quote.id for q in spent}]
            quote = sharpest(about, s, theme)
            spent += [quote] if quote else []
            if quote:
                words = in_quotation_marks(quote.text, self.forms)
                text = self.forms.of_quote.format(advice=advice, words=words, figure=figure)
                yield Inference(kind=theme.kind, text=text, cites=(s.id, quote.quote.id))
            else:
                yield _advice(theme.kind, self.forms.of_figure.format(advice=advice, figure=figure), s.id)

    def _of_wishes(self) -> Iterator[Inference]:
        for n, p in enumerate(self.wishes):
            words = in_quotation_marks(p.text, self.forms)
            if _NOT_WANTED.match(p.text):
                yield _advice("avoid", self.forms.spare.format(words=words), p.quote.id)
            elif cues(p.text)["question"]:
                yield _advice("say", self.forms.answer.format(words=words), p.quote.id)
            else:
                form = self.forms.offer_too if n else self.forms.offer
                yield _advice("build", form.format(words=words), p.quote.id)

    def _of_preferences(self) -> Iterator[Inference]:
        """What most of them prefer, and what would bring them back."""
        for s in self.segment.statistics:
            if s.measure != "share" or not s.category:
                continue
            name = in_words(s.attribute)
            more = s.overall is None or s.value - s.overall > 0.1
            if (match := _PREFERRED.fullmatch(name)) and s.value >= 0.4 and more and not self._is_channel(name):
                figure = self._share(s)
                yield _advice(
                    "build", self.forms.planned.format(answer=s.category, what=match["what"], figure=figure), s.id
                )
            elif _BACK.match(name) and s.value >= 0.4 and more:
                yield _advice("build", self.forms.back.format(line=self._line(s)), s.id)

    def _of_tension(self) -> Iterator[Inference]:
        """What pleases them beside what does not, on one scale."""
        rated = [
            (s, match["what"])
            for s in self.segment.statistics
            if (match := _PLEASED.fullmatch(in_words(s.attribute))) and s.overall is not None
        ]
        low = [(s, what) for s, what in rated if s in self.obstacles]
        for s, what in low[:1]:
            high = [
                (o, w)
                for o, w in rated
                if o.measure == s.measure
                and o.unit == s.unit
                and o.value > s.value * 1.2
                and o.value >= (o.overall or 0)
            ]
            for o, w in sorted(high, key=lambda pair: -pair[0].value)[:1]:
                text = self.forms.tension.format(
                    high=w, high_figure=self._value(o), low=what, low_figure=self._value(s)
                )
                yield _advice("build", text, o.id, s.id)

    def _of_what_matters(self) -> Iterator[Inference]:
        """What they want most, where it is worded as something to be had."""
        for s in self.wanted:
            if asks(s.attribute, WEIGHED) or _TO_BE_HAD.match(s.category or ""):
                yield _advice("say", self.forms.promised.format(line=f"{s.category} ({self._share(s)})"), s.id)

    def _of_questions(self) -> Iterator[Inference]:
        for p in self.quotes:
            if p.text.endswith("?") and cues(p.text)["question"] and first_person(p.text):
                words = in_quotation_marks(p.text, self.forms)
                yield _advice("say", self.forms.answer.format(words=words), p.quote.id)

    def _of_complaints(self) -> Iterator[Inference]:
        """What one voice complains of, where its theme says what may be done."""
        for p in sorted(self.quotes, key=lambda p: -cues(p.text)["frustration"]):
            theme, met = theme_of(p.text), cues(p.text)
            if theme and theme.by_mention and met["frustration"] and not met["praise"]:
                words = in_quotation_marks(p.text, self.forms)
                text = self.forms.unquoted.format(advice=self._in_language(theme.advice), words=words)
                yield _advice(theme.kind, text, p.quote.id)

    def _in_language(self, pair: tuple[str, str]) -> str:
        return pair[1 if self.forms.language == "de" else 0]

    def _line(self, s: Statistic) -> str:
        return lines_of("frustrations", s, self.segment)[0]

    def _figure(self, s: Statistic) -> str:
        """A figure in few words, as it stands in brackets."""
        said = (
            said_of_people(s, self.segment) if s.measure == "share" and BARE_YES.fullmatch(s.category or "") else None
        )
        if said:
            return said.split(" (")[0]
        if s.measure != "share" or repeats_attribute(s):
            return self._line(s).split(" (")[0]
        label = s.category if theme_of(s.category or "") else f"{short_label(s.attribute)}: {s.category}"
        return f"{label}, {self._share(s)}"

    def _share(self, s: Statistic) -> str:
        return in_locale(share_of(s, self.segment), self.segment)

    def _value(self, s: Statistic) -> str:
        value = in_print(s, s.value) if s.measure == "share" else s.bare(s.value)
        return in_locale(value, self.segment)

    @staticmethod
    def _is_channel(name: str) -> bool:
        return re.search(r"contact|channel|book|kontakt|kanal|buch", name, re.I) is not None


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
    pattern = next(pattern for other, pattern in _THEMES if other is theme)
    return len({match[0].casefold() for match in pattern.finditer(text)})


def _advice(kind: InferenceKind, text: str, *cites: str) -> Inference:
    return Inference(kind=kind, text=as_opening(text), cites=cites)
