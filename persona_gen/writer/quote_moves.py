"""A participant's wish as an instruction: what to offer, tell, do or stop, by how the wish is worded.

``I just want one screen for my orders.`` is "Offer one screen for their orders". What is no plain wish for a thing, or
points at what was said before it, gives no line.
"""

from __future__ import annotations

import re

from persona_gen.domain import InferenceKind
from persona_gen.text.lexicon import any_of, listed
from persona_gen.text.polarity import negations
from persona_gen.writer.third_person import of_them

LONGEST, LEAST, SPOKEN = 16, 2, 45
"""Words of the longest and the shortest instruction, and of the longest sentence that is shown as an offer to test."""
_OPENS = r"(?:(?:and|so|but|well|honestly|really|to be fair|look),? )*"
_WANTS = (
    r"(?:what |all |the only thing |the one thing )?(?:i|we)"
    r"(?: (?:just |really |only )*(?:want|need|wanted|needed)"
    r"|(?:['’]d| would)(?: have)? (?:just |really |only |happily )*(?:want|need|like|love|prefer|wanted|liked|loved))"
    r"(?: is| was)?"
)
_THING = r"(?P<x>(?:an?|one|some|the|more|fewer|less) (?!bit |little |lot |few |thing).+)"
_ASKED = r"(?:how|what|when|where|which|who|why|if|whether)"
_DONE_BY_THEM = any_of(
    listed(
        """see try speak talk choose pick book order change cancel pay keep hear test meet practise practice watch hold
        return send swap decide compare"""
    )
)
_PAYS = r"(?:i|we)(?:['’]d| would) (?:have )?(?:gladly |happily )?(?:pay|paid)"
_WISHES = [
    (re.compile(f"{_OPENS}{wish}", re.I), instruction)
    for wish, instruction in (
        (rf"{_WANTS} to (?:know|understand) (?P<x>{_ASKED}\b.+)", "Tell them {}"),
        (rf"{_WANTS} to (?P<x>{_DONE_BY_THEM}\b.+)", "Let them {}"),
        (rf"{_WANTS} (?:somebody|someone) to (?P<x>(?!say|tell|be\b).+)", "Offer to {}"),
        (rf"{_WANTS} {_THING}", "Offer {}"),
        (rf"(?:i|we) (?:only |just )?wish (?:there (?:was|were)|(?:you|they|i) had) {_THING}", "Offer {}"),
        (rf"(?:i|we) could do with {_THING}", "Offer {}"),
        (r"(?:i|we) (?:really )?(?:loved|liked|missed|miss) (?P<x>the .+?),? (?:and )?(?:that|it|which)(?:['’]s| has|"
         r" was| is|) (?:just |then )?(?:stopped|gone|disappeared|dropped|cut)\b", "Bring back {}"),
        (rf"{_PAYS} (?:somebody|someone|you)(?:, \w+,)?(?: just)? to (?P<x>.+)", "Offer to {}"),
        (rf"{_PAYS} (?:.+? )?for {_THING}", "Sell them {}"),
        (r"ich (?:möchte|will|würde gerne?|hätte gern) (?P<german>.+? (?:ausprobieren|probieren|testen|sehen|ansehen"
         r"|vergleichen|buchen|wählen))\b", "{} lassen"),
        (r"(?:ich hätte (?:gern|gerne|lieber)|ich (?:wünsche|wünschte) mir|ich (?:möchte|will|brauche)"
                r"|wir brauchen"
         r"|wir hätten gern) (?P<german>(?:einen?|ein|mehr|weniger|jemanden) .+)", "{} anbieten"),
    )
]  # fmt: skip
"""How a wish is worded, and what is done about it."""
_ORDER = re.compile(
    r"(?:(?:so|and|but|well|honestly|please|just),? )*(?P<verb>tell|give|show|send|let|ring|call|text|phone|make|offer"
    r"|put|add|bring|say|ask|explain|keep|write|warn|name|open|start|print|bring)"
    r" (?P<rest>(?!\w+ (?:is|are|was|were)\b).+)",
    re.I,
)
_STOP = re.compile(r"(?:please )?(?:don['’]t|do not|never|stop) (?P<verb>[a-z]+?)(?P<ing>ing)? (?P<rest>.+)", re.I)
_ORDERED_BY_SOME = frozenset(
    listed("pick ring call phone text send make ask tell talk put email change charge push sell try treat swap show")
)
"""What one may ask somebody not to do: "don't know" and "don't think" are no such thing."""
_OFFER_TAKEN = re.compile(
    r"(?:if|wenn) (?:they|you|somebody|someone|anyone|the \w+|sie|ihr|jemand|man|es|mir jemand)\b.+[,.…] ?"
    r"(?:then |dann )?(?:(?:i|we)(?:['’]d| would)|würden? (?:ich|wir)"
    r"|(?:wär|hätt|käm|ging|nähm|kauf)te?n? ich|\w+e ich)\b.*",
    re.I,
)
"""An offer, and that the speaker would take it: "If they put it on hold for me, I'd do that."."""
_WOULD_NOT = re.compile(r"\b(?:i|we)(?:['’]d| would) (?:leave|quit|cancel|cry|hate|not|never|rather not)\b", re.I)
_ENDS = re.compile(
    r"[.;!?…:]|\s[—–-]\s|,? (?:because|since|but|and not|and then|and every|and they|aber|weil|denn)\b"
    r"|, (?=\w+['’]s |(?:i|we|they|you|it)\b)",
    re.I,
)
_AT_ONCE = re.compile(
    r",? (?:gladly|happily|honestly|actually|really|ideally|tomorrow|any day|today|please|gern\w*|sofort|eigentlich)$",
    re.I,
)
"""How gladly or how soon, which is the speaker's and no part of the thing."""
_POINTS = re.compile(r"\b(?:it|that$|this|those|these|there|then|her|him|she|he|das|es|dies\w*|dort|ihn)\b", re.I)
_LEFT_HANGING = re.compile(r".*\b(?:say|think|know|be|like|what|which|to|of|for|with|a|the|zu|und|and|or)", re.I)
_DOUBLED = frozenset(listed("get put let stop cut set run swap chat"))


