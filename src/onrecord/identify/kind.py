"""The kind of a source that has no name, by the rulebook's order of decision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.domain import SourceKind
from onrecord.identify.grades import has_institution
from onrecord.language.documents import is_described
from onrecord.language.names import Sort, is_unknown_acronym
from onrecord.language.noun_phrases import NounPhrase
from onrecord.language.nouns import Family, determined, indefinite, singular
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set

_AGENT, _TRADE = pattern("noun_phrases.agent_ending"), pattern("noun_phrases.trade_ending")
_AND_OTHERS = pattern("noun_phrases.and_others")
_THEN_AND_NOW = pattern("noun_phrases.then_and_now")
_AND_PEOPLE = pattern("noun_phrases.and_people")
_CAMPAIGN = pattern("noun_phrases.campaign")
_CLOSE = pattern("anonymity.those_close")
_CROWD = pattern("counts.crowd")
_FROM_ANYWHERE = pattern("noun_phrases.from_anywhere")
_INFORMANT = pattern("anonymity.informant")
_OWNED_THING = pattern("noun_phrases.owner_at_start")
_HOUSE = pattern("noun_phrases.numbered_house")
_JOINT = pattern("noun_phrases.joint")
_OWN_ARTICLE = pattern("noun_phrases.own_article")
_BODY_NAME = pattern("noun_phrases.body_name")
_PLURAL_NAME = pattern("noun_phrases.plural_name")
_PRESS_REPORTS = pattern("noun_phrases.press_reports")
_SHARE = pattern("counts.share")
_SOME_IN = pattern("noun_phrases.some_in")
_STATE = pattern("noun_phrases.run_by_state")
_TITLE = pattern("noun_phrases.works_title")
_ANY = regex("")
_WITH_INITIAL = pattern("names.with_initial")
_NAME = pattern("names.written_as_name")


@dataclass(frozen=True, slots=True)
class _Row:
    """A step of the decision: the kind of a mention whose head is one of `nouns`, of which some facts hold, others not.

    `nouns` is a family, another word list, or a class of `source_nouns.txt`; without any, every head fits. A pattern is
    looked for in all words of the mention, in its region, or in the rest.
    """

    kind: SourceKind
    nouns: str = ""
    having: str = ""
    lacking: str = ""
    words: re.Pattern[str] = _ANY
    region: re.Pattern[str] = _ANY
    rest: re.Pattern[str] = _ANY

    def fits(self, mention: _Mention) -> bool:
        return (
            (not self.nouns or mention.is_one_of(self.nouns))
            and all(getattr(mention, fact) for fact in self.having.split())
            and not any(getattr(mention, fact) for fact in self.lacking.split())
            and bool(self.words.search(mention.words))
            and bool(self.region.search(mention.phrase.region))
            and bool(self.rest.search(mention.phrase.rest))
        )


_ORDER = (
    _Row(SourceKind.NONE, words=_OWN_ARTICLE),
    _Row(SourceKind.DOCUMENT, words=_TITLE),
    _Row(SourceKind.ORGANIZATION, words=_JOINT),
    _Row(SourceKind.ORGANIZATION, words=_HOUSE),
    _Row(SourceKind.UNNAMED_GROUP, words=_SOME_IN),
    _Row(SourceKind.NONE, "hearsay_nouns"),
    _Row(SourceKind.NONE, having="nothing"),
    _Row(SourceKind.NONE, having="passed_on"),
    _Row(SourceKind.OUTLET, "show", "of_somebody", lacking="plural"),
    _Row(SourceKind.OUTLET, "article", "document outlet_named"),
    _Row(SourceKind.DOCUMENT, "document_nouns"),
    _Row(SourceKind.DOCUMENT, "post"),
    _Row(SourceKind.DOCUMENT, "page", "owned"),
    _Row(SourceKind.OUTLET, "outlet_nouns", "outlet_named"),
    _Row(SourceKind.OUTLET, "outlet_nouns", region=_STATE),
    _Row(SourceKind.UNNAMED_GROUP, "outlet_nouns", rest=_AND_PEOPLE),
    _Row(SourceKind.NONE, "media"),
    _Row(SourceKind.NONE, "outlet_nouns", "plural"),
    _Row(SourceKind.OUTLET, "outlet_nouns"),
    _Row(SourceKind.UNNAMED_PERSON, "organisation_nouns", "of_a_body"),
    _Row(SourceKind.UNNAMED_GROUP, "organisation_nouns", "plural", lacking="definite public"),
    _Row(SourceKind.ORGANIZATION, "organisation_nouns"),
    _Row(SourceKind.ORGANIZATION, "party"),
    _Row(SourceKind.ORGANIZATION, having="nation"),
    _Row(SourceKind.ORGANIZATION, "people_spokespeople"),
    _Row(SourceKind.UNNAMED_PERSON, "people_officials", lacking="plural"),
    _Row(SourceKind.UNNAMED_GROUP, "people_officials", "vague"),
    _Row(SourceKind.UNNAMED_GROUP, "people_officials", "crowd", lacking="withheld"),
    _Row(SourceKind.UNNAMED_PERSON, "people_officials", "counted"),
    _Row(SourceKind.UNNAMED_PERSON, "people_officials", "withheld"),
    _Row(SourceKind.ORGANIZATION, "people_staff", words=_CAMPAIGN),
    _Row(SourceKind.UNNAMED_PERSON, "people_staff"),
    _Row(SourceKind.ORGANIZATION, "people_forces"),
    _Row(SourceKind.ORGANIZATION, "people_public_servants", "institution"),
    _Row(SourceKind.UNNAMED_GROUP, "people_officials"),
    _Row(SourceKind.ORGANIZATION, "people_counsel", "plural", lacking="counted withheld"),
    _Row(SourceKind.UNNAMED_PERSON, "people_informants"),
    _Row(SourceKind.UNNAMED_PERSON, "people_bare", "withheld"),
    _Row(SourceKind.UNNAMED_GROUP, "all"),
    _Row(SourceKind.UNNAMED_GROUP, having="people any_of"),
    _Row(SourceKind.UNNAMED_GROUP, having="people collective"),
    _Row(SourceKind.UNNAMED_GROUP, having="people plural", lacking="few"),
    _Row(SourceKind.UNNAMED_PERSON, having="people"),
    # No list holds the noun: names in the phrase decide, and how it is written.
    _Row(SourceKind.ORGANIZATION, having="titled"),
    _Row(SourceKind.SELF, having="named lower thing"),
    _Row(SourceKind.OUTLET, having="outlet_named"),
    _Row(SourceKind.SELF, having="body_named", words=_OWNED_THING),
    _Row(SourceKind.ORGANIZATION, having="body_named"),
    _Row(SourceKind.UNNAMED_PERSON, having="acronym"),
    _Row(SourceKind.UNNAMED_GROUP, words=_SHARE),
    _Row(SourceKind.UNNAMED_PERSON, words=_CLOSE),
    _Row(SourceKind.ORGANIZATION, words=_PLURAL_NAME),
    _Row(SourceKind.UNNAMED_GROUP, "debate"),
    _Row(SourceKind.UNNAMED_GROUP, having="collective"),
    _Row(SourceKind.UNNAMED_PERSON, having="trade", lacking="plural"),
    _Row(SourceKind.SELF, having="thing"),
    _Row(SourceKind.UNNAMED_GROUP, having="plural"),
    _Row(SourceKind.UNNAMED_GROUP, having="lower", lacking="single"),
    _Row(SourceKind.PARTLY_NAMED, words=_WITH_INITIAL),
    _Row(SourceKind.PERSON, words=_NAME),
    _Row(SourceKind.UNNAMED_PERSON),
)
"""The first row that fits decides."""


def kind_of(phrase: NounPhrase, words: str, *, named: Sequence[Sort]) -> SourceKind:
    """Return the kind of the source that `words` describe; `named` are the sorts of the names in them."""
    mention = _Mention(phrase, words, named)
    return next(row.kind for row in _ORDER if row.fits(mention))


def collective(phrase: NounPhrase) -> bool:
    """Whether a singular means many: "the crowd", "the GOP"."""
    return _Mention(phrase, phrase.text, ()).collective


def owned(phrase: NounPhrase) -> bool:
    """Whether it is somebody's: "his website", "the mayor's page"."""
    return phrase.possessor is not None or phrase.determiner in word_set("determiners", "possessive")


