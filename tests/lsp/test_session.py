"""The server as an editor meets it: a process that speaks over standard input and output."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

DRAFT = (
    "# Ferry 🛳️ sale\n\n🛳️𝒳 Sources said that the deal was dead. Mayor Nora Vale claimed that it had lost £4m in May.\n"
)
UNITS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


class Editor(LanguageClient):
    """An editor with some abilities, a section of settings, and a memory of what it was told."""

    def __init__(self, section: dict) -> None:
        super().__init__("editor", "1")
        self.section, self.told, self.edits, self.refreshed, self.watched, self.shown = section, {}, [], 0, [], []
        self.messages, self.news = [], asyncio.Event()

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def messaged(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.told.setdefault(params.uri, []).append(params)
            self.news.set()

        @self.feature(types.WORKSPACE_CONFIGURATION)
        def asked(params: types.ConfigurationParams) -> list:
            return [self.section if each.section == "onrecord" else None for each in params.items]

        @self.feature(types.WORKSPACE_APPLY_EDIT)
        def edited(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self.edits.append(params.edit)
            return types.ApplyWorkspaceEditResult(applied=True)

        @self.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        def refreshed(_: None) -> None:
            self.refreshed += 1
            self.news.set()

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams) -> None:
            self.watched += [each.method for each in params.registrations]

        @self.feature(types.WINDOW_SHOW_DOCUMENT)
        def opened(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            self.shown.append(params)
            return types.ShowDocumentResult(success=True)

    def open(self, uri: str, text: str, language: str = "markdown") -> None:
        self.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text)))

    def edit(self, uri: str, version: int, text: str) -> None:
        changed = types.VersionedTextDocumentIdentifier(version=version, uri=uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(changed, [change]))

    async def until(self, known) -> None:
        """Wait for news until `known` holds."""
        async with asyncio.timeout(30):
            while not known():
                self.news.clear()
                await self.news.wait()

    async def pull(self, uri: str, previous: str | None = None):
        document = types.TextDocumentIdentifier(uri)
        params = types.DocumentDiagnosticParams(document, "onrecord", previous)
        return await self.text_document_diagnostic_async(params)


@asynccontextmanager
async def session(
    capabilities: types.ClientCapabilities, root: Path, section: dict | None = None, options: dict | None = None
) -> AsyncIterator[tuple[Editor, types.InitializeResult]]:
    editor = Editor(section or {})
    await editor.start_io(sys.executable, "-m", "onrecord", "lsp", cwd=root)
    folder = types.WorkspaceFolder(root.as_uri(), "desk")
    told = await editor.initialize_async(
        types.InitializeParams(capabilities, workspace_folders=[folder], initialization_options=options)
    )
    editor.initialized(types.InitializedParams())
    try:
        yield editor, told
    finally:
        await editor.shutdown_async(None)
        editor.exit(None)
        await editor.stop()
        assert editor._server.returncode == 0
        assert (await editor._server.stderr.read()) == b""


def words(text: str, where: types.Range, encoding: str) -> str:
    codec = UNITS[encoding]
    size = len("a".encode(codec))
    assert where.start.line == where.end.line
    line = text.split("\n")[where.start.line].encode(codec)
    return line[size * where.start.character : size * where.end.character].decode(codec)


def encodings(*wanted: str) -> types.GeneralClientCapabilities:
    return types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(each) for each in wanted])


def test_editor_that_knows_little_is_told_of_findings_as_drafts_are_opened_edited_and_closed(tmp_path):
    """UTF-16, pushed diagnostics, flat symbols; no settings but those of files."""
    first, second = (tmp_path / "a.md").as_uri(), (tmp_path / "b.txt").as_uri()
    (tmp_path / "onrecord.toml").write_text("min-confidence = 0\n")

    async def steps() -> None:
        async with session(types.ClientCapabilities(), tmp_path) as (editor, told):
            assert told.capabilities.position_encoding == "utf-16"
            assert told.server_info.name == "onrecord"
            editor.open(first, DRAFT)
            editor.open(second, "Nobody was hurt.\n", "plaintext")
            await editor.until(lambda: {first, second} <= set(editor.told))
            found = editor.told[first][-1]
            assert (found.version, editor.told[second][-1].diagnostics) == (1, ())
            marked = {each.code: words(DRAFT, each.range, "utf-16") for each in found.diagnostics}
            assert (marked["AN101"], marked["LI304"]) == ("Sources", "claimed")

            for version in range(2, 9):  # typing: only the last version is worth an audit
                editor.edit(first, version, DRAFT.replace("claimed", "claimed"[:version]))
            editor.edit(first, 9, "\n" + DRAFT.replace("claimed", "said"))
            await editor.until(lambda: editor.told[first][-1].version == 9)
            assert [each.version for each in editor.told[first]] == [1, 9]
            codes = {each.code: each.range.start.line for each in editor.told[first][-1].diagnostics}
            assert "LI304" not in codes
            assert codes["AN101"] == 3

            document = types.TextDocumentIdentifier(first)
            hover = await editor.text_document_hover_async(types.HoverParams(document, types.Position(3, 6)))
            assert "AN101 bare-source" in hover.contents.value
            (lens,) = await editor.text_document_code_lens_async(types.CodeLensParams(document))
            assert "1 finding " in lens.command.title
            symbols = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document))
            assert {each.name for each in symbols} >= {"Sources", "Nora Vale"}
            assert all(isinstance(each, types.SymbolInformation) for each in symbols)

            editor.text_document_did_close(types.DidCloseTextDocumentParams(document))
            await editor.until(lambda: editor.told[first][-1].diagnostics == ())
            assert await editor.text_document_hover_async(types.HoverParams(document, types.Position(3, 6))) is None

    asyncio.run(steps())


def test_editor_that_asks_gets_diagnostics_by_result_id_in_its_own_encoding(tmp_path):
    """UTF-8, pulled diagnostics, the workspace's settings, versioned edits, cancelled requests, refreshed settings."""
    uri = (tmp_path / "a.md").as_uri()
    can = types.ClientCapabilities(
        general=encodings("utf-8", "utf-16"),
        text_document=types.TextDocumentClientCapabilities(
            diagnostic=types.DiagnosticClientCapabilities(),
            document_symbol=types.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True),
        ),
        workspace=types.WorkspaceClientCapabilities(
            configuration=True,
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        ),
        window=types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(support=True)),
    )

    async def steps() -> None:
        section = {"minConfidence": 0, "ignore": ["LI304"]}
        async with session(can, tmp_path, section) as (editor, told):
            assert told.capabilities.position_encoding == "utf-8"
            assert told.capabilities.diagnostic_provider.identifier == "onrecord"
            editor.open(uri, DRAFT)
            found = await editor.pull(uri)
            assert {words(DRAFT, each.range, "utf-8") for each in found.items if each.code == "AN101"} == {"Sources"}
            assert "LI304" not in {each.code for each in found.items}
            again = await editor.pull(uri, found.result_id)
            assert (again.kind, again.result_id) == ("unchanged", found.result_id)

            editor.edit(uri, 2, f"{DRAFT}\nNobody was hurt.\n")
            waiting = asyncio.ensure_future(editor.pull(uri, found.result_id))
            impatient = editor.protocol.send_request_async(
                types.TEXT_DOCUMENT_DIAGNOSTIC, types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri)), "7"
            )
            cancelled = asyncio.ensure_future(impatient)
            await asyncio.sleep(0)
            editor.cancel_request(types.CancelParams("7"))
            assert (await waiting).kind == "unchanged"
            with pytest.raises(JsonRpcException):
                await cancelled

            document = types.TextDocumentIdentifier(uri)
            one = next(each for each in found.items if each.code == "AN101")
            context = types.CodeActionContext([one])
            offered = await editor.text_document_code_action_async(types.CodeActionParams(document, one.range, context))
            allow, open_rule = offered
            assert open_rule.title == "Open the rule AN101 bare-source"
            (change,) = allow.edit.document_changes
            assert (change.text_document.version, change.edits[0].new_text) == (
                2,
                '<!-- onrecord: allow AN101,AN109 reason="" -->\n',
            )
            arguments = [uri, one.data["fingerprint"], "identity known to the desk", "KL"]
            await editor.workspace_execute_command_async(
                types.ExecuteCommandParams("onrecord.allow", arguments=arguments)
            )
            ((edit,),) = [each.edits for each in editor.edits[0].document_changes]
            assert (
                edit.new_text
                == '<!-- onrecord: allow AN101,AN109 reason="identity known to the desk" editor="KL" -->\n'
            )
            await editor.workspace_execute_command_async(
                types.ExecuteCommandParams("onrecord.allow", arguments=arguments[:3])
            )
            ((edit,),) = [each.edits for each in editor.edits[1].document_changes]
            assert "editor=" not in edit.new_text
            refused = [*arguments[:2], "x" * 3000]
            await editor.workspace_execute_command_async(
                types.ExecuteCommandParams("onrecord.allow", arguments=refused)
            )
            assert editor.messages == ["onrecord: This suppression is longer than 2,000 characters; shorten it."]
            assert len(editor.edits) == 2
            await editor.workspace_execute_command_async(
                types.ExecuteCommandParams("onrecord.openRule", arguments=["AN101"])
            )
            assert editor.shown[0].uri.endswith("#AN101")
            assert editor.shown[0].external
            symbols = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document))
            assert [each.name for each in symbols] == ["Sources", "Nora Vale"]
            assert symbols[1].children[0].name.startswith("that it had lost")

            editor.section = {"minConfidence": 0}
            editor.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
            await editor.until(lambda: editor.refreshed == 1)
            assert "LI304" in {each.code for each in (await editor.pull(uri)).items}
            assert types.WORKSPACE_DID_CHANGE_WATCHED_FILES in editor.watched
            (tmp_path / "onrecord-rules.toml").write_text('[desk]\navoid = {"the deal" = "the sale"}\n')
            event = types.FileEvent((tmp_path / "onrecord-rules.toml").as_uri(), types.FileChangeType.Created)
            editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
            await editor.until(lambda: editor.refreshed == 2)
            avoided = next(each for each in (await editor.pull(uri)).items if each.code == "TA001")
            assert words(DRAFT, avoided.range, "utf-8") == "the deal"
            assert not editor.told, "nothing is pushed to an editor that asks"

    asyncio.run(steps())


