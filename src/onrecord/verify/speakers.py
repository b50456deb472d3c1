"""Who speaks in an evidence file, and whether that is whom the draft credits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import dropwhile, zip_longest

from onrecord.domain import Document, Mark, Span
from onrecord.language.patterns import pattern
from onrecord.language.people import given_names_in_lower_case, is_misspelt, name_words, same_given_name, titles
from onrecord.language.regex import regex
from onrecord.language.turns import opens_turn

_LABEL = pattern("turns.label")
_ASKS, _ANSWERS = pattern("turns.asks"), pattern("turns.answers")
_WORD = regex(r"[^\W\d_](?:[\w’'-]*\w)?")
_LABELLED = 0.2
"""The share of the blocks of a transcript that begin with a label."""
_LONGEST_TURN = 4
"""Further blocks that a turn may have elsewhere."""
_NOBODY = ""
"""Who speaks where a turn has ended and the file does not tell whose words follow."""
_SHORT = 4
"""Letters of a surname that is so short that a letter makes it another one."""


def labels(document: Document) -> Iterator[tuple[Span, str | None]]:
    """Yield each label of a speaker that begins a block, with its colon, and the name in it.

    An empty span without a name is where a turn ends that nobody takes over: in prose, a label is no speaker of all
    that follows, and below the last turn in a message, the sender may go on.
    """
    found = list(_labelled(document))
    speakers, is_transcript = _speakers([name for _, _, name in found], len(document.blocks))
    turns = list(dropwhile(lambda label: label[2] not in speakers, found))
    stops = [number for number, _, _ in turns[1:]]
    for (number, span, name), stop in zip_longest(turns, stops, fillvalue=len(document.blocks)):  # type: ignore[misc]
        if name not in speakers:  # whatever it is, the turn before does not go on
            yield Span(span.start, span.start), None
            continue
        yield span, name
        is_last_of_message = document.byline is not None and stop == len(document.blocks)
        end = number + 1 if is_last_of_message else number + 1 + _LONGEST_TURN
        if (is_last_of_message or not is_transcript) and end < stop:
            start = document.blocks[end].span.start
            yield Span(start, start), None


def spoken(document: Document) -> tuple[list[Span], tuple[Mark, ...]]:
    """Return the labels of speakers, which are no words of theirs, and the marks of a file with who speaks.

    What a file says itself of who speaks stays, but for the sender of a message: a transcript may be its body.
    """
    found = list(labels(document))
    own = list(document.marks)
    if any(mark.speaker not in (None, document.byline) for mark in own) and document.byline is None:
        return [], document.marks
    turn: str | None = None
    marks: list[Mark] = []
    events = sorted([*((mark.start, 0, mark) for mark in own), *((span.end, 1, name) for span, name in found)],
                    key=lambda event: event[:2])  # fmt: skip
    last: Mark | None = None
    for start, _, told in events:
        if isinstance(told, Mark):
            last = told
            if told.speaker not in (None, document.byline):
                turn = None
        else:
            turn = told or _NOBODY
        speaker = turn if turn is not None else last and last.speaker
        marks.append(Mark(start, last.place if last else None, speaker or None))
    return [span for span, _ in found], tuple(marks)


def _labelled(document: Document) -> Iterator[tuple[int, Span, str]]:
    for number, block in enumerate(document.blocks):
        match = _LABEL.match(document.text, block.span.start, block.span.end)
        if match and opens_turn(document.text, block.span):
            yield number, Span(match.start(), match.end()), match["who"]


def _speakers(names: list[str], blocks: int) -> tuple[frozenset[str], bool]:
    """Return which of the labels are speakers, and whether the file is a transcript, in which all are.

    Elsewhere those are that stand more than once, are a person's, or look like one of these, be it with a typing error.
    """
    counted = Counter(names)
    known = frozenset(name for name in names if counted[name] > 1 or _is_speaker(name))
    labelled = sum(name in known for name in names)
    is_transcript = labelled >= _LABELLED * blocks
    if is_transcript and labelled > 1:
        return frozenset(names), True
    return known.union(name for name in names if any(_is_alike(name, other) for other in known)), is_transcript


def _is_alike(label: str, speaker: str) -> bool:
    """Whether two labels are both a name of several words, in capitals or not: "PRYIA NAIR" and "HELEN ASHDOWN"."""
    is_name = len(name_words(label)) > 1 and len(name_words(speaker)) > 1
    return is_name and label.isupper() is speaker.isupper()


def _is_speaker(label: str) -> bool:
    """Whether a label that stands once is a person's: by a given name or a title, or as "Q" and "A" are."""
    if _ASKS.match(label) or _ANSWERS.match(label):
        return True
    found = [word.lower() for word in _WORD.findall(label)]
    return len(found) > 1 and (found[0] in given_names_in_lower_case() or found[0] in titles())


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
    alike = min(len(wanted[-1]), len(given[-1])) > _SHORT and is_misspelt(wanted[-1], given[-1])
    return wanted[0] == given[0] and alike


def _by_one_word(wanted: tuple[str, ...], word: str, others: Iterable[str]) -> bool | None:
    if word in wanted:
        return True
    known = {part for other in others for part in name_words(other)}
    return False if word in known else None


def stands_in_marks(text: str, offset: int) -> bool:
    """Whether a place stands between quotation marks of its paragraph: then the speaker of the file quotes somebody."""
    start = text.rfind("\n\n", 0, offset) + 1
    stretch = text[start:offset]
    opened = max(stretch.rfind("“"), -1)
    if opened >= 0:
        return stretch.rfind("”") < opened
    return stretch.count('"') % 2 == 1
