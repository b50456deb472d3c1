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

_CAPTION = regex(r"\[caption [^\]\n]{0,300}\b(?:id|width|align)=")
_WHOLE_PAGE = regex(r"<(?:!doctype|html|head|body)\b", 2)  # IGNORECASE


def recognises(head: str) -> bool:
    """Whether it begins with a block, or is part of a page with a picture as only a stored post has it."""
    return head.startswith(BLOCK) or (_CAPTION.search(head) is not None and not _WHOLE_PAGE.search(head))


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
