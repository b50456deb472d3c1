"""One thing that a rule found."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain.rule import Confidence, RuleInfo, Severity
from onrecord.domain.span import Span


@dataclass(frozen=True, slots=True)
class Label:
    """A further span that helps to understand a finding, and what it is."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Exactly one primary span: the cue or phrase, never the paragraph."""

    rule: RuleInfo
    span: Span
    message: str
    severity: Severity
    confidence: Confidence
    help: str
    related: tuple[Label, ...] = ()
    fingerprint: str = ""
    """Survives edits elsewhere: made of the rule, the sentence's words and a running number."""
    probability: float = 1.0
    """How likely a standards editor is to keep it, as the judge estimates; 1 where the rule is not judged."""
    by_likeness: bool = False
    """Whether the words only resemble what editors mark, and no pattern of the rule found them."""
