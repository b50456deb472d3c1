"""One thing that a rule found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.domain.overlaps import Overlaps
from onrecord.domain.rule import Category, Confidence, RuleInfo, Severity
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
    also: tuple[Finding, ...] = ()
    """What other rules found in the same phrase: one stop of an editor is told once."""

    @property
    def parts(self) -> tuple[Finding, ...]:
        """What each rule found in the phrase: itself first."""
        return self, *self.also

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its rules, its own first."""
        return tuple(part.rule.code for part in self.parts)

    @property
    def title(self) -> str:
        """Its rule by code and name, and the others that stop at the same phrase by their codes."""
        others = ", ".join(self.codes[1:])
        return f"{self.rule.code} {self.rule.name}{f' (also {others})' if others else ''}"

    def shares_phrase(self, other: Finding) -> bool:
        """Whether an editor who stops at one stops at the other.

        The shorter span is a good part of the longer one, or it lies within and both rules ask who the source is, as
        with "some" in "according to some reports".
        """
        common = min(self.span.end, other.span.end) - max(self.span.start, other.span.start)
        shorter, longer = sorted((len(self.span), len(other.span)))
        is_within = common == shorter and {self.rule.category, other.rule.category} <= _WHO
        return common > 0 and (is_within or common >= _PART * longer)


_PART = 1 / 3
_WHO = frozenset({Category.ANONYMOUS_SOURCING, Category.VAGUE_ATTRIBUTION})
_APART = frozenset({Category.HOUSE, Category.SUPPRESSIONS, Category.VERIFICATION})
"""What a desk asks for, what the evidence says, and what is wrong with an exception are told by themselves."""


def one_a_phrase(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, those of several rules in one phrase as one: the worst leads, then the surest rule."""
    ranked = sorted(findings, key=lambda finding: (-finding.severity, -finding.confidence, finding.rule.code))
    ranks = Overlaps((finding.span, rank) for rank, finding in enumerate(ranked))
    led: dict[int, list[Finding]] = {}
    for rank, finding in enumerate(ranked):
        leaders = (other for other in ranks.over(finding.span) if other in led and _are_one(ranked[other], finding))
        leader = next(leaders, None)
        if leader is None:
            led[rank] = []
        else:
            led[leader].append(finding)
    return [replace(ranked[rank], also=tuple(others)) for rank, others in led.items()]


def _are_one(leader: Finding, finding: Finding) -> bool:
    is_apart = leader.rule.category in _APART or finding.rule.category in _APART
    return not is_apart and leader.rule is not finding.rule and leader.shares_phrase(finding)
