"""Whether a draft is somebody's opinion, and says so."""

from __future__ import annotations

from onrecord.domain import Dossier
from onrecord.language.regex import regex

_KICKER = regex(
    r"(?:LETTERS?|EDITORIALS?|OPINION|OP-?ED|COLUMN|COMMENT(?:ARY)?)\b"
    r"|(?:Letters? to|Editorial|Opinion|Op-?[Ee]d|Column|Commentary)\s*(?::|\Z|the )"
    r"|(?:(?:News |Political )?(?:Analysis|Memo)|Essay|Viewpoint|Perspective|Sketch|Letters?|Economic Scene|The Upshot)"
    r"\.?\s*\Z"
)
_SIGNED = regex(
    r"\b(?:is|are) (?:an?|the|also) [^.]{0,80}\b(?:columnist|author of|professor|fellow|contributor|member of)\b"
    r"|\bopinions are (?:his|her|their) own\b|\bis the author of\b|(?:Twitter|Follow \w+)[^.]{0,20}@\w+"
)
_LAST = 3
"""Blocks at the end in which a column is signed."""


def is_opinion(dossier: Dossier) -> bool:
    """Whether the kicker says so, or the end tells who the author is."""
    blocks = dossier.document.blocks
    kicker = any(_KICKER.match(dossier.text(each.span)) for each in blocks[:2])
    return kicker or any(_SIGNED.search(dossier.text(each.span)) for each in blocks[max(2, len(blocks) - _LAST) :])
