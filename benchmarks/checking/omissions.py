"""Quotations with words left out at an ellipsis or trimmed: seeded, with what the omission does to what is kept.

``turned`` leaves out a negation, condition, contrast or restriction that governs the words kept; ``harmless`` leaves
out details, asides, whole sentences, and negations that have a noun or a clause of their own. The sentences are made
of parts, so that no omission is one that a rule was written for. Run: python benchmarks/checker.py omissions
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Quotation, Segment

CASES = 300
_WHO = ("I", "we", "my sister and I", "the two of us", "people here")
_DOES = (
    ("trust the {thing}", "with my savings"), ("open the {thing}", "on the way to work"),
    ("recommend the {thing}", "to the neighbours"), ("pay for the {thing}", "every month"),
    ("read the {thing}", "from end to end"), ("use the {thing}", "for the rent"),
    ("look forward to the {thing}", "at the end of the week"), ("rely on the {thing}", "when it rains"),
    ("show the {thing}", "to my mother"), ("miss the {thing}", "on holiday"),
)  # fmt: skip
_THINGS = ("app", "newsletter", "tariff", "night bus", "chat", "loyalty card", "waiting list", "training plan", "map")
_BEFORE = {
    "negation": (
        "do not",
        "never",
        "hardly ever",
        "don't",
        "would never",
        "no longer",
        "can't",
        "rarely",
        "do not really",
    ),
    "restriction": ("only", "almost", "used to", "only ever pretend to", "refuse to", "have stopped wanting to"),
}
_AFTER = {
    "condition": ("if somebody makes me", "unless it costs money", "if the branch is shut", "until they ask for me",
                  "as long as it is free", "provided nobody watches", "once I have waited for an hour"),
    "contrast": ("but not any more", "although it has let us down twice", "but it never works", "though less each year",
                 "but only in theory"),
    "restriction": ("except at the weekend", "only on Sundays", "only when I must", "at best", "apart from the fees"),
}  # fmt: skip
_ASIDES = (
    "on a Monday morning", "with my brother's old phone", ", as my father did,", "from the kitchen table",
    "after work and before tea", ", which somebody at work had shown us,", ", and I say that with no regrets,",
    ", a thing nobody in my street has heard of,", "with no help from the shop", "without any fuss", "by the blue door",
    ", like everybody in our house,", "twice a week or so", ", honestly,", "on the train to Leeds",
    ", which I don't mind,", "for the fourth time",
)  # fmt: skip
_SENTENCES = (
    "The office is on the second floor.", "My cousin doesn't like it there.", "Nobody answered the door that day.",
    "There were seven of us.", "It was raining.", "I have no car.", "Never had a day off sick in my life.",
    "The old one had no lid.", "She isn't from here.", "We moved in March.",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """What somebody said, and a quotation of it; ``kind`` is what the words left out are."""

    kind: str
    speech: str
    quotation: str


def turned(seed: int = 11, cases: int = CASES) -> Iterator[Case]:
    """Quotations whose omitted words turn those that are kept."""
    rng = random.Random(seed)
    for _ in range(cases):
        who, (does, more), thing = rng.choice(_WHO), rng.choice(_DOES), rng.choice(_THINGS)
        does, capital = does.format(thing=thing), who[0].upper() + who[1:]
        filler = rng.choice(_SENTENCES)
        where = rng.choice(("before", "after", "trimmed", "first", "sentence"))
        if where == "before":
            kind = rng.choice(list(_BEFORE))
            left_out = rng.choice(_BEFORE[kind])
            yield Case(kind, f"{filler} {capital} {left_out} {does} {more}.", f"{capital} … {does} {more}.")
            continue
        kind = rng.choice(list(_AFTER))
        left_out = rng.choice(_AFTER[kind])
        if where == "after":
            yield Case(kind, f"{capital} {does} {left_out}, {more}. {filler}", f"{capital} {does} … {more}.")
        elif where == "trimmed":
            yield Case(kind, f"{filler} {capital} {does} {more} {left_out}.", f"{capital} {does} {more}")
        elif where == "first" and kind == "condition":
            opened = left_out[0].upper() + left_out[1:]
            yield Case(kind, f"{filler} {opened}, {who} {does} {more}.", f"{who} {does} {more}.")
        else:
            opened = left_out[0].upper() + left_out[1:]
            yield Case(kind, f"{capital} {does}. {opened}. {filler}", f"{capital} {does}. … {filler}")


def harmless(seed: int = 12, cases: int = CASES) -> Iterator[Case]:
    """Quotations whose omitted words take nothing from those that are kept."""
    rng = random.Random(seed)
    for _ in range(cases):
        who, (does, more), thing = rng.choice(_WHO), rng.choice(_DOES), rng.choice(_THINGS)
        does, capital = does.format(thing=thing), who[0].upper() + who[1:]
        filler, aside = rng.choice(_SENTENCES), rng.choice(_ASIDES)
        said = f"{capital} {does} {aside} {more}.".replace(" ,", ",")
        match rng.choice(("aside", "sentence", "whole", "middle", "tail")):
            case "aside":
                yield Case("aside", f"{said} {filler}", f"{capital} {does} … {more}.")
            case "sentence":
                yield Case("sentence", f"{filler} {capital} {does} {more}.", f"{capital} {does} {more}.")
            case "whole":
                yield Case("sentence after", f"{capital} {does} {more}. {filler}", f"{capital} {does} {more}.")
            case "middle":
                speech = f"{capital} {does}. {filler} It has been like that {more}."
                yield Case("sentence between", speech, f"{capital} {does}. … It has been like that {more}.")
            case _:
                yield Case(
                    "tail", f"{capital} {does} {more}, and we laugh about it. {filler}", f"{capital} {does} {more}"
                )


def verdicts(cases: Iterator[Case]) -> Counter[tuple[str, str]]:
    """How often each kind got each verdict."""
    count: Counter[tuple[str, str]] = Counter()
    for case in cases:
        count[case.kind, verdict(case)] += 1
    return count


def verdict(case: Case) -> str:
    """What the checker says of one quotation that is cited."""
    segment = Segment.model_validate(
        {"id": "heard", "name": "Heard", "quotes": [{"id": "q1", "text": case.speech, "speaker": "P01"}]}
    )
    piece = Quotation(text=case.quotation, cites=("q1",))
    return check_claim("quotes[0]", piece, "Emma Whitfield", SegmentIndex(segment)).verdict


def table() -> str:
    """The two sets, a line a kind."""
    lines = []
    for name, cases in (("turned", turned()), ("harmless", harmless())):
        count = verdicts(cases)
        for kind in sorted({kind for kind, _ in count}):
            told = ", ".join(f"{v} {n}" for (k, v), n in sorted(count.items()) if k == kind)
            lines.append(f"{name:9} {kind:17} {told}")
    return "\n".join(lines)
