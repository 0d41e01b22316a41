"""The list of what the data did not say: kept in the folder, a line taken off when it is answered."""

from __future__ import annotations

import threading

from pydantic import ValidationError

from persona_gen.domain.study import LONGEST_QUESTION, OpenQuestion, OpenQuestions
from persona_gen.errors import InputError
from persona_gen.files import write_text
from persona_gen.report.json import json_file
from persona_gen.runs.library import OPEN_QUESTIONS, Library

_WRITING = threading.Lock()


def keep(library: Library, segment: str, question: str) -> None:
    """Put a question on the list, once. Raises `InputError` for one that is empty or too long."""
    try:
        one = OpenQuestion(segment=library.segment(segment).id, question=" ".join(question.split()))
    except ValidationError:
        cure = f"write 1 to {LONGEST_QUESTION} characters"
        raise InputError("question", "", "this is no question to keep", cure=cure) from None
    with _WRITING:
        listed = library.open_questions.questions
        if one not in listed:
            _write(library, (*listed, one))


def drop(library: Library, segment: str, question: str) -> None:
    """Take a question off the list."""
    with _WRITING:
        listed = library.open_questions.questions
        _write(library, tuple(q for q in listed if (q.segment, q.question) != (segment, question)))


def _write(library: Library, questions: tuple[OpenQuestion, ...]) -> None:
    write_text(library.folder / OPEN_QUESTIONS, json_file(OpenQuestions(questions=questions)))
