"""A line's beginning that says who speaks: ``P18:``, ``**Anna:**``, ``[00:12] Anna:``, ``Anna  00:12``.

Each layout of `_LAYOUTS` is one way in which a tool or a person writes it; the first that fits is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from persona_gen.domain import INTERVIEWER
from persona_gen.ingest.interviews.participants import label_key
from persona_gen.ingest.interviews.time_codes import BRACKETED, LEADING_TIME, STAMP, clock, only_time
from persona_gen.ingest.interviews.tool_lines import is_noise

_MOST_WORDS = 5
"""Words of the longest label."""


@dataclass(frozen=True)
class Heading:
    """Who is said to speak, the words behind, the time, and how it is marked.

    ``mark`` is ``sure`` where a time or a tool's brackets say that the label is one; ``bold``, ``colon``, ``bracket``,
    ``stamped``, ``tab`` or ``alone`` where only its form does. ``label`` is empty where a line names nobody.
    """

    label: str
    text: str
    time: str = ""
    mark: str = ""


_LABEL = r"[^\W_][^\n:：?!;？！；。，、\"“”\[\]{}<>|=\t#]{0,58}?"
_QUOTED = r"[\"“]?"
_BOLD = r"(?:\*\*|__)"
_LAYOUTS: tuple[tuple[str, str], ...] = (
    ("sure", rf"{_BOLD}(?P<label>{_LABEL})\s*[:：]?{_BOLD}\s*(?P<time>{BRACKETED}|{STAMP}(?=\s*$))?\s*[:：]?"
             rf"\s*(?P<time2>{BRACKETED})?(?P<text>.*)"),
    ("sure", rf"{_BOLD}?(?P<label>{_LABEL}){_BOLD}?\s*[-–—|,(]*\s*(?P<time>{STAMP})\s*\)?\s*[:：]?{_BOLD}?(?P<text>)"),
    ("sure", rf"{_BOLD}(?P<time>{STAMP})\s*[-–—|:,]?\s*(?P<label>{_LABEL})\s*[:：]?{_BOLD}\s*[:：]?\s*(?P<text>.*)"),
    ("sure", rf"[\[(<](?P<label>{_LABEL})[\])>]\s*(?P<time>{STAMP})?\s*[:：]\s*(?P<text>.*)"),
    ("sure", rf"[\[(<](?P<label>{_LABEL})[\])>]\s*(?P<time>{STAMP})\s*(?P<text>)"),
    ("bracket", rf"[\[(<](?P<label>{_LABEL})[\])>]\s+(?P<text>\S.*)"),
    ("sure", rf"(?P<label>{_LABEL})\s*(?P<time>{BRACKETED})\s*[:：]\s*(?P<text>.*)"),
    ("stamped", rf"(?P<label>{_LABEL})\s*(?P<time>{BRACKETED})\s*(?P<text>\S.*)"),
    ("sure", rf"(?P<label>{_LABEL})\s*[:：]\s*(?P<time>{BRACKETED})\s*(?P<text>.*)"),
    ("sure", rf"(?P<label>{_LABEL})\s*[:：]?\t+\s*(?P<time>{STAMP})\t+(?P<text>.*)"),
    ("colon", rf"{_QUOTED}(?P<label>{_LABEL}){_QUOTED}\s*(?:：|:(?=\s|$|[*_])|\.[-–—](?=\s))(?:{_BOLD})?"
              r"\s*(?P<text>.*)"),
    ("tight", rf"(?P<label>{_LABEL}):(?P<text>[^\s\d/].*)"),
    ("tab", rf"(?P<label>{_LABEL})\t+(?P<text>\S.*)"),
    ("letter", r"(?P<label>Q|A|THE WITNESS|BY (?:MR|MS|MRS)\. [A-Z]+)\.\s+(?P<text>\S.*)"),
)  # fmt: skip
_COMPILED = [(mark, re.compile(pattern)) for mark, pattern in _LAYOUTS]
_TICKED_TIME = re.compile(rf"`\s*({STAMP})\s*`")
"""A time set as code in Markdown."""
_TIMED = re.compile(rf"[\s>\ufeff\u200e\u200f]*(?P<before>{LEADING_TIME})\s*[-–—|:,]?\s*(?P<rest>.*)")
_ALONE = re.compile(rf"[\s>*_]*(?P<label>{_LABEL})[\s*_]*")
_FROM = re.compile(
    r"\s*(?P<time>\d{1,2}:\d{2}(?::\d{2})?)?\s*From (?P<label>.{2,60}?)(?: to [^:\n]{2,60}?)?\s*:\s*(?P<text>.*)"
)
"""A chat saved by Zoom: ``10:04:12 From Ola Berg to Everyone: words``."""

_ALL_BOLD = re.compile(r"\s*(?P<marks>\*\*\*|\*\*|__|\*|_)(?P<text>[^\s*_:：][^*_:：]{0,60}[:：]\s[^*]+?)(?P=marks)\s*")
"""A turn that is bold or slanted as a whole, as notes have their questions: ``**Q: Why?**``."""

_ROLES = (
    "participant", "respondent", "interviewee", "speaker", "person", "user", "customer", "guest", "subject", "client",
    "caller", "agent", "member", "attendee", "proband(?:in)?", "teilnehmer(?:in)?", "befragte[rn]?", "sprecher(?:in)?",
    "kund(?:e|in)", "participante?s?", "enquêtée?", "répondante?", "locuteur", "locutrice", "intervenante?",
    "entrevistad[oa]", "encuestad[oa]", "hablante", "intervistat[oa]", "rispondente", "respondente", "deelnemer",
    "geïnterviewde", "respondentti", "badan[ya]", "respondentka", "uczestni(?:k|czka)", "deltagare", "spk", "spkr",
    "the witness", "voice", "s", "受访者", "受訪者", "被访者", "参与者", "参加者", "回答者", "発言者", "話者", "응답자",
    "참가자", "참여자", "респондент(?:ка)?", "участни(?:к|ца)", "информант", "משתתפת?", "מרואיינת?", "المشاركة?",
    "المستجيب",
)  # fmt: skip
_CODES = (
    r"(?-i:[A-Z]{1,3}[- _]?\d{1,4}[a-z]?)|[a-z]{1,3}[-_]?\d{1,4}",
    "[QAIMPRSTB]",
    rf"(?:{'|'.join(_ROLES)})(?:[\s_:-]*#?(?:\d{{1,4}}|[a-z]))?",
)
_CODE = re.compile(rf"^(?:{'|'.join(_CODES)})$", re.I)
_METADATA = re.compile(
    r"^(?:(?:interview |recording |session |call |meeting )?(?:date|time|location|place|duration|length)|study|project"
    r"|title|topic|recorded(?: by| on| at)?|recording|transcribed(?: by)?|transcriber|transcript(?:ion)?|session"
    r"|language|file(?: ?name)?|version|note|notes|summary|attendees|participants|speakers|present|subject|re|consent"
    r"|interview(?: no| id| number)?|id|status|source|url|http|https|keywords|summary keywords|key ?words|agenda"
    r"|action items|next steps|chapters|datum|ort|dauer|thema|sprache|teilnehmer|kind|style|age|alter|gender|city"
    r"|date de l['’]entretien|lieu|durée|fecha|lugar|duración|data|luogo|durata|日期|地点)$",
    re.I,
)
_REMARK = re.compile(
    r"(?:(?:field|observer|researcher|transcriber|interviewer|editor|moderator|analyst)(?:['’]s)? )?"
    r"(?:notes?(?: to self)?|nb|n\.b\.|memo|observations?|anmerkung(?: der \w+)?|hinweis|remarque|nota|noot|opmerking"
    r"|uwaga)$",
    re.I,
)
_PARENTHESIS = re.compile(
    r"\s*[(\[](?:guest|host|me|unverified|external|extern|gast|invitado|she|he|they)\b[^)\]]*[)\]]", re.I
)


def speaker_name(label: str) -> str:
    """A label without decoration: ``**Anna Berg (Guest)**`` → ``Anna Berg``."""
    return " ".join(_PARENTHESIS.sub("", label).strip(" *_-–—:：,\t").split())


def without_parenthesis(label: str) -> str:
    """``Anna Berg (Field Ltd)`` → ``Anna Berg``."""
    return re.sub(r"\s*[(\[（][^()\[\]（）]*[)\]）]$", "", label) or label


def label_keys(label: str) -> frozenset[str]:
    """A label as a user writes it, with what stands in brackets and without, in the form by which it is looked up."""
    return frozenset((label_key(label), label_key(without_parenthesis(speaker_name(label)))))


def is_code(label: str) -> bool:
    """Whether a label is a code or a role, not a person's name: P18, Speaker 2, A."""
    named = all(word[0].isupper() or not word[0].isalpha() for word in label.split()[1:])
    return bool(_CODE.match(label) or (named and INTERVIEWER.match(label)))


