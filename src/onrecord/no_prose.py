"""Long texts that are no article, told by what they are before the model runs over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from onrecord.domain import HEADINGS, Document, Sentence
from onrecord.errors import UnreadableError

_LONG = 8_000
"""Words of a text that costs enough to be looked at; few articles have as many."""
_LONGEST_SENTENCE = 2_500
"""Words. Speech that is written down without full stops is the longest; a transcript of fifteen minutes has as many."""
_CUT = 1_000
"""Characters that each part of a sentence has which is too long for one and was cut; few whole sentences have more."""
_LEAST_DIFFERENT = 0.02
"""The least share of a text's words that stand there for the first time. Of 34,000 words of news it is 0.2."""
_LEAST_NEW = 0.2
"""The least share of a text's runs of three words that stand there for the first time: 0.9 in news, 0.6 in results."""
_MOST_IN_HEADINGS = 0.6
"""The most words that may stand in headings and headlines, as a share."""
_LONGEST_WORD = 200
"""Characters of a word, an address for instance; longer ones are data."""
_MOST_DATA = 0.5
"""The most that may stand in words that are longer, as a share of the characters that are no space."""
_LEAST_LETTERS = 0.2
"""The least letters and figures, as a share of the characters that are no space.
Each of 1,718 articles has 0.89 or more."""
_REMEDY = "give the article alone"


def refuse_no_prose(document: Document, sentences: Sequence[Sentence]) -> None:
    """Refuse a long text that is data, repeats itself, is headings for the most part, or has a sentence without an end.

    Raises:
        UnreadableError: if it is such a text.
    """
    if len(document.text) < 2 * _LONG:
        return  # a word has two characters at least, with the space behind it
    words = [sentence.span.of(document.text).split() for sentence in sentences]
    problem = next(_no_words(document.text), None) or next(_problems(sentences, words), None)
    if problem:
        raise UnreadableError(f"{problem}, which no article does; {_REMEDY}")


def _no_words(text: str) -> Iterator[str]:
    """Yield what shows that most of the text is no words of a language."""
    words = text.split()
    characters = sum(map(len, words))
    data = sum(len(word) for word in words if len(word) > _LONGEST_WORD)
    if data > _MOST_DATA * characters:
        yield f"has {data:,} of its {characters:,} characters in words of more than {_LONGEST_WORD} characters"
    letters = sum(map(str.isalnum, text))
    if letters < _LEAST_LETTERS * characters:
        yield f"has {letters:,} letters and figures in {characters:,} characters"


def _problems(sentences: Sequence[Sentence], words: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield what the text does that no article does."""
    longest = _longest_sentence(sentences, words)
    if longest > _LONGEST_SENTENCE:
        yield f"has a sentence of {longest:,} words"
    every = list(chain.from_iterable(words))
    number = len(every)
    if number < _LONG:
        return
    different = len(set(every))
    if different < _LEAST_DIFFERENT * number:
        yield f"uses {different:,} different words in {number:,}"
    new = len(set(zip(every, every[1:], every[2:], strict=False)))
    if new < _LEAST_NEW * number:
        yield f"repeats itself: of {number:,} runs of three words {new:,} are different"
    headed = sum(len(each) for sentence, each in zip(sentences, words, strict=True) if sentence.block.kind in HEADINGS)
    if headed > _MOST_IN_HEADINGS * number:
        yield f"has {headed:,} of its {number:,} words in headings"


def _longest_sentence(sentences: Sequence[Sentence], words: Sequence[Sequence[str]]) -> int:
    """Return how many words the longest sentence has, its parts put together."""
    longest = length = 0
    for index, sentence in enumerate(sentences):
        goes_on = index and sentence.block is sentences[index - 1].block and len(sentences[index - 1].span) >= _CUT
        length = (length if goes_on else 0) + len(words[index])
        longest = max(longest, length)
    return longest
