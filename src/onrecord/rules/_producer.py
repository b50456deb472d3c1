"""Whether the maker of a study or of figures stands near, though not in the phrase itself."""

from __future__ import annotations

from onrecord.domain import Dossier, Span
from onrecord.language.patterns import pattern
from onrecord.rules._source import in_deck

_MAKER = pattern("research.maker")
_HEADLINE = pattern("research.headline_word")
_REACH = 1_000
"""Characters behind a phrase in which its maker may be told: those of three long sentences."""


def made_nearby(dossier: Dossier, span: Span) -> bool:
    """Whether the rest of the sentence or one of the two after it tells who made it, or the body just named did.

    A headline leaves that to the body: "Report: bridge unsafe".
    """
    text = dossier.document.text
    if (
        dossier.in_headline(span.start)
        or _HEADLINE.fullmatch(dossier.text(span))
        or text.endswith(", in ", 0, span.start)
    ):
        return True
    if in_deck(dossier, span):
        return True
    number = dossier.number(span.start)
    last = dossier.sentences[min(number + 2, len(dossier.sentences) - 1)]
    return bool(_MAKER.search(text, span.end, min(last.span.end, span.end + _REACH)))
