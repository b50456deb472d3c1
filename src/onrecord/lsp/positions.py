"""Characters of a draft as an editor counts them: by line, in UTF-8, UTF-16 or UTF-32 units."""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from onrecord.domain import Span
from onrecord.domain.sourcemap import line_starts

_BYTES = {
    PositionEncodingKind.Utf8: ("utf-8", 1),
    PositionEncodingKind.Utf16: ("utf-16-le", 2),
    PositionEncodingKind.Utf32: ("utf-32-le", 4),
}
"""The codec of each encoding, and the bytes of one of its units."""
_BYTE_ORDER_MARK = "\ufeff"


class Positions:
    """The lines of a text. Offsets are code points, as in the origin of a source map; a line ends as in the protocol.

    Line feed, CR LF and a lone CR end a line, and nothing else does: not the line separator, not a form feed.
    """

    def __init__(self, text: str, encoding: PositionEncodingKind | str | None) -> None:
        self._text = text
        self._starts = line_starts(text)
        self._codec, self._size = _BYTES[PositionEncodingKind(encoding or PositionEncodingKind.Utf16)]
        self._mark = text.startswith(_BYTE_ORDER_MARK)
        """A reader leaves the byte order mark out, so that its offsets begin behind it."""

    def range(self, span: Span) -> Range:
        """Return the range of a span of the origin."""
        return Range(self.position(span.start), self.position(span.end))

    def position(self, offset: int) -> Position:
        """Return the position of an offset of the origin."""
        offset += self._mark
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(self._text[self._starts[line] : offset]))

    def offset(self, position: Position) -> int:
        """Return the offset of a position; one behind the end of a line is the end of the line."""
        if position.line >= len(self._starts):
            return len(self._text) - self._mark
        start = self._starts[position.line]
        end = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self._text)
        units = 0
        for at, sign in enumerate(self._text[start:end].rstrip("\r\n"), start):
            if units >= position.character:
                return at - self._mark
            units += self._units(sign)
        return start + len(self._text[start:end].rstrip("\r\n")) - self._mark

    def _units(self, text: str) -> int:
        return len(text.encode(self._codec, "surrogatepass")) // self._size
