"""Transcripts and chats as programs save them in text: a paragraph a turn, which begins with the name of its speaker.

Read are the exports of WhatsApp, Telegram, Signal and Zoom, and what transcription services call `.txt`: a name with a
time in a line of its own and the words below, or a time, a name and the words in one line. So are times that stand
alone, as YouTube and Google Meet write them: a sentence goes on over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.domain import BlockKind, Document, Omission, Span
from onrecord.domain.sourcemap import line_starts
from onrecord.language.patterns import pattern
from onrecord.language.regex import unbounded as regex
from onrecord.language.turns import TRANSCRIPT, opens_turn
from onrecord.readers._builder import Builder
from onrecord.readers._decode import decode

FORMAT = TRANSCRIPT
SUFFIXES = ()
MEDIA_TYPES = ()

_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d{1,3})?)?(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?"
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_NAME = r"[^\W\d_][\w.’'-]{0,40}(?: [\w.’'()-]{1,40}){0,5}"
_WHO = r"(?P<who>[^\s:\[\]][^:\n\[\]]{0,60})"
_BLANK = r"[ \t]"
_LAYOUTS = tuple(
    regex(expression, re.MULTILINE)
    for expression in (
        # [12/05/2026, 09:14:22] Ann Lee: words
        # 5/12/26, 9:14 PM - Ann Lee: words
        rf"^[\u200e\u200f]*(?:\[{_DAY},? {_CLOCK}\]|{_DAY},? {_CLOCK} [-–]) (?:{_WHO}: ?(?=\S|$))?",
        # 09:14:22 From Ann Lee to Everyone: words
        rf"^\d\d:\d\d:\d\d{_BLANK}{{1,4}}From{_BLANK}{{1,4}}(?P<who>\S[^\n:]{{0,60}}?)"
        rf"{_BLANK}{{1,4}}to{_BLANK}{{1,4}}[^\n:]{{1,60}}:",
        # [00:00:03] Ann Lee: words
        # 00:00:03 - Ann Lee: words
        rf"^[\[(]?(?P<clock>(?<=[\[(]){_CLOCK}(?=[\])])|\d{{1,2}}:\d\d:\d\d)[\])]?{_BLANK}{{1,4}}(?:[-–] )?"
        rf"(?:\*\*)?(?P<who>{_NAME})(?::(?:\*\*)?|\*\*:){_BLANK}{{0,4}}(?=\S|$)",
        # Ann Lee [00:03]: words
        rf"^(?P<who>{_NAME}){_BLANK}{{1,4}}[\[(](?P<clock>{_CLOCK})[\])]:?{_BLANK}{{1,4}}(?=\S)",
        # [09:14] <ann> words
        rf"^[\[(]?{_CLOCK}[\])]?{_BLANK}{{1,4}}<[@+ ]?(?P<who>[^\s<>]{{1,40}})>{_BLANK}{{1,4}}(?=\S)",
        # 00:00:03:12 - 00:00:05:20
        # Ann Lee
        rf"^(?:\d\d[:;]){{3}}\d\d - (?:\d\d[:;]){{3}}\d\d{_BLANK}*\r?\n(?P<who>{_NAME}){_BLANK}*$",
        # From: Ann Lee (+44 7700 900000)
        # Type: incoming
        # Sent: …
        rf"^From: (?P<who>{_NAME})(?: \([^\n()]{{1,40}}\))?\r?\nType: \w{{1,20}}\r?\nSent: [^\n]{{1,80}}\n"
        r"(?:Received: [^\n]{1,80}\n)?",
        # Ann Lee, [12.05.2026 09:14]
        rf"^(?P<who>\S[^\n\[\]]{{0,60}}), \[{_DAY},? {_CLOCK}\]:?{_BLANK}*$",
        # Ann Lee  0:03
        # Ann Lee (00:03):
        rf"^(?P<who>{_NAME}){_BLANK}{{1,8}}[\[(]?(?P<clock>{_CLOCK})[\])]?:?{_BLANK}*$",
        # [00:00:03] Ann Lee
        rf"^[\[(]{_CLOCK}[\])]{_BLANK}{{1,4}}(?P<who>{_NAME}):?{_BLANK}*$",
        # [Ann Lee] 00:00:03
        rf"^\[(?P<who>{_NAME})\]:?{_BLANK}{{1,4}}(?P<clock>{_CLOCK}){_BLANK}*$",
        # [00:00:03.000 --> 00:00:05.120]   words
        rf"^[\[(](?P<clock>{_CLOCK}){_BLANK}*-->{_BLANK}*{_CLOCK}[\])]:?{_BLANK}{{1,4}}(?=\S)",
        # 0:03
        # (00:00:03)
        rf"^[\[(]?(?P<clock>(?:\d{{1,2}}:)?\d{{1,2}}:\d\d)[\])]?{_BLANK}*$",
    )
)
"""How each turn begins; in a file, all do in one way."""
_FEWEST = 2
_EDGE = "\u200e\u200f\u202a\u202c~ \t"
_MARKS = regex(r"[\u200e\u200f\u202a\u202c]")
_NOT_SAID = pattern("turns.not_said")
_FRAME = pattern("turns.frame")


class _Head(NamedTuple):
    """Where a turn begins, where its words do, and who speaks if it says so."""

    start: int
    end: int
    who: tuple[int, int] | None
    is_said: bool = True
    """Whether somebody speaks, and not the program."""


def recognises(head: str) -> bool:
    """Whether it is a transcript or a chat: two turns begin in one way, one of them near the top."""
    return _layout(head) is not None


def _layout(source: str) -> re.Pattern[str] | None:
    return next((layout for layout in _LAYOUTS if _is_conversation(source, list(layout.finditer(source)))), None)


def _is_conversation(source: str, found: list[re.Match[str]]) -> bool:
    """Whether heads of turns have words behind them, and times that go on; programmes and live blogs have not."""
    said = [each for each in found if _says(each) and source[each.end() : each.end() + _NEAR].strip()]
    if len(said) < _FEWEST or len(source[: found[0].start()].split()) > _LONGEST_PREFACE:
        return False
    if "clock" not in found[0].groupdict():
        return True
    is_alone = "who" not in found[0].groupdict()
    if is_alone and len(found) < _FEWEST_TIMES and found[0]["clock"].count(":") < _FEWEST:
        return False
    clocks = [_seconds(each["clock"]) for each in found]
    ends = [*(each.start() for each in found[1:]), len(source)]
    words = [len(source[each.end() : end].split()) for each, end in zip(found, ends, strict=True)]
    is_below = source[found[0].end() :][:1] in ("\n", "\r")
    fewest = _FEWEST_WORDS if is_below and not (is_alone and clocks[0] < 1) else 1
    return clocks == sorted(clocks) and min(words[:-1]) > 0 and sum(words) >= fewest * len(words)


def _says(head: re.Match[str]) -> bool:
    """Whether somebody speaks behind it, and not the program: who, or nobody is named in this layout."""
    return bool(head.groupdict("").get("who", "anybody"))


_NEAR = 2_000
_FEWEST_TIMES = 3
"""That stand alone; two may be a heading each, unless they are of a recording, with hours."""
_LONGEST_PREFACE = 60
"""Words above the first turn: a title, a date, key words."""
_FEWEST_WORDS = 4
"""Of a turn below its speaker, on average."""


def _seconds(clock: str) -> float:
    """Return a time of day or of a recording as a number that grows; minutes and seconds alone as hours and minutes."""
    first, *others = map(int, _NUMBER.findall(clock)[:3])
    half_day = _HALF_DAY.search(clock)
    if half_day:
        first = first % 12 + 12 * (half_day.group() in "pP")
    return sum((each / 60.0**place for place, each in enumerate((first, *others))), 0.0)


_NUMBER, _HALF_DAY = regex(r"\d+"), regex(r"[aApP](?=\.?[mM])")


def read(data: bytes, name: str) -> Document:
    """Read what is said, a block a paragraph; times, notes of the program and pictures are not copy.

    Raises:
        UnreadableError: if the bytes are not text.
    """
    source = decode(data)
    builder = Builder()
    layout = _layout(source)
    heads = [_head(match) for match in layout.finditer(source)] if layout else []
    first = heads[0].start if heads else len(source)
    for start, end in _paragraphs(source, 0, first):
        if _FRAME.match(source, start, end):
            builder.omit(Omission.HIDDEN, start, source[start:end])
        else:
            _paragraph(builder, source, start, end, None)
    before = ""
    for head, following in zip(heads, [*(each.start for each in heads[1:]), len(source)], strict=True):
        before = _turn(builder, source, head, following, before)
    return builder.document(name, FORMAT, line_starts(source))


def _head(match: re.Match[str]) -> _Head:
    start, end = match.span("who") if "who" in match.groupdict() else (-1, -1)
    if start < 0:
        return _Head(match.start(), match.end(), None, _says(match))
    words = match["who"]
    start += len(words) - len(words.lstrip(_EDGE))
    return _Head(match.start(), match.end(), (start, end - len(words) + len(words.rstrip(_EDGE))))


def _turn(builder: Builder, source: str, head: _Head, end: int, before: str) -> str:
    """Write a turn, and return its last words if it names nobody; `before` are those of the turn before it."""
    who = head.who
    for start, stop in _paragraphs(source, head.end, end):
        if not head.is_said or _NOT_SAID.match(source, start, stop) or _FRAME.match(source, start, stop):
            builder.omit(Omission.HIDDEN, start, source[start:stop])
        elif who is None and head.who is None:
            before = _unnamed(builder, source, start, stop, before)
        else:
            _paragraph(builder, source, start, stop, who)
            who = None
    return before


def _unnamed(builder: Builder, source: str, start: int, end: int, before: str) -> str:
    """Write words below a time alone: they go on with those before until a sentence ends, or a line names a speaker."""
    for line in _LINE.finditer(source, start, end):
        first, last = line.span()
        if opens_turn(source, Span(first, last)):
            builder.open(BlockKind.TURN)
        elif not before or _SENTENCE_ENDS.search(before):
            builder.open(BlockKind.PARAGRAPH)
        before = source[first:last].rstrip()
        builder.text(before, first, first + len(before))
        builder.text(" ", last, last + 1)
    return before


_LINE = regex(r"\S[^\r\n]*")
_SENTENCE_ENDS = regex(r"[.!?…][\"'”’)\]]*\Z")


def _paragraph(builder: Builder, source: str, start: int, end: int, who: tuple[int, int] | None) -> None:
    builder.open(BlockKind.TURN if who else BlockKind.PARAGRAPH)
    if who:
        builder.text(source[who[0] : who[1]], *who)
        builder.text(": ", who[1], start)
    at = start
    for mark in _MARKS.finditer(source, start, end):
        builder.text(source[at : mark.start()], at, mark.start())
        at = mark.end()
    builder.text(source[at:end], at, end)


_PARAGRAPH = regex(r"\S(?:[^\n]|\n(?![ \t]*(?:\n|\Z)))*")


def _paragraphs(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between blank lines."""
    for match in _PARAGRAPH.finditer(source.replace("\r", "\n") if "\r" in source else source, start, end):
        yield match.start(), match.end()
