"""Groups of people who are credited with a view, whether or not an attribution was found: “some, however, say”.

The noun tells the group, and the words on both sides of the phrase tell that it says or believes something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Dossier, Sentence, Span, Voice
from onrecord.language.inflection import is_verb
from onrecord.language.nouns import function_words
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.rules._match import masked_once
from onrecord.rules._source import nouns

_SUBJECT = pattern("groups.subject")
_TO_WONDER = pattern("groups.to_wonder")
_LED = pattern("groups.led")
_CREDITED_BEFORE = pattern("groups.credited_before")
_KNOWN_GROUP = pattern("groups.known_group")
_OBJECT_OF = pattern("groups.object_of")
_BARE = pattern("groups.bare")
_DETERMINER = pattern("groups.determiner")
_OF_A_NUMBER = pattern("groups.of_a_number")
_QUANTIFIER = pattern("groups.quantifier")
_WORDS_BEFORE = regex(r"(?:[\w’'.&-]+ ){1,6}\Z")
_MOST_MODIFIERS = 4
"""Words between a determiner and its noun."""
_BACK = 120
"""Characters before a phrase in which the verb that it is credited by is looked for."""


def groups(dossier: Dossier, *lists: str) -> Iterator[tuple[Sentence, str, Span]]:
    """Every group of one of these nouns that is credited with a view: its sentence, that one masked, and the phrase."""
    plural = nouns(*lists)
    for sentence, text in _sentences(dossier):
        for match in plural.finditer(text):
            if match.group().lower().endswith("s"):
                span = _phrase(text, match)
                if span and not _is_known(text, span):
                    yield sentence, text, span


def _is_known(text: str, phrase: Span) -> bool:
    """Whether the article has brought in the group, or the set that it is a part of: “some of the twelve jurors”."""
    amount = _OF_A_NUMBER.match(text, phrase.start)
    return bool(_KNOWN_GROUP.match(text, amount.end() if amount else phrase.start))


def crowds(dossier: Dossier, *lists: str) -> Iterator[tuple[Sentence, str, Span]]:
    """Every crowd that is credited with a view, and that nobody counted: “many”, “some residents”."""
    with_noun = [group for group in groups(dossier, *lists) if _QUANTIFIER.match(group[1], group[2].start)]
    yield from with_noun
    known = {(sentence.span.start, phrase.start) for sentence, _, phrase in with_noun}
    for sentence, text in _sentences(dossier):
        for match in _BARE.finditer(text):
            phrase = Span(*match.span())
            if (sentence.span.start, phrase.start) not in known and _is_credited(text, phrase):
                yield sentence, text, phrase


def _sentences(dossier: Dossier) -> Iterator[tuple[Sentence, str]]:
    for sentence in dossier.sentences:
        yield sentence, masked_once(dossier, sentence, Voice.REPORTER, Voice.HEADLINE)


def _phrase(text: str, noun: re.Match[str]) -> Span | None:
    """Where the phrase of a noun stands, if it is credited with a view."""
    start = _start(text, noun.start())
    span = Span(start, noun.end())
    return span if _is_credited(text, span) else None


def _is_credited(text: str, phrase: Span) -> bool:
    """Whether the words on both sides credit the phrase with a view."""
    back = max(0, phrase.start - _BACK)
    if _CREDITED_BEFORE.search(text, back, phrase.start):
        return True
    if _LED.search(text, back, phrase.start):
        return bool(_TO_WONDER.match(text, phrase.end))
    return bool(_SUBJECT.match(text, phrase.end)) and not _is_object(text, phrase.start)


def _is_object(text: str, start: int) -> bool:
    """Whether the word before a phrase makes it an object: “told critics”, “of voters”."""
    if _OBJECT_OF.search(text, max(0, start - _BACK), start):
        return True
    before = _WORDS_BEFORE.search(text, max(0, start - _BACK), start)
    return before is not None and is_verb(before.group().split()[-1].lower())


def _start(text: str, noun: int) -> int:
    """Where the phrase begins whose noun begins there: its modifiers, its determiner and its amount belong to it."""
    before = _WORDS_BEFORE.search(text, max(0, noun - _BACK), noun)
    start = noun
    for number, word in enumerate(reversed(before.group().split() if before else [])):
        lower = word.lower()
        is_first = bool(_DETERMINER.fullmatch(lower))
        opens = start == len(word) + 1  # no verb of a statement opens it: “Seasoned watchers say”
        if not is_first and (
            number == _MOST_MODIFIERS or not (_is_modifier(lower) or (opens and lower.endswith("ed")))
        ):
            break
        start -= len(word) + 1
        if is_first:
            break
    amount = next(
        (match for match in _OF_A_NUMBER.finditer(text, max(0, start - _BACK), start) if match.end() == start), None
    )
    return amount.start() if amount else start


def _is_modifier(word: str) -> bool:
    """Whether a word, in lower case, can describe a noun behind it."""
    return word not in function_words() and (word.endswith("ing") or not is_verb(word))
