"""People's names where no sentence stands around them: a column's heading, a question, a file's name.

"Anna's rating", "Interview Peter Maier", "Sachb. K. M.". Headings are written in capitals, so that the search in quotes
takes "Start Date" for somebody; here a name is on the lists and no word besides, or a title, a role or a family name
stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from persona_gen.domain import Span
from persona_gen.privacy.columns import EMAIL
from persona_gen.privacy.initials import initial_spans
from persona_gen.privacy.name_lists import branded, family_names, fold, given_names
from persona_gen.privacy.name_words import is_common, plain_elsewhere, plain_families, plain_names, sure_given
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.people import TITLES
from persona_gen.text.vocabulary import word_pieces

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?:[-'’][^\W\d_]+)*(?![^\W_])")
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_a-z]\.? ?$")
_TITLE = re.compile(r"(?<![^\W_])" + any_of(TITLES, ("Pan",)) + r"\.?[ _]$")
_ASKED_OF_PEOPLE = frozenset(
    """rating ratings score scores answer answers feedback interview notes comment comments review performance talk
    visit class course team call calls vote view opinion bewertung note noten antwort antworten meinung kurs""".split()
)
"""What follows the name of a person whose name is a word as well: "Mark's rating"."""
_EMAIL = re.compile(EMAIL)


def without_people(headings: Iterable[str]) -> dict[str, str]:
    """The headings that name somebody, each as it may be told: ``[name]`` stands for a person, and a number is added
    where two would become one."""
    anonymous: dict[str, str] = {}
    all_headings = list(dict.fromkeys(headings))
    taken = set(all_headings)
    for heading in all_headings:
        bare = without_names(heading)
        if bare == heading:
            continue
        number, one = 1, bare
        while one in taken:
            number += 1
            one = f"{bare} ({number})"
        taken.add(one)
        anonymous[heading] = one
    return anonymous


def without_names(heading: str) -> str:
    """A heading with ``[name]`` and ``[e-mail]`` in place of people's."""
    heading = _EMAIL.sub("[e-mail]", heading)
    for start, end in reversed(list(_spans(heading))):
        heading = f"{heading[:start]}[name]{heading[end:]}"
    return heading


def _spans(heading: str) -> Iterator[Span]:
    """Where people are named, in order, apart."""
    brands = [match.span() for match in branded().finditer(heading)]
    words = [m for m in _WORD.finditer(heading) if not any(start <= m.start() < end for start, end in brands)]
    by_initials = list(initial_spans(heading))
    done = 0
    for at, match in enumerate(words):
        if match.start() < done:
            continue
        if whole := next((span for span in by_initials if span[0] <= match.start() < span[1]), None):
            done = whole[1]
            yield whole
            continue
        behind = words[at + 1 :]
        if not _is_name(heading, match, behind[0][0] if behind else ""):
            continue
        initial = _INITIAL.search(heading, 0, match.start())
        start, done = (initial.start() if initial else match.start()), _end(match)
        for following in behind if not _is_genitive(match[0]) else ():
            if heading[done : following.start()] not in _BETWEEN or not _may_be_family(following[0]):
                break
            done = _end(following)
        yield start, done


def _end(match: re.Match[str]) -> int:
    """Where a word ends without its ``'s``."""
    return match.end() - (2 if match[0][-2:] in ("'s", "’s") else 0)


def _is_name(heading: str, match: re.Match[str], behind: str) -> bool:
    """Whether a word of a heading names a person, by itself or by what stands beside it."""
    written, word = match[0], fold(heading[match.start() : _end(match)])
    if is_common(word) or len(word) < SHORTEST or (len(written) > SHORTEST and written.isupper()):
        return False
    if _TITLE.search(heading, 0, match.start()):
        return not written[0].islower() and _may_be_family(written)
    if heading.islower():
        return word in plain_elsewhere()
    if written[0].islower():
        return False
    if _INITIAL.search(heading, 0, match.start()):
        return word in plain_families()
    return _is_given(written, word, behind)


def _is_given(written: str, word: str, behind: str) -> bool:
    """Whether a word is a given name that is no other word, or has behind it what makes it one."""
    if word in plain_names() or (word in sure_given() and word not in word_pieces()):
        return True
    if behind and _is_genitive(word):
        return True
    asked_of = behind.lower() in _ASKED_OF_PEOPLE and written.endswith(("'s", "’s"))
    before_family = behind[:1].isupper() and fold(behind) in plain_families()
    return word in given_names() and (asked_of or before_family)


def _is_genitive(written: str) -> bool:
    """Whether a word is a name with the ``s`` of "Annas Bewertung"."""
    word = fold(written)
    return word.endswith("s") and word not in plain_names() and word[:-1] in plain_names() and word not in word_pieces()


def _may_be_family(written: str) -> bool:
    """Whether a word may be a family name behind a given one or a title."""
    word = fold(written.removesuffix("'s").removesuffix("’s"))
    return not is_common(word) and (word in family_names() or word not in word_pieces())


_BETWEEN = (" ", "_")
SHORTEST = 3
"""Letters of the shortest name that is looked for."""
