"""What an editor offers to do about a finding: allow it, read its rule, write “said”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from onrecord.domain import Document, Finding, Report, Span
from onrecord.language.said import said_for
from onrecord.lsp.audits import Result
from onrecord.lsp.diagnostics import finding_of, range_of

ALLOW, OPEN_RULE = "onrecord.allow", "onrecord.openRule"
"""Commands of the server."""
ASK_REASON = "onrecord.askReason"
"""A command of an editor that asks for a reason and then runs ALLOW; used if the editor says that it has it."""
_LOADED_VERB = "loaded-said"
_COMMENTS = ("markdown", "html")
"""Formats in which a suppression is a comment within the paragraph; in plain text it is a line of its own."""
_LINES = ("text",)


@dataclass(frozen=True, slots=True)
class Abilities:
    """What an editor can do with actions: ask for a reason by itself, and refuse edits of a version that has passed."""

    asks_reason: bool = False
    knows_versions: bool = False


def actions(result: Result, shown: Iterable[Diagnostic], can: Abilities) -> Iterator[CodeAction]:
    """Yield what can be done about the diagnostics that the editor shows at a place."""
    for diagnostic in shown:
        finding = finding_of(result, diagnostic)
        if finding is None or result.report is None:
            continue
        if said := _said(result, result.report, finding):
            edit = changes(result, said, can)
            yield CodeAction(
                f"Write “{said.new_text}”", CodeActionKind.QuickFix, [diagnostic], is_preferred=True, edit=edit
            )
        yield from _allow(result, diagnostic, finding, can)
        title = f"Open the rule {finding.rule.code} {finding.rule.name}"
        command = Command(title, OPEN_RULE, arguments=[finding.rule.code])
        yield CodeAction(title, CodeActionKind.QuickFix, [diagnostic], command=command)


def changes(result: Result, edit: TextEdit, can: Abilities) -> WorkspaceEdit:
    """Return an edit of the draft, and of this version of it alone where the editor knows versions."""
    if not can.knows_versions:
        return WorkspaceEdit(changes={result.draft.uri: [edit]})
    draft = OptionalVersionedTextDocumentIdentifier(result.draft.uri, result.draft.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(draft, [edit])])


def suppression(result: Result, finding: Finding, reason: str, editor: str = "") -> TextEdit | None:
    """Return the edit that writes a suppression of a finding into the draft; None for a format that holds none.

    Without a reason the comment has no effect yet, and the draft says so until somebody writes one.
    """
    if result.report is None:
        return None
    document = result.report.dossier.document
    signed = f' editor="{_value(editor)}"' if editor else ""
    allow = f'onrecord: allow {finding.rule.code} reason="{_value(reason)}"{signed}'
    block = _block(document, finding)
    if block is None or _is_front_matter(result, block):
        return None
    if document.format in _COMMENTS:
        return _insertion(result, block.end, f" <!-- {allow} -->")
    if document.format in _LINES:
        return _insertion(result, result.positions.line_start(block.start), f"{allow}\n")
    return None


def _allow(result: Result, diagnostic: Diagnostic, finding: Finding, can: Abilities) -> Iterator[CodeAction]:
    edit = suppression(result, finding, "")
    if edit is None:
        return
    title = f"Allow {finding.rule.code} in this paragraph, with a reason"
    if can.asks_reason:
        command = Command(title, ASK_REASON, arguments=[result.draft.uri, finding.fingerprint])
        yield CodeAction(title, CodeActionKind.QuickFix, [diagnostic], command=command)
    else:
        yield CodeAction(title, CodeActionKind.QuickFix, [diagnostic], edit=changes(result, edit, can))


def _said(result: Result, report: Report, finding: Finding) -> TextEdit | None:
    """The edit that writes “said” for a verb of saying that takes sides."""
    if finding.rule.name != _LOADED_VERB:
        return None
    return TextEdit(range_of(result, report, finding), said_for(report.dossier.text(finding.span)))


def _block(document: Document, finding: Finding) -> Span | None:
    """Where in the file the paragraph stands that the finding begins in."""
    span = next((each.span for each in document.blocks if each.span.contains(finding.span)), None)
    if span is None:
        span = next((each.span for each in document.blocks if each.span.overlaps(finding.span)), None)
    return document.source_map.origin(span) if span else None


def _is_front_matter(result: Result, block: Span) -> bool:
    """Whether a block stands in the front matter of Markdown, where no comment can be written."""
    text = result.draft.text.lstrip("\ufeff")
    end = text.find("\n---", 3) if text.startswith("---") else -1
    return block.start < end


def _insertion(result: Result, offset: int, text: str) -> TextEdit:
    place = result.positions.position(offset)
    return TextEdit(Range(place, place), text)


def _value(words: str) -> str:
    """Words as the value of an option: without quotation marks and ends of comments."""
    return " ".join(words.translate(_NO_MARKS).replace("--", "–").split())


_NO_MARKS = {ord(mark): "'" for mark in '"“”„'} | {ord(mark): None for mark in "<>"}
