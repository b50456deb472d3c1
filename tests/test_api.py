"""The public API."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.rules import check


def test_text_file_and_bytes_are_audited_alike(tmp_path):
    text = "Bridge to close\n\nSome say the plan will fail.\n"
    path = tmp_path / "draft.txt"
    path.write_text(text)
    codes = [[f.rule.code for f in onrecord.audit(each).findings] for each in (text, text.encode(), path)]
    assert codes == [["VA203"]] * 3


def test_settings_select_the_rules():
    settings = onrecord.Settings(ignore=("VA203",))
    assert onrecord.audit("Head\n\nSome say so.", settings=settings).findings == ()


def test_fingerprints_survive_edits_elsewhere_and_rewrapping():
    before = onrecord.audit("Head\n\nSome say the plan will fail. Some say the plan will fail.\n")
    after = onrecord.audit("Head\n\nNew.\n\nSome say the\nplan will fail. Some say the plan will fail.\n")
    assert [f.fingerprint for f in before.findings] == [f.fingerprint for f in after.findings]
    assert len({f.fingerprint for f in before.findings}) == 2


def test_every_public_name_exists():
    assert all(getattr(onrecord, name) for name in onrecord.__all__)
    with pytest.raises(AttributeError):
        _ = onrecord.nothing


def test_every_rule_runs_once_though_evidence_and_suppressions_are_known_late(monkeypatch):
    ran: list[str] = []

    def counting(dossier, rules, severity=None):
        rules = list(rules)
        ran.extend(rule.code for rule in rules)
        return check(dossier, rules, severity)

    monkeypatch.setattr("onrecord.pipeline.check", counting)
    draft = 'Quay\n\n<!-- onrecord: allow AN103 reason="known" until=2020-01-01 -->\n\n“We will close the quay in May,” Ann Poe said.\n'
    report = onrecord.audit(
        draft, "a.md", evidence=(("notes.txt", b"ANN POE: We will never close the quay in May.\n"),)
    )
    assert {"VF801", "SU701"} <= {finding.rule.code for finding in report.findings}
    assert len(ran) == len(set(ran))