def instruction_of(sentence: str, speaker: str | None, german: bool) -> tuple[InferenceKind, str] | None:
    """What to do about one sentence of a participant, or nothing where code cannot say it plainly."""
    text = " ".join(sentence.split())
    if _OFFER_TAKEN.fullmatch(text) and not _WOULD_NOT.search(text) and len(text.split()) <= SPOKEN:
        whom = speaker or ("jemand" if german else "one of them")
        return "test", (
            f"Das Angebot machen, das {whom} annähme" if german else f"Make the offer that {whom} would take"
        )
    if (stop := _STOP.fullmatch(text)) and stop["verb"].lower() in _ORDERED_BY_SOME:
        return _plain("avoid", f"{_doing(stop['verb'].lower())} {{}}", stop["rest"])
    if (
        (order := _ORDER.fullmatch(text))
        and not text.endswith("?")
        and not negations(re.split(r",? and not ", text, maxsplit=1)[0])
    ):
        return _plain("build", f"{order['verb'].capitalize()} {{}}", order["rest"])
    for pattern, instruction in _WISHES:
        if match := pattern.match(text):
            ((name, words),) = match.groupdict().items()
            return _plain("build", instruction, words, german=name == "german")
    return None


def _plain(
    kind: InferenceKind, instruction: str, words: str, *, german: bool = False
) -> tuple[InferenceKind, str] | None:
    """The instruction with the words up to where the thought ends; nothing where they point elsewhere or hang."""
    words = _AT_ONCE.sub("", _ENDS.split(words.strip(), maxsplit=1)[0].strip(" ,"))
    if _POINTS.search(words) or _LEFT_HANGING.fullmatch(words) or not LEAST <= len(words.split()) + 1 <= LONGEST:
        return None
    if german and re.search(r"\b(?:ich|mich|mir|mein\w*)\b", words, re.I):
        return None
    return kind, instruction.format(words if german else of_them(words))


def _doing(verb: str) -> str:
    stem = verb + verb[-1] if verb in _DOUBLED else verb.removesuffix("e")
    return f"{stem.capitalize()}ing"
