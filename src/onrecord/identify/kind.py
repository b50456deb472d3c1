"""The kind of a source that has no name, by the rulebook's order of decision."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.domain import SourceKind
from onrecord.identify.lists import DETERMINED, INDEFINITE, Family, known, singular
from onrecord.identify.names import Sort, is_unknown_acronym
from onrecord.identify.phrase import Phrase, placed
from onrecord.language.documents import is_described
from onrecord.language.regex import regex

_NO_NAME = regex(
    r"\b(?:anonym\w+|not to be (?:named|identified)|unnamed|familiar with|close to|with (?:\w+ )?knowledge|source)\b"
)
_STAFF = frozenset("aide adviser advisor staffer assistant deputy envoy".split())
_CORPS = frozenset(
    "police prosecutor authority investigator regulator official officer detective inspector firefighter troop "
    "troops negotiator diplomat".split()
)
_COUNSEL = frozenset("lawyer attorney solicitor counsel".split())
_COLLECTIVE = frozenset(
    "family public community crowd audience electorate generation opposition establishment majority minority "
    "faction wing world couple household industry base left right youth poor rich class elderly unemployed".split()
)
_WORK = regex(r"[A-Z][\w. ]*\w['’](?:s )?[“\"‘][^”\"]{1,60}[”\"’]")
_PARTIES = frozenset(("gop", "labour", "taliban"))
_WITH_INITIAL = regex(r"[A-Z][\w’'-]+ [A-WYZ]\.?")
"""A first name and an initial; the X of Malcolm X is none."""
_AMONG = regex(r"(?:[Ss]ome|[Mm]any|[Mm]ost|[Oo]thers|[Ss]everal|[Tt]hose|[Aa] few) (?:in|inside|within|at|on|from) ")
_PUBLIC = frozenset("agency department court ministry".split())
_AGENT = regex(r"(?:er|[st]or|ist|ian|ant|ent|ee|man|ese)\Z")
"""How a word ends that may name people though no list holds it."""
_CLOSE = regex(r"(?:[Tt]hose|[Ss]ome) (?:\w+ )?(?:close to|familiar with|briefed on|with knowledge of)\b")
_CROWD = regex(r"\d{2}|\d,\d|dozens|hundreds|scores")
_DISCOURSE = frozenset("debate discussion conversation outcry backlash criticism controversy skepticism".split())
_OWNED_THING = regex(r"(?:[A-Z][\w.]* ){0,3}[A-Z][\w.]*[’']s (?:[\w-]+ ){0,2}[a-z]")
ARTICLES = frozenset("article piece story editorial column op-ed report".split())
_PAGES = frozenset("website site page blog account feed".split())
"""What a person or a body has on the net: a document, and no outlet."""
_NO_ONE = frozenset("nothing something anything everything".split())
_POSTS = frozenset("page account feed".split())
"""What anybody has on a platform."""
_SHOWS = frozenset("program programme show broadcast podcast".split())
_WHENCE = regex(
    r"(?:from|in|out of|across|around) (?:the )?(?:ground|front|region|area|[A-Z][\w-]+(?: [A-Z][\w-]+){0,4}) ?\Z"
)
"""Where "reports" come from, which tells nobody who made them."""
_MEDIA = frozenset("media press news".split())


def kind_of(said: Phrase, words: str, *, named: Sequence[Sort]) -> SourceKind:
    """The kind of the source that `words` describe; `named` are the sorts of the names in them."""
    if _WORK.fullmatch(words):
        return SourceKind.DOCUMENT
    if _AMONG.match(words):
        return SourceKind.UNNAMED_GROUP
    if said.family is Family.HEARSAY or said.determiner in _NO_ONE or _passed_on(said, words):
        return SourceKind.NONE
    if said.head in _SHOWS and not said.plural and said.determiner in ("his", "her"):
        return SourceKind.OUTLET
    if said.family is Family.DOCUMENT:
        return SourceKind.OUTLET if Sort.OUTLET in named and said.head in ARTICLES else SourceKind.DOCUMENT
    if said.head in _POSTS or (said.head in _PAGES and owned(said)):
        return SourceKind.DOCUMENT
    if said.family is Family.OUTLET:
        return _outlet(said, named)
    if said.family is Family.BODY and not _of_a_body(said):
        pointed = words.split(" ", 1)[0].lower() in DETERMINED
        public = said.head in _PUBLIC and " " in said.region
        return SourceKind.UNNAMED_GROUP if said.plural and not pointed and not public else SourceKind.ORGANIZATION
    if said.head in _PARTIES:
        return SourceKind.ORGANIZATION
    if said.people and words in known("nationalities"):
        return SourceKind.ORGANIZATION
    if said.people:
        return _people(said, words)
    if said.family is Family.BODY:
        return SourceKind.UNNAMED_PERSON
    return _with_a_name(said, words, named) or _unlisted(said, words)


def _of_a_body(said: Phrase) -> bool:
    """Whether an unlisted noun behind a body's names somebody in it: "a council planner"."""
    last = said.region.rpartition(" ")[2]
    return (
        said.determiner in INDEFINITE
        and last.islower()
        and singular(last)[0] != said.head
        and _AGENT.search(last) is not None
    )


def _passed_on(said: Phrase, words: str) -> bool:
    """Whether nobody is credited but what others are said to report: "reports", "media accounts"."""
    if said.family is not Family.DOCUMENT or not said.plural:
        return False
    pressed = re.search(r"\b(?:media|press|news) \w+\Z", said.region, re.IGNORECASE)
    pointed = said.determiner in ("the", "these", "those")
    bare = said.head == "report" and not pointed and not is_described(said.region)
    return bool(pressed or (bare and (_WHENCE.match(said.rest) or not is_described(words))))


