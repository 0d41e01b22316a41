"""Whose life a persona's story can follow: the speakers whose words show a situation, a wish and an obstacle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from persona_gen.domain import SINGLE_CHOICE_BY_NATURE, Quote, Segment, Statistic, Trait
from persona_gen.evidence.attributes import attribute_kind
from persona_gen.evidence.cues import (
    cues,
    fits,
    is_content,
    is_sayable,
    is_untypical,
    taken_for,
    tells_scene,
    wants_to_be_left_alone,
)
from persona_gen.evidence.diversity import terms
from persona_gen.evidence.identity import ages_of
from persona_gen.evidence.main_figures import key_figures, main_figures, side_taken
from persona_gen.evidence.names import Pronoun
from persona_gen.text.ages import own_age
from persona_gen.text.languages import is_foreign, language_of, segment_language
from persona_gen.text.numbers import read_figures
from persona_gen.text.people import first_person
from persona_gen.text.sentences import sentences
from persona_gen.text.tokens import trait_stems, words

ENOUGH, A_MOMENT = 20, 10
"""Different words that carry a fact, below which nobody has said enough for a story; and what is enough for a moment
that figures can be told around, where nobody has said more."""
PLENTY = 120
"""So many of them that more make no better lead: a story of seven sentences takes about as many."""
A_PART = 40
"""So many words more are worth one part of an arc."""
A_SCENE, LONG_SCENE = 40, 80
"""So many words of a scene are worth as much; more than the second make no better one."""
KEY_WEIGHT = 2
"""How much it counts that a voice bears out the key finding, beside one of the main figures: the card opens with it."""
FOREIGN = 2
"""How much a quote in another language than the card's counts against a lead: the story would be told in it."""
A_YEAR = 1.0
"""Years between a mean and somebody's age that a reader takes for the same."""
OFFERED = 8
"""Speakers a large model may choose its lead among."""


@dataclass(frozen=True)
class Voice:
    """One speaker's quotes, in the order of the file."""

    speaker: str
    quotes: tuple[Quote, ...]

    @cached_property
    def amount(self) -> int:
        """How many different words that carry a fact the speaker uses in sentences that a card may show."""
        return len({term for text in self._sentences if is_sayable(text) for term in terms(text)})

    @cached_property
    def scene(self) -> int:
        """The words of the longest quote that tells what happened once."""
        return max((len(q.text.split()) for q in self.quotes if tells_scene(q.text)), default=0)

    @property
    def _sentences(self) -> list[str]:
        return [quote.text[slice(*span)] for quote in self.quotes for span in sentences(quote.text)]

    @cached_property
    def parts(self) -> frozenset[str]:
        """What of an arc the words show: ``situation``, ``wish`` and ``obstacle``.

        In a language without cues whatever is told is a situation.
        """
        shown = set()
        for quote in self.quotes:
            read = [cues(quote.text), *(cues(quote.text[slice(*span)]) for span in sentences(quote.text))]
            met = {side for each in read for side, is_met in each.items() if is_met}  # "Would love not to …" opens one
            shown |= {"wish"} if "goal" in met else set()
            shown |= {"obstacle"} if "frustration" in met else set()
            shows_situation = (
                "habit" in met or language_of(quote.text) is None or (first_person(quote.text) and not read[0]["goal"])
            )
            shown |= {"situation"} if shows_situation else set()
        return frozenset(shown)

    @cached_property
    def is_exception(self) -> bool:
        """Whether the story stands for nobody who can be won: all is well and nothing is not, no more contact is
        wanted, or the speakers themselves say that they are not like the others."""
        is_contented = "obstacle" not in self.parts and any(map(is_content, self._sentences))
        return is_contented or any(wants_to_be_left_alone(q.text) or is_untypical(q.text) for q in self.quotes)

    def agreement(self, figures: Iterable[Statistic]) -> int:
        """1 where the words bear some figures out, less one for each that they speak against."""
        sides = [side_taken(self._sentences, s) for s in figures]
        return max(sides, default=0) + min(0, sum(side for side in sides if side < 0))

    @property
    def pronoun(self) -> Pronoun:
        """``she`` or ``he`` where a reader takes the speaker for one of them alone, else ``they``."""
        read_as = set().union(*(taken_for(quote.text) for quote in self.quotes))
        return "they" if len(read_as) != 1 else "she" if "she" in read_as else "he"


def voices(quotes: Iterable[Quote]) -> list[Voice]:
    """The speakers of some quotes in the order in which they first speak; words without a speaker are nobody's life."""
    by_speaker: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if quote.speaker and not quote.asked:
            by_speaker[quote.speaker].append(quote)
    return [Voice(speaker, tuple(own_quotes)) for speaker, own_quotes in by_speaker.items()]


