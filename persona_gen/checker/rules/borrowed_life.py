"""The rule about the persona as one life: what another speaker than the lead did, owns or went through is not hers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.lives import LifeGrammar, facts_of, grammar_of
from persona_gen.checker.rule import Rule
from persona_gen.domain import EvidenceRef, Finding, Quote, Span
from persona_gen.evidence.cues import cues
from persona_gen.text.people import first_person
from persona_gen.text.sentences import sentences
from persona_gen.text.tokens import widened, words

BORROWED_LIFE = Rule(
    "borrowed-life",
    "unsupported",
    objects_to="another speaker's life told as the persona's own",
    example=("She still brakes too early.", "said by B2, and the story follows A1"),
    silent="without a lead; for wishes and views, for what is told of others, and where two speakers say the same",
    reason="{speaker} says this of {speaker}'s own life, and the story follows {lead}",
)
RULES = (BORROWED_LIFE,)

MOST_OF_WORDS, LEAST_AHEAD = 0.6, 0.3
"""How much of a clause a speaker's words must bear to be its source, and how much more than the lead's do. Tuned on the
must-flag and must-pass tables."""
_LEAST_WORDS = 2
"""Words that carry a fact, below which a clause is nobody's life; a relative is one by itself."""

_CONJUNCTION = re.compile(r"[\w;]")
"""What a cut must hold where nothing before it speaks of her: "On Sundays, she …" is one clause."""
_SUBJECTLESS = ("goals[", "frustrations[", "habits[")
"""Lists whose lines begin with the persona's own verb."""
_WISHED = ("goals[",)
"""The list in which the verb alone says what is wished."""
_WANTED = re.compile(
    r"\b(?:i|we) wanted to\b|\b(?:i|we)(?:['’]d| would) (?:be|come|go|stay|buy|take|use|have it)\b"
    r"|\b(?:ich|wir) (?:woll?ten?|würden?)\b",
    re.I,
)
"""What was wished and is told as past, since it was not had; and what somebody would do, if only."""
_LEFT_OUT_I = frozenset("had have been got was".split())
"""What a sentence begins with whose "I" is left out: "Had two bikes stolen."."""
_NOT_LIFE = ("questions[",)
"""What is asked: a question is a view."""
_OF_HER = ("role", "insight")
"""Lines that are hers whatever they begin with, and are joined by commas or by what pulls the other way. Of a role only
what is cited for it counts: the rest is made of statistics."""
_JOINED = re.compile(r",\s(?:but |yet )?|\s(?:but|yet)\s", re.I)


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `borrowed-life`: the first clause that is one other speaker's life, told as the persona's."""
    persona = context.who.persona
    lead = persona.lead if persona else None
    if lead is None or lead not in context.index.speakers or context.kind != "claim":
        return
    if context.fiction or context.inference or context.path.startswith(_NOT_LIFE):
        return
    grammar = grammar_of(context.index, context.own_words)
    for start, end in _parts(context, grammar):
        clause = context.own_words[start:end]
        if context.index.speakers_in(clause):
            return  # what follows is told of that speaker, too
        if not _is_hers(context, clause, start, grammar):
            continue
        source = _relative_of(context, clause, lead, grammar) or _deed_of(context, clause, lead, grammar)
        if source and (context.path != "role" or source[1] in context.cited_quotes):
            (a, b), quote = source
            yield BORROWED_LIFE.finding(
                (start + a, start + b),
                speaker=quote.speaker,
                lead=lead,
                evidence=(EvidenceRef(id=quote.id),),
                suggestion="tell it of somebody else (one of them …), or leave it out",
            )
            return


def _parts(context: ClaimContext, grammar: LifeGrammar) -> Iterator[Span]:
    """The clauses of a claim; of a line that is hers in whole, those of its parts."""
    text = context.own_words
    if context.path not in _OF_HER:
        yield from _clauses(text, grammar)
        return
    cuts = [(0, 0), *(m.span() for m in _JOINED.finditer(text)), (len(text), len(text))]
    for (_, start), (end, _) in pairwise(cuts):
        if context.path == "role":  # "a buyer with …" is she
            yield start, end
        else:
            yield from ((start + a, start + b) for a, b in _clauses(text[start:end], grammar))


def _clauses(text: str, grammar: LifeGrammar) -> Iterator[Span]:
    """The clauses of a sentence without the blanks around them; one told of others takes those after it along."""
    breaks = [
        m for m in grammar.clause.finditer(text) if _CONJUNCTION.search(m[0]) or grammar.hers.search(text[: m.start()])
    ]
    cuts = [(0, 0), *(m.span() for m in breaks), (len(text), len(text))]
    for (_, start), (end, _) in pairwise(cuts):
        inside = text[start:end]
        if grammar.of_others.match(inside):
            return
        if inside.strip():
            yield start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip(" ,;:.–—"))


def _is_hers(context: ClaimContext, clause: str, start: int, grammar: LifeGrammar) -> bool:
    """Whether a clause is told of the persona: it names her, or begins with her verb."""
    if (
        context.path in _OF_HER
        or grammar.hers.search(clause)
        or any(word.stem in context.who.stems for word in words(clause))
    ):
        return True
    first = next(words(clause), None)  # none where the clause is quoted whole
    return start == 0 and context.path.startswith(_SUBJECTLESS) and first is not None and first.is_content


def _relative_of(context: ClaimContext, clause: str, lead: str, grammar: LifeGrammar) -> tuple[Span, Quote] | None:
    """Family, a pet or a trade that one other speaker has, and neither the lead nor any statistic."""
    for match in grammar.relative.finditer(clause):
        first_quote: dict[str, Quote] = {}
        for quote in grammar.has(context.index, match["who"] or match["job"]):
            if quote.speaker and not quote.asked:
                first_quote.setdefault(quote.speaker, quote)
        if lead not in first_quote and len(first_quote) == 1:
            return match.span(), next(iter(first_quote.values()))
    return None


def _deed_of(context: ClaimContext, clause: str, lead: str, grammar: LifeGrammar) -> tuple[Span, Quote] | None:
    """A clause that is no wish and no view, and whose facts stand with one other speaker and not with the lead."""
    stems = grammar.facts(clause) - context.who.stems
    if len(stems) < _LEAST_WORDS or grammar.lent.search(clause) or clause.endswith("?"):
        return None
    of_wishes = context.path.startswith(_WISHED)
    told_by: dict[str, set[str]] = defaultdict(set)
    sources: dict[str, Quote] = {}
    for quote in (*context.cited_quotes, *context.index.nearest(clause)):
        if quote.speaker and not quote.asked:
            shared = _of_own_life(quote.text, stems, grammar, of_wishes=of_wishes)
            if len(shared) > len(told_by[quote.speaker]):
                sources[quote.speaker] = quote
            told_by[quote.speaker] |= shared
    able = [s for s in sources if s != lead and len(told_by[s]) >= max(_LEAST_WORDS, MOST_OF_WORDS * len(stems))]
    if len(able) != 1:
        return None
    ahead = told_by[able[0]] - facts_of(grammar, context.index, lead)
    return ((0, len(clause)), sources[able[0]]) if len(ahead) >= max(1, LEAST_AHEAD * len(stems)) else None


def _of_own_life(quote: str, stems: frozenset[str], grammar: LifeGrammar, *, of_wishes: bool) -> frozenset[str]:
    """Those stems that stand in sentences told of the speaker: they say "I", or leave it out.

    A question is a view. In a list of wishes ("See two places next to each other") what its speaker wishes is lent.
    """
    stems_told = frozenset[str]()
    for sentence in (quote[slice(*span)] for span in sentences(quote)):
        opening = next(words(sentence), None)
        begins = {opening.stem, opening.text} if opening else set[str]()
        of_speaker = first_person(sentence) or not begins.isdisjoint(stems | _LEFT_OUT_I)
        if of_speaker and not sentence.endswith("?") and not (of_wishes and _wishes(sentence)):
            stems_told |= stems & widened(grammar.facts(sentence))
    return stems_told


def _wishes(sentence: str) -> bool:
    return cues(sentence)["goal"] > 0 or _WANTED.search(sentence) is not None
