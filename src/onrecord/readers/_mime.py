"""The parts of a MIME message, decoded, with every character's place in the message."""

from __future__ import annotations

import codecs
from binascii import a2b_base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._carried import Carried

if TYPE_CHECKING:
    from email.message import EmailMessage

_DEEPEST = 20
_MOST_PARTS = 1_000
_LONGEST_HEADER = 200_000
_LONGEST_ENCODED = 1_400_000
_BLANK_LINE = regex(r"(?:\A|\r?\n)\r?\n")
_QUOTED = regex(r"=(?:(?P<byte>[0-9a-fA-F]{2})|[ \t]*(?:\r?\n|\Z))|(?<![ \t])(?P<blank>[ \t]++)(?=\r?\n|\Z)")
_BASE64 = regex(r"[A-Za-z0-9+/]")
_AS_DECODED = ("ascii", "utf-8", "iso8859-1", "cp1252")
"""Character sets, by Python's names, whose bytes the whole message was decoded as, or which it only claims to be in."""


@dataclass(frozen=True)
class Part:
    """A part that holds no others: its headers, and where its content begins and ends.

    `octets` are the bytes of the message where each is one character of `source`, else None.
    """

    source: str
    headers: EmailMessage
    start: int
    end: int
    octets: bytes | None = None

    @property
    def kind(self) -> str:
        """The media type."""
        return self.headers.get_content_type()

    @property
    def is_attachment(self) -> bool:
        """Whether it is a file that the message brings along."""
        return self.headers.get_content_disposition() == "attachment" or bool(self.headers.get_filename())

    @property
    def is_text(self) -> bool:
        """Whether it is plain text."""
        return self.kind == "text/plain"

    @property
    def is_long(self) -> bool:
        """Whether it is longer than any draft, encoded."""
        return self.end - self.start > _LONGEST_ENCODED

    @property
    def filename(self) -> str:
        """What the file that the message brings along is called; its media type if it has no name."""
        return self.headers.get_filename() or self.kind

    @cached_property
    def text(self) -> Carried:
        """The decoded text.

        Raises:
            UnreadableError: if it is encoded, and far longer than a draft.
        """
        encoding = str(self.headers.get("Content-Transfer-Encoding", "")).strip().lower()
        charset = _known(str(self.headers.get_content_charset("utf-8")), wide=encoding == "base64")
        carried = Carried()
        if encoding == "quoted-printable":
            self._quoted_printable(carried, charset)
        elif encoding == "base64":
            if self.is_long:
                raise UnreadableError("is a message with a text of over 1 MB; save its text as a file")
            _decode(carried, self._base64(), charset)
        elif self.octets and charset not in _AS_DECODED:
            places = range(self.start, self.end)
            _decode(carried, ((self.octets[place], place, place + 1) for place in places), charset)
        else:
            carried.add(self.source[self.start : self.end], self.start, self.end)
        return carried

    def _quoted_printable(self, carried: Carried, charset: str) -> None:
        at = self.start
        coded: list[tuple[int, int, int]] = []
        for match in _QUOTED.finditer(self.source, self.start, self.end):
            if at < match.start():
                _decode(carried, coded, charset)
                coded = []
                carried.add(self.source[at : match.start()], at, match.start())
            if match["byte"]:
                coded.append((int(match["byte"], 16), *match.span()))
            at = match.end()
        _decode(carried, coded, charset)
        carried.add(self.source[at : self.end], at, self.end)

    def _base64(self) -> Iterator[tuple[int, int, int]]:
        """Yield each byte with its range: three bytes are written as four characters."""
        places = [match.start() for match in _BASE64.finditer(self.source, self.start, self.end)]
        for first in range(0, len(places), 4):
            four = places[first : first + 4]
            digits = "".join(self.source[place] for place in four)
            if len(four) > 1:
                for number, byte in enumerate(a2b_base64(digits + "=" * (-len(digits) % 4))):
                    yield byte, four[number], four[number + 1] + 1


def _decode(carried: Carried, coded: list[tuple[int, int, int]] | Iterator[tuple[int, int, int]], charset: str) -> None:
    """Add what coded bytes mean: each character with the range of its bytes."""
    decoder = codecs.getincrementaldecoder(charset)("replace")
    first, last = -1, -1
    for byte, start, end in coded:
        first = start if first < 0 else first
        last = end
        meant = decoder.decode(bytes((byte,)))
        if meant:
            carried.add(meant, first, end)
            first = -1
    if first >= 0:
        carried.add(decoder.decode(b"", True), first, last)


def _known(charset: str, *, wide: bool) -> str:
    """Return the name of a character set; UTF-8 for one that is unknown, or has several bytes a letter and may not."""
    try:
        name = codecs.lookup(charset).name
        letter = b"a".decode("ascii" if wide and name.startswith(("utf-16", "utf-32")) else name)
        return name if letter == "a" else "utf-8"
    except (LookupError, UnicodeError, ValueError):
        return "utf-8"


def headers(source: str, start: int, end: int) -> tuple[EmailMessage, int]:
    """Return the headers of a message or part, and where its content begins."""
    from email import message_from_string, policy  # heavy, and needed for messages only
    from email.message import EmailMessage

    blank = _BLANK_LINE.search(source, start, end)
    stop, content = (blank.start(), blank.end()) if blank else (end, end)
    if stop - start > _LONGEST_HEADER:
        raise UnreadableError("is a message with endless headers; save its text as a file")
    parsed = message_from_string(source[start:stop].replace("\r\n", "\n") + "\n\n", policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed, content


def parts(source: str, octets: bytes | None = None) -> list[Part]:
    """Return the parts of a message that hold no others, in order; `octets` as in `Part`.

    Raises:
        UnreadableError: if there are too many, or too many within each other.
    """
    found: list[Part] = []
    stack = [(0, len(source), 0)]
    while stack:
        start, end, depth = stack.pop()
        if depth > _DEEPEST or len(found) + len(stack) > _MOST_PARTS:
            raise UnreadableError("is a message with too many parts; save its text as a file")
        header, content = headers(source, start, end)
        boundary = header.get_boundary() if header.get_content_maintype() == "multipart" else None
        if boundary:
            stack.extend((*inner, depth + 1) for inner in reversed(_within(source, content, end, boundary)))
        elif header.get_content_type() == "message/rfc822" and content < end:
            stack.append((content, end, depth + 1))
        else:
            found.append(Part(source, header, content, end, octets))
    return found


def _within(source: str, start: int, end: int, boundary: str) -> list[tuple[int, int]]:
    """Return the ranges between the lines that are the boundary."""
    ranges: list[tuple[int, int]] = []
    mark, begun = f"--{boundary}", -1
    at = source.find(mark, start, end)
    while at >= 0 and len(ranges) <= _MOST_PARTS:
        behind = at + len(mark)
        line = source.find("\n", behind, end)
        line = end if line < 0 else line + 1
        if source[at - 1 : at] in ("\n", "") and source[behind:line].strip() in ("", "--"):
            if begun >= 0:
                ranges.append((begun, max(begun, at - (2 if source[at - 2 : at] == "\r\n" else 1))))
            if source.startswith("--", behind):
                return ranges
            begun = line
        at = source.find(mark, behind, end)
    if begun >= 0:
        ranges.append((begun, end))
    return ranges
