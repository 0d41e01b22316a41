"""Trying copy, asking the data, what was reviewed, and what is left for the next study."""

from __future__ import annotations

import os
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from persona_gen.domain import Persona, slug
from persona_gen.domain.review import Review
from persona_gen.domain.study import LONGEST_QUESTION, OpenQuestion, OpenQuestions, SegmentStudy
from persona_gen.errors import InputError
from persona_gen.files import write_text
from persona_gen.portfolio.next_study import next_study
from persona_gen.report import html
from persona_gen.report.json import json_file
from persona_gen.report.study import study
from persona_gen.runs.context import lacks_model
from persona_gen.runs.library import OPEN_QUESTIONS, Library
from persona_gen.runs.library_files import REVIEWS
from persona_gen.web import views
from persona_gen.web.desk import CARD_POLICY, Desk, form_of, page, texts_of

_WRITING = threading.Lock()
"""Held while the list of open questions is read and written back."""


def keep_question(library: Library, segment: str, question: str) -> None:
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


def drop_question(library: Library, segment: str, question: str) -> None:
    """Take a question off the list."""
    with _WRITING:
        listed = library.open_questions.questions
        _write(library, tuple(q for q in listed if (q.segment, q.question) != (segment, question)))


def _write(library: Library, questions: tuple[OpenQuestion, ...]) -> None:
    write_text(library.folder / OPEN_QUESTIONS, json_file(OpenQuestions(questions=questions)))


MOST_COPIES, MOST_ASKED, MOST_LISTED = 20, 12, 200
HALF_WIDTHS = ("3", "5", "10")
"""Percentage points to either side that a page offers."""


