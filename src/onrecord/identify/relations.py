"""Whose wife, whose lawyer: whom a relation may mean, by the owner that the description and the article give it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Span
from onrecord.identify.cast import Cast
from onrecord.identify.members import Member
from onrecord.identify.names import Sort
from onrecord.language.noun_phrases import NounPhrase
from onrecord.language.regex import regex

_SPOUSE, _CHILD, _PARENT, _SIBLING = "husband|wife", "son|daughter|child", "mother|father|parents", "brother|sister"
_BACK = {
    "wife": _SPOUSE, "ex-wife": _SPOUSE, "widow": _SPOUSE, "husband": _SPOUSE, "ex-husband": _SPOUSE,
    "mother": _CHILD, "father": _CHILD, "son": _PARENT, "daughter": _PARENT, "brother": _SIBLING, "sister": _SIBLING,
}  # fmt: skip
"""What the other one is called in return."""
_WOMEN = frozenset("wife ex-wife widow mother daughter sister".split())
_OWNED = regex(r"(?P<owner>[A-Z][\w-]*\w)(?:['’]s|(?<=s)['’]) |\b(?:for|of|to) (?:[A-Z][\w.]* )*(?P<of>[A-Z][\w-]+)")
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
        if said.head not in _BACK:
            return None
        back = regex(rf"\b(?:her|his) (?:[\w-]+ )?(?:{_BACK[said.head]})\b")
        gender = "she" if said.head in _WOMEN else "he"
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
            and any(back.search(self._after(name.span.end)) for name in each.mentions[:_MENTIONS])
        ]
        if len(fits) != 1:
            return None
        self._told[said.head] = fits[0]
        return fits[0]

    def _after(self, offset: int) -> str:
        return self._text[offset : min(offset + _SOON, self._cast.sentence(offset - 1).span.end)]

    def _owners_of(self, member: Member, role: str) -> list[Member]:
        """The people named as whose `role` the member is."""
        words = {
            match.group("owner") or match.group("of")
            for title in set(member.titles)
            if role in title.lower()
            for match in _OWNED.finditer(title)
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
