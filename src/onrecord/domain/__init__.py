"""The nouns that everything else speaks in: frozen, slotted, standard library only, no I/O."""

from onrecord.domain.attribution import Attribution, Directness
from onrecord.domain.document import Block, BlockKind, Document, Link
from onrecord.domain.dossier import Dossier
from onrecord.domain.finding import Finding, Label
from onrecord.domain.report import Audit, Report, Skipped
from onrecord.domain.rule import Category, Confidence, Example, Precision, RuleInfo, Severity, Tier
from onrecord.domain.sentence import Sentence, Stretch, Voice
from onrecord.domain.source import Grade, Reason, ReasonKind, Reply, ReplyKind, Source, SourceKind
from onrecord.domain.sourcemap import Location, Run, SourceMap
from onrecord.domain.span import Span

__all__ = [
    "Attribution",
    "Audit",
    "Block",
    "BlockKind",
    "Category",
    "Confidence",
    "Directness",
    "Document",
    "Dossier",
    "Example",
    "Finding",
    "Grade",
    "Label",
    "Link",
    "Location",
    "Precision",
    "Reason",
    "ReasonKind",
    "Reply",
    "ReplyKind",
    "Report",
    "RuleInfo",
    "Run",
    "Sentence",
    "Severity",
    "Skipped",
    "Source",
    "SourceKind",
    "SourceMap",
    "Span",
    "Stretch",
    "Tier",
    "Voice",
]
