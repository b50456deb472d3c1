"""What the reporter's file says of a draft: the summary, and both texts of a passage with their differences marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from onrecord.domain import Checked, Difference, Dossier, EvidenceFile, Report, Span, Verdict, Verification
from onrecord.reporters._paint import paint
from onrecord.reporters._safe import safe, width
from onrecord.reporters._style import Style
from onrecord.reporters._wrap import wrapped

_VERDICTS = {
    Verdict.VERBATIM: "word for word",
    Verdict.TIDIED: "tidied",
    Verdict.ALTERED: "altered",
    Verdict.NOT_FOUND: "not found",
    Verdict.NOT_CHECKED: "not checked",
    Verdict.AGREES: "as in the file",
    Verdict.ROUNDED: "rounded",
    Verdict.DIFFERS: "different",
    Verdict.RELATED: "with a passage on the same subject",
}
_NOUNS = {
    Checked.QUOTATION: "quotation",
    Checked.SPEAKER: "speaker",
    Checked.FIGURE: "figure",
    Checked.NAME: "name",
    Checked.TITLE: "title",
    Checked.CLAIM: "claim",
    Checked.LINK: "link",
}
_COLORS = {Verdict.ALTERED: "red", Verdict.DIFFERS: "red", Verdict.NOT_FOUND: "yellow", Verdict.NOT_CHECKED: "yellow"}
_MOST_FILES = 5
"""Files that could not be used and are named."""
_MARGIN = " " * 13
_INDENT, _GAP = " " * 4, "   "
_LEAST = 32
"""Characters of a column in which words are read with ease."""


def tallies(report: Report) -> Iterator[str]:
    """Yield for each kind how many there are, by verdict: "41 quotations: 37 word for word, 1 altered"."""
    for kind, noun in _NOUNS.items():
        counts = Counter(
            verification.verdict for verification in report.dossier.verifications if verification.kind is kind
        )
        if counts:
            total = sum(counts.values())
            parts = ", ".join(f"{counts[verdict]} {words}" for verdict, words in _VERDICTS.items() if counts[verdict])
            yield f"{total} {noun}{'' if total == 1 else 's'}: {parts}"


def files_told(files: tuple[EvidenceFile, ...]) -> Iterator[str]:
    """Yield how much evidence there is, and which files could not be used."""
    used = [file for file in files if file.skipped is None]
    words = sum(each.words for each in used)
    yield f"compared with {len(used)} file{'' if len(used) == 1 else 's'} ({words:,} words)"
    yield from (f"{each.path}: {each.note}" for each in used if each.note)
    skipped = [file for file in files if file.skipped is not None]
    for each in skipped[:_MOST_FILES]:
        yield f"not used: {each.path}: {each.skipped}"
    if len(skipped) > _MOST_FILES:
        yield f"not used: {len(skipped) - _MOST_FILES} more files (JSON names all)"


def evidence_lines(report: Report, style: Style) -> Iterator[str]:
    """Yield the summary of what was compared; nothing if there was no evidence."""
    lines = [*tallies(report), *(files_told(report.dossier.evidence_files) if report.dossier.evidence_files else ())]
    for number, line in enumerate(lines):
        first, *rest = wrapped(safe(line), style.width, _MARGIN, _MARGIN)
        yield f"  {'evidence' if number == 0 else '':<9}  {first[13:]}"
        yield from rest


def verification_lines(dossier: Dossier, verification: Verification, style: Style) -> Iterator[str]:
    """Yield a verdict, and the words of the draft and of the evidence one below the other, differences marked."""
    at = dossier.document.locate(verification.span)
    head = (
        f"{_NOUNS[verification.kind]} {at.line}:{at.column}  {_VERDICTS[verification.verdict]}: {verification.because}"
    )
    color = _COLORS.get(verification.verdict, "green") if style.color else None
    yield from (paint(line, color) for line in wrapped(safe(head), style.width, "  ", "    "))
    if verification.passage:
        who = f", {verification.passage.speaker}" if verification.passage.speaker else ""
        yield from wrapped(
            safe(f"in {verification.passage.path}, {verification.passage.place}{who}"), style.width, _INDENT, _INDENT
        )
    evidence = [("evidence", marked_passage(verification))] if verification.passage else []
    yield from _side_by_side([("draft", marked_draft(dossier, verification)), *evidence], style)


def _side_by_side(texts: list[tuple[str, str]], style: Style) -> Iterator[str]:
    """Yield one or two texts, each below its heading: side by side, in a narrow terminal one below the other."""
    room = (style.width - len(_INDENT) - len(_GAP)) // 2
    if len(texts) == 1 or room < _LEAST:
        for heading, words in texts:
            yield from wrapped(f"{heading:<10}{safe(words)}", style.width, _INDENT, _MARGIN)
        return
    left, right = ([heading, *wrapped(safe(words), room)] for heading, words in texts)
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{_INDENT}{one}{' ' * (room - width(one))}{_GAP}{other}".rstrip()


def marked_draft(dossier: Dossier, verification: Verification) -> str:
    """Return the words of the draft, what it added or changed in braces, "^" where it left something out."""
    return _braced(draft_pieces(dossier, verification))


def marked_passage(verification: Verification) -> str:
    """Return the words of the evidence, what the draft left out or changed in braces."""
    return _braced(passage_pieces(verification))


def draft_pieces(dossier: Dossier, verification: Verification) -> Iterator[tuple[str, bool]]:
    """Yield the words of the draft in pieces, and whether each is changed; an empty one is where words are missing."""
    spans = [difference.at for difference in _marked(verification)]
    return _pieces(dossier.document.text, verification.span, spans)


def passage_pieces(verification: Verification) -> Iterator[tuple[str, bool]]:
    """Yield the words of the evidence in pieces, and whether each is not as in the draft."""
    if verification.passage is None:
        return iter(())
    begin = verification.passage.begin
    there = [difference.there for difference in _marked(verification) if difference.there]
    inside = [span for span in there if begin <= span.start and span.end <= begin + len(verification.passage.text)]
    shifted = [Span(span.start - begin, span.end - begin) for span in inside]
    return _pieces(verification.passage.text, Span(0, len(verification.passage.text)), shifted)


def _marked(verification: Verification) -> Iterator[Difference]:
    """Yield what differs: other words, and of a name its spelling, too."""
    is_name = verification.kind is Checked.NAME
    yield from (difference for difference in verification.differences if is_name or difference.changes_words)


def _pieces(text: str, whole: Span, spans: list[Span]) -> Iterator[tuple[str, bool]]:
    at = whole.start
    for span in sorted(spans):
        if at <= span.start and span.end <= whole.end:
            yield text[at : span.start], False
            yield span.of(text), True
            at = span.end
    yield text[at : whole.end], False


def _braced(pieces: Iterable[tuple[str, bool]]) -> str:
    parts = (f"{{{text}}}" if changed and text else "^" if changed else text for text, changed in pieces)
    return " ".join("".join(parts).split())


def passage_told(verification: Verification) -> str:
    """Return the passage in one line with its place, what differs in braces; nothing without a passage."""
    if verification.passage is None:
        return ""
    return f"{verification.passage.path}, {verification.passage.place}: “{marked_passage(verification)}”"


def shown(dossier: Dossier, verification: Verification) -> dict[str, Any]:
    """Return one comparison as a page shows it."""
    passage = verification.passage
    return {
        "passage": passage,
        "kind": _NOUNS[verification.kind],
        "verdict": _VERDICTS[verification.verdict],
        "bad": verification.verdict in _COLORS,
        "because": verification.because,
        "draft": list(draft_pieces(dossier, verification)),
        "evidence": list(passage_pieces(verification)),
        "where": f"{passage.path}, {passage.place}" + (f", {passage.speaker}" if passage.speaker else "")
        if passage
        else "",
    }