def _with_a_name(said: Phrase, words: str, named: Sequence[Sort]) -> SourceKind | None:
    """The kind of a phrase whose noun no list holds, from the names in it."""
    if named and words[:1].islower() and _thing(said, words):
        return SourceKind.SELF
    if Sort.OUTLET in named:
        return SourceKind.OUTLET
    if Sort.BODY in named and _OWNED_THING.match(words):
        return SourceKind.SELF
    if Sort.BODY in named:
        return SourceKind.ORGANIZATION
    return None


def _unlisted(said: Phrase, words: str) -> SourceKind:
    """The kind of a phrase whose noun no list holds."""
    if said.determiner in INDEFINITE and is_unknown_acronym(said.region.rpartition(" ")[2]):
        return SourceKind.UNNAMED_PERSON
    if re.search(r"\A(?:[Nn]early|[Aa]bout|[Aa]lmost|[Oo]ver|[Mm]ore than)\b|%|\bper ?cent\b|\bpercent\b", words):
        return SourceKind.UNNAMED_GROUP
    if _CLOSE.match(words):
        return SourceKind.UNNAMED_PERSON
    if re.fullmatch(r"[Tt]he [A-Z]\w+s", words):
        return SourceKind.ORGANIZATION
    if said.head in _DISCOURSE or said.head in _COLLECTIVE:
        return SourceKind.UNNAMED_GROUP
    if _thing(said, words):
        return SourceKind.SELF
    if words[:1].islower() and not said.plural and said.determiner != "one":
        return SourceKind.UNNAMED_GROUP
    if said.plural:
        return SourceKind.UNNAMED_GROUP
    if _WITH_INITIAL.fullmatch(words):
        return SourceKind.PARTLY_NAMED
    return SourceKind.PERSON if re.match(r"[A-Z]\S*(?: [^a-z]|\Z)", words) else SourceKind.UNNAMED_PERSON


def _thing(said: Phrase, words: str) -> bool:
    """Whether no person and no body is meant: what "the delay shows" is the author's own reading."""
    if (
        "whom" in words
        or " " not in said.region
        or (said.plural and (said.determiner not in ("the", "these", "those") or _AGENT.search(said.head)))
    ):
        return False
    if said.determiner not in ("the", "a", "an", "this", "that", "these", "those", "her", "his", "its"):
        return False
    return not said.region[1:].strip()[:1].isupper() and (words[:1].islower() or words[1:].islower())


def collective(said: Phrase) -> bool:
    """Whether a singular means many: "the crowd", "the GOP"."""
    nation = said.family is Family.PEOPLES and said.determiner == "the" and said.head.endswith(("ese", "ish", "ch"))
    return said.head in _COLLECTIVE or said.head in _PARTIES or nation


def owned(said: Phrase) -> bool:
    """Whether somebody's: "his website", "the mayor's page"."""
    return said.determiner in ("his", "her", "its", "their") or "’" in said.region or "'" in said.region


def _outlet(said: Phrase, named: Sequence[Sort]) -> SourceKind:
    if Sort.OUTLET in named:
        return SourceKind.OUTLET
    if re.search(r"\b[Ss]tate(?:-run|-owned|-controlled)?\b", said.region):
        return SourceKind.OUTLET
    if re.match(r"and (?:[\w-]+ ){0,3}(?:reporters|journalists|activists|critics)\b", said.rest):
        return SourceKind.UNNAMED_GROUP
    return SourceKind.NONE if said.head in _MEDIA or said.plural else SourceKind.OUTLET


def _people(said: Phrase, words: str) -> SourceKind:  # noqa: PLR0912 - an order of decision
    institution, _ = placed(said)
    secret = bool(_NO_NAME.search(words))
    if said.family is Family.SPOKESPEOPLE:
        return SourceKind.ORGANIZATION
    if said.head == "authority" and not said.plural:
        return SourceKind.ORGANIZATION
    if said.family is Family.OFFICIALS:
        if not said.plural and said.head != "police":
            return SourceKind.UNNAMED_PERSON
        if said.determiner in ("some", "many", "other", "most") or (
            re.match(r"and (?:\w+ ){0,2}\w+s\b", said.rest) or " and " in said.region
        ):
            return SourceKind.UNNAMED_GROUP
        if said.count and not secret and _CROWD.search(said.count):
            return SourceKind.UNNAMED_GROUP
        if said.count or secret or said.determiner == "several":
            return SourceKind.UNNAMED_PERSON
        if said.head in _STAFF:
            return SourceKind.ORGANIZATION if "campaign" in words.lower() else SourceKind.UNNAMED_PERSON
        if said.head in _CORPS and (institution or said.head != "official"):
            return SourceKind.ORGANIZATION
        return SourceKind.UNNAMED_GROUP
    if said.head in _COUNSEL and said.plural and not said.count and not secret:
        return SourceKind.ORGANIZATION
    if said.head in ("source", "insider", "tipster", "informant", "whistle-blower", "whistleblower"):
        return SourceKind.UNNAMED_PERSON
    if said.family is Family.BARE and secret:
        return SourceKind.UNNAMED_PERSON
    if said.head in ("percent", "%") or said.determiner == "any":
        return SourceKind.UNNAMED_GROUP
    if collective(said) or said.head in ("no one", "nobody", "everyone", "everybody", "anyone", "anybody"):
        return SourceKind.UNNAMED_GROUP
    if said.plural and not said.few:
        return SourceKind.UNNAMED_GROUP
    return SourceKind.UNNAMED_PERSON
