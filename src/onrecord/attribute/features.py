"""What the tagger sees of a word besides its pieces: case, the gap before it, whose voice it is in.

The encoder knows no case, and case matters in news; the gap tells it of lines and paragraphs, and of the blank that
makes a quotation mark an opening one; the voice is what the segmenter has already found out about quotation marks.
"""

from __future__ import annotations

from onrecord.domain import Voice

SHAPES = ("special", "lower", "capital", "upper", "mixed", "number", "sign")
GAPS = ("none", "blank", "line", "paragraph")
VOICES = (Voice.HEADLINE, Voice.REPORTER, Voice.QUOTED, Voice.PARTIAL)


def shape(word: str) -> int:
    """Return the index in SHAPES of a word's case."""
    if not word[0].isalnum():
        return SHAPES.index("sign")
    if word[0].isnumeric():
        return SHAPES.index("number")
    if word.islower():
        return SHAPES.index("lower")
    if word.isupper() and len(word) > 1:
        return SHAPES.index("upper")
    return SHAPES.index("capital" if (word[0].isupper() and word[1:].islower()) or len(word) == 1 else "mixed")


def gap(before: str) -> int:
    """Return the index in GAPS of the white space before a word."""
    if not before:
        return GAPS.index("none")
    lines = before.count("\n")
    return GAPS.index("blank" if not lines else "line" if lines == 1 else "paragraph")
