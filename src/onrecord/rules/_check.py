"""Runs rules over a dossier."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.domain import Dossier, Finding, Label, Severity
from onrecord.rules._match import roles
from onrecord.rules._rule import Rule


def check(
    dossier: Dossier, rules: Iterable[Rule], severity: Mapping[str, Severity] | None = None
) -> tuple[Finding, ...]:
    """What `rules` find, in the order of the text, each with its fingerprint.

    `severity`, by code of rule, is what findings count as instead of what the rule says.
    """
    wanted = severity or {}
    found = sorted(
        (finding for rule in rules for finding in rule.check(dossier)),
        key=lambda finding: (finding.span, finding.rule.code),
    )
    seen: Counter[str] = Counter()
    return tuple(
        replace(
            finding,
            severity=wanted.get(finding.rule.code, finding.severity),
            related=_roles(dossier, finding),
            fingerprint=_fingerprint(dossier, finding, seen),
        )
        for finding in found
    )


def _roles(dossier: Dossier, finding: Finding) -> tuple[Label, ...]:
    """Source, cue and claim of the attribution that the finding stands in, so that its reader sees who says what."""
    attribution = next(dossier.attributions_over(finding.span), None)
    related = finding.related or (roles(attribution) if attribution else ())
    return tuple(label for label in related if label.span != finding.span)


def _fingerprint(dossier: Dossier, finding: Finding, seen: Counter[str]) -> str:
    """Rule, words of the sentence and a running number: edits elsewhere, moves and re-wraps leave it alone."""
    sentence = dossier.sentence_at(finding.span.start)
    words = " ".join(dossier.text(sentence.span if sentence else finding.span).casefold().split())
    key = f"{finding.rule.code}\n{words}"
    seen[key] += 1
    return hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "replace")).hexdigest()[:16]
