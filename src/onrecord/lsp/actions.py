"""What an editor offers to do about a finding: allow it, read its rule, write “said”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

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

from onrecord.allow import Order, allow
from onrecord.domain import Finding, Report
from onrecord.errors import UnreadableError
from onrecord.language.said import said_for
from onrecord.lsp.audits import Result
from onrecord.lsp.diagnostics import finding_of, range_of

ALLOW, OPEN_RULE = "onrecord.allow", "onrecord.openRule"
"""Commands of the server."""
ASK_REASON = "onrecord.askReason"
"""A command of an editor that asks for a reason and then runs ALLOW; used if the editor says that it has it."""
_LOADED_VERB = "loaded-said"
_UNWRITTEN = "a reason that is still to be written"
"""Stands for a missing reason while a place is chosen: without one, a suppression applies nowhere."""
_MOST_FINDINGS = 10
"""Findings in a selection about which something is offered; for each, the draft is read again."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What an editor can do with actions: ask for a reason by itself, and refuse edits of a version that has passed."""

    asks_reason: bool = False
    knows_versions: bool = False


def actions(result: Result, shown: Iterable[Diagnostic], can: Abilities) -> Iterator[CodeAction]:
    """Yield what can be done about the diagnostics that the editor shows at a place."""
    for diagnostic in islice(shown, _MOST_FINDINGS):
        finding = finding_of(result, diagnostic)
        if finding is None or result.report is None:
            continue
        if said := _said(result, result.report, finding):
            edit = changes(result, said, can)
            yield CodeAction(
                f"Write “{said.new_text}”", CodeActionKind.QuickFix, [diagnostic], is_preferred=True, edit=edit
            )
        yield from _allow(result, result.report, diagnostic, finding, can)
        title = f"Open the rule {finding.rule.code} {finding.rule.name}"
        command = Command(title, OPEN_RULE, arguments=[finding.rule.code])
        yield CodeAction(title, CodeActionKind.QuickFix, [diagnostic], command=command)


def changes(result: Result, edit: TextEdit, can: Abilities) -> WorkspaceEdit:
    """Return an edit of the draft, and of this version of it alone where the editor knows versions."""
    if not can.knows_versions:
        return WorkspaceEdit(changes={result.draft.uri: [edit]})
    draft = OptionalVersionedTextDocumentIdentifier(result.draft.uri, result.draft.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(draft, [edit])])


def suppression(result: Result, report: Report, finding: Finding, reason: str = "", editor: str = "") -> TextEdit:
    """Return the edit that writes a suppression of a finding into the draft.

    Without a reason the comment has no effect yet, and the draft says so until somebody writes one.

    Raises:
        UnreadableError: if the suppression says nothing that can be obeyed, or the draft has no place for it.
    """
    order = Order(finding.codes, reason or _UNWRITTEN, editor)
    allowed = allow(result.draft.text, report, finding, order, settings=result.settings)
    if allowed.at is None or allowed.inserted is None:
        raise UnreadableError("cannot be edited as text")
    position = result.positions.position(allowed.at)
    inserted = allowed.inserted if reason else allowed.inserted.replace(f'reason="{_UNWRITTEN}"', 'reason=""')
    return TextEdit(Range(position, position), inserted)


def _allow(
    result: Result, report: Report, diagnostic: Diagnostic, finding: Finding, can: Abilities
) -> Iterator[CodeAction]:
    try:
        edit = suppression(result, report, finding)
    except UnreadableError:
        return
    title = f"Allow {', '.join(finding.codes)} in this paragraph, with a reason"
    if can.asks_reason:
        command = Command(title, ASK_REASON, arguments=[result.draft.uri, finding.fingerprint])
        yield CodeAction(title, CodeActionKind.QuickFix, [diagnostic], command=command)
    else:
        yield CodeAction(title, CodeActionKind.QuickFix, [diagnostic], edit=changes(result, edit, can))


def _said(result: Result, report: Report, finding: Finding) -> TextEdit | None:
    """Return the edit that writes “said” for a verb of saying that takes sides."""
    if finding.rule.name != _LOADED_VERB:
        return None
    return TextEdit(range_of(result, report, finding), said_for(report.dossier.text(finding.span)))
