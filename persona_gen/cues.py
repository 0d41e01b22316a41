"""What a quote is good for, by the words in it: a wish, a hindrance, a habit, a feeling, a question.

Only for small models, which cannot sort quotes themselves. English; quotes without a cue, and in other languages,
are put to the model one by one. A wrong cue puts a true sentence under the wrong heading, never a false one on a card.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from persona_gen.checker.words import FUNCTION_WORDS, words


def _any(phrases: str) -> re.Pattern[str]:
    """A pattern that finds any of the phrases (regular expressions, one or more a line, split by ``/``)."""
    alternatives = "|".join(part.strip() for part in re.split(r"[/\n]", phrases) if part.strip())
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.I)


CUES: Mapping[str, re.Pattern[str]] = {
    "goal": _any(r"""
        i (just |really |only )?(want|need|hope) / i wish / i prefer / i (chose|like) / i would (choose|buy|go with)
        (i|we)('d| would) (just |really |happily |rather |much )*(like|love|want|need|trade|pay|prefer|rather)
        would be (great|nice|good) / what i('d)? (want|need|like) / looking for / trying to / please / pls
        if (i|it|they|stock) could / (let|show|give) me / just tell me / the (whole )?(dream|wish) / somewhere i
        it should / my (first choice|favou?rite) is
    """),
    "frustration": _any(r"""
        hate / annoy\w* / angry / stuck / wrong / broken? / lost / expired? / timed out / went down / problem / charged
        scared? / worst / mess / forgets? / impossible / out of stock / tired of / kills it / guilty / no idea
        confus\w* / waste\w* / burned / vanish\w* / goes away / starting at / concern\w* / uncomfortable
        detrimental / unsure / (wouldn|doesn|couldn|hadn|can|won|isn|haven)'t / cannot / never / i (had|have) to
        too (big|old|late|long|much|many|slow|expensive|small|complicated) / nobody (answers|told|tells)
    """),
    "feeling": _any(r"""
        feel / felt / feeling / scared? / afraid / cried / guilty / guilt / proud / ashamed / embarrass\w* / reliev\w*
        worr(y|ied) / anxious / stress\w* / happy / sad / sick / my (heart|stomach) / lonely / dread / nervous
        excited / tired / overwhelmed / uncomfortable
    """),
    "habit": _any(r"""
        always / usually / mostly / every (sunday|monday|morning|evening|week|day|time) / (sun|mon)days?
        mornings are / \w+day evening / in bed / on the (train|bus|app) / on my break / first (thing )?i
        i (check|do|open|turn|read|watch|look|buy|order|scroll|use|learn|automate|sell|ask|trust|keep)
    """),
    "question": re.compile(r"\?"),
}

STAGES: Mapping[str, re.Pattern[str]] = {
    "looking around": _any(r"""
        look / search / type / compar\w* / browse / scroll / tabs / alerts? / listed / reviews? / comments / videos?
        forums? / podcast / ask / filter / labels? / ingredients / spreadsheet / viewing / prices? / costs?
    """),
    "signing up and buying": _any(r"""
        sign / sign-?up / apply / application / book / pay / paid / order / upload\w* / checkout / basket / credit
        till / offer / password / codes? / e-?mailed / postcode / id check / bank statement / payslips / charged / slot
        buy / bought
    """),
    "living with it": _any(r"""
        after / returns? / repair / support / broken? / cancel\w* / updated / moved the button / delivery / driver
        swap\w* / reorder / subscriptions? / week / calendar / export\w* / invoice / overdraft / payday
        notifications? / automat\w*
    """),
}
"""Moments of a journey, in order, and words that place a quote in one."""


def cues(text: str) -> dict[str, int]:
    """How many cues of each sort a quote holds."""
    plain = text.replace("’", "'")
    return {sort: len(pattern.findall(plain)) for sort, pattern in CUES.items()}


def stage_of(text: str) -> str | None:
    """The moment of the journey a quote most plainly speaks of."""
    found = {stage: len(pattern.findall(text)) for stage, pattern in STAGES.items()}
    best = max(found, key=lambda stage: found[stage])
    return best if found[best] else None


def is_english(text: str) -> bool:
    """Whether enough of the words are English function words for the English cues and rules to mean anything."""
    found = [word.text for word in words(text)]
    return bool(found) and sum(word in FUNCTION_WORDS for word in found) >= 0.2 * len(found)
