"""Known findings: matched by what they say, each once, wherever they have moved to."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.baseline import Known, compare, load, save, taken
from onrecord.domain import Aside, Audit, Category, SetAside
from onrecord.errors import BaselineError
from tests.reporters.audits import RULE, report

RAN = frozenset({"VA203", "AN103"})
A, B = "a" * 16, "b" * 16


def audit(**drafts: str) -> Audit:
    """Drafts by name; each letter is a finding with that letter for a fingerprint, in capitals of another rule."""
    return Audit(tuple(_report(name, letters) for name, letters in drafts.items()))


def _report(name, letters):
    made = report("some", *["some"] * len(letters), name=name)
    other = replace(RULE, code="AN103")
    findings = (
        replace(each, fingerprint=letter.lower() * 16, rule=other if letter.isupper() else RULE)
        for each, letter in zip(made.findings, letters, strict=True)
    )
    return replace(made, findings=tuple(findings))


def known(**drafts: str):
    return taken(audit(**drafts), str)


def compared(current, baseline, *, gone=(), **options):
    """The letters that count in each draft, how many are known, and the rest."""
    outcome = compare(
        current, baseline, place=str, is_gone=lambda path: path in gone, **{"ran": lambda _: RAN, **options}
    )
    counted = ["".join(f.fingerprint[0] for f in each.findings) for each in outcome.audit.reports]
    return counted, len(outcome.audit.aside(Aside.KNOWN)), outcome.gone, outcome.grown


LETTERS = st.text(alphabet="abcABC", max_size=6)


@given(st.dictionaries(st.sampled_from("xyz"), LETTERS, min_size=1))
def test_recorded_findings_are_known(drafts):
    total = sum(map(len, drafts.values()))
    assert compared(audit(**drafts), known(**drafts)) == ([""] * len(drafts), total, 0, {})


@given(st.dictionaries(st.sampled_from("xyz"), LETTERS), st.dictionaries(st.sampled_from("xyz"), LETTERS, min_size=1))
def test_each_recorded_finding_hides_one_occurrence(before, now):
    counted, let_pass, gone, _ = compared(audit(**now), known(**before), gone="xyz")
    both = {
        letter: ("".join(before.values()).count(letter), "".join(now.values()).count(letter)) for letter in "abcABC"
    }
    assert let_pass == sum(min(pair) for pair in both.values())
    assert sum(map(len, counted)) == sum(map(len, now.values())) - let_pass
    assert gone == sum(map(len, before.values())) - let_pass


@given(st.dictionaries(st.sampled_from("xyz"), LETTERS, min_size=1))
def test_baseline_file_is_sorted_and_contains_no_text_of_the_draft(tmp_path_factory, drafts):
    path = tmp_path_factory.mktemp("b") / "base.json"
    save(known(**drafts), path)
    first = path.read_bytes()
    assert load(path) == known(**drafts)
    save(known(**dict(reversed(drafts.items()))), path)
    assert path.read_bytes() == first
    assert b"some" not in first
    assert [each.name for each in path.parent.iterdir()] == ["base.json"]


def test_findings_of_a_renamed_draft_are_known_but_not_those_of_a_copy():
    assert compared(audit(new="ab"), known(old="ab"), gone=["old"]) == ([""], 2, 0, {})
    assert compared(audit(new="ab"), known(old="ab")) == (["ab"], 0, 0, {"VA203": (0, 2)})
    assert compared(audit(old="ab", new="ab"), known(old="ab"))[:2] == (["", "ab"], 2)


def test_findings_match_in_the_same_draft_first_and_then_elsewhere():
    assert compared(audit(x="a", y="a"), known(y="a"))[0] == ["a", ""]
    assert compared(audit(x="", y="ab"), known(x="b", y="a")) == (["", ""], 2, 0, {})


def test_drafts_that_were_not_audited_play_no_part():
    assert compared(audit(x=""), known(x="a", y="bb"))[2] == 1
    assert compared(audit(x=""), known(x="aA"), ran=lambda _: frozenset({"AN103"}))[2] == 1


def test_ratchet_fails_only_rules_that_grow():
    assert compared(audit(x="cdA"), known(x="abA"), ratchet=True) == ([""], 3, 2, {})
    assert compared(audit(x="cdaA"), known(x="abA"), ratchet=True) == (["cd"], 2, 1, {"VA203": (2, 3)})
    assert compared(audit(x="AB"), known(x="a"), ratchet=True) == (["ab"], 0, 1, {"AN103": (0, 2)})


def test_suppressed_findings_and_suppression_errors_are_not_recorded():
    (made,) = audit(x="ab").reports
    flawed = replace(made.findings[0], rule=replace(RULE, code="SU704", category=Category.SUPPRESSIONS))
    allowed = SetAside(made.findings[1], Aside.SUPPRESSED)
    current = Audit((replace(made, findings=(flawed,), set_aside=(allowed,)),))
    assert taken(current, str) == ()
    assert compared(current, known(x="ab"), ratchet=True)[:3] == (["a"], 0, 2)


def test_untouched_findings_are_recorded_and_stay_set_aside():
    (made,) = audit(x="ab").reports
    current = Audit(
        (replace(made, findings=made.findings[:1], set_aside=(SetAside(made.findings[1], Aside.UNTOUCHED),)),)
    )
    assert taken(current, str) == known(x="ab")
    assert compared(current, known(x="ab")) == ([""], 1, 0, {})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not valid JSON"), (b"[", "not valid JSON"), (b"\xff\xfe", "not valid JSON"), (b"[" * 100_000, "not valid JSON"), (b"[]", "no baseline"), (b"5", "no baseline"),
        (b'{"schema": "onrecord/baseline/v2", "findings": {}}', "another version"), (b'{"schema": "onrecord/report/v1", "findings": {}}', "no baseline"),
        (b'{"schema": "onrecord/baseline/v1"}', "no baseline"), (b'{"schema": "onrecord/baseline/v1", "findings": {"a": {"VA203": ["x"]}}}', "no baseline"),
        (b'{"schema": "onrecord/baseline/v1", "findings": {"a": {"VA203": 5}}}', r"no baseline \(wrong at findings > a > VA203\)"),
        (b'<<<<<<< HEAD\n{"schema": "onrecord/baseline/v1", "findings": {}}', r"not valid JSON \(line 1\)"),
    ],
)  # fmt: skip
def test_damaged_file_is_a_one_line_error(tmp_path, content, says):
    path = tmp_path / "base.json"
    path.write_bytes(content)
    with pytest.raises(BaselineError, match=says) as raised:
        load(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert "\n" not in str(raised.value)


def test_unreadable_or_unwritable_file_is_a_one_line_error(tmp_path):
    with pytest.raises(BaselineError, match="cannot be read"):
        load(tmp_path / "none.json")
    with pytest.raises(BaselineError, match="cannot be written"):
        save((Known("x", "VA203", A),), tmp_path / "none" / "base.json")
    with pytest.raises(BaselineError, match="cannot be written"):
        save((Known("x", "VA203", B),), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_file_format_is_as_documented(tmp_path):
    save(known(x="bA"), tmp_path / "base.json")
    assert json.loads((tmp_path / "base.json").read_text()) == {
        "schema": "onrecord/baseline/v1", "findings": {"x": {"AN103": [A], "VA203": [B]}},
    }  # fmt: skip
