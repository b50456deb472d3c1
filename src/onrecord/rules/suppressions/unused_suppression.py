"""SU702."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, LapseKind, Severity
from onrecord.rules._rule import Rule


class UnusedSuppression(Rule):
    """A suppression matches no finding.

    ## Why it matters
    A suppression that is left behind stays active, and may hide the next problem in its place. Each rule that it names
    is checked separately, and only if that rule was run.

    ## What to do
    Remove the suppression, or move it to the passage it was written for.
    """

    code = "SU702"
    category = Category.SUPPRESSIONS
    severity = Severity.WARNING
    quotations = True
    standards = ("onrecord",)
    help = "Remove the suppression, or the rules in it that match no finding."
    flags = (
        Example('[onrecord: allow some-say reason="poll follows"] ¶ The mayor, Lee Adams, said the plan will fail.'),
        Example('[onrecord: allow some-say,LI303 reason="poll follows"] ¶ Some say the plan will fail.'),
        Example('Some say the plan will fail. ¶ [onrecord: allow some-say reason="stands behind what it is for"]'),
    )
    passes = (
        Example('onrecord: allow some-say reason="poll follows" ¶ Some say the plan will fail.'),
        Example(
            'onrecord: allow VA reason="poll follows" scope=file ¶ Lee Adams spoke. ¶ Some say the plan will fail.'
        ),
        Example('onrecord: allow some-say reason="poll follows" until=2020-01-01 ¶ Lee Adams said the plan will fail.'),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for lapse in dossier.lapses:
            if lapse.kind is LapseKind.UNUSED:
                yield self.finding(lapse.span, lapse.because)
