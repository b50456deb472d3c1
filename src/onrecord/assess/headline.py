"""Which assertion of the body says what the headline says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.assess.likeness import gist
from onrecord.domain import Assertion, Dossier

_SHARE, _COVER = 0.25, 0.6
"""Of the headline's words that carry meaning, those that the body's sentence and the whole body must have."""


def matched(dossier: Dossier, assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions, those of the headline with the index of the body's assertion that comes nearest."""
    return tuple(
        replace(each, body=_nearest(dossier, each, assertions)) if each.in_headline else each for each in assertions
    )


def _nearest(dossier: Dossier, headline: Assertion, assertions: Sequence[Assertion]) -> int | None:
    """The one that shares the most words, if the body tells of most of them at all; headlines paraphrase."""
    wanted = gist(dossier.words(headline.parts))
    body = gist(dossier.document.text[headline.parts[-1].end :])
    if len(wanted & body) < _COVER * len(wanted):
        return None
    best: tuple[float, int] | None = None
    for at, each in enumerate(assertions):
        if each.in_headline or not each.weight:
            continue
        share = len(wanted & _told(dossier, each)) / max(1, len(wanted))
        if share >= _SHARE and (best is None or share > best[0]):
            best = (share, at)
    return best[1] if best else None


def _told(dossier: Dossier, assertion: Assertion) -> frozenset[str]:
    """The words of the whole sentence: a headline takes names from the source's part, too."""
    sentence = dossier.sentence_at(assertion.span.start)
    return gist(dossier.text(sentence.span) if sentence else dossier.words(assertion.parts))
