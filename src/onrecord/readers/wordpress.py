"""A WordPress post, copied out of its code editor: HTML between block comments."""

from __future__ import annotations

from onrecord.domain import Document
from onrecord.domain.sourcemap import line_starts
from onrecord.language.regex import unbounded as regex
from onrecord.readers._carried import Carried, read_page
from onrecord.readers._decode import decode
from onrecord.readers._wordpress import BLOCK, add_content

FORMAT = "wordpress"
SUFFIXES = ()
MEDIA_TYPES = ()

_CLASSIC = regex(r"(?:[^<\[]|<(?!!|html|body|head|\?)){0,4000}?\[caption [^\]\n]{0,300}\b(?:id|width|align)=")


def recognises(head: str) -> bool:
    """Whether it begins with a block, or soon has a picture as only a stored post has it."""
    return head.startswith(BLOCK) or _CLASSIC.match(head[:5_000]) is not None


def read(data: bytes, name: str) -> Document:
    """Block comments and shortcodes are not copy.

    Raises:
        UnreadableError: if the bytes are not text.
    """
    source = decode(data)
    content, copy = Carried(), Carried()
    content.add(source, 0, len(source))
    add_content(copy, content)
    return read_page(copy, name, FORMAT, line_starts(source))
