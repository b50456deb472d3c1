"""Blocks that say by their words what they are: teasers, service lines, credits, corrections, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.domain import Block, BlockKind
from onrecord.language.patterns import pattern
from onrecord.structure._line import Line

_SAYS = (
    (BlockKind.CORRECTION, pattern("blocks.correction"), 120),
    (BlockKind.TEASER, pattern("blocks.teaser"), 30),
    (BlockKind.SERVICE, pattern("blocks.service"), 45),
    (BlockKind.METADATA, pattern("blocks.end"), 6),
    (BlockKind.METADATA, pattern("blocks.data"), 25),
    (BlockKind.CREDIT, pattern("blocks.credit"), 14),
    (BlockKind.CAPTION, pattern("blocks.caption"), 90),
)
"""Kinds, how their lines begin, and how many words they have at most, in the order in which they are tried."""
_CREDIT, _LONGEST_CREDIT = pattern("blocks.credit"), 8
"""Who made a picture, and how many words that takes at most where it stands for the caption."""
_INSIDE, _POST = pattern("blocks.service_inside"), pattern("blocks.post_of_somebody")
_FORM, _FORM_OPENS, _FORM_CLOSES = (pattern(f"blocks.{name}") for name in ("form", "form_opens", "form_closes"))
_LONGEST_FORM = 8
"""Lines of a form between paragraphs."""
_FEW = 40
_SIGNED, _WHO = pattern("blocks.signature"), pattern("blocks.who_they_are")
_LAST = 5
"""Blocks at the end among which an article is signed."""
_OPENS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_NEVER_FIRST = (BlockKind.TEASER, BlockKind.SERVICE, BlockKind.CORRECTION)
"""What a headline is rather than that, where it stands first."""
_TEASED = 20
"""Words of the longest line that belongs to the teaser above it."""


def with_cues(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the kinds that their words give."""
    marked: list[Block] = []
    lines = [Line(block.span.of(text)) for block in blocks]
    copy = [at for at, block in enumerate(blocks) if block.kind in _OPENS]
    last = set(copy[max(2, len(copy) - _LAST) :])
    headed = any(block.kind is BlockKind.HEADLINE for block in blocks)
    forms = _forms(lines)
    for at, block in enumerate(blocks):
        if block.kind not in _OPENS and block.kind is not BlockKind.SUBHEAD:
            is_credit = block.kind is BlockKind.CAPTION and _is_credit(lines[at])
            marked.append(replace(block, kind=BlockKind.CREDIT) if is_credit else block)
            continue
        teased = at > 0 and marked[-1].kind is BlockKind.TEASER and not lines[at - 1].stops
        kind = BlockKind.SERVICE if at in forms else _kind(lines[at], teased, at in last)
        if [at] == copy[:1] and not headed and kind in _NEVER_FIRST:
            kind = None
        marked.append(replace(block, kind=kind) if kind else block)
    return marked


def _is_credit(line: Line) -> bool:
    """Whether a caption says only who made the picture."""
    return _CREDIT.match(line.text) is not None and len(line.words) <= _LONGEST_CREDIT and not line.stops


def _forms(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines of forms, from how they begin to how they end."""
    numbers: set[int] = set()
    opened: int | None = None
    for at, line in enumerate(lines):
        if _FORM_OPENS.search(line.text):
            opened = at
        elif opened is not None and _FORM_CLOSES.search(line.text):
            numbers |= {*range(opened, at + 1)} if at - opened <= _LONGEST_FORM else set()
            opened = None
    return numbers


def _kind(line: Line, teased: bool, at_end: bool) -> BlockKind | None:
    """Return the kind of a line by its words; `teased` is one that stands right below the head of a teaser."""
    count = len(line.words)
    for kind, says, most in _SAYS:
        if count <= most and says.match(line.text):
            return kind
    if _POST.search(line.text):
        return BlockKind.BLOCK_QUOTATION
    if (count <= _TEASED and _INSIDE.search(line.text)) or (count <= 2 * _FEW and _FORM.search(line.text)):
        return BlockKind.SERVICE
    if at_end and count <= 2 * _FEW and (_SIGNED.match(line.text) or _WHO.match(line.text)):
        return BlockKind.SIGNATURE
    if teased and count <= _TEASED and not line.stops and not line.has_sentences and count > 5:
        return BlockKind.TEASER
    return None