def is_remark(label: str) -> bool:
    """Whether whoever wrote the transcript speaks under this label, between the turns: Note, NB."""
    return _REMARK.match(label) is not None


def role_in(label: str) -> str:
    """The role behind a name: ``Ola Berg (Interviewer)``."""
    match = re.search(r"[(\[（]([^()\[\]（）]+)[)\]）]$", label)
    return match[1].strip() if match and (INTERVIEWER.match(match[1]) or is_code(match[1].strip())) else ""


def is_metadata(label: str) -> bool:
    """Whether a label is about the interview and nobody who speaks: Date, Location."""
    return _METADATA.match(label) is not None


def heading_of(text: str, participants: frozenset[str] = frozenset()) -> Heading:
    """What a line says of its speaker; without a label, its time where that stands in brackets or alone.

    ``participants`` are labels and names folded by `label_key`: each of them needs no space behind its colon.
    """
    text = _TICKED_TIME.sub(r"\1", text)
    if bold := _ALL_BOLD.fullmatch(text):
        text = bold["text"]
    if time := only_time(text):
        return Heading("", "", time)
    if sent := _FROM.fullmatch(text):
        return Heading(speaker_name(sent["label"]), sent["text"], clock(sent["time"] or ""), "sure")
    timed = _TIMED.match(text)
    before, rest = (clock(timed["before"]), timed["rest"]) if timed else ("", text)
    rest = re.sub(r"^[\s>\ufeff\u200e\u200f]*(?:[*+•·–~-]\s+)?", "", rest)
    for mark, pattern in _COMPILED:
        if (match := pattern.fullmatch(rest.rstrip())) and _may_be_label(
            name := speaker_name(match["label"]), mark, participants
        ):
            groups = match.groupdict()
            time = before or clock(groups.get("time") or groups.get("time2") or "")
            return Heading(name, match["text"].strip(), time, _mark(mark, match[0], time, timed=bool(before)))
    alone = _ALONE.fullmatch(rest)
    if alone and _may_be_label(name := speaker_name(alone["label"]), "alone"):
        return Heading(name, "", before, "timed" if before else "alone")
    return Heading("", text, before if timed and re.match(r"[\s>]*[\[(<{#@]", text) else "")


