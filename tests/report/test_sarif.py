"""SARIF 2.1.0: the structure code scanning needs, by hand, since no package ships the schema.

The sample's log was also validated once against the OASIS schema (errata 01), without a complaint.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from report_sample import persona, report

from persona_gen import __version__
from persona_gen.checker.rules import RULES_BY_ID
from persona_gen.domain import CheckReport
from persona_gen.report.json import json_file
from persona_gen.report.sarif import sarif


def log(*files: str, checked: CheckReport | None = None) -> dict[str, Any]:
    """The sample's log, once for each file."""
    text = json_file(persona())
    reports = [(checked or report(), file, text) for file in files or ("out/emma.json",)]
    whole = json.loads(sarif(reports, RULES_BY_ID.values()))
    assert isinstance(whole, dict)
    return whole


def results(whole: dict[str, Any]) -> list[dict[str, Any]]:
    """The results of the one run."""
    (run,) = whole["runs"]
    found: list[dict[str, Any]] = run["results"]
    return found


def place(result: dict[str, Any]) -> dict[str, Any]:
    """The one physical location."""
    (location,) = result["locations"]
    physical: dict[str, Any] = location["physicalLocation"]
    return physical


def test_log_has_what_the_standard_requires() -> None:
    """Version, one run, a driver with a name and every rule, and a message in every result."""
    whole = log()
    assert whole["version"] == "2.1.0"
    driver = whole["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("persona-gen", __version__)
    assert [rule["id"] for rule in driver["rules"]] == list(RULES_BY_ID)
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"].endswith(".")
        assert RULES_BY_ID[rule["id"]].silent in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    assert all(result["message"]["text"] for result in results(whole))


def test_each_finding_is_a_result_at_its_words() -> None:
    """The wrong figure is an error with its rule, its field path and the columns of the figure."""
    assert len(results(log())) == len(report().findings)
    wrong = next(r for r in results(log()) if r["ruleId"] == "number-mismatch")
    assert list(RULES_BY_ID)[wrong["ruleIndex"]] == "number-mismatch"
    assert wrong["level"] == "error"
    assert wrong["message"]["text"].endswith("(n = 412) (suggestion: 48 %)")
    assert wrong["locations"][0]["logicalLocations"][0]["name"] == "story[0]"
    region = place(wrong)["region"]
    line = json_file(persona()).splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "82 %"


def test_unsupported_is_a_warning() -> None:
    """What has no support warns; only a contradiction is an error."""
    levels = {r["ruleId"]: r["level"] for r in results(log())}
    assert levels["attribute-not-in-source"] == "warning"
    assert levels["quote-altered"] == "error"


def test_rule_that_is_not_described_has_no_index() -> None:
    """A finding of a rule that the log does not describe still names it."""
    found = results(json.loads(sarif([(report(), "emma.json", "")], [])))
    assert {r["ruleId"] for r in found} == {finding.rule for _, finding in report().findings}
    assert not any("ruleIndex" in r for r in found)


def test_unverified_claims_are_no_results() -> None:
    """What nobody has judged is no finding."""
    assert "note" not in {r["level"] for r in results(log())}


def test_fingerprints_outlive_reordering() -> None:
    """A claim that moves within its list keeps its fingerprint; two alike in one persona differ."""
    before = {r["partialFingerprints"]["claim/v1"] for r in results(log())}
    moved = [c.model_copy(update={"path": c.path.replace("[0]", "[7]")}) for c in reversed(report().claims)]
    after = {
        r["partialFingerprints"]["claim/v1"]
        for r in results(log(checked=report().model_copy(update={"claims": tuple(moved)})))
    }
    assert before == after
    twice = report().model_copy(update={"claims": report().claims * 2})
    assert len({r["partialFingerprints"]["claim/v1"] for r in results(log(checked=twice))}) == 2 * len(before)


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("out/emma.json", "out/emma.json"),
        ("out/./ä b#1.json", "out/%C3%A4%20b%231.json"),
        (str(Path.cwd() / "x" / "emma.json"), "x/emma.json"),
        (str(Path(Path.cwd().anchor) / "no such" / "e.json"), (Path(Path.cwd().anchor) / "no such/e.json").as_uri()),
    ],
)
def test_file_is_a_uri(file: str, uri: str) -> None:
    """Files below the working folder are relative, with forward slashes and percent-encoded."""
    assert place(results(log(file))[0])["artifactLocation"]["uri"] == uri


def test_a_clean_persona_has_an_empty_list_of_results() -> None:
    """No finding is an empty list, which means checked; a missing list would mean not run."""
    clean = report().model_copy(
        update={"claims": tuple(c.model_copy(update={"findings": ()}) for c in report().claims)}
    )
    assert results(log(checked=clean)) == []
