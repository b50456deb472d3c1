"""Why a source is not named, as far as the article says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Reason, ReasonKind, Sentence, Span
from onrecord.language.patterns import pattern

_REQUEST = pattern("anonymity.request")
_CLAUSE_BEHIND = pattern("anonymity.clause_behind")
_CLAUSE_BEFORE = pattern("anonymity.clause_before")
_STAKES = pattern("anonymity.stakes")
_LOSS = pattern("anonymity.loss")
_LEGAL = pattern("anonymity.legal")
_FORMULA = pattern("anonymity.formula")


def reasons(text: str, sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, Reason]]:
    """Yield each statement that somebody is not to be named, with the reason it gives."""
    for sentence in sentences:
        passage = sentence.span.of(text)
        for match in _REQUEST.finditer(passage):
            yield sentence, _reason(passage, match, sentence.span.start)


def _reason(passage: str, match: re.Match[str], offset: int) -> Reason:
    behind = _CLAUSE_BEHIND.match(passage, match.end())
    before = None if behind else _CLAUSE_BEFORE.search(passage, 0, match.start())
    giving = behind or before
    clause = giving.group("clause") if giving else ""
    start = before.start("clause") if before else match.start()
    end = behind.end() if behind else match.end()
    kind = ReasonKind.CAUSAL if _is_causal(clause, f"{match.group()} {clause}") else ReasonKind.BOILERPLATE
    return Reason(kind, Span(offset + start, offset + len(passage[:end].rstrip(" ,"))))


def _is_causal(clause: str, statement: str) -> bool:
    """Whether the clause names a loss or the law; behind a formula, only a loss: "not authorised, and feared harm"."""
    if _FORMULA.search(statement):
        return bool(_LOSS.search(clause))
    return bool(_STAKES.search(clause) or _LEGAL.search(statement))
