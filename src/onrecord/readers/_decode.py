"""Bytes to characters, or a clear error."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_BINARY = regex(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LEGACY = regex(r"(iso-?8859|windows-?\d|cp\d|koi8|mac|shift.?jis|euc|gb|big5|latin)", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding=[\"']([\w-]{2,20})")
FALLBACK = "cp1252"
_GUESSED = (FALLBACK, "mac-roman")
"""Encodings in which nearly any bytes are some text."""
_ACCENTED = regex(r"(?![A-Za-z])[^\W\d_]")


def decode(data: bytes, declared: str | None = None) -> str:
    """Decode by byte order mark, by the NULs of UTF-16 without a mark, as UTF-8, as `declared`, then Windows-1252.

    The mark itself is not part of the text. A few stray control characters (terminal escapes) are read; a file
    full of them is not text.

    Raises:
        UnreadableError: if the bytes are no text in any of these.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(_strict(data[len(mark) :], encoding))
    for encoding in _candidates(data, declared):
        try:
            text = _text(data.decode(encoding))
        except (UnicodeError, LookupError):
            continue
        if encoding == declared or encoding not in _GUESSED or not _is_in_another(text):
            return text
    raise UnreadableError("is neither UTF-8, UTF-16 nor Windows-1252 text; save it as UTF-8")


def decode_xml(data: bytes) -> str:
    """Decode an XML file, which may declare its encoding.

    Raises:
        UnreadableError: if the bytes are no text.
    """
    declared = _ENCODING.match(data)
    return decode(data, declared[1].decode("ascii") if declared else None)


_LONE_SURROGATE = regex("[\ud800-\udfff]")


def encode(text: str) -> bytes:
    """Return bytes that `decode` turns into the same text, character by character; lone surrogates become U+FFFD."""
    data = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text).encode()
    is_ambiguous = _bare_utf16(data) and not text.startswith("\ufeff")
    return b"\xef\xbb\xbf" + data if is_ambiguous else data


_HEAD = 40_000
"""Bytes of a file in which its format shows."""


def beginning(data: bytes) -> str:
    """Return the beginning of a file as text, whatever it is; the bytes of a binary file as a character each."""
    head = data[:_HEAD]
    cut = head[: len(head) - 4] if len(data) > _HEAD else head
    for length in range(len(cut), len(cut) - 4 * (len(data) > _HEAD), -1) or (len(cut),):
        try:
            return decode(cut[:length]).lstrip()
        except UnreadableError:
            continue
    return head.decode("latin-1")


def _candidates(data: bytes, declared: str | None) -> Iterator[str]:
    """Yield the encodings to try; a declared one only if drafts come in it: some are no character sets."""
    if wide := _bare_utf16(data):
        yield wide
        return
    yield "utf-8"
    if declared and _LEGACY.match(declared):
        yield from (declared, FALLBACK)
    else:  # asked only of what is not UTF-8: it takes longer than decoding
        yield "mac-roman" if _is_mac_roman(data) else FALLBACK


def _is_in_another(text: str) -> bool:
    """Whether most letters are accented ones: "ÍÏÓÔ" is Russian in KOI8-R; Chinese and Japanese look alike."""
    sample = text[:_SAMPLE]
    accented = len(_ACCENTED.findall(sample))
    return 2 * accented > sum(map(str.isalpha, sample)) and accented >= _FEW


_FEW = 6
"""Accented letters that may stand alone: "«Été»"."""


def _is_mac_roman(data: bytes) -> bool:
    """Whether more bytes stand where MacRoman has quotation marks and accents than where Windows-1252 has them.

    Read as Windows-1252 they are capitals in odd places: "ÒWe donÕt" for “We don’t”, "cafŽ" for “café”.
    """
    sample = data[:_SAMPLE]
    return len(_MAC_ROMAN.findall(sample)) > len(_WINDOWS.findall(sample))


_SAMPLE = 65_536
_MAC_ROMAN = re.compile(
    rb"[a-z][\xd5\x8e](?![A-Z])|(?:^|[\s(])[\xd2\xd4](?=[A-Za-z])|[.,!?a-z][\xd3\xd5](?=[\s.,;)]|$)"
)
_WINDOWS = re.compile(rb"[\x91-\x97\x85]|[a-z][\xe0-\xff]")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"starts as {encoding.upper()} but byte {error.start} does not fit; save it as UTF-8"
        ) from None


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows by NUL bytes in every other place of Latin text."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.1 else None


def _text(text: str) -> str:
    sample = text[:_SAMPLE].rstrip("\0")
    controls = len(_BINARY.findall(sample))
    if (controls > 8 and controls > len(sample) * 0.01) or (text and not sample):
        raise UnreadableError("is a binary file, not a draft; give a text, Markdown, HTML or DOCX file")
    return text
