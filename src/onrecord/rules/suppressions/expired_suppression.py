"""SU701."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, LapseKind, Severity
from onrecord.rules._rule import Rule


class ExpiredSuppression(Rule):
    """A suppression has passed its end date.

    ## Why it matters
    A reason that was good in January may not hold in June: the source has spoken, the trial is over or the study has
    been published. An end date is a reminder to look again. After it, the finding counts again.

    ## What to do
    Look again. Fix the passage, or give the suppression a new date and a reason that holds today.
    """

    code = "SU701"
    category = Category.SUPPRESSIONS
    severity = Severity.WARNING
    quotations = True
    standards = ("onrecord",)
    help = "Fix the passage, or give the suppression a new end date: until=2027-01-31."
    flags = (
        Example(
            '[onrecord: allow some-say reason="poll of May follows" until=2020-05-31] ¶ Some say the plan will fail.'
        ),
        Example(
            '[onrecord: allow VA reason="names follow" editor="KL" until=2019-12-31] ¶ Some say the plan will fail.'
        ),
        Example(
            '[onrecord: allow LI303 reason="a column" until=2020-01-01 scope=file] ¶ It will fail, Lee Adams said.'
        ),
    )
    passes = (
        Example(
            'onrecord: allow some-say reason="poll of May follows" until=2999-05-31 ¶ Some say the plan will fail.'
        ),
        Example('onrecord: allow some-say reason="poll of May follows" ¶ Some say the plan will fail.'),
        Example("The exception ended on 31 May 2020, the mayor said."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for lapse in dossier.lapses:
            if lapse.kind is LapseKind.EXPIRED:
                yield self.finding(lapse.span, lapse.because)
