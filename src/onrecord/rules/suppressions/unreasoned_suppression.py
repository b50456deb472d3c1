"""SU703."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, LapseKind, Severity
from onrecord.rules._rule import Rule


class UnreasonedSuppression(Rule):
    """A suppression gives no reason, so it is ignored.

    ## Why it matters
    The next person who reads the draft must be able to judge the suppression. Without a reason it only hides a finding,
    so the finding still counts.

    ## What to do
    Say why, in a few words: reason="whistle-blower; identity known to the editor". Never say who: suppressions stay in
    the draft and appear in reports.
    """

    code = "SU703"
    category = Category.SUPPRESSIONS
    severity = Severity.ERROR
    quotations = True
    standards = ("onrecord",)
    help = "Say why the finding is allowed, never who is protected: reason=“…”."
    flags = (
        Example("[onrecord: allow some-say] ¶ Some say the plan will fail."),
        Example('[onrecord: allow some-say reason=""] ¶ Some say the plan will fail.'),
        Example('[onrecord: allow VA203 editor="KL" scope=file] ¶ Lee Adams said the plan will fail.'),
    )
    passes = (
        Example('onrecord: allow some-say reason="poll follows" ¶ Some say the plan will fail.'),
        Example("The exception gives no reason, the mayor said."),
        Example("onrecord: allow some-say reason=“curly marks will do” ¶ Some say the plan will fail."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for lapse in dossier.lapses:
            if lapse.kind is LapseKind.UNREASONED:
                yield self.finding(lapse.span, lapse.because)
