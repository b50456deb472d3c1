"""A block as a line of text: how it begins, how it ends, how it is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set

_SMALL_WORD = 3
"""Letters of the longest word that titles write small."""
_TITLED = 0.9
_OPENING = "\"“‘'(["
_CLOSING = "\"”’')]*"
_DOUBLE = ('"', "“", "”")
_STOPPED = regex(r"(?<!\.)\.[\"”’')\]*]*\Z")
_INITIAL = regex(r"(?:\A|[\s.(])[A-Z]\.\Z")
_SENTENCE_END = regex(r"[.!?…:][\"”’')\]*]*\Z")
_INNER_END = regex(r"[a-z)\"”’][.!?][\"”’)]* +[\"“‘(]?[A-Z]")
_QUOTED_SENTENCE = regex(r"[\"“][^\"“”]{2,}[.!?…,][\"”]")
_NUMBER = regex(r"\d[\d.,:/%-]*")


@dataclass(frozen=True)
class Line:
    """The text of a block."""

    text: str

    @cached_property
    def words(self) -> Sequence[str]:
        """What white space separates."""
        return self.text.split()

    @property
    def opens_small(self) -> bool:
        """Whether it begins with a small letter."""
        first = self.words[0].lstrip(_OPENING)
        return first[:1].islower() and not any(letter.isupper() for letter in first[1:3])

    @property
    def opens_quoted(self) -> bool:
        """Whether it begins with a double quotation mark."""
        return self.text.startswith(_DOUBLE)

    @property
    def closes_quoted(self) -> bool:
        """Whether it ends with a double quotation mark."""
        return self.text.endswith(_DOUBLE)

    @property
    def opens_with_speech(self) -> bool:
        """Whether it begins with a sentence in double quotation marks, behind which somebody may be named."""
        return _QUOTED_SENTENCE.match(self.text) is not None

    @property
    def is_quoted(self) -> bool:
        """Whether it begins and ends with quotation marks."""
        return self.text[:1] in "\"“‘'" and self.text[-1:] in "\"”’'"

    @cached_property
    def stops(self) -> bool:
        """Whether it ends in a full stop that belongs to no abbreviation: "to the U.S." does not."""
        if not _STOPPED.search(self.text):
            return False
        last = self.words[-1].rstrip(_CLOSING)
        return not _INITIAL.search(last) and last.rstrip(".") not in word_set("abbreviations_anywhere")

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends in a mark that ends sentences, a colon among them."""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def asks(self) -> bool:
        """Whether it ends in a question mark."""
        return self.text.rstrip(_CLOSING).endswith("?")

    @property
    def announces(self) -> bool:
        """Whether it ends in a colon or a comma."""
        return self.text.endswith((":", ",", ";"))

    @property
    def has_sentences(self) -> bool:
        """Whether a sentence ends within it."""
        return _INNER_END.search(self.text) is not None

    @property
    def is_titled(self) -> bool:
        """Whether it is set In The Case of Titles, as no sentence of running copy is."""
        long = [word for word in self.words if len(word) > _SMALL_WORD]
        return len(long) > 1 and sum(word.lstrip(_OPENING)[:1].isupper() for word in long) >= _TITLED * len(long)

    @property
    def is_titled_short(self) -> bool:
        """Whether all of its words that are not small are set as in titles, be it one word."""
        return all(word[:1].isupper() for word in self.words if len(word) > _SMALL_WORD)

    @property
    def numbers(self) -> int:
        """How many of its words are numbers."""
        return sum(_NUMBER.fullmatch(word.strip("()£$€+-–—,;")) is not None for word in self.words)

    @property
    def is_prose(self) -> bool:
        """Whether it has at least one sentence of some length."""
        return len(self.words) >= 8 and (self.ends_sentence or self.has_sentences)
