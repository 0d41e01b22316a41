"""The shelf, a persona with the evidence beside each sentence, its editing, and what depends on one speaker."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from persona_gen.domain import CheckedClaim, Persona, Segment
from persona_gen.errors import InputError
from persona_gen.report import html
from persona_gen.report.html.portrait import portrait
from persona_gen.runs.context import lacks_model
from persona_gen.web import editing, views
from persona_gen.web import shelf as shelves
from persona_gen.web.desk import CARD_POLICY, Desk, form_of, page, texts_of
from persona_gen.web.exports import EXPORTS, SEVERAL_EXPORTS, CheckedPersona, exported
from persona_gen.web.uploads import EXAMPLE


class PersonaPages:
    """The handlers, over one folder."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.routes = [
            Route("/", self.shelf),
            Route("/shelf.json", self.shelf_json),
            Route("/persona/{id:path}.json", self.persona_json),
            Route("/persona/{id:path}/evidence", self.evidence),
            Route("/persona/{id:path}/recheck", self.recheck, methods=["POST"]),
            Route("/persona/{id:path}/save", self.save, methods=["POST"]),
            Route("/persona/{id:path}/export/{form}", self.export),
            Route("/persona/{id:path}/card", self.card),
            Route("/persona/{id:path}/judge", self.judge, methods=["POST"]),
            Route("/persona/{id:path}", self.persona),  # the last, since an id may hold a slash
            Route("/export/{form}", self.export_all),
            Route("/undo", self.undo, methods=["POST"]),
            Route("/voice", self.voice),
            Route("/voice/withdraw", self.withdraw, methods=["POST"]),
        ]

    async def _shelf(self, request: Request, *, wait: bool) -> shelves.ShelfPage:
        library = await self.desk.fresh()
        asked = request.query_params
        number = asked.get("page", "1")
        return await run_in_threadpool(
            shelves.shelf_page,
            library,
            asked.get("q", ""),
            asked.get("segment", ""),
            asked.get("verdict", ""),
            int(number) if number.isdecimal() and len(number) < 6 else 1,
            wait=wait,
        )

    async def shelf(self, request: Request) -> Response:
        """All personas, and what has none yet; with ``counted``, how many sentences of each are borne out."""
        asked = {key: value for key, value in request.query_params.items() if key != "counted"}
        shown = await self._shelf(request, wait="counted" in request.query_params)
        folder = self.desk.folder
        example = (folder / EXAMPLE).is_dir()
        lacks = await run_in_threadpool(lacks_model, os.environ)
        values = {"folder": folder.name or "/", "example": example, "lacks": lacks, "exports": SEVERAL_EXPORTS}
        shelf = page("shelf.html", page=shown, asked=asked, **values)
        return HTMLResponse(shelf)

    async def shelf_json(self, request: Request) -> Response:
        """The shelf as JSON, with all counts."""
        return JSONResponse(shelves.as_json(await self._shelf(request, wait=True)))

    async def _one(self, request: Request) -> tuple[Path, Persona, Segment, tuple[CheckedClaim, ...]]:
        """A persona with its file, its segment and its sentences as they stand; one without any has none to check."""
        library = await self.desk.fresh()
        file, persona = library.persona(request.path_params["id"])
        segment = library.segment(persona.segment)
        if not any(persona.claims()):
            return file, persona, segment, ()
        return file, persona, segment, (await run_in_threadpool(library.report, file, persona)).claims

    async def persona(self, request: Request) -> Response:
        """The card, sentence by sentence, with the evidence of one beside it."""
        file, persona, segment, claims = await self._one(request)
        at = request.query_params.get("at", "")
        chosen = next((views.claim_view(c, segment) for c in claims if c.path == at), None)
        return HTMLResponse(
            page(
                "persona.html",
                persona=persona,
                picture=portrait(persona.id, persona.name),
                segment=segment,
                sections=views.sections(persona, claims),
                chosen=chosen,
                version=editing.version(file),
                editable=file.suffix.lower() == ".json",
                undoes=editing.undoes(self.desk.folder),
                exports={form: made.words for form, made in EXPORTS.items()},
                file=file.relative_to(self.desk.folder).as_posix(),
            )
        )

    async def persona_json(self, request: Request) -> Response:
        """The persona with verdicts and evidence, for programs."""
        file, persona, segment, checked = await self._one(request)
        claims = [views.claim_view(claim, segment) for claim in checked]
        named = {"id": persona.id, "name": persona.name, "segment": segment.id, "version": editing.version(file)}
        return JSONResponse({**named, "claims": claims})

    async def evidence(self, request: Request) -> Response:
        """The panel of one sentence."""
        _, persona, segment, claims = await self._one(request)
        at = request.query_params.get("at", "")
        claim = next((claim for claim in claims if claim.path == at), None)
        if claim is None:
            raise InputError(persona.name, at, "there is no such sentence", cure="load the page again")
        chosen = views.claim_view(claim, segment)
        return HTMLResponse(page("evidence.html", chosen=chosen, segment=segment))

    async def recheck(self, request: Request) -> Response:
        """The verdict on a sentence while it is typed."""
        form = await form_of(request)
        library = await self.desk.fresh()
        _, persona = library.persona(request.path_params["id"])
        segment = library.segment(persona.segment)
        path, words, cites = _sentence_of(form)
        claim, proposed = await run_in_threadpool(editing.recheck, self.desk.library, persona, path, words, cites)
        return JSONResponse(
            {**views.claim_view(claim, segment), "proposed": [views.evidence_view(segment, i) for i in proposed[:4]]}
        )

    async def save(self, request: Request) -> Response:
        """One sentence exchanged, added or removed."""
        form = await form_of(request)
        path, words, cites = _sentence_of(form)
        new = None if form.get("remove") is True else words
        name, seen = request.path_params["id"], str(form.get("version", ""))
        await run_in_threadpool(editing.save, self.desk.library, name, path, new, cites, seen)
        return JSONResponse({"saved": name})

    async def judge(self, request: Request) -> Response:
        """What the judge says of one sentence, or of all that are open."""
        form = await form_of(request)
        library = await self.desk.fresh()
        name, paths = request.path_params["id"], texts_of(form, "paths", 100)
        report = await run_in_threadpool(editing.judge, library, name, paths)
        judged = {claim.path: claim.verdict for claim in report.claims if not paths or claim.path in paths}
        return JSONResponse({"judge": report.judge, "verdicts": judged})

    async def undo(self, _: Request) -> Response:
        """The last step taken back, whatever it changed."""
        files = await run_in_threadpool(editing.undo, self.desk.library)
        return JSONResponse({"undone": [file.relative_to(self.desk.folder).as_posix() for file in files]})

    async def withdraw(self, request: Request) -> Response:
        """A speaker's words taken out of segment and personas."""
        form = await form_of(request)
        segment, speaker = str(form.get("segment", "")), str(form.get("speaker", ""))
        files = await run_in_threadpool(editing.withdraw, self.desk.library, segment, speaker)
        return JSONResponse({"changed": [file.relative_to(self.desk.folder).as_posix() for file in files]})

    async def _reported(self, request: Request) -> CheckedPersona:
        await self.desk.fresh()
        return await run_in_threadpool(self._checked, request.path_params["id"])

    def _checked(self, name: str) -> CheckedPersona:
        file, persona = self.desk.library.persona(name)
        return persona, self.desk.library.segment(persona.segment), self.desk.library.report(file, persona)

    async def card(self, request: Request) -> Response:
        """The card as it is read."""
        content = await run_in_threadpool(partial(html.card, home="/"), *await self._reported(request))
        return HTMLResponse(content, headers={"Content-Security-Policy": CARD_POLICY})

    async def export(self, request: Request) -> Response:
        """The persona in a format that somebody else needs."""
        one = await self._reported(request)
        return await run_in_threadpool(exported, request.path_params["form"], EXPORTS, one[0].id, [one])

    async def export_all(self, request: Request) -> Response:
        """The personas of a page of the shelf, as one file."""
        shown = await self._shelf(request, wait=False)
        ids = [card.id for card in shown.cards if not card.problem]
        if not ids:
            raise InputError("export", "", "no persona fits", cure="choose others on the first page")
        checked = await run_in_threadpool(lambda: [self._checked(one) for one in ids])
        return await run_in_threadpool(exported, request.path_params["form"], SEVERAL_EXPORTS, "personas", checked)

    async def voice(self, request: Request) -> Response:
        """The claims, reviews and quotes that depend on one speaker."""
        library = await self.desk.fresh()
        asked = request.query_params
        segment = library.segment(asked.get("segment", ""))
        hangs = await run_in_threadpool(views.hangs_on, library, segment, asked.get("speaker", ""))
        if "json" in request.headers.get("accept", ""):
            return JSONResponse(hangs)
        undoes = editing.undoes(self.desk.folder)
        return HTMLResponse(page("voice.html", hangs=hangs, segment=segment, undoes=undoes))


def _sentence_of(form: dict[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    cites = form.get("cites", [])
    listed = [str(cite)[:200] for cite in cites][:50] if isinstance(cites, list) else []
    return str(form.get("path", ""))[:100], str(form.get("text", "")), tuple(dict.fromkeys(listed))
