"""What a card says of its own, in the language of the data: headings, and the words beside figures and people.

English and German; a card of data in another language has English ones, and its foot says so. What rules complain of:
`finding_labels`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from persona_gen.domain import Quote, Segment, Statistic, Trait
from persona_gen.evidence.attributes import attribute_kind
from persona_gen.evidence.card_lists import BARE_YES
from persona_gen.evidence.identity import LEAST_COVERAGE, runner_up
from persona_gen.evidence.phrasing import in_print, own_value
from persona_gen.evidence.selection import people_of
from persona_gen.report.account_labels import AccountLabels
from persona_gen.text.languages import InLanguage, segment_language

COUNTED_BELOW = 30
"""People below which a share is printed as a count: percent of so few look more exact than they are."""

ALMOST_AS_COMMON = 0.9
"""The part of the commonest answer from which another is almost as common; level by chance alone is not enough."""


class CardLabels(AccountLabels):
    """The card's own words. What a figure or a name goes into is a format with named fields."""

    stands_for = InLanguage("Stands for {segment}.", "Steht für {segment}.")
    invented = InLanguage("The name and the portrait are fiction.", "Name und Bild sind erfunden.")
    people = InLanguage("{name}, {size} people", "{name}, {size} Personen")
    people_of_whole = InLanguage("{name}, {size} of {whole} people", "{name}, {size} von {whole} Personen")
    size_unknown = InLanguage("{name}, size not recorded", "{name}, Größe nicht erfasst")
    at_a_glance = InLanguage("At a glance", "Auf einen Blick")
    columns = InLanguage(("Attribute", "Value", "How typical", "Evidence"), ("Merkmal", "Wert", "Wie typisch", "Beleg"))
    fields = InLanguage(
        {
            "story": "Story",
            "goals": "Goals",
            "frustrations": "What gets in the way",
            "questions": "Asks first",
            "habits": "Facts and habits",
            "motivations": "What drives it",
            "emotions": "Feelings",
            "channels": "Where to meet",
            "leaves_out": "Leaves out",
        },
        {
            "story": "Geschichte",
            "goals": "Ziele",
            "frustrations": "Was im Weg steht",
            "questions": "Fragt zuerst",
            "habits": "Fakten und Alltag",
            "motivations": "Was antreibt",
            "emotions": "Gefühle",
            "channels": "Wo erreichbar",
            "leaves_out": "Lässt aus",
        },
    )
    insight = InLanguage("The tension", "Der Widerspruch")
    apart = InLanguage("What sets them apart", "Was sie unterscheidet")
    lead_voice = InLanguage("The voice behind the story", "Die Stimme hinter der Geschichte")
    own_voices = InLanguage("In their own words", "In eigenen Worten")
    other_voices = InLanguage("Also heard", "Auch gehört")
    leads = InLanguage("the voice behind the story", "die Stimme hinter der Geschichte")
    marks = InLanguage(("“", "”"), ("„", "“"))
    differences = InLanguage("Where people differ", "Wo sie sich unterscheiden")
    about = InLanguage("About {what}:", "Zu {what}:")
    joined = InLanguage("and", "und")
    journey = InLanguage("Journey", "Der Weg")
    step_parts = InLanguage(
        {"doing": "doing", "feeling": "feeling", "friction": "friction"},
        {"doing": "tut", "feeling": "fühlt", "friction": "stößt sich an"},
    )
    use = InLanguage("How to win {name}", "So gewinnt man {name}")
    inference = InLanguage("our inference; promise only what is true", "unsere Folgerung; nur Wahres versprechen")
    one_voice = InLanguage("one voice, {who}", "eine Stimme, {who}")
    beside_all = InLanguage("{value} against {whole}", "{value} gegen {whole}")
    of_part = InLanguage("{value} of {n}", "{value} von {n}")
    asked = InLanguage("{n} asked", "{n} gefragt")
    kinds = InLanguage(
        {"say": "Say", "avoid": "Avoid", "build": "Do", "test": "Test"},
        {"say": "Sagen", "avoid": "Meiden", "build": "Tun", "test": "Testen"},
    )
    unknown = InLanguage("Not known", "Nicht bekannt")
    measures = InLanguage(
        {"mean": "mean", "median": "median", "count": "count", "total": "total"},
        {"mean": "Mittel", "median": "Median", "count": "Anzahl", "total": "Summe"},
    )
    of_them = InLanguage("{share} of them", "{share} von ihnen")
    of_people = InLanguage("{people} of {n} people", "{people} von {n} Personen")
    of_everyone = InLanguage("{share} of everyone", "insgesamt {share}")
    everyone = InLanguage("everyone {value}", "insgesamt {value}")
    almost_as_many = InLanguage("almost as many: {category} ({share})", "fast ebenso viele: {category} ({share})")
    stands_out = InLanguage("stands out", "sticht heraus")
    less_often = InLanguage("Less often {category}", "Seltener {category}")
    less_often_so = InLanguage("Less often", "Seltener")
    like_everyone = InLanguage("Like everyone", "Wie alle")
    said_by = InLanguage("said by {who}", "sagt {who}")
    participant = InLanguage("a participant", "eine befragte Person")
    unnamed = InLanguage("speaker not recorded", "ohne Namen")
    interview = InLanguage("interview", "Interview")
    open_answer = InLanguage("open answer", "offene Antwort")
    no_source = InLanguage("no source in the segment", "keine Quelle im Segment")
    no_words = InLanguage(
        "This segment holds figures and nobody's words: a handful of interviews or open answers would give it a story"
        " and a voice.",
        "Dieses Segment hat Zahlen und keine Stimmen: ein paar Interviews oder offene Antworten gäben ihm eine"
        " Geschichte und eine Stimme.",
    )
    no_figures = InLanguage(
        "This segment holds words and no figures: how typical they are of it, nobody has counted.",
        "Dieses Segment hat Stimmen und keine Zahlen: wie typisch sie sind, hat niemand gezählt.",
    )
    legend = InLanguage(
        ("the segment", "lowest to highest, most people", "everyone"),
        ("das Segment", "kleinster bis größter Wert, die meisten", "alle"),
    )
    more = InLanguage("{n} more", "{n} weitere")


