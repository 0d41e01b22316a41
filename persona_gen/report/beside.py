"""Evidence in a few words, as a card prints it beside a line: how typical, said by whom, resting on what.

``labels`` are the words of the card's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from persona_gen.domain import Quote, Segment, Statistic, Trait
from persona_gen.evidence.attributes import attribute_kind
from persona_gen.evidence.card_lists import BARE_YES
from persona_gen.evidence.identity import part_asked, runner_up
from persona_gen.evidence.phrasing import in_print, own_value
from persona_gen.evidence.selection import people_of
from persona_gen.report.card_labels import CardLabels

COUNTED_BELOW = 30
"""People below which a share is printed as a count: percent of so few look more exact than they are."""
ALMOST_AS_COMMON = 0.9
"""The part of the commonest answer from which another is almost as common; level by chance alone is not enough."""
_PLACE_IN_FILE = re.compile(r"\.\w+ (?P<row>row \d+, )|\.(?:vtt|srt|sbv|txt|md|docx) .*\d", re.I)
"""An origin as the readers of interviews write it: ``P1 solo.txt line 5``, ``answers.csv row 12, Why?``."""


def typical(trait: Trait, segment: Segment, labels: CardLabels, *, shortly: bool = False) -> str:
    """How typical a line of the snapshot is, short: ``48 % of them, 31 % of everyone`` · ``mean 29.4, everyone 38.2``.

    Of a base below `COUNTED_BELOW` people a share is told as a count of them. What everyone says is left out
    ``shortly``, where it is the same.
    """
    cited = segment.cited(trait.cites)
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


def speakers_of(quotes: Iterable[Quote], labels: CardLabels) -> str:
    """Who says some quotes, each once and shortly: ``P01 and P04``; "P04, owner, bakery" stands with the words."""
    codes = ((quote.speaker or "").partition(",")[0] or labels.participant for quote in quotes)
    return f" {labels.joined} ".join(dict.fromkeys(codes))


def rests_on(cites: Iterable[str], segment: Segment, labels: CardLabels, *, units: bool = False) -> str:
    """The evidence of an advice in a few words: ``48 % against 35 %, P02``; a lone speaker is said to be one voice.

    The first figure stands for all: each opens with the evidence. With ``units``, behind an insight, two of them do,
    and a mean has its own: ``37.5 against 15.2 months``.
    """
    cited = segment.cited(cites)
    figures, quotes = [e for e in cited if isinstance(e, Statistic)], [e for e in cited if isinstance(e, Quote)]
    who = speakers_of(quotes, labels) if quotes else ""
    if not figures:
        lone = quotes and len({quote.speaker or quote.id for quote in quotes}) == 1
        return labels.one_voice.format(who=who) if lone else who
    figures_beside = [_beside_everyone(s, segment, labels, units=units) for s in figures[: 2 if units else 1]]
    return ", ".join([*figures_beside, *([who] if who else [])])


def beside_everyone(cites: Iterable[str], segment: Segment, labels: CardLabels) -> str:
    """Everyone's figures behind a sentence that has the segment's: ``everyone 91 %, 33 %``."""
    cited = segment.cited_statistics(cites)
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


def contrast_trait(s: Statistic, segment: Segment, labels: CardLabels) -> Trait:
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


def attribution(cites: Iterable[str], segment: Segment, labels: CardLabels) -> str:
    """Who said it, and on what occasion: ``P07, interview 2026-04-14``; a file and a line stand with the evidence."""
    cited = segment.cited_quotes(cites)
    named = (", ".join(part for part in (q.speaker, _occasion(q, labels)) if part) or labels.unnamed for q in cited)
    return "; ".join(dict.fromkeys(named)) or labels.no_source


def _occasion(quote: Quote, labels: CardLabels) -> str:
    """What a reader makes of an origin; a place in a file, as `ingest` notes it, is where to look and no occasion."""
    place = _PLACE_IN_FILE.search(quote.origin or "")
    if place is None:
        return quote.origin or ""
    return labels.open_answer if place["row"] else labels.interview


def missing(segment: Segment, labels: CardLabels) -> list[str]:
    """What the segment lacks for a whole card, with what would bring it."""
    if segment.quotes and segment.statistics:
        return []
    return [labels.no_figures if segment.quotes else labels.no_words]
