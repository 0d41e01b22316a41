"""``prompt``: what a model would be asked."""

from __future__ import annotations

from persona_gen.cli.app import app
from persona_gen.cli.shared import (
    EvidenceBudget,
    Json,
    PromptsOption,
    Quiet,
    Segments,
    StepsOption,
    noted,
    put,
    read_segments_of,
    steps_choice,
)


@app.command(
    "prompt",
    epilog="""\b
Example:
  persona-gen prompt fixtures/anxious-first-time-buyers.yaml --steps many""",
)
def prompt_command(
    segments: Segments,
    steps: StepsOption = "one",
    evidence_budget: EvidenceBudget = 8000,
    prompts: PromptsOption = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show what a model would be asked; spends nothing."""
    import json as json_module

    from persona_gen.llm.prompts import Prompts
    from persona_gen.report.json import escaped_json
    from persona_gen.writer.plan import Plan

    templates, many = Prompts(prompts), steps_choice(steps) == "many"
    for segment in read_segments_of(segments, quiet):
        plan = Plan.of(segment, evidence_budget=evidence_budget)
        asked = plan.prompts(templates, many=many)
        if not asked:
            noted(quiet)(f"{segment.name}: nothing to ask: code composes this persona")
        for messages in asked:
            if json:
                put(escaped_json(json_module.dumps(messages, ensure_ascii=False)) + "\n")
            else:
                put("\n\n".join(f"[{message['role']}]\n{message['content']}" for message in messages) + "\n\n")
