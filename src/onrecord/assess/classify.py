"""The class of a claim: what the model leans to, moved by signs that an editor can see."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import log

from onrecord.assess.split import VERB
from onrecord.domain import Assertion, ClaimClass, Dossier, Leanings, SourceKind, Span
from onrecord.lexicons import pattern

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NUMBER = re.compile(
    r"[$£€]\s?\d[\d,.]*(?: (?:million|billion|trillion|bn|m)\b)?"
    r"|\b\d[\d,.]*(?:%| ?per ?cent\b| percentage points?)"
    rf"|\b(?<!:)(?!(?:19|20)\d\d\b)(?!\d{{1,2}}(?:st|nd|rd|th)?,? (?:{_MONTHS})\b)(?!\d{{1,2}}(?::\d\d)? ?[ap]\.?m)"
    r"(?!\d+[- ]years?[- ]old)(?!9/11)(?<!9/)\d[\d,.]*(?<![,.])\b(?!:\d)"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands|millions|billions|half"
    r"|double|doubled|tripled)\b(?! (?:children|sons|daughters|brothers|sisters|men|women|sides|days|nights)\b)"
)
"""Figures, without dates, times of day and ages."""
_AMOUNT = re.compile(r"[$£€%]|\bper ?cent\b|\b[mb]illion\b")
_CHECKED = ("superlatives", "causal", "scientific", "legal_status", "timing")
_ACCUSES = ("accusations",)
_QUESTION = re.compile(r"\?[”\"’')]*\Z")
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|declin\w+|refus\w+ to (?:comment|say|discuss)|no comment)\b", re.IGNORECASE
)
_DISMISSES = re.compile(r"\b(?:dismiss|reject|rebuff|refut|rebut)\w*", re.IGNORECASE)
_CHARGE = re.compile(r"\b(?:accus\w+|alleg\w+|charges?|claims?|reports?|criticism|baseless|unfounded)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b[A-Z][a-z]+|\b(?:he|she|they|him|her|them|you)\b")
_NO_FACT = re.compile(r"\b(?:will|would|should|could|may|might|if|we|I|not|never|no)\b|n[’']t\b")
_SETTLES = {
    ClaimClass.ROUTINE: frozenset(("superlatives", "causal", "legal-status", "amount")),
    ClaimClass.UNSCORED: frozenset(("causal", "timing")),
}
"""Signs by which what the model takes for plain or for opinion can be checked after all."""
_SIGNED = re.compile(
    r"(?:[A-Z][\w.’'-]+ ){1,4}(?:is|was|writes|covers|can be reached)\b[^.]*?\b(?:columnist|reporter|correspondent"
    r"|writer|author|editor|contributor|fellow|professor|analyst|host|at [\w.]+@|for [A-Z])"
)
_LAST = 2
"""Blocks at the end in which an author is told of."""
_FEWEST = 4
"""Words that can be a claim of the reporter's."""
_SURE = 0.9
"""How sure the model must be of an allegation that no word of accusation gives away."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What moves the choice: `scale` of the model's logarithms, and what a class gains, always or by each sign."""

    scale: float
    bias: Mapping[str, float]
    sign: Mapping[str, Mapping[str, float]]


def classify(dossier: Dossier, leanings: Leanings, assertion: Assertion) -> Assertion:
    """The assertion with its class, and the words that speak for it."""
    chosen = _class(dossier, leanings, assertion)
    return replace(assertion, claim_class=chosen, triggers=tuple(_triggers(dossier, assertion.parts, chosen)))


def signs(dossier: Dossier, assertion: Assertion) -> Iterator[str]:
    """What can be seen of a claim, by the names of classes.toml."""
    words = dossier.words(assertion.parts)
    cue = " ".join(dossier.words(dossier.attributions[index].cue) for index in assertion.attributions[:1])
    accusing = {match.start() for name in _ACCUSES for match in pattern(name).finditer(words)}
    seen = {
        "accuses": bool(accusing),
        "accuses-often": len(accusing) > 1,
        "attacks": bool(pattern("attacks").search(words)),
        "cue-accuses": bool(pattern("accusations").search(cue)),
        "figure": bool(NUMBER.search(words)),
        "amount": bool(_AMOUNT.search(words)),
        **{name.replace("_", "-"): bool(pattern(name).search(words)) for name in _CHECKED},
        "judges": bool(pattern("judgments").search(words)),
        "names-only": not VERB.search(words),
        "short": len(words.split()) < _FEWEST,
        "reporter": not assertion.attributions,
        "document": _credited(dossier, assertion, SourceKind.DOCUMENT),
        "self": _credited(dossier, assertion, SourceKind.SELF),
    }
    yield from (name for name, is_there in seen.items() if is_there)


