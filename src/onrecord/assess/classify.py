"""The class of a claim: what the model leans to, but for words that claim nothing and plain charges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.domain import Assertion, ClaimClass, Dossier, Leanings, Span
from onrecord.language.patterns import pattern
from onrecord.language.scopes import scope
from onrecord.language.word_lists import word_pattern

NUMBER = pattern("numbers.figure")
"""Figures, without dates, times of day and ages."""
_CHECKED = ("superlatives", "causal", "scientific", "legal_status", "timing")
_ACCUSES = ("accusations",)
_QUESTION, _ASKS, _ASKED = (pattern(f"questions.{name}") for name in ("mark", "asking", "asked"))
_ACCUSATION, _SIGNED, _SURVIVORS = (
    pattern("accusations.word"), pattern("bylines.signature"), pattern("bylines.survivors")
)  # fmt: skip
_LAST = 2
"""Blocks at the end in which an author is told of."""
_FEWEST = 4
"""Words that can be a claim of the reporter's."""
_SURER = 2
"""How much likelier than any other class an allegation of a source's must be: a wrong one may hold the draft."""
_SURE = 0.7
"""How likely an allegation must be that no word of accusation gives away."""
_SETTLES = {ClaimClass.ROUTINE: ("causal", "timing"), ClaimClass.UNSCORED: ("causal",)}
"""Words by which what the model takes for plain or for opinion can be checked after all."""


def classify(dossier: Dossier, leanings: Leanings, assertion: Assertion) -> Assertion:
    """Return the assertion with its class, and the words that speak for it."""
    chosen = _class(dossier, leanings, assertion)
    return replace(assertion, claim_class=chosen, triggers=tuple(_triggers(dossier, assertion.parts, chosen)))


def _class(dossier: Dossier, leanings: Leanings, assertion: Assertion) -> ClaimClass:
    if says_nothing(dossier, assertion):
        return ClaimClass.UNSCORED
    if assertion.accused:
        return ClaimClass.ALLEGATION
    chosen = _likeliest(dossier, leanings, assertion)
    words = dossier.words(assertion.parts)
    if chosen is ClaimClass.UNSCORED and dossier.document.is_opinion and not assertion.attributions:
        return chosen
    settled = any(word_pattern(name).search(words) for name in _SETTLES.get(chosen, ()))
    return ClaimClass.CHECKABLE if settled and not word_pattern("judgments").search(words) else chosen


def _likeliest(dossier: Dossier, leanings: Leanings, assertion: Assertion) -> ClaimClass:
    """Return what the model takes it for; for an allegation, it must be surer where the wording does not show one."""
    cue = dossier.cue_of(assertion)
    shares = leanings.of(assertion.parts, cue)
    words = dossier.words(assertion.parts)
    shown = word_pattern("accusations").search(f"{dossier.words(cue)}\n{words}") or word_pattern("attacks").search(
        words
    )
    if not shown and shares[ClaimClass.ALLEGATION] < _SURE:
        del shares[ClaimClass.ALLEGATION]
    elif assertion.attributions:
        shares[ClaimClass.ALLEGATION] /= _SURER
    return max(shares, key=lambda share: shares[share])


def says_nothing(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether it asks, answers, tells of the author or of survivors; a scrap of the reporter's says nothing either."""
    words = dossier.words(assertion.parts)
    scrap = not assertion.attributions and len(words.split()) < _FEWEST and not NUMBER.search(words)
    if scrap or _is_question(words, dossier.words(dossier.cue_of(assertion))):
        return True
    if not assertion.attributions and _SURVIVORS.search(words):
        return True
    return _is_reply(dossier, assertion) or _is_signature(dossier, assertion)


def _is_question(words: str, cue: str) -> bool:
    """Whether it asks, in its own words or in the reporter's: "questions remain over who signed"."""
    return bool(_QUESTION.search(words)) or bool(_ASKS.search(cue) and _ASKED.match(words))


def _is_signature(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether it only tells who wrote the article: "Ana Roy is a columnist for the Post", at its end."""
    last = dossier.document.blocks[-_LAST:]
    at_end = bool(last) and assertion.span.start >= last[0].span.start and len(dossier.document.blocks) > _LAST
    return at_end and not assertion.attributions and bool(_SIGNED.match(dossier.words(assertion.parts)))


def _is_reply(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether it denies or declines: what the accused answer is heard, not scored."""
    cue = dossier.words(dossier.cue_of(assertion))
    dismissed = scope("dismissal").cues(cue) and _ACCUSATION.search(dossier.words(assertion.parts))
    if dismissed or scope("denial").cues(cue) or scope("reply").cues(cue):
        return True
    return any(True for part in assertion.parts for _ in dossier.replies_over(part))


def _triggers(dossier: Dossier, parts: Iterable[Span], chosen: ClaimClass) -> Iterator[Span]:
    lists = {ClaimClass.CHECKABLE: _CHECKED, ClaimClass.ALLEGATION: _ACCUSES}.get(chosen, ())
    patterns = [word_pattern(name) for name in lists]
    if chosen is ClaimClass.CHECKABLE:
        patterns.append(NUMBER)
    spans = (
        Span(*match.span())
        for part in parts
        for each in patterns
        for match in each.finditer(dossier.document.text, part.start, part.end)
    )
    end = -1
    for span in sorted(spans):
        if span.start >= end:
            yield span
            end = span.end