def _mark(mark: str, written: str, time: str, *, timed: bool) -> str:
    if mark == "sure" and written.startswith(("**", "__")) and not time:
        # A bold word alone may be a heading.
        return "bold" if re.match(r"[^:：]*[:：]\s*(?:\*\*|__)|[^:：]*(?:\*\*|__)\s*[:：]", written) else "alone"
    return "sure" if timed and mark in ("colon", "tight", "tab", "bracket") else mark


_MONTHS = (
    *"jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez janv févr avr juin juil août déc ene".split(),
    *"abr ago dic".split(),
)
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)"
    rf"|\b(?:{'|'.join(_MONTHS)})[a-zäéû]*\.? \d{{1,2}}\b|\b\d{{1,2}}\.? (?:{'|'.join(_MONTHS)})",
    re.I,
)


_ENDED = re.compile(r"(?<!\b[^\W\d_])(?<!\bDr)(?<!\bJr)(?<!\bSr)[.…]$|(?!Prof)[^\W\d_]{4,}\. \S")
"""A sentence that ends: no label does, but for initials and titles."""


def _may_be_label(name: str, mark: str, participants: frozenset[str] = frozenset()) -> bool:
    words = name.split()
    if (
        not name
        or len(words) > _MOST_WORDS
        or re.match(r"https?$", name, re.I)
        or _DATE.search(name)
        or _ENDED.search(name)
    ):
        return False
    if mark in ("bracket", "sure") and is_noise(name):
        return False
    return mark not in ("tight", "letter") or is_code(name) or label_key(name) in participants
