"""The routes: each calls a function that a command calls too, and shows what it gives."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from persona_gen.domain import slug
from persona_gen.errors import InputError, PersonaGenError
from persona_gen.report import html, markdown, text
from persona_gen.report.html.page import TEMPLATES as CARD_TEMPLATES
from persona_gen.report.html.page import pieces, shown
from persona_gen.report.json import json_file
from persona_gen.runs.library import Library
from persona_gen.web import editing, uploads, views
from persona_gen.web.guard import Guard
from persona_gen.web.jobs import Jobs, events

HERE = Path(__file__).parent
CARD_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""For whole pages made elsewhere in this package, each of which allows its own style sheet alone by its hash."""
MOST_COPIES, MOST_ASKED, MOST_LISTED = 20, 12, 200

Handler = Callable[[Request], Awaitable[Response]]


def application(folder: Path, token: str, port: int) -> Starlette:
    """The page on ``folder``, to be served at ``port`` of this machine to whoever has the ``token``."""
    desk = Desk(folder)
    routes = [
        Route("/", desk.shelf),
        Route("/shelf.json", desk.shelf_json),
        Route("/persona/{id}.json", desk.persona_json),
        Route("/persona/{id}", desk.persona),
        Route("/persona/{id}/evidence", desk.evidence),
        Route("/persona/{id}/recheck", desk.recheck, methods=["POST"]),
        Route("/persona/{id}/save", desk.save, methods=["POST"]),
        Route("/undo", desk.undo, methods=["POST"]),
        Route("/persona/{id}/export/{form}", desk.export),
        Route("/voice/{segment}/{speaker}", desk.voice),
        Route("/voice/{segment}/{speaker}/withdraw", desk.withdraw, methods=["POST"]),
        Route("/copy", desk.copy),
        Route("/copy/look", desk.look, methods=["POST"]),
        Route("/ask", desk.ask),
        Route("/data", desk.data),
        Route("/data/files/{name}", desk.upload, methods=["PUT"]),
        Route("/data/inspect", desk.inspect, methods=["POST"]),
        Route("/data/build", desk.build, methods=["POST"]),
        Route("/jobs", desk.start, methods=["POST"]),
        Route("/jobs/{id}", desk.job),
        Route("/jobs/{id}/events", desk.follow),
        Route("/jobs/{id}/cancel", desk.cancel, methods=["POST"]),
        Route("/static/{name}", static),
    ]

    @asynccontextmanager
    async def lifespan(_: Starlette) -> Any:
        yield
        desk.jobs.stop()

    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, token=token, port=port)],
        exception_handlers={PersonaGenError: _told},
        lifespan=lifespan,
    )


async def _told(request: Request, error: Exception) -> Response:
    """Our own errors as one line: of a page for people, of everything else for the script."""
    status = 409 if isinstance(error, editing.ChangedMeanwhile) else 400
    if request.method == "GET" and "json" not in request.headers.get("accept", ""):
        return HTMLResponse(_page("error.html", message=str(error)), status)
    return JSONResponse({"error": str(error)}, status)


@cache
def _environment() -> Environment:
    loader = FileSystemLoader([HERE / "templates", CARD_TEMPLATES])
    environment = Environment(loader=loader, autoescape=True, finalize=shown, undefined=StrictUndefined)
    environment.globals |= {"pieces": pieces}
    return environment


def _page(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)


async def static(request: Request) -> Response:
    """A style sheet or script of ours, by its plain name."""
    files = {
        "page.css": CARD_TEMPLATES / "page.css",
        "app.css": HERE / "static" / "app.css",
        "app.js": HERE / "static" / "app.js",
    }
    file = files.get(request.path_params["name"])
    return FileResponse(file) if file else PlainTextResponse("There is no such file.", 404)


