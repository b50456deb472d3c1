"""Who speaks in an evidence file, and whether that is whom the draft credits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import zip_longest

from onrecord.domain import Document, Span
from onrecord.language.noun_phrases import noun_phrase
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.turns import opens_turn
from onrecord.language.word_lists import word_set, words

_LABEL = pattern("turns.label")
_ASKS, _ANSWERS = pattern("turns.asks"), pattern("turns.answers")
_ASIDE = regex(r"\([^)]*\)|,.*|<[^>]*>")
_WORD = regex(r"[^\W\d_](?:[\w’'-]*\w)?")
_LABELLED = 0.2
"""The share of the blocks of a transcript that begin with a label."""
_LONGEST_TURN = 4
"""Further blocks that a turn may have elsewhere."""
_INITIALS = 2
_SHORTEST = 4
"""Letters of a name of which one may be wrong."""
_LONG = 8
"""Letters from which on two may be."""
_LIKE = 3
"""Letters that two given names share at their beginning, of which one is short for the other: "Jon", "Jonathan"."""


def labels(document: Document) -> Iterator[tuple[Span, str | None]]:
    """Yield each label of a speaker that begins a block, with its colon, and the name in it.

    An empty span without a name is where a turn ends that nobody takes over: in prose, a label is no speaker of all
    that follows.
    """
    found = list(_labelled(document))
    names = Counter(name for _, _, name in found)
    kept = [(number, span, name) for number, span, name in found if names[name] > 1 or _is_speaker(name)]
    is_transcript = len(kept) >= _LABELLED * len(document.blocks)
    stops = [number for number, _, _ in kept[1:]]
    for (number, span, name), stop in zip_longest(kept, stops, fillvalue=len(document.blocks)):  # type: ignore[misc]
        yield span, name
        end = number + 1 + _LONGEST_TURN
        if not is_transcript and end < stop:
            start = document.blocks[end].span.start
            yield Span(start, start), None


def _labelled(document: Document) -> Iterator[tuple[int, Span, str]]:
    for number, block in enumerate(document.blocks):
        match = _LABEL.match(document.text, block.span.start, block.span.end)
        if match and (
            opens_turn(document.text, block.span) or _ASKS.match(match["who"]) or _ANSWERS.match(match["who"])
        ):
            yield number, Span(match.start(), match.end()), match["who"]


def _is_speaker(label: str) -> bool:
    """Whether a label that stands once is a person's: by a given name or a title, or as "Q" and "A" are."""
    if _ASKS.match(label) or _ANSWERS.match(label):
        return True
    found = [word.lower() for word in _WORD.findall(label)]
    return len(found) > 1 and (found[0] in _given_names() or found[0] in _titles())


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name.lower() for name in word_set("given_names_men") | word_set("given_names_women"))


def same_person(name: str, label: str, others: Iterable[str] = ()) -> bool | None:
    """Whether a label in the evidence names the person of that name; None if it cannot be told.

    `others` are the names of everybody else in the draft: a single word is another person if one of them has it.
    """
    wanted, given = name_words(name), name_words(label)
    if not wanted or not given or _ASKS.match(label) or _ANSWERS.match(label):
        return None
    if len(given) == 1:
        return _by_one_word(wanted, given[0], others)
    if len(wanted) == 1:
        return True if wanted[0] in given else None
    if wanted[-1] == given[-1] or set(wanted[1:]) & set(given[1:]):
        return same_given_name(wanted[0], given[0]) or is_misspelt(wanted[0], given[0])
    if set(wanted[1:]) & set(given[:-1]) or set(wanted[:-1]) & set(given[1:]):
        return None  # "Rowan Marine" may be the firm of Piet Rowan
    alike = min(len(wanted[-1]), len(given[-1])) > _SHORTEST and is_misspelt(wanted[-1], given[-1])
    return wanted[0] == given[0] and alike


def _by_one_word(wanted: tuple[str, ...], word: str, others: Iterable[str]) -> bool | None:
    if word in wanted:
        return True
    known = {part for other in others for part in name_words(other)}
    return False if word in known else None


def is_misspelt(one: str, other: str) -> bool:
    """Whether two words may be one in two spellings: they sound alike, or a letter differs, in long words two."""
    if one.isalpha() and _sound(one) == _sound(other):
        return True
    if one[:1] != other[:1]:
        return False
    shortest = min(len(one), len(other))
    if not one.isalpha() or shortest < _SHORTEST - 1 or max(len(one), len(other)) < _SHORTEST:
        return False
    return distance(one, other) <= (2 if shortest >= _LONG else 1)


def _sound(word: str) -> str:
    """Return a word without the letters by which one sound is written in several ways."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return "".join(letter for letter, before in zip(word, f" {word}", strict=False) if letter != before)


_SOUNDS = (
    ("ph", "f"),
    ("v", "f"),
    ("ck", "k"),
    ("c", "k"),
    ("z", "s"),
    ("ey", "i"),
    ("ie", "i"),
    ("y", "i"),
    ("h", ""),
)


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without titles and what stands behind it; none of "Audience Member"."""
    found = [word.lower().replace("’", "'") for word in _WORD.findall(_ASIDE.sub(" ", name))]
    kept = [word for word in found if word not in _titles()]
    is_role = bool(kept) and kept[0] not in _given_names() and any(noun_phrase(word).people for word in kept)
    return () if is_role else tuple(kept)


@cache
def _titles() -> frozenset[str]:
    listed = (*words("titles_before_names"), *words("name_suffixes"))
    return frozenset(part.lower().strip(".") for item in listed for part in item.split())


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names may be one person's: equal, an initial, or a short form."""
    if one == other or (one[0] == other[0] and min(len(one), len(other)) <= _INITIALS):
        return True
    if (one, other) in _short_forms() or (other, one) in _short_forms():
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _LIKE and long.startswith(short)


@cache
def _short_forms() -> frozenset[tuple[str, str]]:
    return frozenset(tuple(item.lower().split(": ")) for item in word_set("nicknames"))  # type: ignore[misc]


def distance(one: str, other: str, most: int = 2) -> int:
    """Return how many letters differ between two words, changed, added or removed; `most` + 1 if more do."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for at, against in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != against))
    return min(row[-1], most + 1)


def stands_in_marks(text: str, offset: int) -> bool:
    """Whether a place stands between quotation marks of its paragraph: then the speaker of the file quotes somebody."""
    start = text.rfind("\n\n", 0, offset) + 1
    stretch = text[start:offset]
    opened = max(stretch.rfind("“"), -1)
    if opened >= 0:
        return stretch.rfind("”") < opened
    return stretch.count('"') % 2 == 1
