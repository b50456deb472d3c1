"""The verdict: two plain sentences that an editor understands without looking anything up."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord import audit
from onrecord.domain import (
    Assertion,
    Attribution,
    Audit,
    Burden,
    ClaimClass,
    Confidence,
    Directness,
    Fix,
    Gate,
    Hold,
    Message,
    Report,
    Score,
    Severity,
    Source,
    SourceKind,
    Span,
)  # fmt: skip
from onrecord.reporters import Style, render
from onrecord.reporters._redact import redacted
from onrecord.reporters._safe import width
from onrecord.reporters._verdict import verdict_lines
from tests.builders import certain
from tests.reporters.audits import many, report, word

TEXT = "Lee took the money.\nHe hid it.\nHe lied."
THIN = """Fund lost millions, sources say

The harbour fund lost £34 million in 2025, sources said.

Fund manager Viktor Sand misled the board about the losses, sources said.
"""
PARTS = [Span(0, 18), Span(20, 29), Span(31, 38)]
UNNAMED = Source(SourceKind.UNNAMED_PERSON, "an aide")
NAMED = Source(SourceKind.PERSON, "Bo Park", "Bo Park")


def accused(*sources: Source | None, base: Report | None = None, backing: float | None = 20.0) -> Report:
    """A draft with an accusation a line, credited to those sources, all of them too weakly backed."""
    one = base or report(TEXT)
    attributions, credited, assertions = [], [], []
    for number, source in enumerate(sources):
        if source:
            attributions.append(Attribution((), (), (PARTS[number],), Directness.INDIRECT, 0.9))
            credited.append(replace(source, attributions=(len(attributions) - 1,)))
        by = (len(attributions) - 1,) if source else ()
        assertions.append(Assertion((PARTS[number],), ClaimClass.ALLEGATION, by, **certain(Burden.ACCUSATION)))
    hold = Hold(
        Gate.ALLEGATION,
        Message.of("unsupported-accusations", count=str(len(sources))),
        PARTS[0],
        tuple(range(len(sources))),
    )
    dossier = replace(
        one.dossier, attributions=tuple(attributions), sources=tuple(credited), assertions=tuple(assertions),
        score=Score(backing, len(sources), 9, 1.0, 0.0, 0, "0", 0.0, (hold,)),
    )  # fmt: skip
    return replace(one, dossier=dossier)


@pytest.mark.parametrize(
    ("sources", "held", "remedy"),
    [
        ([UNNAMED], "On hold: an accusation rests on an unnamed source (line 1).", "name who makes the accusation on line 1, or cite a document"),
        ([None], "On hold: an accusation has no source (line 1).", "say who makes the accusation on line 1, or cite a document"),
        ([NAMED], "On hold: an accusation has too little support (line 1).", "find an independent source or a document for the accusation on line 1"),
        ([UNNAMED, UNNAMED], "On hold: 2 accusations rest on unnamed sources (lines 1 and 2).", "name who makes the accusations on lines 1 and 2, or cite a document"),
        ([UNNAMED, None, NAMED], "On hold: 3 accusations have too little support (lines 1, 2 and 3).", "find an independent source or a document for the accusations on lines 1, 2 and 3"),
    ],
)  # fmt: skip
def test_a_hold_is_told_in_words_with_what_lifts_it(sources, held, remedy):
    assert verdict_lines(accused(*sources)) == (held, f"Fix first: {remedy}.")


@pytest.mark.parametrize(
    ("gate", "because", "held", "remedy"),
    [
        (Gate.REPLY, Message.of("no-reply", accused="Lee"), "Lee is accused, and the article has no reply, denial or attempt to reach them (line 1)", "ask the accused, or those who speak for them, for a reply, or say how you tried (line 1)"),
        (Gate.HEADLINE, Message.of("headline-not-in-article"), "the headline’s claim is not in the article (line 1)", "let the headline say only what the article supports (line 1)"),
        (Gate.SPEAKER, Message.of("quotation-without-speaker"), "a quotation has no speaker (line 1)", "say who speaks the quotation (line 1)"),
    ],
)  # fmt: skip
def test_every_gate_has_its_words_and_its_remedy(gate, because, held, remedy):
    one = accused(UNNAMED)
    score = replace(one.dossier.score, holds=(Hold(gate, because, PARTS[0], (0,)),))
    told = verdict_lines(replace(one, dossier=replace(one.dossier, score=score)))
    assert told == (f"On hold: {held}.", f"Fix first: {remedy}.")


def test_more_than_three_reasons_are_counted():
    one = accused(UNNAMED)
    holds = tuple(
        Hold(Gate.REPLY, Message.of("no-reply", accused=name), PARTS[0], (0,))
        for name in ("Ann", "Bea", "Cy", "Dee", "Eli")
    )
    one = replace(one, dossier=replace(one.dossier, score=replace(one.dossier.score, holds=holds)))
    silent = "is accused, and the article has no reply, denial or attempt to reach them"
    assert verdict_lines(one)[0] == (
        f"On hold: Ann {silent} (line 1); Bea {silent} (line 1); Cy {silent} (line 1); 2 more."
    )


def test_without_a_hold_an_error_comes_before_the_best_fix_and_that_before_a_warning():
    score = Score(
        50.0, 2, 9, 0.0, 0.0, 1, "1", 1.0, (), Fix((0,), Message.of("cite-document", claims="it"), 4, 12.4, 62.4)
    )
    claim = Assertion((Span(0, 9),), ClaimClass.ROUTINE, **certain(Burden.TOLD))

    def told(severity: Severity) -> tuple[str, ...]:
        one = many("Some say.", "Some", {(severity, Confidence.HIGH): 1})
        return verdict_lines(replace(one, dossier=replace(one.dossier, score=score, assertions=(claim,))))

    gain = "Fix first: cite a document for the claim, with its issuer and its title or date (line 1); that would raise the score by 12 points, to 62."
    assert told(Severity.ERROR)[1] == "Fix first: name one of them (line 1)."
    assert told(Severity.WARNING)[1] == gain
    assert told(Severity.WARNING)[0].startswith("Not on hold: no accusation without support")


def test_a_draft_that_asserts_too_little_is_not_called_sound():
    assert verdict_lines(audit("Hello.\n")) == (
        "Not on hold, but the article makes too few claims for a score.", "Nothing was found that needs fixing.",
    )  # fmt: skip


def test_a_word_draft_is_told_by_its_paragraphs():
    base = word("Lee took the money.")
    told = verdict_lines(accused(UNNAMED, base=base))
    assert told[0] == "On hold: an accusation rests on an unnamed source (paragraph 7)."
    assert told[1] == "Fix first: name who makes the accusation in paragraph 7, or cite a document."


def test_a_redacted_verdict_names_nobody():
    one = accused(UNNAMED)
    holds = (Hold(Gate.REPLY, Message.of("no-reply", accused="Ann Lee"), PARTS[0], (0,)),)
    fix = Fix((0,), Message.of("put-on-record", source="Cy Young"), 3, 9.0, 29.0)
    for score in (replace(one.dossier.score, holds=holds), replace(one.dossier.score, holds=(), best_fix=fix)):
        draft = replace(one, dossier=replace(one.dossier, score=score))
        told = " ".join(verdict_lines(redacted(Audit((draft,))).reports[0]))
        assert "Ann" not in told
        assert "Cy" not in told


def plain(shown: str) -> str:
    return re.sub(r"\s+|\\(?=\W)", " ", shown).replace(" )", ")")


@pytest.mark.parametrize("format", ["text", "grouped", "markdown", "github-summary"])
def test_the_verdict_is_told_before_any_finding(format):
    held = accused(UNNAMED, base=report(TEXT, "took"))
    shown = plain(render(format, Audit((held,)), Style()))
    told = "On hold: an accusation rests on an unnamed source (line 1)."
    assert shown.index(told) < shown.index("VA203")
    assert shown.count(told) == 1
    several = plain(render(format, Audit((held, report("Lee says so."), report("Some say.", "Some"))), Style()))
    assert several.index("On hold: 1 of 3 drafts (draft.txt).") < several.index(told)
    assert several.count("Not on hold") == 1
    calm = plain(render(format, Audit((report("Lee says so."), report("Lee says so."))), Style()))
    assert "On hold: none of 2 drafts." in calm


@pytest.mark.parametrize("format", ["text", "grouped", "markdown", "github-summary"])
def test_no_code_stands_without_its_meaning(format):
    shown = render(format, Audit((audit(THIN, "a.txt"),)), Style(sources=True, width=160))
    assert "accusation with too little support (G1)" in shown
    assert "not described (D0" in shown.replace("\\", "")
    for code in re.findall(r"\b(?:G[1-4]|D[0-3])\b", shown):
        assert re.search(rf"[a-z] \({code}\)", shown)


NAMES = ["a.txt", f"archive/{'long-' * 22}name.txt", "ニュース記事の下書き" * 8 + ".txt"]


@pytest.mark.parametrize("columns", [40, 60, 80, 100])
@pytest.mark.parametrize("name", NAMES)
def test_verdict_ledger_and_score_are_never_wider_than_the_terminal(columns, name):
    """The lines of a finding begin with its path, which is kept whole so that an editor can jump there."""
    one = audit(THIN, name)
    for reports in [(one,), (one, one)]:
        quiet = Style(width=columns, statistics=True)
        shown = render("text", Audit(tuple(replace(each, findings=()) for each in reports)), quiet)
        headings = {name}
        assert [line for line in shown.splitlines() if width(line) > columns and line not in headings] == []
