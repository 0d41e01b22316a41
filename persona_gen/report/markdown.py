"""The card as CommonMark with GitHub's tables. Whatever comes from data or a model is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from persona_gen.domain import CheckedClaim, CheckReport, Persona, Segment
from persona_gen.evidence.questions import answered
from persona_gen.report import account, wording
from persona_gen.report.card import Card, card_of
from persona_gen.report.card_labels import CardLabels
from persona_gen.report.card_parts import MarkedSentence, Section, ShownQuote
from persona_gen.report.marks import Mark

SPECIAL = re.compile(r"[\\`*{}\[\]<>#|~$]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
"""What CommonMark or GitHub reads as more than itself: an ampersand only where it begins an entity, an underscore only
at the edge of a word."""
_TOKEN = re.compile(r"[^\s`|]+")
LIVE = re.compile(r"://|www\.|mailto:|xmpp:|@|#\d|(?<!\d):[\w+-]+:", re.I)
"""What GitHub makes a link, a mention or an emoji however it is escaped: only a code span keeps such a token still."""

PLAIN_ID = re.compile(r"[\w.:-]+")
OPENING = re.compile(r"^(?=[-+=])|^(\d{1,9})(?=[.)])")
"""Behind this a backslash keeps a line from being a list's item, or what makes a heading of the line above."""

Block = list[str]


def escaped(text: str) -> str:
    """The text as CommonMark that shows it literally, on one line. It must not stand at the start of a line."""
    text = " ".join(wording.printable(text).split())
    parts, at = [], 0
    for token in _TOKEN.finditer(text):
        if LIVE.search(token[0]):
            code = token[0].rstrip(".,;!?")
            parts += [SPECIAL.sub(r"\\\g<0>", text[at : token.start()]), f"`{code}`"]
            at = token.start() + len(code)
    return "".join([*parts, SPECIAL.sub(r"\\\g<0>", text[at:])])


def opening(text: str) -> str:
    """The same at the start of a line or of a list's item, where a dash or a number would begin a list."""
    return OPENING.sub(lambda match: f"{match[1] or ''}\\", escaped(text))


