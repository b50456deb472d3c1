"""Which assertion of the body says what the headline says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from onrecord.assess.charges import is_worded_as_charge
from onrecord.domain import Assertion, BlockKind, Burden, Dossier
from onrecord.language.content_words import content_words
from onrecord.language.word_lists import word_pattern

_SHARE, _SHARED = 0.4, 2
"""Of the headline's words that carry meaning, the share, and how many, that one sentence must have."""
_BESIDE = 1
"""By how many words fewer another sentence may say the same."""
_SURE, _WORDED = 0.5, 0.1
"""How likely a line must be to accuse, and a headline with a word of wrongdoing."""
_WRONG = ("accusations", "attacks", "crime_nouns", "wrongful_acts", "legal_status")
"""Lists of words, any of which may tell of wrongdoing in other words than the headline's."""
_COVER = 0.3
"""And the share that the body must have, for the headline to be about it at all. Headlines paraphrase."""


def matched(dossier: Dossier, assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """Return the assertions, those of the headline with the index of the body's assertion that comes nearest."""
    body = _Body(dossier, assertions)
    return tuple(
        replace(assertion, body=body.nearest(assertion)) if assertion.in_headline else assertion
        for assertion in assertions
    )


def foreign(dossier: Dossier, headline: Assertion) -> bool:
    """Whether the body tells of something else."""
    wanted = content_words(dossier.words(headline.parts))
    return len(wanted & content_words(dossier.document.text[headline.parts[-1].end :])) < _COVER * len(wanted)


def may_accuse(dossier: Dossier, headline: Assertion) -> bool:
    """Whether a headline surely accuses, or may and has a word of wrongdoing for it."""
    likely = headline.probability_of(Burden.ACCUSATION)
    return likely >= _SURE or (likely >= _WORDED and is_worded_as_charge(dossier.words(headline.parts)))


def accuses_alone(dossier: Dossier, headline: Assertion, assertions: Sequence[Assertion]) -> bool:
    """Whether the headline accuses somebody, and nothing below it does: no assertion and no word of wrongdoing."""
    if not may_accuse(dossier, headline):
        return False
    body = [one for one in assertions if not one.in_headline]
    if any(one.accused or one.probability_of(Burden.ACCUSATION) >= _SURE for one in body):
        return False
    text = dossier.document.text[headline.parts[-1].end :]
    return not any(word_pattern(words).search(text) for words in _WRONG)


class _Body:
    """The assertions of the body, found by the words of their sentences."""

    def __init__(self, dossier: Dossier, assertions: Sequence[Assertion]) -> None:
        self._dossier = dossier
        self._assertions = assertions

    def nearest(self, headline: Assertion) -> int | None:
        """Return the best backed of those whose sentences share most words; one that is not scored only if need be."""
        wanted = content_words(self._dossier.words(headline.parts))
        least = max(_SHARED, _SHARE * len(wanted))
        shared = Counter(at for word in wanted for at in self._by_word.get(word, ()))
        near = [at for at, count in shared.items() if count >= least]
        scored = [at for at in near if self._assertions[at].stakes] or near
        most = max((shared[at] for at in scored), default=0)
        closest = [at for at in scored if shared[at] >= most - _BESIDE]
        return max(closest, key=lambda at: (self._assertions[at].backing, shared[at], -at), default=None)

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for at, assertion in enumerate(self._assertions):
            if _in_copy(self._dossier, assertion):
                for word in _told(self._dossier, assertion):
                    numbers.setdefault(word, []).append(at)
        return numbers


def _told(dossier: Dossier, assertion: Assertion) -> frozenset[str]:
    """Return the words of the whole sentence: a headline takes names from the source's part, too."""
    sentence = dossier.sentence_at(assertion.span.start)
    return content_words(dossier.text(sentence.span) if sentence else dossier.words(assertion.parts))


def _in_copy(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether it stands in no heading: a sub-heading repeats the headline without backing it, as does a teaser."""
    is_heading = assertion.in_headline or dossier.in_subheading(assertion.span.start)
    return not is_heading and not _repeats(dossier, assertion)


def _repeats(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether its sentence has a whole headline in it, word for word: "Share this: Flood closes the harbour"."""
    sentence = dossier.sentence_at(assertion.span.start)
    text = dossier.text(sentence.span) if sentence else ""
    return any(headline in text for headline in dossier.once(_headlines))


def _headlines(dossier: Dossier) -> tuple[str, ...]:
    blocks = (block for block in dossier.document.blocks if block.kind is BlockKind.HEADLINE)
    return tuple(words for block in blocks if (words := dossier.text(block.span).strip(" .\n")))
