"""A model for tests of the whole: it writes a persona with two mistakes, and puts them right when it is told."""

from __future__ import annotations

import json
import re
from typing import Any

from loopback import Answer, said
from persona_drafts import empty_draft

WRONG_FIGURE = "82 % of the segment rent in a city."
RIGHT_FIGURE = "48 % of the segment rent in a city."
ALTERED_QUOTE = "I open fifty tabs and then I close the laptop."
RIGHT_QUOTE = "I open fifteen tabs and then I close the laptop."


def writer(request: dict[str, Any]) -> Answer:
    """Answers both prompts about `fixtures/anxious-first-time-buyers.yaml` as a capable model would."""
    prompt, asked = request["messages"][-1]["content"], request["response_format"]["json_schema"]["name"]
    if asked == "JudgedDraft":
        return said({"verdicts": verdicts(prompt)})
    rents, tabs = (_alias(prompt, words) for words in ("Rents in a city", "I open fifteen tabs"))
    if asked == "RepairDraft":
        figure, quote = (re.search(rf"^(\S+): .*{words}", prompt, re.M) for words in ("82 %", "fifty tabs"))
        assert figure and quote
        fixes = [
            {"path": figure[1], "text": RIGHT_FIGURE, "cites": [rents]},
            {"path": quote[1], "text": RIGHT_QUOTE, "cites": [tabs]},
        ]
        return said({"claims": fixes})
    costs, mistake = (_alias(prompt, words) for words in ("All costs shown", "cannot undo"))
    return said(
        empty_draft()
        | {
            "tagline": _claim("She opens fifteen tabs and then she closes the laptop.", tabs),
            "story": [_claim(WRONG_FIGURE, rents)],
            "goals": [_claim("All costs shown at the start matter to 69 % of the segment.", costs)],
            "frustrations": [_claim("77 % worry about making a mistake they cannot undo.", mistake)],
            "quotes": [{"text": ALTERED_QUOTE, "cites": [tabs]}],
        }
    )


def _claim(text: str, *cites: str) -> dict[str, Any]:
    return {"text": text, "cites": list(cites)}


def _alias(prompt: str, words: str) -> str:
    """The short id under which the prompt offers the evidence with these words."""
    found = re.search(rf"^([SQ]\d+)\b.*{words}", prompt, re.M)
    assert found, f"{words} is not offered"
    return found[1]


def nothing(request: dict[str, Any]) -> Answer:
    """The least that the schema asked for allows: lists are empty, texts say nothing, choices are the first."""
    schema = request["response_format"]["json_schema"]["schema"]

    def least(node: dict[str, Any]) -> Any:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
        if "enum" in node or "const" in node:
            return node.get("const", node.get("enum", [None])[0])
        if "anyOf" in node:
            return least(min(node["anyOf"], key=lambda each: each.get("type") != "null"))
        match node.get("type"):
            case "object":
                return {name: least(each) for name, each in node["properties"].items()}
            case "array":
                return [least(node["items"]) for _ in range(node.get("minItems", 0))]
            case "integer" | "number":
                return node.get("minimum", 0)
            case "boolean":
                return False
            case "null":
                return None
            case _:
                return "I would look at it."

    return said(least(schema))


def verdicts(prompt: str) -> list[dict[str, Any]]:
    """What a judge says who finds every claim borne out by the first piece it cites."""
    evidence = dict(re.findall(r'^(E\d+)(?: \("[^\n]*?"\))?: (".*")$', prompt, re.M))
    return [
        {
            "claim": claim,
            "words": [{"evidence": cited, "words": json.loads(evidence[cited])}],
            "missing": "",
            "against": [],
            "verdict": "supported",
        }
        for claim, cited in re.findall(r"^(C\d+) cites (E\d+)", prompt, re.M)
    ]
