"""Write what the judge looks at, of the cases that we wrote ourselves: OUT/own.jsonl.

Articles hold few findings of many rules, and a draft may be a few sentences. What a rule's own examples and cases flag
is right by definition, so they tell the judge what the rule is for. `python training/findings/own_cases.py OUT`
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.rules.test_every_rule import GAP, NEW_BLOCK, blocks, cases, examined

from onrecord.domain import Document, Run, SourceMap
from onrecord.judge.features import features
from onrecord.rules import Rule, check, rules


def rows(rule: Rule) -> Iterator[dict[str, Any]]:
    """Yield what the rule flags in its cases, each with its features, as a candidate with one vote."""
    for number, example in enumerate((*rule.flags, *cases(rule))):
        text = example.text.replace("[", "").replace("]", "").replace(NEW_BLOCK, GAP)
        whole = SourceMap((Run(0, len(text), 0, len(text)),))
        dossier = examined(Document("case.txt", "text", text, blocks(text, example), whole))
        for finding in check(dossier, [rule]):
            yield {
                "a": f"own/{rule.code}-{number}",
                "rule": rule.code,
                "origin": "rule",
                "votes": ["right"],
                "features": dict(features(dossier, finding.span)),
            }


@click.command()
@click.argument("out", type=Path)
def main(out: Path) -> None:
    found = [row for rule in rules() if not rule.code.startswith("SU") for row in rows(rule)]
    (out / "own.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), "utf-8")
    click.echo(f"{len(found)} findings in our own cases")


if __name__ == "__main__":
    main()
