"""The nouns that everything else speaks in: frozen, slotted, standard library only, no I/O."""

from onrecord.domain.assertion import Accused, Assertion, BackingLabel, ClaimClass, Effect, Evidence
from onrecord.domain.attribution import Attribution, Directness
from onrecord.domain.comparison import Change, ChangeKind, Comparison, Direction, Side
from onrecord.domain.document import (
    COPY,
    HEADINGS,
    NOT_ARTICLE,
    Block,
    BlockKind,
    Cell,
    Directive,
    Document,
    Link,
    Mark,
)
from onrecord.domain.dossier import Dossier
from onrecord.domain.entity import Entity, EntityType, Gender
from onrecord.domain.finding import Finding, Label
from onrecord.domain.leanings import Leanings
from onrecord.domain.overlaps import Overlaps
from onrecord.domain.report import Audit, Report, Skipped
from onrecord.domain.requirement import Failure, Growth, Requirements
from onrecord.domain.rule import Category, Confidence, Example, Precision, RuleInfo, Severity, Tier
from onrecord.domain.score import Fix, Gate, Hold, Score
from onrecord.domain.sentence import Sentence, Stretch, Voice
from onrecord.domain.source import Grade, Reason, ReasonKind, Reply, ReplyKind, Source, SourceKind
from onrecord.domain.sourcemap import Location, Run, SourceMap
from onrecord.domain.span import Span
from onrecord.domain.suppression import Aside, Lapse, LapseKind, Scope, SetAside, Suppression
from onrecord.domain.verification import (
    Checked,
    Difference,
    EvidenceFile,
    Operation,
    Passage,
    Place,
    Verdict,
    Verification,
    Weight,
)

__all__ = [
    "COPY",
    "HEADINGS",
    "NOT_ARTICLE",
    "Accused",
    "Aside",
    "Assertion",
    "Attribution",
    "Audit",
    "BackingLabel",
    "Block",
    "BlockKind",
    "Category",
    "Cell",
    "Change",
    "ChangeKind",
    "Checked",
    "ClaimClass",
    "Comparison",
    "Confidence",
    "Difference",
    "Direction",
    "Directive",
    "Directness",
    "Document",
    "Dossier",
    "Effect",
    "Entity",
    "EntityType",
    "Evidence",
    "EvidenceFile",
    "Example",
    "Failure",
    "Finding",
    "Fix",
    "Gate",
    "Gender",
    "Grade",
    "Growth",
    "Hold",
    "Label",
    "Lapse",
    "LapseKind",
    "Leanings",
    "Link",
    "Location",
    "Mark",
    "Operation",
    "Overlaps",
    "Passage",
    "Place",
    "Precision",
    "Reason",
    "ReasonKind",
    "Reply",
    "ReplyKind",
    "Report",
    "Requirements",
    "RuleInfo",
    "Run",
    "Scope",
    "Score",
    "Sentence",
    "SetAside",
    "Severity",
    "Side",
    "Skipped",
    "Source",
    "SourceKind",
    "SourceMap",
    "Span",
    "Stretch",
    "Suppression",
    "Tier",
    "Verdict",
    "Verification",
    "Voice",
    "Weight",
]
