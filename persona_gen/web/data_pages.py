"""Bringing data, and commands that take their time."""

from __future__ import annotations

import json
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from persona_gen.errors import ConfigError, InputError, PersonaGenError
from persona_gen.web import uploads
from persona_gen.web.desk import Desk, form_of, page
from persona_gen.web.jobs import events, said_by

_KIND_CHOICES = ("category;number;number like 1,234.5;number like 1.234,5;multiple;ranking;ticks;date;text;skip").split(
    ";"
)
"""What a column may be called, as ``--kind`` takes it."""
PAGE_LOCALES = (
    "en_GB en_US en_IE en_AU en_CA en_IN de_DE de_AT de_CH fr_FR es_ES it_IT nl_NL pl_PL pt_BR pt_PT sv_SE da_DK fi_FI"
    " cs_CZ tr_TR ja_JP"
).split()


class DataPages:
    """The handlers, over one folder."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.routes = [
            Route("/data", self.data),
            Route("/data/files/{name:path}", self.upload, methods=["PUT"]),
            Route("/data/files/{name:path}", self.take_away, methods=["DELETE"]),
            Route("/data/look", self.look, methods=["POST"]),
            Route("/data/build", self.build, methods=["POST"]),
            Route("/example", self.example, methods=["POST"]),
            Route("/jobs", self.start, methods=["POST"]),
            Route("/jobs/{id}", self.job),
            Route("/jobs/{id}/events", self.follow),
            Route("/jobs/{id}/cancel", self.cancel, methods=["POST"]),
            Route("/jobs/{id}/again", self.again, methods=["POST"]),
        ]

    async def data(self, _: Request) -> Response:
        """A place to bring tables and interviews to."""
        files, jobs = await run_in_threadpool(uploads.roles, self.desk.folder), self.desk.jobs.every()[:8]
        chosen = await run_in_threadpool(uploads.chosen_before, self.desk.folder)
        return HTMLResponse(page("data.html", files=files, jobs=jobs, locales=PAGE_LOCALES, chosen=chosen))

    async def upload(self, request: Request) -> Response:
        """One file, as it is."""
        name = await uploads.keep(self.desk.folder, request.path_params["name"], request.stream())
        return JSONResponse({"kept": name})

    async def take_away(self, request: Request) -> Response:
        """One file that was brought, removed."""
        name = request.path_params["name"]
        await run_in_threadpool(uploads.take_away, self.desk.folder, name)
        return JSONResponse({"removed": name})

    async def look(self, request: Request) -> Response:
        """What the chosen files hold and what would be read of them, and who speaks.

        What is wrong with interviews is told beside what the table holds.
        """
        form = await form_of(request)
        folder, refused, speakers = self.desk.folder, "", []
        await run_in_threadpool(uploads.keep_choices, folder, form)
        try:
            account = await run_in_threadpool(said_by, folder, uploads.look_words(folder, form))
            speakers = await run_in_threadpool(uploads.speakers, folder, form)
        except PersonaGenError as error:
            if not form.get("tables") or not form.get("interviews"):
                raise ConfigError(uploads.by_name(folder, error.what), cure=error.cure) from None
            refused = uploads.by_name(folder, f"{error.what}; {error.cure}")
            words = uploads.look_words(folder, {**form, "interviews": [], "map": [], "interviewer": [], "homes": {}})
            account = await run_in_threadpool(said_by, folder, words)
        answer = {"account": json.loads(account), "speakers": speakers, "kinds": _KIND_CHOICES, "refused": refused}
        return JSONResponse(answer)

    async def build(self, request: Request) -> Response:
        """Segments out of what was brought."""
        form = await form_of(request)
        return JSONResponse(
            {"job": self.desk.jobs.start("Build segments", uploads.build_words(self.desk.folder, form)).id}
        )

    async def example(self, request: Request) -> Response:
        """The example brought, or taken away again."""
        away = (await form_of(request)).get("take_away") is True
        await run_in_threadpool(uploads.take_example_away if away else uploads.bring_example, self.desk.folder)
        await run_in_threadpool(self.desk.library.refresh, now=True)
        return JSONResponse({"told": "the example is in .persona-gen/ now" if away else "here is the example"})

    async def start(self, request: Request) -> Response:
        """Write a persona, or make a site of all there is."""
        form = await form_of(request)
        library = await self.desk.fresh()
        if form.get("what") == "site":
            words = ["export", ".", "--to", "site", "-o", "site"]
            return JSONResponse({"job": self.desk.jobs.start("Make a site", words).id})
        if form.get("what") == "personas":
            taken = library.segments_with_persona()
            open_ones = [segment for segment in library.segments.values() if segment.id not in taken]
            title = f"Write personas of {len(open_ones)} segments"
        else:
            open_ones = [library.segment(str(form.get("segment", "")))]
            title = f"Write a persona of {open_ones[0].name}"
        files = dict.fromkeys(library.file_of(segment) for segment in open_ones)
        words = ["batch", *(file.relative_to(self.desk.folder).as_posix() for file in files), "-o", "personas"]
        return JSONResponse({"job": self.desk.jobs.start(title, words).id})

    async def job(self, request: Request) -> Response:
        """One command and what it says."""
        job = self.desk.jobs.get(request.path_params["id"])
        if job is None:
            return RedirectResponse("/", 303)
        return HTMLResponse(page("job.html", job=job, folder=self.desk.folder))

    async def follow(self, request: Request) -> Response:
        """The lines of a command as they come."""
        job = self.desk.jobs.get(request.path_params["id"])
        if job is None:
            return PlainTextResponse("There is no such command.", 404)
        return StreamingResponse(events(job, self._made), media_type="text/event-stream")

    async def _made(self, since: float, at_once: bool) -> list[dict[str, str]]:
        """Personas and reviews that are newer than a moment, each with its page."""
        library = self.desk.library
        await run_in_threadpool(library.refresh, now=at_once)
        made = await run_in_threadpool(library.newer_than, since)
        return [{"name": name, "href": f"/{kind}/{quote(one)}"} for kind, one, name in made]

    async def cancel(self, request: Request) -> Response:
        """Interrupt a command."""
        job = self.desk.jobs.get(request.path_params["id"])
        if job is not None:
            job.cancel()
        return JSONResponse({"cancelled": job is not None})

    async def again(self, request: Request) -> Response:
        """Start an ended command once more."""
        job = self.desk.jobs.get(request.path_params["id"])
        if job is None or job.code is None:
            raise InputError("job", "", "there is nothing to start again", cure="load the page again")
        return JSONResponse({"job": self.desk.jobs.again(job).id})
