"""What kind of article a draft is read as, and what follows from it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord import audit
from onrecord.domain import Genre
from onrecord.readers import read
from onrecord.segment import segment
from onrecord.settings import Settings
from onrecord.structure import genre, structure

COLUMN = """Stop closing our libraries

I have lived in this town for forty years, and I have never seen such nonsense. We should be ashamed.

The council must reverse its absurd decision. How many of them ever saw the place? The mayor admitted that it was a scandal. Not our children, and surely not you or me.

If we let them do this, we deserve what we get.
"""
NEWS = """Council closes library

HARL — The town council voted on Monday to close the library, officials said.

The mayor, Dana Ruiz, said the building was too costly. She told reporters that 40 staff had been informed on Friday.

“We had no choice,” Ruiz said. The union said it was considering a legal challenge.
"""
MATCH = """Town beat Rovers in cup semi-final

Harl Town beat Norwick Rovers 3-1 on Saturday to reach the final of the cup.

Lena Cole scored twice in the first half before Kim Ward headed home from a corner to make it 3-0.

Rovers pulled a goal back from the penalty spot in the 81st minute but never looked like a comeback.
"""
LIVE = """Flood in Deal

11:40 The bridge is closed, police say.

11:25 Two schools are sending children home.

11:02 The river has burst its banks at Mill Lane.

10:48 A second warning is in force until midnight.
"""
TALK = """“I never planned to sail”: a talk with Jo Marsh

Q: When did you start?

A: I was nine, and my father had a boat that I wasn't allowed to touch.

Q: And did you touch it?

A: Of course. I took it out at night, and I was punished for it.

Q: What would you tell that child today?

A: I would say: check the tide first. My own children know that now.
"""


def reading(text: str):
    document = structure(read(text.encode(), "draft.txt"))
    return genre(document, segment(document))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (COLUMN, Genre.OPINION),
        (NEWS, Genre.NEWS),
        (MATCH, Genre.SPORTS_REPORT),
        (LIVE, Genre.LIVE),
        (TALK, Genre.TRANSCRIPT),
    ],
)
def test_genre_is_read_from_the_draft(text, wanted):
    found = reading(text)
    assert found.genre is wanted
    assert 0.4 <= found.probability <= 1
    assert not found.given


@pytest.mark.parametrize(
    ("line", "wanted"),
    [("OPINION", Genre.OPINION), ("Letters to the editor", Genre.OPINION), ("News Analysis", Genre.ANALYSIS)],
)
def test_a_draft_that_states_its_genre_is_taken_at_its_word(line, wanted):
    assert reading(f"{line}\n\n{NEWS}").genre is wanted


def test_what_no_genre_is_likely_for_is_news():
    assert reading("Boats").genre is Genre.NEWS
    assert reading("The gate fell on Tuesday. Nobody was hurt.").genre is Genre.NEWS


@pytest.fixture(scope="module")
def column():
    """A column with a rhetorical question and loaded language, read as what it is."""
    return audit(COLUMN, settings=Settings(min_confidence=0))


def codes(report):
    return {finding.rule.code[:2] for finding in report.findings}


def test_loaded_language_is_left_to_the_author_of_opinion_copy(column):
    assert column.dossier.document.reading.genre is Genre.OPINION
    assert "LI" not in codes(column)
    said = audit(COLUMN, settings=Settings(min_confidence=0, genre="news"))
    assert said.dossier.document.reading.given
    assert "LI" in codes(said)


def test_rules_that_are_chosen_run_in_any_genre():
    settings = Settings(min_confidence=0, select=("LI",))
    assert settings.of_genre("draft.txt", Genre.OPINION).ignore == settings.ignore
    assert settings.of_genre("draft.txt", Genre.OPINION).extend_ignore == ()


@pytest.mark.parametrize(
    ("settings", "ignored"),
    [
        (Settings(), ("LI",)),
        (Settings(profile="wire"), ()),
        (Settings(extend_ignore=("AN103",)), ("LI", "AN103")),
        (Settings(overrides=({"files": ["a/**"], "extend-ignore": ["VA"]},)), ("LI",)),
    ],
)
def test_profile_of_the_genre_stands_below_all_settings(settings, ignored):
    assert settings.of_genre("draft.txt", Genre.OPINION).extend_ignore == ignored
    assert settings.of_genre("draft.txt", Genre.NEWS).extend_ignore == tuple(x for x in ignored if x != "LI")


def test_reports_say_what_the_draft_was_taken_for(column):
    from onrecord.domain import Audit
    from onrecord.reporters import json_v1, text
    from onrecord.reporters._style import Style

    told = text.render(Audit((column,)), Style())
    assert "Read as opinion (0." in told
    assert "--genre news" in told
    (document,) = json.loads(json_v1.render(Audit((column,)), Style()))["documents"]
    assert document["genre"] == {
        "genre": "opinion", "probability": column.dossier.document.reading.probability, "given": False,
    }  # fmt: skip
    as_news = replace(column.dossier.document, reading=replace(column.dossier.document.reading, genre=Genre.NEWS))
    report = replace(column, dossier=replace(column.dossier, document=as_news))
    assert "Read as" not in text.render(Audit((report,)), Style())
