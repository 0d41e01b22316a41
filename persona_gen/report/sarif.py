"""Findings as SARIF 2.1.0 (OASIS standard), which code scanning services and editors read."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from persona_gen import __version__
from persona_gen.domain import CheckedClaim, CheckReport, Finding
from persona_gen.report import wording
from persona_gen.report.places import ClaimPlace, Places, file_uri

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SARIF_LEVELS = {"contradicted": "error", "unsupported": "warning", "unverified": "note"}


class RuleText(Protocol):
    """What the report says of a rule; the checker's `Rule` is one. Reports do not import the checker."""

    @property
    def id(self) -> str:
        """The rule's name."""

    @property
    def verdict(self) -> str:
        """What a complaint makes of a claim: contradicted or unsupported."""

    @property
    def objects_to(self) -> str:
        """What is wrong with the claims it flags."""

    @property
    def silent(self) -> str:
        """Where it says nothing."""


def sarif(checked: Sequence[tuple[CheckReport, str, str]], rules: Iterable[RuleText]) -> str:
    """One SARIF log, indented and ending in a newline, over check reports with their persona file and its text.

    The text may be empty: then findings point at line 1.
    """
    described = [_rule(rule) for rule in rules]
    driver = {"name": "persona-gen", "version": __version__, "semanticVersion": __version__, "rules": described}
    index = {rule["id"]: i for i, rule in enumerate(described)}
    results = [result for one in checked for result in _results(*one, index)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: RuleText) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": _sentence(rule.objects_to)},
        "help": {"text": f"Objects to {rule.objects_to}. Silent {rule.silent}."},
        "defaultConfiguration": {"level": SARIF_LEVELS[rule.verdict]},
    }


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def _results(report: CheckReport, file: str, text: str, index: dict[str, int]) -> Iterable[dict[str, Any]]:
    places = Places(text)
    seen: Counter[str] = Counter()
    for claim in report.claims:
        for finding in claim.findings:
            mark = _fingerprint(report.persona, claim, finding)
            seen[mark] += 1
            yield {
                **_result(report, claim, finding, file, places.of(claim, finding)),
                **({"ruleIndex": index[finding.rule]} if finding.rule in index else {}),
                "partialFingerprints": {"claim/v1": f"{mark}:{seen[mark]}"},
            }


def _result(report: CheckReport, claim: CheckedClaim, finding: Finding, file: str, place: ClaimPlace) -> dict[str, Any]:
    message = finding.reason + (f" (suggestion: {finding.suggestion})" if finding.suggestion else "")
    region = {"startLine": place.line, "startColumn": place.column}
    region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return {
        "ruleId": finding.rule,
        "level": SARIF_LEVELS.get(claim.verdict, "warning"),
        "message": {"text": wording.printable(message)},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": file_uri(file)}, "region": region},
                "logicalLocations": [{"fullyQualifiedName": f"{report.persona}.{claim.path}", "name": claim.path}],
            }
        ],
        "properties": {
            "verdict": claim.verdict,
            "cites": list(claim.cites),
            "evidence": [e.id for e in finding.evidence],
        },
    }


def _fingerprint(persona: str, claim: CheckedClaim, finding: Finding) -> str:
    """The same for the same complaint about the same words of a field, wherever in its list the claim now stands."""
    field = claim.path.partition("[")[0]
    words = claim.text[slice(*finding.span)]
    return hashlib.sha256("\n".join((persona, field, claim.text, finding.rule, words)).encode()).hexdigest()[:16]
