"""What every rule owes: it flags exactly what its examples and cases mark, and is silent on what passes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from onrecord.assess import assess
from onrecord.attribute import attribute
from onrecord.domain import Block, BlockKind, Category, Document, Dossier, Example, Finding, Run, SourceMap, Span
from onrecord.identify import identify
from onrecord.pipeline import audit
from onrecord.rules import Rule, check, rules
from onrecord.segment import segment

CASES = Path(__file__).parent / "cases"
NEW_BLOCK, GAP = " ¶ ", "\n\n\n"
"""In an example, and as long in the document."""
PREFIX = {
    "AN": Category.ANONYMOUS_SOURCING, "VA": Category.VAGUE_ATTRIBUTION, "LI": Category.LOADED_LANGUAGE,
    "EV": Category.EVIDENCE, "FR": Category.FAIRNESS, "HB": Category.HEADLINE, "SU": Category.SUPPRESSIONS,
}  # fmt: skip
EVERY = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)


def found(rule: Rule, example: Example) -> str:
    """The example's text with what the rule flags in square brackets."""
    text = example.text.replace("[", "").replace("]", "").replace(NEW_BLOCK, GAP)
    findings = audited(text, rule) if rule.category is Category.SUPPRESSIONS else checked(text, rule, example)
    marked, end = "", 0
    for finding in findings:
        marked += text[end : finding.span.start] + f"[{finding.span.of(text)}]"
        end = finding.span.end
    return (marked + text[end:]).replace(GAP, NEW_BLOCK)


def audited(text: str, rule: Rule) -> tuple[Finding, ...]:
    """These rules judge what the others found, on a day that does not change."""
    report = audit(text, today=date(2026, 6, 30))
    return tuple(finding for finding in report.findings if finding.rule.code == rule.code)


def checked(text: str, rule: Rule, example: Example) -> tuple[Finding, ...]:
    document = Document("case.txt", "text", text, blocks(text, example), SourceMap((Run(0, len(text), 0, len(text)),)))
    sentences = segment(document)
    attributions, leanings = attribute(document, sentences)
    sources = identify(document, sentences, attributions)
    dossier = assess(Dossier(document, sentences, attributions, *sources), leanings)
    return check(dossier, [rule])


def blocks(text: str, example: Example) -> tuple[Block, ...]:
    """The first is of the kind that the example says; those behind a gap are paragraphs."""
    spans = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    kinds = [BlockKind(example.block), *[BlockKind.PARAGRAPH] * len(spans)]
    return tuple(Block(span, kind) for span, kind in zip(spans, kinds, strict=False))


def cases(rule: Rule) -> list[Example]:
    """`- text with [phrase]`, or `- (headline) text`, under `## flags` and `## passes`."""
    lines = (CASES / f"{rule.info.name.replace('-', '_')}.md").read_text(encoding="utf-8").splitlines()
    matches = [re.fullmatch(r"- (?:\(([a-z-]+)\) )?(.+)", line) for line in lines]
    return [Example(match.group(2), match.group(1) or "paragraph") for match in matches if match]


ALL = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in rules()
    for number, example in enumerate([*rule.flags, *rule.passes, *cases(rule)])
]


@pytest.mark.parametrize(("rule", "example"), ALL)
def test_flags_what_is_marked_and_nothing_else(rule, example):
    assert found(rule, example) == example.text


@EVERY
def test_examples_mark_what_they_should(rule):
    assert len(rule.flags) >= 3
    assert len(rule.passes) >= 3
    assert all("[" in example.text for example in rule.flags)
    assert not any("[" in example.text for example in rule.passes)


@EVERY
def test_there_are_cases_of_both_kinds(rule):
    marked = ["[" in example.text for example in cases(rule)]
    assert len(marked) >= 6
    assert {True, False} == set(marked)


@EVERY
def test_its_card_is_complete(rule):
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
def test_full_quotations_are_left_alone(rule):
    if rule.quotations:
        pytest.skip("looks into quoted speech, too")
    for example in rule.flags:
        if example.block == "paragraph":
            words = re.sub(r"[\[\]\"“”‘’]|(?<!\w)'|'(?!\w)", "", example.text)
            quoted = NEW_BLOCK.join(
                f"“{each} That is how I see it and that is how it will stay,” Lee Adams said."
                for each in words.split(NEW_BLOCK)
            )
            assert "[" not in found(rule, Example(quoted)), quoted


def test_codes_and_names_are_unique():
    assert len({rule.code for rule in rules()}) == len({rule.info.name for rule in rules()}) == len(rules()) >= 14
