"""What a card says of its own, in the language of the data: headings, and the words beside figures and people.

English and German; a card of data in another language has English ones, and its foot says so. The account of the check
(verdicts, findings, the foot) is the tool's and English everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from persona_gen.domain import Quote, Segment, Statistic, Trait
from persona_gen.evidence.identity import runner_up
from persona_gen.evidence.phrasing import in_print
from persona_gen.text.languages import german_figures, segment_language

COUNTED_BELOW = 30
"""People below which a share is printed as a count: percent of so few look more exact than they are."""

ALMOST = 0.9
"""The part of the commonest answer from which another is almost as common; level by chance alone is not enough."""


@dataclass(frozen=True)
class CardLabels:
    """One language's words. What a figure or a name goes into is a format with named fields."""

    language: str
    stands_for: str
    invented: str
    people: str
    people_of_whole: str
    size_unknown: str
    at_a_glance: str
    more_at_a_glance: str
    columns: tuple[str, str, str, str]
    fields: Mapping[str, str]
    apart: str
    lead_voice: str
    own_voices: str
    other_voices: str
    differences: str
    about: str
    joined: str
    journey: str
    step_parts: Mapping[str, str]
    use: str
    inference: str
    kinds: Mapping[str, str]
    unknown: str
    measures: Mapping[str, str]
    of_them: str
    of_people: str
    of_everyone: str
    everyone: str
    almost_as_many: str
    said_by: str
    participant: str
    unnamed: str
    interview: str
    open_answer: str
    no_source: str
    no_words: str
    no_figures: str
    legend: tuple[str, str, str]
    more: str


ENGLISH = CardLabels(
    language="en",
    stands_for="Stands for {segment}.",
    invented="The name and the portrait are fiction.",
    people="{name}, {size} people",
    people_of_whole="{name}, {size} of {whole} people",
    size_unknown="{name}, size not recorded",
    at_a_glance="At a glance",
    more_at_a_glance="More at a glance",
    columns=("Attribute", "Value", "How typical", "Evidence"),
    fields={
        "story": "Story",
        "goals": "Goals",
        "frustrations": "What gets in the way",
        "questions": "Asks first",
        "motivations": "What drives it",
        "emotions": "Feelings",
        "channels": "Where to meet",
    },
    apart="What sets them apart",
    lead_voice="The voice behind the story",
    own_voices="In their own words",
    other_voices="Also heard",
    differences="Where people differ",
    about="About {what}:",
    joined="and",
    journey="Journey",
    step_parts={"doing": "doing", "feeling": "feeling", "friction": "friction"},
    use="Use it",
    inference="our inference",
    kinds={"say": "Say", "avoid": "Avoid", "build": "Build", "test": "Test"},
    unknown="Not known",
    measures={"mean": "mean", "median": "median", "count": "count", "total": "total"},
    of_them="{share} of them",
    of_people="{people} of {n} people",
    of_everyone="{share} of everyone",
    everyone="everyone {value}",
    almost_as_many="almost as many: {category} ({share})",
    said_by="said by {who}",
    participant="a participant",
    unnamed="speaker not recorded",
    interview="interview",
    open_answer="open answer",
    no_source="no source in the segment",
    no_words="This segment holds figures and nobody's words: a handful of interviews or open answers would give it a"
    " story and a voice.",
    no_figures="This segment holds words and no figures: how typical they are of it, nobody has counted.",
    legend=("the segment", "lowest to highest, most people", "everyone"),
    more="{n} more",
)
GERMAN = CardLabels(
    language="de",
    stands_for="Steht für {segment}.",
    invented="Name und Bild sind erfunden.",
    people="{name}, {size} Personen",
    people_of_whole="{name}, {size} von {whole} Personen",
    size_unknown="{name}, Größe nicht erfasst",
    at_a_glance="Auf einen Blick",
    more_at_a_glance="Mehr auf einen Blick",
    columns=("Merkmal", "Wert", "Wie typisch", "Beleg"),
    fields={
        "story": "Geschichte",
        "goals": "Ziele",
        "frustrations": "Was im Weg steht",
        "questions": "Fragt zuerst",
        "motivations": "Was antreibt",
        "emotions": "Gefühle",
        "channels": "Wo erreichbar",
    },
    apart="Was sie unterscheidet",
    lead_voice="Die Stimme hinter der Geschichte",
    own_voices="In eigenen Worten",
    other_voices="Auch gehört",
    differences="Wo sie sich unterscheiden",
    about="Zu {what}:",
    joined="und",
    journey="Der Weg",
    step_parts={"doing": "tut", "feeling": "fühlt", "friction": "stößt sich an"},
    use="Was tun",
    inference="unsere Folgerung",
    kinds={"say": "Sagen", "avoid": "Meiden", "build": "Bauen", "test": "Testen"},
    unknown="Nicht bekannt",
    measures={"mean": "Mittel", "median": "Median", "count": "Anzahl", "total": "Summe"},
    of_them="{share} von ihnen",
    of_people="{people} von {n} Personen",
    of_everyone="insgesamt {share}",
    everyone="insgesamt {value}",
    almost_as_many="fast ebenso viele: {category} ({share})",
    said_by="sagt {who}",
    participant="eine befragte Person",
    unnamed="ohne Namen",
    interview="Interview",
    open_answer="offene Antwort",
    no_source="keine Quelle im Segment",
    no_words="Dieses Segment hat Zahlen und keine Stimmen: ein paar Interviews oder offene Antworten gäben ihm eine"
    " Geschichte und eine Stimme.",
    no_figures="Dieses Segment hat Stimmen und keine Zahlen: wie typisch sie sind, hat niemand gezählt.",
    legend=("das Segment", "kleinster bis größter Wert, die meisten", "alle"),
    more="{n} weitere",
)
_TRANSCRIPTS = ("vtt", "srt", "sbv", "txt", "md", "docx")
_PLACE_IN_FILE = re.compile(rf"\.\w+ (?P<row>row \d+, )|\.(?:{'|'.join(_TRANSCRIPTS)}) .*\d", re.I)
"""An origin as the readers of interviews write it: ``P1 solo.txt line 5``, ``answers.csv row 12, Why?``."""

