"""The page that an editor opens: the article with its marks, findings, sources, assertions and score, in one file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.domain import Audit
from onrecord.reporters._html.draft import Wire, draft, wire_of, worst_draft_first
from onrecord.reporters._html.page import page
from onrecord.reporters._style import Style

FORMAT = "html"
SHOWS = frozenset({"sources"})
_INDEX = "index.html"
_LONGEST = 60


def render(audit: Audit, style: Style) -> str:
    """One page, self-contained; several drafts stand below each other, with an index before them."""
    wire = wire_of(audit, style)
    alone = len(audit.reports) == 1
    drafts = [
        draft(report, audited, "" if alone else f"d{number}-")
        for number, (report, audited) in enumerate(zip(audit.reports, wire["documents"], strict=True), 1)
    ]
    rows = _rows(drafts, [f"#{each['prefix']}draft" for each in drafts])
    return page("page.html.j2", wire=wire, drafts=drafts, rows=rows, title=_title(audit), home=None)


def pages(audit: Audit, style: Style) -> dict[str, str]:
    """Return an index and a page per draft, by the name of the file."""
    wire = wire_of(audit, style)
    names = list(_names([report.dossier.document.name for report in audit.reports]))
    made = {}
    drafts = []
    for name, report, document in zip(names, audit.reports, wire["documents"], strict=True):
        drafts.append(draft(report, document))
        made[name] = page("page.html.j2", wire=wire, drafts=drafts[-1:], rows=[], title=document["path"], home=_INDEX)
    rows = _rows(drafts, names)
    made[_INDEX] = page("index.html.j2", wire=wire, drafts=drafts, rows=rows, title=_title(audit), home=None)
    return made


def _rows(drafts: list[Wire], links: list[str]) -> list[tuple[Wire, str]]:
    """Return the rows of the index: each draft and where its report is, worst first."""
    return sorted(zip(drafts, links, strict=True), key=lambda row: worst_draft_first(row[0]))


def _title(audit: Audit) -> str:
    if len(audit.reports) == 1:
        return audit.reports[0].dossier.document.name
    return f"{len(audit.reports)} drafts"


def _names(paths: list[str]) -> Iterator[str]:
    """Yield a file name for each draft, like its own and unlike the others'."""
    taken = Counter({"index": 1})
    for path in paths:
        last = re.split(r"[/\\]", path.rstrip("/\\"))[-1]
        stem = re.sub(r"[^\w.-]+", "-", last.rsplit(".", 1)[0]).strip(".-")[:_LONGEST] or "draft"
        taken[stem.lower()] += 1
        while taken[stem.lower()] > 1:
            stem = f"{stem}-{taken[stem.lower()]}"
            taken[stem.lower()] += 1
        yield f"{stem}.html"
