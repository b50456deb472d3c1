"""Which findings a change brings about.

Sentences are compared by their words, not lines by their characters: a paragraph that is wrapped anew or moved touches
nothing, and every format is served alike. But a cut may bring about a finding in a sentence that nobody touched (the
reply is gone, the reason for a source's anonymity is), so a finding that the old version did not have counts as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from onrecord.compare.plain import plain
from onrecord.domain import Aside, BlockKind, Dossier, Finding, Report, Sentence, SetAside

Key = tuple[bool, str]
"""Whether a sentence stands in a headline, and its words."""


def against(report: Report, base: Report | None) -> Report:
    """Return the report with the findings set aside that the change neither touches nor causes, and the old score.

    A finding is left aside if the sentences that it stands in are all in the old version, word for word, and the old
    version had a finding of the same rule there. Without an old version everything is new.
    """
    if base is None:
        return report
    touched = _touched(report.dossier, base.dossier)
    known = Counter(
        (part.rule.code, key)
        for other_finding in base.findings
        for part in other_finding.parts
        for key in _keys(base.dossier, part)
    )
    counted: list[Finding] = []
    aside: list[SetAside] = []
    for finding in report.findings:
        wanted = Counter((finding.rule.code, key) for key in _keys(report.dossier, finding))
        enough = all(known[key] >= count for key, count in wanted.items())
        if touched.isdisjoint(_numbers(report.dossier, finding)) and enough:
            known.subtract(wanted)
            aside.append(SetAside(finding, Aside.UNTOUCHED))
        else:
            counted.append(finding)
    return replace(
        report, findings=tuple(counted), set_aside=(*report.set_aside, *aside), before=base.dossier.score
    )  # fmt: skip


def _touched(new: Dossier, old: Dossier) -> set[int]:
    """Return the indices of the sentences that the old version does not have, or not so often."""
    left = Counter(_key(old, sentence) for sentence in old.sentences)
    touched: set[int] = set()
    for number, sentence in enumerate(new.sentences):
        key = _key(new, sentence)
        if left[key] > 0:
            left[key] -= 1
        else:
            touched.add(number)
    return touched


def _keys(dossier: Dossier, finding: Finding) -> Iterator[Key]:
    numbers = list(_numbers(dossier, finding))
    yield from (_key(dossier, dossier.sentences[number]) for number in numbers)
    if not numbers:  # an exception is told from others by what it says: in the text it is blank
        directive = dossier.document.directive_at(finding.span.start)
        yield False, plain(directive.text if directive else dossier.text(finding.span))


def _numbers(dossier: Dossier, finding: Finding) -> Iterator[int]:
    """Yield the indices of the sentences that a finding stands in."""
    first = max(0, dossier.number(finding.span.start))
    last = dossier.number(max(finding.span.start, finding.span.end - 1))
    for number in range(first, last + 1):
        if dossier.sentences[number].span.overlaps(finding.span):
            yield number


def _key(dossier: Dossier, sentence: Sentence) -> Key:
    return sentence.block.kind is BlockKind.HEADLINE, plain(dossier.text(sentence.span))
