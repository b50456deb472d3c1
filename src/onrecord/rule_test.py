"""The examples of rules as tests: each must be flagged as it is marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.domain import (
    Block,
    BlockKind,
    Document,
    Example,
    Genre,
    GenreReading,
    RuleInfo,
    Run,
    SourceMap,
    Span,
)
from onrecord.language.desk import desk_words
from onrecord.pipeline import understand
from onrecord.rules import Rule, check
from onrecord.segment import segment
from onrecord.settings import Settings

_NEW_BLOCK, _GAP = " ¶ ", "\n\n\n"
"""In an example, and as long in the document."""


@dataclass(frozen=True, slots=True)
class FailedExample:
    """An example that a rule does not flag as it is marked: which one it is, and what is flagged instead."""

    rule: RuleInfo
    key: str
    number: int
    expected: Example
    flagged: str

    def __str__(self) -> str:
        """One line that names the file, the rule and the example."""
        location = f"{self.rule.origin or 'onrecord'}: house rule {self.rule.code} {self.rule.name}"
        found = f"flags “{self.flagged}”" if "[" in self.flagged else "flags nothing there"
        return f"{location}: {self.key} {self.number}: {found}, and the example says “{self.expected.text}”"


def failed_examples(rules: Iterable[Rule], settings: Settings) -> Iterator[FailedExample]:
    """Yield the examples of rules that are not flagged as they are marked, in order; drafts' paths play no part."""
    with desk_words(settings.desk.lists):
        for rule in rules:
            for key, examples in (("flags", rule.flags), ("passes", rule.passes)):
                for number, example in enumerate(examples, 1):
                    flagged = _flagged(rule, example)
                    if flagged != example.text:
                        yield FailedExample(rule.info, key, number, example, flagged)


def _flagged(rule: Rule, example: Example) -> str:
    """Return the text of the example with what the rule flags in square brackets."""
    text = re.sub(r"[\[\]]", "", example.text).replace(_NEW_BLOCK, _GAP)
    document = _document(text, example)
    marked, end = "", 0
    for finding in check(understand(document, segment(document)), [rule]):
        marked += text[end : finding.span.start] + f"[{finding.span.of(text)}]"
        end = finding.span.end
    return (marked + text[end:]).replace(_GAP, _NEW_BLOCK)


def _document(text: str, example: Example) -> Document:
    """Return the draft that an example stands for; its first block is of the named kind, the others are paragraphs."""
    spans = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    kinds = [BlockKind(example.block), *[BlockKind.PARAGRAPH] * len(spans)]
    return Document(
        "example.txt",
        "text",
        text,
        tuple(Block(span, kind) for span, kind in zip(spans, kinds, strict=False)),
        SourceMap((Run(0, len(text), 0, len(text)),)),
        sections=(example.section,) if example.section else (),
        reading=GenreReading(Genre(example.genre), given=True),
    )
