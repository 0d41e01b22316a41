"""The card for a terminal: what is said at the left, what bears it out at the right."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from persona_gen.domain import CLAIM_LISTS, CheckedClaim, CheckReport, Finding, Persona, Segment
from persona_gen.report import wording
from persona_gen.report.terminal import STYLES, beside, printed, with_tail, words, wrapped

NARROWEST = 40
DIM = "dim"


def card(persona: Persona, segment: Segment, report: CheckReport, *, width: int = 88, colour: bool = False) -> str:
    """The persona with its evidence and findings, ``width`` cells wide (at least `NARROWEST`), ending in a newline.

    For a terminal that cannot show every character, pass the card through `terminal.for_encoding`.
    """
    width = max(width, NARROWEST)
    claims = wording.checked_claims(persona, report)
    lines = _header(persona, segment, claims, width)
    lines += _snapshot(persona, segment, claims, width)
    for field in CLAIM_LISTS:
        section = [_claim(claims[f"{field}[{i}]"], width) for i in range(len(getattr(persona, field)))]
        lines += _section(wording.HEADINGS[field], section)
    lines += _journey(persona, claims, width)
    lines += _quotes(persona, segment, claims, width)
    if empty := wording.empty_fields(persona):
        lines += [Text(), *wrapped(words(empty, DIM), width)]
    lines += _account(persona, segment, report, claims, width)
    return printed(lines, colour=colour)


def _section(heading: str, blocks: list[list[Text]]) -> list[Text]:
    return [Text(), words(heading, "bold"), *(line for block in blocks for line in block)] if blocks else []


def _sign(claim: CheckedClaim) -> Text:
    return words(f"  {wording.SIGNS[claim.verdict]} ", STYLES[claim.verdict])


def _tail(claim: CheckedClaim) -> Text:
    """``[goal.cost-clear] supported``: loud only where something is wrong."""
    ids = words(f"[{', '.join(claim.cites)}] ", DIM) if claim.cites else Text()
    quiet = claim.verdict in ("supported", "fiction")
    return ids + words(claim.verdict, DIM if quiet else STYLES[claim.verdict])


def _marked(claim: CheckedClaim, before: str = "", after: str = "", style: str = "") -> Text:
    """The claim's words, underlined (in colour) where a finding points."""
    body = words(f"{before}{claim.text}{after}", style)
    for finding in claim.findings:
        body.stylize("underline", *(len(before) + offset for offset in finding.span))
    return body


def _claim(claim: CheckedClaim, width: int) -> list[Text]:
    """Sign, words and tail; under them what the rules object."""
    lines = with_tail(_marked(claim), _tail(claim), width - 4)
    return beside([_sign(claim)], lines, 4) + _objections(claim, width)


def _objections(claim: CheckedClaim, width: int) -> list[Text]:
    return [line for finding in claim.findings for line in _finding(finding, STYLES[claim.verdict], width)]


def _finding(finding: Finding, style: str, width: int) -> list[Text]:
    said = words(f"{finding.rule}: ", style) + words(finding.reason)
    lines = wrapped(said, width - 6)
    if finding.suggestion:
        lines += wrapped(words(f"suggestion: {finding.suggestion}"), width - 6)
    return beside([], lines, 6)


def _header(persona: Persona, segment: Segment, claims: dict[str, CheckedClaim], width: int) -> list[Text]:
    letters = wording.initials(persona.name)
    edge = "─" * (cell_len(letters) + 4)
    monogram = [words(line, STYLES["fiction"]) for line in (f"╭{edge}╮", f"│  {letters}  │", f"╰{edge}╯")]
    indent = cell_len(edge) + 4
    room = width - indent
    lines = with_tail(words(persona.name, "bold"), words("~ name and portrait: fiction", DIM), room)
    if tagline := claims.get("tagline"):
        lines += [line[2:] for line in _claim(tagline, room + 2)]
    lines += wrapped(words(wording.standing_for(segment)), room)
    legend = "   ".join(f"{sign} {verdict}" for verdict, sign in wording.SIGNS.items())
    return [*beside(monogram, lines, indent), Text(), *wrapped(words(legend, DIM), width)]


def _snapshot(persona: Persona, segment: Segment, claims: dict[str, CheckedClaim], width: int) -> list[Text]:
    """Rows of attribute, value and spread; the first two columns as wide as they need, within a sixth and a fifth."""

    def column(longest: int, share: int) -> int:
        return min(longest, width // share) + 2

    attributes = column(max((words(t.attribute).cell_len for t in persona.snapshot), default=0), 6)
    values = column(max((words(t.value).cell_len for t in persona.snapshot), default=0), 5)
    rows = []
    for i, trait in enumerate(persona.snapshot):
        claim = claims[f"snapshot[{i}]"]
        spread = with_tail(words(wording.spread(trait, segment), DIM), _tail(claim), width - 4 - attributes - values)
        row = beside(wrapped(words(trait.value, "bold"), values - 2), spread, values)
        row = beside(wrapped(words(trait.attribute), attributes - 2), row, attributes)
        rows.append(beside([_sign(claim)], row, 4) + _objections(claim, width))
    return _section("Snapshot", rows)


def _journey(persona: Persona, claims: dict[str, CheckedClaim], width: int) -> list[Text]:
    blocks = []
    for i, step in enumerate(persona.journey):
        block = [Text("  ") + line for line in wrapped(words(step.stage, "italic"), width - 2)]
        for part in ("doing", "feeling", "friction"):
            if claim := claims.get(f"journey[{i}].{part}"):
                said = with_tail(_marked(claim), _tail(claim), width - 16)
                said = beside([words(part, DIM)], said, 10)
                block += beside([], beside([_sign(claim)], said, 4) + _objections(claim, width - 2), 2)
        blocks.append(block)
    return _section("Journey", blocks)


def _quotes(persona: Persona, segment: Segment, claims: dict[str, CheckedClaim], width: int) -> list[Text]:
    blocks = []
    for i, quotation in enumerate(persona.quotes):
        claim = claims[f"quotes[{i}]"]
        lines = wrapped(_marked(claim, "“", "”", "italic"), width - 4)
        lines += with_tail(words(f"– {wording.attribution(quotation, segment)}", DIM), _tail(claim), width - 4)
        blocks.append(beside([_sign(claim)], lines, 4) + _objections(claim, width))
    return _section(wording.HEADINGS["quotes"], blocks)


def _account(
    persona: Persona, segment: Segment, report: CheckReport, claims: dict[str, CheckedClaim], width: int
) -> list[Text]:
    """The ledger, the summary, and how the persona came about."""
    rows = [
        beside([words(f"  {label}", DIM)], wrapped(words(value), width - 14), 14)
        for label, value in wording.ledger_rows(segment, report)
    ]
    for claim, objection, evidence in wording.objections(segment, report):
        said = words(f"“{claim}” ") + words("but ", "bold") + words(f"{objection}")
        rows.append(beside([words("  Against", DIM)], with_tail(said, words(f"[{evidence}]", DIM), width - 14), 14))
    grounded = wording.groundedness(claims.values())
    lines = _section("Evidence", rows)
    lines += [Text(), words("─" * width, DIM)]
    lines += wrapped(words(wording.summary(claims.values(), report.judge)), width) + wrapped(
        words(grounded, "bold"), width
    )
    for sentence in wording.footer(persona, segment, report):
        lines += wrapped(words(sentence, DIM), width)
    return lines
