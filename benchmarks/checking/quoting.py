"""Quotations as editors and language models print them, and the ways they go wrong."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from checking.cases import Case, Place, bad, claim, fill
from checking.phrasings import Phrasings
from checking.synthetic import TRIMMED
from persona_gen.domain import Quotation, Quote
from persona_gen.text.lexicon.other_languages import NEGATIONS
from persona_gen.text.polarity import negations

_TURNS = re.compile(
    r"\b(not|no|never|nobody|nothing|if|unless|until|except|without|but|would|wouldn|could|should|maybe|think|want|wish"
    r"|\w+n['’]t|\w+['’]d)\b|\?",
    re.I,
)
"""Words that can turn a cut quotation: true fragments are taken from sentences without any."""
_SWAPS = dict(
    pair.split(":")
    for pair in (
        "want:like like:hate trust:know always:often never:rarely just:even every:each one:two two:three "
        "three:four four:five ten:twelve half:quarter morning:evening evening:morning first:last last:first "
        "people:friends more:less less:more my:our bank:broker work:live good:great "
        "phone:tablet because:although the:this a:another I:we"
    ).split()
)
_AUXILIARY = re.compile(r"\b(is|was|are|am|will|can|could|should|would|have|has|do|I'm|it's|I'd|I'll|they're|that's)\b")


def quotation_cases(place: Place, said: Phrasings, rng: random.Random) -> Iterator[Case]:
    """True quotations, whole and in parts, in several typographies and frames; and one planted error each."""
    quotes = list(place.segment.quotes)
    for quote in quotes:
        for kind, words in _true_forms(quote, rng):
            yield from _framed(kind, place, said, quote, words, rng)
        yield from _broken(place, said, quote, quotes, rng)
    yield from _turned(place, said, quotes, rng)
    for words in said.invented_quotes:
        quote = rng.choice(quotes)
        yield bad("invented quotation", place, Quotation(text=words, cites=(quote.id,)), "quote-invented")
        text = fill(rng.choice(said.frames), place, q=words, who=quote.speaker or "one")
        yield bad("invented quotation", place, claim(text, quote.id), "quote-invented")
    theirs = [q for other in place.others for q in other.quotes]
    own = {q.text for q in quotes}
    for quote in rng.sample(theirs, min(6, len(theirs))):
        if quote.text not in own:
            words = max(re.split(r"(?<=[.!?])\s+", quote.text), key=len)
            if not any(words in text for text in own):
                piece = Quotation(text=words, cites=(quotes[0].id,))
                yield bad("another segment's quotation", place, piece, "quote-wrong-segment")


def _sentences(quote: Quote) -> list[str]:
    """Whole sentences of at least four words."""
    return [s for s in re.split(r"(?<=[.!?])\s+", quote.text) if len(s.split()) >= 4]


def _true_forms(quote: Quote, rng: random.Random) -> Iterator[tuple[str, str]]:
    text = quote.text
    yield "quotation, whole", text
    if text.endswith("."):
        yield "quotation, whole", text[:-1]
    sentences = _sentences(quote)
    if len(sentences) > 1:
        yield "quotation, a sentence of it", rng.choice(sentences)
    curly = re.sub(r"(?<=\w)'(?=\w)", "’", text).replace(" - ", " – ").replace("-", "‑")
    yield "quotation, other typography", curly.replace(" I ", "\u00a0I\u00a0")
    yield "quotation, other typography", text.replace("’", "'").replace("—", "–").replace("…", "...")
    for sentence in sentences:
        words = sentence.split()
        if len(words) < 9 or _TURNS.search(sentence):
            continue
        start = rng.randint(0, len(words) - 6)
        end = rng.randint(start + 5, len(words))
        yield "quotation, fragment", " ".join(words[start:end]).strip(",.;:—")
        cut = rng.randint(3, len(words) - 4)
        if negations(dropped := " ".join(words[cut : cut + 2])) or NEGATIONS & set(dropped.lower().split()):
            continue  # left out, these turn it
        yield (
            "quotation, ellipsis",
            f"{' '.join(words[:cut]).rstrip(',')} {rng.choice(['…', '...', '[…]'])} {' '.join(words[cut + 2 :])}",
        )
        yield "quotation, other first letter", words[0].swapcase()[:1] + " ".join(words)[1:]


def _framed(kind: str, place: Place, said: Phrasings, quote: Quote, words: str, rng: random.Random) -> Iterator[Case]:
    yield Case(kind, Quotation(text=words, cites=(quote.id,)), place)
    fits = [frame for frame in said.frames if not ('"' in frame and '"' in words)]
    if "“" not in words:
        text = fill(rng.choice(fits), place, q=words, who=quote.speaker or "one")
        yield Case(f"{kind}, attributed", claim(text, quote.id), place)


def _broken(place: Place, said: Phrasings, quote: Quote, quotes: list[Quote], rng: random.Random) -> Iterator[Case]:
    """Misquoted, negated, stitched, and put into another's mouth."""
    everything = " ".join(q.text for q in quotes)
    for kind, words in (("misquoted by one word", _misquoted(quote.text, rng)), ("inserted not", _negated(quote.text))):
        if words and words not in everything:
            yield from _both(kind, place, said, quote, words, rng, "quote-altered")
    strangers = [q for q in quotes if q.speaker != quote.speaker and quote.text not in q.text]
    other = rng.choice(strangers)
    mine, theirs = _sentences(quote), _sentences(other)
    if mine and theirs:
        a, b = rng.choice(mine), rng.choice(theirs)
        words = f"{a} {b}" if rng.random() < 0.5 else f"{a.rstrip('.')} … {b}"
        if words not in everything:
            yield from _both("stitched from two people", place, said, quote, words, rng, "quote-altered")
    if any(quote.text in q.text or q.text in quote.text for q in strangers) or len(quote.text.split()) < 4:
        return
    text = fill(rng.choice(said.frames), place, q=quote.text, who=other.speaker or "one")
    if '"' not in quote.text:
        yield bad("wrong speaker (named)", place, claim(text, quote.id), "quote-wrong-speaker")
    yield bad("wrong speaker (cited)", place, Quotation(text=quote.text, cites=(other.id,)), "quote-wrong-speaker")


