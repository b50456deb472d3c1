"""What any reader can look up, and needs no source: prices on a market, tallies of votes, steps of a court."""

from __future__ import annotations

import re

from onrecord.domain import Assertion, Dossier, Span
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_pattern

_PRICE, _TALLY, _VOTE, _COURT_STEP = (pattern(f"on_show.{name}") for name in ("price", "tally", "vote", "court_step"))
_FIGURE = pattern("numbers.figure")


def is_on_show(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether the reporter only tells a price, a tally or a step of a court, and neither a cause nor another figure."""
    sentence = dossier.sentence_at(assertion.span.start)
    if sentence is None or word_pattern("causal").search(dossier.words(assertion.parts)):
        return False
    shown = _COURT_STEP, _PRICE, *((_TALLY,) if _VOTE.search(dossier.text(sentence.span)) else ())
    text, whole = dossier.document.text, sentence.span
    matches = (one for each in shown for one in each.finditer(text, whole.start, whole.end))
    return any(_is_it(dossier, assertion, one) for one in matches)


def _is_it(dossier: Dossier, assertion: Assertion, shown: re.Match[str]) -> bool:
    """Whether the assertion is what `shown` tells, in the reporter's own words, and no other figure stands in it."""
    at = Span(*shown.span())
    cues = [cue for index in assertion.attributions for cue in dossier.attributions[index].cue]
    acts = cues if shown.re is _COURT_STEP else ()
    told = any(part.overlaps(at) for part in (*assertion.parts, *acts))
    said = (cue for cue in cues if not cue.overlaps(at))  # "declared a mistrial" is what the court did
    if not told or any(word_pattern("cues_of_speech").search(dossier.text(cue)) for cue in said):
        return False
    return shown.re is _COURT_STEP or not _has_figure_beside(dossier, assertion, shown)


def _has_figure_beside(dossier: Dossier, assertion: Assertion, shown: re.Match[str]) -> bool:
    """Whether the assertion has a figure before a price, or beside a tally."""
    text = dossier.document.text
    figures = (figure.start() for part in assertion.parts for figure in _FIGURE.finditer(text, part.start, part.end))
    beside = [figure for figure in figures if not shown.start() <= figure < shown.end()]
    return any(shown.re is _TALLY or figure < shown.start() for figure in beside)
