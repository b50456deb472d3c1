"""What the editor's own page shows and asks for: its pages, and what its script fetches below `/desk/`."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from onrecord.allow import Order, allow
from onrecord.annotate import annotate
from onrecord.compare import compare
from onrecord.domain import Audit
from onrecord.errors import OnrecordError, UnreadableError
from onrecord.layers import profiles
from onrecord.readers import MAX_BYTES, MAX_CHARACTERS, decode, encode, suffixes
from onrecord.reporters import Style, live_comparison, live_draft, live_page, live_row, render
from onrecord.serve.drafts import Draft, NotOpenError, text_of
from onrecord.serve.wire import Edit, Evidence, NewDraft, Suppress, packed, told, unpacked
from onrecord.serve.work import audited

if TYPE_CHECKING:
    from starlette.requests import Request

    from onrecord.domain import Report
    from onrecord.serve.drafts import Drafts
    from onrecord.serve.work import Worker

_PAGE = "onrecord.serve.page"
_WORD = ".docx"
_DOWNLOADS = {
    "html": ("html", "text/html; charset=utf-8"),
    "markdown": ("md", "text/markdown; charset=utf-8"),
    "json": ("json", "application/json"),
}
"""Formats of the report that can be saved: the ending of the file, and its media type."""


class Pages:
    """The answers, over one drafts and its worker."""

    def __init__(self, drafts: Drafts, worker: Worker) -> None:
        self._drafts = drafts
        self._worker = worker

    async def start(self, _: Request) -> Response:
        """Return the draft that was named, all drafts if they are several, else a blank page."""
        found, skipped = await self._files()
        if len(found) == 1 and not skipped:
            return RedirectResponse(f"/drafts/{found[0].id}", 303)
        return RedirectResponse("/drafts" if found or skipped else "/new", 303)

    async def drafts(self, _: Request) -> Response:
        """Every draft with its score, holds, findings and last change."""
        found, skipped = await self._files()
        every = [(each, self._drafts.report(each)) for each in (*found, *self._drafts.typed())]
        return HTMLResponse(await asyncio.to_thread(_folder, every, skipped))

    async def new(self, _: Request) -> Response:
        """Return a blank page to paste, type or drop into."""
        return HTMLResponse(_draft(None))

    async def draft(self, request: Request) -> Response:
        """Return the page of a draft."""
        draft = await self._named(request)
        return HTMLResponse(_draft(draft, text_of(draft, self._drafts.report(draft)) or ""))

    async def create(self, request: Request) -> Response:
        """Take a draft up."""
        asked: NewDraft = told(NewDraft, await request.body())
        data = unpacked(asked.data) if asked.data is not None else encode(asked.text or "")
        return _json(_state(self._drafts.new(asked.name, _within(data)), None))

    async def state(self, request: Request) -> Response:
        """Return what a draft is called, and its text."""
        draft = await self._named(request)
        return _json(_state(draft, self._drafts.report(draft)))

    async def audit(self, request: Request) -> Response:
        """Take an edit up, and return the report on it."""
        draft = await self._named(request)
        asked: Edit = told(Edit, await request.body())
        if asked.text is not None or asked.data is not None:
            draft = self._drafts.edited(draft, self._edit(draft, asked), asked.version, asked.name)
        if asked.profile != draft.profile:
            draft = self._drafts.chosen(draft, asked.profile)
        report = await self._worker.report(draft)
        part = await asyncio.to_thread(live_draft, report)
        return _json({**_state(draft, report), "html": part})

    def _edit(self, draft: Draft, asked: Edit) -> bytes:
        """Return the bytes of a draft after an edit; a text that did not change keeps the encoding of its file."""
        if asked.data is not None:
            return _within(unpacked(asked.data))
        text = asked.text or ""
        same = text_of(draft, self._drafts.report(draft)) == text
        return draft.data if same else _within(encode(text))

    async def row(self, request: Request) -> Response:
        """Return the row of a draft in the list of drafts."""
        draft = await self._named(request)
        return _json({"html": await asyncio.to_thread(_row, draft, await self._worker.report(draft))})

    async def suppress(self, request: Request) -> Response:
        """Return the suppression of a finding: what to insert, and where; a Word file is changed here."""
        draft = await self._named(request)
        asked: Suppress = told(Suppress, await request.body())
        report = self._drafts.report(draft)
        if report is None or asked.version != draft.version or asked.finding > len(report.findings):
            raise UnreadableError("The draft has changed since; wait until its findings are up to date.")
        finding = sorted(report.findings, key=lambda each: each.span)[asked.finding - 1]  # as the page numbers them
        order = Order(finding.codes, asked.reason, asked.editor, asked.until, asked.whole)
        write = partial(allow, draft.data, report, finding, order, settings=self._drafts.settings)
        allowed = await self._worker.run(write)
        if allowed.at is None or allowed.inserted is None:
            self._drafts.edited(draft, allowed.data, draft.version + 1)
            return _json({"at": None})
        before = _as_typed(decode(draft.data)[: allowed.at])
        return _json({"at": len(before), "inserted": _as_typed(allowed.inserted)})

    async def compare(self, request: Request) -> Response:
        """Return what changed in the sourcing since the version that was opened."""
        draft = await self._named(request)
        report, first = await self._worker.report(draft), self._drafts.first(draft)
        old = (
            report
            if first.data == draft.data
            else await self._worker.run(partial(audited, first, self._drafts.settings))
        )
        part = await self._worker.run(lambda: live_comparison(compare(old, report)))
        since = first.changed.isoformat(timespec="seconds") if first.changed else ""
        return _json({"html": part, "since": since})

    async def start_afresh(self, request: Request) -> Response:
        """Compare with this version from now on."""
        self._drafts.start_afresh(await self._named(request))
        return _json({})

    async def evidence(self, request: Request) -> Response:
        """Compare the draft with these files, too, from now on; without any, with none."""
        draft = await self._named(request)
        asked: Evidence = told(Evidence, await request.body())
        draft = self._drafts.with_evidence(draft, [(file.name, unpacked(file.data)) for file in asked.files])
        return _json(_state(draft, None))

    async def copy(self, request: Request) -> Response:
        """Return a copy of a draft as plain text, to be edited here."""
        draft = await self._named(request)
        document = (await self._worker.report(draft)).dossier.document
        text = "\n\n".join(" ".join(block.span.of(document.text).split()) for block in document.blocks)
        name = f"{PurePath(draft.name).stem} (text).txt"
        return _json(_state(self._drafts.new(name, encode(f"{text}\n")), None))

    async def close(self, request: Request) -> Response:
        """Forget a draft."""
        self._drafts.close(await self._named(request))
        return _json({})

    async def download(self, request: Request) -> Response:
        """Return the report as a file, or a Word draft with its findings as comments, or the draft itself."""
        draft, format = await self._named(request), request.path_params["format"]
        stem = PurePath(draft.name).stem
        if format == "draft":
            return _file(draft.data, PurePath(draft.name).name, "application/octet-stream")
        report = await self._worker.report(draft)
        if format == "word":
            commented = await self._worker.run(partial(annotate, draft.data, report))
            return _file(commented, f"{stem}-onrecord{_WORD}", "application/octet-stream")
        if format not in _DOWNLOADS:
            raise UnreadableError(f"There is no such format (valid: word, draft, {', '.join(_DOWNLOADS)}).")
        suffix, media_type = _DOWNLOADS[format]
        text = await self._worker.run(partial(render, format, Audit((report,)), Style()))
        return _file(text.encode("utf-8", "replace"), f"{stem}-onrecord.{suffix}", media_type)

    async def _files(self) -> tuple[list[Draft], list[tuple[str, str]]]:
        return self._drafts.files(*await asyncio.to_thread(self._drafts.find))

    async def _named(self, request: Request) -> Draft:
        """Return the draft that the address names; a file is looked for again after a restart of the server.

        Raises:
            NotOpenError: if it is not open.
        """
        name = request.path_params["id"]
        try:
            return self._drafts.current(name)
        except NotOpenError:
            await self._files()
            return self._drafts.draft(name)


def _draft(draft: Draft | None, text: str = "") -> str:
    """Return the page of a draft with its text; without one, a blank page."""
    return live_page(
        "writing.html.j2", _PAGE,
        title=PurePath(draft.name).name if draft else "New draft",
        draft=draft,
        text=text,
        profiles=profiles(),
        accepts=",".join(suffixes()),
        limits={"bytes": MAX_BYTES, "characters": MAX_CHARACTERS},
    )  # fmt: skip


def _folder(drafts: list[tuple[Draft, Report | None]], skipped: list[tuple[str, str]]) -> str:
    """Return the page of all drafts; one that was not audited yet has a row to be filled."""
    rows = [(draft, _row(draft, report) if report else None) for draft, report in drafts]
    return live_page("folder.html.j2", _PAGE, title="Drafts", rows=rows, skipped=skipped)


def _row(draft: Draft, report: Report) -> str:
    return live_row(report, _PAGE, open=draft)


def _state(draft: Draft, report: Report | None) -> dict[str, Any]:
    """Return what the page must know of a draft to let it be edited."""
    text = text_of(draft, report)
    format = report.dossier.document.format if report else PurePath(draft.name).suffix.lower().lstrip(".")
    return {
        "id": draft.id,
        "name": draft.name,
        "version": draft.version,
        "text": text,
        "format": format,
        "word": PurePath(draft.name).suffix.lower() == _WORD,
        "profile": draft.profile,
        "evidence": [name for name, _ in draft.evidence],
    }


def _within(data: bytes) -> bytes:
    """Return the bytes, if a draft may be as large.

    Raises:
        UnreadableError: if it may not.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"is larger than {MAX_BYTES // 1_000_000} MB; split it or audit its text alone")
    return data


def _as_typed(text: str) -> str:
    """Text with the line ends of a text field in a browser."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _json(values: dict[str, Any]) -> Response:
    headers = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
    return Response(packed(values), media_type="application/json", headers=headers)


def _file(data: bytes, name: str, media_type: str) -> Response:
    """Return a file that is saved and never shown: what it holds must not run as a page of this server."""
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='', errors='replace')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(data, media_type=media_type, headers=headers)


def failed(request: Request, error: Exception) -> Response:
    """One line that says what went wrong."""
    line = str(error) if isinstance(error, OnrecordError) else "There is no such draft; it was closed, or never open."
    if isinstance(error, UnreadableError) and line[0].islower():
        line = f"This draft {line}."  # as readers word it, to follow the name of a file
    status = 422 if isinstance(error, OnrecordError) else 404
    if request.url.path.startswith(("/api/", "/desk/")):
        return JSONResponse({"error": line}, status)
    return HTMLResponse(live_page("refused.html.j2", _PAGE, title="Not shown", line=line), status)
