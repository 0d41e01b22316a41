"""Flags that several commands share, declared once: a group is a dataclass whose fields are options."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from persona_gen.cli.shared import (
    EvidenceBudget,
    FreshOption,
    JudgeOption,
    MaxReply,
    ModelOption,
    Prices,
    PromptsOption,
    Rounds,
    StepsOption,
    steps_choice,
)

if TYPE_CHECKING:
    from persona_gen.runs.context import ModelFlags
    from persona_gen.writer.write_persona import WritingOptions


@dataclass(frozen=True)
class AskingFlags:
    """Which models are asked, and how."""

    model: ModelOption = None
    judge: JudgeOption = None
    prompts: PromptsOption = None
    max_reply: MaxReply = None
    fresh: FreshOption = False

    def of_models(self, **limits: Any) -> ModelFlags:
        """The same for `run_context`, with the ``limits`` of `ModelFlags` that only some commands take."""
        from persona_gen.runs.context import ModelFlags

        shared = ("model", "judge", "prompts", "max_reply", "fresh")
        return ModelFlags(**{name: getattr(self, name) for name in shared}, **limits)


@dataclass(frozen=True)
class WritingFlags(AskingFlags):
    """How personas are written, besides."""

    steps: StepsOption = "auto"
    rounds: Rounds = 2
    evidence_budget: EvidenceBudget = 8000
    prices: Prices = None

    def of_models(self, **limits: Any) -> ModelFlags:
        """As above, with the prices."""
        return super().of_models(prices=self.prices, **limits)

    def options(self) -> WritingOptions:
        """The record that writing takes. Raises `ConfigError` for ``--steps`` of another value."""
        from persona_gen.writer.write_persona import WritingOptions

        return WritingOptions(steps_choice(self.steps), self.rounds, self.evidence_budget)


def takes_flag_groups(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each field of a group where the parameter of that type stands.

    Typer reads a command's options from its signature, so the signature is what is put together. Parameters are given
    by keyword, so that a group may stand anywhere among them.
    """
    own = inspect.signature(command, eval_str=True).parameters.values()
    options = {p.name: inspect.signature(p.annotation, eval_str=True).parameters for p in own if _is_group(p)}
    groups = {p.name: p.annotation for p in own if p.name in options}

    @wraps(command)
    def with_groups(**values: Any) -> None:
        for name, group in groups.items():
            values[name] = group(**{option: values.pop(option) for option in options[name]})
        command(**values)

    each = [one for p in own for one in (options[p.name].values() if p.name in options else [p])]
    by_keyword = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in each]
    with_groups.__dict__["__signature__"] = inspect.Signature(by_keyword)
    with_groups.__annotations__ = {one.name: one.annotation for one in by_keyword}
    return with_groups


def _is_group(parameter: inspect.Parameter) -> bool:
    return isinstance(parameter.annotation, type) and is_dataclass(parameter.annotation)
