"""Personas out of documents: slides, Word files and Markdown in which somebody wrote them, under whatever headings.

Every sentence becomes a claim without evidence ids, for `persona_gen.checker.evidence_search` to find; where it stands
is kept, so that a verdict can point at slide and paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from persona_gen.domain import CLAIM_LISTS, Claim, Persona, Quotation, Segment, Span, Trait
from persona_gen.errors import InputError
from persona_gen.privacy import name_lists
from persona_gen.privacy.name_lists import fold
from persona_gen.sources.oddities import Oddities
from persona_gen.sources.passages.passage import Passage, without_signs
from persona_gen.sources.passages.reading import left_unread, read_passages
from persona_gen.sources.personas import refuse_large_persona
from persona_gen.sources.problems import Place, quoted
from persona_gen.text.lexicon.persona_headings import FIELD_NAMES
from persona_gen.text.sentences import sentences

MOST_PASSAGES = 10_000
"""Lines and paragraphs of a document that is read, some 500 pages: headings look at all that follows them."""

_FIELD_OF = {word: name for name, words in FIELD_NAMES.items() for word in words}
_NAME = r"(?P<name>[^\W\d_a-z][\w'’.-]+(?: [^\W\d_a-z][\w'’.-]+){0,2})"
_TITLE = re.compile(rf"(?:Persona(?: \d+)?\s*[:–—-]?\s*|Meet\s+|Introducing\s+)?{_NAME}(?=$|\s*[,:(|–—]|\s-\s)")
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:.!?\n]{0,38}?)\s*:\s+(?P<value>\S.*)", re.S)
_QUOTED = re.compile(r"[\"“„«](?P<words>[^\"“”„«»]+)[\"”“»]\s*(?:[-–—]\s*(?P<who>[^.]{1,40}))?")
_CODE = re.compile(r"[^\W\d_]{1,12}[ .#-]*\d{1,4}")
"""A participant by a code, such as P07: whether it was this one who said so is for the checker to see."""
_ADDRESSED = re.compile(
    r"(?:sure|certainly|absolutely|of course|great)\b[^.]{0,40}[!.:]?|"
    r"(?:(?:sure|certainly|absolutely|of course|great)\b[,!.:]? *)?(?:here(?:['’]s| is| are)|below (?:is|are))\b.*"
    r"|(?:would you like|do you want|shall i|let me know|feel free|if you(?:['’]d)? (?:like|want|need))\b.*",
    re.I | re.S,
)
"""What a chat bot says to whoever asked it, before and after the persona."""
MOST_LABEL_WORDS, LONGEST_VALUE = 5, 12
"""Words. A labelled text that is longer is a sentence with a label in front, not a line of a snapshot."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where one claim stands: the passage, the span of the claim in its text, and the place in words."""

    passage: Passage
    span: Span

    @property
    def within(self) -> Span:
        """Where it stands in the words of the whole paragraph."""
        start = self.passage.start
        return start + self.span[0], start + self.span[1]

    @property
    def place(self) -> str:
        """``slide 2, box 3, paragraph 1``."""
        return self.passage.place


@dataclass(slots=True)
class DocumentPersona:
    """A persona read from a document; ``anchors`` tells where each claim stands, by its field path."""

    persona: Persona
    anchors: dict[str, Anchor]


@dataclass(slots=True)
class _Section:
    """What is read of one persona so far."""

    name: str = ""
    segment: str = ""
    headings: list[str] = field(default_factory=list)
    claims: dict[str, list[tuple[Claim | Trait | Quotation, Anchor]]] = field(default_factory=dict)

    def add(self, name: str, claim: Claim | Trait | Quotation, anchor: Anchor) -> None:
        self.claims.setdefault(name, []).append((claim, anchor))

    @property
    def texts(self) -> list[str]:
        """All that may name the segment."""
        return [self.segment, *self.headings, *(claim.text for claims in self.claims.values() for claim, _ in claims)]


def read_persona_document(path: Path, segments: Sequence[Segment]) -> list[DocumentPersona]:
    """The personas of a document, each of one of the ``segments``: the one it names, or the only one there is.

    Raises `InputError` where no sentence is found, or where it cannot be told which segment a persona stands for.
    """
    passages = read_passages(path)
    if len(passages) > MOST_PASSAGES:
        what = f"it has {len(passages):,} lines and paragraphs, and at most {MOST_PASSAGES:,} are read"
        raise InputError(path, "", what, cure="give the part that is the persona")
    sections = _sections(passages, segments)
    oddities = Oddities()
    for passage in passages:
        if _is_addressed(passage, passages):
            what = f"{quoted(passage.text)} speaks to whoever asked for the persona"
            oddities.note("addressed", Place(str(path), 0, passage.place), what, "it is left out")
    for place, what in left_unread(path):
        oddities.note(what, Place(str(path), 0, place), what, "put it into text boxes to have it checked")
    oddities.warn()
    if not sections:
        raise InputError(path, "", "no sentence is in this document", cure="check that its text is text and no picture")
    whole = [text for section in sections for text in section.texts]
    personas = [_persona(path, section, whole, segments) for section in sections]
    for held in personas:
        refuse_large_persona(held.persona, path)
    return personas


