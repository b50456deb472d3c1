"""The language server itself: what an editor may ask for, and what it is told unasked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from onrecord.errors import OnrecordError, failure
from onrecord.lsp.actions import ALLOW, OPEN_RULE, Abilities, actions, changes, suppression
from onrecord.lsp.audits import Audits, Draft, Result
from onrecord.lsp.diagnostics import SOURCE, diagnostics, link, result_id, with_fingerprint
from onrecord.lsp.examine import Examiner
from onrecord.lsp.hover import hover
from onrecord.lsp.outline import flat_symbols, lenses, symbols
from onrecord.version import VERSION

_SUFFIXES = {"markdown": ".md", "html": ".html", "plaintext": ".txt"}
"""Endings for drafts that are no files yet, by the editor's name of their language."""
_SETTINGS_FILES = "**/{onrecord.toml,onrecord-rules.toml,pyproject.toml}"
_SECTION = "onrecord"
_Told = TypeVar("_Told")


class Server(LanguageServer):
    """A server for one editor. The editor sends whole drafts, for pygls counts more line ends than the protocol has."""

    def __init__(self) -> None:
        super().__init__(_SECTION, VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.examiner = Examiner(self._roots)
        self.audits = Audits(self.examiner.examine, self.tell)
        self.abilities = Abilities()

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Show that something failed, without a word of a draft."""
        self.window_show_message(
            types.ShowMessageParams(
                types.MessageType.Error, f"onrecord failed ({type(error).__name__}); please report it"
            )
        )

    def draft(self, uri: str) -> Draft:
        """Return the latest version of an open draft."""
        document = self.workspace.get_text_document(uri)
        path = to_fs_path(uri)
        name = path or f"untitled{_SUFFIXES.get(document.language_id or '', '.txt')}"
        return Draft(uri, document.version or 0, document.source, name)

    async def told(self, uri: str, make: Callable[[Result], _Told]) -> _Told | None:
        """Return what `make` makes of the result for the latest version of a draft; None if it is not open.

        Raises:
            JsonRpcInternalError: if that fails; an editor may log it, so it has no word of the draft.
        """
        result = await self.audits.current(uri)
        try:
            return make(result) if result else None
        except Exception as error:
            raise JsonRpcInternalError(f"onrecord: this draft {failure(error)}") from None

    def tell(self, result: Result) -> None:
        """Send the diagnostics of a result to an editor that does not ask for them; let the others ask again."""
        if not self.pulls:
            self._publish(result.draft.uri, diagnostics(result), result.draft.version)
        workspace = self.client_capabilities.workspace
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None)

    def forget(self, uri: str) -> None:
        """Close a draft."""
        self.audits.forget(uri)
        if not self.pulls:
            self._publish(uri, [], None)

    def settings_changed(self) -> None:
        """Audit everything again, and let an editor that asks for diagnostics ask again."""
        self.audits.again()
        workspace = self.client_capabilities.workspace
        if self.pulls and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)

    @property
    def pulls(self) -> bool:
        """Whether the editor asks for diagnostics."""
        document = self.client_capabilities.text_document
        return document is not None and document.diagnostic is not None

    async def read_configuration(self) -> None:
        """Ask the editor for its settings, if it can be asked."""
        workspace = self.client_capabilities.workspace
        if workspace and workspace.configuration:
            items = [types.ConfigurationItem(section=_SECTION)]
            values = await self.workspace_configuration_async(types.ConfigurationParams(items))
            self.configure(values[0] if values else None)

    def configure(self, section: Any) -> None:
        """Take the section `onrecord` of the editor's settings."""
        if isinstance(section, Mapping):
            self.examiner.configuration = dict(section)

    def _publish(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _roots(self) -> list[Path]:
        uris = [*self.workspace.folders, *([self.workspace.root_uri] if self.workspace.root_uri else [])]
        return [Path(path) for uri in uris if (path := to_fs_path(uri))]


def start() -> None:
    """Serve the editor at standard input and output until it says goodbye. Nothing is logged."""
    logging.disable(logging.CRITICAL)  # pygls logs messages, and these hold drafts
    server = make_server()
    try:
        server.start_io()
    finally:
        server.audits.close()
        server.examiner.close()


def make_server() -> Server:
    """Return a server that answers everything that this one can."""
    server = Server()
    for register in (_session, _drafts, _diagnostics, _reading, _actions):
        register(server)
    return server


def _session(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        options = params.initialization_options if isinstance(params.initialization_options, Mapping) else {}
        edits = params.capabilities.workspace and params.capabilities.workspace.workspace_edit
        server.abilities = Abilities(bool(options.get("asksReason")), bool(edits and edits.document_changes))
        server.configure(options.get("settings"))

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        server.examiner.encoding = server.workspace.position_encoding
        server.audits.warm_up()
        await server.read_configuration()
        server.audits.again()
        workspace = server.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            await server.client_register_capability_async(types.RegistrationParams([_watching()]))

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(params: types.DidChangeConfigurationParams) -> None:
        if isinstance(params.settings, Mapping):
            server.configure(params.settings.get(_SECTION))
        await server.read_configuration()
        server.settings_changed()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def file_changed(_: types.DidChangeWatchedFilesParams) -> None:
        server.settings_changed()

    @server.feature(types.SHUTDOWN)
    def shut_down(_: Any) -> None:
        server.audits.close()


def _watching() -> types.Registration:
    """Return the request to be told of changes in settings files."""
    watchers = [types.FileSystemWatcher(_SETTINGS_FILES)]
    return types.Registration(
        "settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesRegistrationOptions(watchers)
    )


def _drafts(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.audits.change(server.draft(params.text_document.uri), 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.audits.change(server.draft(params.text_document.uri))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)


def _diagnostics(server: Server) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=SOURCE),
    )
    async def asked(
        params: types.DocumentDiagnosticParams,
    ) -> types.RelatedFullDocumentDiagnosticReport | types.RelatedUnchangedDocumentDiagnosticReport:
        diagnostics_told = await server.told(params.text_document.uri, diagnostics) or []
        name = result_id(diagnostics_told)
        if name == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(name)
        return types.RelatedFullDocumentDiagnosticReport(diagnostics_told, result_id=name)


def _reading(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        return await server.told(params.text_document.uri, lambda result: hover(result, params.position))

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def listed(
        params: types.DocumentSymbolParams,
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
        document = server.client_capabilities.text_document
        nests = document and document.document_symbol and document.document_symbol.hierarchical_document_symbol_support
        return await server.told(params.text_document.uri, symbols if nests else flat_symbols) or []

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def scored(params: types.CodeLensParams) -> list[types.CodeLens]:
        return await server.told(params.text_document.uri, lenses) or []


def _actions(server: Server) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    async def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        result = await server.audits.current(params.text_document.uri)
        shown = [diagnostic for diagnostic in params.context.diagnostics if diagnostic.source == SOURCE]
        if result is None:
            return []
        with suppress(OnrecordError):
            return await server.audits.run(lambda: list(actions(result, shown, server.abilities)))
        return []

    @server.command(ALLOW)
    async def allow(uri: str, fingerprint: str, reason: str, *editor: str) -> None:
        result = await server.audits.current(uri)
        finding = with_fingerprint(result, fingerprint) if result else None
        if result is None or result.report is None or finding is None:
            return
        try:
            edit = await server.audits.run(partial(suppression, result, result.report, finding, reason, *editor[:1]))
        except OnrecordError as error:
            server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"onrecord: {error}"))
            return
        await server.workspace_apply_edit_async(
            types.ApplyWorkspaceEditParams(changes(result, edit, server.abilities), "Allow a finding")
        )

    @server.command(OPEN_RULE)
    async def open_rule(code: str) -> None:
        address = next((link(result, code) for result in server.audits.results() if result.rules_page), None)
        window = server.client_capabilities.window
        if address and window and window.show_document:
            await server.window_show_document_async(types.ShowDocumentParams(address, external=True))
        elif address:
            server.window_show_message(
                types.ShowMessageParams(types.MessageType.Info, f"{code} is explained at {address}")
            )
