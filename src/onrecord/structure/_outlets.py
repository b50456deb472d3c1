"""The outlet that a by-line names: “By Jo Marsh, for The Courier”."""

from __future__ import annotations

from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_set

_AFFILIATION, _POST = pattern("credits.affiliation"), pattern("credits.post")
_LONGEST = 80


def outlet_in(byline: str) -> str | None:
    """Return the last name in a by-line that is called like an outlet, for the others are people and posts."""
    names = [" ".join(_POST.sub("", match["name"]).split()) for match in _AFFILIATION.finditer(byline[:300])]
    return next((name for name in reversed(names) if _is_outlet(name)), None)


def _is_outlet(name: str) -> bool:
    words = name.split()
    if not words or len(name) > _LONGEST or not any(letter.isupper() for letter in name):
        return False
    return words[0].lower() == "the" or words[-1] in word_set("outlet_endings") or name in word_set("outlets")
