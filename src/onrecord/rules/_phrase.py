"""How a message shows words of the draft."""

from __future__ import annotations

_LONGEST = 80
"""Characters; the finding's span marks the whole phrase."""
_OUTER = {"“": "”", '"': '"', "„": "“", "«": "»", "‘": "’", "'": "'"}
_INNER = str.maketrans('“”„«»"', "‘’‘‘’'")


def quoted(words: str) -> str:
    """The words in double quotation marks, as `inline` gives them; marks of their own do not nest."""
    phrase = " ".join(words.split())
    if len(phrase) > 2 and _OUTER.get(phrase[0]) == phrase[-1]:
        phrase = phrase[1:-1].strip()
    return f"“{inline(phrase).translate(_INNER)}”"


def inline(words: str) -> str:
    """The words on one line, cut after a whole word where they are too long for a message."""
    phrase = " ".join(words.split())
    if len(phrase) <= _LONGEST:
        return phrase
    return f"{phrase[:_LONGEST].rsplit(maxsplit=1)[0].rstrip(',;:–—-')}…"
