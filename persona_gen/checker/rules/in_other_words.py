"""What a sentence in other words makes of what was said: a question answered, a wish fulfilled, one case made a habit.

`retellings` reads sentences in a clause's own words. Here each part of a claim is laid beside the sentence of a cited
quote that shares most of its words, and what the two are is compared: who asks has not said so, who wishes has it not.
Beside that, words are looked for that no paraphrase may add: a feeling, an "every time", an "all of them", another time
of day, a reason no word of which was said. All of it is doubt, not proof, and English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.retold_words import FACTLESS, GOVERNED, WISHED_BY_PLACE, WISHING_WORDS, unreal_before
from persona_gen.checker.rules.told_as_fact import LEAST_SHARED, SaidSentence, heard, source, told_by_another
from persona_gen.domain import Quote
from persona_gen.text.clauses import spoken_tokens
from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon import english_retelling as en
from persona_gen.text.lexicon.english_speech import FIRST_PERSON, INVERTED, OPENERS, SHE, SOMEBODY_ELSE, WHOSE
from persona_gen.text.people import PEOPLE_PATTERN
from persona_gen.text.sentences import sentences
from persona_gen.text.tokens import content_stems, is_english, stem, widened, words

WORDS_BEFORE = 6
"""Words before a verb in which stands what makes it no fact, or whose it is."""
_PART = re.compile(rf"[.;:!?–—]\s+|,?\s+(?={any_of(en.PART_OPENERS)}\b)", re.I)
_CAUSE = re.compile(r"\s+(?=(?:because|cause|since)\b)|,\s+(?=(?:but|which|though|although|while)\b)", re.I)
_WHAT_IF = re.compile(r"\W*(?:so |and )?what (?:happens|if)\b", re.I)
_WISHED, _ASKED = phrases(en.WISHED), phrases(en.WONDERED)
_FEELINGS, _FELT = phrases(en.FEELINGS), phrases(en.FEELINGS, en.SIGNS_OF_FEELING)
_ALWAYS, _REPEATED, _ONCE = phrases(en.EACH_TIME), phrases(en.EACH_TIME, en.REPEATED), phrases(en.ONLY_ONCE)
_TWICE, _MORE_THAN_ONCE = phrases(en.TWICE), phrases(en.MORE_THAN_ONCE, map(str, range(2, 100)))
_EVERYONE = re.compile(rf"(?:^|[.;:,]\s+(?:and |but |while )?){any_of(en.EVERYONE)}\b", re.I)
_UNIVERSAL, _AT_LARGE = phrases(en.UNIVERSAL), phrases(en.PEOPLE_AT_LARGE)
_REASON = re.compile(rf"\b{any_of(en.REASONS)}\s+((?:(?!\bbecause\b)[^,;.])+)", re.I)
_TAKES_AIM = re.compile(rf"\b{any_of(en.TAKING_AN_AIM)}(?:\s+\w+){{0,2}}\s+$", re.I)
_BECAUSE = re.compile(r"^\s*because\s+(?P<why>[^,]+),\s*(?P<what>.+)|^(?P<fact>.+?),?\s+because\s+(?P<of>.+)$", re.I)
_MANY = re.compile(
    rf"\b{any_of(en.MANY)} of (?:them|these|those)\b|^{any_of(en.MANY)} (?:of the(?:se)? )?{PEOPLE_PATTERN}(?= )", re.I
)
_OTHERS_SAID = "is said of somebody else"
_PASSIVE = frozenset("is was are were be been get gets got".split())
_DENIES = frozenset("not never no nobody none hardly rarely".split())
_BESIDE_VERBS = frozenset("has have had do did does always never also just still only even really".split())
_INVERTED, _OPENERS = frozenset(INVERTED), frozenset(OPENERS)


Complaint = tuple[str, SaidSentence] | None


def in_other_words(context: ClaimContext, quotes: Sequence[Quote]) -> Iterator[tuple[str, str, Quote]]:
    """The first complaint about a claim that rests on these English ``quotes`` alone: what, which words, whose."""
    if len(quotes) < len(context.cited) or not is_english(context.own_words):
        return
    spoken = [sentence for quote in quotes for sentence in _sentences(quote)]
    complaint = next(filter(None, (check(context, spoken) for check in _CHECKS)), None) if spoken else None
    if complaint:
        what, sentence = complaint
        yield what, sentence.text, sentence.quote


def _sentences(quote: Quote) -> Iterator[SaidSentence]:
    """A wish does not reach behind "because": what it is for is a fact."""
    for start, end in sentences(quote.text):
        for text in _CAUSE.split(quote.text[start:end]):
            first = next((word.text for word in words(text) if word.text not in _OPENERS), "")
            asks = text.rstrip().endswith("?") and (first in _INVERTED or bool(_WHAT_IF.match(text)))
            stems = widened(frozenset(content_stems(text)))
            yield SaidSentence(quote, text, stems, asks, bool(WISHING_WORDS.search(text)))


def _parts(context: ClaimContext) -> Iterator[tuple[str, frozenset[str]]]:
    """The parts of a claim, each with the stems of its facts."""
    for part in _PART.split(context.own_words):
        if part and part.strip():
            yield part, frozenset(content_stems(part)) - context.who.stems


# --- what the sentence was --------------------------------------------------------------------------------------------


def _asked(context: ClaimContext, spoken: Sequence[SaidSentence]) -> Complaint:
    if _ASKED.search(context.own_words):
        return None
    sources = (source(stems, spoken, lambda each: each.asks) for _, stems in _parts(context))
    return next((("asks, and does not tell", source) for source in sources if source), None)


def _wished(context: ClaimContext, spoken: Sequence[SaidSentence]) -> Complaint:
    if context.path.startswith(WISHED_BY_PLACE) or _WISHED.search(context.own_words):
        return None
    sources = (source(stems, spoken, lambda each: each.wishes) for _, stems in _parts(context))
    return next((("wishes so, and does not say that it is", source) for source in sources if source), None)


def _of_others(context: ClaimContext, spoken: Sequence[SaidSentence]) -> Complaint:
    """What somebody says to her told as a fact, and what her brother does told of her."""
    for part, stems in _parts(context):
        for what, whose in (("is somebody else's word", heard), (_OTHERS_SAID, told_by_another)):
            if sentence := whose(part, stems, spoken):
                return what, sentence
    return None


def _governed(context: ClaimContext, spoken: Sequence[SaidSentence]) -> Complaint:
    """What is done in no sentence that tells of it: it is planned, denied, over, or somebody else does it."""
    if context.path.startswith(WISHED_BY_PLACE):
        return None
    names = {word.lower() for word in context.name.split()}
    if {"he", "she"} <= set(spoken_tokens(context.own_words)):
        return None  # either may be somebody else
    of_another = False
    for part, _ in _parts(context):
        ours = spoken_tokens(part)
        of_another = of_another or not WHOSE.isdisjoint(ours[:1])  # "The lady said nothing; she looked": the lady did
        facts = [stem(word) for word in ours if word not in FACTLESS and word not in names]
        hers = bool(ours) and ((ours[0] in SHE and not of_another) or ours[0] in names)
        if not hers or len(set(facts)) < 2 or not _PASSIVE.isdisjoint(ours[1:3]) or not _DENIES.isdisjoint(ours):
            continue
        complaint = None
        for each in spoken:
            theirs = spoken_tokens(each.text)
            stems = [stem(word) for word in theirs]
            shared = len(set(facts) & set(stems))
            if shared < 2 or 2 * shared < len(set(facts)) or _says_so_itself(context, facts[0], each):
                continue
            for at in (n for n, one in enumerate(stems) if one == facts[0]):
                what = _what_governs(theirs, at)
                if what is None or what in " ".join(ours) or (what == _OTHERS_SAID and theirs[at - 1] == ours[0]):
                    return None  # told of the same "they", too
                complaint = complaint or (_OTHERS_SAID if what == _OTHERS_SAID else f'leaves out "{what}"', each)
        if complaint:
            return complaint
    return None


def _says_so_itself(context: ClaimContext, verb: str, sentence: SaidSentence) -> bool:
    """Whether the claim has a word of its own that makes its verb no fact."""
    text = " ".join(word for word in spoken_tokens(context.own_words) if stem(word) != verb)
    theirs = " ".join(spoken_tokens(sentence.text))
    return any(match.group().strip() not in theirs for match in GOVERNED.finditer(text))


def _what_governs(theirs: Sequence[str], at: int) -> str | None:
    """The words that make a verb of a quote none that the speaker does; nothing where she does it, or none can tell."""
    before = " ".join(theirs[max(0, at - WORDS_BEFORE) : at])
    if match := unreal_before(before, theirs[at]):
        return match["word"]
    k = at - 1
    while k >= 0 and (theirs[k] in _BESIDE_VERBS or theirs[k].endswith("ly")):
        k -= 1
    if k < 0 or theirs[k] in FIRST_PERSON:
        return None
    by_noun = k > 0 and theirs[k] not in FACTLESS and not WHOSE.isdisjoint(theirs[max(0, k - 2) : k])
    return _OTHERS_SAID if theirs[k] in SOMEBODY_ELSE or by_noun else None


# --- what no paraphrase may add ---------------------------------------------------------------------------------------


def _felt(context: ClaimContext, spoken: Sequence[SaidSentence]) -> Complaint:
    feeling = _FEELINGS.search(context.own_words)
    if not feeling or any(_FELT.search(each.text) for each in spoken):
        return None
    return f'says nothing of "{feeling.group()}"', spoken[0]


def _each_time(context: ClaimContext, spoken: Sequence[SaidSentence]) -> Complaint:
    """ "Every time" where nothing said repeats it, and "only once" where something does."""
    if (always := _ALWAYS.search(context.own_words)) and not any(_REPEATED.search(each.text) for each in spoken):
        return f'does not say "{always.group()}"', spoken[0]
    if (twice := _TWICE.search(context.own_words)) and not any(_MORE_THAN_ONCE.search(each.text) for each in spoken):
        return f'does not say "{twice.group()}"', spoken[0]
    if (once := _ONCE.search(context.own_words)) and not any(_ONCE.search(each.text) for each in spoken):
        habit = next((each for each in spoken if _ALWAYS.search(each.text)), None)
        return (f'does not say "{once.group()}"', habit) if habit else None
    return None


def _everyone(context: ClaimContext, spoken: Sequence[SaidSentence]) -> Complaint:
    """What one or two say, told of all."""
    one_voice = len({each.quote.speaker for each in spoken}) == 1
    match = _EVERYONE.search(context.own_words) or (_MANY.search(context.own_words) if one_voice else None)
    if not match:
        return None
    at_large = _AT_LARGE if _AT_LARGE.search(match.group()) else _UNIVERSAL
    if any(at_large.search(each.text) for each in spoken):
        return None
    return f'is one voice, and not "{match.group().strip(" ,;.:")}"', spoken[0]


def _other_reason(context: ClaimContext, spoken: Sequence[SaidSentence]) -> Complaint:
    """A reason no word of which stands in any quote, or one quote made the reason of another."""
    every = frozenset[str]().union(*(each.stems for each in spoken))
    for match in _REASON.finditer(context.own_words):
        stems = frozenset(content_stems(match[1])) - context.who.stems
        aimed = match.group().startswith("to ") and _TAKES_AIM.search(context.own_words, 0, match.start())
        if len(stems) >= 2 and not stems & every and not aimed:
            return f'gives no such reason as "{match.group()}"', spoken[0]
    because = _BECAUSE.match(context.own_words.strip())
    if because and len({each.quote.id for each in spoken}) > 1:
        why, what = because["why"] or because["of"], because["what"] or because["fact"]
        reason, fact = (_quote_of(frozenset(content_stems(part)) - context.who.stems, spoken) for part in (why, what))
        if reason and fact and reason.quote.id != fact.quote.id:
            return "is no reason that anybody gave", reason
    return None


def _quote_of(stems: frozenset[str], spoken: Sequence[SaidSentence]) -> SaidSentence | None:
    """The sentence that bears most of these facts, where those of no other quote share any."""
    best = max(spoken, key=lambda each: len(stems & each.stems))
    others = frozenset[str]().union(*(each.stems for each in spoken if each.quote.id != best.quote.id))
    shared = len(stems & best.stems)
    return best if shared >= max(2, LEAST_SHARED * len(stems)) and not stems & others else None


_CHECKS = (_asked, _wished, _felt, _each_time, _everyone, _other_reason, _of_others, _governed)
