"""What the reporter's own file says about the quotations, figures and names of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.span import Span


class Checked(StrEnum):
    """What kind of thing in the draft was compared with the file."""

    QUOTATION = "quotation"
    SPEAKER = "speaker"
    FIGURE = "figure"
    NAME = "name"
    TITLE = "title"
    CLAIM = "claim"
    LINK = "link"


class Verdict(StrEnum):
    """What the comparison showed; which verdicts there are depends on what was compared."""

    VERBATIM = "verbatim"
    """A quotation stands in the file word for word; brackets and ellipses count as what they are."""
    TIDIED = "tidied"
    """Only fillers of speech, repeated starts or spellings differ."""
    ALTERED = "altered"
    """The passage is there, with other words."""
    NOT_FOUND = "not-found"
    NOT_CHECKED = "not-checked"
    AGREES = "agrees"
    ROUNDED = "rounded"
    """A figure is that of the file, rounded."""
    DIFFERS = "differs"
    RELATED = "related"
    """A passage that shares the words of a claim: shown, not judged."""


class Operation(StrEnum):
    """What the draft did to words of the evidence."""

    DROPPED = "dropped"
    ADDED = "added"
    SWAPPED = "swapped"


class Weight(StrEnum):
    """How much a difference matters, the gravest first."""

    NEGATION = "negation"
    NUMBER = "number"
    WORDING = "wording"
    SPELLING = "spelling"
    FILLER = "filler"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the draft and words of the evidence that stand in the same place.

    `at` is where in the draft, an empty span where it drops words; `there` where in the text of the evidence file.
    """

    operation: Operation
    weight: Weight
    draft: str
    evidence: str
    at: Span
    there: Span | None = None

    @property
    def changes_words(self) -> bool:
        """Whether it changes what was said, and does not only tidy it."""
        return self.weight not in (Weight.SPELLING, Weight.FILLER)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in its file: a line, paragraph, page, row (and column) or time."""

    unit: str
    value: str
    column: str | None = None

    def __str__(self) -> str:
        """Return the place as part of a sentence: "line 12", "0:14:05", "row 7, column amount"."""
        told = self.value if self.unit == "time" else f"{self.unit} {self.value}"
        return f"{told}, column {self.column}" if self.column else told


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of an evidence file: its words, where it stands, and who speaks, if the file says so.

    `text` has some words around those that were compared, which are `span`; both count from the beginning of the file's
    text, `text` from `begin`.
    """

    path: str
    place: Place
    text: str
    begin: int
    span: Span
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """One thing of the draft that was compared with the reporter's file, and what the comparison showed."""

    kind: Checked
    span: Span
    verdict: Verdict
    because: str
    passage: Passage | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def gravest(self) -> Weight | None:
        """The weight of the gravest difference, or None if there is none."""
        return min((difference.weight for difference in self.differences), key=[*Weight].index, default=None)


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file of the reporter's, with its number of words, or why it was not used."""

    path: str
    words: int
    skipped: str | None = None
    note: str | None = None
    """What an editor should know of it, though it was used."""
    failed: bool = False
    """Whether it may hold text, and could not be read."""
