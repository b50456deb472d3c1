"""Dossiers of a gold article: by the whole program, or with the annotated attributions given."""

from __future__ import annotations

from onrecord.domain import Dossier
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
    attributions = tuple(article.attribution(index) for index in range(len(article.attributions)))
    return Dossier(document, sentences, attributions, *identify(document, sentences, attributions))
