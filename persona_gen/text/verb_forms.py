"""English verbs and their forms: "compares", "compared" and "comparing" are of "compare".

A closed list, for code that rewords what people ticked or said: of a form that is not of one of these verbs nothing is
said, for many a word in -s, -ed or -ing is none.
"""

from __future__ import annotations

import re
from typing import Literal

from persona_gen.text.lexicon import listed

Form = Literal["base", "third", "past", "participle", "gerund"]

_REGULAR = listed(
    """accept add agree allow answer apply arrive ask attend avoid believe book borrow call cancel care carry change
    charge chase check clean collect compare complain complete consider convince cook decide deliver dispute
    earn employ end enjoy exchange expect explain fail fear fetch fill finish fit fix follow guess happen hate
    help hire hope include inform invite involve join land last learn like limit list listen live look love
    manage measure miss move name need notice offer open order own pack park phone pick place plan play practise
    practice prefer promise propose provide queue rate reach receive record remind renew rent repair repeat
    replace report return save search select serve share ship shop sign sort spare start stay stop store study
    suggest swap switch talk taste test touch train travel treat trust try turn use visit wait walk want warn
    wash waste watch wish work worry"""
)
_IRREGULAR = {
    "be": "was been", "break": "broke broken", "bring": "brought", "buy": "bought", "choose": "chose chosen",
    "come": "came come", "cut": "cut", "do": "did done", "drive": "drove driven", "eat": "ate eaten", "feel": "felt",
    "find": "found", "forget": "forgot forgotten", "get": "got", "give": "gave given", "go": "went gone",
    "have": "had", "hear": "heard", "hold": "held", "keep": "kept", "know": "knew known", "leave": "left",
    "lend": "lent", "let": "let", "lose": "lost", "make": "made", "mean": "meant", "meet": "met", "owe": "owed",
    "pay": "paid", "put": "put", "read": "read", "ride": "rode ridden", "ring": "rang rung", "run": "ran run",
    "say": "said", "see": "saw seen", "sell": "sold", "send": "sent", "set": "set", "show": "showed shown",
    "sit": "sat", "sleep": "slept", "speak": "spoke spoken", "spend": "spent", "stand": "stood", "take": "took taken",
    "tell": "told", "think": "thought", "understand": "understood", "wear": "wore worn", "win": "won",
    "write": "wrote written",
}  # fmt: skip
_THIRD = {"be": "is", "have": "has"}
_DOUBLED = re.compile(r"(?:swap|stop|plan|fit|ship|shop|chat|get|put|let|cut|set|run|sit|win|forget|refer|prefer|cancel"
                      r"|travel)")  # fmt: skip


def _ending(verb: str, ending: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou" and ending != "ing":
        return f"{verb[:-1]}i{ending}"
    if verb.endswith("e") and not (verb.endswith("ee") and ending == "ing") and verb != "be":
        return f"{verb[:-1]}{ending}"
    return f"{verb}{verb[-1] if _DOUBLED.fullmatch(verb) else ''}{ending}"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return _THIRD.get(verb) or verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


_BASES = (*_REGULAR, *_IRREGULAR)
_FORMS: dict[Form, dict[str, str]] = {
    "base": {verb: verb for verb in _BASES},
    "third": {_third(verb): verb for verb in _BASES},
    "past": {_IRREGULAR.get(verb, _ending(verb, "ed")).split()[0]: verb for verb in _BASES},
    "participle": {_IRREGULAR.get(verb, _ending(verb, "ed")).split()[-1]: verb for verb in _BASES},
    "gerund": {_ending(verb, "ing"): verb for verb in _BASES},
}


def base_of(word: str, form: Form) -> str | None:
    """The verb of which a word is this form; nothing of a word that is none."""
    return _FORMS[form].get(word.lower())