def likeliest(shares: Mapping[ClaimClass, float], found: Iterable[str], weights: Weights) -> ClaimClass:
    """The class with the highest sum of what the model and the signs give it."""
    totals = {each: weights.scale * log(share + 1e-6) + weights.bias[each] for each, share in shares.items()}
    for name in found:
        for each, gain in weights.sign.get(name, {}).items():
            totals[ClaimClass(each)] += gain
    return max(totals, key=lambda each: totals[each])


@cache
def weights() -> Weights:
    """The shipped weights."""
    table = tomllib.loads(files(__package__).joinpath("classes.toml").read_text(encoding="utf-8"))
    return Weights(table["scale"], table["bias"], table["sign"])


def _class(dossier: Dossier, leanings: Leanings, assertion: Assertion) -> ClaimClass:
    if _says_nothing(dossier, assertion):
        return ClaimClass.UNSCORED
    cue = [span for index in assertion.attributions[:1] for span in dossier.attributions[index].cue]
    shares = leanings.of(assertion.parts, cue)
    found = set(signs(dossier, assertion))
    if assertion.accused:
        return ClaimClass.ALLEGATION
    chosen = likeliest(shares, found, weights())
    if chosen is ClaimClass.ALLEGATION and not _given_away(found, shares, dossier.words(assertion.parts)):
        chosen = likeliest({**shares, ClaimClass.ALLEGATION: 0.0}, found, weights())
    if found & _SETTLES.get(chosen, frozenset()) and "judges" not in found:
        return ClaimClass.CHECKABLE
    return chosen


def _given_away(found: set[str], shares: Mapping[ClaimClass, float], words: str) -> bool:
    """Whether a word of accusation stands there, or the model is very sure and somebody else is spoken of as a fact."""
    if found & {"accuses", "attacks", "cue-accuses"}:
        return True
    return shares[ClaimClass.ALLEGATION] >= _SURE and bool(_SOMEBODY.search(words)) and not _NO_FACT.search(words)


def _says_nothing(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether it asks, answers, or tells of the author; a scrap of the reporter's says nothing either."""
    words = dossier.words(assertion.parts)
    scrap = not assertion.attributions and len(words.split()) < _FEWEST and not NUMBER.search(words)
    return scrap or bool(_QUESTION.search(words)) or _is_reply(dossier, assertion) or _is_signature(dossier, assertion)


def _is_signature(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether it only tells who wrote the article: "Ana Roy is a columnist for the Post", at its end."""
    last = dossier.document.blocks[-_LAST:]
    at_end = bool(last) and assertion.span.start >= last[0].span.start and len(dossier.document.blocks) > _LAST
    return at_end and not assertion.attributions and bool(_SIGNED.match(dossier.words(assertion.parts)))


def _credited(dossier: Dossier, assertion: Assertion, kind: SourceKind) -> bool:
    return any(dossier.source_of(dossier.attributions[index]).kind is kind for index in assertion.attributions[:1])


def _is_reply(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether it denies or declines: what the accused answer is heard, not scored."""
    cues = " ".join(dossier.words(dossier.attributions[index].cue) for index in assertion.attributions[:1])
    if _DENIES.search(cues) or (_DISMISSES.search(cues) and _CHARGE.search(dossier.words(assertion.parts))):
        return True
    return any(reply.span.overlaps(part) for reply in dossier.replies for part in assertion.parts)


def _triggers(dossier: Dossier, parts: Iterable[Span], chosen: ClaimClass) -> Iterator[Span]:
    lists = {ClaimClass.CHECKABLE: _CHECKED, ClaimClass.ALLEGATION: _ACCUSES}.get(chosen, ())
    patterns = [pattern(name) for name in lists]
    if chosen is ClaimClass.CHECKABLE:
        patterns.append(NUMBER)
    found = (
        Span(*match.span())
        for part in parts
        for each in patterns
        for match in each.finditer(dossier.document.text, part.start, part.end)
    )
    end = -1
    for span in sorted(found):
        if span.start >= end:
            yield span
            end = span.end
