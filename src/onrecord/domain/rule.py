"""What a rule says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How much a finding matters. Ordered: a higher value is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word that users read and write: error, warning, info."""
        return self.name.lower()


class Confidence(IntEnum):
    """How sure a rule is of a finding; apart from severity."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def label(self) -> str:
        """The word that users read: high, medium, low."""
        return self.name.lower()


class Tier(StrEnum):
    """What a rule stands on."""

    WORDS = "H"
    """Words plus clause structure."""
    MODEL = "M"
    """The attribution, source or claim model."""
    HEURISTIC = "L"
    """A comparison of distant passages; off in CI by default."""


class Category(StrEnum):
    """The groups of rules, by the folder they live in."""

    ANONYMOUS_SOURCING = "anonymous-sourcing"
    VAGUE_ATTRIBUTION = "vague-attribution"
    LOADED_LANGUAGE = "loaded-language"
    EVIDENCE = "evidence"
    FAIRNESS = "fairness"
    HEADLINE = "headline"
    SUPPRESSIONS = "suppressions"
    VERIFICATION = "verification"
    HOUSE = "house-rules"
    """Rules that a desk writes in its settings; no folder of ours holds them."""


@dataclass(frozen=True, slots=True)
class Example:
    """A passage with the phrases that a rule flags in [square brackets].

    `block` names the kind of its first block; " ¶ " begins a further one, which is a paragraph. `evidence` is a file
    that the passage is compared with. `genre` and `section` are those of the article that it stands in.
    """

    text: str
    block: str = "paragraph"
    evidence: str = ""
    genre: str = "news"
    section: str = ""

    def __str__(self) -> str:
        """As a rule file has it, with what is special about it in brackets before the text."""
        parts = (self.genre if self.genre != "news" else "", self.section and f"section {self.section}")
        block = self.block if self.block != "paragraph" else ""
        return "".join(f"({part}) " for part in (*parts, block) if part) + self.text


_SEVERAL = {2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True, slots=True)
class Precision:
    """How often a rule was right where its findings were read one by one.

    Readers cast `read` votes on `findings` of the rule in `corpus`; they called `right` of these right and `arguable`
    arguable, the others wrong. `note` says what goes wrong where it does; it may be empty.
    """

    corpus: str
    findings: int
    read: int
    right: int
    arguable: int
    note: str

    @property
    def wrong(self) -> int:
        """How many votes called a finding wrong."""
        return self.read - self.right - self.arguable

    def __str__(self) -> str:
        """One sentence for people."""
        note = f" Note: {self.note}." if self.note else ""
        if not self.read:
            return f"No findings have been read yet in {self.corpus}.{note}"
        votes = f"{self.right} right, {self.arguable} arguable, {self.wrong} wrong"
        return f"{self._votes} in {self.corpus}: {votes}.{note}"

    @property
    def _votes(self) -> str:
        """How many votes there are on how many findings, and why these differ."""
        findings = f"{self.findings} finding{'' if self.findings == 1 else 's'}"
        if self.read == self.findings:
            return f"Readers' votes on {findings}"
        readers = _SEVERAL.get(self.read // self.findings) if self.read % self.findings == 0 else None
        each = f"each was read by {readers}" if readers else "some were read by more than one"
        return f"{self.read} readers' votes on {findings} ({each})"


OWN_STYLE = ("House style",)
"""The standards of a house rule that names no others."""


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule's identity card; findings carry it, so that reporters need not know the rules."""

    code: str
    name: str
    category: Category
    severity: Severity
    tier: Tier
    standards: tuple[str, ...]
    summary: str
    why: str
    remedy: str
    flags: tuple[Example, ...]
    passes: tuple[Example, ...]
    precision: Precision | None = None
    """How often it was right, if that was measured."""
    default: bool = True
    """Whether it runs unless it is named."""
    origin: str | None = None
    """The settings file that a house rule stands in; None for a rule of onrecord's own."""
    varies: tuple[Severity, ...] = ()
    """The other severities that its findings have in some cases."""

    @property
    def severities(self) -> str:
        """Its severity, and those of some cases: "warning/error"; an error of which the judge is not sure warns."""
        doubtful = (Severity.WARNING,) if self.precision and Severity.ERROR in (self.severity, *self.varies) else ()
        return "/".join(dict.fromkeys(each.label for each in (self.severity, *self.varies, *doubtful)))

    @property
    def reliability(self) -> str:
        """How often it is right, as a sentence."""
        if self.precision:
            return str(self.precision)
        if self.origin:
            return "Not measured: a desk wrote it, so its findings are shown whatever `min-confidence` is."
        return "Not measured yet."

    def answers_to(self, selector: str, *, asleep: bool = False) -> bool:
        """Whether a selector means this rule: its code or name, ALL, or a group if it runs unless it is named.

        A group is a category, the beginning of a code, or DEFAULT; `asleep` counts those in a category or prefix, too,
        that wait to be named.
        """
        if selector.upper() in (self.code, "ALL") or selector.lower() == self.name:
            return True
        if selector.upper() == "DEFAULT":
            return self.default
        group = bool(selector) and self.code.startswith(selector.upper())
        return (self.default or asleep) and (group or selector.lower() == self.category.value)
