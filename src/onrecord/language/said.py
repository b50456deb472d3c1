"""The neutral verb of saying in the form of another: “said” for “claimed”, “says” for “claims”."""

from __future__ import annotations

from onrecord.language.inflection import is_finite

_FORMS = (("ing", "saying"), ("s", "says"))
_PAST, _BASE = "said", "say"
_NO_THIRD_PERSON = "ss"


def said_for(verb: str) -> str:
    """Return “said” in the form that a verb of saying has, by its first word: “pointed out” is “said”."""
    word = verb.split(maxsplit=1)[0].lower()
    form = next((said for ending, said in _FORMS if word.endswith(ending)), None)
    if form is None or word.endswith(_NO_THIRD_PERSON):
        form = _PAST if is_finite(word) else _BASE
    return form.capitalize() if verb[:1].isupper() else form
