"""The ledger and the score, as an editor reads them."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain import (
    Assertion,
    Audit,
    ClaimClass,
    Effect,
    Evidence,
    Fix,
    Gate,
    Hold,
    Report,
    Score,
    Span,
)
from onrecord.reporters import Style, reporter
from tests.builders import attribution
from tests.reporters.audits import report

TEXT = "The fund lost \x1b[31m34 percent, sources said."
CLAIM = Span(0, TEXT.index(", sources"))
SOURCE = Span(TEXT.index("sources"), TEXT.index(" said"))
START = Evidence("unnamed", Effect.START, 0, "“sources”: unnamed", SOURCE)
LOWER = Evidence("anonymity-reason", Effect.LOWER, -1, "no reason is given", SOURCE)
WEAK = Assertion((CLAIM,), ClaimClass.CHECKABLE, evidence=(START, LOWER), weight=2, need=3)
GOOD = replace(WEAK, evidence=(replace(START, points=3),), level=3)
SCORE = Score(
    50.0, 2, 4, 0.5, 0.0, 1, "1", 0.5,
    holds=(Hold(Gate.REPLY, "Lee is accused", CLAIM, (0,)),),
    best_fix=Fix((0,), "cite a document for it", 4, 50.0, 100.0),
)  # fmt: skip


def scored(*assertions: Assertion, score: Score | None = SCORE) -> Report:
    one = report(TEXT)
    return replace(one, dossier=replace(one.dossier, assertions=assertions, score=score))


def text(audit: Audit, **style) -> str:
    return reporter("text").render(audit, Style(**style))


def test_the_worst_stands_first_with_its_reasons():
    lines = text(Audit((scored(GOOD, WEAK),))).splitlines()
    rows = [line for line in lines if line.startswith("  c")]
    assert [row.split()[0] for row in rows] == ["c2", "c1"]
    assert rows[0].split()[-2:] == ["0/3", "unbacked"]
    assert rows[1].split()[-2:] == ["3/3", "backed"]
    assert any("0 “sources”: unnamed [1:" in line and "−1 no reason is given" in line for line in lines)


def test_a_claim_of_few_words_stands_behind_its_cue():
    said = "The court will consider the matter."
    part = attribution(said, "The court", "will consider", "the matter")
    short = replace(WEAK, parts=part.content, attributions=(0,), evidence=())
    one = report(said)
    filled = replace(one, dossier=replace(one.dossier, attributions=(part,), assertions=(short,), score=SCORE))
    assert "c1   (will consider) the matter " in text(Audit((filled,)))


def test_score_hold_and_fix_stand_below():
    shown = text(Audit((scored(WEAK, GOOD),)))
    assert "backing 50 of 100 (2 scored assertions, weight 4; rubric 1)" in shown
    assert "hold       accusation without a reply (G2): Lee is accused (c1)" in shown
    assert "cite a document for c1: +50 points (100)" in shown
    assert "anonymous reliance 50% (50% unnamed, 0% unattributed)" in shown


def test_too_little_is_said_to_be_so():
    little = replace(SCORE, backing=None, holds=(), best_fix=None)
    assert "too little is asserted to be scored" in text(Audit((scored(WEAK, score=little),)))


def test_several_drafts_have_scores_and_no_ledgers():
    shown = text(Audit((scored(WEAK), scored(GOOD))))
    assert shown.count("backing 50 of 100") == 2
    assert "what is asserted" not in shown


def test_quiet_has_neither():
    assert "backing" not in text(Audit((scored(WEAK),)), quiet=True)


def test_an_assertion_is_explained_by_its_number_or_its_line():
    audit = Audit((scored(WEAK, GOOD),))
    one = text(audit, explain="c1")
    assert "min(1, 0 / 3) = 0: unbacked" in one
    assert "lower" not in one
    assert "−1         no reason is given" in one
    assert "c2" not in one
    assert text(audit, explain="1").count("min(1,") == 2
    assert text(audit, explain="c9") == ""


def test_nothing_of_a_draft_is_obeyed_and_colour_is_only_added():
    audit = Audit((scored(WEAK, GOOD),))
    plain = text(audit)
    assert "\x1b" not in plain
    assert "\x1b" not in text(audit, explain="c1")
    colored = text(audit, color=True)
    import re

    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == plain
