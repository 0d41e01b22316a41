"""The application: routes of all pages behind the guard, and errors of ours as one line."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from persona_gen.errors import PersonaGenError
from persona_gen.report.html.page import TEMPLATE_FOLDER as CARD_TEMPLATES
from persona_gen.runs.library import NotInFolder
from persona_gen.web import editing
from persona_gen.web.copy_pages import CopyPages
from persona_gen.web.data_pages import DataPages
from persona_gen.web.desk import WEB_FOLDER, Desk, page
from persona_gen.web.guard import HEADERS, POLICY, Guard
from persona_gen.web.persona_pages import PersonaPages


def application(folder: Path, token: str, port: int) -> Starlette:
    """The page on ``folder``, to be served at ``port`` of this machine to whoever has the ``token``."""
    desk = Desk(folder)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> Any:
        yield
        desk.jobs.stop()

    return Starlette(
        routes=[
            *PersonaPages(desk).routes,
            *CopyPages(desk).routes,
            *DataPages(desk).routes,
            Route("/static/{name}", static),
        ],
        middleware=[Middleware(Guard, token=token, port=port)],
        exception_handlers={PersonaGenError: _error_response, 404: _not_found, Exception: _unforeseen},
        lifespan=lifespan,
    )


async def _error_response(request: Request, error: Exception) -> Response:
    """Our own errors as one line: of a page for people, of everything else for the script."""
    status = 409 if isinstance(error, editing.ChangedMeanwhile) else 404 if isinstance(error, NotInFolder) else 400
    return _error_answer(request, str(error), status)


async def _unforeseen(request: Request, error: Exception) -> Response:
    """What we did not foresee, by its kind: its own words may hold a participant's. The terminal has the rest.

    It is answered outside the guard, which therefore sets no headers.
    """
    what = f"persona-gen did not foresee this ({type(error).__name__}); the terminal it was opened from says where."
    answer = _error_answer(
        request, f"{what} Nothing is half written: go back and try again, and please report it.", 500
    )
    answer.headers.update({"Content-Security-Policy": POLICY, **HEADERS})
    return answer


def _error_answer(request: Request, message: str, status: int) -> Response:
    if request.method == "GET" and "json" not in request.headers.get("accept", ""):
        return HTMLResponse(page("error.html", message=message), status)
    return JSONResponse({"error": message}, status)


async def _not_found(_: Request, __: Exception) -> Response:
    return HTMLResponse(page("error.html", message="There is no such page."), 404)


async def static(request: Request) -> Response:
    """A style sheet or script of ours, by its plain name."""
    files = {"page.css": CARD_TEMPLATES / "page.css"}
    files |= {file.name: file for file in (WEB_FOLDER / "static").iterdir()}
    file = files.get(request.path_params["name"])
    return FileResponse(file) if file else PlainTextResponse("There is no such file.", 404)
