"""Claims that are not quoted, with the passages of the evidence that speak of the same thing: shown, never judged."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Checked, Dossier, Verdict, Verification, Voice
from onrecord.verify.index import Index
from onrecord.verify.passages import passages

_SHARE = 0.5
"""The share of the words of a claim that a passage must have to be shown."""
_MOST = 2
"""Passages of one claim that are shown."""


class Claims:
    """Looks for passages for the claims of one draft."""

    def __init__(self, dossier: Dossier, index: Index, left_out: frozenset[int]) -> None:
        self._dossier = dossier
        self._index = index
        self._left_out = left_out

    def verified(self) -> Iterator[Verification]:
        """Yield the passages of each scored claim, the best first."""
        for claim in self._dossier.assertions:
            if not claim.scored or self._is_quoted(claim.span.start):
                continue
            near = passages(self._index, self._dossier.words(claim.parts), self._left_out)
            close = sorted((each for each in near if each.share >= _SHARE), key=lambda each: (-each.share, each.first))
            for each in close[:_MOST]:
                because = f"a passage has {each.share:.0%} of its words"
                passage = self._index.passage(each.first, each.last, 0)
                yield Verification(Checked.CLAIM, claim.span, Verdict.RELATED, because, passage)

    def _is_quoted(self, offset: int) -> bool:
        sentence = self._dossier.sentence_at(offset)
        return sentence is not None and sentence.voice_at(offset) is Voice.QUOTED
