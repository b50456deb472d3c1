"""The nouns that everything else speaks in: frozen, slotted, standard library only, no I/O."""

from onrecord.domain.assertion import (
    CLASS_OF,
    Accused,
    Assertion,
    BackingLabel,
    Burden,
    ClaimClass,
    Effect,
    Evidence,
    Stake,
    Support,
)
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
    NotRead,
    Omission,
    Omitted,
)
from onrecord.domain.dossier import Dossier
from onrecord.domain.editor_marks import EditorMark, EditorMarks, family
from onrecord.domain.entity import Entity, EntityType, Gender
from onrecord.domain.finding import Finding, Label, one_a_phrase
from onrecord.domain.genre import Genre, GenreReading
from onrecord.domain.leanings import Leanings, Phrases, SecondLook
from onrecord.domain.manner import body_sentences, manner
from onrecord.domain.message import Message
from onrecord.domain.origins import Origins
from onrecord.domain.overlaps import Overlaps
from onrecord.domain.report import Audit, Report, Skipped
from onrecord.domain.requirement import Failure, Growth, Requirements
from onrecord.domain.rule import OWN_STYLE, Category, Confidence, Example, Precision, RuleInfo, Severity, Tier
from onrecord.domain.score import Ask, Figure, Fix, Gate, Hold, Score
from onrecord.domain.sentence import Sentence, Stretch, Voice
from onrecord.domain.source import Grade, Reason, ReasonKind, Reply, ReplyKind, Source, SourceKind
from onrecord.domain.sourcemap import Location, Run, SourceMap
from onrecord.domain.span import Span, joined
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
    "CLASS_OF",
    "COPY",
    "HEADINGS",
    "NOT_ARTICLE",
    "OWN_STYLE",
    "Accused",
    "Aside",
    "Ask",
    "Assertion",
    "Attribution",
    "Audit",
    "BackingLabel",
    "Block",
    "BlockKind",
    "Burden",
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
    "EditorMark",
    "EditorMarks",
    "Effect",
    "Entity",
    "EntityType",
    "Evidence",
    "EvidenceFile",
    "Example",
    "Failure",
    "Figure",
    "Finding",
    "Fix",
    "Gate",
    "Gender",
    "Genre",
    "GenreReading",
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
    "Message",
    "NotRead",
    "Omission",
    "Omitted",
    "Operation",
    "Origins",
    "Overlaps",
    "Passage",
    "Phrases",
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
    "SecondLook",
    "Sentence",
    "SetAside",
    "Severity",
    "Side",
    "Skipped",
    "Source",
    "SourceKind",
    "SourceMap",
    "Span",
    "Stake",
    "Stretch",
    "Support",
    "Suppression",
    "Tier",
    "Verdict",
    "Verification",
    "Voice",
    "Weight",
    "body_sentences",
    "family",
    "joined",
    "manner",
    "one_a_phrase",
]