class _Mention:
    """A mention of a source without a name, and the facts that the order of decision asks for."""

    def __init__(self, phrase: NounPhrase, words: str, sorts: Sequence[Sort]) -> None:
        self.phrase, self.words, self.sorts = phrase, words, sorts
        self.people, self.plural, self.few = phrase.people, phrase.plural, phrase.few
        self.named = bool(sorts)
        self.outlet_named, self.body_named = Sort.OUTLET in sorts, Sort.BODY in sorts
        self.document = phrase.family is Family.DOCUMENT
        self.lower = words[:1].islower()

    def is_one_of(self, nouns: str) -> bool:
        """Whether the head is of a family, of a list, or of a class of source nouns."""
        if nouns in _FAMILIES:
            return self.phrase.family == nouns
        return self.phrase.head in (word_set(nouns) or word_set("source_nouns", nouns))

    def _determined_by(self, kind: str) -> bool:
        return self.phrase.determiner in word_set("determiners", kind)

    @property
    def definite(self) -> bool:
        """Whether the phrase begins with "the" or "his", not with somebody's name."""
        return self.words.split(" ", 1)[0].lower() in determined()

    @property
    def owned(self) -> bool:
        return owned(self.phrase)

    @property
    def of_somebody(self) -> bool:
        """Whether it is his or hers."""
        return self.phrase.determiner in ("his", "her")

    @property
    def any_of(self) -> bool:
        return self._determined_by("all")

    @property
    def single(self) -> bool:
        """Whether it is "one"."""
        return self.phrase.determiner == "one"

    @property
    def nothing(self) -> bool:
        return self.phrase.determiner in word_set("source_nouns", "nothing")

    @property
    def vague(self) -> bool:
        """Whether it is "some", "many", "most" or "other", or others are joined to it."""
        region = _THEN_AND_NOW.sub("", self.phrase.region)
        joined = " and " in region or _AND_OTHERS.match(self.phrase.rest)
        return self._determined_by("vague") or bool(joined)

    @property
    def counted(self) -> bool:
        return self.phrase.count is not None or self.phrase.determiner == "several"

    @property
    def crowd(self) -> bool:
        """Whether they are too many for informants."""
        return bool(self.phrase.count and _CROWD.search(self.phrase.count))

    @property
    def withheld(self) -> bool:
        """Whether it is said that they are not to be named, or only that they know."""
        return bool(_INFORMANT.search(self.words))

    @property
    def institution(self) -> bool:
        return has_institution(self.phrase)

    @property
    def public(self) -> bool:
        """Whether it is a sort of public body, with a word that says which: "health ministries"."""
        return " " in self.phrase.region and self.is_one_of("public_body")

    @property
    def nation(self) -> bool:
        """Whether it is the name of a people and nothing else."""
        return self.people and self.words in word_set("nationalities")

    @property
    def collective(self) -> bool:
        """Whether a singular means many: "the crowd", "the French", "the GOP"."""
        nation = self.phrase.family is Family.PEOPLES and self.phrase.determiner == "the"
        listed = any(map(self.is_one_of, ("people_crowds", "crowd", "party")))
        return listed or (nation and self.phrase.head.endswith(_PEOPLE_ENDINGS))

    @property
    def passed_on(self) -> bool:
        """Whether nobody is credited but what others are said to report: "reports", "media accounts"."""
        phrase = self.phrase
        if not (self.document and self.plural):
            return False
        if _PRESS_REPORTS.search(phrase.region):
            return True
        bare = phrase.head == "report" and not self._determined_by("definite") and not is_described(phrase.region)
        return bare and bool(_FROM_ANYWHERE.match(phrase.rest) or not is_described(self.words))

    @property
    def thing(self) -> bool:
        """Whether no person and no body is meant: what "the delay shows" is the author's own reading."""
        phrase, words = self.phrase, self.words
        pointed = self._determined_by("definite")
        if " " not in phrase.region or (phrase.plural and (not pointed or _AGENT.search(phrase.head))):
            return False
        if not (pointed or self.owned) and phrase.determiner not in ("a", "an"):
            return False
        return not phrase.region[1:].strip()[:1].isupper() and (self.lower or words[1:].islower())

    @property
    def titled(self) -> bool:
        """Whether "the" and capitals name it, as bodies are named: "the Harbour Lights Initiative"."""
        return not self.outlet_named and bool(_BODY_NAME.match(self.words))

    @property
    def of_a_body(self) -> bool:
        """Whether an unlisted noun behind a body's names somebody in it: "a council planner"."""
        last = self.phrase.region.rpartition(" ")[2]
        unlisted = last.islower() and singular(last)[0] != self.phrase.head
        return self.phrase.determiner in indefinite() and unlisted and _AGENT.search(last) is not None

    @property
    def trade(self) -> bool:
        """Whether a noun that no list holds ends as only trades do, behind "a" or "one": "a physiotherapist"."""
        return self.phrase.determiner in indefinite() and _TRADE.search(self.phrase.head) is not None

    @property
    def acronym(self) -> bool:
        """Whether it is letters that no list holds, behind "one" or "a"."""
        return self.phrase.determiner in indefinite() and is_unknown_acronym(self.phrase.region.rpartition(" ")[2])


_FAMILIES = frozenset(Family)
_PEOPLE_ENDINGS = ("ese", "ish", "ch")
