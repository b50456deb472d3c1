"""How an article is written: what those who estimate from a dossier both look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from onrecord.domain.document import BlockKind
from onrecord.domain.dossier import Dossier
from onrecord.domain.sentence import Sentence, Voice


def body_sentences(dossier: Dossier) -> list[Sentence]:
    """Return the sentences of the article, headlines aside."""
    return [sentence for sentence in dossier.sentences if sentence.block.kind is not BlockKind.HEADLINE]


def manner(dossier: Dossier) -> Mapping[str, float]:
    """Return shares of the sentences and blocks of an article, by name."""
    own = body_sentences(dossier)
    count = max(1, len(own))
    blocks: Counter[BlockKind] = Counter(block.kind for block in dossier.document.blocks)
    total = max(1, sum(blocks.values()))
    credited = {dossier.number(one.cue[0].start) for one in dossier.attributions if one.cue}
    return {
        "article: questions": sum(dossier.text(sentence.span).rstrip().endswith("?") for sentence in own) / count,
        "article: exclamations": sum(dossier.text(sentence.span).rstrip().endswith("!") for sentence in own) / count,
        "article: quoted": sum(sentence.voice is Voice.QUOTED for sentence in own) / count,
        "article: credited": min(1.0, len(credited) / count),
        "article: list items": blocks[BlockKind.LIST_ITEM] / total,
        "article: sub-headings": blocks[BlockKind.SUBHEAD] / total,
    }
