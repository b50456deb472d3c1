"""The ledger and the score, as an editor reads them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.domain import (
    Ask,
    Assertion,
    Audit,
    Burden,
    ClaimClass,
    Effect,
    Evidence,
    Figure,
    Fix,
    Gate,
    Hold,
    Message,
    Report,
    Score,
    Span,
)
from onrecord.reporters import Style, reporter
from tests.builders import attribution, certain
from tests.reporters.audits import report, word

TEXT = "The fund lost \x1b[31m34 percent, sources said."
CLAIM = Span(0, TEXT.index(", sources"))
SOURCE = Span(TEXT.index("sources"), TEXT.index(" said"))
START = Evidence("unnamed", Effect.START, 0, Message.of("unnamed-D0", source="sources"), SOURCE)
LOWER = Evidence("anonymity-reason", Effect.LOWER, -1, Message.of("no-reason", source="sources"), SOURCE)
WEAK = Assertion((CLAIM,), ClaimClass.CHECKABLE, evidence=(START, LOWER), **certain(Burden.ASK))
GOOD = replace(WEAK, evidence=(replace(START, points=3),), level=3)
SCORE = Score(
    50.0, 2, 4, 0.5, 0.0, 1, "1", 0.5, low=40.0, high=60.0,
    asks=(Ask(0, Message.of("ask-who-counted"), 30.0),), figures=(Figure("weight that is backed", 0.5, 100.0),),
    holds=(Hold(Gate.REPLY, Message.of("no-reply", accused="Lee"), CLAIM, (0,)),),
    best_fix=Fix((0,), Message.of("cite-document", claims="it"), 4, 50.0, 100.0),
)  # fmt: skip


def scored(*assertions: Assertion, score: Score | None = SCORE) -> Report:
    one = report(TEXT)
    return replace(one, dossier=replace(one.dossier, assertions=assertions, score=score))


def text(audit: Audit, **style) -> str:
    return reporter("text").render(audit, Style(**style))


def test_the_worst_stands_first_with_its_reasons():
    lines = text(Audit((scored(GOOD, WEAK),)), ledger=True).splitlines()
    rows = [line for line in lines if line.startswith("  c")]
    assert [row.split()[0] for row in rows] == ["c2", "c1"]
    assert rows[0].split()[-2:] == ["0/3", "unbacked"]
    assert rows[1].split()[-2:] == ["3/3", "backed"]
    told = " ".join(" ".join(lines).split())
    assert "0 “sources”: unnamed, and not described (D0) [1:32] · −1 no reason is given for the anonymity" in told


def test_a_claim_of_few_words_stands_behind_its_cue():
    said = "The court will consider the matter."
    part = attribution(said, "The court", "will consider", "the matter")
    short = replace(WEAK, parts=part.content, attributions=(0,), evidence=())
    one = report(said)
    filled = replace(one, dossier=replace(one.dossier, attributions=(part,), assertions=(short,), score=SCORE))
    assert "(will consider) the matter " in text(Audit((filled,)), ledger=True)


def test_score_hold_and_fix_stand_below():
    shown = text(Audit((scored(WEAK, GOOD),)))
    assert "partly backed, 50 of 100 (an editor's score: 40 to 60; 2 scored assertions;\n  rubric 2)" in shown
    plain = " ".join(shown.split())
    assert "hold accusation without a reply (G2): Lee is accused, and the article has no reply" in plain
    assert "cite a document for c1, with its issuer and its title or date: +50 points (100)" in plain
    assert "rests on unnamed people 50%, on nobody 0%" in shown


def test_what_an_editor_would_ask_stands_first_and_the_rest_is_counted():
    shown = text(
        Audit((scored(GOOD, WEAK, score=replace(SCORE, asks=(Ask(1, Message.of("ask-who-counted"), 30.0),))),))
    )
    rows = [line.split()[0] for line in shown.splitlines() if line.startswith("  c")]
    assert rows == ["c2"]
    assert "       Who counted or measured this, and when?" in shown
    assert "  1 line fully backed (--ledger all)" in shown


def test_the_article_s_number_can_be_redone_by_hand():
    shown = text(Audit((scored(WEAK, GOOD),)), explain="score")
    assert "weight that is backed: 0.500 × +100.0 = +50.00" in shown
    assert "sum        50.0: partly backed" in shown


def test_too_little_is_said_to_be_so():
    little = replace(SCORE, backing=None, holds=(), best_fix=None)
    assert "too few claims to score" in text(Audit((scored(WEAK, score=little),)))


def test_several_drafts_have_scores_and_no_ledgers():
    shown = text(Audit((scored(WEAK), scored(GOOD))))
    assert shown.count("partly backed, 50 of 100") == 2
    assert "what an editor would ask" not in shown


def test_quiet_has_neither():
    assert "backing" not in text(Audit((scored(WEAK),)), quiet=True)


def test_an_assertion_is_explained_by_its_number_or_its_line():
    audit = Audit((scored(WEAK, GOOD),))
    one = text(audit, explain="c1")
    assert "1 × 2 = 2, of which min(1, 0 / 3) = 0 is backed: 0" in one
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


def test_lines_that_the_best_fix_names_are_shown_though_nobody_would_ask_about_them():
    fix = Fix((0, 1), Message.of("cite-document", claims="it"), 4, 50.0, 100.0)
    shown = text(Audit((scored(WEAK, replace(WEAK, parts=(SOURCE,)), score=replace(SCORE, best_fix=fix)),)))
    rows = [line.split()[0] for line in shown.splitlines() if line.startswith("  c")]
    assert rows == ["c1", "c2"]
    assert "named by the best fix" in shown
    assert "would probably let pass" not in shown


def test_source_in_reach_that_is_unlikely_to_carry_the_line_is_not_a_reason():
    because = Message.of("leads-up-to", source="Lee", probability="0.164")
    possible = Evidence("reach", Effect.POSSIBLE, 3, because, SOURCE)
    shown = text(Audit((scored(replace(WEAK, evidence=(possible,))),)))
    assert "0 no source is given" in shown
    assert "leads up to" not in shown


@pytest.mark.parametrize(
    ("said", "source", "cue", "content", "shown"),
    [
        (
            "The sale is expected to close in May.", "", "is expected", ("The sale", "to close in May"),
            "The sale is expected to close in May",
        ),
        (
            "The sale, in parts, is said to be void now.", "", "is said", ("The sale, in parts,", "to be void now"),
            "The sale, in parts, is said to be void now",
        ),
        (
            "“No part is sold now. We keep all of it,” Bo Lund said.", "Bo Lund", "said", ("“No part is sold now.",),
            "“No part is sold now.”",
        ),
        (
            "“No part is sold. We keep the whole of it,” Bo Lund said.", "Bo Lund", "said",
            ("We keep the whole of it,”",), "“We keep the whole of it,”",
        ),
        (
            "“No part of it is sold,” Bo Lund said, “nor will be.”", "Bo Lund", "said",
            ("“No part of it is sold,”", "“nor will be.”"), "“No part of it is sold,” … “nor will be.”",
        ),
    ],
)  # fmt: skip
def test_a_claim_is_printed_with_its_cue_in_place_and_its_marks_in_pairs(said, source, cue, content, shown):
    part = attribution(said, source, cue, *content)
    claim = replace(WEAK, parts=part.content, attributions=(0,), evidence=())
    one = report(said)
    filled = replace(one, dossier=replace(one.dossier, attributions=(part,), assertions=(claim,), score=SCORE))
    assert f"c1   1:{part.content[0].start + 1:<6} {shown} " in text(Audit((filled,)), ledger=True, width=120)


@pytest.mark.parametrize("wanted", ["7", "¶7", "¶7:1", "7:10", "¶7:33", "draft.docx:¶7:1"])
def test_printed_places_of_a_word_file_are_explained(wanted):
    one = word("The fund lost 34 percent, sources said.")
    whole = Assertion((Span(0, 24),), ClaimClass.CHECKABLE, evidence=(), **certain(Burden.ASK))
    audit = Audit((replace(one, dossier=replace(one.dossier, assertions=(whole,), score=SCORE)),))
    assert "c1   ¶7:1 " in text(audit, ledger=True)
    assert "c1  draft.docx:¶7:1" in text(audit, explain=wanted)
    assert text(audit, explain="¶8") == text(audit, explain="6:1") == text(audit, explain="7:400") == ""
