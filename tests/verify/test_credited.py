"""Who says a quotation: whom the draft credits, else whom its sentence or paragraph credits, else nobody knows."""

from __future__ import annotations

import pytest

from onrecord.domain import Checked
from onrecord.pipeline import audit
from onrecord.settings import Settings

NOTES = """\
JON RUIZ: It is a disgrace that nobody told us about the bridge.

ANN POE: I have asked 41 engineers and two of them laughed at me. We will not close the bridge before May.
"""
DRAFT = """\
Bridge to close

“It is a disgrace that nobody told us about the bridge,” Jon Ruiz said.

Nobody was to blame, according to Ann Poe, who had “asked 41 engineers and two of them laughed” on Monday.

The wall was old, Kim Lee said on Friday. The rain came. “We will not close the bridge before May.” It stayed all day.

The engineers came late and the hall was cold. “I have asked 41 engineers and two of them laughed at me.”
"""


@pytest.fixture(scope="module")
def speakers(tmp_path_factory):
    notes = tmp_path_factory.mktemp("evidence") / "notes.txt"
    notes.write_text(NOTES)
    dossier = audit(DRAFT, settings=Settings(evidence=(str(notes),), min_confidence=0)).dossier
    found = [each for each in dossier.verifications if each.kind is Checked.SPEAKER]
    return {dossier.document.locate(each.span).line: (each.verdict.value, each.because) for each in found}


@pytest.mark.parametrize(("line", "verdict"), [(3, "agrees"), (5, "agrees"), (7, "differs"), (9, "not-checked")])
def test_speaker_is_compared_with_whom_the_draft_credits_near_by(speakers, line, verdict):
    assert speakers[line][0] == verdict


def test_message_says_whom_the_evidence_names_where_the_draft_names_nobody(speakers):
    assert speakers[9][1] == "the draft does not tell who says it, and the evidence names ANN POE as the speaker"


def test_gravest_difference_is_told_where_a_sentence_before_it_is_only_tidied():
    draft = (
        "Quay to close\n\n“We will close the old quay before the month of May. The engineers have found forty one large "
        "cracks below the second pier. The council has paid nothing for the works so far this year,” Ann Poe said.\n"
    )
    notes = (
        b"ANN POE: We will, um, close the old quay before the month of May. The rain was heavy. The council has paid "
        b"nothing for the works so far this year.\n"
    )
    found = audit(draft, evidence=(("notes.txt", notes),), settings=Settings(min_confidence=0)).dossier.verifications
    quotation = next(each for each in found if each.kind is Checked.QUOTATION)
    assert quotation.verdict.value == "altered"
    assert quotation.because.startswith("words are changed: “The engineers have found")
