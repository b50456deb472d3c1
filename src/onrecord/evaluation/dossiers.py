"""Dossiers of a gold article: by the whole program, or with the annotated attributions given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.attribute import attribute
from onrecord.domain import Attribution, Document, Dossier, Span
from onrecord.evaluation.gold import GoldArticle
from onrecord.identify import identify
from onrecord.segment import segment


def audited(article: GoldArticle) -> Dossier:
    """Return what the whole program finds in the article, but for claims, scores and findings."""
    document = article.document()
    sentences = segment(document)
    attributions, _ = attribute(document, sentences)
    return Dossier(document, sentences, attributions, *identify(document, sentences, attributions))


def with_gold_attributions(article: GoldArticle) -> Dossier:
    """Return a dossier whose attributions are the annotated ones, so that later stages are measured alone."""
    document = article.document()
    sentences = segment(document)
    attributions = tuple(in_text(document, article.attribution(index)) for index in range(len(article.attributions)))
    return Dossier(document, sentences, attributions, *identify(document, sentences, attributions))


def in_file(document: Document, attribution: Attribution) -> Attribution:
    """Return the attribution with offsets into the file, as annotations have them, instead of into its text."""
    return _moved(attribution, document.source_map.origin)


def in_text(document: Document, attribution: Attribution) -> Attribution:
    """Return the attribution with offsets into the text read from the file, instead of into the file."""
    return _moved(attribution, document.source_map.read)


def _moved(attribution: Attribution, move: Callable[[Span], Span]) -> Attribution:
    roles = (attribution.source, attribution.cue, attribution.content)
    source, cue, content = (tuple(move(span) for span in role) for role in roles)
    return replace(attribution, source=source, cue=cue, content=content)
