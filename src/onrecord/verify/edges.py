"""Whether a passage begins and ends where the evidence opens and closes a quotation or a sentence."""

from __future__ import annotations

from onrecord.domain import Span
from onrecord.language.regex import regex
from onrecord.verify.index import Index
from onrecord.verify.search import Match, Query

_OPENED, _BEGUN = regex(r"(?:[“„«‘\"`]|(?<!\w)')\Z"), regex(r"(?:\A|\n|[.!?:…][”’\"')\]]*)\s*\Z")
_CLOSED, _ENDED = regex(r"[.,!?;…]*\s?(?:[”’»\"]|'(?!\w))"), regex(r"\s*(?:[.!?;…]|\n|\Z)")
_MARK = regex(r"[“”„«»\"]|''")
_OF_MARK, _OF_SENTENCE, _OF_BOTH_MARKS = 4, 2, 4
_OF_MARK_WITHIN = -8
_AROUND = 6
"""Characters on both sides of a passage that are looked at."""


def edge_bits(index: Index, wanted: Query, match: Match) -> float:
    """Return, in bits, what the edges of a passage tell for it: few words stand right behind a mark or a full stop.

    Where the evidence opens or closes a quotation within the passage, and the draft does not, that tells against it.
    """
    file, there = index.span(match.first, match.last)
    before = file.text[max(0, there.start - _AROUND) : there.start]
    behind = file.text[there.end : there.end + _AROUND]
    opens, closes = bool(_OPENED.search(before)), bool(_CLOSED.match(behind))
    told = _OF_BOTH_MARKS if opens and closes else 0
    told += _OF_MARK if opens else _OF_SENTENCE if _BEGUN.search(before) else 0
    told += _OF_MARK if closes else _OF_SENTENCE if _ENDED.match(behind) else 0
    own = Span(wanted.pieces[0].span.start, wanted.pieces[-1].span.end).of(wanted.text)
    is_split = bool(_MARK.search(there.of(file.text))) and not _MARK.search(own)
    return told + _OF_MARK_WITHIN if is_split else told
