"""Content spans that sit right: on their quotation marks, and what is quoted of them."""

from __future__ import annotations

from onrecord.domain import Directness, Span
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex

_MARKS = '"“”„‟«»'
_SINGLE_OPENERS, _SINGLE_CLOSERS = ("‘", "'", "`"), ("’", "'")
_CLOSING = regex(r"(?<!s)['’](?!\w)")
"""A single mark that closes; behind an s it may be a plural's apostrophe."""
_OPENER_AT_END = regex(r"\s+[‘'](?=\Z)")
"""A single mark at the end that opens what somebody else says."""
_ELISION = pattern("quotations.elision")
_SINGLE = regex(r"(?<![\w’'])['‘](?=[^\W_]|[$£€…\[])[^'‘’\n]*(?:['’]\w[^'‘’\n]*)*(?<!\s)['’](?!\w)")
"""Words in single marks: 'tone-deaf'."""


def fitted(text: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans, in order, with a quotation mark that stands at their very edge and belongs to them taken in.

    Pieces without a letter or digit, and the "it" of "It is said that …", are left out, unless there are no others.
    """
    fit = tuple(_fitted(text, span) for span in sorted(content))
    return tuple(span for span in fit if _tells(span.of(text))) or fit


def _tells(words: str) -> bool:
    return words.lower() != "it" and any(sign.isalnum() for sign in words)


def _fitted(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    marks = sum(text[index] in _MARKS for index in range(start, end))
    if marks % 2 and end < len(text) and text[end] in _MARKS:
        end += 1
    elif marks % 2 and start and text[start - 1] in _MARKS:
        start -= 1
    opener = _OPENER_AT_END.search(text, start, end)
    return Span(start, opener.start() if opener else end)


def directness(text: str, content: tuple[Span, ...]) -> Directness:
    """Whether all, some or nothing of the content stands in quotation marks."""
    quoted = [_quoted(text[span.start : span.end]) for span in content]
    if all(share == 1 for share in quoted):
        return Directness.DIRECT
    return Directness.MIXED if any(quoted) else Directness.INDIRECT


def _quoted(words: str) -> float:
    """1 if it is one quotation (or a paragraph of one that goes on), 0 if no mark is in it, else between."""
    inner = words.strip(" \t\n,.;:—–-")
    if (inner[:1] in _SINGLE_OPENERS and inner[-1:] in _SINGLE_CLOSERS) or _is_left_open(inner):
        return 1
    marks = [index for index, sign in enumerate(inner) if sign in _MARKS]
    if not marks:
        return 0.5 if any(not _ELISION.match(inner, match.start()) for match in _SINGLE.finditer(inner)) else 0
    whole = marks[0] == 0 and (len(marks) == 1 or marks[-1] == len(inner) - 1)
    return 1 if whole else 0.5


def _is_left_open(words: str) -> bool:
    """Whether it is a paragraph of a quotation in single marks that goes on in the next: it opens, and never closes."""
    opens = words[:1] in _SINGLE_OPENERS and words[1:2].isupper() and not _ELISION.match(words)
    return opens and not _CLOSING.search(words, 1)
