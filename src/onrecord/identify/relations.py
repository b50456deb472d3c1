"""Whose wife, whose lawyer: whom a relation may mean, by the owner that the description and the article give it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from onrecord.domain import Span
from onrecord.identify.cast import Cast
from onrecord.identify.members import Member, gender_in
from onrecord.language.names import Name, Sort
from onrecord.language.noun_phrases import NounPhrase
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_set

_OWNED_BY = pattern("titles.owned_by")
_OWN_RELATIVE = pattern("titles.own_relative")
_MENTIONS = 60
"""Mentions behind which a relation is looked for."""
_CLOSE = 2
"""Sentences in which "his" finds its owner."""
_HIS = {"his": "he", "her": "she"}
_SOON = 90
"""Characters behind a name in which the relation is told in return."""


class Relations:
    """Tells whether a person can be the wife or the lawyer that a description speaks of."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._resolved: dict[str, Member] = {}

    def may_mean(self, phrase: NounPhrase, span: Span, member: Member) -> bool:
        """Whether `member` is not somebody else's: "his lawyer" is not "Nora Vale’s lawyer, Mark Stone"."""
        owners = self._owners_of(member, phrase.head)
        if not owners:
            return True
        meant = [owner for owner in self._meant(phrase, span) if owner is not member]
        return not meant or any(owner in owners for owner in meant)

    def in_return(self, phrase: NounPhrase, span: Span) -> Member | None:
        """ "Amir Shah’s wife" is the one Ms. Shah of the article who speaks of her husband."""
        others = word_set("relatives_in_return", phrase.head)
        if not others:
            return None
        gender = gender_in(phrase.head)
        owners = [owner for owner, _ in self._cast.within(span) if owner.sort is Sort.PERSON]
        if not owners and phrase.rest.startswith("of "):
            return self._resolved.get(phrase.head)
        fits = [
            relative
            for relative in self._cast.having(owner.name[-1] for owner in owners)
            if relative.sort is Sort.PERSON
            and len(relative.name) > 1
            and relative.gender in (gender, "")
            and any(owner is not relative and owner.name[-1] == relative.name[-1] for owner in owners)
            and any(self._tells_of(others, name) for name in relative.mentions[:_MENTIONS])
        ]
        if len(fits) != 1:
            return None
        self._resolved[phrase.head] = fits[0]
        return fits[0]

    def _tells_of(self, others: Collection[str], name: Name) -> bool:
        """Whether one of these relatives is told of behind a name: "Ms. Shah and her husband"."""
        end = min(name.span.end + _SOON, self._cast.sentence(name.span.end - 1).span.end)
        return any(match["relative"] in others for match in _OWN_RELATIVE.finditer(self._text, name.span.end, end))

    def _owners_of(self, member: Member, role: str) -> list[Member]:
        """Return the people named as whose `role` the member is."""
        words = {
            match.group("owner") or match.group("of")
            for title in set(member.titles)
            if role in title.lower()
            for match in _OWNED_BY.finditer(title)
        }
        people = (person for person in self._cast.having(words) if person.sort is Sort.PERSON)
        return [person for person in people if words & set(person.name)]

    def _meant(self, phrase: NounPhrase, span: Span) -> Iterator[Member]:
        """Whom the owner in the description can be: the named one, or whoever "his" can stand for close by."""
        owned = re.search(r"['’]s? ", phrase.region)
        if owned:
            yield from (person for person, _ in self._cast.within(span) if person.sort is Sort.PERSON)
        gender = _HIS.get(phrase.determiner)
        if not gender:
            return
        for member, name in self._cast.before(span.start, 400):
            near = self._cast.distance(name.span.start, span.start) <= _CLOSE
            if near and member.sort is Sort.PERSON and member.gender in (gender, ""):
                yield member
