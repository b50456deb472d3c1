"""An altered quotation counts for nothing in the ledger, and a passage in the file identifies a document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.assess import compared, fix
from onrecord.assess.asks import question
from onrecord.domain import (
    Checked,
    Difference,
    Effect,
    Operation,
    Passage,
    Place,
    Report,
    Span,
    Verdict,
    Verification,
    Weight,
)
from onrecord.language.messages import worded
from onrecord.pipeline import audit
from onrecord.reporters import Style
from onrecord.reporters._ledger import ledger_lines
from onrecord.settings import Settings

DRAFT = """\
Gate fails

“The gate was never safe and we told the owners so in March,” said Ivy Lund, who runs the lock.

A report by the canal trust found that 41 of the 60 bolts were loose when the gate failed.
"""


SPELLING = Difference(Operation.SWAPPED, Weight.SPELLING, "gate", "Gate", Span(0, 4))
NEGATION = Difference(Operation.ADDED, Weight.NEGATION, "never", "", Span(0, 5))


@pytest.fixture(scope="module")
def dossier():
    return audit(DRAFT, settings=Settings(min_confidence=0)).dossier


def with_verdict(dossier, words, kind, verdict, differences=()):
    at = DRAFT.index(words)
    passage = Passage("notes.pdf", Place("page", "3"), words, 0, Span(0, len(words)))
    found = Verification(kind, Span(at, at + len(words)), verdict, "", passage, differences)
    return compared(replace(dossier, verifications=(found,)))


def claim(dossier, words):
    return next(each for each in dossier.assertions if words in dossier.words(each.parts))


def test_altered_quotation_takes_its_speaker_from_the_claim(dossier):
    after = with_verdict(dossier, "The gate was never", Checked.QUOTATION, Verdict.ALTERED, (SPELLING, NEGATION))
    assert claim(dossier, "never safe").level > 0
    told = claim(after, "never safe")
    assert told.level == 0
    assert not [each for each in told.evidence if each.effect is Effect.START]
    assert "altered (a negation is changed): see notes.pdf, page 3" in [worded(each.because) for each in told.evidence]
    assert after.score.loaded_phrases == dossier.score.loaded_phrases
    assert told.is_altered
    assert not claim(dossier, "never safe").is_altered
    assert worded(question(after, told)) == "Which words does the evidence have?"
    shown = " ".join(" ".join(ledger_lines(Report(after, ()), Style(width=100, ledger=True))).split())
    assert "does not count, for the quotation is altered" in shown
    assert "no source is given" not in shown.partition("never safe")[2].partition("c2")[0]
    changes = [worded(change) for which, change, _ in fix._changes(after, after.assertions) if 0 in which]
    assert changes == ["quote it in the words of the evidence"]


def test_passage_in_the_file_identifies_a_document_that_is_only_described(dossier):
    after = with_verdict(dossier, "41", Checked.FIGURE, Verdict.AGREES)
    assert claim(dossier, "bolts").level == 2
    assert claim(after, "bolts").level == 4
    assert any("identified by notes.pdf, page 3" in worded(each.because) for each in claim(after, "bolts").evidence)
    assert after.score.figures != dossier.score.figures


def test_what_only_agrees_leaves_a_person_as_they_are(dossier):
    after = with_verdict(dossier, "The gate was never", Checked.QUOTATION, Verdict.VERBATIM)
    assert claim(after, "never safe").level == claim(dossier, "never safe").level
    assert after.score == dossier.score