def test_editor_may_count_in_utf_32_and_edit_before_the_server_is_ready(tmp_path):
    """UTF-32, settings in the initialization options, a draft that is no file, an edit of an astral character."""
    uri = "untitled:Untitled-1"
    can = types.ClientCapabilities(general=encodings("utf-32"))

    async def steps() -> None:
        async with session(can, tmp_path, options={"settings": {"min-confidence": 0}}) as (editor, told):
            assert told.capabilities.position_encoding == "utf-32"
            editor.open(uri, "")
            editor.edit(uri, 2, DRAFT.replace("𝒳", "𝒳𝒳𝒳"))
            await editor.until(lambda: uri in editor.told and editor.told[uri][-1].version == 2)
            found = editor.told[uri][-1].diagnostics
            text = DRAFT.replace("𝒳", "𝒳𝒳𝒳")
            assert {words(text, each.range, "utf-32") for each in found if each.code == "AN101"} == {"Sources"}

    asyncio.run(steps())


def test_no_other_command_loads_the_language_server():
    code = (
        "import sys; from click.testing import CliRunner; from onrecord.cli import main\n"
        "CliRunner().invoke(main, ['check', '--help']); CliRunner().invoke(main, ['lsp', '--help'])\n"
        "CliRunner().invoke(main, ['rule', 'AN101', '--isolated'])\n"
        "print([name for name in sys.modules if name.startswith(('pygls', 'lsprotocol', 'cattrs', 'onrecord.lsp'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "[]"


def test_without_the_extra_one_line_says_what_to_install(monkeypatch):
    from click.testing import CliRunner

    from onrecord.cli import main

    for name in [each for each in sys.modules if each.startswith("onrecord.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    result = CliRunner().invoke(main, ["lsp"])
    assert result.exit_code == 2
    assert result.stderr == "onrecord: the language server needs pygls; install it with: pip install 'onrecord[lsp]'\n"
