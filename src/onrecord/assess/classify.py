"""The class of a claim, by what the model leans to, and the words that tell an editor why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.domain import Assertion, Attribution, ClaimClass, Dossier, Leanings, SourceKind, Span
from onrecord.lexicons import pattern

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = re.compile(
    r"[$£€]\s?\d[\d,.]*(?: (?:million|billion|trillion|bn|m)\b)?"
    r"|\b\d[\d,.]*(?:%| ?per ?cent\b| percentage points?)"
    rf"|\b(?<!:)(?!(?:19|20)\d\d\b)(?!\d{{1,2}}(?:st|nd|rd|th)?,? (?:{_MONTHS})\b)(?!\d{{1,2}}(?::\d\d)? ?[ap]\.?m)"
    r"(?!\d+[- ]years?[- ]old)\d[\d,.]*(?<![,.])\b(?!:\d)"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands|millions|billions|half"
    r"|double|doubled|tripled)\b"
)
"""Figures, without dates, times of day and ages."""
_LISTS = {
    ClaimClass.CHECKABLE: ("superlatives", "causal", "scientific", "legal_status"),
    ClaimClass.ALLEGATION: ("accusations", "wrongdoing"),
}
_QUESTION = re.compile(r"\?[”\"’')]*\Z")
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|declin\w+|refus\w+ to (?:comment|say|discuss)|no comment)\b", re.IGNORECASE
)
_DOCUMENT = 0.15
"""What a document as its only source adds to the share of `checkable`: its content can be looked up; tuned on dev."""


def classified(dossier: Dossier, leanings: Leanings, assertion: Assertion) -> Assertion:
    """The assertion with its class, and the words that speak for it."""
    chosen = _class(dossier, leanings, assertion)
    return replace(assertion, claim_class=chosen, triggers=tuple(_triggers(dossier, assertion, chosen)))


def _class(dossier: Dossier, leanings: Leanings, assertion: Assertion) -> ClaimClass:
    if _QUESTION.search(dossier.words(assertion.parts)) or _is_reply(dossier, assertion):
        return ClaimClass.UNSCORED
    outer = [dossier.attributions[index] for index in assertion.attributions[:1]]
    shares = leanings.of(assertion.parts, [cue for each in outer for cue in each.cue])
    return likeliest(shares, documented=any(_documents(dossier, each) for each in outer))


def likeliest(shares: dict[ClaimClass, float], *, documented: bool = False) -> ClaimClass:
    """The class with the largest share, once what is known besides has been added."""
    if documented:
        shares = {**shares, ClaimClass.CHECKABLE: shares[ClaimClass.CHECKABLE] + _DOCUMENT}
    return max(shares, key=lambda each: shares[each])


def _documents(dossier: Dossier, attribution: Attribution) -> bool:
    return dossier.source_of(attribution).kind is SourceKind.DOCUMENT


def _is_reply(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether it denies or declines: what the accused answer is heard, not scored."""
    cues = " ".join(dossier.words(dossier.attributions[index].cue) for index in assertion.attributions[:1])
    if _DENIES.search(cues):
        return True
    return any(reply.span.overlaps(part) for reply in dossier.replies for part in assertion.parts)


def _triggers(dossier: Dossier, assertion: Assertion, chosen: ClaimClass) -> Iterator[Span]:
    if chosen not in _LISTS:
        return
    patterns = [pattern(name) for name in _LISTS[chosen]]
    if chosen is ClaimClass.CHECKABLE:
        patterns.insert(0, _NUMBER)
    found = [
        Span(*match.span())
        for part in assertion.parts
        for each in patterns
        for match in each.finditer(dossier.document.text, part.start, part.end)
    ]
    end = -1
    for span in sorted(found):
        if span.start >= end:
            yield span
            end = span.end
