"""Whether a draft is somebody's opinion, and says so."""

from __future__ import annotations

from onrecord.domain import Dossier
from onrecord.language.patterns import pattern

_KICKER = pattern("opinion.kicker")
_SIGNED = pattern("opinion.signed")
_LAST = 3
"""Blocks at the end in which a column is signed."""


def is_opinion(dossier: Dossier) -> bool:
    """Whether the kicker says so, or the end tells who the author is."""
    blocks = dossier.document.blocks
    kicker = any(_KICKER.match(dossier.text(each.span)) for each in blocks[:2])
    return kicker or any(_SIGNED.search(dossier.text(each.span)) for each in blocks[max(2, len(blocks) - _LAST) :])