class CopyPages:
    """The handlers, over one folder."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.routes = [
            Route("/copy", self.copy),
            Route("/copy/look", self.look, methods=["POST"]),
            Route("/copy/review", self.review, methods=["POST"]),
            Route("/reviews/{name}.json", self.reviewed_json),
            Route("/reviews/{name}", self.reviewed),
            Route("/ask", self.ask),
            Route("/questions", self.questions),
            Route("/questions.json", self.questions_json),
            Route("/questions.md", self.study),
            Route("/questions/keep", self.keep, methods=["POST"]),
            Route("/questions/drop", self.drop, methods=["POST"]),
        ]

    async def copy(self, request: Request) -> Response:
        """A place to try wordings."""
        library = await self.desk.fresh()
        segments = library.segment_heads
        every = [p for file in library.persona_files()[:MOST_LISTED] for p in library.personas_in(file)]
        readers = [(p, segments[p.segment].name) for p in every if p.segment in segments]
        lacks = await run_in_threadpool(lacks_model, os.environ)
        values = {"readers": readers, "segments": list(segments.values()), "most": MOST_ASKED, "lacks": lacks}
        return HTMLResponse(page("copy.html", **values))

    async def look(self, request: Request) -> Response:
        """What code finds near each wording."""
        form = await form_of(request)
        library = await self.desk.fresh()
        copies = _copies(form)
        personas = [persona for _, persona in _readers(library, form)]
        return JSONResponse({"rows": await run_in_threadpool(views.look_at_copy, library, copies, personas)})

    async def ask(self, request: Request) -> Response:
        """What the data say near a question."""
        library = await self.desk.fresh()
        segment = library.segment(request.query_params.get("segment", ""))
        question = request.query_params.get("q", "")[:500]
        return JSONResponse(await run_in_threadpool(views.answer, library, segment, question))

    async def review(self, request: Request) -> Response:
        """Ask a model, as the command does; the review is kept in a folder of its own."""
        form = await form_of(request)
        library = await self.desk.fresh()
        copies = _copies(form)
        if not copies:
            raise InputError("copy", "", "there is nothing to review", cure="write a headline first")
        readers = _readers(library, form)
        segments = [library.segment(one.segment) for _, one in readers] or list(library.segments.values())
        if len(segments) > MOST_ASKED:
            raise InputError(
                "copy", "", f"there are {len(segments)} segments", cure="write personas and choose of them"
            )
        own = f"{REVIEWS}/{datetime.now(UTC):%Y%m%dT%H%M%S}-{slug(copies[0])[:40]}"
        flags = [("--segments", self._named(library.file_of(segment))) for segment in segments]
        flags += [("--personas", self._named(file)) for file, _ in readers]
        words = ["review", "-o", own, *(word for flag in dict.fromkeys(flags) for word in flag)]
        return JSONResponse({"job": self.desk.jobs.start("Review copy", [*words, "--", *copies]).id})

    def _named(self, file: Path) -> str:
        return file.relative_to(self.desk.folder).as_posix()

    async def _one(self, request: Request) -> tuple[Library, Review]:
        library = await self.desk.fresh()
        name = request.path_params["name"]
        if name not in library.reviews:
            raise InputError(name, "", "there is no such review", cure="load the first page again")
        return library, library.reviews[name]

    async def reviewed(self, request: Request) -> Response:
        """A review that was kept, as the command's own page."""
        library, kept = await self._one(request)
        segments = library.segments
        personas = [persona for i, (_, persona) in library.personas.items() if i in kept.personas]
        content = await run_in_threadpool(html.review, kept, personas, list(segments.values()), home="/")
        return HTMLResponse(content, headers={"Content-Security-Policy": CARD_POLICY})

    async def reviewed_json(self, request: Request) -> Response:
        """The review's own file."""
        _, kept = await self._one(request)
        return Response(json_file(kept), media_type="application/json")

    async def _study(self, request: Request) -> tuple[Library, list[SegmentStudy], float]:
        library = await self.desk.fresh()
        asked = request.query_params.get("half_width", "5")
        points = float(asked) if asked in HALF_WIDTHS else 5.0
        personas = [p for file in library.persona_files()[:MOST_LISTED] for p in library.personas_in(file)]
        kept = library.open_questions.questions
        studies = await run_in_threadpool(next_study, library.segments.values(), personas, kept, points / 100)
        return library, studies, points

    async def questions(self, request: Request) -> Response:
        """The page of questions that the data leave open."""
        library, studies, points = await self._study(request)
        kept = library.open_questions.questions
        names = {segment.id: segment.name for segment in library.segments.values()}
        return HTMLResponse(
            page("questions.html", kept=kept, names=names, studies=studies, points=f"{points:g}", widths=HALF_WIDTHS)
        )

    async def questions_json(self, request: Request) -> Response:
        """The open questions and proposed studies as JSON."""
        library, studies, points = await self._study(request)
        asked = [question.model_dump() for question in library.open_questions.questions]
        listed = [study.model_dump() for study in studies]
        return JSONResponse({"half_width": points / 100, "asked": asked, "studies": listed})

    async def study(self, request: Request) -> Response:
        """The proposed studies as a Markdown document."""
        _, studies, points = await self._study(request)
        named = {"Content-Disposition": 'attachment; filename="next-study.md"'}
        return PlainTextResponse(study(studies, points / 100), headers=named)

    async def keep(self, request: Request) -> Response:
        """Put a question on the list."""
        form = await form_of(request)
        library = await self.desk.fresh()
        segment, question = str(form.get("segment", "")), str(form.get("question", ""))
        await run_in_threadpool(keep_question, library, segment, question)
        return JSONResponse({"kept": question})

    async def drop(self, request: Request) -> Response:
        """Take one off."""
        form = await form_of(request)
        segment, question = str(form.get("segment", "")), str(form.get("question", ""))
        await run_in_threadpool(drop_question, self.desk.library, segment, question)
        return JSONResponse({"dropped": question})


def _copies(form: dict[str, Any]) -> list[str]:
    copies = [line.strip() for line in str(form.get("copy", "")).splitlines() if line.strip()]
    if len(copies) > MOST_COPIES:
        raise InputError("copy", "", f"these are {len(copies)} wordings", cure=f"try {MOST_COPIES} at once")
    return copies


def _readers(library: Library, form: dict[str, Any]) -> list[tuple[Path, Persona]]:
    """The chosen personas with their files; none where the folder has none."""
    wanted = texts_of(form, "personas", MOST_ASKED)
    if not wanted and library.persona_files():
        raise InputError("copy", "", "nobody is chosen who reads it", cure="choose a persona")
    return [library.persona(name) for name in wanted]
