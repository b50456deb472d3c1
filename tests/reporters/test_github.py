"""Annotations, as the runner of GitHub Actions reads them, and the summary of a job."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from onrecord.domain import (
    Assertion,
    Audit,
    Burden,
    ClaimClass,
    Confidence,
    Fix,
    Gate,
    Hold,
    Message,
    Score,
    Severity,
    Skipped,
    Span,
)  # fmt: skip
from onrecord.reporters import Style, render
from tests.builders import certain
from tests.reporters.audits import CLEAN, FULL, HOSTILE, many, report, with_set_aside, word

LEVELS = {
    (Severity.WARNING, Confidence.LOW): 8, (Severity.WARNING, Confidence.HIGH): 8, (Severity.ERROR, Confidence.LOW): 3,
    (Severity.INFO, Confidence.HIGH): 30,
}  # fmt: skip


def annotations(output: str) -> list[tuple[str, dict[str, str], str]]:
    """What the runner makes of the log, by its own rules."""
    found = []
    for line in output.splitlines():
        match = re.fullmatch(r"::(\w+)(?: ([^:]*))?::(.*)", line)
        assert match, line
        pairs = dict(pair.split("=", 1) for pair in match[2].split(","))
        found.append(
            (match[1], {name: _plain(value, "%3A:", "%2C,") for name, value in pairs.items()}, _plain(match[3]))
        )
    return found


def _plain(text: str, *more: str) -> str:
    for code in ("%0D\r", "%0A\n", *more, "%25%"):
        text = text.replace(code[:3], code[3:])
    return text


def test_an_annotation():
    first, second, skipped = sorted(
        annotations(render("github", FULL, Style())), key=lambda each: each[0], reverse=True
    )
    assert first == (
        "warning",
        {"file": "draft.txt", "line": "1", "endLine": "1", "col": "1", "endColumn": "9", "title": "VA203 some-say"},
        "Who are “Some say”?\nName one of them.",
    )
    assert second[1]["line"] == "2"
    assert skipped[0] == "error"
    assert skipped[1] == {"file": "gone.txt", "title": "not audited"}
    assert render("github", CLEAN, Style()) == ""


def test_no_columns_where_a_range_spans_lines():
    where = annotations(render("github", Audit((report("Some\nsay so.", "Some\nsay"),)), Style()))[0][1]
    assert (where["line"], where["endLine"]) == ("1", "2")
    assert not {"col", "endColumn"} & set(where)


def test_a_paragraph_is_told_in_words():
    (_, where, message), = annotations(render("github", Audit((word("Some say so.", "Some say"),)), Style()))  # fmt: skip
    assert where == {"file": "draft.docx", "title": "VA203 some-say"}
    assert message.startswith("Paragraph 7, character 1: Who are")


def test_at_most_ten_of_a_level_the_surest_first_and_the_rest_counted():
    found = annotations(render("github", Audit((many("Some say so.", "Some say", LEVELS),)), Style()))
    told = {level: [each[2] for each in found if each[0] == level] for level in ("error", "warning", "notice")}
    assert {level: len(messages) for level, messages in told.items()} == {"error": 3, "warning": 10, "notice": 10}
    assert sum(message.startswith("warning high") for message in told["warning"]) == 8
    assert told["notice"][-1] == "27 more are in the full report."
    assert sum(LEVELS.values()) == len(found) - 1 + 27


def test_ten_of_each_need_no_notice():
    levels = {(severity, Confidence.HIGH): 10 for severity in Severity}
    assert len(annotations(render("github", Audit((many("Some say so.", "Some say", levels),)), Style()))) == 30


@pytest.mark.parametrize("headline", HOSTILE)
def test_a_hostile_headline_stays_in_its_message(headline):
    name = f"a,b:c%{headline[:9]}.txt".replace("\x00", "")
    audit = Audit((report(headline, headline, name=name),), (Skipped(name, headline),))
    found = annotations(render("github", audit, Style()))
    assert [each[0] for each in found] == ["error", "warning"]
    assert set(found[1][1]) <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert found[1][1]["file"].startswith("a,b:c%")


def test_a_summary_is_under_a_mebibyte():
    text = "Some say <b>`so`</b> & so. " * 40
    audited = many(text, text, {(Severity.ERROR, Confidence.HIGH): 20000})
    output = render("github-summary", Audit((audited, audited, *CLEAN.reports * 3000), FULL.skipped * 5000), Style())
    assert 500_000 < len(output.encode()) < 1_048_576
    assert re.search(r"… and [\d,]+ more findings, for which a job summary has no room\.\n\Z", output)
    assert output.count("<details") == output.count("</details>") == 1
    assert "2,802 more drafts" in output


@pytest.mark.parametrize("format", ["github-summary", "markdown"])
@pytest.mark.parametrize("headline", HOSTILE)
def test_markdown_of_a_hostile_headline_shows_the_headline(format, headline):
    """Rendered, it is a paragraph of words: no tag, no link, no code, no list, no table, no heading of its own."""
    audit = Audit(
        (report(headline, "some say"), with_set_aside(report(headline, "some say"))), (Skipped("x", headline),)
    )
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(render(format, audit, Style()))
    spans = [child for token in tokens for child in token.children or []]
    ours = {"<strong>", "</strong>", "<!-- -->", "<code>", "</code>"}
    assert {each.content for each in spans if each.type == "html_inline"} <= ours
    assert not {"link_open", "image", "s_open", "fence", "code_block"} & {each.type for each in [*tokens, *spans]}
    assert sum(each.type == "table_open" for each in tokens) == 1
    for each in tokens:
        if each.type == "html_block":
            assert re.fullmatch(
                r"<!-- report by onrecord [\d.]+ -->|<details><summary><code>draft\.txt</code>: \d</summary>|</details>",
                each.content.strip(),
            )
    assert sum(each.type == "heading_open" for each in tokens) == (1 if format == "github-summary" else 3)
    quoted = [tokens[n + 2].children for n, each in enumerate(tokens) if each.type == "blockquote_open"]
    assert "some say" in "".join(each.content for each in quoted[0] or [] if each.type in {"text", "text_special"})


@pytest.mark.parametrize("format", ["github-summary", "markdown"])
def test_suppressed_findings_are_shown_with_their_reasons(format):
    audited = with_set_aside(report("Some say so, many fear so, most think so.", "Some", "many", "most"))
    output = render(format, Audit((audited,)), Style())
    assert "- `1:1` **VA203** some-say: whistle-blower; known to the editor (KL), until 2027-01-31" in output
    assert "- 1 in the baseline" in output
    assert "- 1 not affected by the change" in output


@pytest.mark.parametrize("format", ["github-summary", "markdown"])
def test_what_holds_a_draft_is_told_first(format):
    audited = report("Some say so.", "Some say")
    holds = (Hold(Gate.REPLY, Message.of("no-reply", accused="*Ann*"), Span(0, 4)),)
    assertion = Assertion((Span(0, 11),), ClaimClass.ROUTINE, **certain(Burden.TOLD))
    fix = Fix((0,), Message.of("cite-document", claims="it"), 4, 20.0, 80.0)
    score = Score(60.0, 1, 1, 0.0, 1.0, 0, "0", 0.0, holds, fix)
    audited = replace(audited, dossier=replace(audited.dossier, assertions=(assertion,), score=score))
    output = render(format, Audit((audited,)), Style())
    silent = "is accused, and the article has no reply, denial or attempt to reach them"
    document = "a document for the claim, with its issuer and its title or date"
    first, second = output.splitlines()[3:5]
    assert first == f"⛔ On hold: \\*Ann\\* {silent} (line 1).\\"
    assert second.startswith("💡 Fix first: ask the accused, or those who speak for them, for a reply")
    assert f"- ⛔ `1:1` **accusation without a reply (G2)**: \\*Ann\\* {silent}" in output
    assert f"- 💡 Cite {document} (line 1); that would raise the score by 20 points, to 80" in output
    assert "|  | 1 |  | 60 | accusation without a reply (G2) |" in output
    assert output.index("(G2)") < output.index("**VA203**")
