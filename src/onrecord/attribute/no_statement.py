"""What looks like an attribution and is none: "no one said", "did not say", "Asked if …", "swindled us with plans"."""

from __future__ import annotations

from onrecord.domain import Attribution, Directness
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_pattern

_NEVER_SAID = pattern("crediting.never_said")
_SAID = pattern("crediting.said")
_NO_ONE = pattern("noun_phrases.no_one")
_TOLD = pattern("crediting.that_or_what")
_ASKED = pattern("crediting.asked_whether")
_ABSTRACTION = pattern("crediting.abstraction")
_NAMING = pattern("crediting.naming")
_LEAD = 30
"""Characters before a cue in which "When" may stand."""


def is_no_statement(attribution: Attribution, text: str) -> bool:
    """Whether it tells only what was not said or asked, a name, common knowledge ("history shows"), or a wrong done."""
    cue = attribution.cue[0]
    if not attribution.source:
        if _NAMING.fullmatch(cue.of(text)):
            return True
        start = max(text.rfind(sign, max(0, cue.start - _LEAD), cue.start) + 1 for sign in '\n.”"')
        start = max(start, cue.start - _LEAD)
        return bool(_ASKED.match(text[start : cue.end + _LEAD].lstrip()))
    if _is_deed(attribution, text):
        return True
    if _ABSTRACTION.fullmatch(attribution.source[0].of(text)):
        return True
    never = _NEVER_SAID.match(text, cue.start, cue.end)
    if never:  # "did not say no" tells of something else that was said
        return bool(never["never"] or _TOLD.match(text, attribution.content[0].start))
    return bool(_NO_ONE.match(attribution.source[0].of(text)) and _SAID.match(text, cue.start, cue.end))


def _is_deed(attribution: Attribution, text: str) -> bool:
    """Whether somebody is said to do wrong, and says nothing: "swindled them with plans for flats"."""
    speaks = attribution.directness is not Directness.INDIRECT or len(attribution.cue) > 1
    return not speaks and word_pattern("wrongful_acts").fullmatch(attribution.cue[0].of(text)) is not None
