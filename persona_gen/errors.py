"""The exception tree. Findings about a persona are data, never exceptions.

::

    PersonaGenError            one line for a person: what, where, cure
    ├── ConfigError            a flag, an environment variable, a missing extra        exit code 2
    ├── InputError             a file we were given: file, place, what, cure           exit code 2
    ├── PromptError            a template that cannot be found or rendered             exit code 2
    └── ModelError             the endpoint or the model behind it                     exit code 3
        ├── ModelUnavailable   no answer: connection, time-out, 429 or 5xx to the end
        │   └── EndpointDown   * so many of these in a row that the whole run gives up
        ├── ModelRejected      the endpoint refuses the request: key, model, size
        │   ├── PromptTooLong  more than the model takes, the reply included
        │   └── AccessDenied   * the key or the account, and so every request
        ├── ModelStopped       the reply broke off: refusal, content filter
        │   └── ReplyCut       longer than it was allowed to be
        ├── InvalidReply       an answer that is not what was asked for (keeps the raw text)
        ├── LimitReached       * the next request could pass the tokens or the money allowed
        ├── Interrupted        * somebody asked the run to stop
        └── Deferred           * the request was written down for a provider's batch

    * ends the run and not only the reply (``ends_run``): what comes after would fail alike
"""

from __future__ import annotations

import re
from typing import Any


class PersonaGenError(Exception):
    """Something a person can act on. ``str()`` is one line that ends with the cure."""

    exit_code = 2

    def __init__(self, what: str, *, cure: str) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure

    def __str__(self) -> str:
        return one_line(f"{self.what}; {self.cure}")

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions are rebuilt from their positional arguments alone, which would lose the cure between processes.
        return Exception.__new__, (type(self), *self.args), self.__dict__


class ConfigError(PersonaGenError):
    """A setting is missing or makes no sense."""


class InputError(PersonaGenError):
    """A file cannot be used. ``place`` is a line, a row or a field path within ``file``."""

    def __init__(self, file: object, place: str, what: str, *, cure: str) -> None:
        super().__init__(what, cure=cure)
        self.file = str(file)
        self.place = place

    def __str__(self) -> str:
        where = f"{self.file}: {self.place}" if self.place else self.file
        return one_line(f"{where}: {self.what}; {self.cure}")


class PromptError(PersonaGenError):
    """A prompt template is missing, does not compile, or names a value it is not given."""


class ModelError(PersonaGenError):
    """The model or its endpoint failed. Where ``ends_run`` is set, so would every further request.

    ``spent`` is what a persona that could not be written has cost all the same (a `domain.Spending`), once it is known.
    """

    exit_code = 3
    ends_run = False
    spent: Any = None


class ModelUnavailable(ModelError):
    """No usable answer within the deadline: connection fault, time-out, 408/409/429/5xx."""


class EndpointDown(ModelUnavailable):
    """The endpoint has failed so often in a row that asking on would only take time."""

    ends_run = True


class ModelRejected(ModelError):
    """The endpoint answered, and will not answer otherwise: key, model name, request."""


class PromptTooLong(ModelRejected):
    """The prompt, with room for the reply, is more than the model takes.

    ``window`` is how many tokens that is, and how many the prompt has, where the endpoint tells.
    """

    def __init__(self, what: str, *, cure: str, window: tuple[int, int] | None = None) -> None:
        super().__init__(what, cure=cure)
        self.window = window


class AccessDenied(ModelRejected):
    """The endpoint refuses the key or the account: 401, 402, 403 or a quota that is used up."""

    ends_run = True


class ModelStopped(ModelError):
    """The model began and did not finish: token limit, refusal, content filter."""


class ReplyCut(ModelStopped):
    """The reply was longer than it was allowed to be."""


class InvalidReply(ModelError):
    """The reply is not what was asked for. ``raw`` is the text as it came."""

    def __init__(self, what: str, *, cure: str, raw: str) -> None:
        super().__init__(what, cure=cure)
        self.raw = raw


class LimitReached(ModelError):
    """Asking once more could pass the tokens or the money that the user allows."""

    ends_run = True


class Interrupted(ModelError):
    """The user asked the run to stop; what was not begun is left for the next one."""

    ends_run = True


class Deferred(ModelError):
    """No answer yet: the request was written down, and its answer will come from a provider's batch."""

    ends_run = True


_ERROR_NUMBER = re.compile(r"\[Errno -?\d+\] ")


def one_line(text: str) -> str:
    """Fold white space, drop control characters and the system's numbers: a message may quote hostile input."""
    plain = _ERROR_NUMBER.sub("", text)
    return " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in plain).split())
