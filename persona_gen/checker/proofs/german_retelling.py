"""Whether a German sentence retells a quote: a whole sentence of it, word for word, in the third person.

What may change is the person ("ich" is "sie", "mein" is "ihr", "mich" is "sich") and with it the ending of the verbs
whose subject "ich" is, within its clause. Word order, tense, particles and everything else stay. A sentence that others
around it may turn, or that speaks of people at large, is a judge's to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from persona_gen.domain import Quote
from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon import german as de
from persona_gen.text.lexicon.german import TURNING
from persona_gen.text.sentences import sentences
from persona_gen.text.tokens import light_stem

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;:–?]")
_SHE, _HER = frozenset(("sie", "er")), {"mich": ("sich", "sie", "ihn"), "mir": ("sich", "ihr", "ihm")}
_ONE = re.compile(
    rf"\b(?:eine[rs]? (?:{any_of(de.PEOPLE, de.ONE_PERSON)}|der {any_of(de.PEOPLE)}|von ihnen)|jemand)\b", re.I
)
_GENERAL, _TURNS = phrases(de.GENERAL), re.compile(rf"^\W*{any_of(TURNING, de.TAKING_BACK)}\b", re.I)
_SUPPOSES = re.compile(r"(?:[:…]|\b(?:sagt|sagte|meint|denkt|angenommen|wenn)\W*)$", re.I)
_MY = re.compile(r"^mein(e[mnrs]?)?$")
_CLAUSE_ENDS = frozenset(",;:–")
_SUBJECTS = frozenset("ich du er sie es wir ihr man wer das".split())
_IRREGULAR = {"bin": "ist", "habe": "hat", "hab": "hat", "werde": "wird", "weiß": "weiß", "tue": "tut"}


def retold_in_german(claim: str, quotes: Sequence[Quote], name: str) -> bool:
    """Whether each sentence of a claim is a whole sentence of a quote, and every quote is used."""
    parts = [claim[a:b] for a, b in sentences(claim)]
    sources = [next((q.id for q in quotes if not q.asked and _tells(part, q.text, name)), None) for part in parts]
    return bool(parts) and None not in sources and set(sources) == {quote.id for quote in quotes}


def _tells(part: str, text: str, name: str) -> bool:
    ours = _words(_with_person(part, name))
    return any(_same(ours, theirs) for theirs in _whole_sentences(text))


def _with_person(part: str, name: str) -> str:
    given = re.escape(name.split(maxsplit=1)[0])
    return re.sub(rf"\b(?:{re.escape(name)}|{given})\b", "sie", _ONE.sub("Sie", part.strip()))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _whole_sentences(text: str) -> Iterator[list[str]]:
    """The sentences of a quote that its others leave as they are."""
    spans = sentences(text)
    for n, (start, end) in enumerate(spans):
        sentence = text[start:end]
        before = text[slice(*spans[n - 1])] if n else ""
        after = text[slice(*spans[n + 1])] if n + 1 < len(spans) else ""
        if not (_TURNS.match(after) or _SUPPOSES.search(before) or _GENERAL.search(sentence) or '"' in sentence):
            yield _words(sentence)


def _same(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two sentences are the same but for the person; one about nobody's self is told as it is."""
    if len(ours) != len(theirs) or ours[-1:] == ["?"] or theirs[-1:] == ["?"] or "ich" in ours:
        return False
    voices: set[str] = set()
    for n, (word, spoken) in enumerate(zip(ours, theirs, strict=True)):
        if spoken == "ich":
            if word not in _SHE:
                return False
            voices.add(word)
        elif spoken in _HER:
            if word not in _HER[spoken]:
                return False
        elif _MY.match(spoken):
            if word not in (f"ihr{spoken[4:]}", f"sein{spoken[4:]}"):
                return False
        elif word != spoken and not (word == _third(spoken, word) and _of_speaker(theirs, n)):
            return False
    hers = "ich" in theirs or any(word in _HER or _MY.match(word) for word in theirs)
    return hers and len(voices) < 2 and all(_VOICE_ONLY[voice].isdisjoint(ours) for voice in voices)


_VOICE_ONLY = {
    "sie": frozenset("ihn ihm sein seine seinen seinem seiner".split()),
    "er": frozenset("ihr ihre ihren ihrem ihrer".split()),
}
"""What does not go with a voice: "er … ihre" speaks of two."""


def _third(spoken: str, word: str) -> str:
    """The form behind "sie" of a verb spoken behind "ich": "lege" is "legt", "trage" is "trägt"."""
    if spoken in _IRREGULAR:
        return _IRREGULAR[spoken]
    alike = spoken.endswith("e") and word.endswith("t") and light_stem(word) == light_stem(spoken)
    return word if alike and len(word) >= len(spoken) - 1 else ""


def _of_speaker(theirs: Sequence[str], n: int) -> bool:
    """Whether the subject of a verb's clause is "ich", also of one that "und" goes on with."""
    start = max((k + 1 for k in range(n) if theirs[k] in _CLAUSE_ENDS), default=0)
    end = next((k for k in range(n, len(theirs)) if theirs[k] in _CLAUSE_ENDS), len(theirs))
    subjects = [word for word in theirs[start:end] if word in _SUBJECTS]
    return "ich" in subjects and not set(subjects) - {"ich", "das", "es", "sie", "ihr"}
