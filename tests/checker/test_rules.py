"""Every rule flags what it must and lets pass what it must.

The tables are data: one module per rule in `rule_tables/`, named after the rule id with underscores, with `MUST_FLAG`
(rows of `Flag`) and `MUST_PASS` (rows of `Pass`), at least fifteen rows each, over the two segments in its `__init__`.
A new rule needs its two tables and no code here.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import pytest
from rule_tables import NAME, SEGMENTS, Flag, Pass, piece
from rule_tables._more_evidence import persona

from persona_gen.checker import judge_protocol
from persona_gen.checker.check import check_claim
from persona_gen.checker.rules import RULES_BY_ID
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Finding

INDEX = {name: SegmentIndex(segment, SEGMENTS.values()) for name, segment in SEGMENTS.items()}
LEAST = 15
JUDGED = {rule.id for rule in judge_protocol.RULES}
"""Rules that need a judge: `test_judges.py` has them."""


def table(rule: str) -> ModuleType | None:
    """The module with a rule's tables, if there is one."""
    name = f"rule_tables.{rule.replace('-', '_')}"
    return import_module(name) if find_spec(name) else None


def rows(which: str) -> list[object]:
    """All rows of one sort, each with its rule."""
    found = [(rule, row) for rule in RULES_BY_ID if (module := table(rule)) for row in getattr(module, which)]
    return [pytest.param(rule, row, id=f"{rule}: {row.text[:60]}") for rule, row in found]


def findings(rule: str, row: Flag | Pass) -> list[Finding]:
    """What the rule says about the row."""
    path = {"quotation": "quotes[0]", "trait": "snapshot[0]", "goal": "goals[0]"}.get(row.kind, "story[0]")
    checked = check_claim(path, piece(row), NAME, INDEX[row.segment], persona(row))
    return [finding for finding in checked.findings if finding.rule == rule]


@pytest.mark.parametrize("rule", [rule for rule in RULES_BY_ID if rule not in JUDGED])
def test_every_rule_has_both_tables(rule: str) -> None:
    """Each rule has at least fifteen sentences it must flag and fifteen it must let pass, none of them twice."""
    module = table(rule)
    assert module, f"tests/checker/rule_tables/{rule.replace('-', '_')}.py is missing"
    for which in (module.MUST_FLAG, module.MUST_PASS):
        assert len({(row.text, row.cites, row.kind, getattr(row, "words", "")) for row in which}) == len(which) >= LEAST


@pytest.mark.parametrize(("rule", "row"), rows("MUST_FLAG"))
def test_must_flag(rule: str, row: Flag) -> None:
    """The rule complains of these very words, says in one line what is true, and suggests what the row promises."""
    found = findings(rule, row)
    at = [finding for finding in found if row.text[slice(*finding.span)] == row.words]
    assert at, [(row.text[slice(*finding.span)], finding.reason) for finding in found]
    assert row.reason in at[0].reason
    assert "\n" not in at[0].reason and "{" not in at[0].reason
    assert row.suggests in (at[0].suggestion or "")


@pytest.mark.parametrize(("rule", "row"), rows("MUST_PASS"))
def test_must_pass(rule: str, row: Pass) -> None:
    """The rule is silent."""
    assert [(row.text[slice(*f.span)], f.reason) for f in findings(rule, row)] == []
