"""Turns of a transcript, questions and answers of an interview."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain import BlockKind, Document
from onrecord.language.turns import turns


def opens_with_turns(document: Document) -> bool:
    """Whether the first two blocks are turns of a transcript, so that the first of them is no headline."""
    ends = {part.end for turn in turns(document) if turn.speaker for part in turn.words[:1]}
    return len(document.blocks) > 1 and all(block.span.end in ends for block in document.blocks[:2])


def with_turns(document: Document) -> Document:
    """Return the document with the kinds of the blocks that somebody is printed as speaking in."""
    blocks = list(document.blocks)
    at_end = {block.span.end: number for number, block in enumerate(blocks)}
    spoken = turns(document)
    interview = any(turn.speaker is None for turn in spoken)
    for turn in spoken:
        asks = turn.speaker is None
        kind = (BlockKind.QUESTION if asks else BlockKind.ANSWER) if interview else BlockKind.TURN
        for part in turn.words:
            number = at_end[part.end]
            blocks[number] = replace(blocks[number], kind=kind)
    return replace(document, blocks=tuple(blocks))
