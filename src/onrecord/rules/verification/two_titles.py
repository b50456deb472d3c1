"""VF811."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from onrecord.domain import (
    Category,
    Confidence,
    Dossier,
    Entity,
    EntityType,
    Example,
    Finding,
    Label,
    Severity,
    Span,
    Tier,
    Voice,
)
from onrecord.language.titles import exclude_each_other, is_of_another_time, is_short_form, title_of_mention
from onrecord.rules._phrase import inline, quoted
from onrecord.rules._rule import Rule

_MOST = 40
"""Mentions of one person that are looked at."""


class _Held(NamedTuple):
    """A title before a name, and whether the name is more than a surname."""

    span: Span
    title: str
    is_full: bool


class TwoTitles(Rule):
    """The draft gives a person two titles of which nobody holds both.

    ## Why it matters
    One of the two is wrong, and any reader can see it. Who is promoted or demoted by a slip will ask for a correction.

    ## What to do
    Ask which title the person holds, and say “then” or “former” before an older one.
    """

    code = "VF811"
    category = Category.VERIFICATION
    severity = Severity.WARNING
    tier = Tier.HEURISTIC
    confidence = Confidence.MEDIUM
    standards = ("AP", "Reuters")
    help = "Ask which title the person holds; say “then” or “former” before an older one."
    flags = (
        Example("Sgt. Jon Ruiz closed the bridge. ¶ It was not safe, [Capt.] Ruiz said."),
        Example("Deputy Mayor Marta Brandt opened the market. ¶ The hall is old, [Mayor] Marta Brandt said."),
        Example("Senator Kim Lee will vote against the levy. ¶ [Rep.] Kim Lee has two colleagues behind her."),
        Example("Gov. Ida Quill signed the bill. ¶ The bill is good, [Lieutenant Governor] Ida Quill said."),
    )
    passes = (
        Example("Deputy Chief Ann Low closed the bridge. ¶ It was not safe, Chief Low said."),
        Example("Detective Sergeant Jon Ruiz closed the bridge. ¶ It was not safe, Sgt. Ruiz said."),
        Example("Lt. Col. Kit Marsh led the search. ¶ The moor is wide, Col. Marsh said."),
        Example("Sen. Kim Lee will vote against the levy. ¶ Senator Kim Lee has two colleagues behind her."),
        Example("Mayor Marta Brandt opened the market. ¶ In 2019, then-Deputy Mayor Marta Brandt closed it."),
        Example("Sgt. Jon Ruiz closed the bridge. ¶ The day after, he was promoted to Lieutenant Jon Ruiz."),
        Example("Capt. Jon Ruiz and his brother, Sgt. Tom Ruiz, closed the bridge. ¶ It was not safe, Sgt. Ruiz said."),
        Example("Chairman Kim Lee spoke first. ¶ Senator Kim Lee will vote against the levy."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for entity in dossier.entities:
            if entity.type in (EntityType.PERSON, EntityType.UNKNOWN):
                held = list(self._held(dossier, entity))
                clash = next(_clashes(held), None)
                if clash:
                    before, after = clash
                    words, other = quoted(after.title), inline(before.title)
                    message = f"{words}: the draft also has {other} for this person. Which title is right?"
                    yield self.finding(after.span, message, related=(Label(before.span, "other title"),))

    def _held(self, dossier: Dossier, entity: Entity) -> Iterator[_Held]:
        """Yield the titles right before the name of a person, in the reporter's voice, that are held today."""
        text = dossier.document.text
        is_shared = dossier.once(_surnames)[_surname(entity)] > 1
        for mention in islice(entity.mentions, _MOST):
            found = title_of_mention(text, mention)
            sentence = dossier.sentence_at(mention.start)
            if (
                not found
                or sentence is None
                or sentence.voice_at(mention.start) not in (Voice.REPORTER, Voice.HEADLINE)
            ):
                continue
            title, name = found
            is_full = len(name.of(text).split()) > 1
            if not is_of_another_time(text, title) and (is_full or not is_shared):
                yield _Held(title, title.of(text), is_full)


def _surnames(dossier: Dossier) -> Counter[str]:
    return Counter(map(_surname, dossier.entities))


def _surname(entity: Entity) -> str:
    return entity.name.split()[-1]


def _clashes(held: list[_Held]) -> Iterator[tuple[_Held, _Held]]:
    """Yield the first title with a later one that excludes it; before a surname alone, a title may be cut short."""
    for at, after in enumerate(held):
        for before in held[:at]:
            is_cut_short = not after.is_full and is_short_form(after.title, before.title)
            if not is_cut_short and exclude_each_other(before.title, after.title):
                yield before, after
