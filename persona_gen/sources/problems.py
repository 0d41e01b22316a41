"""What is wrong with a value, in plain words: validation errors become one `InputError` with place and cure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Literal, NamedTuple, NoReturn, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from persona_gen.domain import counted
from persona_gen.errors import InputError

FieldPath = tuple[str | int, ...]
"""Where a value sits in a document: ``("statistics", 3, "value")``."""


class Place(NamedTuple):
    """A spot in a file as a person finds it again; ``line`` (0 where unknown) sorts places of one file."""

    file: str
    line: int
    text: str

    def seen_from(self, file: str) -> str:
        """The place in a message about ``file``: the file's name is said only where it is another one."""
        return self.text if self.file == file and self.text else f"{self.file}, {self.text}".removesuffix(", ")


Model = TypeVar("Model", bound=BaseModel)
Locate = Callable[[FieldPath], Place]


class Problem(NamedTuple):
    """One complaint; ``about`` the whole record where its parts are right and do not fit together."""

    place: Place
    what: str
    cure: str
    about: Literal["part", "whole", "missing"] = "part"


EXAMPLES = {
    "segment": "anxious-first-time-buyers",
    "attribute": "Housing",
    "measure": "share",
    "value": "0.48",
    "text": "the participant's words",
    "stage": "consideration",
}

OTHER_WORDS = {
    "average": "mean",
    "avg": "mean",
    "percent": "share",
    "percentage": "share",
    "%": "share",
    "sum": "total",
}
"""What people call a measure, and what it is called here."""


def field_path(path: FieldPath) -> str:
    """The path in print: ``statistics[3].value``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def quoted(value: object) -> str:
    """A value in quotation marks, shortened so that the message stays one readable line."""
    text = str(value)
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}..."'


def refuse_first(problems: Iterable[Problem]) -> None:
    """Raise the problem that comes first in its file, with the number of the others; nothing if there is none.

    A missing key comes last: where a key is misspelt, that is the news.
    """
    ordered = sorted(problems, key=lambda problem: (problem.about == "missing", problem.place.line))
    if ordered:
        others = len(ordered) - 1
        more = f" (and {counted(others, 'more problem')})" if others else ""
        place, what, cure, _ = ordered[0]
        fail(place, what, cure + more)


def fail(place: Place, what: str, cure: str) -> NoReturn:
    """Raise one complaint as an `InputError`."""
    raise InputError(place.file, place.text, what, cure=cure)


MOST_WORDED = 500
"""Problems of one record that are put into words."""
MOST_KEYS = 100_000
"""Keys of one record that are looked at; ours have a dozen."""


def validated(model: type[Model], data: object, path: FieldPath, locate: Locate) -> tuple[Model | None, list[Problem]]:
    """``data`` as a ``model``, or None and what is wrong with it. A known key without a value counts as absent."""
    if isinstance(data, Mapping):
        keys = known_keys(model)
        if len(data) > MOST_KEYS:
            return None, [
                Problem(
                    locate(path), f"this group has {len(data):,} keys", f"write it with its keys: {', '.join(keys)}"
                )
            ]
        data = {key: value for key, value in data.items() if value is not None or key not in keys}
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        # The first in the file is told and the others are counted: whoever sends 300,000 wrong keys waits for no more.
        wrong = error.errors(include_url=False)
        problems = [_problem(model, details, path, locate) for details in wrong[:MOST_WORDED]]
        return None, problems + problems[-1:] * (len(wrong) - len(problems))


@cache
def known_keys(model: type[BaseModel]) -> list[str]:
    """The keys a record may have, as files spell them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def unknown_word(word: str, allowed: Sequence[str], kind: str = "key") -> tuple[str, str]:
    """The complaint about a word that is not one of ``allowed``, and the cure: the nearest, or all of them."""
    near = difflib.get_close_matches(word.strip().lower(), allowed, 1, 0.6)
    cure = f"did you mean {near[0]}?" if near else f"the {kind}s are {', '.join(allowed)}"
    return f"unknown {kind} {quoted(word)}", cure


