"""Finds phrases in chosen voices only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from onrecord.domain import Attribution, Dossier, Label, Sentence, Span, Voice
from onrecord.kept import Kept, are_kept
from onrecord.language.word_lists import word_pattern

_MASK = "\N{OBJECT REPLACEMENT CHARACTER}"


def masked(dossier: Dossier, sentence: Sentence, *voices: Voice) -> str:
    """Return the sentence, each character in another voice replaced by a sign that no phrase holds."""
    return "".join(
        dossier.text(stretch.span) if stretch.voice in voices else _MASK * len(stretch.span)
        for stretch in sentence.stretches
    )


def matches(
    dossier: Dossier, phrase: re.Pattern[str], *voices: Voice
) -> Iterator[tuple[Sentence, Span, re.Match[str], str]]:
    """Each match of `phrase`: its sentence, the span of its group `hit` (or of all), the match, the masked text.

    Without `voices`, the reporter's running copy is searched.
    """
    for sentence, text, found in _all_masked(dossier, voices or (Voice.REPORTER,)):
        for match in _found(phrase, text, found):
            start, end = match.span(flagged(match))
            yield sentence, Span(sentence.span.start + start, sentence.span.start + end), match, text


_Found: TypeAlias = dict[int, tuple[re.Pattern[str], tuple[re.Match[str], ...]]]
"""The matches of each pattern in a sentence, by the identity of the pattern: its hash takes as long as a search."""
_FOUND: Kept[str, _Found] = Kept(2_000)


def _found(phrase: re.Pattern[str], text: str, kept: _Found | None) -> Iterable[re.Match[str]]:
    if kept is None:
        return phrase.finditer(text)
    if id(phrase) not in kept:
        kept[id(phrase)] = phrase, tuple(phrase.finditer(text))
    return kept[id(phrase)][1]


def flagged(match: re.Match[str]) -> str | int:
    """Return the group of a match that is flagged: `hit`, or `hit1`, `hit2` … in alternatives, or all of it."""
    return next((name for name, words in match.groupdict().items() if name.startswith("hit") and words), 0)


def masked_once(dossier: Dossier, sentence: Sentence, *voices: Voice) -> str:
    """Return the sentence as `masked` gives it, made once for all who ask."""
    known = dossier.once(_known_sentences)
    key = sentence.span.start, voices
    if key not in known:
        known[key] = masked(dossier, sentence, *voices)
    return known[key]


_Masked: TypeAlias = tuple[Sentence, str, _Found | None]


def _known_sentences(_: Dossier) -> dict[tuple[int, tuple[Voice, ...]], str]:
    return {}


def _all_masked(dossier: Dossier, voices: tuple[Voice, ...]) -> list[_Masked]:
    """Every sentence that has something in these voices, masked; many rules ask for the same."""
    known = dossier.once(_known_masks)
    if voices not in known:
        known[voices] = [
            _with_matches(sentence, masked(dossier, sentence, *voices))
            for sentence in dossier.sentences
            if any(stretch.voice in voices for stretch in sentence.stretches)
        ]
    return known[voices]


def _with_matches(sentence: Sentence, text: str) -> _Masked:
    return sentence, text, _FOUND.answer(text, dict) if are_kept() else None


def _known_masks(_: Dossier) -> dict[tuple[Voice, ...], list[_Masked]]:
    return {}


def has_source(dossier: Dossier, span: Span, masked_text: str) -> bool:
    """Whether somebody is credited with what `span` is part of.

    Either an attribution with a source holds it, or the words of the reporter's part of the sentence around it say so.
    """
    around = masked_text.replace(dossier.text(span), " ")
    return is_credited(dossier, span) or bool(word_pattern("cues_of_attribution").search(around))


def is_credited(dossier: Dossier, span: Span) -> bool:
    """Whether `span` stands in what an expressed source says or writes.

    A wish or a plan is not enough: its words are the reporter's.
    """
    return any(
        attribution.source
        and _speaks(dossier, attribution)
        and any(part.overlaps(span) for part in attribution.content)
        for attribution in dossier.attributions_over(span)
    )


def hears_somebody(dossier: Dossier, span: Span) -> bool:
    """Whether an expressed source says or writes something in these words; a belief or a plan is not enough."""
    return any(attribution.source and _speaks(dossier, attribution) for attribution in dossier.attributions_over(span))


def _speaks(dossier: Dossier, attribution: Attribution) -> bool:
    cue = dossier.words(attribution.cue)
    return cue.endswith(":") or any(word_pattern(f"cues_of_{kind}").search(cue) for kind in ("speech", "attribution"))


def roles(attribution: Attribution) -> tuple[Label, ...]:
    """Return the labelled spans of an attribution."""
    parts = (("source", attribution.source), ("cue", attribution.cue), ("claim", attribution.content))
    return tuple(Label(span, label) for label, spans in parts for span in spans)
