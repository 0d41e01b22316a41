"""The rule about quantity words: "most", "hardly any", "everyone" against the share they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.binding import PEOPLE, denied, is_share, peopled, spoken_of
from persona_gen.checker.rules import RULES
from persona_gen.checker.view import ClaimView
from persona_gen.domain import EvidenceRef, Finding, Segment

INTERVALS: tuple[tuple[str, float, float], ...] = (
    (r"not (?:quite )?(?:all|everyone|everybody|every one)", 0.0, 0.99),
    (r"not (?:very )?many|not a lot", 0.0, 0.45),
    (r"not (?:a single one|one)", 0.0, 0.005),
    (r"(?:nearly|almost|virtually|practically) (?:all|everyone|everybody|every)", 0.88, 1.0),
    (r"(?:they|you|we) all|every single one|all|everyone|everybody|every(?: single)?", 0.995, 1.0),
    (r"(?:(?:the|a|an) )?(?:vast|overwhelming|huge|great) majority", 0.75, 1.0),
    (r"(?:(?:the|a) )?(?:large|clear|strong|big) majority|by far (?:the )?most", 0.60, 1.0),
    (r"(?:(?:the|a) )?(?:narrow|slim|bare|slight) majority", 0.50, 0.60),
    (r"(?:(?:the|a) )?majority|most", 0.50, 1.0),
    (r"(?:a great )?many|a lot|lots|large numbers|plenty|a large share", 0.25, 1.0),
    (r"several|some|a number", 0.01, 1.0),
    (r"(?:(?:the|a) )?(?:large|sizeable|substantial|significant) minority", 0.25, 0.50),
    (r"(?:(?:the|a) )?(?:small|tiny) minority|(?:only )?a handful", 0.0, 0.20),
    (r"(?:only )?a minority", 0.0, 0.50),
    (r"hardly any(?:one|body)?|almost (?:no one|nobody|none|no)|barely any(?:one|body)?|very few|next to none"
     r"|scarcely any(?:one|body)?|virtually (?:no one|nobody|none|no)|precious few", 0.0, 0.12),
    (r"one of the few|(?:only )?a few|(?:only |relatively )?few", 0.0, 0.30),
    (r"no one|nobody|none", 0.0, 0.005),
)  # fmt: skip
"""Quantity words and the shares they may honestly stand for, longer phrases before those within them.

People agree on the order of these words and not on their limits (Newstead, Pollard & Riezebos 1987; Pezzelle,
Bernardi & Piazza 2018). The order is theirs; the limits are ours, at the generous end, so that only a word no reader
would accept is flagged. "Most" and "majority" are more than half by definition.
"""

_PATTERNS = [(re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.I), low, high) for pattern, low, high in INTERVALS]
_SUBJECT = re.compile(
    r"(?:^|[.!?;:,(–—]|\b(?:and|but|or|that|because|so|since|if|while|whereas|although|though|where|when|as|like"
    r"|for|of|is|are|say|says|she knows|among|as do|so do))\s*$",
    re.I,
)
"""What stands before a quantity word that counts people: it opens a clause. "Matters most", "trusts nobody" do not."""
_OF_PEOPLE = re.compile(
    rf"\s+(?:(?:of|in|among)\s+)?(?:(?:the|these|those|our|its|her|his|their|this|all|other)\s+)*(?:[\w'-]+\s+){{0,4}}?{PEOPLE}\b"
    r"|\s+(?:of\s+)?(?:them|these|those|us|who)\b|\s+in (?:this|the|her|his)\b",
    re.I,
)
_OF_THINGS = re.compile(
    r"\s+(?:of\b|(?:the|her|his|their|a|an|more|less|else)\b|(?:important|likely|recent|common|often|frequent|popular"
    r"|expensive|useful|helpful|trusted|painful|times?|all|in all|at all|along)(?:ly)?\b"
    r"|(?!(?:is|was|has|does)\b)[\w-]+[^s\W]s\b)",
    re.I,
)
"""After a quantity word: what is counted is no people ("most portals", "few weeks", "all of it")."""
_MUST_NAME_PEOPLE = re.compile(
    r"^(?:all|every(?: single)?|almost no|virtually no|(?:nearly|almost|virtually|practically) (?:all|every)"
    r"|not (?:quite )?all|a lot|lots|plenty|a number|several|some)$",
    re.I,
)


def find(view: ClaimView) -> Iterator[Finding]:
    """Complaints of `quantifier`."""
    if view.fiction or view.kind != "claim":
        return
    found = _quantifiers(view.own_words, view.index.segment)
    for n, (start, end, low, high) in enumerate(found):
        stop = found[n + 1][0] if n + 1 < len(found) else len(view.text)
        clause = _sentence_part(view.own_words, start, stop)
        s = spoken_of(view, clause, is_share)
        if s is None or _in_label(view, start, end, s.label):
            continue
        turned = denied(clause[end - start :], s)
        if turned is None:
            continue
        share = 1 - s.value if turned else s.value
        if not low - 0.005 <= share <= high + 0.005 or (low == 0.5 and high == 1.0 and share <= 0.5):
            word = view.text[start:end]
            truth = f"{s.label} is {s.shown(s.value)}{s.base}"
            yield Finding(
                rule="quantifier",
                span=(start, end),
                reason=RULES["quantifier"].reason.format(word=word, truth=truth),
                evidence=(EvidenceRef(id=s.id),),
                suggestion=s.shown(s.value),
            )


def _quantifiers(text: str, segment: Segment) -> list[tuple[int, int, float, float]]:
    """The quantity words of a text that count people, none inside another, with the interval each stands for."""
    found: list[tuple[int, int, float, float]] = []
    taken: list[tuple[int, int]] = []
    for pattern, low, high in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            if _counts_people(match.group(), text[:start], peopled(text[end:], segment)):
                found.append((start, end, low, high))
    return sorted(found)


def _counts_people(word: str, before: str, after: str) -> bool:
    """Whether a quantity word counts people: "most of them", "few trust it", not "most days", "what matters most"."""
    opens = bool(_SUBJECT.search(before))
    if re.match(r"\s+(?:else\b|but\b|\d)", after, re.I):
        return False
    if re.match(r"one of the few", word, re.I):
        return True
    if re.search(r"(?:one|body)$|^they all$", word, re.I) and not re.match(r"not ", word, re.I):
        return opens or word.lower().startswith("they")
    if _OF_PEOPLE.match(after):
        return (
            opens
            or bool(re.search(r"\b(?:to|for|with|by|in|among|of|shared by)\s+$", before, re.I))
            or word[0].isupper()
        )
    if not opens or _MUST_NAME_PEOPLE.match(word):
        return False
    return "ority" in word.lower() or not _OF_THINGS.match(after)


def _sentence_part(text: str, start: int, stop: int) -> str:
    """From a quantity word to the next, or to the end of its sentence."""
    end = re.search(r"[.;!?](?:\s|$)", text[start:stop])
    return text[start : start + end.start() if end else stop]


def _in_label(view: ClaimView, start: int, end: int, label: str) -> bool:
    """Whether the word is the questionnaire's own ("All costs shown at the start")."""
    around = view.text[start : end + 12].casefold()
    return around in label.casefold()
