"""How a claim is shown to people: its words with their cue where they need it, its marks in pairs, and its place."""

from __future__ import annotations

from onrecord.domain import Assertion, Document, Dossier, Report, Span
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.reporters._places import place

_GAP, _EDGES = " … ", " ,;:"
"""What stands between the pieces of a claim that other words part, and what none of them begins or ends with."""
_OPENING, _CLOSING = "“", "”"
_THAT = pattern("clauses.that")
_FEW = 4
"""Words of a claim that need their cue to be understood."""
_ASSERTION = regex(r"c\d+")
_PLACE = regex(r"(?:.*\D:)?(?:¶|p\.)?(?P<line>\d+)(?::(?P<column>\d+))?")
"""A line, paragraph or page, perhaps with a column, as reports print it: "17", "17:5", "¶14", "draft.docx:¶14:3"."""


def claim_words(dossier: Dossier, assertion: Assertion) -> str:
    """Return the words of a claim as they are read: "The trial is expected to last two weeks", "… in “nothing else”".

    What parts its pieces is shown where it is only the cue, and a gap elsewhere.
    """
    pieces: list[Span] = []
    for part in assertion.parts:
        if pieces and _is_cue(dossier, assertion, Span(pieces[-1].end, max(pieces[-1].end, part.start))):
            pieces[-1] = Span(pieces[-1].start, part.end)
        else:
            pieces.append(part)
    return _GAP.join(words for piece in pieces if (words := _in_pairs(_plain(dossier, piece))))


def claim_in_ledger(dossier: Dossier, assertion: Assertion) -> str:
    """Return the words of a claim; where they are few, with the cue that they need: "(considered) the matter"."""
    words = claim_words(dossier, assertion)
    cue = dossier.cue_of(assertion)
    if cue and len(words.split()) <= _FEW and cue[0] < assertion.parts[0]:
        return f"({' '.join(dossier.words(cue).split()).rstrip(',:;')}) {words}"
    return _THAT.sub("", words)


def claim_place(document: Document, assertion: Assertion) -> str:
    """Return where a claim begins, as findings tell their places: "9:73", "¶14:1"."""
    return place(document, document.locate(assertion.span))


def meant(report: Report, wanted: str) -> list[tuple[int, Assertion]]:
    """Return the assertions of that name ("c4"), line ("17", "¶14") or place ("17:5"), with their numbers."""
    dossier = report.dossier
    numbered = list(enumerate(dossier.assertions, 1))
    if _ASSERTION.fullmatch(wanted):
        return [(number, one) for number, one in numbered if wanted == f"c{number}"]
    return [(number, one) for number, one in numbered if is_meant(report, wanted, one.span)]


def is_meant(report: Report, wanted: str, span: Span) -> bool:
    """Whether a span begins on the line that is wanted, or has words in the sentence of the place that is wanted."""
    found = _PLACE.fullmatch(wanted)
    if found is None:
        return False
    document = report.dossier.document
    line, column = int(found["line"]), int(found["column"] or 0)
    if not column:
        return document.locate(span).line == line
    at = document.source_map.at(line, column)
    sentence = report.dossier.sentence_at(at.start) if at else None
    return sentence is not None and sentence.span.overlaps(span)


def _in_pairs(words: str) -> str:
    """Return words that were cut from a quotation with the mark that they lack."""
    if words.count('"') % 2:
        return f'{words}"' if words.startswith('"') else f'"{words}'
    marks = [mark for mark in words if mark in (_OPENING, _CLOSING)]
    begun = _OPENING if marks[:1] == [_CLOSING] else ""
    return f"{begun}{words}{_CLOSING if marks[-1:] == [_OPENING] else ''}"


def _plain(dossier: Dossier, span: Span) -> str:
    return " ".join(dossier.text(span).split()).strip(_EDGES)


def _is_cue(dossier: Dossier, assertion: Assertion, gap: Span) -> bool:
    """Whether the words between two pieces are the claim's cue, and no source."""
    cues = [cue for index in assertion.attributions for cue in dossier.attributions[index].cue if gap.overlaps(cue)]
    letters = sum(not letter.isspace() for letter in dossier.text(gap))
    return bool(cues) and sum(sum(not letter.isspace() for letter in dossier.text(cue)) for cue in cues) >= letters
