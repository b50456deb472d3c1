"""Dossiers of a gold article: by the whole program, or with the annotated attributions given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.domain import Attribution, Document, Dossier, Span
from onrecord.evaluation.gold import GoldArticle
from onrecord.identify import identify
from onrecord.pipeline import audit
from onrecord.readers import read
from onrecord.segment import segment
from onrecord.settings import Settings

_FILE_NAME = "article.txt"
_ONE_RULE = Settings(select=("AN104",))
"""Findings are not evaluated, so one rule is enough and saves time."""


def audited(article: GoldArticle) -> Dossier:
    """Return what the whole program finds in the article."""
    return audit(article.text, _FILE_NAME, settings=_ONE_RULE).dossier


def with_gold_attributions(article: GoldArticle) -> Dossier:
    """Return a dossier whose attributions are the annotated ones, so that later stages are measured alone."""
    document = read(article.text.encode("utf-8", "surrogatepass"), _FILE_NAME)
    sentences = segment(document)
    attributions = tuple(in_text(document, article.attribution(index)) for index in range(len(article.attributions)))
    return Dossier(document, sentences, attributions, *identify(document, sentences, attributions))


def in_file(document: Document, attribution: Attribution) -> Attribution:
    """Return the attribution with offsets into the file, as annotations have them, instead of into its text."""
    return _moved(attribution, document.source_map.origin)


def in_text(document: Document, attribution: Attribution) -> Attribution:
    """Return the attribution with offsets into the text read from the file, instead of into the file."""
    return _moved(attribution, document.source_map.read)


def _moved(attribution: Attribution, place: Callable[[Span], Span]) -> Attribution:
    roles = (attribution.source, attribution.cue, attribution.content)
    source, cue, content = (tuple(place(span) for span in role) for role in roles)
    return replace(attribution, source=source, cue=cue, content=content)
