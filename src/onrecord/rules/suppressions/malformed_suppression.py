"""SU704."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, LapseKind, Severity
from onrecord.rules._rule import Rule


class MalformedSuppression(Rule):
    """A suppression comment cannot be understood, so it is ignored.

    ## Why it matters
    A mistyped suppression must not allow more than was meant, and must not fail silently. The findings that it was
    meant to suppress still count.

    ## What to do
    Write it as in docs/suppressions.md: onrecord: allow RULE reason="…", with editor, until and scope if needed. A
    scope=range needs an onrecord: end after the passage.
    """

    code = "SU704"
    category = Category.SUPPRESSIONS
    severity = Severity.ERROR
    quotations = True
    standards = ("onrecord",)
    help = "Write it as onrecord: allow RULE reason=“…”."
    flags = (
        Example('[onrecord: allow some-says reason="poll follows"] ¶ Some say the plan will fail.'),
        Example('[onrecord: allow some-say reason="poll follows" till=2999-01-31] ¶ Some say the plan will fail.'),
        Example('[onrecord: allow some-say reason="poll follows" scope=range] ¶ Some say the plan will fail.'),
    )
    passes = (
        Example('onrecord: allow some-say reason="poll follows" ¶ Some say the plan will fail.'),
        Example('onrecord: Allow some-say, LI303 reason="poll follows" ¶ Some say the plan will fail. Who knows why?'),
        Example("The word that was asked for on record: allow it, the mayor said."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for lapse in dossier.lapses:
            if lapse.kind is LapseKind.MALFORMED:
                yield self.finding(lapse.span, lapse.because)
