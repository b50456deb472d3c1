"""What else the article tells of a source that it does not name where it is cited."""

from __future__ import annotations

import re

from onrecord.domain import Attribution, Dossier, Span
from onrecord.language.regex import regex
from onrecord.rules._source import nouns

_POSTED = regex(r"\b(?:re)?(?:tweet|post|blogg?)(?:s|ed|ing)?\b|\b(?:wrote|writ\w+|comment\w*) (?:on|online)\b")
_PUBLIC = regex(
    r"\b(?:in|during) (?:a|an|the) (?:[\w-]+ ){0,2}(?:statement|speech|video|news conference|broadcast|hearing"
    r"|testimony)\b"
    r"|\b(?:told|testified (?:to|before)) (?:an? |the )?(?:\w+ )?(?:FBI|F\.B\.I\.|agents|investigators|police|courts?"
    r"|judges?|jur(?:y|ors)|prosecutors|committee|panel|Congress|lawmakers)\b",
    re.IGNORECASE,
)
_TEAM = regex(
    r"(?:(?!(?:former|ex|one|two|three|four|five|six|several|some|many|other|current)\b)[\w’'.-]+ )*"
    r"(?:aides|advis[eo]rs|staff|staffers)(?: (?:to|for) .*)?,?",
    re.IGNORECASE,
)
_HEADLINE_ROLE = regex(
    r"(?:top |senior |ex-|former )?(?:official|aide|advis[eo]r|diplomat|member|lawmaker|senator|lawyer)"
    r"(?: (?:of|on|in) .+)?",
    re.IGNORECASE,
)
_LISTED = regex(r", [A-Z][\w’'-]+ [A-Z][\w’'-]+(?:,| and )")
_FULL_NAME = regex(r"\W*((?:[A-Z][\w’'-]+ ){1,2}[A-Z][\w’'-]+) (?:\w+ed|said|says|told|spoke|made|gave|was|is)\b")
_ANONYMITY = regex(
    r"\banonym|\bnot (?:to )?be (?:named|identified|quoted)|(?:\bnot |n['’]t\s+|\bun)authori[sz]ed"
    r"|\b(?:not|declined to) speak on the record|\bfor fear\b|\bretaliat|\bintimidated\b"
    r"|\bfear(?:ed|ing|s) (?:of|for|that|reprisals?|retribution|losing|being)\b",
    re.IGNORECASE,
)
_BLANKET = regex(
    r"\blike (?:many|most|all|several|some|others?)\b[^.]*\banonym"
    r"|\b(?:all|most|many|several|both) (?:of (?:them|those|the \w+)|(?:\w+ )?who)?[^.]{0,60}"
    r"\b(?:spoke|requested|asked|insisted|demanded)\b[^.]{0,40}\banonym",
    re.IGNORECASE,
)
_BACK = 60_000
"""Characters before a name in which it may have been given; hardly any article is longer."""
_ROLE = regex(r"\b(?:source|insider|person|people|employee|executive|lawyer|senator|donor|staffer|Democrat|member)s?\b")


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

    The next sentence must begin with a full name that the article has not given yet, and tell nothing else of it.
    """
    if _LISTED.search(phrase):
        return True
    statement = dossier.statement(attribution)
    at = dossier.number(statement.end - 1) + 1
    if at >= len(dossier.sentences):
        return False
    name = _FULL_NAME.match(dossier.text(dossier.sentences[at].span))
    if name is None:
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
        known[again.pattern] = any(again.search(each) for each in withheld)
    return known[again.pattern]


def first_described(dossier: Dossier, words: re.Pattern[str]) -> int:
    """Where the first mention ends that describes an unnamed source in such words; the end of the text if none does."""
    mentions = (mention for source in dossier.sources if source.unnamed for mention in source.mentions)
    found = (mention.end for mention in mentions if words.search(dossier.text(mention)))
    return min(found, default=len(dossier.document.text))


def _withheld(dossier: Dossier) -> list[str]:
    """The sentences that say of somebody that they are not named."""
    return [words for each in dossier.sentences if _ANONYMITY.search(words := dossier.text(each.span))]


def _blanket(dossier: Dossier) -> bool:
    """Whether the article says so of all whom the reporter talked to."""
    return _BLANKET.search(dossier.document.text) is not None


def _known_again(_: Dossier) -> dict[str, bool]:
    """Whether the article says it further on, by the expression for a source."""
    return {}


def _again(phrase: str) -> re.Pattern[str] | None:
    """What a later or an earlier sentence calls the same source, or the group that it is one of."""
    noun = nouns("people_officials").search(phrase) or _ROLE.search(phrase)
    if not noun:
        return None
    single = "person" if noun.group() == "people" else noun.group().lower().rstrip("s")
    several = rf"|\b(?:two|three|four|five|six|several) (?:\w+ ){{0,3}}{single}s\b"
    one_of = several if re.match(r"(?:one|another|an?other|a second|a third)\b", phrase, re.IGNORECASE) else ""
    return regex(rf"\b(?:the|this|that|these|those) {single}s?\b{one_of}", re.IGNORECASE)
