"""Evidence files that are versions of the draft: they prove nothing, for they say what it says."""

from __future__ import annotations

from collections import Counter

from onrecord.domain import Dossier, Voice
from onrecord.verify.index import Index
from onrecord.verify.words import SIGNS, tokens

_RUN = 8
"""Words of the reporter's own that hardly anybody else writes one after the other."""
_MOST, _FEWEST = 60, 5
_SHARE = 0.5
_PLACES = 20
"""Places of one run that are looked at."""


def versions(dossier: Dossier, index: Index) -> frozenset[int]:
    """Return the numbers of the files that have at least half of the reporter's own wording."""
    runs = []
    for _, stretch in dossier.stretches(Voice.REPORTER):
        words = [index.number(word.form) for word in tokens(dossier.text(stretch)) if word.form not in SIGNS]
        runs += [words[at : at + _RUN] for at in range(0, len(words) - _RUN + 1, _RUN)]
    step = max(1, len(runs) // _MOST)
    tried = runs[::step]
    places = (index.places_of(run)[:_PLACES].tolist() for run in tried)
    found = Counter(number for each in places for number in {index.file_at(place) for place in each})
    return frozenset(
        number for number, count in found.items() if count >= _FEWEST and count >= _SHARE * len(tried)
    )  # fmt: skip
