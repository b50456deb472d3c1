"""Which assertion of the body says what the headline says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.assess.likeness import gist
from onrecord.domain import Assertion, Dossier

_SHARE, _COVER = 0.25, 0.6
"""Of the headline's words that carry meaning, those that the body's sentence and the whole body must have."""
_OPINION = 0.4
"""And those that a sentence must have that is only opinion, a plan or a forecast."""


def matched(dossier: Dossier, assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions, those of the headline with the index of the body's assertion that comes nearest."""
    return tuple(
        replace(each, body=_nearest(dossier, each, assertions)) if each.in_headline else each for each in assertions
    )


def _nearest(dossier: Dossier, headline: Assertion, assertions: Sequence[Assertion]) -> int | None:
    """The one that shares the most words, scored ones first, if the body tells of most of them at all.

    Headlines paraphrase.
    """
    wanted = gist(dossier.words(headline.parts))
    body = gist(dossier.document.text[headline.parts[-1].end :])
    if len(wanted & body) < _COVER * len(wanted):
        return None
    best: tuple[bool, float, int] | None = None
    for at, each in enumerate(assertions):
        share = len(wanted & _told(dossier, each)) / max(1, len(wanted))
        if each.in_headline or share < (_SHARE if each.weight else _OPINION):
            continue
        if best is None or (bool(each.weight), share) > best[:2]:
            best = (bool(each.weight), share, at)
    return best[2] if best else None


def _told(dossier: Dossier, assertion: Assertion) -> frozenset[str]:
    """The words of the whole sentence: a headline takes names from the source's part, too."""
    sentence = dossier.sentence_at(assertion.span.start)
    return gist(dossier.text(sentence.span) if sentence else dossier.words(assertion.parts))