def card(persona: Persona, segment: Segment, report: CheckReport) -> str:
    """The persona with its evidence and findings as one Markdown document, ending in a newline."""
    shown = card_of(persona, segment, report)
    blocks = _head(shown)
    if shown.story:
        blocks += [[f"## {shown.story.heading}"], *_paragraph(shown.story)]
    blocks += _voices(shown.own_heading, shown.own_words)
    blocks += _voices(shown.labels.other_voices, shown.other_voices)
    for section in shown.reasons:
        blocks += _section(section.heading, _items(section.sentences))
    blocks += _section(f"{shown.use_heading} ({shown.labels.inference})", _use(shown))
    blocks += _differences(shown)
    blocks += _section(shown.labels.at_a_glance, _glance(shown))
    for section in shown.more:
        blocks += _section(section.heading, _items(section.sentences))
    blocks += _section(shown.labels.journey, _journey(shown))
    blocks += _section(shown.labels.unknown, [f"- {opening(line)}" for line in shown.unknown])
    blocks += _section(shown.labels.evidence, _ledger(segment, report, shown.labels))
    blocks += [["---"], [shown.signs]]
    blocks += [[escaped(account.summary(shown.claims.values(), report.judge, shown.labels))]]
    blocks += [[escaped(sentence)] for sentence in account.footer(persona, segment, report, shown.labels)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _head(shown: Card) -> list[Block]:
    persona, segment = shown.persona, shown.segment
    blocks = [[f"# {escaped(persona.name)}"]]
    blocks += [
        block for sentence in shown.heads for block in ([_sentence(sentence)], *_list(_objections(sentence.claim, "")))
    ]
    for path, around in (("role", ""), ("tagline", "*"), ("insight", "**")):
        if sentence := shown.sentence(path):
            blocks += [
                [_sentence(sentence, around=around) + _aside(sentence.voice)],
                *_list(_objections(sentence.claim, "")),
            ]
    stands = escaped(shown.stands_for) if segment else shown.labels.invented
    blocks += [[stands], [f"**{escaped(account.groundedness(shown.claims.values(), shown.labels))}**"]]
    return blocks


def _section(heading: str, lines: Block) -> list[Block]:
    return [[f"## {heading}"], lines] if lines else []


def _loud(mark: Mark) -> str:
    """What a sentence that is not borne out carries in sight."""
    return "" if mark.quiet else f" **{mark.label}**"


def _behind(claim: CheckedClaim, mark: Mark) -> str:
    """The quiet sign and the ids of what bears the sentence out."""
    return " ".join([*([mark.sign] if mark.quiet else []), *map(_id, claim.cites)])


def _id(evidence_id: str) -> str:
    return f"`{evidence_id}`" if PLAIN_ID.fullmatch(evidence_id) else escaped(f"[{evidence_id}]")


def _list(lines: Block) -> list[Block]:
    return [lines] if lines else []


def _sentence(sentence: MarkedSentence, label: str = "", around: str = "") -> str:
    behind = _behind(sentence.claim, sentence.mark)
    text = escaped(sentence.text) if label or around else opening(sentence.text)
    return f"{label}{text.join((around, around))}{_loud(sentence.mark)}{f' — {behind}' if behind else ''}"


def _items(sentences: Iterable[MarkedSentence]) -> Block:
    """A list item each, and under it what the rules object."""
    return [
        line
        for sentence in sentences
        for line in (f"- {_sentence(sentence)}{_aside(sentence.voice)}", *_objections(sentence.claim, "  "))
    ]


def _objections(claim: CheckedClaim, indent: str) -> Block:
    return [f"{indent}- {objection}" for objection in _findings(claim)]


def _findings(claim: CheckedClaim) -> list[str]:
    return [
        f"{_id(finding.rule)}: {escaped(finding.reason)}"
        + (f" — suggestion: {escaped(finding.suggestion)}" if finding.suggestion else "")
        for finding in claim.findings
    ]


def _paragraph(story: Section) -> list[Block]:
    """The story as it is read, then what bears out each of its sentences in their order, then the objections."""
    first, *rest = story.sentences
    text = " ".join([opening(first.text) + _loud(first.mark), *(escaped(s.text) + _loud(s.mark) for s in rest)])
    behind = " · ".join(b for sentence in story.sentences if (b := _behind(sentence.claim, sentence.mark)))
    objections = [line for sentence in story.sentences for line in _objections(sentence.claim, "")]
    return [[text], *_list([f"— {behind}"] if behind else []), *_list(objections)]


def _glance(shown: Card) -> Block:
    rows = [f"| {' | '.join(shown.labels.columns)} |", "| --- | --- | --- | --- |"] if shown.glance else []
    for line in shown.glance:
        typical = "; ".join(part for part in (escaped(line.typical), *_findings(line.claim)) if part)
        value = f"{escaped(line.value)}{_loud(line.mark)}"
        rows.append(f"| {escaped(line.label)} | {value} | {typical} | {_behind(line.claim, line.mark)} |")
    further = _further(shown)
    return [*rows, *([""] if rows and further else []), *further]


def _further(shown: Card) -> Block:
    """What the table has no room for, a line each; what is like everyone is one line."""
    lines = []
    for line in shown.further_glance:
        typical = f" ({escaped(line.typical)})" if line.typical else ""
        behind = _behind(line.claim, line.mark)
        text = f"{answered(escaped(line.label), escaped(line.value))}{_loud(line.mark)}{typical}"
        lines += [f"- {text}{f' — {behind}' if behind else ''}", *_objections(line.claim, "  ")]
    if shown.common:
        behind = " · ".join(_behind(line.claim, line.mark) for line in shown.common)
        lines.append(f"- {escaped(shown.like_everyone)} — {behind}")
    return lines


def _voices(heading: str, voices: Iterable[ShownQuote]) -> list[Block]:
    blocks = [_quote(quote) for quote in voices]
    return [[f"## {heading}"], *blocks] if blocks else []


def _quote(quote: ShownQuote) -> Block:
    tail = " — ".join(part for part in (escaped(quote.who), _behind(quote.claim, quote.mark)) if part)
    lines = [f"> {escaped(quote.claim.text).join(quote.marks)}{_loud(quote.mark)}", ">", f"> — {tail}"]
    return lines + ([">", *_objections(quote.claim, "> ")] if quote.claim.findings else [])


def _differences(shown: Card) -> list[Block]:
    blocks: list[Block] = []
    for pair in shown.differences:
        blocks += [[escaped(shown.labels.about.format(what=pair.about))], _quote(pair.one), [shown.labels.joined]]
        blocks.append(_quote(pair.other))
    return [[f"## {shown.labels.differences}"], *blocks] if blocks else []


def _journey(shown: Card) -> Block:
    lines = []
    for stage in shown.journey:
        lines.append(f"- Stage: {escaped(stage.name)}")
        for part, sentence in stage.parts:
            lines += [f"  - {_sentence(sentence, f'*{part}:* ')}", *_objections(sentence.claim, "    ")]
    return lines


def _use(shown: Card) -> Block:
    return [
        line
        for advice in shown.use
        for line in (
            f"- {_sentence(advice.in_words, f'**{advice.label}:** ')}{_aside(advice.rests_on)}",
            *_objections(advice.sentence.claim, "  "),
        )
    ]


def _aside(words: str) -> str:
    return f" *({escaped(words)})*" if words else ""


def _ledger(segment: Segment, report: CheckReport, labels: CardLabels) -> Block:
    lines = [f"- {label}: {escaped(value)}" for label, value in account.ledger_rows(segment, report, labels)]
    return lines + [
        f"- {labels.against}: {escaped(claim).join(labels.marks)} {labels.but} {escaped(words)} {_id(evidence)}"
        for claim, words, evidence in account.objections(segment, report, labels)
    ]
