"""EV406."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import (
    COPY,
    Category,
    ClaimClass,
    Confidence,
    Dossier,
    Example,
    Finding,
    Label,
    Severity,
    Span,
    Tier,
)
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_pattern
from onrecord.rules._match import is_credited, matches, roles
from onrecord.rules._phrase import inline, quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import informant, says
from onrecord.rules._unnamed import in_public

_CHECKED = pattern("unverified.checked")
_FOUND_ONLINE = pattern("unverified.footage")
_TOLL = pattern("unverified.casualties")
_SIDE = pattern("unverified.warring_side")


_CONVICTED = pattern("unverified.convicted")


class NoVerificationLine(Rule):
    """An unnamed source's accusation, an online video or one side's casualty figure has no note on verification.

    ## Why it matters
    Such claims are often wrong and sometimes planted. If the article says nothing, readers assume that somebody
    checked.

    ## What to do
    Verify the claim and say how. If it could not be verified, say so, and why.
    """

    code = "EV406"
    category = Category.EVIDENCE
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("BBC",)
    help = "Say how it was verified, or that it could not be verified."
    flags = (
        Example("[A council official] said that Amir Shah had bribed the clerk and lied about it."),
        Example("[A video posted on Facebook] shows soldiers firing at the bridge."),
        Example("[The rebels] said that they had killed 40 soldiers near the river."),
    )
    passes = (
        Example("A council official said that Amir Shah had bribed the clerk. The claim could not be verified."),
        Example(
            "A video posted on Facebook shows soldiers firing at the bridge. The Courier verified where it was filmed."
        ),
        Example("The rebels said that they had killed 40 soldiers, a toll that was not independently confirmed."),
        Example("A council official said that the bridge would be closed."),
        Example("“A video posted on Facebook shows soldiers firing,” Dana Ruiz told reporters."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        if _CHECKED.search(dossier.document.text):
            return
        for found in (self._accusations(dossier), self._videos(dossier), self._tolls(dossier)):
            first = next(found, None)
            if first:
                yield first

    def _accusations(self, dossier: Dossier) -> Iterator[Finding]:
        if _CONVICTED.search(dossier.document.text):
            return
        for assertion in dossier.assertions:
            if assertion.claim_class is not ClaimClass.ALLEGATION:
                continue
            supports = [
                (attribution, source) for attribution, source in dossier.supports(assertion) if source.kind.is_somebody
            ]
            if not supports or not all(source.unnamed for _, source in supports):
                continue
            attribution, _ = supports[0]
            span = next(iter(attribution.source), None)
            charged = assertion.triggers or word_pattern("wrongful_acts").search(dossier.words(assertion.parts))
            told = (
                span
                and says(dossier, attribution)
                and not in_public(dossier, attribution)
                and _in_copy(dossier, span)
                and informant(dossier.text(span))
            )
            if span and told and charged and assertion.accused:
                who, accused = quoted(dossier.text(span)), inline(assertion.accused[0].name)
                message = f"{who}: an unnamed accusation against {accused}. Was it verified, and how?"
                yield self.finding(span, message, related=(Label(assertion.span, "allegation"),))

    def _videos(self, dossier: Dossier) -> Iterator[Finding]:
        for sentence, span, match, _ in matches(dossier, _FOUND_ONLINE):
            owned = match["bare"] and is_credited(dossier, span)
            if sentence.block.kind in COPY and not owned:
                message = f"{quoted(dossier.text(span))}: who filmed this, where, and who verified it?"
                yield self.finding(span, message)

    def _tolls(self, dossier: Dossier) -> Iterator[Finding]:
        for attribution in dossier.attributions:
            span = next(iter(attribution.source), None)
            if not span or not _in_copy(dossier, span) or not says(dossier, attribution):
                continue
            if _SIDE.search(dossier.text(span)) and _TOLL.search(dossier.words(attribution.content)):
                message = (
                    f"{quoted(dossier.text(span))}: one side gives this casualty figure. Was it verified, and how?"
                )
                yield self.finding(span, message, related=roles(attribution))


def _in_copy(dossier: Dossier, span: Span) -> bool:
    sentence = dossier.sentence_at(span.start)
    return bool(sentence and sentence.block.kind in COPY)
