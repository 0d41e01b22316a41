"""Every rule flags what it must and lets pass what it must.

The tables are data: one module per rule in `rule_tables/`, named after the rule id with underscores, with `MUST_FLAG`
(rows of `Flag`) and `MUST_PASS` (rows of `Pass`), at least fifteen rows each, over the two segments in its `__init__`.
A new rule needs its two tables and no code here.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from rows import every_row
from rule_tables import NAME, SEGMENTS, Flag, Pass, piece
from rule_tables._more_evidence import persona

from persona_gen.checker import judge_protocol
from persona_gen.checker.check import check_claim
from persona_gen.checker.rules import RULES_BY_ID
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Finding
from persona_gen.report.finding_labels import finding_in_german

INDEX = {name: SegmentIndex(segment, SEGMENTS.values()) for name, segment in SEGMENTS.items()}
LEAST = 15
TABLES = [rule for rule in RULES_BY_ID if rule not in {judged.id for judged in judge_protocol.RULES}]
"""Rules with a table; those that need a judge are in `test_judges.py`."""


def table(rule: str) -> ModuleType:
    """The module with a rule's tables, which must be there."""
    return import_module(f"rule_tables.{rule.replace('-', '_')}")


def findings(rule: str, row: Flag | Pass) -> list[Finding]:
    """What the rule says about the row."""
    places = {"quotation": "quotes[0]", "trait": "snapshot[0]", "goal": "goals[0]", "role": "role"}
    path = (places | {"move": "use[0]", "line": "use[0]"}).get(row.kind, "story[0]")
    checked = check_claim(path, piece(row), NAME, INDEX[row.segment], persona(row))
    return [finding for finding in checked.findings if finding.rule == rule]


@every_row("rule", TABLES)
def test_every_rule_has_both_tables(rule: str) -> None:
    """Each rule has at least fifteen sentences it must flag and fifteen it must let pass, none of them twice."""
    module = table(rule)
    assert RULES_BY_ID[rule].example[0] in {row.text for row in module.MUST_FLAG}, "the example is none it must flag"
    for which in (module.MUST_FLAG, module.MUST_PASS):
        assert len({(row.text, row.cites, row.kind, getattr(row, "words", "")) for row in which}) == len(which) >= LEAST


@every_row(("rule", "row"), [(rule, row) for rule in TABLES for row in table(rule).MUST_FLAG])
def test_must_flag(rule: str, row: Flag) -> None:
    """The rule complains of these very words, says in one line what is true, and suggests what the row promises."""
    complaints = findings(rule, row)
    at = [finding for finding in complaints if row.text[slice(*finding.span)] == (row.words or row.text)]
    assert at, [(row.text[slice(*finding.span)], finding.reason) for finding in complaints]
    assert row.reason in at[0].reason
    assert "\n" not in at[0].reason and "{" not in at[0].reason
    assert row.suggests in (at[0].suggestion or "")
    assert finding_in_german(at[0].reason), "a German card says it in German: report/finding_labels.py"


@every_row(("rule", "row"), [(rule, row) for rule in TABLES for row in table(rule).MUST_PASS])
def test_must_pass(rule: str, row: Pass) -> None:
    """The rule is silent."""
    assert [(row.text[slice(*f.span)], f.reason) for f in findings(rule, row)] == []
