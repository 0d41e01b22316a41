"""The card as CommonMark with GitHub's tables. Whatever comes from data or a model is escaped."""

from __future__ import annotations

import re

from persona_gen.domain import CLAIM_LISTS, CheckedClaim, CheckReport, Persona, Quotation, Segment
from persona_gen.report import wording

SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|&~$]")
TOKEN = re.compile(r"[^\s`|]+")
LIVE = re.compile(r"://|www\.|mailto:|xmpp:|@|#\d|(?<!\d):[\w+-]+:", re.I)
"""What GitHub makes a link, a mention or an emoji however it is escaped: only a code span keeps such a token still."""

PLAIN_ID = re.compile(r"[\w.:-]+")


def escaped(text: str) -> str:
    """The text as CommonMark that shows it literally, on one line. It must not stand at the start of a line."""
    text = " ".join(wording.clean(text).split())
    parts, at = [], 0
    for token in TOKEN.finditer(text):
        if LIVE.search(token[0]):
            code = token[0].rstrip(".,;!?")
            parts += [SPECIAL.sub(r"\\\g<0>", text[at : token.start()]), f"`{code}`"]
            at = token.start() + len(code)
    return "".join([*parts, SPECIAL.sub(r"\\\g<0>", text[at:])])


def card(persona: Persona, segment: Segment, report: CheckReport) -> str:
    """The persona with its evidence and findings as one Markdown document, ending in a newline."""
    claims = wording.checked_claims(persona, report)
    summary = f"**{wording.groundedness(claims.values())}** {wording.summary(claims.values(), report.judge)}"
    legend = " · ".join(f"{sign} {verdict}" for verdict, sign in wording.SIGNS.items())
    blocks = [[f"# {escaped(persona.name)}"]]
    if tagline := claims.get("tagline"):
        blocks += [[_said(tagline), *_objections(tagline, "")]]
    blocks += [[f"Stands for {escaped(wording.standing_for(segment))}. {wording.INVENTED}"], [summary], [legend]]
    blocks += _section("Snapshot", _snapshot(persona, segment, claims))
    for field in CLAIM_LISTS:
        items = [line for i in range(len(getattr(persona, field))) for line in _item(claims[f"{field}[{i}]"])]
        blocks += _section(wording.HEADINGS[field], items)
    blocks += _section("Journey", _journey(persona, claims))
    if persona.quotes:
        blocks += [[f"## {wording.HEADINGS['quotes']}"]]
        blocks += [_quote(claims[f"quotes[{i}]"], quote, segment) for i, quote in enumerate(persona.quotes)]
    if empty := wording.empty_fields(persona):
        blocks += [[f"*{empty}*"]]
    blocks += _section("Evidence", _ledger(segment, report))
    blocks += [["---"], *([escaped(sentence)] for sentence in wording.footer(persona, segment, report))]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _section(heading: str, lines: list[str]) -> list[list[str]]:
    return [[f"## {heading}"], lines] if lines else []


def _tail(claim: CheckedClaim) -> str:
    """The verdict (bold where something is wrong) and the ids."""
    quiet = claim.verdict in ("supported", "fiction")
    verdict = claim.verdict if quiet else f"**{claim.verdict}**"
    return " ".join([verdict, *map(_id, claim.cites)])


def _id(evidence_id: str) -> str:
    return f"`{evidence_id}`" if PLAIN_ID.fullmatch(evidence_id) else escaped(f"[{evidence_id}]")


def _said(claim: CheckedClaim, label: str = "") -> str:
    return f"{wording.SIGNS[claim.verdict]} {label}{escaped(claim.text)} — {_tail(claim)}"


def _item(claim: CheckedClaim, label: str = "") -> list[str]:
    """A list item, and under it what the rules object."""
    return [f"- {_said(claim, label)}", *_objections(claim, "  ")]


def _objections(claim: CheckedClaim, indent: str) -> list[str]:
    return [f"{indent}- {objection}" for objection in _findings(claim)]


def _findings(claim: CheckedClaim) -> list[str]:
    return [
        f"{_id(finding.rule)}: {escaped(finding.reason)}"
        + (f" — suggestion: {escaped(finding.suggestion)}" if finding.suggestion else "")
        for finding in claim.findings
    ]


def _snapshot(persona: Persona, segment: Segment, claims: dict[str, CheckedClaim]) -> list[str]:
    if not persona.snapshot:
        return []
    rows = ["| | Attribute | Value | In the segment | Evidence |", "| --- | --- | --- | --- | --- |"]
    for i, trait in enumerate(persona.snapshot):
        claim = claims[f"snapshot[{i}]"]
        spread = "; ".join([escaped(wording.spread(trait, segment)), *_findings(claim)])
        cells = (wording.SIGNS[claim.verdict], escaped(trait.attribute), escaped(trait.value), spread, _tail(claim))
        rows.append(f"| {' | '.join(cells)} |")
    return rows


def _journey(persona: Persona, claims: dict[str, CheckedClaim]) -> list[str]:
    lines = []
    for i, step in enumerate(persona.journey):
        lines.append(f"- Stage: {escaped(step.stage)}")
        for part in ("doing", "feeling", "friction"):
            if claim := claims.get(f"journey[{i}].{part}"):
                lines += [f"  {line}" for line in _item(claim, f"*{part}:* ")]
    return lines


def _quote(claim: CheckedClaim, quotation: Quotation, segment: Segment) -> list[str]:
    said = f"> {wording.SIGNS[claim.verdict]} “{escaped(claim.text)}”"
    return [said, ">", f"> — {escaped(wording.attribution(quotation, segment))} — {_tail(claim)}"] + (
        [">", *_objections(claim, "> ")] if claim.findings else []
    )


def _ledger(segment: Segment, report: CheckReport) -> list[str]:
    lines = [f"- {label}: {escaped(value)}" for label, value in wording.ledger_rows(segment, report)]
    return lines + [
        f"- Against: “{escaped(claim)}” but {escaped(words)} {_id(evidence)}"
        for claim, words, evidence in wording.objections(segment, report)
    ]
