"""The lines that an editor would mark, each with the question to put."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.assess.claim import briefly
from onrecord.assess.points import BACKED, points_of, weights
from onrecord.domain import Ask, Assertion, Burden, Dossier, Effect, Message, Source
from onrecord.language.inflection import is_finite
from onrecord.language.nouns import pronouns
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_pattern

_LEAST = 0.5
"""How likely an editor must be to ask."""
_PLACED = 3
"""The level of a source of which nothing is lacking."""
_NUMBER, _PRICE, _WORD, _PIECE = (
    pattern("numbers.figure"), pattern("numbers.price"), pattern("clauses.word"),
    pattern("clauses.no_subject_of_its_own"),
)  # fmt: skip
_FEW, _WITHIN_WORD = pattern("numbers.few"), pattern("numbers.within_word")
_HEARSAY = pattern("crediting.passive")
_LONG = 12
"""Words of a claim, at most, that a question about its figure need not quote."""
_WORDED = (
    ("superlatives", "ask-whose-ranking"),
    ("mental_states", "ask-how-known"),
    ("causal", "ask-who-saw-the-cause"),
    ("scientific", "ask-which-study"),
)
"""By a list of words in it, what to ask of a line that nobody is credited with."""
_OF_BURDEN = {Burden.ACCUSATION: "ask-who-accuses", Burden.JUDGEMENT: "ask-whose-judgement"}
_LACKS = {
    "document": "ask-which-document",
    "person": "ask-which-role",
    "outlet": "ask-confirmed",
    "organization": "ask-which-organisation",
}
"""By the signal of the best support, what to ask where it is not firm."""


def asks(dossier: Dossier, assertions: Sequence[Assertion]) -> tuple[Ask, ...]:
    """Return what would be asked, worst first."""
    whole = sum(assertion.weight for assertion in assertions if assertion.scored)
    all_asks = (
        Ask(
            at,
            question(dossier, assertion),
            round(assertion.weight * (weights().points[BACKED] - points_of(assertion)) / whole, 2),
        )
        for at, assertion in enumerate(assertions)
        if assertion.scored
        and assertion.burden_probability >= _LEAST
        and assertion.level < assertion.need
        and assertion.burden is not Burden.TOLD
        and _is_clause(dossier.words(assertion.parts))
    )
    return tuple(sorted(all_asks, key=lambda ask: (-ask.costs, ask.assertion)))


def _is_clause(words: str) -> bool:
    """Whether it says something by itself; "332 human proteins" and "to sanitize" are pieces of what somebody says."""
    known = _WORD.findall(words)
    return not _PIECE.match(words) and any(is_finite(word.lower()) for word in known)


def is_reader(source: Source) -> bool:
    """Whether it is the reader who is spoken to, and whom nobody can ask: "You might think that …"."""
    return source.label.lower() in pronouns("reader")


def question(dossier: Dossier, assertion: Assertion) -> Message:
    """Return what to ask of an assertion that is not backed."""
    if assertion.is_altered:
        return Message.of("ask-which-words")
    sources = [source for _, source in dossier.supports(assertion)]
    known = [source for source in sources if source.kind.is_somebody and not is_reader(source)]
    if known and all(source.unnamed for source in known):
        return Message.of("ask-who-exactly", source=briefly(known[0]))
    if any(one.effect is Effect.START and one.points for one in assertion.evidence):
        return Message.of(_lacking(assertion))
    if assertion.burden in _OF_BURDEN:
        return Message.of(_OF_BURDEN[assertion.burden])
    words = dossier.words(assertion.parts)
    counted = _counted(words)
    if counted:
        return Message.of("ask-who-counted-that", figure=counted) if _is_long(words) else Message.of("ask-who-counted")
    listed = (code for name, code in _WORDED if word_pattern(name).search(words))
    fallback = "ask-who-told" if _is_hearsay(dossier, assertion) else "ask-who-says-so"
    return Message.of(next(listed, fallback))


def _beside(figure: re.Match[str]) -> tuple[int, int]:
    """From two characters before a figure to two behind it."""
    return max(0, figure.start() - 2), figure.end() + 2


def _counted(words: str) -> str:
    """Return the first figure that somebody must have counted or measured.

    A price is none, nor “two officers”, nor the number within a name or a compound: “COVID-19”, “the 15-man game”.
    """
    whole = (each for each in _NUMBER.finditer(words) if not _WITHIN_WORD.search(words, *_beside(each)))
    figures = (each for each in whole if not _PRICE.match(each.group()))
    return next((each.group() for each in figures if not _FEW.match(words, each.start())), "")


def _is_hearsay(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether the article says that it was told this, and not by whom: "it is understood that"."""
    sentence = dossier.sentence_at(assertion.span.start)
    return sentence is not None and bool(_HEARSAY.search(dossier.text(sentence.span)))


def _is_long(words: str) -> bool:
    """Whether a claim says so much that a question has to name the figure that it is about."""
    return len(words.split()) > _LONG


def _lacking(assertion: Assertion) -> str:
    """Return the code of the question about what the best support lacks, or about further support."""
    best = max((one for one in assertion.evidence if one.effect is Effect.START), key=lambda one: one.points)
    if assertion.burden is Burden.ACCUSATION or best.points >= _PLACED:
        return "ask-who-else"
    return _LACKS.get(best.signal, "ask-who-else")
