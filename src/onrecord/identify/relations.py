"""Whose wife, whose lawyer: whom a relation may mean, by the owner that the description and the article give it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from onrecord.domain import Span
from onrecord.identify.cast import Cast
from onrecord.identify.members import Member, gender_in
from onrecord.identify.names import Name, Sort
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
        self._told: dict[str, Member] = {}

    def may_mean(self, said: NounPhrase, place: Span, member: Member) -> bool:
        """Whether `member` is not somebody else's: "his lawyer" is not "Nora Vale’s lawyer, Mark Stone"."""
        owners = self._owners_of(member, said.head)
        if not owners:
            return True
        meant = [each for each in self._meant(said, place) if each is not member]
        return not meant or any(each in owners for each in meant)

    def in_return(self, said: NounPhrase, place: Span) -> Member | None:
        """ "Amir Shah’s wife" is the one Ms. Shah of the article who speaks of her husband."""
        others = word_set("relatives_in_return", said.head)
        if not others:
            return None
        gender = gender_in(said.head)
        owners = [each for each, _ in self._cast.within(place) if each.sort is Sort.PERSON]
        if not owners and said.rest.startswith("of "):
            return self._told.get(said.head)
        fits = [
            each
            for each in self._cast.having(owner.name[-1] for owner in owners)
            if each.sort is Sort.PERSON
            and len(each.name) > 1
            and each.gender in (gender, "")
            and any(owner is not each and owner.name[-1] == each.name[-1] for owner in owners)
            and any(self._tells_of(others, name) for name in each.mentions[:_MENTIONS])
        ]
        if len(fits) != 1:
            return None
        self._told[said.head] = fits[0]
        return fits[0]

    def _tells_of(self, others: Collection[str], name: Name) -> bool:
        """Whether one of these relatives is told of behind a name: "Ms. Shah and her husband"."""
        end = min(name.span.end + _SOON, self._cast.sentence(name.span.end - 1).span.end)
        return any(match["relative"] in others for match in _OWN_RELATIVE.finditer(self._text, name.span.end, end))

    def _owners_of(self, member: Member, role: str) -> list[Member]:
        """The people named as whose `role` the member is."""
        words = {
            match.group("owner") or match.group("of")
            for title in set(member.titles)
            if role in title.lower()
            for match in _OWNED_BY.finditer(title)
        }
        people = (each for each in self._cast.having(words) if each.sort is Sort.PERSON)
        return [each for each in people if words & set(each.name)]

    def _meant(self, said: NounPhrase, place: Span) -> Iterator[Member]:
        """Whom the owner in the description can be: the named one, or whoever "his" can stand for close by."""
        owned = re.search(r"['’]s? ", said.region)
        if owned:
            yield from (each for each, _ in self._cast.within(place) if each.sort is Sort.PERSON)
        gender = _HIS.get(said.determiner)
        if not gender:
            return
        for member, name in self._cast.before(place.start, 400):
            near = self._cast.distance(name.span.start, place.start) <= _CLOSE
            if near and member.sort is Sort.PERSON and member.gender in (gender, ""):
                yield member
