"""An audit without the words of its drafts, for logs and dashboards that more people see than may read a draft.

Reporters do not know about it: they render the redacted audit like any other.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain import (
    Accused,
    Assertion,
    Audit,
    Block,
    Document,
    Dossier,
    Evidence,
    Finding,
    Fix,
    Hold,
    Reply,
    Report,
    Score,
    SetAside,
    Source,
    Verification,
)
from onrecord.language import messages

_BAR = "█"


def redacted(audit: Audit) -> Audit:
    """Return the audit with the same findings, places, classes and figures, but with bars instead of words.

    Messages become the summaries of their rules. Paths stay, and so do fingerprints: somebody who already knows a
    sentence can tell from its fingerprint that it is in the draft.
    """
    return replace(audit, reports=tuple(_report(report) for report in audit.reports))


def _report(report: Report) -> Report:
    return replace(
        report,
        dossier=_dossier(report.dossier),
        findings=tuple(_finding(finding) for finding in report.findings),
        set_aside=tuple(_set_aside(set_aside) for set_aside in report.set_aside),
        before=report.before and _score(report.before),
    )


def _finding(finding: Finding) -> Finding:
    return replace(finding, message=finding.rule.summary, also=tuple(map(_finding, finding.also)))


def _set_aside(aside: SetAside) -> SetAside:
    suppression = aside.suppression and replace(aside.suppression, reason="(redacted)", editor=None)
    return replace(aside, finding=_finding(aside.finding), suppression=suppression)


def _dossier(dossier: Dossier) -> Dossier:
    return replace(
        dossier,
        document=_document(dossier.document),
        sources=tuple(_source(source) for source in dossier.sources),
        replies=tuple(_reply(reply) for reply in dossier.replies),
        assertions=tuple(_assertion(assertion) for assertion in dossier.assertions),
        score=dossier.score and _score(dossier.score),
        lapses=tuple(replace(lapse, because="(redacted)") for lapse in dossier.lapses),
        verifications=tuple(_verification(verification) for verification in dossier.verifications),
    )


def _document(document: Document) -> Document:
    return replace(
        document,
        text=_barred(document),
        title=None,
        byline=None,
        date=None,
        left_out=document.left_out and "(redacted)",
        links=tuple(replace(link, target="") for link in document.links),
        directives=tuple(replace(directive, text="onrecord: (redacted)") for directive in document.directives),
    )


def _barred(document: Document) -> str:
    """Return as many characters and words, all words of a block about equally long: real lengths would reveal them."""
    characters = [character if character in "\r\n" else _BAR for character in document.text]
    for block in document.blocks:
        characters[block.span.start : block.span.end] = _bars(block, len(block.span.of(document.text).split()))
    return "".join(characters)


def _bars(block: Block, words: int) -> list[str]:
    length = len(block.span)
    bars = [_BAR] * length
    for number in range(1, words):
        bars[number * (length + 1) // words - 1] = " "
    return bars


def _source(source: Source) -> Source:
    return replace(source, label=source.kind.value, name=None, title=None, affiliation=None, count=None)


def _verification(verification: Verification) -> Verification:
    passage = verification.passage and replace(verification.passage, text="", speaker=None)
    hidden = (
        replace(one, draft=one.draft and _BAR, evidence=one.evidence and _BAR) for one in verification.differences
    )
    return replace(verification, because=verification.verdict.value, passage=passage, differences=tuple(hidden))


def _reply(reply: Reply) -> Reply:
    return replace(reply, name=None)


def _assertion(assertion: Assertion) -> Assertion:
    return replace(
        assertion,
        evidence=tuple(_evidence(evidence) for evidence in assertion.evidence),
        accused=tuple(_accused(accused) for accused in assertion.accused),
    )


def _evidence(evidence: Evidence) -> Evidence:
    return replace(evidence, because=messages.redacted(evidence.because))


def _accused(accused: Accused) -> Accused:
    return replace(accused, name="(redacted)")


def _score(score: Score) -> Score:
    return replace(
        score,
        holds=tuple(_hold(hold) for hold in score.holds),
        best_fix=score.best_fix and _fix(score.best_fix),
        asks=tuple(replace(ask, question=messages.redacted(ask.question)) for ask in score.asks),
    )


def _hold(hold: Hold) -> Hold:
    return replace(hold, because=messages.redacted(hold.because))


def _fix(fix: Fix) -> Fix:
    return replace(fix, change=messages.redacted(fix.change))
