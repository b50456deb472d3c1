"""Sentences about an event, at which nobody is heard: a trial, a match, a storm."""

from __future__ import annotations

from onrecord.language.patterns import pattern

_EVENT, _HEARD = pattern("crediting.event"), pattern("crediting.heard")


def tells_of_event(sentence: str) -> bool:
    """Whether a sentence is about an event and nobody speaks at it: "The trial, before Judge Lowe, continues."."""
    return bool(_EVENT.match(sentence)) and not _HEARD.search(sentence)
