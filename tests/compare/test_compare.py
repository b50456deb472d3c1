"""What is told of two versions, on hand-made drafts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare import compare
from onrecord.domain import (
    Change,
    ChangeKind,
    ClaimClass,
    Direction,
    Gate,
    Grade,
    Hold,
    Message,
    ReasonKind,
    Reply,
    ReplyKind,
    Report,
    Span,
)
from onrecord.pipeline import audit
from tests.builders import span
from tests.compare.versions import ACCOUNTS, OFFICIAL, PORT, RUIZ, SHAH, SOURCES, Said, unnamed, version

LOSS = "the harbour fund lost £34 million in 2025"
RULES = "the board broke its own rules on lending"
SHIPS = "the port handled 212 ships in March"


def kinds(old: Report, new: Report) -> list[str]:
    return [f"{each.direction.value} {each.kind.value}" for each in compare(old, new).changes]


def only(old: Report, new: Report) -> Change:
    (change,) = compare(old, new).changes
    return change


def test_identical_drafts_have_no_changes():
    draft = version(Said(LOSS, RUIZ, 3), Said(RULES, SOURCES), Said(SHIPS))
    comparison = compare(draft, draft)
    assert comparison.changes == ()
    assert not comparison.weaker


def test_moved_and_rewrapped_sentences_are_no_changes():
    old = version(Said(LOSS, RUIZ, 3), Said(RULES, SHAH, 3), Said(SHIPS))
    new = version(Said(SHIPS.replace(" ", "\n")), Said(RULES, SHAH, 3), Said(LOSS, RUIZ, 3))
    assert kinds(old, new) == []


def test_claim_without_its_source_becomes_the_outlets_own_statement():
    change = only(version(Said(LOSS, RUIZ, 3)), version(Said(LOSS)))
    assert (change.kind, change.direction) == (ChangeKind.ATTRIBUTION_DROPPED, Direction.WEAKER)
    assert change.message == "No longer credited to “Dana Ruiz” (auditor). Now: the outlet’s own statement."
    assert (change.old.source, change.new.source) == (0, None)


def test_attribution_replaced_by_a_document_is_stronger():
    change = only(version(Said(LOSS, SOURCES)), version(Said(LOSS, None, 4, signal="hyperlink")))
    assert (change.kind, change.direction) == (ChangeKind.ATTRIBUTION_DROPPED, Direction.STRONGER)


def test_name_replaced_by_an_unnamed_source_is_weaker():
    old = version(Said(LOSS, SHAH, 3), Said(RULES, SHAH, 3))
    change = only(old, version(Said(LOSS, OFFICIAL, 1), Said(RULES, OFFICIAL, 1)))
    assert (change.kind, change.direction) == (ChangeKind.SOURCE_UNNAMED, Direction.WEAKER)
    assert change.message == "“Amir Shah” (chair) becomes “an official” for 2 claims, not named; no reason is given."
    assert change.new.claims == (0, 1)


def test_name_lost_from_one_claim_is_reported_for_that_claim():
    old = version(Said(LOSS, SHAH, 3), Said(RULES, SHAH, 3))
    change = only(old, version(Said(LOSS, OFFICIAL, 1), Said(RULES, SHAH, 3)))
    assert (change.kind, change.old.claims, change.new.claims) == (ChangeKind.SOURCE_UNNAMED, (0,), (0,))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the fund may lose £34 million", "the fund will lose £34 million"),
        ("the chair allegedly broke the rules of the board", "the chair broke the rules of the board"),
        ("the fund reportedly lost £34 million in 2025", LOSS),
    ],
)  # fmt: skip
def test_dropped_hedge_is_weaker(old, new):
    change = only(version(Said(old, RUIZ, 3)), version(Said(new, RUIZ, 3)))
    assert (change.kind, change.direction) == (ChangeKind.HEDGE_DROPPED, Direction.WEAKER)


def test_dropped_hedge_is_neutral_if_the_evidence_is_better():
    old, new = (
        version(Said("the fund may have lost £34 million", SOURCES)),
        version(Said("the fund lost £34 million", RUIZ, 3)),
    )
    assert "neutral hedge-dropped" in kinds(old, new)


def test_month_of_may_is_no_hedge():
    old = version(Said("the vote of May cost the board its chair", RUIZ, 3))
    assert kinds(old, version(Said("the vote cost the board its chair", RUIZ, 3))) == []


def test_dropped_reason_for_anonymity_is_weaker():
    feared = unnamed("a board member who fears for her job", reason=ReasonKind.CAUSAL)
    change = only(version(Said(LOSS, feared, 1)), version(Said(LOSS, unnamed("a board member"), 1)))
    assert (change.kind, change.direction) == (ChangeKind.REASON_DROPPED, Direction.WEAKER)
    assert change.message.startswith("No reason is left for not naming “a board member”")


def test_vaguer_description_of_a_source_is_weaker():
    old = version(Said(LOSS, unnamed("a Treasury official", Grade.D2), 1))
    assert kinds(old, version(Said(LOSS, unnamed("a source", Grade.D0)))) == ["weaker source-blurred"]
    placed = replace(RUIZ, label="auditor Dana Ruiz")
    assert kinds(version(Said(LOSS, placed, 3)), version(Said(LOSS, replace(RUIZ, title=None), 2))) == [
        "weaker source-blurred"
    ]


def test_changed_resolution_of_an_unedited_sentence_is_no_change():
    moved = replace(version(Said(LOSS, RUIZ, 3)).dossier, sources=(replace(OFFICIAL, attributions=(0,)),))
    assert kinds(version(Said(LOSS, RUIZ, 3)), Report(moved, ())) == []


def test_claim_credited_to_another_source_is_neutral():
    change = only(version(Said(LOSS, RUIZ, 3)), version(Said(LOSS, SHAH, 3)))
    assert (change.kind, change.direction) == (ChangeKind.SOURCE_CHANGED, Direction.NEUTRAL)


def test_fuller_name_is_the_same_source():
    old = version(Said(LOSS, replace(RUIZ, name="Ruiz", label="Ruiz"), 3))
    assert kinds(old, version(Said(LOSS, RUIZ, 3))) == []


def test_added_claim_without_a_source_is_weaker():
    change = only(version(Said(LOSS, RUIZ, 3)), version(Said(LOSS, RUIZ, 3), Said(SHIPS)))
    assert (change.kind, change.direction) == (ChangeKind.UNSOURCED_CLAIM_ADDED, Direction.WEAKER)
    assert change.old is None


def test_added_claim_is_weaker_only_with_a_weak_source():
    old = version(Said(LOSS, RUIZ, 3))
    assert kinds(old, version(Said(LOSS, RUIZ, 3), Said(SHIPS, RUIZ, 3))) == ["neutral claim-added"]
    assert kinds(old, version(Said(LOSS, RUIZ, 3), Said(SHIPS, SOURCES))) == ["weaker claim-added"]


def test_dropped_source_is_reported_once():
    old = version(Said(LOSS, RUIZ, 3), Said(SHIPS, PORT, 3))
    assert kinds(old, version(Said(LOSS, RUIZ, 3))) == ["weaker source-dropped"]
    assert kinds(version(Said(LOSS, RUIZ, 3)), old) == ["stronger source-added"]


@pytest.mark.parametrize(
    "other",
    [
        LOSS.replace("34", "43"),
        LOSS.replace("the harbour fund", "the Marsh Trust"),
        LOSS.replace("lost", "never lost"),
        SHIPS,
    ],
)
def test_different_figure_name_or_negation_makes_a_different_claim(other):
    found = kinds(version(Said(LOSS, RUIZ, 3)), version(Said(other, RUIZ, 3)))
    assert sorted(found) == ["neutral claim-added", "neutral claim-dropped"]


def test_paraphrased_claim_is_the_same_claim():
    old = version(Said("the harbour fund lost £34 million in 2025", RUIZ, 3))
    new = version(Said("in 2025 the fund of the harbour was losing £34 million", RUIZ, 3))
    assert kinds(old, new) == []


def test_claim_split_into_two_is_no_change():
    whole = "the fund lost £34 million in 2025 and the board broke its own rules on lending"
    old = version(Said(whole, RUIZ, 3))
    new = version(
        Said("the fund lost £34 million in 2025", RUIZ, 3), Said("the board broke its own rules on lending", RUIZ, 3)
    )
    assert kinds(old, new) == []
    assert kinds(new, old) == []


def test_fallen_backing_is_reported_with_the_evidence_before_and_after():
    change = only(version(Said(LOSS, RUIZ, 3)), version(Said(LOSS.replace("in 2025", "by 2025"), RUIZ, 2)))
    assert (change.kind, change.direction) == (ChangeKind.BACKING_FELL, Direction.WEAKER)
    assert "From backed (level 3 of 3) to partly (level 2 of 3). Before: evidence 3. Now: evidence 2." in change.message


def test_changed_class_of_the_same_words_is_no_change():
    old = version(Said(LOSS, RUIZ, 2, ClaimClass.ROUTINE))
    assert kinds(old, version(Said(LOSS, RUIZ, 2, ClaimClass.CHECKABLE))) == []


def test_gained_and_lifted_holds_are_reported():
    text = version(Said(LOSS)).dossier.document.text
    gate = Hold(Gate.REPLY, Message.of("no-reply", accused="Viktor Sand"), span(text, "fund"), (0,))
    old, new = version(Said(LOSS)), version(Said(LOSS), holds=(gate,))
    assert kinds(old, new) == ["weaker hold-gained"]
    assert kinds(new, old) == ["stronger hold-lifted"]
    assert kinds(new, version(Said(LOSS), holds=(replace(gate, because=Message.of("no-reply", accused="Nora Vale")),))) == [
        "weaker hold-gained", "stronger hold-lifted",
    ]  # fmt: skip


def test_dropped_denial_is_weaker():
    new, old = version(Said(LOSS)), version(Said(LOSS), Said("Sand denied it", claim_class=ClaimClass.UNSCORED))
    at = span(old.dossier.document.text, "Sand denied")
    answered = replace(old, dossier=replace(old.dossier, replies=(Reply(ReplyKind.DENIAL, at, None, "Viktor Sand"),)))
    assert kinds(answered, new) == ["weaker reply-dropped"]
    assert only(answered, new).message == "The denial of “Viktor Sand” is no longer in the article."
    again = Reply(ReplyKind.DECLINED, Span(0, 3), None, "Sand")
    assert kinds(answered, replace(new, dossier=replace(new.dossier, replies=(again,)))) == []


def test_changes_are_listed_worst_first():
    old = version(Said(LOSS, RUIZ, 3), Said(RULES, SHAH, 3, ClaimClass.ALLEGATION), Said(SHIPS))
    new = version(Said(LOSS), Said(RULES, None, 0, ClaimClass.ALLEGATION), Said(SHIPS, ACCOUNTS, 4))
    changes = compare(old, new).changes
    assert [each.direction for each in changes] == sorted((e.direction for e in changes), key=list(Direction).index)
    assert changes[0].new.claims == (1,)


def test_every_kind_of_change_has_an_opposite():
    assert all(each.mirrored.mirrored is each for each in ChangeKind)
    assert ChangeKind.SOURCE_CHANGED.mirrored is ChangeKind.SOURCE_CHANGED
    for one, other in [
        ("hold-gained", "hold-lifted"), ("attribution-dropped", "attribution-added"), ("source-unnamed", "source-named"),
        ("hedge-dropped", "hedge-added"), ("reason-dropped", "reason-added"), ("backing-fell", "backing-rose"),
        ("unsourced-claim-added", "unsourced-claim-dropped"), ("reply-dropped", "reply-added"),
        ("source-dropped", "source-added"), ("source-blurred", "source-described"), ("claim-added", "claim-dropped"),
    ]:  # fmt: skip
        assert ChangeKind(one).mirrored is ChangeKind(other)


def mirrored(change: Change) -> tuple[object, ...]:
    return change.kind.mirrored, change.direction.mirrored, change.new, change.old


def as_is(change: Change) -> tuple[object, ...]:
    return change.kind, change.direction, change.old, change.new


def assert_mirrors(old: Report, new: Report) -> None:
    there, back = compare(old, new).changes, compare(new, old).changes
    assert sorted(map(repr, map(mirrored, there))) == sorted(map(repr, map(as_is, back)))


CLAIMS = st.sampled_from(
    [
        LOSS, LOSS.replace("lost", "may have lost"), LOSS.replace("34", "43"), RULES, RULES.replace("the board", "Viktor Sand"),
        SHIPS, f"{LOSS} and {RULES}", "the crane stood still", "the crane apparently stood still since June",
    ]
)  # fmt: skip
VOICES = st.sampled_from(
    [
        None, None, RUIZ, replace(RUIZ, name="Ruiz", label="Ruiz", title=None), SHAH, PORT, ACCOUNTS, OFFICIAL, SOURCES,
        unnamed("a Treasury official", Grade.D2, ReasonKind.CAUSAL), unnamed("a Treasury official", Grade.D2),
    ]
)  # fmt: skip
DRAFTS = st.lists(
    st.builds(Said, CLAIMS, VOICES, st.integers(0, 4), st.sampled_from(list(ClaimClass))), max_size=6
).map(lambda said: version(*said))


@given(DRAFTS)
def test_random_drafts_have_no_changes_to_themselves(draft):
    assert compare(draft, draft).changes == ()


@given(DRAFTS, DRAFTS)
def test_swapping_old_and_new_mirrors_every_change(old, new):
    assert_mirrors(old, new)


DRAFT_FILES = sorted((Path(__file__).parents[1] / "assess" / "drafts").glob("*-[0-9]-*.txt"))


@pytest.mark.parametrize("story", sorted({path.name.split("-")[0] for path in DRAFT_FILES}))
def test_audited_drafts_mirror_and_losing_documents_and_names_is_weaker(story):
    reports = [audit(path) for path in DRAFT_FILES if path.name.startswith(story)]
    for one in reports:
        assert compare(one, one).changes == ()
        for other in reports:
            assert_mirrors(one, other)
    assert compare(reports[0], reports[-1]).weaker
