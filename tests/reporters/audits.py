"""Hand-made audits for the reporters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.domain import (
    Aside,
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
    SetAside,
    Severity,
    Skipped,
    SourceMap,
    Span,
    Stretch,
    Suppression,
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


def word(text: str, *phrases: str, name: str = "draft.docx") -> Report:
    """The same of a word-processor file, in which it is the seventh paragraph of twelve characters each before."""
    audited = report(text, *phrases, name=name)
    places = SourceMap((Run(0, len(text), 78, 78 + len(text)),), tuple(range(0, 79, 13)), "paragraph")
    document = replace(audited.dossier.document, format="docx", source_map=places)
    return replace(audited, dossier=replace(audited.dossier, document=document))


def with_set_aside(audited: Report) -> Report:
    """The first finding is allowed by an editor, the second known, the third untouched; the rest counts."""
    allowed = Suppression(("VA203",), "whistle-blower; known to the editor", "KL", date(2027, 1, 31), Span(0, 4))
    reasons = [(Aside.SUPPRESSED, allowed), (Aside.KNOWN, None), (Aside.UNTOUCHED, None)]
    aside = tuple(SetAside(each, *why) for each, why in zip(audited.findings, reasons, strict=False))
    return replace(audited, findings=audited.findings[len(aside) :], set_aside=aside)


def many(text: str, phrase: str, levels: dict[tuple[Severity, Confidence], int]) -> Report:
    """As many findings on `phrase` of each severity and confidence; the message tells which it is."""
    audited = report(text, phrase)
    each = audited.findings[0]
    findings = [
        replace(each, severity=severity, confidence=confidence, message=f"{severity.label} {confidence.label} {number}")
        for (severity, confidence), count in levels.items()
        for number in range(count)
    ]
    return replace(audited, findings=tuple(findings))


HOSTILE = (
    "Mayor\n::error::owned some say it is", "::stop-commands::x some say", "%0A::error::owned%0D some say, so: so",
    "]]> some say <script>alert(1)</script> <!-- --", "\u202egnp.exe some say \u2066it", "\x1b]0;owned\x07 some say \x1b[31m",
    "lone \ud800 some say \udfff", "nul \x00 some say \ufffe", "##[error]x ##vso[task.x]y some say ##[group]z",
    "| some say | **b** `c` [d](http://evil.example) ![e](f) @desk #12 www.evil.example :tada: $x$", "& &lt; some say {0} {{",
    "=1+1 some say", "- some say\n\n# head\n\n    code", "\u2028::warning::some say\x85::error::x", "\r\n::error::some say\r::error::x",
)  # fmt: skip
"""Headlines that would like to be obeyed."""

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
