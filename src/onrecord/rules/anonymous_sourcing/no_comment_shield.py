"""AN110."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import (
    Category,
    Confidence,
    Dossier,
    Example,
    Finding,
    Label,
    ReplyKind,
    Severity,
    SourceKind,
    Tier,
)
from onrecord.language.regex import regex
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_OFFICE = regex(r"(?<!^)(?<![.] )\b(?!The\b|A\b)[A-Z][\w.]+(?: [A-Z]\w+)*")


class NoCommentShield(Rule):
    """An office is used as an unnamed source and is also said to have declined to comment.

    ## Why it matters
    If the same people give information without a name and decline to comment by name, readers are wrongly told that the
    office said nothing.

    ## What to do
    Find out whether they are the same people. If so, leave out that the office declined, or put the briefing on the
    record.
    """

    code = "AN110"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.WARNING
    tier = Tier.HEURISTIC
    default = False
    confidence = Confidence.LOW
    standards = (
        "AP",
        "Poynter",
    )
    help = "Check whether the office that declined is the unnamed source. If it is, do not report that it declined."
    flags = (
        Example("A White House official said the plan was dead. The White House [declined to comment]."),
        Example("A Treasury official said the figures were wrong. The Treasury [declined to comment]."),
        Example("A Pentagon official said the ship had sailed. The Pentagon [declined to comment] on Tuesday."),
    )
    passes = (
        Example("A White House official said the plan was dead. The Kremlin declined to comment."),
        Example("“The White House declined to comment,” Dana Ruiz said."),
        Example("Dana Ruiz said the plan was dead. The White House declined to comment."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        offices = {
            word: mention
            for source in dossier.sources
            if source.kind is SourceKind.UNNAMED_PERSON
            for mention in source.mentions
            for word in _OFFICE.findall(dossier.text(mention))
        }
        for reply in dossier.replies:
            who = f"{reply.name or ''} {dossier.text(reply.by) if reply.by else ''}"
            shared = next((word for word in offices if word in who), None)
            if shared and reply.kind is ReplyKind.DECLINED:
                office = quoted(shared)
                message = f"{office}: declines to comment here, but is an unnamed source elsewhere. Are they the same?"
                yield self.finding(reply.span, message, related=(Label(offices[shared], "source"),))
