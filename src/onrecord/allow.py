"""Write a suppression into a draft: where a finding is allowed, the draft says so, and why.

The place is chosen by reading the draft again. A place counts only if no word of the article changes and the
suppression applies to the finding; the draft itself is never rendered anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.domain import BlockKind, Category, Document, Finding, Report, Span
from onrecord.errors import UnreadableError
from onrecord.pipeline import read_draft
from onrecord.readers import decode, encode
from onrecord.readers.docx import FORMAT as WORD
from onrecord.readers.docx import comment
from onrecord.rules import rules_of
from onrecord.settings import Settings
from onrecord.suppress import FlawError, applies, parse

TYPED = ("text", "markdown", "html", "wordpress")
"""Formats that people type, so that a suppression is some characters of the file."""
_LINE_END = re.compile(r"\r\n|[\n\r]")
_OWN_LINE = (BlockKind.PARAGRAPH, BlockKind.BYLINE, BlockKind.DECK)
"""Blocks that a line of its own can stand before; other blocks (list items, cells, headings) have it at their end."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is allowed: rules by their codes, why, who answers for it, until when, and whether in the whole draft."""

    rules: tuple[str, ...]
    reason: str
    editor: str = ""
    until: date | None = None
    whole: bool = False

    def __str__(self) -> str:
        until = f" until={self.until.isoformat()}" if self.until else ""
        editor = f' editor="{_value(self.editor)}"' if self.editor.strip() else ""
        scope = " scope=file" if self.whole else ""
        return f'onrecord: allow {",".join(self.rules)} reason="{_value(self.reason)}"{editor}{until}{scope}'


@dataclass(frozen=True, slots=True)
class Allowed:
    """The draft with the suppression in it; `inserted` stands at `at`, code points of the decoded file.

    Of a Word file, in which it is a comment, both are None.
    """

    data: bytes
    at: int | None = None
    inserted: str | None = None


def allow(draft: bytes | str, report: Report, finding: Finding, order: Order, *, settings: Settings) -> Allowed:
    """Return the draft, of which `report` is the audit under these settings, with a suppression of the finding in it.

    Raises:
        UnreadableError: if the suppression says nothing that can be obeyed, or the draft has no place for it.
    """
    document = report.dossier.document
    data = encode(draft) if isinstance(draft, str) else draft
    settings = settings.of(document.name)
    rules = tuple(rule.info for rule in rules_of(settings))
    if finding.rule.category is Category.SUPPRESSIONS:
        raise UnreadableError("A finding about a suppression cannot be allowed; mend or remove the suppression.")
    try:
        parse(str(order))
    except FlawError as flaw:
        raise UnreadableError(f"This suppression {flaw.because}.") from None
    if order.until and order.until < date.today():
        raise UnreadableError(f"A suppression until {order.until} has no effect any more; give a later day.")
    if document.format != WORD and document.format not in TYPED:
        raise UnreadableError(
            f"A suppression cannot be written into a file of the format {document.format}; write it into the settings "
            "(per-file-ignores)."
        )
    for allowed in _candidates(data, document, finding, order):
        try:
            new = read_draft(allowed.data, document.name, settings)
        except UnreadableError:  # a comment within front matter, say
            continue
        location = _same_place(document, new, finding)
        if location is not None and all(applies(new, rules, code, location) for code in order.rules):
            return allowed
    raise UnreadableError(
        "There is no place for a suppression at this finding; allow it in the whole draft, or in the settings."
    )


def _candidates(data: bytes, document: Document, finding: Finding, order: Order) -> Iterator[Allowed]:
    """Yield the draft with the suppression at each place where it may stand, the best place first."""
    if document.format == WORD:
        yield Allowed(comment(data, document, [(finding.span, ((str(order),),))]))
        return
    source = decode(data)
    for at, inserted in _places(source, document, finding, order):
        yield Allowed(encode(f"{source[:at]}{inserted}{source[at:]}"), at, inserted)


def _places(source: str, document: Document, finding: Finding, order: Order) -> Iterator[tuple[int, str]]:
    """Offsets in the source, and what to insert there."""
    first_end = _LINE_END.search(source)
    feed = first_end.group() if first_end else "\n"
    remark = str(order) if document.format == "text" else f"<!-- {order} -->"
    if order.whole:
        yield len(source.rstrip()), f"{feed}{feed}{remark}"
        return
    block = next((other_block for other_block in document.blocks if other_block.span.contains(_first(finding))), None)
    if block is None:
        return
    origin = document.source_map.origin(block.span)
    before = _line_start(source, origin.start), f"{remark}{feed}"
    line_end = _LINE_END.search(source, origin.end)
    behind = [(at, f" {remark}") for at in (origin.end, line_end.start() if line_end else len(source))]
    own_line = document.format == "text" or (block.kind in _OWN_LINE and document.format == "markdown")
    yield from [before, *behind] if own_line else [*behind, before]


def _first(finding: Finding) -> Span:
    return Span(finding.span.start, finding.span.start)


def _line_start(source: str, at: int) -> int:
    return max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1


def _same_place(old: Document, new: Document, finding: Finding) -> int | None:
    """Where the finding begins in the new text; None if a word or a block of the article is not what it was."""
    before, after = ([(block.kind, block.span.of(one.text).split()) for block in one.blocks] for one in (old, new))
    if before != after:
        return None
    for was, now in zip(old.blocks, new.blocks, strict=True):
        if was.span.contains(_first(finding)):
            return now.span.start + finding.span.start - was.span.start
    return None


def _value(text: str) -> str:
    """Return a value without what would end it or the comment around it; quotation marks become apostrophes."""
    words = re.sub(r"[\"“”„]", "'", " ".join(text.split()))
    return re.sub(r"--+>?", "–", words)
