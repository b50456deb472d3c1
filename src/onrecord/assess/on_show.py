"""What any reader can look up, and needs no source: prices on a market, tallies of votes, steps of a court."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
    text, whole = dossier.document.text, sentence.span

    def places(shown: re.Pattern[str]) -> list[Span]:
        return [Span(*one.span()) for one in shown.finditer(text, whole.start, whole.end)]

    cues = [cue for index in assertion.attributions for cue in dossier.attributions[index].cue]
    for at in places(_COURT_STEP):  # "declared a mistrial" is what the court did, and credits nobody
        if _overlap((*assertion.parts, *cues), at) and not _is_said(dossier, cues, at):
            return True
    tallies = places(_TALLY) if _VOTE.search(text, whole.start, whole.end) else []
    told = [at for at in (*places(_PRICE), *tallies) if _overlap(assertion.parts, at)]
    figures = [figure for part in assertion.parts for figure in _figures(text, part)]
    return any(
        not _is_said(dossier, cues, at) and all(_is_of(at, figure, is_price=at not in tallies) for figure in figures)
        for at in told
    )


def _overlap(parts: Iterable[Span], at: Span) -> bool:
    return any(part.overlaps(at) for part in parts)


def _is_said(dossier: Dossier, cues: Iterable[Span], at: Span) -> bool:
    """Whether somebody is credited with saying it."""
    said = (cue for cue in cues if not cue.overlaps(at))
    return any(word_pattern("cues_of_speech").search(dossier.text(cue)) for cue in said)


def _figures(text: str, part: Span) -> Iterator[int]:
    yield from (figure.start() for figure in _FIGURE.finditer(text, part.start, part.end))


def _is_of(at: Span, figure: int, *, is_price: bool) -> bool:
    """Whether a figure is one of those told: behind a price, how far it moved and to what may stand in two."""
    return at.start <= figure < at.end or (is_price and figure >= at.end)
