"""Answers that depend on what was asked alone, kept while somebody writes: an edit leaves most of a draft as it was."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

Question = TypeVar("Question", bound=Hashable)
Answer = TypeVar("Answer")

_is_on = False
_all: list[Kept[Any, Any]] = []


class Kept(Generic[Question, Answer]):
    """The answers to the last `most` different questions; none unless `keep` was called."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: dict[Question, Answer] = {}
        _all.append(self)

    def answer(self, question: Question, make: Callable[[], Answer]) -> Answer:
        """Return the answer that is kept, or what `make` returns. One thread at a time may ask."""
        if not _is_on:
            return make()
        answer = self._answers.pop(question) if question in self._answers else make()
        self._answers[question] = answer  # behind all others: those in front were asked longest ago
        if len(self._answers) > self._most:
            del self._answers[next(iter(self._answers))]
        return answer

    def forget(self) -> None:
        """Forget all answers."""
        self._answers.clear()


def keep(on: bool) -> None:
    """Keep answers from now on, or forget them all and keep none."""
    global _is_on  # noqa: PLW0603
    _is_on = on
    for each in _all if not on else ():
        each.forget()


def are_kept() -> bool:
    """Whether answers are kept."""
    return _is_on
