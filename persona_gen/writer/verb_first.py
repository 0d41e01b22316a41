"""A wish in the first person as a line of a card that begins with its verb, by code alone."""

from __future__ import annotations

import re

_WISH = re.compile(
    r"^(?:(?:and|so|well|honestly|basically|i mean),? )*(?:i|we)(?P<adverb> (?:just|really|only|still))? "
    r"(?P<verb>want|need|prefer|hope|wish|like|love|hate|trust)\b(?P<rest>.*)$",
    re.I,
)
_WOULD = re.compile(
    r"^(?:(?:and|so|well|honestly),? )*(?:i|we)(?:['’]d| would)(?P<rest> (?:just |really |happily )?(?:like|love|rather"
    r"|prefer|want|need|pay)\b.*)$",
    re.I,
)
_FIRST_PERSON = re.compile(r"\b(?:i|me|my|mine|myself|we|us|our|ours)\b", re.I)


def verb_first(text: str) -> str | None:
    """A wish in the first person as a line that begins with its verb, by code; nothing where code alone cannot.

    ``I just want one screen.`` becomes ``Just wants one screen.``
    """
    text = " ".join(text.split())
    if wish := _WISH.match(text):
        verb, rest = wish["verb"].lower(), wish["rest"]
        line = f"{(wish['adverb'] or '').strip()} {verb}{'es' if verb == 'wish' else 's'}{rest}".strip()
    elif would := _WOULD.match(text):
        line, rest = f"would{would['rest']}", would["rest"]
    else:
        return None
    if _FIRST_PERSON.search(rest):
        return None
    return line[0].upper() + line[1:]
