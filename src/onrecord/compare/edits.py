"""Where the two versions differ: a change must stand on something that somebody edited.

Who says what is read from a whole passage, so that an edit may tip the reading of a sentence that nobody touched. Such
a change is no news to an editor.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.compare.plain import plain
from onrecord.domain import Change, ChangeKind, Dossier, Side, Span

_OF_CLAIMS = (
    ChangeKind.ATTRIBUTION_DROPPED, ChangeKind.HEDGE_DROPPED, ChangeKind.BACKING_FELL, ChangeKind.BACKING_ROSE,
    ChangeKind.HEDGE_ADDED, ChangeKind.ATTRIBUTION_ADDED,
)  # fmt: skip
"""Changes that have to do with what is told with the claim, whoever the source is elsewhere."""


class Edits:
    """The sentences, in plain words, that only one of two versions has."""

    def __init__(self, old: Dossier, new: Dossier) -> None:
        self._old, self._new = old, new
        before, after = (
            {plain(each.text(sentence.span)) for sentence in each.sentences} for each in (old, new)
        )  # fmt: skip
        self._lone = before ^ after

    def touch(self, change: Change) -> bool:
        """Whether a sentence that has to do with the change is in one version only."""
        sides = ((self._old, change.old), (self._new, change.new))
        return any(
            plain(dossier.text(sentence)) in self._lone
            for dossier, side in sides
            if side
            for sentence in _sentences(dossier, side, change.kind)
        )


def _sentences(dossier: Dossier, side: Side, kind: ChangeKind) -> Iterator[Span]:
    for span in (*_places(dossier, side), *(() if kind in _OF_CLAIMS else _cast(dossier, side))):
        first, last = dossier.number(span.start), dossier.number(max(span.start, span.end - 1))
        yield from (dossier.sentences[number].span for number in range(max(0, first), last + 1))


def _places(dossier: Dossier, side: Side) -> Iterator[Span]:
    """Yield the claims, what is shown for them, and where they are credited."""
    yield side.at
    for number in side.claims:
        claim = dossier.assertions[number]
        yield claim.span
        yield from (evidence.at for evidence in claim.evidence)
        yield from (dossier.statement(dossier.attributions[at]) for at in claim.attributions)


def _cast(dossier: Dossier, side: Side) -> Iterator[Span]:
    """Where the article says who the source is, and why they are not named."""
    if side.source is not None:
        source = dossier.sources[side.source]
        yield from source.mentions
        yield from source.justification
        if source.reason and source.reason.span:
            yield source.reason.span
