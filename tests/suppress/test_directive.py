"""What a remark to onrecord says, word by word; and that no slip is taken for an order."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import LapseKind, Scope
from onrecord.suppress.directive import LONGEST, Allow, End, FlawError, parse
from tests.growth import is_linear

REASON = 'reason="identity known to the editor"'


def test_directive_may_give_rules_reason_editor_date_and_scope():
    assert parse(
        '<!-- onrecord: allow AN103,VA203 reason="feared dismissal" editor="K L" until=2027-01-31 scope=file -->'
    ) == Allow(("AN103", "VA203"), "feared dismissal", "K L", date(2027, 1, 31), Scope.FILE)


def test_shortest_directive_is_for_one_block():
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
def test_spaces_case_order_and_kind_of_quotation_marks_do_not_matter(text):
    assert parse(text) == Allow(("AN103", "VA203"), "it's as said", "KL", None, Scope.BLOCK)


def test_end_directive_is_recognised():
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
def test_malformed_directive_says_what_is_wrong(text, says):
    with pytest.raises(FlawError, match=says) as raised:
        parse(text)
    assert raised.value.kind is LapseKind.MALFORMED


@pytest.mark.parametrize("reason", ["", 'reason=""', 'reason="  "', 'reason="…"', 'reason="- !"'])
def test_directive_without_a_reason_is_unreasoned(reason):
    with pytest.raises(FlawError, match="no reason") as raised:
        parse(f"onrecord: allow AN103 {reason} editor=KL")
    assert raised.value.kind is LapseKind.UNREASONED


def test_control_characters_in_a_directive_are_replaced():
    order = parse('onrecord: allow AN103 reason="a\x00b\u202ec\x1b[31md" editor="K\x07L"')
    assert isinstance(order, Allow)
    assert (order.reason, order.editor) == ("a�b�c�[31md", "K�L")
    with pytest.raises(FlawError) as raised:
        parse("onrecord: \x1b[31m\u202e" + "w" * 99)
    assert raised.value.because.isprintable()


@given(st.text(alphabet="allow end AN103,=\"“”'-:<>!\n\x00reason until scope=", max_size=300))
def test_any_text_is_a_valid_directive_or_an_error(text):
    with contextlib.suppress(FlawError):
        order = parse(f"onrecord: {text}")
        assert isinstance(order, End) or (order.rules and any(each.isalnum() for each in order.reason))


@pytest.mark.parametrize("piece", ['"', "=", "a=", 'a="', " ", ",A", "“”", "reason=x "])
def test_long_directives_are_parsed_in_linear_time(piece):
    assert is_linear(lambda size: lambda: refused(piece * size), 250_000)
    assert is_linear(lambda size: lambda: [refused(piece * (size // len(piece))) for _ in range(200)], 475)


def refused(text):
    with pytest.raises(FlawError):
        parse(f"onrecord: allow A{text}")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('alow some-say reason="x"', "starts with “alow”; did you mean allow?"), ('Ignore some-say reason="x"', "did you mean allow?"),
        ("finish", "did you mean end?"), ('allow some-say raeson="x"', "has the unknown option “raeson”; did you mean reason?"),
        ('allow some-say reason="x" till=2027-01-31', "has the unknown option “till”; did you mean until?"), ('allow some-say reason="x" by=KL', "did you mean editor?"),
        ('allow some-say reason="x" scope=paragraph', "has the unknown scope “paragraph”; did you mean block?"), ('allow VA reason="x" scope=fil', "did you mean file?"),
        ('allow VA reason="x" until=31.12.2026', "did you mean 2026-12-31?"), ('allow VA reason="x" until=12/31/2026', "did you mean 2026-12-31?"),
        ('allow VA reason="x" until=2027-1-3', "did you mean 2027-01-03?"), ('allow VA reason="x" until="31 January 2027"', "did you mean 2027-01-31?"),
        ('allow VA reason="x" until="Feb. 1st, 2027"', "did you mean 2027-02-01?"), ('allow VA reason="x" until=3/4/2026', "write it as 2027-01-31"),
        ('allow VA reason="x" until=31.2.2026', "write it as 2027-01-31"), ('allow VA reason="x" until=soon', "write it as 2027-01-31"),
        ("zzz", "start with allow or end"), ('allow VA reason="x" qqq=1', "the options are reason, editor, until, scope"), ("x" * 1_900, "start with allow or end"),
    ],
)  # fmt: skip
def test_a_slip_is_met_with_the_nearest_valid_spelling(text, says):
    with pytest.raises(FlawError) as caught:
        parse(f"onrecord: {text}")
    assert says in caught.value.because
