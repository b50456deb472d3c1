"""The lines that an editor would mark, each with the question to put."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.assess.claim import called
from onrecord.assess.points import BACKED, points_of, weights
from onrecord.domain import Ask, Assertion, Burden, Dossier, Effect
from onrecord.language.inflection import is_finite
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_pattern

_LEAST = 0.5
"""How likely an editor must be to ask."""
_PLACED = 3
"""The level of a source of which nothing is lacking."""
_NUMBER, _WORD, _PIECE = (
    pattern("numbers.figure"), pattern("clauses.word"), pattern("clauses.no_subject_of_its_own")
)  # fmt: skip
_WORDED = (
    ("superlatives", "By whose count or ranking?"),
    ("mental_states", "How is this known?"),
    ("causal", "Who says that the one led to the other?"),
    ("scientific", "Which study or expert says so?"),
)
"""By a list of words in it, what to ask of a line that nobody is credited with."""


def asks(dossier: Dossier, assertions: Sequence[Assertion]) -> tuple[Ask, ...]:
    """Return what would be asked, worst first."""
    whole = sum(each.weight for each in assertions if each.scored)
    found = (
        Ask(at, question(dossier, each), round(each.weight * (weights().points[BACKED] - points_of(each)) / whole, 2))
        for at, each in enumerate(assertions)
        if each.scored
        and each.burden_probability >= _LEAST
        and each.level < each.need
        and each.burden is not Burden.TOLD
        and _is_clause(dossier.words(each.parts))
    )
    return tuple(sorted(found, key=lambda ask: (-ask.costs, ask.assertion)))


def _is_clause(words: str) -> bool:
    """Whether it says something by itself; "332 human proteins" and "to sanitize" are pieces of what somebody says."""
    known = _WORD.findall(words)
    return not _PIECE.match(words) and any(is_finite(word.lower()) for word in known)


def question(dossier: Dossier, assertion: Assertion) -> str:
    """Return what to ask of an assertion that is not backed."""
    sources = [source for _, source in dossier.supports(assertion)]
    known = [source for source in sources if source.kind.is_somebody]
    if known and all(source.unnamed for source in known):
        return f"“{called(known[0])}”: who exactly, and how do they know?"
    if any(one.effect is Effect.START and one.points for one in assertion.evidence):
        return next(_of_support(assertion), "Who else says so, or which document?")
    if assertion.burden is Burden.ACCUSATION:
        return "Who makes this accusation, and what shows it?"
    if assertion.burden is Burden.JUDGEMENT:
        return "Whose judgement is this?"
    words = dossier.words(assertion.parts)
    if _NUMBER.search(words):
        return "Who counted or measured this, and when?"
    return next((asked for name, asked in _WORDED if word_pattern(name).search(words)), "Who says so?")


def _of_support(assertion: Assertion) -> Iterator[str]:
    """What the best support lacks."""
    best = max((one for one in assertion.evidence if one.effect is Effect.START), key=lambda one: one.points)
    lacks = {
        "document": "Whose document is it, which one and of what date?",
        "person": "What is their role?",
        "outlet": "Can it be confirmed first-hand?",
        "organization": "Which body is it?",
    }
    if assertion.burden is not Burden.ACCUSATION and best.signal in lacks and best.points < _PLACED:
        yield lacks[best.signal]