def _both(
    kind: str, place: Place, said: Phrasings, quote: Quote, words: str, rng: random.Random, *rules: str
) -> Iterator[Case]:
    yield bad(kind, place, Quotation(text=words, cites=(quote.id,)), *rules)
    if '"' not in words:
        text = fill(rng.choice(said.frames), place, q=words, who=quote.speaker or "one")
        yield bad(kind, place, claim(text, quote.id), *rules)


def _turned(place: Place, said: Phrasings, quotes: list[Quote], rng: random.Random) -> Iterator[Case]:
    cut = list(said.turned.get(place.segment.id, ()))
    cut += [(words, q.id) for words in TRIMMED for q in quotes if q.text.startswith(words + ",")]
    by_id = {q.id: q for q in quotes}
    for words, cited in cut:
        yield from _both(
            "trimmed so that it turns", place, said, by_id[cited], words, rng, "quote-turned", "quote-altered"
        )


def _misquoted(text: str, rng: random.Random) -> str | None:
    """One word exchanged for another."""
    words = text.split()
    places = [i for i, word in enumerate(words) if word.strip(".,;:!?—") in _SWAPS]
    if not places:
        return None
    i = rng.choice(places)
    bare = words[i].strip(".,;:!?—")
    words[i] = words[i].replace(bare, _SWAPS[bare])
    return " ".join(words)


def _negated(text: str) -> str | None:
    """The first auxiliary turned round by a "not", or a "never" after "I"."""
    match = _AUXILIARY.search(text)
    if match:
        return f"{text[: match.end()]} not{text[match.end() :]}"
    return re.sub(r"\bI (?=\w)", "I never ", text, count=1) if re.search(r"\bI \w", text) else None
