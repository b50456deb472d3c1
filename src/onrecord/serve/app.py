"""The application: routes, and the guard around them. The only module, with those it imports, that needs starlette."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from onrecord.errors import OnrecordError
from onrecord.serve.api import audit_request, openapi
from onrecord.serve.drafts import Drafts, NotOpenError, StaleError
from onrecord.serve.guard import Door, Guard
from onrecord.serve.pages import Pages, failed
from onrecord.serve.work import Worker

if TYPE_CHECKING:
    from starlette.requests import Request


def made(drafts: Drafts, door: Door) -> Guard:
    """Yield the application over the open drafts, for those whom the door lets in."""
    worker = Worker(drafts)
    pages = Pages(drafts, worker)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        worker.close()

    one = "/desk/drafts/{id}"
    post = partial(Route, methods=["POST"])
    routes = [
        Route("/", pages.start),
        Route("/new", pages.new),
        Route("/drafts", pages.drafts),
        Route("/drafts/{id}", pages.draft),
        Route("/drafts/{id}/download/{format}", pages.download),
        post("/desk/drafts", pages.create),
        Route(one, pages.state),
        post(f"{one}/audit", pages.audit),
        post(f"{one}/row", pages.row),
        post(f"{one}/suppression", pages.suppress),
        post(f"{one}/comparison", pages.compare),
        post(f"{one}/start", pages.start_afresh),
        post(f"{one}/evidence", pages.evidence),
        post(f"{one}/copy", pages.copy),
        post(f"{one}/close", pages.close),
        post("/api/v1/audit", partial(audit_request, drafts=drafts, worker=worker)),
        Route("/api/v1/openapi.json", openapi),
    ]
    handlers: dict[Any, Any] = {
        **dict.fromkeys((OnrecordError, NotOpenError), failed),
        StaleError: _stale,
        HTTPException: _http,
        Exception: _fault,
    }
    return Guard(Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers), door)


def _stale(_: Request, __: Exception) -> Response:
    return JSONResponse({"error": "A newer version of this draft has arrived.", "stale": True}, 409)


def _fault(_: Request, error: Exception) -> Response:
    return JSONResponse({"error": f"This made onrecord fail ({type(error).__name__}); please report it."}, 500)


def _http(request: Request, error: HTTPException) -> Response:
    line = {404: "There is nothing at this address.", 405: "This address is not asked in that way."}
    return JSONResponse({"error": line.get(error.status_code, error.detail)}, error.status_code)