def leads(
    segment: Segment, quotes: Sequence[Quote], snapshot: Iterable[Trait], pronoun: Pronoun = "they"
) -> list[Voice]:
    """The speakers who can lead a story, the best first, `OFFERED` at most; none where nobody has said enough.

    ``quotes`` are those that may be shown: what a participant did not allow to be quoted is no quote at all, since
    ``segments build`` drops it. Who names another category of an attribute than the snapshot does not fit it, nor does
    who speaks of a husband where the person is "he", nor who speaks another language than the others. Who speaks
    against what most of them say or do comes after those who bear it out.
    """
    rivals, language, main = _rivals(segment, snapshot), segment_language(segment), main_figures(segment)
    key = key_figures(segment)[:1]
    youngest, oldest = ages_of(snapshot, segment)

    def rank(voice: Voice) -> float:
        own = " ".join(quote.text for quote in voice.quotes if first_person(quote.text))
        misfits = len(rivals & trait_stems(own)) + FOREIGN * sum(is_foreign(q.text, language) for q in voice.quotes)
        misfits += sum(not fits(quote.text, pronoun) for quote in voice.quotes)
        years = [age for quote in voice.quotes if (age := own_age(quote.text, segment.locale))]
        misfits += sum(not youngest <= age <= oldest for age in years)
        return (
            len(voice.parts)
            - misfits
            + voice.agreement(main)
            + KEY_WEIGHT * voice.agreement(key)
            + min(voice.amount, PLENTY) / A_PART
            + min(voice.scene, LONG_SCENE) / A_SCENE
        )

    able = [v for v in voices(quotes) if v.parts and v.amount >= A_MOMENT and _speaks_of_self(v) and not v.is_exception]
    telling = [voice for voice in able if voice.amount >= ENOUGH]
    return sorted(telling or able, key=rank, reverse=True)[:OFFERED]


def _speaks_of_self(voice: Voice) -> bool:
    """Whether the words are told by an "I", as far as that can be read."""
    return any(first_person(quote.text) or language_of(quote.text) is None for quote in voice.quotes)


def _rivals(segment: Segment, snapshot: Iterable[Trait]) -> frozenset[str]:
    """Words of the categories that the snapshot's attributes have beside the one the person is in."""
    rivals, own = set[str](), set[str]()
    for trait in snapshot:
        for s in segment.cited_statistics(trait.cites):
            if not s.category:
                continue
            own |= trait_stems(f"{s.attribute} {s.category}")
            others = [o for o in segment.statistics if o.attribute == s.attribute and o.category and o is not s]
            if s.choice == "single" or SINGLE_CHOICE_BY_NATURE.match(s.attribute):
                rivals |= {stem for o in others for stem in trait_stems(o.category or "")}
    return frozenset(rivals - own)


def beside_lead(snapshot: Iterable[Trait], segment: Segment, lead: str | None) -> tuple[Trait, ...]:
    """The snapshot without a mean of the household of which the lead counts another number, and without another age.

    "About 2 children" is nobody's who says "three kids", nor "about 3 lifts" who looks after one by the origin of the
    words, nor 49 who says "I'm forty-four"; what the lead says nothing of stays.
    """
    own = [quote for quote in segment.spoken if lead and quote.speaker == lead]
    return tuple(
        trait
        for trait in snapshot
        if not any(
            _counts_otherwise(trait, segment, quote.text, ("household",))
            or _counts_otherwise(trait, segment, quote.origin or "", ("household", None))
            or _is_another_age(trait, segment, quote.text)
            for quote in own
        )
    )


def _is_another_age(trait: Trait, segment: Segment, text: str) -> bool:
    s = segment.evidence.get(trait.cites[0]) if trait.cites else None
    years = own_age(text, segment.locale)
    if years is None or not isinstance(s, Statistic) or attribute_kind(s) != "age":
        return False
    years, bands = int(years), read_figures(s.category or "", segment.locale)
    return not bands[0].allows(years) if bands else s.category is None and abs(s.value - years) > A_YEAR


def _counts_otherwise(trait: Trait, segment: Segment, text: str, kinds: Collection[str | None]) -> bool:
    s = segment.evidence.get(trait.cites[0]) if trait.cites else None
    if not isinstance(s, Statistic) or s.measure not in ("mean", "median") or attribute_kind(s) not in kinds:
        return False
    counted = {_SAME.get(word.stem, word.stem) for word in words(s.attribute) if word.is_content}
    for figure in read_figures(text, segment.locale):
        behind = {_SAME.get(word.stem, word.stem) for word in islice(words(text[figure.span[1] :]), 2)}
        if figure.kind == "number" and behind & counted and not figure.allows(round(s.value)):
            return True
    return False


_SAME = {"kid": "child", "kinder": "kind", "kindern": "kind"}
"""Stems of the same people."""
