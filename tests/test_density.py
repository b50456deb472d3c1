"""A draft of lists is refused with one line that says what it holds too much of; an article is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

import onrecord
from onrecord import assess, pipeline
from onrecord.density import Density
from onrecord.errors import UnreadableError
from onrecord.no_prose import refuse_no_prose
from onrecord.segment import segment
from onrecord.settings import Settings
from tests.builders import document
from tests.hostile import FAMILY, GIVEN, draft

ENGLISH = Settings(language="en", min_confidence=0)


def test_a_short_draft_may_hold_a_number_and_a_longer_one_a_share():
    bound = Density("commas", 10, 5)
    bound.check(10, 1)
    bound.check(20, 100)
    with pytest.raises(UnreadableError, match=r"holds 21 commas in 100 characters, far more .*; split it"):
        bound.check(21, 100)
    with pytest.raises(UnreadableError, match="11 commas"):
        bound.check(11, 1)


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ("a list of names", "full names"),
        ("everybody, in one sentence", "full names"),
        ("accusations", "full names"),
        ("accusations, one sentence", "full names"),
        ("capital blocks", "blocks"),
    ],
)
def test_lists_are_refused_before_the_model_runs(shape, told, monkeypatch):
    monkeypatch.setattr("onrecord.attribute.attribute", lambda *_: pytest.fail("the model ran"))
    data, name = draft(shape, 200_000)
    with pytest.raises(UnreadableError, match=told):
        onrecord.audit(data, name, settings=ENGLISH)


@pytest.mark.parametrize(
    ("module", "bound"), [(assess, "CLAIMS"), (pipeline, "FINDINGS"), (pipeline, "NAMES"), (pipeline, "BLOCKS")]
)
def test_each_bound_is_asked(module, bound, monkeypatch):
    text = (
        "Nora Vale left.\n\nNora Vale stole the money and lied to the council.\n\nSome say Ann Lee took bribes.\n\n" * 3
    )
    onrecord.audit(text, "draft.txt", settings=ENGLISH)
    monkeypatch.setattr(module, bound, replace(getattr(module, bound), anyway=1, apart=1_000))
    with pytest.raises(UnreadableError, match=getattr(module, bound).what):
        onrecord.audit(text, "draft.txt", settings=ENGLISH)


COMMON = (GIVEN + FAMILY)[:600]


def mixed(number: int, ends: str = " ") -> str:
    """So many words of many, in no order."""
    return ends.join(COMMON[(at * at + 7 * at) % 599].lower() + str(at) for at in range(number))


WORDS = mixed(4_000).split()
STORY = "\n\n".join(f"{' '.join(WORDS[at : at + 40]).capitalize()}." for at in range(0, 4_000, 40))
NO_PROSE = {
    "has a sentence of 9,000 words": mixed(9_000) + ".",
    "uses 6 different words in 24,000": "Van der de la von ten. " * 4_000,
    r"repeats itself: of 40,000 runs of three words 4,\d+ are different": f"{STORY}\n\n" * 10,
    r"repeats itself: of 45,000 runs of three words 6,\d+ are different": "".join(
        f"Warden number {at} told the board that the east lock of the canal had been left open for the night.\n\n"
        for at in range(2_250)
    ),
    r"has [\d,]+ of its [\d,]+ characters in words of more than 200": "The key follows.\n\n" + "QmF6LXJ1bm5lcg" * 2_000,
    r"has [\d,]+ of its [\d,]+ characters in words of more": " ".join("f3a9" * 60 for _ in range(200)),
    r"has [\d,]+ letters and figures in 30,\d+ characters": "Off we go. " + ">>> <<< ;;; " * 3_334,
    "has 16,000 of its 16,001 words in headings": "Copy.\n\n"
    + "".join(f"{mixed(7)} {at}\n====\n\n" for at in range(2_000)),
}


@pytest.mark.parametrize(("told", "text"), NO_PROSE.items(), ids=range(len(NO_PROSE)))
def test_a_long_text_that_is_no_prose_is_refused_before_the_model_runs(told, text, monkeypatch):
    monkeypatch.setattr("onrecord.attribute.attribute", lambda *_: pytest.fail("the model ran"))
    with pytest.raises(UnreadableError, match=f"{told}.*, which no article does; give the article alone"):
        onrecord.audit(text, "draft.md", settings=ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        f"{mixed(2_400)}.\n\n{STORY}",
        ". ".join(f"{mixed(9).title()} {at}" for at in range(3_000)),
        "".join(f"# Head {at}\n\n{mixed(12)} {at}.\n\n" for at in range(1_000)),
        "".join(f"Q. And then?\n\nA. I went to street {at} and saw nobody.\n\n" for at in range(1_000)),
        "Ja. " * 2_000,
        "QmF6LXJ1bm5lcg" * 1_000,
        f"{STORY}\n\nSee https://example.org/{'a1' * 2_000} for all.",
    ],
)
def test_a_long_statement_a_book_a_transcript_and_a_short_text_are_not(text):
    draft = document(text)
    refuse_no_prose(draft, segment(draft))


def test_a_letter_with_a_thousand_signatories_is_read():
    names = ", ".join(f"{given} {family}" for given in GIVEN[:40] for family in FAMILY[:25])
    pipeline._refuse_lists(document(f"We ask the council to stop.\n\n{names}"))