LANGUAGES = {"en": ENGLISH, "de": GERMAN}


def labels_of(segment: Segment | None) -> CardLabels:
    """The labels in the language of a segment's data, where there are any; else English."""
    return LANGUAGES.get(segment_language(segment), ENGLISH) if segment else ENGLISH


def stands_for(segment: Segment, labels: CardLabels = ENGLISH) -> str:
    """The segment by name and size: ``Anxious first-time buyers, 412 of 2,289 people``."""
    if segment.size is None:
        return labels.size_unknown.format(name=segment.name)
    form = labels.people_of_whole if segment.whole_base else labels.people
    size, whole = (_localised(f"{n or 0:,}", labels) for n in (segment.size, segment.whole_base))
    return form.format(name=segment.name, size=size, whole=whole)


def typical(trait: Trait, segment: Segment, labels: CardLabels = ENGLISH) -> str:
    """How typical a line of the snapshot is, short: ``48 % of them, 31 % of everyone`` · ``mean 29.4, everyone 38.2``.

    Of a base below `COUNTED_BELOW` people a share is told as a count of them.
    """
    cited = [segment.evidence[i] for i in trait.cites if i in segment.evidence]
    statistic = next((e for e in cited if isinstance(e, Statistic)), None)
    if statistic is None:
        speakers = dict.fromkeys(e.speaker or labels.participant for e in cited if isinstance(e, Quote))
        return labels.said_by.format(who=f" {labels.joined} ".join(speakers)) if speakers else ""
    parts = [_own(statistic, labels)]
    if statistic.overall is not None:
        share = statistic.measure == "share"
        form = labels.of_everyone if share else labels.everyone
        whole = in_print(statistic, statistic.overall) if share else _bare(statistic, statistic.overall)
        parts.append(form.format(share=_localised(whole, labels), value=_localised(whole, labels)))
    second = runner_up(statistic, segment)
    if second and second.value >= ALMOST * statistic.value:
        next_share = _localised(in_print(second, second.value), labels)
        parts.append(labels.almost_as_many.format(category=second.category, share=next_share))
    return ", ".join(parts)


def _own(s: Statistic, labels: CardLabels) -> str:
    if s.measure != "share":
        return f"{labels.measures[s.measure]} {_localised(_bare(s, s.value), labels)}"
    if s.n is not None and s.n < COUNTED_BELOW:
        return labels.of_people.format(people=round(s.value * s.n), n=s.n)
    return labels.of_them.format(share=_localised(in_print(s, s.value), labels))


def _bare(s: Statistic, value: float) -> str:
    return s.model_copy(update={"unit": None}).shown(value)


def _localised(figure: str, labels: CardLabels) -> str:
    return german_figures(figure) if labels.language == "de" else figure


def attribution(cites: Iterable[str], segment: Segment, labels: CardLabels = ENGLISH) -> str:
    """Who said it, and on what occasion: ``P07, interview 2026-04-14``; a file and a line stand with the evidence."""
    cited = [e for i in cites if isinstance(e := segment.evidence.get(i), Quote)]
    named = (", ".join(part for part in (q.speaker, _occasion(q, labels)) if part) or labels.unnamed for q in cited)
    return "; ".join(dict.fromkeys(named)) or labels.no_source


def _occasion(quote: Quote, labels: CardLabels) -> str:
    """What a reader makes of an origin; a place in a file, as `ingest` notes it, is where to look and no occasion."""
    place = _PLACE_IN_FILE.search(quote.origin or "")
    if place is None:
        return quote.origin or ""
    return labels.open_answer if place["row"] else labels.interview


def missing(segment: Segment, labels: CardLabels = ENGLISH) -> list[str]:
    """What the segment lacks for a whole card, with what would bring it."""
    if segment.quotes and segment.statistics:
        return []
    return [labels.no_figures if segment.quotes else labels.no_words]
