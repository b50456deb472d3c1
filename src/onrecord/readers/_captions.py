"""What the caption of a picture on a web page says, without the credit."""

from __future__ import annotations

from onrecord.language.patterns import pattern
from onrecord.language.regex import unbounded as regex
from onrecord.readers._stretches import Stretch
from onrecord.readers._tree import Element, Text

_CREDIT = pattern("blocks.credit")
_MARKED = pattern("blocks.credit_class")
_OWNERS = regex(r"[^.!?]{1,60}/[^.!?]{1,40}")
"""“Jo Marsh/Harl Photo”."""
_ENDS = regex(r"[.!?…][\W_]*\Z")
_FEWEST = 4
"""Words of the shortest caption without a full stop that is no credit."""


def caption(stretch: Stretch) -> list[Text]:
    """Return the texts of a caption without a marked credit before or behind; none if the rest is a credit or link."""
    said = [place for place, each in enumerate(stretch.texts) if each.strip() and not _is_marked(each, stretch.caption)]
    texts = stretch.texts[said[0] : said[-1] + 1] if said else []
    words = " ".join("".join(texts).split()).strip("()[] ")
    is_short = len(words.split()) < _FEWEST and not _ENDS.search(words)
    is_credit = is_short or _CREDIT.match(words) or _OWNERS.fullmatch(words)
    return [] if is_credit or 2 * stretch.linked >= stretch.words else texts


def _is_marked(text: Text, caption: Element | None) -> bool:
    """Whether an element around the text, within the caption, says that it is a credit."""
    around = text.parent
    while isinstance(around, Element):
        if around.name == "cite" or _MARKED.search(around.value("class")):
            return True
        around = None if around is caption else around.parent
    return False
