"""What a remark to onrecord says, word by word; and that no slip is taken for an order."""

from __future__ import annotations

import contextlib
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import LapseKind, Scope
from onrecord.suppress.directive import LONGEST, Allow, End, FlawError, parse

REASON = 'reason="identity known to the editor"'


def test_an_order_with_everything():
    assert parse(
        '<!-- onrecord: allow AN103,VA203 reason="feared dismissal" editor="K L" until=2027-01-31 scope=file -->'
    ) == Allow(("AN103", "VA203"), "feared dismissal", "K L", date(2027, 1, 31), Scope.FILE)


def test_the_least_order_is_for_one_block():
    assert parse(f"onrecord: allow some-say {REASON}") == Allow(
        ("some-say",), "identity known to the editor", None, None, Scope.BLOCK
    )


@pytest.mark.parametrize(
    "text",
    [
        "ONRECORD : Allow AN103 , VA203 Reason = “it's as   said” Editor=KL", "<!--onrecord:allow AN103,VA203\n reason=„it's as said“ editor=KL-->",
        "onrecord: allow AN103,\tVA203 editor=KL reason=”it's as said”", "onrecord:\xa0allow AN103,VA203 editor=\"KL\"\nreason=\"it's as said\"",
    ],
)  # fmt: skip
def test_spaces_case_order_and_the_marks_of_a_word_processor_do_not_matter(text):
    assert parse(text) == Allow(("AN103", "VA203"), "it's as said", "KL", None, Scope.BLOCK)


def test_the_end():
    assert parse("<!-- onrecord: end -->") == parse("onrecord: END") == End()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("onrecord:", "starts with nothing"), ("<!-- onrecord: -->", "starts with nothing"), (f"onrecord: permit AN103 {REASON}", "“permit”"),
        (f"onrecord: allowed AN103 {REASON}", "“allowed”"), ("onrecord: end of story", "after end"), (f"onrecord: allow {REASON}", "names no rule"),
        (f"onrecord: allow AN103; {REASON}", "names no rule"), (f"onrecord: allow AN103, {REASON}", "names no rule"),
        (f"onrecord: allow AN103 VA203 {REASON}", "“VA203"), ("onrecord: allow AN103 reason='so it is'", "cannot be read"),
        ('onrecord: allow AN103 reason="he said "no" to us"', "cannot be read"), ('onrecord: allow AN103 reason="never ends', "cannot be read"),
        (f'onrecord: allow AN103 {REASON} reason="again"', "reason twice"), (f"onrecord: allow AN103 {REASON} til=2027-01-31", "“til”"),
        (f"onrecord: allow AN103 {REASON} until=2027-02-30", "not a date"), (f"onrecord: allow AN103 {REASON} until=20270131", "not a date"),
        (f"onrecord: allow AN103 {REASON} until=tomorrow", "not a date"), (f"onrecord: allow AN103 {REASON} scope=page", "“page”"),
        (f"<!-- onrecord: allow AN103 {REASON}", "not closed"), (f"<!onrecord: allow AN103 {REASON}>", "not closed"),
        (f"onrecord: allow AN103 {REASON} " + "x" * LONGEST, "longer than"), (f"onrecord: allow AN103 {REASON}until=2027-01-31", "cannot be read"),
    ],
)  # fmt: skip
def test_a_slip_is_told(text, says):
    with pytest.raises(FlawError, match=says) as raised:
        parse(text)
    assert raised.value.kind is LapseKind.MALFORMED


@pytest.mark.parametrize("reason", ["", 'reason=""', 'reason="  "', 'reason="…"', 'reason="- !"'])
def test_an_order_without_a_reason(reason):
    with pytest.raises(FlawError, match="no reason") as raised:
        parse(f"onrecord: allow AN103 {reason} editor=KL")
    assert raised.value.kind is LapseKind.UNREASONED


def test_what_a_terminal_would_obey_is_replaced():
    order = parse('onrecord: allow AN103 reason="a\x00b\u202ec\x1b[31md" editor="K\x07L"')
    assert isinstance(order, Allow)
    assert (order.reason, order.editor) == ("a�b�c�[31md", "K�L")
    with pytest.raises(FlawError) as raised:
        parse("onrecord: \x1b[31m\u202e" + "w" * 99)
    assert raised.value.because.isprintable()


@settings(deadline=None)
@given(st.text(alphabet="allow end AN103,=\"“”'-:<>!\n\x00reason until scope=", max_size=300))
def test_any_remark_is_understood_or_refused(text):
    with contextlib.suppress(FlawError):
        order = parse(f"onrecord: {text}")
        assert isinstance(order, End) or (order.rules and any(each.isalnum() for each in order.reason))


@pytest.mark.parametrize("piece", ['"', "=", "a=", 'a="', " ", ",A", "“”", "reason=x "])
def test_long_remarks_cost_little(piece):
    started = time.process_time()
    for text in (piece * 1_000_000, piece * (1_900 // len(piece))):
        with pytest.raises(FlawError):
            parse(f"onrecord: allow A{text}")
    assert time.process_time() - started < 2
