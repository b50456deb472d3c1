"""How a message shows words of the draft."""

from __future__ import annotations

_LONGEST_QUOTE, _LONGEST_NAME = 60, 40
"""Characters; the finding's span marks the whole phrase."""
_PAIRS = {"“": "”", '"': '"', "„": "“", "«": "»", "‘": "’", "'": "'"}
_TO_SINGLE = str.maketrans('“”„«»"', "‘’‘‘’'")


def quoted(words: str) -> str:
    """Return the words on one line in double quotation marks; marks within become single ones, a long end is cut."""
    phrase = " ".join(words.split())
    if len(phrase) > 2 and _PAIRS.get(phrase[0]) == phrase[-1]:
        phrase = phrase[1:-1].strip()
    return f"“{_cut(phrase, _LONGEST_QUOTE).translate(_TO_SINGLE)}”"


def inline(name: str) -> str:
    """Return a name on one line, cut after a whole word where it is too long for a message."""
    return _cut(" ".join(name.split()), _LONGEST_NAME)


def _cut(phrase: str, longest: int) -> str:
    if len(phrase) <= longest:
        return phrase
    words = phrase[: longest - 1].rsplit(maxsplit=1)[0].rstrip(",;:–—-")
    return f"{words}…"
