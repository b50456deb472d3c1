"""Hand-made audits for the reporters."""

from __future__ import annotations

from onrecord.domain import (
    Audit,
    Block,
    BlockKind,
    Category,
    Confidence,
    Document,
    Dossier,
    Example,
    Finding,
    Label,
    Report,
    RuleInfo,
    Run,
    Sentence,
    Severity,
    Skipped,
    SourceMap,
    Span,
    Stretch,
    Tier,
    Voice,
)  # fmt: skip
from onrecord.domain.sourcemap import line_starts

RULE = RuleInfo(
    code="VA203", name="some-say", category=Category.VAGUE_ATTRIBUTION, severity=Severity.WARNING, tier=Tier.WORDS,
    standards=("WTW",), summary="A claim is credited to some.", why="Because.", remedy="Name them.",
    flags=(Example("[Some say] so."),), passes=(Example("Lee says so."),),
)  # fmt: skip


def report(text: str, *phrases: str, name: str = "draft.txt", related: str | None = None) -> Report:
    """One paragraph of one sentence, with a finding on each of `phrases`."""
    whole = Span(0, len(text))
    block = Block(whole, BlockKind.PARAGRAPH)
    document = Document(name, "text", text, (block,), SourceMap((Run(0, len(text), 0, len(text)),), line_starts(text)))
    dossier = Dossier(document, (Sentence(whole, block, (Stretch(whole, Voice.REPORTER),)),))
    return Report(dossier, tuple(finding(text, phrase, related) for phrase in phrases))


def finding(text: str, phrase: str, related: str | None = None) -> Finding:
    def span(of: str) -> Span:
        return Span(text.index(of), text.index(of) + len(of))

    labels = (Label(span(related), "claim"),) if related else ()
    return Finding(
        RULE, span(phrase), f"Who are “{phrase}”?", Severity.WARNING, Confidence.HIGH, "Name one of them.", labels, "f00d"
    )  # fmt: skip


EMPTY = Audit(())
CLEAN = Audit((report("Lee says so."),))
FULL = Audit(
    (
        report("Some say it is over, but the vote went on until late on Tuesday.", "Some say", related="it is over"),
        report("Clean.", name="clean.md"),
        report("First \x1b[31mline\u202e\nthen many fear the worst.", "many fear", name="odd\x1b[0m.txt"),
    ),
    (Skipped("gone.txt", "does not exist; check the path"),),
)
