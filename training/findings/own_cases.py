"""Write what the judge looks at, of the cases that we wrote ourselves: OUT/own.jsonl.

Articles hold few findings of many rules, and a draft may be a few sentences. What a rule flags in its own examples and
cases is right where we marked it and wrong elsewhere, so they tell the judge what the rule is for.
`python training/findings/own_cases.py OUT`
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.rules.test_every_rule import GAP, NEW_BLOCK, blocks, cases

from onrecord.domain import Category, Document, Example, Run, SourceMap, Span
from onrecord.judge.features import features, likened, reread
from onrecord.pipeline import understand
from onrecord.rules import Rule, check, rules
from onrecord.segment import segment

UNJUDGED = (Category.SUPPRESSIONS, Category.VERIFICATION)


def rows(rule: Rule) -> Iterator[dict[str, Any]]:
    """Yield what the rule flags in its cases, each with its features, as a candidate with one vote."""
    for number, example in enumerate((*rule.flags, *rule.passes, *cases(rule))):
        text, wanted = plain(example)
        whole = SourceMap((Run(0, len(text), 0, len(text)),))
        document = Document("case.txt", "text", text, blocks(text, example), whole)
        dossier = understand(document, segment(document), threads=1)
        for finding in check(dossier, [rule]):
            yield {
                "a": f"own/{rule.code}-{number}",
                "rule": rule.code,
                "votes": ["right" if any(finding.span.overlaps(span) for span in wanted) else "wrong"],
                "features": {
                    **features(dossier, finding.span),
                    **likened(dossier, finding),
                    **reread(dossier, finding),
                },
            }


def plain(example: Example) -> tuple[str, list[Span]]:
    """Return the text of an example, and what we marked in it."""
    text, spans, start = "", [], 0
    for sign in example.text.replace(NEW_BLOCK, GAP):
        if sign == "[":
            start = len(text)
        elif sign == "]":
            spans.append(Span(start, len(text)))
        else:
            text += sign
    return text, spans


@click.command()
@click.argument("out", type=Path)
def main(out: Path) -> None:
    found = [row for rule in rules() if rule.category not in UNJUDGED for row in rows(rule)]
    (out / "own.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), "utf-8")
    click.echo(f"{len(found)} findings in our own cases")


if __name__ == "__main__":
    main()
