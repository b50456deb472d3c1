"""SU704."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, LapseKind, Severity
from onrecord.rules._rule import Rule


class MalformedSuppression(Rule):
    """A remark to onrecord cannot be understood, and is not obeyed.

    ## Why it matters
    A remark with a slip in it must neither allow more than was meant nor be passed over in silence. What it would
    allow counts.

    ## What to do
    Write it as in docs/suppressions.md: onrecord: allow RULE reason="…", and where wanted editor, until and scope.
    A scope=range needs an onrecord: end behind it.
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
