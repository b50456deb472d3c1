"""Gold files in JSON Lines: annotated articles, and labels for their sources and claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from onrecord.attribute import directness
from onrecord.domain import Attribution, BlockKind, ClaimClass, Document, SourceKind, Span
from onrecord.errors import UnreadableError
from onrecord.readers import read
from onrecord.segment import segment
from onrecord.structure import genre, structure

_FILE_NAME = "article.txt"
_HEADLINE_WORDS = 25


def _in_order(offsets: tuple[int, int]) -> tuple[int, int]:
    if not 0 <= offsets[0] <= offsets[1]:
        raise ValueError(f"[{offsets[0]}, {offsets[1]}) is not a range of characters")
    return offsets


Offsets = Annotated[tuple[int, int], AfterValidator(_in_order)]
"""Start and end of a half-open range, in code points of the article's text."""


class GoldAttribution(BaseModel):
    """An annotated attribution. Each role may be in several pieces."""

    model_config = ConfigDict(frozen=True)
    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


class GoldArticle(BaseModel):
    """An annotated article, whose first paragraph is its headline. Further keys are allowed and ignored."""

    model_config = ConfigDict(frozen=True)
    file: str
    text: str
    attributions: tuple[GoldAttribution, ...]

    @model_validator(mode="after")
    def _has_the_words(self) -> Self:
        for gold in self.attributions:
            for start, end in (*gold.source, *gold.cue, *gold.content):
                if end > len(self.text):
                    raise ValueError(f"[{start}, {end}) is beyond the {len(self.text):,} characters of the text")
        return self

    def document(self) -> Document:
        """Return the article as a reader gives it, with its headline marked.

        Corpora end headlines like sentences ("Senate passes bill."). In a draft such a first line is a lead.
        """
        document = structure(read(self.text.encode("utf-8", "surrogatepass"), _FILE_NAME))
        document = replace(document, reading=genre(document, segment(document)))
        first, *others = document.blocks or (None,)
        if not first or not others or any(block.kind is BlockKind.HEADLINE for block in document.blocks):
            return document
        if first.kind is not BlockKind.PARAGRAPH or len(first.span.of(document.text).split()) > _HEADLINE_WORDS:
            return document
        return replace(document, blocks=(replace(first, kind=BlockKind.HEADLINE), *others))

    def attribution(self, index: int) -> Attribution:
        """Return the annotated attribution at `index` as the pipeline represents it."""
        gold = self.attributions[index]
        source, cue, content = (tuple(Span(*piece) for piece in role) for role in (gold.source, gold.cue, gold.content))
        if not (source or cue or content):
            cue = (Span(0, min(1, len(self.text))),)
        return Attribution(source, cue, content, directness(self.text, content), 1.0)


class GoldSource(BaseModel):
    """The source behind one attribution of an article. Further keys are allowed and ignored."""

    model_config = ConfigDict(frozen=True)
    file: str
    attribution: Annotated[int, Field(ge=0)]
    kind: SourceKind
    name: str | None
    grade: str | None


class GoldClass(BaseModel):
    """The class of one claim. Further keys are allowed and ignored.

    The claim is either the content of an `attribution` or the characters from `start` to `end`.
    """

    model_config = ConfigDict(frozen=True)
    file: str
    claim_class: ClaimClass
    attribution: Annotated[int, Field(ge=0)] | None = None
    start: Annotated[int, Field(ge=0)] | None = None
    end: int | None = None

    @model_validator(mode="after")
    def _has_a_claim(self) -> Self:
        if self.attribution is None:
            if self.start is None or self.end is None:
                raise ValueError("names no claim; give 'attribution', or 'start' and 'end'")
            _in_order((self.start, self.end))
        return self


SourceLabels = dict[str, dict[int, GoldSource]]
"""Source labels by article and index of the attribution."""
ClassLabels = dict[str, list[GoldClass]]
"""Class labels by article."""


def read_articles(path: Path) -> tuple[GoldArticle, ...]:
    """Return the articles of a gold file.

    Raises:
        UnreadableError: if a line is not a gold article; the message names the line.
    """
    return tuple(article for _, article in _rows(path, GoldArticle, "a gold article"))


def read_source_labels(path: Path, articles: Iterable[GoldArticle]) -> SourceLabels:
    """Return the source labels of a file.

    Raises:
        UnreadableError: if a line is not a label of one of the articles' attributions; the message names the line.
    """
    labels: SourceLabels = {}
    counts = _attribution_counts(articles)
    for line, label in _rows(path, GoldSource, "a gold source"):
        _require_attribution(f"{path}:{line}", label.file, label.attribution, counts)
        labels.setdefault(label.file, {})[label.attribution] = label
    return labels


def read_class_labels(path: Path, articles: Iterable[GoldArticle]) -> ClassLabels:
    """Return the class labels of a file.

    Raises:
        UnreadableError: if a line is not a label of one of the articles' claims; the message names the line.
    """
    labels: ClassLabels = {}
    counts = _attribution_counts(articles)
    for line, label in _rows(path, GoldClass, "a gold class"):
        if label.attribution is not None:
            _require_attribution(f"{path}:{line}", label.file, label.attribution, counts)
        labels.setdefault(label.file, []).append(label)
    return labels


Row = TypeVar("Row", bound=BaseModel)


def _rows(path: Path, model: type[Row], what: str) -> Iterable[tuple[int, Row]]:
    """Yield each line's number and object. Only "\\n" ends a line: JSON strings may contain other separators."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except UnicodeDecodeError:
        raise UnreadableError(f"{path}: is not UTF-8 text; save it as UTF-8") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, model.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "the line"
            raise UnreadableError(f"{path}:{number}: not {what}: {place}: {first['msg']}") from None


def _attribution_counts(articles: Iterable[GoldArticle]) -> dict[str, int]:
    return {article.file: len(article.attributions) for article in articles}


def _require_attribution(place: str, file: str, index: int, counts: dict[str, int]) -> None:
    """Refuse a label of an attribution that the article lacks. Labels of articles not in the gold file are ignored."""
    if file in counts and index >= counts[file]:
        raise UnreadableError(f"{place}: {file} has {counts[file]} attributions, numbered from 0; there is no {index}")
