"""A sentence's words, whatever its wrapping and its typographic signs."""

from __future__ import annotations

import unicodedata

from onrecord.domain import Dossier, Span

_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})


def plain(text: str) -> str:
    """Return the words in one line; typographic signs are no difference, capitals are."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_PLAIN)).split())


def around(dossier: Dossier, span: Span) -> str:
    """Return the sentence that a span begins in, in plain words; those of the span if it stands in none."""
    sentence = dossier.sentence_at(span.start)
    return plain(dossier.text(sentence.span if sentence else span))
