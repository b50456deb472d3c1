"""Whose wife, whose lawyer; nicknames, first names told late, headlines of several lines."""

from __future__ import annotations

import pytest

from onrecord.attribute import directness
from onrecord.domain import Attribution, SourceKind, Span
from onrecord.identify import identify
from onrecord.segment import segment
from tests.builders import document
from tests.identify.test_identify import names, story

_DEBATE = "Dana Ruiz, the Democratic nominee, debated Amir Shah, a Republican senator. Shah left. [Ruiz] said so. "


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("[His ex-wife] cried. Ann Lee, his former wife, left.", "Ann Lee", id="ex-wife"),
        pytest.param("[The victim’s mother] wept. Ann Lee, his mother, left.", "Ann Lee", id="mother"),
        pytest.param("Ann Lee, the widow of a farmer, came. [The widow] left.", "Ann Lee", id="widow"),
        pytest.param(
            "[Amir Shah’s wife] cried. Shah is dead. Nuria Shah can be heard to say that her husband fell.",
            "Nuria Shah",
            id="the relation told in return",
        ),
        pytest.param(
            "Nora Vale spoke. Vale’s lawyer, Mark Stone, left. [Her lawyer] said so.", "Mark Stone", id="hers"
        ),
        pytest.param("Nora Vale spoke. Amir Shah’s lawyer, Mark Stone, left. Vale sat. [Her lawyer] said so.", None),
        pytest.param("Mark Stone, a lawyer for Amir Shah, left. Nora Vale sat. [Her lawyer] said so.", None),
        pytest.param(
            "Ann Lee, Mark Stone’s running mate, came. [His running mate] said so.", "Ann Lee", id="two words"
        ),
        pytest.param(_DEBATE + "Ann Lee is the mayor of Lowbridge. [The mayor] left.", "Ann Lee", id="is the mayor"),
        pytest.param(_DEBATE + "[The GOP] left.", "GOP", id="a party is no person"),
        pytest.param(_DEBATE + "[The crowd] left.", None, id="a crowd is nobody in particular"),
        pytest.param(_DEBATE + "[One Republican senator] left.", None, id="not the one just named"),
    ],
)
def test_who_is_meant(marked, expected):
    assert names(marked)[-1] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Nora “Nell” Vale] said so. [Vale] left.", "Nora Vale"),
        ('[Former engineer Nora "Nell" Vale (D-Lowbridge News)] said so. [Vale] left.', "Nora Vale"),
        ("[His niece, state Rep. Oma “Pim” Vale,] said so. [Vale] left.", "Oma Vale"),
    ],
)
def test_a_nickname_stands_inside_a_name(marked, expected):
    assert names(marked) == [expected] * 2


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[The woman] wept. A neighbour came. “I left,” [Melanie] said.", SourceKind.PARTLY_NAMED),
        ("[Maria], a nurse, spoke. [The nurse] left.", SourceKind.PARTLY_NAMED),
        ("[A waiter named Pedro] spoke. [He] left.", SourceKind.PARTLY_NAMED),
        ("[The woman] wept. “I left,” [Melanie Vale] said.", None),
    ],
)
def test_a_first_name_told_late_is_the_same_person(marked, kind):
    first, second = story(marked)[0]
    assert (first is second) == bool(kind)
    assert kind in (first.kind, None)


def test_whoever_introduces_a_quotation_is_not_its_she():
    found = names("[Melanie] wept. Nora Vale reports: “At dawn [she] left.”")
    assert found[1] != "Nora Vale"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("[Lawmaker] Urges Dam Inquiry", "Amir Shah"),
        ("Dam Is Unsafe\n\n[Member of panel] calls for an inquiry", "Amir Shah"),
    ],
)
def test_a_headline_describes_who_is_named_below(lead, expected):
    copy = "Sen. Amir Shah, the top Democrat on the panel, said on Monday that the dam was unsafe, and " + "so on " * 20
    assert names(f"{lead}\n\n{copy}.")[0] == expected


def test_one_senator_is_named_in_the_next_quotation():
    filler = "It rained on Monday, and the river rose by a foot in an hour or less. " * 8
    assert names(filler + "[At least one engineer] was calm. “I am calm,” said Nora Vale, an engineer.") == [
        "Nora Vale"
    ]
    assert names(filler + "[At least one engineer] was calm. “I am calm,” said Nora Vale, a nurse.") == [None]


def shown(text: str, source: str, cue: str) -> SourceKind:
    """The kind of `source`, once in `text`, credited by `cue`."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (source, cue)]
    content = (Span(spans[1].end, len(text)),)
    draft = document(text)
    made = Attribution((spans[0],), (spans[1],), content, directness(text, content), 1.0)
    return identify(draft, segment(draft), (made,))[0][0].kind


@pytest.mark.parametrize(
    ("text", "source", "cue", "kind"),
    [
        ("Vale released her returns. They show that he paid.", "They", "show", SourceKind.DOCUMENT),
        ("The court saw the video. It shows a boat.", "It", "shows", SourceKind.DOCUMENT),
        ("Vale kept her returns because they would reveal it.", "they", "would reveal", SourceKind.DOCUMENT),
        ("Farmers came with a letter. They said it rained.", "They", "said", SourceKind.UNNAMED_GROUP),
    ],
)
def test_what_shows_something_is_a_document(text, source, cue, kind):
    assert shown(text, source, cue) is kind


def test_who_agrees_in_number_with_the_people_before():
    assert story("People close to Nora Vale, [who] worry, left.")[0][0].kind is SourceKind.UNNAMED_GROUP
    assert names("People close to Nora Vale, [who] worries, left.") == ["Nora Vale"]


def test_two_people_under_titles_are_two():
    assert names("[Mr. Stone and Ms. Lee] said so. The plan is old. It is late, [they] said.") == ["Stone; Lee"] * 2
