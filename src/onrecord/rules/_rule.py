"""What a rule is made of."""

from __future__ import annotations

import inspect
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from onrecord.domain import (
    Category,
    Confidence,
    Dossier,
    Example,
    Finding,
    Label,
    RuleInfo,
    Severity,
    Span,
    Tier,
)
from onrecord.rules._precision import measured


class Rule(ABC):
    """A rule: its docstring is its page, its file name is its name, its examples are its first tests.

    The docstring has a first line that says what is flagged, then `## Why it matters` and `## What to do`.
    """

    code: ClassVar[str]
    category: ClassVar[Category]
    severity: ClassVar[Severity]
    tier: ClassVar[Tier] = Tier.WORDS
    confidence: ClassVar[Confidence] = Confidence.HIGH
    default: ClassVar[bool] = True
    """Whether it runs unless it is named; a rule that is wrong too often waits to be asked for."""
    quotations: ClassVar[bool] = False
    """Whether it looks into quoted speech, too."""
    of_evidence: ClassVar[bool] = False
    """Whether it looks at the verifications, which are made after all other stages and may change without the draft."""
    standards: ClassVar[tuple[str, ...]]
    help: ClassVar[str]
    """One line under each finding: what the writer can do."""
    flags: ClassVar[tuple[Example, ...]]
    passes: ClassVar[tuple[Example, ...]]
    varies: ClassVar[tuple[Severity, ...]] = ()
    """The other severities that its findings have in some cases."""
    origin: ClassVar[str | None] = None
    """The settings file of a house rule."""
    info: RuleInfo

    def __init__(self) -> None:
        self.info = _info(type(self))

    def covers(self, draft: str) -> bool:
        """Whether it runs on the draft of that path."""
        return True

    @abstractmethod
    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """Return the findings in one draft, in any order."""

    def finding(
        self, span: Span, message: str, *, severity: Severity | None = None,
        confidence: Confidence | None = None, related: tuple[Label, ...] = (),
    ) -> Finding:  # fmt: skip
        """Return a finding of this rule; severity and confidence are the rule's own unless given."""
        return Finding(
            rule=self.info,
            span=span,
            message=message,
            severity=severity or self.severity,
            confidence=confidence or self.confidence,
            help=self.help,
            related=related,
        )


def _info(rule: type[Rule]) -> RuleInfo:
    summary, *sections = re.split(r"^## (.+)$", inspect.getdoc(rule) or "", flags=re.MULTILINE)
    body = dict(zip(sections[::2], (text.strip() for text in sections[1::2]), strict=True))
    return RuleInfo(
        code=rule.code,
        name=rule.__module__.rpartition(".")[2].replace("_", "-"),
        category=rule.category,
        severity=rule.severity,
        tier=rule.tier,
        standards=rule.standards,
        summary=summary.strip(),
        why=body.get("Why it matters", ""),
        remedy=body.get("What to do", ""),
        flags=rule.flags,
        passes=rule.passes,
        default=rule.default,
        precision=measured().get(rule.code),
        origin=rule.origin,
        varies=rule.varies,
    )
