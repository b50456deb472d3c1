"""Verbs of saying that take a side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.domain import Attribution, Dossier, Span, Voice
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import phrase, words

_OTHER_SENSE = pattern("loaded_verbs.other_sense")


def taking_sides(dossier: Dossier, attribution: Attribution) -> Iterator[tuple[Span, str]]:
    """Each loaded verb in a cue of the reporter's, and its class: doubt, guilt or truth."""
    for cue in attribution.cue:
        sentence = dossier.sentence_at(cue.start)
        if sentence is None or sentence.voice_at(cue.start) not in (Voice.REPORTER, Voice.HEADLINE):
            continue
        for match in _loaded().finditer(dossier.text(cue)):
            start = cue.start + match.start()
            if not _OTHER_SENSE.match(dossier.document.text, start) and match.lastgroup:
                yield Span(start, cue.start + match.end()), match.lastgroup


@cache
def _loaded() -> re.Pattern[str]:
    """One group a class, named after it."""
    classes: dict[str, list[str]] = {}
    for item in words("loaded_verbs_of_saying"):
        kind, _, verb = item.partition(": ")
        classes.setdefault(kind, []).append(phrase(verb))
    groups = "|".join(f"(?P<{kind}>{'|'.join(verbs)})" for kind, verbs in classes.items())
    return regex(rf"(?<![\w-])(?:{groups})(?![\w-])", re.IGNORECASE)