def _sections(passages: Iterable[Passage], segments: Sequence[Segment]) -> list[_Section]:
    """A persona begins where a heading of the first two levels names a person."""
    sections = [_Section()]
    passages = list(passages)
    for i, passage in enumerate(passages):
        named = _person_in(passage.text, segments) if 1 <= passage.level <= 2 else ""
        if named and (not sections[-1].name or _is_another(passage.text, named, passages[i + 1 :], sections[-1])):
            if sections[-1].claims or sections[-1].name:
                sections.append(_Section(segment=""))
            sections[-1].name = named
        if passage.level or _is_addressed(passage, passages):
            sections[-1].headings.append(passage.text)
        else:
            _take(sections[-1], passage)
    return [section for section in sections if section.claims]


def _person_in(heading: str, segments: Sequence[Segment]) -> str:
    titled = _TITLE.match(heading)
    if not titled or _field_of(heading) or any(_folded(heading) in (_folded(s.name), _folded(s.id)) for s in segments):
        return ""
    return titled["name"]


def _is_addressed(passage: Passage, passages: Sequence[Passage]) -> bool:
    """Whether the first two or the last two paragraphs speak to whoever asked; they may still name the segment."""
    plain = " ".join(without_signs(passage.text).split())
    return passage in (*passages[:2], *passages[-2:]) and bool(_ADDRESSED.fullmatch(plain))


def _is_another(heading: str, named: str, following: Sequence[Passage], current: _Section) -> bool:
    """Whether a heading that reads like a name begins one more persona: "Key Insights" reads like one too.

    It says so ("Persona 2: …"), or the name is a given name, or what follows begins with a heading of the last persona.
    """
    if not heading.startswith(named) or fold(named.split(maxsplit=1)[0]) in name_lists.given_names():
        return True
    next_heading = next((passage.text for passage in following if passage.level), "")
    return bool(_field_of(next_heading)) and next_heading in current.headings


def _take(section: _Section, passage: Passage) -> None:
    """One paragraph: who or what it is about, a line of the snapshot, a quotation, or sentences."""
    text, start, name = passage.text, 0, _field_of(passage.heading) or "story"
    if labelled := _LABELLED.fullmatch(text):
        label, value = labelled["label"].strip(), labelled["value"].strip()
        if label.casefold() in ("name", "persona"):
            section.name = section.name or value
            return
        if label.casefold() in ("segment", "audience", "zielgruppe", "target group", "target audience"):
            section.segment = section.segment or value
            return
        if own := _field_of(label):
            name, start = own, labelled.start("value")
        elif _is_value(value) and len(label.split()) <= MOST_LABEL_WORDS:
            section.add("snapshot", Trait(attribute=label, value=value), Anchor(passage, (0, len(text))))
            return
    rest = text[start:]
    quotation = _QUOTED.fullmatch(rest.strip())
    if quotation and len(quotation["words"].split()) > 2 and not _CODE.fullmatch((quotation["who"] or "").strip()):
        section.add("quotes", Quotation(text=quotation["words"].strip()), Anchor(passage, (start, len(text))))
        return
    name = "story" if name in ("snapshot", "quotes") else name
    for a, b in sentences(rest):
        if any(letter.isalpha() for letter in rest[a:b]):
            section.add(name, Claim(text=rest[a:b]), Anchor(passage, (start + a, start + b)))


def _is_value(value: str) -> bool:
    """Whether what stands behind a label is a value of few words, and neither a sentence nor somebody's words."""
    spoken = value.endswith((".", "!", "?")) or _QUOTED.fullmatch(value)
    return len(value.split()) <= LONGEST_VALUE and not spoken


def _field_of(heading: str) -> str:
    """The field whose word a heading names last: "what she wants", "Goals & needs", "Pain points"."""
    for word in re.findall(r"[^\W\d_]+", heading.casefold()) if len(heading.split()) <= 8 else ():
        if name := _FIELD_OF.get(word):
            return name
    return ""


def _persona(path: Path, section: _Section, whole: Sequence[str], segments: Sequence[Segment]) -> DocumentPersona:
    fields: dict[str, list[Claim | Trait | Quotation]] = {}
    anchors: dict[str, Anchor] = {}
    for name in ("snapshot", *CLAIM_LISTS, "quotes"):
        for i, (claim, anchor) in enumerate(section.claims.get(name, ())):
            fields.setdefault(name, []).append(claim)
            anchors[f"{name}[{i}]"] = anchor
    segment = _segment_of(path, section, whole, segments)
    persona = Persona.model_validate({"segment": segment.id, "name": section.name or path.stem, **fields})
    return DocumentPersona(persona, anchors)


def _segment_of(path: Path, section: _Section, whole: Sequence[str], segments: Sequence[Segment]) -> Segment:
    """The segment a persona names, in a line of its own, in a heading or in its text; or the only one.

    A persona that names none is of the one that the ``whole`` document names, where that is one.
    """
    if section.segment:
        for segment in segments:
            if _folded(section.segment) in (_folded(segment.name), _folded(segment.id)):
                return segment
    named = _named_in(section.texts, segments) or _named_in(whole, segments)
    if len(named) == 1 or len(segments) == 1:
        return (named or list(segments))[0]
    which = f'"{section.name}"' if section.name else "the persona"
    names = ", ".join(segment.name for segment in segments[:5])
    what = f"{which} names {'several' if named else 'none'} of the segments read ({names})"
    raise InputError(path, "", what, cure='write a line "Segment: NAME", or give its segment alone with --segments')


def _named_in(texts: Sequence[str], segments: Sequence[Segment]) -> list[Segment]:
    words = f" {' '.join(_folded(text) for text in texts)} "
    return [s for s in segments if f" {_folded(s.name)} " in words or f" {_folded(s.id)} " in words]


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
