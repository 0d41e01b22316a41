"""Any number of small segments, and a model that writes a true persona of each: for tests and benchmarks of batches."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

from loopback import Answer, said
from persona_drafts import empty_draft

CHANNELS = ("a branch", "the app", "the telephone", "a comparison site")
WISHES = (
    "I want to see what it costs before I give you my number",
    "I'd rather read it twice than be talked into it",
    "I need one page that tells me what happens next",
    "I look at it on Sunday evening when the house is quiet",
    "I close the tab when it asks for my phone number",
    "I ask my sister because she has done it before",
)


def segment(number: int, *, changed: bool = False) -> dict[str, Any]:
    """A small segment as a file holds it; ``changed`` has other figures."""
    chance = random.Random(number)
    size = chance.randrange(80, 900)
    shares = [round(chance.uniform(0.1, 0.3) + 0.01 * changed, 2) for _ in CHANNELS[1:]]
    shares.append(round(1 - sum(shares), 2))
    channels = zip(CHANNELS, shares, strict=True)
    return {
        "schema": "persona-gen/segment@1",
        "id": f"segment-{number:05}",
        "name": f"Segment {number}",
        "size": size,
        "statistics": [
            {"attribute": "Age", "measure": "mean", "value": chance.randrange(22, 70), "unit": "years", "n": size},
            *(
                {"attribute": "First turns to", "category": category, "measure": "share", "value": share, "n": size}
                for category, share in channels
            ),
        ],
        "quotes": [
            {"text": f"{wish}, and that is how it is with offer {number}.", "speaker": f"P{index:02}"}
            for index, wish in enumerate(chance.sample(WISHES, 4), 1)
        ],
    }


def write_segments(folder: Path, count: int, *, changed: bool = False) -> Path:
    """One file a segment, ``segment-00000.json`` and on."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        content = json.dumps(segment(number, changed=changed), ensure_ascii=False)
        (folder / f"segment-{number:05}.json").write_text(content, encoding="utf-8")
    return folder


def persona(request: dict[str, Any]) -> Answer:
    """A persona whose claims are all true, as a capable model would write it, with the fields that are asked for.

    All but one are shown by code; that one is left to a judge.
    """
    prompt = request["messages"][-1]["content"]
    figure = re.search(r"^(S\d+)\b.*the app: (\d+) %", prompt, re.M)
    words = re.search(r"^(Q\d+)\b.*?\"(I [^\"]+?), and", prompt, re.M)
    assert figure and words, prompt
    claim = {"text": f"{figure[2]} % of the segment first turn to the app.", "cites": [figure[1]]}
    quote = {"text": words[2], "cites": [words[1]]}
    goal = {"text": f"In their words: “{words[2]}”.", "cites": [words[1]]}
    left_open = {"text": f"The app, to which {figure[2]} % first turn, is the way in.", "cites": [figure[1]]}
    parts = {"tagline": claim, "story": [claim, left_open], "goals": [goal], "frustrations": [goal], "quotes": [quote]}
    draft = empty_draft() | parts
    schema = request.get("response_format", {}).get("json_schema")  # an older version asks for fewer fields
    return said(
        {field: draft[field] for field in schema["schema"]["properties"] if field in draft} if schema else draft
    )
