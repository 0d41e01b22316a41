"""Whether a suggested rewrite may be shown: the copy's facts kept, nothing claimed that copy and brief do not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from persona_gen.domain import Quote
from persona_gen.domain.review import Kind
from persona_gen.evidence.cues import main_cue
from persona_gen.reviewer.copy_text import copy_sentences, directions, find_phrase
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.strategy import Suggestion
from persona_gen.reviewer.variants import normalised
from persona_gen.text.languages import segment_language
from persona_gen.text.lexicon import phrases
from persona_gen.text.lexicon.english_cues import LACKING, TIMES
from persona_gen.text.numbers import read_figures
from persona_gen.text.tokens import Word, stem, words

CHANNEL_LIMITS: Mapping[Kind, int | None] = {"headline": 60, "subject": 60, "ad": 90, "page": None, "service": None}
"""Characters a channel shows. Headline: Google shows about the first 50 to 60 of a title (Moz, "Title tag"). Subject:
at most 60 (Mailchimp, "Best practices for email subject lines"). Ad: a description of a responsive search ad has 90
(Google Ads Help, "About responsive search ads"). Pages and service descriptions have no such limit, but see `GROWS`."""
KEEPS = 0.5
"""Part of the different words of a page or service description, less what puts people off, that a rewrite must have:
it rewords the text and does not stand in for it."""
GROWS = 1.25
"""How much longer than the copy a rewrite may be where no channel limits it. Copy over its limit may stay as long."""
_NAME = re.compile(r"\b\w*[a-z][A-Z]\w*|\b[A-Z]{2,}\b|\b[A-Z][\w&'’-]+")
_TIMES = frozenset(map(stem, TIMES))
_BEFORE_A_START = " \t#*>•-–—_\"“”'‘’("
"""What may stand between the end of a sentence or line and the first word of the next, which is large without being a
name."""
_CONNECTIVES = frozenset(map(stem, "before after once together yes now".split()))
"""Words that join and claim nothing."""
_LACKS = phrases(LACKING, ("should", "ought to"))
_PROMISES = re.compile(
    r"(?<!\w)(free|guarantee\w*|best|cheapest|fastest|safest|instant\w*|certified|proven|secure\w*|award\w*|official"
    r"|always|every|all(?=\s+\w)|only|first|new|approved|unlimited|forever|refund\w*|discount\w*)(?!\w)",
    re.I,
)
"""Words that promise something by themselves: they come from copy or brief, whoever of the segment says them."""


def limit(kind: Kind, copy: str) -> int:
    """Characters that a rewrite of this copy may have."""
    most = CHANNEL_LIMITS[kind]
    return max(most, len(copy)) if most else int(GROWS * len(copy))


def faults(
    suggestion: Suggestion, copy: str, brief: str, kind: Kind, reader: PanelMember, repels: Sequence[str] = ()
) -> list[str]:
    """What is wrong with a suggested rewrite, a few words each; empty where it may be shown.

    New words must be the copy's, the brief's, or stand in a cited quote that tells of a situation: the words of a wish
    would say that the product grants it, and so would those of a lack. Figures, names, promises and negations come from
    copy and brief alone. A question in the words of a cited quote claims nothing of the product: "Nobody else to
    recruit?" What stands in the phrases that put the reader off (``repels``) may be taken away, negations and all.
    """
    text = suggestion.text.strip()
    kept = copy
    for each in repels:
        kept = kept.replace(each, " ")
    if not text or normalised(text).casefold() == normalised(copy).casefold():
        return ["says the same as the copy"]
    given = f"{copy}\n{brief}"
    quotes = reader.segment.cited_quotes(suggestion.cites)
    given_stems = _stems(given) | _CONNECTIVES
    theirs = {stem for quote in quotes for stem in _situation(quote)}
    claimed = _without_questions_of(quotes, text)
    new = {word.stem: word.text for word in words(claimed) if word.is_content and word.stem not in given_stems}
    quoted_stems = {stem for quote in quotes for stem in _stems(quote.text)}
    problems = _unfounded({s: word for s, word in new.items() if s not in theirs}, quoted_stems)
    cut = any(each not in text for each in repels)
    theirs_or_briefs = (quoted_stems | _stems(brief)) - _stems(copy) - _CONNECTIVES
    phrased = (_pairs(text) - _pairs(given)) & {pair for quote in quotes for pair in _pairs(quote.text)}
    if not cut and not phrased and not {word.stem for word in words(text) if word.is_content} & theirs_or_briefs:
        problems.append("uses none of the words that these people use")
    if not CHANNEL_LIMITS[kind] and len(_stems(text)) < KEEPS * len(_stems(kept)):
        problems.append("leaves out most of the copy")
    if len(text) > limit(kind, copy):
        problems.append(f"has {len(text)} characters, and {limit(kind, copy)} are shown")
    problems += _figures(text, claimed, kept, given, reader.segment.locale)
    german = segment_language(reader.segment) == "de"
    problems += [
        f'adds the name "{name}"' for name in _names(claimed, german) if name.casefold() not in given.casefold()
    ]
    problems += [f'loses the name "{name}"' for name in _names(kept, german) if name.casefold() not in text.casefold()]
    problems += [f'promises "{each}"' for each in _PROMISES.findall(claimed) if each.casefold() not in given.casefold()]
    cure = "if the product does, say so in --brief"
    problems += [f'adds "{each}", which says one thing more ({cure})' for each in _extra_turns(claimed, given)]
    problems += [f'drops "{each}", which turns what is said' for each in sorted(set(_turns(kept)) - set(_turns(text)))]
    if directions(text) or re.search(r'["“”«»<>{}]', text):
        problems.append("holds quotation marks, markup or words that address a model")
    return problems


def _unfounded(new: Mapping[str, str], quoted: set[str]) -> list[str]:
    """Objections to words that nothing bears out, by stem: those of a wish, and those that nobody said at all."""

    def named(stems: Iterable[str]) -> str:
        return ", ".join(f'"{new[stem]}"' for stem in stems)

    wished, invented = [s for s in new if s in quoted], [s for s in new if s not in quoted]
    cure = "if the product does, say so in --brief"
    problems = [f"promises what people only wish for: {named(wished)} ({cure})"] * bool(wished)
    return problems + [f"says what neither copy, brief nor the quotes cited say: {named(invented)}"] * bool(invented)


def _without_questions_of(quotes: Sequence[Quote], text: str) -> str:
    """The text without the questions that stand word for word in one of the quotes."""
    sentences = [text[slice(*span)] for span in copy_sentences(text)]
    asked = [each for each in sentences if each.rstrip().endswith("?")]
    taken = [each for each in asked if any(find_phrase(each, quote.text) for quote in quotes)]
    return " ".join(each for each in sentences if each not in taken)


def _situation(quote: Quote) -> set[str]:
    """Stems of the sentences of a quote that wish for nothing and lack nothing."""
    parts = (quote.text[slice(*span)] for span in copy_sentences(quote.text))
    facts = (part for part in parts if main_cue(part) != "goal" and not _LACKS.search(part.replace("’", "'")))
    return {stem for part in facts for stem in _stems(part)}


def _names(text: str, german: bool) -> list[str]:
    """Words that are large where nothing but their being a name makes them so: in German, where nouns are, "iPad"."""
    names = []
    for match in _NAME.finditer(text):
        before = text[: match.start()].rstrip(_BEFORE_A_START)
        starts = german or not before or before[-1] in ".!?:\n…"
        if not starts or any(c.isupper() for c in match.group()[1:]):
            names.append(match.group())
    return names


def _pairs(text: str) -> set[tuple[str, str]]:
    """Words that follow each other: "just one" is a speaker's way to put it, though neither word says anything new."""
    return set(pairwise(word.text.casefold() for word in words(text)))


