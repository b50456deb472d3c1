"""The whole stage, on copy of our own."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import audit
from onrecord.attribute import attribute
from onrecord.domain import Attribution
from onrecord.segment import segment
from tests.builders import document


def found(text: str) -> list[tuple[str, str, str]]:
    """(source, cue, content) in words, pieces joined by a bar."""
    draft = document(text)

    def words(spans):
        return " | ".join(span.of(text) for span in spans)

    return [(words(a.source), words(a.cue), words(a.content)) for a in attribute(draft, segment(draft))[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said the bridge will close.", ("The mayor", "said", "the bridge will close")),
        ("“The bridge will close,” the mayor said.", ("the mayor", "said", "“The bridge will close,”")),
        (
            "“It will close,” said Ana Lee, “and it will stay closed.”",
            ("Ana Lee", "said", "“It will close,” | “and it will stay closed.”"),
        ),
        (
            "According to the audit, two invoices are missing.",
            ("the audit", "According to", "two invoices are missing"),
        ),
        ("The bridge will close, the mayor said on Friday.", ("the mayor", "said", "The bridge will close")),
        ("Officials believe that the dam is safe.", ("Officials", "believe", "that the dam is safe")),
    ],
)
def test_source_cue_and_content_are_found_in_each_form_of_attribution(text, expected):
    assert found(text) == [expected]


def test_passive_belief_has_no_source():
    ((source, _, content),) = found("It is widely believed that the council hid the report.")
    assert (source, content.removeprefix("that ")) == ("", "the council hid the report")


def test_transcript_lines_belong_to_their_speakers():
    lines = "SMITH: We never received the letter.\n\nJONES: That is not true, and you know it."
    assert [(source, content.rstrip(".")) for source, _, content in found(lines)] == [
        ("SMITH", "We never received the letter"),
        ("JONES", "That is not true, and you know it"),
    ]


def test_sources_are_found_where_spaces_after_full_stops_are_missing():
    text = (
        "The withdrawal could lead to risks, the president said.Putin also hailed the talks."
        "“It is mutually beneficial,” Putin said.He left on Friday."
    )
    sources = [(source, cue) for source, cue, _ in found(text)]
    assert ("the president", "said") in sources
    assert ("Putin", "said") in sources


@pytest.mark.parametrize("text", ["", "\n\n", "The bridge is closed. Trains run on Sunday.", "“", "☃ " * 300])
def test_text_without_attributions_has_none(text):
    assert found(text) == []


def check(text: str, attributions: tuple[Attribution, ...]) -> None:
    for one in attributions:
        assert one.cue
        assert one.content
        assert 0 <= one.confidence <= 1
        for spans in (one.source, one.cue, one.content):
            assert list(spans) == sorted(spans)
            assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
            assert all(not span.of(text)[:1].isspace() and not span.of(text)[-1:].isspace() for span in spans)


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from("Lee said that the dam , . : “ ” \" ' he \n\n 5 Ärger told x—y".split(" ")), max_size=60)
)
def test_spans_are_ordered_disjoint_and_on_word_boundaries(pieces):
    text = " ".join(pieces)
    draft = document(text)
    check(text, attribute(draft, segment(draft))[0])


def long_text() -> str:
    return "\n\n".join(f"“Case {n} is closed,” said Inspector Number {n}. It was reopened, he said." for n in range(60))


def test_results_do_not_depend_on_the_number_of_threads():
    draft = document(long_text())
    alone, *others = (attribute(draft, segment(draft), threads) for threads in (1, 2, 4, None))
    assert all(other == alone for other in others)
    assert len(alone[0]) >= 100


def test_source_does_not_reach_into_the_block_before():
    ((source, _, _),) = found("Council paid consultancy\n\nSources said the payments were hidden for years.")
    assert source == "Sources"


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        ("The porter, who asked not to be named, said that Tess Orr was failing her patients.", "The porter"),
        ("One guard, who did not wish to be identified, said the gate was left open.", "One guard"),
    ],
)
def test_a_comma_is_never_a_source(opening, source):
    assert [row[0] for row in found(f"{opening}\n\nThe hospital is in Harl.")] == [source]


@pytest.mark.parametrize(
    ("byline", "opening", "source"),
    [
        (
            "By Mona Rush",
            "Tarn Foods is in early talks to buy Elder Mills, the baker, for about £1.1bn, people close to the deal said.",
            "people close to the deal",
        ),
        (
            "By Ned Frost",
            "Weir Rovers are about to part with coach Dario Lunt after he lost the players, according to sources inside the club.",
            "sources inside the club",
        ),
        (
            "By Una Creel\nTuesday 6 May 2026",
            "Weir Rovers turned down a £9m bid for their keeper, a person familiar with the offer said.",
            "a person familiar with the offer",
        ),
    ],
)
def test_byline_above_the_opening_does_not_hide_whom_the_opening_credits(byline, opening, source):
    report = audit(f"# Offer is near\n\n{byline}\n\n{opening}\n\nIt rained.\n")
    text = report.dossier.document.text
    assert [span.of(text) for each in report.dossier.attributions for span in each.source] == [source]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("**9.14** Witnesses describe a bang at the mill.", "Witnesses"),
        ("**13:05 GMT** Two people have died, police sources say.", "police sources"),
        ("**7pm –** Tarn Fire and Rescue says six engines are there.", "Tarn Fire and Rescue"),
    ],
)
def test_time_stamp_of_a_live_entry_is_part_of_no_source_and_no_content(tmp_path, entry, expected):
    path = tmp_path / "live.md"
    path.write_text(f"# Mill fire: live updates\n\nThe gate is shut.\n\n{entry}\n", "utf-8")
    dossier = audit(path).dossier
    [found] = dossier.attributions
    assert dossier.words(found.source) == expected
    assert not any(sign.isdigit() for sign in dossier.words(found.content))


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        (
            "The envoy will leave on Friday, three diplomats briefed on the move said.",
            "three diplomats briefed on the move",
        ),
        (
            "Aldermen are split over the toll, according to several officials who sat in the meeting.",
            "several officials who sat in the meeting",
        ),
        ("The mill will shut in June, employees said.", "employees"),
    ],
)
def test_unnamed_people_who_close_an_opening_are_credited(opening, source):
    assert [who for who, _, _ in found(f"Change is near\n\n{opening}\n\nIt rained.")] == [source]


@pytest.mark.parametrize(
    ("headline", "opening", "source"),
    [
        ("Firm plans to cut 300 jobs", "Unions say the plan is unfair.", "Unions"),
        ("Police to charge driver", "Witnesses say that the light was red.", "Witnesses"),
        ("Council to close two schools", "Ida Rook says the classes are full.", "Ida Rook"),
        ("Ministers agree to build the dam", "Many farmers say the valley will drown.", "Many farmers"),
    ],
)
def test_subject_of_the_opening_is_its_source_not_whom_the_headline_names(headline, opening, source):
    rows = found(f"{headline}\n\n{opening} The valley has 400 people, the mayor said.")
    assert source in [who for who, _, _ in rows]
    assert not any(source in content for _, _, content in rows)
