"""Accuracy of sources: who is behind each attribution, of which kind, with which name and grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.domain import Source, SourceKind
from onrecord.evaluation.dossiers import audited, in_file, with_gold_attributions
from onrecord.evaluation.gold import GoldArticle, GoldSource
from onrecord.evaluation.matching import AttributionOffsets, match_by_content, names_agree
from onrecord.evaluation.scores import f1_of_label, share

_NAMED_KINDS = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.OUTLET, SourceKind.DOCUMENT)


@dataclass(frozen=True, slots=True)
class SourcePair:
    """A label and the predicted source; None if the attribution was not found."""

    label: GoldSource
    source: Source | None


def given_attributions(article: GoldArticle, labels: Mapping[int, GoldSource]) -> list[SourcePair]:
    """Return the sources predicted for the annotated attributions: `identify` without errors of `attribute`."""
    sources = with_gold_attributions(article).sources
    source_of = {index: source for source in sources for index in source.attributions}
    return [SourcePair(label, source_of[index]) for index, label in labels.items() if index in source_of]


def end_to_end(article: GoldArticle, labels: Mapping[int, GoldSource]) -> list[SourcePair]:
    """Return the sources of the whole program. A label has one if an attribution with the same content was found."""
    dossier = audited(article)
    placed = [in_file(dossier.document, one) for one in dossier.attributions]
    predicted = [AttributionOffsets.of(article.text, one) for one in placed]
    indices = [index for index in labels if article.attributions[index].content]
    gold = [AttributionOffsets.of(article.text, article.attribution(index)) for index in indices]
    source_of = {indices[j]: dossier.source_of(dossier.attributions[i]) for i, j in match_by_content(predicted, gold)}
    return [SourcePair(label, source_of.get(index)) for index, label in labels.items()]


def measures(pairs: Sequence[SourcePair]) -> dict[str, float]:
    """Return accuracies and F1 scores over the pairs with a source; `found` is the share of those."""
    labelled = [(pair.label, pair.source) for pair in pairs if pair.source]
    named = [(label.name, source) for label, source in labelled if label.name and label.kind in _NAMED_KINDS]
    graded = [(label, source) for label, source in labelled if label.grade and source.grade]
    scores = f1_by_kind(pairs)
    return {
        "kind accuracy": share(label.kind is source.kind for label, source in labelled),
        "macro-F1 over kinds": sum(scores.values()) / len(scores) if scores else 0.0,
        "unnamed-person F1": scores.get(SourceKind.UNNAMED_PERSON.value, 0.0),
        "name accuracy": share(names_agree(source.name, name) for name, source in named),
        "grade accuracy": share(source.grade == label.grade for label, source in graded),
        "found": len(labelled) / len(pairs) if pairs else 0.0,
    }


def f1_by_kind(pairs: Sequence[SourcePair]) -> dict[str, float]:
    """Return the F1 of each kind that is labelled at least once."""
    table = confusion(pairs)
    return {kind.value: f1_of_label(table, kind) for kind in sorted({label for label, _ in table})}


def confusion(pairs: Iterable[SourcePair]) -> Counter[tuple[SourceKind, SourceKind]]:
    """Return how often each (labelled, predicted) pair of kinds occurs."""
    return Counter((pair.label.kind, pair.source.kind) for pair in pairs if pair.source)
