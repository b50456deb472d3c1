"""What may be called a source or a title: a noun phrase, without the signs and the clause around it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from onrecord.domain import Span
from onrecord.language.inflection import is_finite
from onrecord.language.nouns import PEOPLE, Family, family, family_as_written, function_words, singular
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set
from onrecord.language.word_lists import words as listed

_BEFORE = regex(r"[^\w“\"‘'(\[@#$£€]+")
_AFTER = regex(r"[^\w”\"’')\]%.]+\Z")
_FULL_STOP = pattern("mentions.full_stop")
_PAIRS = {"“": "”", "(": ")", "[": "]", '"': '"', "‘": "’"}
_APART = regex(r"\s{3,}|\n\s*\n|[:;]\s")
"""Where a mention has run on into something else."""
_JOINS = pattern("mentions.joins")
_RELATIVE = pattern("mentions.relative")
_FINITE_VERB = pattern("mentions.finite_verb")
_RELATIVE_SUBJECT = pattern("mentions.relative_subject")
_SUBJECT = pattern("mentions.subject_pronoun")
_WHO_IS = pattern("mentions.who_is")
_FURTHER_CLAUSE = pattern("mentions.further_clause")
_OBJECT_BEHIND = pattern("mentions.object_behind")
_WHO = regex(r"\w+")
_WHO_DOES = pattern("mentions.who_does")
_WORD = regex(r"[\w'’-]+")


def tidy(words: str) -> str:
    """Return the words in one line, without signs at either end that belong to the sentence around them."""
    words = " ".join(words.split())
    words = _FULL_STOP.sub("", _AFTER.sub("", _BEFORE.sub("", words, count=1) if _BEFORE.match(words) else words))
    for opening, closing in _PAIRS.items():
        if words.startswith(opening) and closing not in words[1:]:
            words = words[1:]
        if words.endswith(closing) and opening not in words[:-1] and closing != "’":
            words = words[:-1]
    words = _FULL_STOP.sub("", _AFTER.sub("", words))  # once more, behind a mark that was cut off
    return words if any(sign.isalnum() for sign in words) else ""


def noun_phrase(words: str) -> str:
    """Return the words as `tidy` does; nothing if they are function words and name nobody: "the that"."""
    bare = tidy(words)
    return bare if _is_source(bare) else ""


def source_phrase(text: str, span: Span, *, named: bool) -> Span | None:
    """Return the noun phrase in `span`: without a conjunction before it, and of a clause only the subject.

    None if there is none. `named` says that a name begins at the very start, which is never cut off: "In Touch".
    """
    words = span.of(text)
    start, end = 0, len(words)
    apart = _APART.search(words)
    if apart and words[: apart.start()].strip():
        end = apart.start()
    lead = _BEFORE.match(words, 0, end)
    start = lead.end() if lead else 0
    while not named:
        joined = _JOINS.match(words, start, end)
        if not joined or (words[start].isupper() and words[joined.end()].isupper()):
            break
        start = joined.end()
    who = _relative_subject(words, start, end)
    end = who.end() if who else _before_verb(words, start, end)
    bare = tidy(words[start:end])
    at = words.find(bare, start, end)
    if bare and at >= 0:  # not where spaces were made one
        start, end = at, at + len(bare)
    return Span(span.start + start, span.start + end) if who or _is_source(bare) else None


def _relative_subject(words: str, start: int, end: int) -> re.Match[str] | None:
    """Return the relative pronoun that the words open with, if their verb follows: "who kept a diary"."""
    clause = _RELATIVE_SUBJECT.match(words, start, end)
    told = _WHO_DOES.match(words, start, end)
    return clause or (_WHO.match(words, start, end) if told and is_finite(told["verb"]) else None)


def _is_source(words: str) -> bool:
    """Whether the words are more than a function word; of those only a pronoun stands for a source: not "and"."""
    plain = _WORD.findall(words.lower())
    empty = function_words() - word_set("counting_words")
    return any(word not in empty for word in plain) or bool(plain and _SUBJECT.match(f"{words} "))


def _before_verb(words: str, start: int, end: int) -> int:
    """Return where the subject ends if the words are a clause; a relative clause belongs to its noun."""
    verb = _FINITE_VERB.search(words, start + 1, end)
    relative = _RELATIVE.search(words, start, end)
    if verb and not (relative and relative.start() < verb.start()):
        return verb.start()
    return end


def title_phrase(words: str) -> str | None:
    """Return what words say that somebody is, as a noun phrase; None if they say something else, or tell a story."""
    words = _WHO_IS.sub("", tidy(words), count=1)
    does = _WHO_DOES.match(words)
    if does and does["verb"] in _titles():
        words = f"{_titles()[does['verb']]}{words[does.end() :]}"
    relative = _RELATIVE.search(words)
    words = tidy(words[: relative.start()] if relative else words)
    story = _OBJECT_BEHIND.match(words)
    clause = _SUBJECT.match(words) or _FINITE_VERB.search(words) or (story and is_finite(story["verb"]))
    return None if not words or clause else words


def placing_phrase(words: str) -> str:
    """Return what words behind a name say that its bearer is or does, without the clause that goes on behind them."""
    bare = tidy(words)
    if _RELATIVE.match(bare):
        further = _FURTHER_CLAUSE.search(bare)
        return tidy(bare[: further.start()] if further else bare)
    return noun_phrase(bare[: _before_verb(bare, 0, len(bare))])


@cache
def _titles() -> dict[str, str]:
    """Return what somebody is, by the verb for what they do."""
    return dict(item.split(": ") for item in listed("titles_by_verb"))


def has_role(words: str) -> bool:
    """Whether the words name, in the singular, what one person is."""
    written = _WORD.findall(words)
    found = [singular(word) for word in written]
    trades = [word for word, (_, plural) in zip(written, found, strict=True) if not plural]
    pairs = [f"{one[0]} {other[0]}" for one, other in pairwise(found) if not other[1]]
    told = (*map(family_as_written, trades), *map(family, pairs))
    return any(one in PEOPLE - {Family.PEOPLES} for one in told)
