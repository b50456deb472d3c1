"""What else the article tells of a source that it does not name where it is cited."""

from __future__ import annotations

import re

from onrecord.domain import Attribution, Dossier, Span
from onrecord.language.nouns import indefinite, singular
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import alternatives, word_set
from onrecord.rules._source import nouns

_POSTED = pattern("publicity.posted")
_PUBLIC = pattern("publicity.spoken_in_public")
_TEAM = pattern("unnamed_sources.staff")
_HEADLINE_ROLE = pattern("unnamed_sources.headline_role")
_LISTED = pattern("unnamed_sources.names_listed")
_FULL_NAME = pattern("unnamed_sources.name_follows")
_SPEAKER, _POST = pattern("unnamed_sources.speaker_follows"), pattern("unnamed_sources.post")
_SPEAKER_WORKS, _SPEAKER_LEADS, _LEADER = (
    pattern(f"unnamed_sources.{name}") for name in ("speaker_works", "speaker_leads", "leader")
)
_ANONYMITY = pattern("not_named.wish")
_BLANKET = pattern("not_named.of_all")
_BACK = 60_000
"""Characters before a name in which it may have been given; hardly any article is longer."""
_ROLE = pattern("unnamed_sources.role")
_ONE_OF = pattern("unnamed_sources.one_of_several")


def in_public(dossier: Dossier, attribution: Attribution) -> bool:
    """Whether it was said or written for all to see, or to an authority: a post, a statement, a speech, a testimony."""
    said = dossier.text(dossier.statement(attribution))
    return bool(_POSTED.search(dossier.words(attribution.cue)) or _PUBLIC.search(said))


def is_team(phrase: str) -> bool:
    """Whether they are somebody's staff, in the plural and uncounted, who speak for their side as a body does."""
    return bool(_TEAM.fullmatch(phrase))


def is_headline_role(phrase: str) -> bool:
    """Whether it is a role without an article, as headlines and abstracts have it; the body tells more."""
    return bool(_HEADLINE_ROLE.fullmatch(phrase))


def named_next(dossier: Dossier, attribution: Attribution, phrase: str) -> bool:
    """Whether the name follows at once: "A top adviser said so. Kim Lee spoke after the meeting."

    The next sentence must begin with a full name that the article has not given yet, and tell nothing else of it: one
    who was asked for comment is no source. Of an "officer", it may quote the name with a post: "“Yes,” Kim Lee, an army
    official, said." It may also quote somebody who speaks of their own work: "A nurse said so. “We wash them,” said Kim
    Lee, who works on the ward."
    """
    if _LISTED.search(phrase):
        return True
    statement = dossier.statement(attribution)
    at = dossier.number(statement.end - 1) + 1
    if at >= len(dossier.sentences):
        return False
    following = dossier.sentences[at].span
    words = dossier.text(following)
    at_work = _SPEAKER_LEADS if _LEADER.search(phrase) else _SPEAKER_WORKS
    name = (
        _FULL_NAME.match(words)
        or (_SPEAKER.match(words) if _POST.search(phrase) else None)
        or (at_work.match(words) if phrase.split(maxsplit=1)[0].lower() in indefinite() else None)
    )
    if name is None or any(True for _ in dossier.replies_over(following)):
        return False
    return dossier.document.text.find(name.group(1), max(0, statement.start - _BACK), statement.start) < 0


def is_explained(dossier: Dossier, attribution: Attribution, phrase: str) -> bool:
    """Whether the article says somewhere why a source so described is not named, though not of this mention.

    It does in the sentence or the one after it, of all whom the reporter talked to ("like most of them, she asked for
    anonymity"), or of the same source further on ("the person …", "the three officials …").
    """
    withheld = dossier.once(_withheld)
    if not withheld:
        return False
    statement = dossier.statement(attribution)
    number = dossier.number(statement.end - 1)
    after = dossier.sentences[number + 1].span.end if number + 1 < len(dossier.sentences) else statement.end
    if _ANONYMITY.search(dossier.text(Span(statement.start, after))) or dossier.once(_blanket):
        return True
    again = _again(phrase)
    if again is None:
        return False
    known = dossier.once(_known_again)
    if again.pattern not in known:
        known[again.pattern] = any(again.search(words) for words in withheld)
    return known[again.pattern]


def first_described(dossier: Dossier, words: re.Pattern[str]) -> int:
    """Where the first mention ends that describes an unnamed source in such words; the end of the text if none does."""
    mentions = (mention for source in dossier.sources if source.unnamed for mention in source.mentions)
    ends = (mention.end for mention in mentions if words.search(dossier.text(mention)))
    return min(ends, default=len(dossier.document.text))


def _withheld(dossier: Dossier) -> list[str]:
    """Return the sentences that say of somebody that they are not named."""
    return [words for sentence in dossier.sentences if _ANONYMITY.search(words := dossier.text(sentence.span))]


def _blanket(dossier: Dossier) -> bool:
    """Whether the article says so of all whom the reporter talked to."""
    return _BLANKET.search(dossier.document.text) is not None


def _known_again(_: Dossier) -> dict[str, bool]:
    """Whether the article says it further on, by the expression for a source."""
    return {}


def _again(phrase: str) -> re.Pattern[str] | None:
    """Return what a later or an earlier sentence calls the same source, or the group that it is one of."""
    noun = nouns("people_officials").search(phrase) or _ROLE.search(phrase)
    if not noun:
        return None
    single, _ = singular(noun.group())
    the = alternatives(word_set("determiners", "definite"))
    several = alternatives((*word_set("number_words"), *word_set("determiners", "counting")))
    one_of = rf"|\b(?:{several}) (?:\w+ ){{0,3}}{single}s\b" if _ONE_OF.match(phrase) else ""
    return regex(rf"\b(?:{the}) (?:{single}s?|{noun.group()})\b{one_of}", re.IGNORECASE)
