"""LI304."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import (
    Assertion,
    Attribution,
    Category,
    ClaimClass,
    Confidence,
    Dossier,
    Effect,
    Example,
    Finding,
    Severity,
    SourceKind,
    Span,
    Tier,
    Voice,
)
from onrecord.language.patterns import pattern
from onrecord.rules._match import matches, roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import nouns
from onrecord.rules._verbs import taking_sides

_RECORD = 4
"""The level of a document, or of what the reporter saw."""
_QUESTION = {
    "doubt": "this casts doubt on the statement. Does the article show that it is false?",
    "guilt": "this implies guilt or reluctance. Does the article show either?",
    "truth": "this presents the statement as true. Does the article show that it is?",
    "scorn": "this turns words into a fight, or mocks whoever says them. Would “said” or “criticised” do?",
}
_SCORNS = pattern("loaded_verbs.scorns")
_UNSAID = pattern("loaded_verbs.unsaid")
"""Nobody has said it yet, or nobody does; or the reporter says outright that it is false."""
_GROUND = pattern("loaded_verbs.why_untrue")
"""The reporter says why it is not to be believed."""
_RULED = pattern("loaded_verbs.ruled")
_MILD = pattern("loaded_verbs.mild")
"""Editors let it pass unless the claim can be checked or accuses, and nothing else stands behind it."""
_DOCUMENTS = ("document_nouns", "study_nouns", "data_nouns", "instruments")
_AT_LAW = pattern("loaded_verbs.at_law")
"""Where a claim is a claim, and a confession one."""


class LoadedSaid(Rule):
    """A reporting verb takes sides: it casts doubt, implies guilt, vouches for the truth, or mocks and brawls.

    ## Why it matters
    “Claimed” doubts the speaker, “admitted” implies guilt, and “revealed” turns a statement into a fact. Each tells
    readers what to think before any evidence does. “Acknowledged”, “conceded”, “revealed” and “pointed out” are flagged
    only where the article offers nothing else for a claim that needs a source; editors let “noted” pass.

    “Slammed” and “blasted” make a brawl of a reply, “boasted” mocks whoever is proud.

    ## What to do
    Write “said”. If you know that the statement is false or true, say in a separate sentence how you know.
    """

    code = "LI304"
    category = Category.LOADED_LANGUAGE
    severity = Severity.INFO
    varies = (Severity.WARNING,)
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("WTW",)
    help = "Use “said”, which takes no side."
    flags = (
        Example("The minister [claimed] that she was ill on the day of the vote."),
        Example("Mr Lee [admitted] that he had met the builder twice."),
        Example("Ann Lee [revealed] that the fund lost $34 million in May."),
        Example("The union [slammed] the report as a gift to builders."),
    )
    passes = (
        Example("The minister said that she was ill on the day of the vote."),
        Example("“He claimed that he was ill,” she said."),
        Example("Two groups claimed responsibility for the attack."),
        Example("He maintained a garden behind the station."),
        Example("The mayor acknowledged that it had rained."),
        Example("He slammed the door, and the car slammed into a wall."),
        Example("Scans revealed that a third of them had enlarged hearts."),
        Example("Dana Ruiz noted that the bridge was closed."),
        Example("The mayor declined to admit that the report was late."),
        Example("The builder sued the city, claiming that the permit was late."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        yield from self._of_attributions(dossier)
        for _, span, _, _ in matches(dossier, _SCORNS, Voice.REPORTER, Voice.HEADLINE):
            yield self.finding(span, f"{quoted(dossier.text(span))}: {_QUESTION['scorn']}")

    def _of_attributions(self, dossier: Dossier) -> Iterator[Finding]:
        for index, attribution in enumerate(dossier.attributions):
            for span, kind in taking_sides(dossier, attribution):
                grave = _grave(dossier, index)
                mild = _MILD.fullmatch(dossier.text(span))
                if (grave or not mild) and not _in_its_place(dossier, attribution, span, kind):
                    message = f"{quoted(dossier.text(span))}: {_QUESTION[kind]}"
                    severity = Severity.WARNING if grave else self.severity
                    yield self.finding(span, message, severity=severity, related=roles(attribution))


def _in_its_place(dossier: Dossier, attribution: Attribution, span: Span, kind: str) -> bool:
    """Whether the verb says no more than what happened: at law, in a document that shows it, or where it is denied."""
    sentence = dossier.sentence_at(span.start)
    if sentence is None or not attribution.content:
        return True
    text = dossier.document.text
    if _UNSAID.search(text, sentence.span.start, span.start) or _GROUND.match(text, span.end, sentence.span.end):
        return True
    if kind == "truth":
        return bool(
            _RULED.search(text, sentence.span.start, span.start)
            or dossier.source_of(attribution).kind in (SourceKind.DOCUMENT, SourceKind.OWN_OBSERVATION)
            or nouns(*_DOCUMENTS).search(dossier.words(attribution.source))
        )
    return bool(_AT_LAW.search(dossier.text(sentence.span)))


def _grave(dossier: Dossier, index: int) -> bool:
    """Whether what is said can be checked, or accuses, and nothing else in the article stands behind it."""
    return any(
        assertion.claim_class in (ClaimClass.CHECKABLE, ClaimClass.ALLEGATION) and not _corroborated(assertion)
        for assertion in dossier.once(_assertions).get(index, ())
    )


def _assertions(dossier: Dossier) -> dict[int, list[Assertion]]:
    """Return what each attribution credits somebody with, by its index."""
    assertions: dict[int, list[Assertion]] = {}
    for assertion in dossier.assertions:
        for index in assertion.attributions:
            assertions.setdefault(index, []).append(assertion)
    return assertions


def _corroborated(assertion: Assertion) -> bool:
    return any(
        piece.effect is Effect.RAISE or (piece.effect is Effect.START and piece.points >= _RECORD)
        for piece in assertion.evidence
    )
