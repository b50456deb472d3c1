"""The content of a WordPress post as it is stored: HTML with block comments or shortcodes; paragraphs may be bare."""

from __future__ import annotations

from onrecord.language.regex import unbounded as regex
from onrecord.readers._carried import Carried

BLOCK = "<!-- wp:"
_PARAGRAPH = regex(r"<(?:p|div|li|table)\b", 2)  # IGNORECASE
_EMBEDDED = "|".join(
    rf"{name}\b[^\[\]\n]{{0,500}}\](?:[^\[\]\n]{{0,500}}\[/{name}\])?"
    for name in ("embed", "audio", "video", "gallery", "playlist", "code", "sourcecode")
)
_SIGN = regex(
    r"(?P<caption>\[(?:wp_)?caption\b[^\[\]\n]{0,500}\])|(?P<end>\[/(?:wp_)?caption\])"
    rf"|(?P<embed>\[(?:{_EMBEDDED}))"
    r"|(?P<code>\[/?[a-z][\w-]{0,40}(?>(?:\s+[\w-]{1,40}="
    r"(?:(?:\"[^\"\[\n]{0,300}\"|'[^'\[\n]{0,300}')(?=[\s/\]])|[^\s\[\]]{1,100})){1,30})\s*/?\])"
    r"|(?P<gap>\r?\n[ \t]*\r?\n\s*)"
)


def add_content(copy: Carried, content: Carried) -> None:
    """Add the content as a page: a blank line ends a paragraph where no element does; shortcodes are not copy."""
    text = content.text
    has_paragraphs = BLOCK in text or _PARAGRAPH.search(text) is not None
    at = 0
    copy.markup("<div>")
    for sign in _SIGN.finditer(text):
        if sign["gap"] and has_paragraphs:
            continue
        for piece in content.pieces(at, sign.start()):
            copy.add(*piece)
        at = sign.end()
        if sign["caption"]:
            copy.markup("<figcaption>")
        elif sign["end"]:
            copy.markup("</figcaption>")
        elif sign["gap"]:
            copy.markup("</div><div>")
    for piece in content.pieces(at, len(text)):
        copy.add(*piece)
    copy.markup("</div>")
