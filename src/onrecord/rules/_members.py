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
from collections.abc import Iterator

from onrecord.domain import Attribution, Dossier, Source, SourceKind, Span, Voice
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.rules._match import masked_once
from onrecord.rules._source import says

_ROLES = {"experts": pattern("members.expert"), "sides": pattern("members.side")}
_IN_CHARGE = pattern("members.in_charge")
_LISTED = pattern("groups.members_listed")
_NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.PARTLY_NAMED, SourceKind.OUTLET, SourceKind.DOCUMENT)
_BESIDE = 90
"""Characters on each side of a name in which its bearer's role is told."""


def has_member(dossier: Dossier, span: Span, kind: str, back: int, on: int) -> bool:
    """Whether a member of the group is named in its sentence, up to so many sentences `back` or further `on`."""
    sentence = dossier.sentence_at(span.start)
    if sentence is None:
        return False
    if _LISTED.search(dossier.document.text, span.end, sentence.span.end):
        return True
    here = dossier.number(span.start)
    noun = regex(rf"\b{re.escape(_stem(dossier.text(span)))}", re.IGNORECASE)
    near = (pair for number in range(here - back, here + on + 1) for pair in _speaking(dossier, number))
    return any(_belongs(dossier, source, mention, (_ROLES[kind], noun), here) for source, mention in near if not mention.overlaps(span))


def _stem(group: str) -> str:
    """What the noun of a group has in common with that of one member: “residents of Leeds” is “resident”."""
    plurals = [word for word in group.split(" of ")[-1 if group.lower().startswith(_AMOUNTS) else 0].split() if word.endswith("s")]
    return plurals[-1].removesuffix("s").removesuffix("ie") if plurals else group


_AMOUNTS = ("some of", "many of", "most of", "several of", "a ")


def _belongs(
    dossier: Dossier, source: Source, mention: Span, roles: tuple[re.Pattern[str], ...], group: int
) -> bool:
    """Whether this named source is a member of a group that stands in the sentence of that number."""
    number = dossier.number(mention.start)
    beside = _beside(dossier, source, mention)
    if any(role.search(beside) for role in roles):
        return True
    is_new = bool(source.mentions) and dossier.number(source.mentions[0].start) == number
    return source.kind is SourceKind.PERSON and is_new and number == group + 1 and not _IN_CHARGE.search(beside)


def _beside(dossier: Dossier, source: Source, mention: Span) -> str:
    """What the article says of a source where it is credited: its title, and the reporter's words around the name."""
    sentence = dossier.sentence_at(mention.start)
    if sentence is None:
        return ""
    text = masked_once(dossier, sentence, Voice.REPORTER)
    start = mention.start - sentence.span.start
    around = text[max(0, start - _BESIDE) : start + len(mention) + _BESIDE]
    return f"{source.title or ''} {source.affiliation or ''} {around}"


def _speaking(dossier: Dossier, number: int) -> Iterator[tuple[Source, Span]]:
    """The named sources that are credited in the sentence of that number, where they are mentioned."""
    return iter(dossier.once(_by_sentence)[number])


def _by_sentence(dossier: Dossier) -> dict[int, list[tuple[Source, Span]]]:
    found = defaultdict[int, list[tuple[Source, Span]]](list)
    for source in dossier.sources:
        for index in source.attributions if source.kind in _NAMED else ():
            attribution = dossier.attributions[index]
            if attribution.source and _is_heard(dossier, attribution):
                mention = attribution.source[0]
                for number in range(dossier.number(attribution.extent.start), dossier.number(mention.start) + 1):
                    found[number].append((source, mention))
    return found


def _is_heard(dossier: Dossier, attribution: Attribution) -> bool:
    """Whether it is a statement, not an answer that was not given."""
    return says(dossier, attribution) and not any(True for _ in dossier.replies_over(attribution.extent))