ENGLISH_LABELS = CardLabels("en")
LANGUAGES = {"en": ENGLISH_LABELS, "de": CardLabels("de")}
_PLACE_IN_FILE = re.compile(r"\.\w+ (?P<row>row \d+, )|\.(?:vtt|srt|sbv|txt|md|docx) .*\d", re.I)
"""An origin as the readers of interviews write it: ``P1 solo.txt line 5``, ``answers.csv row 12, Why?``."""


def card_labels_of(segment: Segment | None) -> CardLabels:
    """The labels in the language of a segment's data, where there are any; else English."""
    return LANGUAGES.get(segment_language(segment), ENGLISH_LABELS) if segment else ENGLISH_LABELS


def stands_for(segment: Segment, labels: CardLabels = ENGLISH_LABELS) -> str:
    """The segment by name and size: ``Anxious first-time buyers, 412 of 2,289 people``."""
    if segment.size is None:
        return labels.size_unknown.format(name=segment.name)
    form = labels.people_of_whole if segment.whole_base else labels.people
    size, whole = (labels.localised(f"{n or 0:,}") for n in (segment.size, segment.whole_base))
    return form.format(name=segment.name, size=size, whole=whole)


def typical(trait: Trait, segment: Segment, labels: CardLabels = ENGLISH_LABELS, *, shortly: bool = False) -> str:
    """How typical a line of the snapshot is, short: ``48 % of them, 31 % of everyone`` · ``mean 29.4, everyone 38.2``.

    Of a base below `COUNTED_BELOW` people a share is told as a count of them. What everyone says is left out
    ``shortly``, where it is the same.
    """
    cited = [segment.evidence[i] for i in trait.cites if i in segment.evidence]
    statistic = next((e for e in cited if isinstance(e, Statistic)), None)
    if statistic is None:
        quotes = [e for e in cited if isinstance(e, Quote)]
        return labels.said_by.format(who=speakers_of(quotes, labels)) if quotes else ""
    parts = [_own(statistic, labels)]
    if statistic.overall is not None and not shortly:
        share = statistic.measure == "share"
        form = labels.of_everyone if share else labels.everyone
        whole = in_print(statistic, statistic.overall) if share else _bare(statistic, statistic.overall)
        parts.append(form.format(share=labels.localised(whole), value=labels.localised(whole)))
    second = runner_up(statistic, segment)
    if second and second.value >= ALMOST_AS_COMMON * statistic.value:
        next_share = labels.localised(in_print(second, second.value))
        parts.append(labels.almost_as_many.format(category=second.category, share=next_share))
    return ", ".join(parts)


