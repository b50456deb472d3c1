"""Whether somebody who belongs to a group is named near it. A name that merely stands nearby clears nobody.

Somebody belongs to a group by one of these relations:

- *listed*: the words behind the group name a member (“critics, including Jo Poe”);
- *role*: what stands beside the name says so (“Jo Poe, an engineer at Leeds”);
- *carried on*: the next sentence brings in somebody new, whose words go on from those of the group, and who is not in
  charge of what the group speaks about (“Experts say … “It could fall,” Jo Poe said”).
"""

from __future__ import annotations

import re
from collections import defaultdict

from onrecord.domain import Attribution, Dossier, Source, SourceKind, Span, Voice
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.rules._match import masked_once
from onrecord.rules._source import says

_ROLES = {"experts": pattern("members.expert"), "sides": pattern("members.side")}
_IN_CHARGE = pattern("members.in_charge")
_HOLDS_OFFICE = pattern("members.holds_office")
_THE_ONE = pattern("members.the_one")
_LISTED = pattern("groups.members_listed")
_NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.PARTLY_NAMED, SourceKind.OUTLET)
_BESIDE = 90
"""Characters on each side of a name in which its bearer's role is told."""


def has_member(dossier: Dossier, span: Span, kind: str, back: int, on: int) -> bool:
    """Whether a member of the group is named in its sentence, up to so many sentences `back` or further `on`."""
    sentence = dossier.sentence_at(span.start)
    if sentence is None:
        return False
    if _LISTED.search(dossier.document.text, span.end, sentence.span.end):
        return True
    own_number = dossier.number(span.start)
    noun = _plural(dossier.text(span))
    roles = (_ROLES[kind], *((regex(rf"\b{re.escape(noun.removesuffix('s'))}", re.IGNORECASE),) if noun else ()))
    near = (
        pair for number in range(own_number - back, own_number + on + 1) for pair in dossier.once(_speaking)[number]
    )
    return any(
        _belongs(dossier, source, mention, roles, span) for source, mention in near if not mention.overlaps(span)
    )


def _plural(group: str) -> str:
    """Return the noun of a group: "residents" of “some of the residents of Leeds”; nothing for “many”."""
    return next((word for word in group.split() if word.endswith("s") and word.lower() not in _CROWDS), "")


_CROWDS = ("others", "various", "several", "numerous", "countless", "his", "its")


def _belongs(dossier: Dossier, source: Source, mention: Span, roles: tuple[re.Pattern[str], ...], phrase: Span) -> bool:
    """Whether this named source is a member of the group that the phrase stands for."""
    group = dossier.number(phrase.start)
    number = dossier.number(mention.start)
    if number == group and source.kind is SourceKind.PERSON and mention.start > phrase.start:
        return True  # whoever is named answers for it: “Critics say so, Jo Poe said”
    description = f"{source.title or ''} {source.affiliation or ''}"
    beside = description if number == group else f"{description} {_beside(dossier, mention)}"
    if any(role.search(beside) for role in roles):
        return not _HOLDS_OFFICE.search(beside)
    is_next = source.kind is SourceKind.PERSON and number == group + 1 and source.name not in dossier.once(_accused)
    is_concerned = bool(_THE_ONE.match(dossier.text(mention)) or _IN_CHARGE.search(beside))
    return is_next and _is_introduced(dossier, mention) and not is_concerned


def _accused(dossier: Dossier) -> frozenset[str]:
    return frozenset(one.name for assertion in dossier.assertions for one in assertion.accused)


def _is_introduced(dossier: Dossier, mention: Span) -> bool:
    """Whether the article names somebody here for the first time."""
    entity = dossier.entity_of(mention)
    return entity is not None and dossier.number(entity.mentions[0].start) == dossier.number(mention.start)


def _beside(dossier: Dossier, mention: Span) -> str:
    """Return what the reporter says around a name in its sentence."""
    sentence = dossier.sentence_at(mention.start)
    if sentence is None:
        return ""
    text = masked_once(dossier, sentence, Voice.REPORTER)
    start = mention.start - sentence.span.start
    return text[max(0, start - _BESIDE) : start + len(mention) + _BESIDE]


def _speaking(dossier: Dossier) -> dict[int, list[tuple[Source, Span]]]:
    """By number of the sentence: the named sources that are heard in it, and where they are mentioned."""
    speaking = defaultdict[int, list[tuple[Source, Span]]](list)
    for source in dossier.sources:
        for index in source.attributions if source.kind in _NAMED and source.name else ():
            attribution = dossier.attributions[index]
            if attribution.source and _is_heard(dossier, attribution):
                mention = attribution.source[0]
                for number in range(dossier.number(attribution.extent.start), dossier.number(mention.start) + 1):
                    speaking[number].append((source, mention))
    return speaking


def _is_heard(dossier: Dossier, attribution: Attribution) -> bool:
    """Whether it is a statement, not an answer that was not given."""
    return says(dossier, attribution) and not any(True for _ in dossier.replies_over(attribution.extent))
