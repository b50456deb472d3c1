"""`POST /api/v1/audit`: a draft in, the JSON report v1 out. For content management systems and other programs."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from functools import partial
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from onrecord.domain import Audit
from onrecord.pipeline import audit
from onrecord.readers import encode
from onrecord.reporters import Style, render
from onrecord.serve.wire import AuditRequest, Block, packed, told, unpacked
from onrecord.serve.work import with_choices

if TYPE_CHECKING:
    from starlette.requests import Request

    from onrecord.domain import Report
    from onrecord.serve.drafts import Drafts
    from onrecord.serve.work import Worker

_BETWEEN = "\n\n"
"""What stands between two blocks."""


async def audit_request(request: Request, *, drafts: Drafts, worker: Worker) -> Response:
    """Return the report on one draft, which is forgotten with the answer.

    Raises:
        OnrecordError: if the request or the draft cannot be read.
    """
    asked: AuditRequest = told(AuditRequest, await request.body())
    settings = with_choices(drafts.settings, asked.settings)
    name = asked.name if not asked.blocks or asked.name != "draft.txt" else "draft.html"
    report = await worker.run(partial(audit, _data(asked), name, settings=settings))
    drafts.counts["audits"] += 1
    found = json.loads(render("json", Audit((report,)), Style(include_text=asked.include_text)))
    if asked.blocks:
        found["blocks"] = _by_block(asked.blocks, report, found["documents"][0])
    return Response(packed(found), media_type="application/json")


async def openapi(_: Request) -> Response:
    """Return the description of the API."""
    return Response(files(__package__).joinpath("openapi.json").read_bytes(), media_type="application/json")


def _data(asked: AuditRequest) -> bytes:
    if asked.data is not None:
        return unpacked(asked.data)
    text = asked.text if asked.blocks is None else _BETWEEN.join(block.html for block in asked.blocks)
    return encode(text or "")


def _by_block(blocks: list[Block], report: Report, wire: dict[str, Any]) -> list[dict[str, Any]]:
    """Each block with the findings and assertions that begin in it, by fingerprint and id."""
    starts = [0, *accumulate(len(block.html) + len(_BETWEEN) for block in blocks)]
    origin = report.dossier.document.source_map.origin
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: {"findings": [], "assertions": []})
    dossier = report.dossier
    for finding in report.findings:
        found[bisect_right(starts, origin(finding.span).start) - 1]["findings"].append(finding.fingerprint)
    for number, assertion in enumerate(dossier.assertions):
        at = bisect_right(starts, origin(assertion.span).start) - 1
        found[at]["assertions"].append(wire["assertions"][number]["id"])
    return [{"id": each.id, **found[number]} for number, each in enumerate(blocks)]
