"""Where sentences end, in news prose as it really comes, spaces lost after full stops included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Span
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_set
from onrecord.segment.quotations import Quotation

_TERMINATOR = pattern("sentences.terminator")
_TOKEN = pattern("sentences.last_token")
_INITIALS = pattern("sentences.initials")
_PLATFORM = pattern("sentences.platform")
_NEXT = pattern("sentences.next_word")
_OPENING_SIGN = pattern("sentences.opening_sign")
_GLUED = pattern("sentences.glued")
_TIME_STAMP = pattern("sentences.time_stamp")
_CUE_AFTER = pattern("sentences.cue_after")


LONGEST = 2_000
"""Characters of a sentence. What goes on for longer is no sentence, and is cut where a word ends."""


def sentence_spans(text: str, block: Span, quotations: tuple[Quotation, ...]) -> Iterator[Span]:
    """Yield the sentences of a block, in order, without the space around them; a time stamp before them is one."""
    closings = {quotation.inner.end: quotation.span.end for quotation in quotations if quotation.closed}
    start = block.start
    last = start + len(block.of(text).rstrip())
    stamp = _TIME_STAMP.match(text, block.start, block.end)
    if stamp:
        yield Span(*stamp.span())
        start = stamp.end()
    for match in _TERMINATOR.finditer(text, block.start, block.end):
        if match.start() < start:
            continue
        end = _with_closers(text, match.end(), block.end, closings)
        if end < block.end and _ends(text, match, end, Span(start, block.end), last):
            yield from _trimmed(text, start, end)
            start = end
    yield from _trimmed(text, start, block.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the piece without the white space around it, in several where it is too long for one sentence."""
    while end - start > LONGEST:
        cut = _cut(text, start)
        yield from _trimmed(text, start, cut)
        start = cut
    piece = text[start:end]
    if piece.strip():
        yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _cut(text: str, start: int) -> int:
    """Behind the last white space that leaves half of the longest sentence or more, else where that one ends."""
    end = start + LONGEST
    return next((at for at in range(end, start + LONGEST // 2, -1) if text[at - 1].isspace()), end)


def _with_closers(text: str, at: int, end: int, closings: dict[int, int]) -> int:
    """Brackets and closing quotation marks behind the full stop belong to the sentence."""
    while at < end:
        if at in closings:
            at = closings[at]
        elif text[at] in ")]":
            at += 1
        else:
            break
    return at


def _ends(text: str, match: re.Match[str], end: int, rest: Span, last: int) -> bool:
    """Whether a sentence ends at `end`; `rest` is what begins with it, and after `last` the block is blank."""
    quoted = end > match.end()
    if not text[end].isspace():
        return _glued(text, match, end, quoted)
    following = _NEXT.match(text, end, rest.end)
    word = following.group(1) if following else None
    if word is None:
        return end >= last or bool(_OPENING_SIGN.match(text, end, end + 8))
    if word[0].islower() and not _is_name_like(word):
        return False
    if quoted and match.group()[-1] in "?!" and _CUE_AFTER.match(text, end, min(rest.end, end + 80)):
        return False
    return match.group() != "." or _is_full_stop(text, match.start(), max(rest.start, match.start() - 40), word)


def _is_name_like(word: str) -> bool:
    """iPhone, eBay: words that are never written with a capital first."""
    return any(character.isupper() for character in word[1:3])


def _glued(text: str, match: re.Match[str], end: int, quoted: bool) -> bool:
    """Whether a space was lost: a lower-case word, a full stop, and a new sentence's capital."""
    if not _GLUED.match(text, end):
        return False
    token = text[max(0, match.start() - 30) : match.start()]
    last = _TOKEN.search(token)
    word = last.group() if last else ""
    if quoted or match.group() != "." or not word:
        return True
    return len(word) >= 2 and (word[-2:].islower() or word.isdigit() or word[-1] in "%)") and "." not in word


def _is_full_stop(text: str, at: int, floor: int, following: str) -> bool:
    last = _TOKEN.search(text[floor:at])
    token = last.group().rstrip(",;:") if last else ""
    bare = token.lstrip("([").removesuffix(".")
    starter = following.split("'", maxsplit=1)[0].split("’", maxsplit=1)[0] in word_set("sentence_starters")
    titled = following.endswith(".") and following in word_set("titles_before_names")
    if bare in word_set("abbreviations_before_number"):
        return not following[0].isdigit()
    if bare in word_set("abbreviations_before_name"):
        return False
    if bare in word_set("abbreviations_anywhere"):
        return starter or (titled and bare not in word_set("abbreviations_of_places"))
    if len(bare) == 1 and titled:  # "on Fifth Ave. N. Rep. Vale"
        return True
    if _INITIALS.match(bare) and not _PLATFORM.search(text[floor:at]):
        return starter and (len(bare) > 1 or following not in {"A", "I"}) and len(bare) != 1
    return True
