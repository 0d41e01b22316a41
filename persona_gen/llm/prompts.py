"""Finds the prompt templates and renders them to messages.

A template is a `.jinja` file whose blocks are the messages, in order: ``{% block system %}``, ``{% block user %}``,
and for worked examples ``{% block user_1 %}``, ``{% block assistant_1 %}`` and so on. Untrusted text can therefore
never open a message of its own. Values are data: they are rendered, never compiled, and only plain ones (text,
numbers, lists, mappings) reach a template, since a record's methods lead out of the sandbox. A folder given by the user
replaces built-in templates file by file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from persona_gen.domain import Message
from persona_gen.errors import ConfigError, PromptError

MESSAGE_ROLES: Mapping[str, Literal["system", "user", "assistant"]] = {
    "system": "system",
    "user": "user",
    "assistant": "assistant",
}


def built_in_folder() -> Path:
    """The templates that ship with persona-gen: inside the wheel, or beside the package in a checkout."""
    inside = Path(__file__).parent.parent / "prompts"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "prompts"


class Prompts:
    """The templates in force: the built-in ones, each replaceable by a file of the same name in ``folder``.

    Raises `ConfigError` when ``folder`` is not a folder or replaces nothing.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folders = [built_in_folder()]
        if folder is not None:
            names = {path.name for path in self._folders[0].glob("*.jinja")}
            if not folder.is_dir():
                raise ConfigError(f"--prompts {folder} is not a folder", cure="name a folder of .jinja files")
            if not any((folder / name).is_file() for name in names):
                raise ConfigError(
                    f"--prompts {folder} replaces no template",
                    cure=f"put one of these there: {', '.join(sorted(names))}",
                )
            self._folders.insert(0, folder)

    def render(self, name: str, **values: Any) -> list[Message]:
        """The messages of the template ``name`` (without its ending). Raises `PromptError`.

        Raises `TypeError` for a value that is not plain: that is a fault of the caller, not of the template.
        """
        values = {key: _plain(value) for key, value in values.items()}
        try:
            template = _environment(tuple(map(str, self._folders))).get_template(f"{name}.jinja")
            context = template.new_context(values)
            blocks = {block: "".join(body(context)).strip() for block, body in template.blocks.items()}
        except TemplateNotFound as error:
            raise PromptError(
                f"the template {error.name} is missing", cure="reinstall persona-gen, or mend --prompts"
            ) from None
        except TemplateSyntaxError as error:
            raise PromptError(
                f"{error.filename or name}: line {error.lineno}: {error.message}", cure="mend the template"
            ) from None
        except UnicodeDecodeError:
            raise PromptError(f"{name}.jinja is not UTF-8", cure="save it as UTF-8") from None
        except PromptError:
            raise
        except Exception as error:  # a template is a program: besides Jinja's errors it can raise any of Python's
            why = str(error) or type(error).__name__
            raise PromptError(f"{name}.jinja: {why}", cure="mend the template, or leave the built-in one") from None
        if not blocks:
            raise PromptError(f"{name}.jinja has no block", cure="put the messages into blocks: system, user")
        messages: list[Message] = []
        for block, content in blocks.items():
            role = MESSAGE_ROLES.get(block.partition("_")[0])
            if role is None:
                cure = "name blocks system, user or assistant_1"
                raise PromptError(f"{name}.jinja: the block {block} is no message", cure=cure)
            messages.append({"role": role, "content": content})
        return messages

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of all templates in force."""
        return self.sha256_of(sorted(path.stem for path in self._folders[-1].glob("*.jinja")))

    def sha256_of(self, names: Iterable[str]) -> str:
        """Fingerprint of the templates with these names (without their ending)."""
        digest = hashlib.sha256()
        for name in names:
            source = next(path for folder in self._folders if (path := folder / f"{name}.jinja").is_file())
            digest.update(name.encode() + b"\0" + source.read_bytes() + b"\0")
        return digest.hexdigest()


class _FolderLoader(FileSystemLoader):
    """Templates of the folders alone: a link that leads out would put any file of the reader's into a prompt."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, file, is_current = super().get_source(environment, template)
        real = Path(file).resolve()
        if not any(real.is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
            raise PromptError(f"{file} is a link that leads out of its folder", cure="put the file itself there")
        return source, file, is_current


@cache
def _environment(folders: tuple[str, ...]) -> Environment:
    """Jinja's, which keeps compiled templates and looks whether a file has changed; one for the same folders."""
    environment = ImmutableSandboxedEnvironment(
        loader=_FolderLoader(list(folders)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # plain text: HTML entities in a quote would make it another quote
    )
    environment.filters |= {"fenced": fenced, "inline": inline}
    return environment


PlainValue = str | int | float | bool | None | tuple["PlainValue", ...] | dict["PlainValue", "PlainValue"]


def _plain(value: object) -> PlainValue:
    """A copy of text, numbers, lists and mappings, through and through; whatever else is refused with `TypeError`."""
    if value is None:
        return None
    if isinstance(value, str | int | float) and type(value) in (str, int, float, bool):  # no subclass
        return value
    if isinstance(value, Mapping):
        return {_plain(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple) and type(value) in (list, tuple):
        return tuple(_plain(part) for part in value)
    raise TypeError(f"a template gets text, numbers, lists and mappings, no {type(value).__name__}")


_ESCAPED = re.compile("[<\x7f-\x9f\u2028\u2029]")
"""What JSON leaves as it is and that could close a tag or, to some readers, begin a new line."""


def fenced(value: object) -> str:
    """Evidence as JSON on one line: it can neither close the tag it stands in nor begin a line of its own."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def inline(text: str) -> str:
    """Untrusted words as plain text on one line, unable to close the tag they stand in."""
    return re.sub("[\x00-\x1f\x7f-\x9f]", "", " ".join(text.split())).replace("<", "‹")