def speakers_of(quotes: Iterable[Quote], labels: CardLabels = ENGLISH_LABELS) -> str:
    """Who says some quotes, each once: ``P01 and P04``."""
    return f" {labels.joined} ".join(dict.fromkeys(quote.speaker or labels.participant for quote in quotes))


def rests_on(
    cites: Iterable[str], segment: Segment, labels: CardLabels = ENGLISH_LABELS, *, units: bool = False
) -> str:
    """The evidence of an advice in a few words: ``48 % against 35 %, P02``; a lone speaker is said to be one voice.

    The first figure stands for all: each opens with the evidence. With ``units``, behind an insight, two of them do,
    and a mean has its own: ``37.5 against 15.2 months``.
    """
    cited = [e for i in cites if (e := segment.evidence.get(i))]
    figures, quotes = [e for e in cited if isinstance(e, Statistic)], [e for e in cited if isinstance(e, Quote)]
    who = speakers_of(quotes, labels) if quotes else ""
    if not figures:
        lone = quotes and len({quote.speaker or quote.id for quote in quotes}) == 1
        return labels.one_voice.format(who=who) if lone else who
    figures_beside = [_beside_everyone(s, segment, labels, units=units) for s in figures[: 2 if units else 1]]
    return ", ".join([*figures_beside, *([who] if who else [])])


def beside_everyone(cites: Iterable[str], segment: Segment, labels: CardLabels = ENGLISH_LABELS) -> str:
    """Everyone's figures behind a sentence that has the segment's: ``everyone 91 %, 33 %``."""
    cited = [s for i in cites if isinstance(s := segment.evidence.get(i), Statistic)]
    if any(s.overall is None for s in cited):
        return ""  # one figure of everyone's behind two facts would be anybody's guess
    values = [in_print(s, s.overall or 0) if s.measure == "share" else _bare(s, s.overall or 0) for s in cited]
    return labels.everyone.format(value=labels.localised(", ".join(values))) if values else ""


def _beside_everyone(s: Statistic, segment: Segment, labels: CardLabels, *, units: bool) -> str:
    """A figure beside everyone's; where most were not asked with its base: ``71 % of 112 against 49 %``."""
    share = s.measure == "share"
    people = people_of(s)
    if people is not None:
        return labels.of_people.format(people=people, n=s.n)
    value, *whole = (
        labels.localised(in_print(s, figure) if share else _bare(s, figure))
        for figure in (s.value, s.overall)
        if figure is not None
    )
    if base := part_asked(s, segment):
        value = labels.of_part.format(value=value, n=base)
    unit = f" {s.unit}" if units and s.unit and not share else ""
    return (labels.beside_all.format(value=value, whole=whole[0]) if whole else value) + unit


def part_asked(s: Statistic, segment: Segment) -> int | None:
    """The base of a figure that less than half of the segment was asked for; nothing of any other."""
    return s.n if s.n and segment.size and s.n < LEAST_COVERAGE * segment.size else None


def contrast_trait(s: Statistic, segment: Segment, labels: CardLabels = ENGLISH_LABELS) -> Trait:
    """The figure in which a segment stands out as a line of the glance; a rarer answer is told as rarer."""
    value = own_value(s, segment)
    if s.measure == "share" and s.overall is not None and s.value < s.overall:
        bare = BARE_YES.fullmatch(value)
        value = labels.less_often_so if bare else labels.less_often.format(category=value)
    return Trait(attribute=s.attribute, value=value, cites=(s.id,))


def _own(s: Statistic, labels: CardLabels) -> str:
    if s.measure != "share":
        return f"{labels.measures[s.measure]} {labels.localised(_bare(s, s.value))}"
    if s.n is not None and s.n < COUNTED_BELOW:
        return labels.of_people.format(people=round(s.value * s.n), n=s.n)
    return labels.of_them.format(share=labels.localised(in_print(s, s.value)))


def _bare(s: Statistic, value: float) -> str:
    if attribute_kind(s) == "born":
        return f"{value:.0f}"  # a year has no decimals and no comma
    return s.bare(value)


def attribution(cites: Iterable[str], segment: Segment, labels: CardLabels = ENGLISH_LABELS) -> str:
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


def missing(segment: Segment, labels: CardLabels = ENGLISH_LABELS) -> list[str]:
    """What the segment lacks for a whole card, with what would bring it."""
    if segment.quotes and segment.statistics:
        return []
    return [labels.no_figures if segment.quotes else labels.no_words]
