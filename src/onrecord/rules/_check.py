"""Runs rules over a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.domain import Dossier, Finding, Label, Overlaps, Severity, Source, SourceKind, family
from onrecord.language.noun_phrases import noun_phrase
from onrecord.language.nouns import pronouns
from onrecord.language.word_lists import word_set
from onrecord.rules._fingerprint import Fingerprints
from onrecord.rules._match import roles
from onrecord.rules._rule import Rule


def check(
    dossier: Dossier, rules: Iterable[Rule], severity: Mapping[str, Severity] | None = None
) -> tuple[Finding, ...]:
    """Return what `rules` find in the copy and its headlines, in the order of the text, each with its fingerprint.

    `severity`, by code of rule, is what findings count as instead of what the rule says.
    """
    wanted = severity or {}
    findings = sorted(
        (
            finding
            for rule in rules
            for finding in rule.check(dossier)
            if not dossier.is_outside_copy(finding.span.start) and not _is_named_below(dossier, finding)
        ),
        key=lambda finding: (finding.span, finding.rule.code),
    )
    places = Overlaps((finding.span, finding) for finding in findings)
    findings = [finding for finding in findings if not _is_repeated(finding, places)]
    prints = Fingerprints(dossier)
    return tuple(
        replace(
            finding,
            severity=wanted.get(finding.rule.code, finding.severity),
            related=_roles(dossier, finding),
            fingerprint=prints.of(finding),
        )
        for finding in findings
    )


def _is_named_below(dossier: Dossier, finding: Finding) -> bool:
    """Whether a headline's "whistleblower" is meant, and whoever is credited in the article below has a name."""
    if not dossier.in_headline(finding.span.start):
        return False
    over = dossier.attributions_over(finding.span)
    asked = [dossier.source_of(one) for one in over if any(map(finding.span.overlaps, one.source))]
    return any(one.unnamed and not _is_anybody(one) for one in asked) and dossier.once(_are_named)


def _is_anybody(source: Source) -> bool:
    """Whether no noun says who they are: "some", "many"."""
    return noun_phrase(source.label.lower()).head in word_set("quantities") | pronouns()


def _are_named(dossier: Dossier) -> bool:
    """Whether the article credits people by name below its headline, and nobody without one."""
    below = (one for one in dossier.attributions if not dossier.in_headline(one.cue[0].start))
    sources = [dossier.source_of(one) for one in below]
    return any(source.kind is SourceKind.PERSON for source in sources) and not any(one.unnamed for one in sources)


def _is_repeated(finding: Finding, findings: Overlaps[Finding]) -> bool:
    """Whether another finding of its family asks about words that it is found in by likeness alone."""
    return finding.by_likeness and any(
        family(other.rule.code) == family(finding.rule.code)
        and not (other.by_likeness and other.rule.code >= finding.rule.code)
        for other in findings.over(finding.span)
    )


def _roles(dossier: Dossier, finding: Finding) -> tuple[Label, ...]:
    """Source, cue and claim of the attribution that the finding stands in, so that its reader sees who says what."""
    attribution = next(dossier.attributions_over(finding.span), None)
    related = finding.related or (roles(attribution) if attribution else ())
    return tuple(label for label in related if label.span != finding.span)
