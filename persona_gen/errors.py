"""The exception tree. Findings about a persona are data, never exceptions.

::

    PersonaGenError            one line for a person: what, where, cure
    ├── ConfigError            a flag, an environment variable, a missing extra        exit code 2
    ├── InputError             a file we were given: file, place, what, cure           exit code 2
    ├── PromptError            a template that cannot be found or rendered             exit code 2
    └── ModelError             the endpoint or the model behind it                     exit code 3
        ├── ModelUnavailable   no answer: connection, time-out, 429 or 5xx to the end
        ├── ModelRejected      the endpoint refuses the request: key, model, size
        ├── ModelStopped       the reply broke off: length, refusal, content filter
        └── InvalidReply       an answer that is not what was asked for (keeps the raw text)
"""

from __future__ import annotations


class PersonaGenError(Exception):
    """Something a person can act on. ``str()`` is one line that ends with the cure."""

    exit_code = 2

    def __init__(self, what: str, *, cure: str) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure

    def __str__(self) -> str:
        return one_line(f"{self.what}; {self.cure}")


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
    """The model or its endpoint failed."""

    exit_code = 3


class ModelUnavailable(ModelError):
    """No usable answer within the deadline: connection fault, time-out, 408/409/429/5xx."""


class ModelRejected(ModelError):
    """The endpoint answered, and will not answer otherwise: key, model name, request."""


class ModelStopped(ModelError):
    """The model began and did not finish: token limit, refusal, content filter."""


class InvalidReply(ModelError):
    """The reply is not what was asked for. ``raw`` is the text as it came."""

    def __init__(self, what: str, *, cure: str, raw: str) -> None:
        super().__init__(what, cure=cure)
        self.raw = raw


def one_line(text: str) -> str:
    """Fold white space and drop control characters: a message may quote hostile input."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in text).split())
