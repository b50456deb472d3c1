"""Words that a desk adds to the word lists, for as long as one of its drafts is read.

A desk knows organisations, outlets, titles and verbs that no list of ours holds. They count wherever code asks
`word_set` or `word_pattern` for a list; patterns of the pack, which are compiled once for all drafts, do not hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from onrecord.language.patterns import of_expression
from onrecord.language.word_lists import added_words, alternatives

LISTS: Mapping[str, tuple[str, ...]] = {
    "organisations": ("bodies",),
    "outlets": ("outlets",),
    "titles": ("titles_before_names",),
    "cue-verbs": ("cues_of_speech", "cues_of_attribution"),
    "never-anonymous": ("never_anonymous",),
}
"""What a desk knows, and the word lists that it adds to."""

_VERBS: ContextVar[tuple[str, ...]] = ContextVar("verbs of the desk", default=())


@contextmanager
def desk_words(known: Mapping[str, tuple[str, ...]]) -> Iterator[None]:
    """Add the words of a desk, by the keys of `LISTS`, to the word lists; take them away at the end."""
    lists = {name: items for key, items in known.items() if items for name in LISTS[key]}
    added, verbs = added_words.set(lists), _VERBS.set(known.get("cue-verbs", ()))
    try:
        yield
    finally:
        added_words.reset(added)
        _VERBS.reset(verbs)


def forms_of_attribution() -> tuple[re.Pattern[str], ...]:
    """Return the forms in which a sentence credits somebody with a verb of the desk; groups who, cue and words."""
    verbs = _VERBS.get()
    return _forms(verbs) if verbs else ()


def _forms(verbs: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    who, cue = "(?P<who>{forms_of_attribution.source})", f"(?P<cue>{alternatives(verbs)})"
    credited = (rf"{who} {cue}", rf"{cue} {who}")
    behind = (rf"(?P<words>[^\n]{{4,600}}?),?[”\"’']? {each}[.]?\Z" for each in credited)
    return tuple(
        of_expression(each) for each in (*behind, rf"{credited[0]}(?: that|:|,)? (?P<words>[^\n]{{4,600}}?)\.?\Z")
    )