def _problem(model: type[BaseModel], details: ErrorDetails, path: FieldPath, locate: Locate) -> Problem:
    """One pydantic error in plain words, at its place."""
    loc: FieldPath = details["loc"]
    key, kind, given, context = (str(loc[-1]) if loc else "", details["type"], details["input"], details.get("ctx", {}))
    if kind == "missing":
        example = f", for example {EXAMPLES[key]}" if key in EXAMPLES else ""
        return Problem(locate(path + loc[:-1]), f'"{key}" is missing', f"give one{example}", "missing")
    place = locate(path + loc)
    if kind == "refused":
        return Problem(place, context["what"], context["cure"], "part" if loc else "whole")
    if kind == "extra_forbidden":
        return Problem(place, *unknown_word(key, known_keys(_record_at(model, loc[:-1]))))
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        keys = ", ".join(known_keys(_record_at(model, loc)))
        return Problem(
            place, f"this is {_shown(given)}, where a group of keys belongs", f"write it with its keys: {keys}"
        )
    return Problem(place, *_wording(kind, given, context, details["msg"]))


def _shown(given: object) -> str:
    return {dict: "a group of keys", list: "a list", type(None): "empty"}.get(type(given), quoted(given))


def _wording(kind: str, given: object, context: Mapping[str, Any], message: str) -> tuple[str, str]:  # noqa: PLR0911
    """The complaint and the cure for a value of the wrong kind."""
    shown = _shown(given)
    if kind.startswith(("int_", "float_", "finite_")):
        wanted = "a whole number" if kind.startswith("int_") else "a number"
        return f"{shown} is not {wanted}" if isinstance(given, str) else f"this is {shown}", _number_cure(given, wanted)
    if kind.startswith("bool_"):
        return f"{shown} is neither true nor false", "write true or false"
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", context["expected"])
        near = difflib.get_close_matches(str(given).lower(), allowed, 1, 0.6) or [
            OTHER_WORDS.get(str(given).lower(), "")
        ]
        cure = f"write {near[0]}" if near[0] in allowed else "write one of these"
        return f"{shown} is not one of {', '.join(allowed)}", cure
    if kind == "string_too_short" or given is None:
        return "this is empty", "write a text or remove the entry"
    if kind == "string_type":
        return f"this is {shown}, where one text belongs", "write the text itself"
    if kind == "string_pattern_mismatch":
        return f"{shown} is not a locale", "write language and country, for example en_GB"
    if kind == "tuple_type":
        return f"this is {shown}, where a list belongs", 'begin each entry with "- ", or put them in [ ]'
    return message, "correct the value"


def _number_cure(given: object, wanted: str) -> str:
    """How to write what was probably meant."""
    text = re.sub(r"\s", "", str(given))
    if percent := re.fullmatch(r"(\d+(?:[.,]\d+)?)%", text):
        number = percent[1].replace(",", ".")
        return f"write {percent_as_fraction(number)} for a share, {number} for anything else"
    if re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?", text):
        return f"write {text.replace(',', '')}, without a separator between thousands"
    if re.fullmatch(r"\d+,\d+", text):
        return f"write {text.replace(',', '.')}, with a decimal point"
    if number := re.fullmatch(r"[^\w.,+-]?(\d{1,12}(\.\d{1,6})?)[^\d.,:;/+-]+", text):
        return f"write {number[1]} alone"
    return f"write {wanted} such as {412 if wanted == 'a whole number' else 0.48}"


def percent_as_fraction(percent: str) -> str:
    """A percentage as the fraction it stands for, digit for digit: ``47.60`` is ``0.4760``."""
    return f"{Decimal(percent) / 100:f}"


def _record_at(model: type[BaseModel], path: FieldPath) -> type[BaseModel]:
    """The record that stands at ``path`` within ``model``."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = _record_in(model.model_fields[step].annotation) or model
    return model


def _record_in(annotation: Any) -> type[BaseModel] | None:
    """The record type named somewhere in an annotation such as ``tuple[Statistic, ...]`` or ``Source | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((record for part in get_args(annotation) if (record := _record_in(part))), None)
