"""What bears out the short lines of a card, which leave out what their place says.

Three closed forms. The role is the values of the statistics it cites, in order. A line of goals, frustrations or habits
may leave out its subject: it is read with the persona's name. A statistic's label with its figure in brackets may leave
out the question, in a list whose heading is that question.
"""

from __future__ import annotations

import re
from itertools import islice

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.proofs.counted import is_labelled
from persona_gen.evidence.figure_lines import fits_list, is_said_by_heading, lines_of, tension_of
from persona_gen.evidence.phrasing import ROLE_JOINER, role_part
from persona_gen.text.lexicon.english import PRONOUNS
from persona_gen.text.lexicon.english_speech import INVERTED
from persona_gen.text.tokens import words

VERB_FIRST = ("goals", "frustrations", "habits")
_FINITE = frozenset((*INVERTED, "are", "were", "have", "went", "came", "got", "took", "never"))
_SUBJECTS = frozenset((*PRONOUNS, "a", "an", "the"))


def with_subject(context: ClaimContext) -> str:
    """The line as a sentence about the persona, where its list lets it leave her out; else the text as it is."""
    text, field = context.own_words, context.path.partition("[")[0]
    first, second = next(words(text), None), next(islice(words(text), 1, None), None)
    given = context.name.split()[0]
    if field not in VERB_FIRST or first is None or first.text in _SUBJECTS or first.stem in context.who.stems:
        return text
    if second and second.text in _FINITE:  # "Prices went up" has its own subject
        return text
    return f"{given} {text[0].lower()}{text[1:]}"


def is_role(context: ClaimContext) -> bool:
    """Whether the role is the values of the statistics cited, each as a snapshot shows it."""
    cited = context.cited_statistics
    if context.path != "role" or len(cited) != len(context.piece.cites):
        return False
    return context.text == ROLE_JOINER.join(role_part(s, context.index.segment) or "" for s in cited)


def is_insight(context: ClaimContext) -> bool:
    """Whether the insight is code's own sentence about the two figures that it cites."""
    told = tension_of(context.index.segment)
    return (
        context.path == "insight"
        and told is not None
        and (context.text == told[0] and context.piece.cites == tuple(s.id for s in told[1]))
    )


def is_label(context: ClaimContext) -> bool:
    """Whether the line is one statistic's label and figure; the heading of its list may say the label."""
    field, segment = context.path.partition("[")[0], context.index.segment
    cited = context.cited_statistics
    if context.kind != "claim" or len(cited) != 1 or len(context.piece.cites) != 1:
        return False
    [s] = cited
    if not fits_list(field, s, segment):
        return False
    text = re.sub(r"\s+", " ", context.text).rstrip(".")
    if text in lines_of(field, s, segment):
        return True
    return s.measure == "share" and is_said_by_heading(field, s) and is_labelled(context, s)
