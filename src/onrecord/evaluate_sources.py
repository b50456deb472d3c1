"""Measures who stands behind each attribution against labels, so that anyone can check what onrecord claims.

Two names agree if, without case, signs and articles, the words of one are among those of the other, at least half of
all their words are shared, or one is the initials of the other: "Obama" is "Barack Obama", "FBI" is "the F.B.I.".
End to end, a label counts only where an attribution with the same content was found (as in `onrecord.evaluate`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from onrecord.attribute import directness
from onrecord.domain import Attribution, Source, SourceKind, Span
from onrecord.errors import UnreadableError
from onrecord.evaluate import GoldArticle, Item, matched
from onrecord.identify import identify
from onrecord.lexicons import pattern
from onrecord.pipeline import audit
from onrecord.readers import read
from onrecord.segment import segment
from onrecord.settings import Settings

NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.OUTLET, SourceKind.DOCUMENT)
_SMALL = frozenset("the a an of and for".split())


class GoldSource(BaseModel):
    """Who stands behind one attribution of an article; further keys are allowed and not read."""

    model_config = ConfigDict(frozen=True)
    file: str
    attribution: int
    kind: SourceKind
    name: str | None
    grade: str | None


Labels = dict[str, dict[int, GoldSource]]


def labels(path: Path) -> Labels:
    """The labels of a file in JSON Lines, by article and number of the attribution.

    Raises:
        UnreadableError: if a line is no such label; it names the line.
    """
    found: Labels = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            label = GoldSource.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the line"
            raise UnreadableError(f"{path}:{number}: not a gold source: {where}: {first['msg']}") from None
        found.setdefault(label.file, {})[label.attribution] = label
    return found


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and the source that was found for it; None where the attribution was not found."""

    label: GoldSource
    source: Source | None


def given(article: GoldArticle, gold: dict[int, GoldSource]) -> list[Pair]:
    """The sources of the gold attributions: how well `identify` does where `attribute` made no mistake."""
    document = read(article.text.encode("utf-8", "surrogatepass"), "article.txt")
    sentences = segment(document)
    attributions = [gold_attribution(article, index) for index in range(len(article.attributions))]
    sources, _ = identify(document, sentences, attributions)
    behind = {index: source for source in sources for index in source.attributions}
    return [Pair(label, behind[index]) for index, label in gold.items() if index in behind]


def end_to_end(article: GoldArticle, gold: dict[int, GoldSource]) -> list[Pair]:
    """The sources that the whole program finds, for the gold attributions that it finds."""
    dossier = audit(article.text, "article.txt", settings=Settings(select=("AN104",))).dossier
    speech = pattern("cues_of_speech")
    found = [Item.of(article.text, one.source, one.cue, one.content, speech) for one in dossier.attributions]
    numbers = [index for index in gold if article.attributions[index].content]
    wanted = [gold_attribution(article, index) for index in numbers]
    items = [Item.of(article.text, one.source, one.cue, one.content, speech) for one in wanted]
    met = {numbers[j]: dossier.source_of(dossier.attributions[i]) for i, j in matched(found, items)}
    return [Pair(label, met.get(index)) for index, label in gold.items()]


def measures(pairs: Sequence[Pair]) -> dict[str, float]:
    """Shares and F1 scores of the pairs whose attribution was found; `found` is the share of those."""
    met = [(pair.label, pair.source) for pair in pairs if pair.source]
    named = [(label, source) for label, source in met if label.name and label.kind in NAMED]
    graded = [(label, source) for label, source in met if label.grade and source.grade]
    scores = f1_by_kind(pairs)
    return {
        "kind accuracy": _share(label.kind is source.kind for label, source in met),
        "macro-F1 over kinds": sum(scores.values()) / len(scores) if scores else 0.0,
        "unnamed-person F1": scores.get(SourceKind.UNNAMED_PERSON.value, 0.0),
        "name accuracy": _share(same_name(source.name, label.name) for label, source in named if label.name),
        "grade accuracy": _share(source.grade == label.grade for label, source in graded),
        "found": len(met) / len(pairs) if pairs else 0.0,
    }


def f1_by_kind(pairs: Sequence[Pair]) -> dict[str, float]:
    """F1 of each kind that is labelled at least once."""
    table = confusion(pairs)
    scores = {}
    for kind in sorted({label for label, _ in table}):
        right = table[kind, kind]
        labelled = sum(count for (label, _), count in table.items() if label == kind)
        found = sum(count for (_, guess), count in table.items() if guess == kind)
        scores[kind] = 2 * right / (labelled + found)
    return scores


def confusion(pairs: Iterable[Pair]) -> Counter[tuple[str, str]]:
    """How often a labelled kind was taken for another."""
    return Counter((pair.label.kind.value, pair.source.kind.value) for pair in pairs if pair.source)


def same_name(one: str | None, other: str) -> bool:
    """Whether two names agree, by the definition above; of several joined by "; " the first counts, too."""
    if not one:
        return False
    without = re.sub(r"\(.*?\)", "", other)
    pairs = ((a, b) for a in (one, one.split("; ")[0]) for b in (other, other.split("; ", maxsplit=1)[0], without))
    return any(_alike(_words(a), _words(b)) for a, b in pairs)


def _alike(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return False
    left, right = set(one), set(other)
    if left <= right or right <= left or len(left & right) / len(left | right) >= 0.5:
        return True
    initials = ("".join(word[0] for word in one), "".join(word[0] for word in other))
    return initials[0] == "".join(other) or initials[1] == "".join(one)


def _words(name: str) -> list[str]:
    plain = re.sub(r"[’']s\b|\.", "", name.lower())
    return [word for word in re.findall(r"\w+", plain) if word not in _SMALL]


def _share(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def gold_attribution(article: GoldArticle, index: int) -> Attribution:
    """One annotated attribution as the stages know it."""
    gold = article.attributions[index]
    source, cue, content = (tuple(Span(*pair) for pair in role) for role in (gold.source, gold.cue, gold.content))
    if not (source or cue or content):
        cue = (Span(0, min(1, len(article.text))),)
    return Attribution(source, cue, content, directness(article.text, content), 1.0)
