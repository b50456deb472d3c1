"""The verdict and the findings as comments in the Word draft that they are about.

No reporter: it gives back the draft and not a text, and must be told the draft's bytes. What a comment says is decided
here; how it is written into the file is the business of the reader that knows where each character came from
(`readers.docx.comment`), so that the parsers stay in `readers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.domain import BlockKind, Document, Finding, Overlaps, Report, Severity, Span
from onrecord.errors import UnreadableError
from onrecord.readers.docx import FORMAT, comment
from onrecord.reporters._evidence import passage_told
from onrecord.reporters._failures import briefly
from onrecord.reporters._safe import safe
from onrecord.reporters._verdict import first_words_of, held_spans, hold_because, hold_remedy, verdict_lines

_Section = tuple[str, ...]
_HOLD = max(Severity) + 1


class _Note(NamedTuple):
    """What a comment says about a phrase, and how grave it is."""

    span: Span
    rank: int
    section: _Section


def annotate(data: bytes, report: Report) -> bytes:
    """Return the Word draft in `data` with comments by “onrecord”: the verdict at the top, then one for each phrase.

    A claim, headline or quotation that puts the draft on hold has a comment that begins with “On hold”. What concerns
    overlapping phrases shares a comment: first the holds, then the findings, the worst first. Earlier comments by that
    author are replaced; text, formatting, tracked changes and the comments of others stay, and so do remarks to
    onrecord.

    Raises:
        UnreadableError: if the draft is no Word document, or not the one that was audited.
    """
    document = report.dossier.document
    if document.format != FORMAT:
        raise UnreadableError("is not a Word document; comments can only be written into DOCX files")
    return comment(data, document, [*_verdict(report), *_by_phrase([*_holds(report), *_findings(report)])])


def _verdict(report: Report) -> Iterator[tuple[Span, tuple[_Section, ...]]]:
    """Yield the verdict, on the first word of the headline or else of the draft; none in a draft without text."""
    top = _top(report.dossier.document)
    if top is not None:
        failed = (f"Failed: {reason}." for reason in briefly(report))
        yield top, (tuple(safe(line) for line in (*verdict_lines(report, first_words_of), *failed)),)


def _top(document: Document) -> Span | None:
    """Return a word and no more, since some programs order comments by where they end, and the verdict stands first."""
    headlines = (block for block in document.blocks if block.kind is BlockKind.HEADLINE)
    top = next(headlines, document.blocks[0] if document.blocks else None)
    if top is None:
        return None
    word = top.span.of(document.text).split(maxsplit=1)[0]
    return Span(top.span.start, top.span.start + len(word))


def _holds(report: Report) -> Iterator[_Note]:
    score = report.dossier.score
    for hold in score.holds if score else ():
        because, remedy = hold_because(report.dossier, hold), hold_remedy(report.dossier, hold)
        section = f"On hold: {safe(because)}", safe(f"{remedy[:1].upper()}{remedy[1:]}")
        yield from (_Note(span, _HOLD, section) for span in held_spans(report.dossier, hold))


def _findings(report: Report) -> Iterator[_Note]:
    passages = Overlaps(
        (verification.span, verification) for verification in report.dossier.verifications if verification.passage
    )
    for finding in report.findings:
        over = sorted(passages.over(finding.span), key=lambda one: (one.span != finding.span, not one.differences))
        told = [safe(f"In the evidence: {passage_told(one)}") for one in over[:1]]
        yield _Note(finding.span, finding.severity, (*_lines(finding), *told))


def _by_phrase(notes: Iterable[_Note]) -> Iterator[tuple[Span, tuple[_Section, ...]]]:
    """Each stretch that overlapping notes cover, with a section for each of them."""
    group: list[_Note] = []
    for note in sorted(notes, key=lambda each: (each.span.start, each.span.end)):
        if group and note.span.start >= _over(group).end and note.span != group[0].span:
            yield _over(group), _sections(group)
            group = []
        group.append(note)
    if group:
        yield _over(group), _sections(group)


def _over(notes: Sequence[_Note]) -> Span:
    return Span(notes[0].span.start, max(note.span.end for note in notes))


def _sections(notes: Sequence[_Note]) -> tuple[_Section, ...]:
    return tuple(dict.fromkeys(note.section for note in sorted(notes, key=lambda note: -note.rank)))


def _lines(finding: Finding) -> _Section:
    """Return a section; its heading begins with the rule's name, for “onrecord:” would be read as an instruction."""
    name = finding.rule.name.replace("-", " ").capitalize()
    heading = f"{name} ({finding.rule.code}, {finding.severity.label})"
    others = (
        safe(f"Also {other.rule.name.replace('-', ' ')} ({other.rule.code}): {other.message}") for other in finding.also
    )
    return heading, safe(finding.message), *others, safe(f"Help: {finding.help}") if finding.help else ""
