"""What an editor shows of an audit: the very findings of `onrecord check`, on the right words."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("pygls")

from lsprotocol.types import DiagnosticSeverity, Position, Range, TextEdit
from pygls.exceptions import JsonRpcInternalError

from onrecord.cli import main
from onrecord.errors import UnreadableError
from onrecord.lsp.actions import Abilities, actions, suppression
from onrecord.lsp.audits import Audits, Draft, Result
from onrecord.lsp.configuration import settings_of
from onrecord.lsp.diagnostics import diagnostics, result_id
from onrecord.lsp.examine import Examiner
from onrecord.lsp.hover import hover
from onrecord.lsp.outline import flat_symbols, lenses, symbols
from onrecord.lsp.server import Server, make_server

DRAFT = """# Ferry 🛳️ sale is off

🛳️ Sources said that the deal was dead. Mayor Nora Vale claimed that the port had lost £4m in May.

The director stole £40,000 from the fund, a council clerk said.
"""
HTML = "<html><body><article>\n<h1>Ferry</h1>\n<p>🛳️ &amp; more: Sources said that the deal was dead.</p>\n</article></body></html>"
WRAPPED = "Ferry sale is off\n\nThe deal that the port had hoped for since the spring of last year is dead,\nsources said. The mayor claimed that the port had lost £4m.\n"


def examined(text: str = DRAFT, name: str = "draft.md", encoding: str = "utf-16", **configuration) -> Result:
    examiner = Examiner(lambda: [], {"min-confidence": 0, **configuration}, encoding)
    try:
        return examiner.examine(Draft(f"untitled:{name}", 7, text, name))
    finally:
        examiner.close()


def words(text: str, where: Range) -> str:
    """The words of a range in UTF-16."""
    lines = text.split("\n")[where.start.line : where.end.line + 1]
    units = [line.encode("utf-16-le") for line in lines]
    units[-1] = units[-1][: 2 * where.end.character]
    units[0] = units[0][2 * where.start.character :]
    return "\n".join(each.decode("utf-16-le") for each in units)


@pytest.mark.parametrize(("text", "name"), [(DRAFT, "a.md"), (HTML, "a.html"), (WRAPPED, "a.txt")])
def test_diagnostics_are_the_findings_of_check_on_the_same_words(text, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text, "utf-8")
    told = CliRunner().invoke(main, ["check", name, "--min-confidence", "0", "--output-format", "json", "--allow-stub"])
    expected = json.loads(told.stdout)["documents"][0]
    found = diagnostics(examined(text, name, **{"allow-stub": True}))
    assert [(each.code, each.message) for each in found] == [
        (each["rule"], each["message"]) for each in expected["findings"]
    ]
    assert all(each.severity in DiagnosticSeverity and each.source == "onrecord" for each in found)
    assert {words(text, each.range) for each in found if each.code == "AN101"} <= {"sources", "Sources"} != set()
    for each, finding in zip(found, expected["findings"], strict=True):
        assert (each.range.start.line, each.range.end.line) == (
            finding["span"]["line"] - 1,
            finding["span"]["end_line"] - 1,
        )


def test_diagnostic_links_its_rule_and_points_at_who_says_what():
    result = examined()
    one = next(each for each in diagnostics(result) if each.code == "LI304")
    assert words(DRAFT, one.range) == "claimed"
    assert one.code_description.href == f"{result.rules_page.as_uri()}#LI304"
    related = {each.message: words(DRAFT, each.location.range) for each in one.related_information}
    assert related["source: Mayor Nora Vale"] == "Mayor Nora Vale"
    assert any(label.startswith("claim: that the port had lost") for label in related)


def test_page_of_rules_explains_each_rule_and_goes_with_the_server():
    examiner = Examiner(lambda: [], {}, "utf-16")
    page = examiner.examine(Draft("untitled:a", 1, DRAFT, "a.md")).rules_page
    assert 'id="LI304"' in page.read_text("utf-8")
    assert "Nora" not in page.read_text("utf-8")
    examiner.close()
    assert not page.exists()


def test_result_id_changes_with_the_findings_only():
    first, same = (result_id(diagnostics(examined())) for _ in range(2))
    assert result_id([]) != result_id(diagnostics(examined("\n" + DRAFT)))
    pages = re.compile(r"onrecord-\w+")
    assert pages.sub("", first) == pages.sub("", first)
    assert len(first) == len(same) == 16


@pytest.mark.parametrize(
    ("text", "says"),
    [("---\n\n---\n", "this draft holds no words"), ("Los vecinos de la ciudad dijeron que no sabían nada de lo que había pasado en la plaza durante la noche. El alcalde dijo que hablaría con ellos hoy mismo.", "seems to be in Spanish")],
)  # fmt: skip
def test_draft_that_cannot_be_audited_says_why_at_its_top(text, says):
    (one,) = diagnostics(examined(text))
    assert says in one.message
    assert one.range == Range(Position(0, 0), Position(0, 0))
    assert lenses(examined(text))[0].command.title.startswith("onrecord: this draft")


def test_empty_draft_is_not_written_yet():
    assert diagnostics(examined("\n")) == []


def test_wrong_setting_of_the_workspace_is_told_in_the_draft():
    (one,) = diagnostics(examined(minConfidenze=0.2))
    assert "editor: unknown setting 'min-confidenze'; did you mean min-confidence?" in one.message


def test_settings_are_those_of_check_below_those_of_the_editor(tmp_path):
    (tmp_path / "drafts").mkdir()
    (tmp_path / "onrecord.toml").write_text(
        'ignore = ["AN101"]\nmin-score = 4\n[[overrides]]\nfiles = ["drafts/**"]\nselect = ["AN"]\n'
    )
    (tmp_path / "onrecord-rules.toml").write_text('[desk]\navoid = {"pier" = ""}\n')
    path = tmp_path / "drafts" / "a.md"
    settings = settings_of(path, [tmp_path], {"minScore": 5, "profile": None, "path": ["onrecord"], "trace": {}})
    assert (settings.min_score, settings.ignore) == (5, ("AN101",))
    assert settings.of(str(path)).select == ("AN",)
    assert settings.desk.avoid == {"pier": ""}
    assert settings_of(tmp_path / "b.md", [], {}).min_score == 4
    assert settings_of(None, [], {"min-score": 9}).min_score == 9


def test_draft_that_check_passes_over_has_no_diagnostics(tmp_path):
    examiner = Examiner(lambda: [tmp_path], {}, "utf-16")
    result = examiner.examine(Draft("file:///x", 1, DRAFT, str(tmp_path / "node_modules/x/a.md")))
    assert (result.report, result.problem) == (None, None)
    assert diagnostics(result) == symbols(result) == []
    assert examiner.examine(Draft("file:///x", 1, DRAFT, str(tmp_path / "x/a.md"))).report
    examiner.close()


def test_bug_of_ours_is_told_without_a_word_of_the_draft(monkeypatch):
    def broken(*_, **__):
        raise RuntimeError(DRAFT)

    async def told() -> Result:
        audits = Audits(examiner.examine, lambda _: None)
        audits.change(Draft("untitled:a", 1, DRAFT, "a.md"), 0)
        try:
            return await audits.current("untitled:a")
        finally:
            audits.close()
            examiner.close()

    examiner = Examiner(lambda: [], {}, "utf-16")
    monkeypatch.setattr("onrecord.lsp.examine.audit", broken)
    (one,) = diagnostics(asyncio.run(told()))
    assert "this draft made onrecord fail (RuntimeError at broken:" in one.message
    assert "Nora" not in one.message


def test_answer_that_fails_quotes_no_word_of_the_draft_in_the_log_of_an_editor(monkeypatch):
    monkeypatch.setattr(Server, "tell", lambda *_: None)

    def broken(_: Result) -> None:
        raise ValueError(DRAFT)

    async def answered() -> None:
        server = make_server()
        try:
            server.audits.change(Draft("untitled:a", 1, "\n", "a.md"), 0)
            await server.told("untitled:a", broken)
        finally:
            server.audits.close()
            server.examiner.close()

    with pytest.raises(JsonRpcInternalError, match=r"made onrecord fail \(ValueError at broken") as raised:
        asyncio.run(answered())
    assert "Nora" not in str(raised.value.to_response_error())


def at(text: str, phrase: str) -> Position:
    before = text[: text.index(phrase) + 1].split("\n")
    return Position(len(before) - 1, len(before[-1][:-1].encode("utf-16-le")) // 2)


def test_hover_says_who_says_it_how_it_is_backed_and_what_to_ask():
    told = hover(examined(), at(DRAFT, "stole"))
    assert "**Who says it:** a council clerk (unnamed person: institution and role given)" in told.contents.value
    assert re.search(r"\*\*Backing:\*\* (?:unbacked|thin), level [01] of [34] ", told.contents.value)
    assert "**Ask:** “a council clerk”: who exactly" in told.contents.value
    assert "stole £40,000" in words(DRAFT, told.range)


def test_hover_over_a_finding_shows_its_message_its_remedy_and_its_rule():
    result = examined()
    told = hover(result, at(DRAFT, "claimed"))
    assert f"**[LI304 loaded-said]({result.rules_page.as_uri()}#LI304)** “claimed”" in told.contents.value
    assert words(DRAFT, told.range) == "claimed"
    assert "Mayor Nora Vale" not in told.contents.value or "Nora Vale" in told.contents.value
    assert hover(result, Position(1, 0)) is None
    assert hover(examined("\n"), Position(0, 0)) is None


def test_words_of_a_draft_are_no_markup_in_a_hover():
    text = "# Ferry\n\nThe [link](http://x) director stole £40,000, a *clerk* of <b>Vale</b> said.\n"
    told = hover(examined(text), at(text, "stole"))
    assert "<b>" not in told.contents.value
    assert "](http://x)" not in told.contents.value


def test_lens_shows_score_findings_and_holds():
    result = examined()
    title = lenses(result)[0].command.title
    assert title.startswith(
        f"backing {result.report.dossier.score.backing:.0f} of 100 · {len(diagnostics(result))} findings"
    )
    assert "hold" in title


def test_symbols_are_the_sources_with_their_statements():
    found = symbols(examined())
    assert [each.name for each in found] == ["Sources", "Nora Vale", "a council clerk"]
    clerk = found[-1]
    assert clerk.detail == "unnamed person"
    assert [words(DRAFT, each.selection_range) for each in clerk.children] == [
        "The director stole £40,000 from the fund"
    ]
    for each in found:
        inner = (
            each.selection_range,
            *(part for child in each.children for part in (child.range, child.selection_range)),
        )
        assert all(each.range.start <= part.start and part.end <= each.range.end for part in inner)
    flat = flat_symbols(examined())
    assert [each.container_name for each in flat if each.name.startswith("The director")] == ["a council clerk"]


def applied(text: str, edit: TextEdit) -> str:
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: edit.range.start.line])
    units = lines[edit.range.start.line].encode("utf-16-le")
    first = start + len(units[: 2 * edit.range.start.character].decode("utf-16-le"))
    return text[:first] + edit.new_text + text[first + len(words(text, edit.range)) :]


def offered(result: Result, code: str, can: Abilities | None = None) -> dict[str, object]:
    shown = [each for each in diagnostics(result) if each.code == code][:1]
    return {each.title: each for each in actions(result, shown, can or Abilities())}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (DRAFT, "a.md"), (HTML, "a.html"), (WRAPPED, "a.txt"),
        ("- Sources said that the deal was dead.\n- Nobody knows.\n", "a.md"),
        ("> Note\n\nA | B\n--|--\nx | y\n\nSources said that the deal was dead, and the ferry with it.", "a.md"),
    ],
)  # fmt: skip
def test_allowing_a_finding_writes_a_suppression_that_counts_once_it_has_a_reason(text, name):
    result = examined(text, name, **{"allow-stub": True})
    finding = result.report.findings[0]
    code = finding.rule.code
    action = offered(result, code)[f"Allow {', '.join(finding.codes)} in this paragraph, with a reason"]
    ((edit,),) = action.edit.changes.values()
    bare = examined(applied(text, edit), name, **{"allow-stub": True})
    assert {code, "SU703"} <= {each.code for each in diagnostics(bare)}
    full = applied(text, suppression(result, result.report, finding, 'feared "dismissal" --> ', "KL"))
    allowed = examined(full, name, **{"allow-stub": True})
    assert {each.code for each in diagnostics(result)} - {each.code for each in diagnostics(allowed)} == {code}
    (aside,) = allowed.report.set_aside
    assert (aside.suppression.reason, aside.suppression.editor) == ("feared 'dismissal' –", "KL")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("odd", ["\ufeff", "\ud83d", "🛳️", "\r", "\u2028"])
def test_suppression_stands_before_its_line_in_every_encoding_of_positions(odd, encoding):
    result = examined(f"{odd}# Ferry\n\nIt is off.\n\nSources said that {odd} the deal was dead.\n", "a.md", encoding)
    finding = next(each for each in result.report.findings if each.rule.code == "AN101")
    edit = suppression(result, result.report, finding, "known")
    assert edit.range.start == edit.range.end == Position(4 + (odd == "\r"), 0)


def test_only_the_first_findings_of_a_selection_are_offered_something(monkeypatch):
    monkeypatch.setattr("onrecord.lsp.actions._MOST_FINDINGS", 1)
    result = examined()
    assert len(diagnostics(result)) > 1
    offered = actions(result, diagnostics(result), Abilities())
    assert [each.title.split()[0] for each in offered] == ["Allow", "Open"]


def test_nothing_is_written_into_front_matter_or_a_format_without_suppressions():
    headline = "---\ntitle: Sources said ferry is off\n---\n\nThe ferry is off, sources said.\n"
    result = examined(headline)
    titles = {each.title for each in actions(result, diagnostics(result), Abilities())}
    assert any(title.startswith("Open the rule") for title in titles)
    for finding in result.report.findings:
        with suppress(UnreadableError):
            assert suppression(result, result.report, finding, "x").range.start.line > 2


def test_loaded_verb_can_be_replaced_in_its_own_form():
    action = offered(examined(), "LI304", Abilities(knows_versions=True))["Write “said”"]
    (change,) = action.edit.document_changes
    assert (change.text_document.version, change.edits[0].new_text) == (7, "said")
    assert words(DRAFT, change.edits[0].range) == "claimed"
    assert action.is_preferred


def test_editor_that_asks_for_a_reason_gets_a_command_instead_of_an_empty_one():
    result = examined()
    action = offered(result, "AN101", Abilities(asks_reason=True))[
        "Allow AN101, AN109 in this paragraph, with a reason"
    ]
    finding = next(each for each in result.report.findings if each.rule.code == "AN101")
    assert (action.edit, action.command.command) == (None, "onrecord.askReason")
    assert action.command.arguments == ["untitled:draft.md", finding.fingerprint]


def test_rule_can_be_opened_and_a_finding_that_is_gone_offers_nothing():
    result = examined()
    assert offered(result, "AN101")["Open the rule AN101 bare-source"].command.arguments == ["AN101"]
    shown = [each for each in diagnostics(result) if each.code == "AN101"]
    assert list(actions(examined("Nobody said so.\n"), shown, Abilities())) == []
