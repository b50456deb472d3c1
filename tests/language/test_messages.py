"""Messages are data: every code that the program uses has a text, and no wording quotes the draft when redacted."""

import ast
from pathlib import Path

import pytest

from onrecord.domain import Message
from onrecord.language.messages import redacted, slots_of, texts, worded

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "onrecord"
NOT_OF_THE_DRAFT = {"claims", "because", "probability"}
"""Slots that hold a fixed word, another message or a figure."""


def strings_of(folder: str) -> set[str]:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (PACKAGE / folder).rglob("*.py"))
    constants = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in constants if isinstance(node.value, str)}


def test_every_text_is_used():
    used = strings_of("assess")
    assert [code for code in texts() if code not in used and code.rstrip("0123") != "unnamed-D"] == []


def test_every_text_that_quotes_the_draft_has_a_wording_that_does_not():
    for code, entry in texts().items():
        assert entry.keys() <= {"text", "redacted"}, code
        assert slots_of(entry.get("redacted", entry["text"])) <= NOT_OF_THE_DRAFT, code


def test_slots_are_filled_with_words_and_with_other_messages():
    seen = Message.of("seen-in-words", words="we saw {count}")
    assert worded(seen) == "“we saw {count}”: observed first-hand"
    assert worded(Message.of("not-counted", because=seen)) == (
        "“we saw {count}”: observed first-hand; does not count, for the quotation is altered"
    )


def test_a_redacted_message_holds_no_slot_of_the_draft():
    hidden = redacted(Message.of("identified-by-file", because=Message.of("quoted", source="Ann Lee"), where="a.txt"))
    assert hidden.slot("where") is None
    assert worded(hidden) == "in the source’s own words; identified by the evidence, which has these words"
    assert redacted(hidden) == hidden


def test_an_unknown_code_and_an_empty_slot_are_errors():
    with pytest.raises(KeyError):
        worded(Message.of("no-such-text"))
    with pytest.raises(KeyError):
        worded(Message.of("no-reply"))


def test_a_message_that_is_not_put_into_words_cannot_be_shown():
    with pytest.raises(TypeError):
        f"On hold: {Message.of('quotation-without-speaker')}"