def _stems(text: str) -> set[str]:
    return {word.stem for word in words(text)}


def _turns(text: str) -> Sequence[str]:
    return [_turn(word) for word in words(text) if word.turns or word.text in ("stop", "end", "forget", "goodbye")]


def _turn(word: Word) -> str:
    return word.turns or word.text


def _extra_turns(text: str, given: str) -> list[str]:
    return list((Counter(_turns(text)) - Counter(_turns(given))).elements())


def _figures(text: str, claimed: str, kept: str, given: str, locale: str) -> list[str]:
    """Figures and times that come into what is claimed from nowhere or get lost from the text, a few words each."""

    def values(of: str) -> dict[float, str]:
        return {value: of[slice(*figure.span)] for figure in read_figures(of, locale) for value in figure.values}

    ours, remaining = values(given), values(text)
    added = {words for value, words in values(claimed).items() if value not in ours}
    added |= set(re.findall(r"\d+", claimed)) - set(re.findall(r"\d+", given))
    dropped = {words for value, words in values(kept).items() if value not in remaining}
    times, kept_times = _times(claimed), _times(kept)
    return [
        *(f'adds the figure "{words}"' for words in sorted(added)),
        *(f'loses the figure "{words}"' for words in sorted(dropped)),
        *(f'adds the time "{times[stem]}"' for stem in sorted(times.keys() - _times(given).keys())),
        *(f'loses the time "{kept_times[stem]}"' for stem in sorted(kept_times.keys() - _times(text).keys())),
    ]


def _times(text: str) -> dict[str, str]:
    """Spans and hours named without a figure, by stem: facts like one, since a fortnight is not a morning."""
    return {word.stem: word.text for word in words(text) if word.stem in _TIMES}