class Desk:
    """The handlers, over one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library(folder)
        self.jobs = Jobs(folder)

    async def _fresh(self) -> Library:
        await run_in_threadpool(self.library.refresh)
        return self.library

    # --- the shelf ---

    async def _shelf(self, request: Request) -> views.ShelfPage:
        library = await self._fresh()
        asked = request.query_params
        number = asked.get("page", "1")
        return await run_in_threadpool(
            views.shelf,
            library,
            asked.get("q", ""),
            asked.get("segment", ""),
            asked.get("verdict", ""),
            int(number) if number.isdecimal() and len(number) < 6 else 1,
        )

    async def shelf(self, request: Request) -> Response:
        """All personas, and what has none yet."""
        page = await self._shelf(request)
        return HTMLResponse(
            _page("shelf.html", page=page, asked=dict(request.query_params), folder=self.folder.name or "/")
        )

    async def shelf_json(self, request: Request) -> Response:
        """The same for programs."""
        return JSONResponse(views.as_json(await self._shelf(request)))

    # --- one persona ---

    async def _one(self, request: Request) -> tuple[Path, Any, Any, Any]:
        library = await self._fresh()
        file, persona = library.persona(request.path_params["id"])
        segment = library.segment(persona.segment)
        return file, persona, segment, await run_in_threadpool(library.report, file, persona)

    async def persona(self, request: Request) -> Response:
        """The card, sentence by sentence, with the evidence of one beside it."""
        file, persona, segment, report = await self._one(request)
        at = request.query_params.get("at", "")
        chosen = next((views.claim_view(c, segment) for c in report.claims if c.path == at), None)
        return HTMLResponse(
            _page(
                "persona.html",
                persona=persona,
                segment=segment,
                sections=views.sections(persona, report.claims),
                chosen=chosen,
                version=editing.version(file),
                editable=file.suffix.lower() == ".json",
                kept=len(editing.steps(self.folder)),
                file=file.relative_to(self.folder).as_posix(),
            )
        )

    async def persona_json(self, request: Request) -> Response:
        """The persona with verdicts and evidence, for programs."""
        file, persona, segment, report = await self._one(request)
        claims = [views.claim_view(claim, segment) for claim in report.claims]
        named = {"id": persona.id, "name": persona.name, "segment": segment.id, "version": editing.version(file)}
        return JSONResponse({**named, "claims": claims})

    async def evidence(self, request: Request) -> Response:
        """The panel of one sentence."""
        _, persona, segment, report = await self._one(request)
        at = request.query_params.get("at", "")
        claim = next((claim for claim in report.claims if claim.path == at), None)
        if claim is None:
            raise InputError(persona.name, at, "there is no such sentence", cure="load the page again")
        chosen = views.claim_view(claim, segment)
        return HTMLResponse(_page("evidence.html", chosen=chosen, segment=segment))

    async def recheck(self, request: Request) -> Response:
        """The verdict on a sentence while it is typed."""
        form = await _form(request)
        library = await self._fresh()
        _, persona = library.persona(request.path_params["id"])
        segment = library.segment(persona.segment)
        path, words, cites = _sentence_of(form)
        claim, proposed = await run_in_threadpool(editing.recheck, self.library, persona, path, words, cites)
        return JSONResponse(
            {**views.claim_view(claim, segment), "proposed": [views.evidence_view(segment, i) for i in proposed[:4]]}
        )

    async def save(self, request: Request) -> Response:
        """One sentence exchanged, added or removed."""
        form = await _form(request)
        path, words, cites = _sentence_of(form)
        new = None if form.get("remove") is True else words
        name, seen = request.path_params["id"], str(form.get("version", ""))
        await run_in_threadpool(editing.save, self.library, name, path, new, cites, seen)
        return JSONResponse({"saved": name})

    async def undo(self, _: Request) -> Response:
        """The last step taken back, whatever it changed."""
        files = await run_in_threadpool(editing.undo, self.library)
        return JSONResponse({"undone": [file.relative_to(self.folder).as_posix() for file in files]})

    async def withdraw(self, request: Request) -> Response:
        """A speaker's words taken out of segment and personas."""
        named = request.path_params
        files = await run_in_threadpool(editing.withdraw, self.library, named["segment"], named["speaker"])
        return JSONResponse({"changed": [file.relative_to(self.folder).as_posix() for file in files]})

    async def export(self, request: Request) -> Response:
        """The persona in a format that somebody else needs."""
        _, persona, segment, report = await self._one(request)
        form = request.path_params["form"]
        makers: dict[str, Callable[[], str]] = {
            "html": lambda: html.card(persona, segment, report),
            "md": lambda: markdown.card(persona, segment, report),
            "txt": lambda: text.card(persona, segment, report, width=88),
            "json": lambda: json_file(persona),
        }
        if form not in makers:
            raise InputError(form, "", "this is no format of an export", cure=f"there are {', '.join(makers)}")
        content = await run_in_threadpool(makers[form])
        if form == "html":
            return HTMLResponse(content, headers={"Content-Security-Policy": CARD_POLICY})
        named = f'attachment; filename="{slug(persona.id, "persona")}.{form}"'
        return PlainTextResponse(content, headers={"Content-Disposition": named})

    async def voice(self, request: Request) -> Response:
        """What hangs on one speaker."""
        library = await self._fresh()
        segment = library.segment(request.path_params["segment"])
        hangs = views.hangs_on(library, segment, request.path_params["speaker"])
        if "json" in request.headers.get("accept", ""):
            return JSONResponse(hangs)
        kept = len(editing.steps(self.folder))
        return HTMLResponse(_page("voice.html", hangs=hangs, segment=segment, kept=kept))

    # --- copy and questions ---

    async def copy(self, request: Request) -> Response:
        """A place to try wordings."""
        library = await self._fresh()
        personas = [p for file in library.persona_files()[:MOST_LISTED] for p in library.personas_in(file)]
        return HTMLResponse(_page("copy.html", personas=personas, segments=list(library.segments.values())))

    async def look(self, request: Request) -> Response:
        """What code finds near each wording."""
        form = await _form(request)
        library = await self._fresh()
        copies = [line.strip() for line in str(form.get("copy", "")).splitlines() if line.strip()][:MOST_COPIES]
        wanted = [str(i) for i in form.get("personas", [])][:MOST_ASKED]
        personas = [library.persona(i)[1] for i in wanted] or [
            p for file in library.persona_files()[:MOST_ASKED] for p in library.personas_in(file)
        ]
        return JSONResponse({"rows": await run_in_threadpool(views.look_at_copy, library, copies, personas)})

    async def ask(self, request: Request) -> Response:
        """What the data say near a question."""
        library = await self._fresh()
        segment = library.segment(request.query_params.get("segment", ""))
        question = request.query_params.get("q", "")[:500]
        return JSONResponse(await run_in_threadpool(views.answer, library, segment, question))

    # --- data in ---

    async def data(self, _: Request) -> Response:
        """A place to bring tables and interviews to."""
        return HTMLResponse(_page("data.html", files=uploads.listed(self.folder), jobs=self.jobs.every()[:8]))

    async def upload(self, request: Request) -> Response:
        """One file, as it is."""
        name = await uploads.keep(self.folder, request.path_params["name"], request.stream())
        return JSONResponse({"kept": name})

    async def inspect(self, request: Request) -> Response:
        """What a file holds and what would be read."""
        form = await _form(request)
        words = uploads.inspect_words(self.folder, form)
        return JSONResponse({"job": self.jobs.start(f"Look at {', '.join(form.get('tables', []))}", words).id})

    async def build(self, request: Request) -> Response:
        """Segments out of what was brought."""
        form = await _form(request)
        return JSONResponse({"job": self.jobs.start("Build segments", uploads.build_words(self.folder, form)).id})

    # --- what takes its time ---

    async def start(self, request: Request) -> Response:
        """Write a persona, or ask a model about copy."""
        form = await _form(request)
        library = await self._fresh()
        if form.get("what") == "review":
            words = _review_words(library, form)
            return JSONResponse({"job": self.jobs.start("Review copy", words).id})
        segment = library.segment(str(form.get("segment", "")))
        words = ["batch", str(library.file_of(segment)), "-o", "personas"]
        job = self.jobs.start(f"Write a persona of {segment.name}", words)
        return JSONResponse({"job": job.id})

    async def job(self, request: Request) -> Response:
        """One command and what it says."""
        job = self.jobs.get(request.path_params["id"])
        if job is None:
            return RedirectResponse("/", 303)
        return HTMLResponse(_page("job.html", job=job))

    async def follow(self, request: Request) -> Response:
        """The lines of a command as they come."""
        job = self.jobs.get(request.path_params["id"])
        if job is None:
            return PlainTextResponse("There is no such command.", 404)
        return StreamingResponse(events(job), media_type="text/event-stream")

    async def cancel(self, request: Request) -> Response:
        """Interrupt a command."""
        job = self.jobs.get(request.path_params["id"])
        if job is not None:
            job.cancel()
        return JSONResponse({"cancelled": job is not None})


async def _form(request: Request) -> dict[str, Any]:
    """The JSON object that the script sends. Raises `InputError`."""
    try:
        form = json.loads(await request.body())
    except (ValueError, RecursionError, ClientDisconnect):
        form = None
    if not isinstance(form, dict):
        raise InputError("request", "", "this is no JSON object", cure="use the page's own buttons")
    return form


def _sentence_of(form: dict[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    cites = form.get("cites", [])
    listed = [str(cite)[:200] for cite in cites][:50] if isinstance(cites, list) else []
    return str(form.get("path", ""))[:100], str(form.get("text", "")), tuple(dict.fromkeys(listed))


def _review_words(library: Library, form: dict[str, Any]) -> list[str]:
    copies = [line.strip() for line in str(form.get("copy", "")).splitlines() if line.strip()][:MOST_COPIES]
    if not copies:
        raise InputError("copy", "", "there is nothing to review", cure="write a headline first")
    files = [str(library.persona(str(i))[0]) for i in form.get("personas", [])][:MOST_ASKED]
    words = ["review", *copies, "--segments", ".", "-o", "reviews"]
    return [*words, *(word for file in files for word in ("--personas", file))]
