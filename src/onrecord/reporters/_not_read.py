"""What stands in a draft and was not audited, so that "No findings" never speaks for words that nobody read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.domain import Audit, BlockKind, NotRead, Omission, Report
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style
from onrecord.reporters._wrap import wrapped

_NOUNS: dict[BlockKind | Omission, tuple[str, str]] = {
    Omission.HIDDEN: ("hidden passage", "hidden passages"),
    Omission.STRUCK_OUT: ("struck-out passage", "struck-out passages"),
    Omission.CODE: ("passage of code", "passages of code"),
    Omission.COMMENT: ("comment", "comments"),
    Omission.PICTURE: ("picture", "pictures"),
    Omission.EMBEDDED: ("embedded object", "embedded objects"),
    Omission.ATTACHMENT: ("attachment", "attachments"),
    Omission.EARLIER_MESSAGE: ("earlier message or signature", "earlier messages or signatures"),
    Omission.MARGIN: ("header or footer", "headers or footers"),
    Omission.AROUND: ("part of the page beside the article", "parts of pages beside the article"),
    Omission.SCAN: ("page without text", "pages without text"),
    Omission.LANGUAGE: ("paragraph in another language", "paragraphs in another language"),
    Omission.NOTE: ("note to the desk", "notes to the desk"),
    BlockKind.REPEATED_HEADLINE: ("repeated headline", "repeated headlines"),
    BlockKind.DATELINE: ("dateline", "datelines"),
    BlockKind.METADATA: ("line of metadata", "lines of metadata"),
    BlockKind.PULL_QUOTE: ("pull quote", "pull quotes"),
    BlockKind.CREDIT: ("credit line", "credit lines"),
    BlockKind.TABLE_ROW: ("table row", "table rows"),
    BlockKind.TEASER: ("teaser", "teasers"),
    BlockKind.SERVICE: ("service line", "service lines"),
    BlockKind.CORRECTION: ("correction", "corrections"),
    BlockKind.SIGNATURE: ("signature", "signatures"),
}


def not_read_lines(audit: Audit, style: Style) -> Iterator[str]:
    """Yield what was not read, counted by kind: of a single draft, or with `verbose` of each, place by place."""
    reports = [report for report in audit.reports if report.dossier.document.not_read]
    if len(audit.reports) > 1 and not style.verbose:
        if reports:
            drafts = "1 draft" if len(reports) == 1 else f"{len(reports):,} drafts"
            yield from wrapped(f"Not read: parts of {drafts} (-v lists them).", style.width)
        return
    for report in reports:
        name = f"{safe(report.dossier.document.name)}: " if len(audit.reports) > 1 else ""
        yield from wrapped(f"{name}{told(report)}", style.width)
        if style.verbose:
            yield from _places(report)


def told(report: Report) -> str:
    """Return what was not read of a draft in one sentence: "Not read: 2 credit lines, 1 comment (14 words)."."""
    parts = report.dossier.document.not_read
    counts = Counter(part.kind for part in parts)
    kinds = ", ".join(f"{number:,} {_NOUNS[kind][number > 1]}" for kind, number in counts.items())
    words = sum(part.words for part in parts)
    return f"Not read: {kinds} ({_words(words)})." if words else f"Not read: {kinds}."


def _places(report: Report) -> Iterator[str]:
    unit = report.dossier.document.source_map.sign
    for part in report.dossier.document.not_read:
        yield f"  {unit}{part.at.line}:{part.at.column}  {_one(part)}"


def _one(part: NotRead) -> str:
    return f"{_NOUNS[part.kind][0]}, {_words(part.words)}" if part.words else _NOUNS[part.kind][0]


def _words(number: int) -> str:
    return f"{number:,} word{'' if number == 1 else 's'}"
