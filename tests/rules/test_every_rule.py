"""What every rule owes: it flags exactly what its examples and cases mark, with messages that read well."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.assess import assess
from onrecord.attribute import attribute
from onrecord.domain import (
    Block,
    BlockKind,
    Category,
    Document,
    Dossier,
    EditorMarks,
    Example,
    Finding,
    Link,
    Run,
    SourceMap,
    Span,
)
from onrecord.identify import identify
from onrecord.pipeline import audit
from onrecord.readers import read_evidence
from onrecord.rules import Rule, check, rules
from onrecord.segment import segment
from onrecord.verify import Index, LinkedPage, LinkState, index_file, link_verifications, verify
from tests.rules.messages import assert_reads_well

CASES = Path(__file__).parent / "cases"
NEW_BLOCK, GAP = " ¶ ", "\n\n\n"
"""In an example, and as long in the document."""
PREFIX = {
    "AN": Category.ANONYMOUS_SOURCING, "VA": Category.VAGUE_ATTRIBUTION, "LI": Category.LOADED_LANGUAGE,
    "EV": Category.EVIDENCE, "FR": Category.FAIRNESS, "HB": Category.HEADLINE, "SU": Category.SUPPRESSIONS,
    "VF": Category.VERIFICATION,
}  # fmt: skip
EVERY = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)


def found(rule: Rule, example: Example) -> tuple[str, list[str]]:
    """The example's text with what the rule flags in square brackets, and the messages."""
    text = example.text.replace("[", "").replace("]", "").replace(NEW_BLOCK, GAP)
    marked, end = "", 0
    findings = audited(text, rule) if rule.category is Category.SUPPRESSIONS else checked(text, rule, example)
    for span, _ in findings:
        marked += text[end : span.start] + f"[{span.of(text)}]"
        end = span.end
    return (marked + text[end:]).replace(GAP, NEW_BLOCK), [message for _, message in findings]


def audited(text: str, rule: Rule) -> list[tuple[Span, str]]:
    """These rules judge what the others found, on a day that does not change. Their places are those of the file."""
    report = audit(text, today=date(2026, 6, 30))
    place = report.dossier.document.source_map.origin
    findings = [finding for finding in report.findings if finding.rule.code == rule.code]
    return sorted((place(finding.span), finding.message) for finding in findings)


def checked(text: str, rule: Rule, example: Example) -> list[tuple[Span, str]]:
    return [(finding.span, finding.message) for finding in findings_of_check(text, rule, example)]


def findings_of_check(text: str, rule: Rule, example: Example) -> tuple[Finding, ...]:
    document = Document("case.txt", "text", text, blocks(text, example), SourceMap((Run(0, len(text), 0, len(text)),)))
    return check(compared(examined(document), example), [rule])


def compared(dossier: Dossier, example: Example) -> Dossier:
    """The dossier with what the evidence of the example says of it."""
    text = example.evidence.replace(NEW_BLOCK, "\n\n")
    if " -> " in text:
        return replace(dossier, verifications=tuple(link_verifications(dossier, [linked(dossier, text)])))
    index = Index([index_file(read_evidence(text.encode(), "notes.txt"))]) if text else None
    return replace(dossier, verifications=verify(dossier, index))


def examined(document: Document) -> Dossier:
    """The dossier of a case. What the model thinks an editor marks is left out: a case shows what the rule looks for."""
    sentences = segment(document)
    attributions, leanings = attribute(document, sentences)
    leanings = replace(leanings, marks=EditorMarks())
    understood = identify(document, sentences, attributions)
    return assess(Dossier(document, sentences, attributions, *understood, leanings=leanings), leanings)


def linked(dossier: Dossier, told: str) -> tuple[Link, LinkedPage]:
    """`words -> state: text`: a link of these words, and what is there."""
    words, _, page = told.partition(" -> ")
    state, _, text = page.partition(": ")
    start = dossier.document.text.index(words)
    document = read_evidence(text.encode(), "page.txt") if state == "read" else None
    there = LinkedPage(
        "https://example.org/a", LinkState(state), text or state, "2027-03-10", "https://example.org/a", "", document
    )
    return Link(Span(start, start + len(words)), "https://example.org/a"), there


def blocks(text: str, example: Example) -> tuple[Block, ...]:
    """The first is of the kind that the example says; those behind a gap are paragraphs."""
    spans = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    kinds = [BlockKind(example.block), *[BlockKind.PARAGRAPH] * len(spans)]
    return tuple(Block(span, kind) for span, kind in zip(spans, kinds, strict=False))


def cases(rule: Rule) -> list[Example]:
    """`- text with [phrase]`, or `- (headline) text`, under `## flags` and `## passes`; `evidence:` is for all below."""
    lines = (CASES / f"{rule.info.name.replace('-', '_')}.md").read_text(encoding="utf-8").splitlines()
    found, evidence = [], ""
    for line in lines:
        evidence = line.removeprefix("evidence:").strip() if line.startswith("evidence:") else evidence
        if match := re.fullmatch(r"- (?:\(([a-z-]+)\) )?(.+)", line):
            found.append(Example(match.group(2), match.group(1) or "paragraph", evidence))
    return found


ALL = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in rules()
    for number, example in enumerate([*rule.flags, *rule.passes, *cases(rule)])
]


@pytest.mark.parametrize(("rule", "example"), ALL)
def test_rule_flags_the_marked_phrases_and_nothing_else_and_says_so_well(rule, example):
    marked, messages = found(rule, example)
    assert marked == example.text
    for message in messages:
        assert_reads_well(message)


@EVERY
def test_rule_has_three_marked_examples_of_flags_and_three_of_passes(rule):
    assert len(rule.flags) >= 3
    assert len(rule.passes) >= 3
    assert all("[" in example.text for example in rule.flags)
    assert not any("[" in example.text for example in rule.passes)


@EVERY
def test_rule_has_cases_that_flag_and_cases_that_pass(rule):
    marked = ["[" in example.text for example in cases(rule)]
    assert len(marked) >= 6
    assert {True, False} == set(marked)


@EVERY
def test_rule_metadata_is_complete(rule):
    info = rule.info
    assert re.fullmatch(r"[A-Z]{2}\d{3}", info.code)
    assert PREFIX[info.code[:2]] is info.category
    assert type(rule).__module__.split(".")[-2] == info.category.value.replace("-", "_")
    assert type(rule).__name__ == "".join(part.title() for part in info.name.split("-"))
    assert info.summary.endswith(".")
    assert "\n" not in info.summary
    assert info.why
    assert info.remedy
    assert info.standards
    assert rule.help.endswith((".", "”."))


@EVERY
def test_full_quotations_are_not_flagged(rule):
    if rule.quotations:
        pytest.skip("looks into quoted speech, too")
    for example in rule.flags:
        if example.block == "paragraph":
            words = re.sub(r"[\[\]\"“”‘’]|(?<!\w)'|'(?!\w)", "", example.text)
            quoted = NEW_BLOCK.join(
                f"“{each} That is how I see it and that is how it will stay,” Lee Adams said."
                for each in words.split(NEW_BLOCK)
            )
            assert "[" not in found(rule, Example(quoted))[0], quoted


def test_codes_and_names_are_unique():
    assert len({rule.code for rule in rules()}) == len({rule.info.name for rule in rules()}) == len(rules()) >= 14
