"""Measure attribution on damaged copy: python training/robustness.py. The damage is that of corpus.py."""

from __future__ import annotations

import random
from pathlib import Path

import click
from corpus import DAMAGES, Article, articles

from onrecord.evaluation.attributions import pooled, score
from onrecord.evaluation.gold import GoldArticle, GoldAttribution


@click.command()
@click.option("--data", type=Path, default=Path("../shared/data/polnear/dev.jsonl"), show_default=True)
def main(data: Path) -> None:
    """Print relation F1 whole and for each kind of damage."""
    whole = list(articles(data))
    best = relation(whole)
    print(f"{'as published':<22}{best:6.1f}")
    for name, damage in DAMAGES.items():
        chance = random.Random(7)
        here = relation([damage(article, chance) for article in whole])
        print(f"{name:<22}{here:6.1f}{here - best:+6.1f}", flush=True)


def relation(found: list[Article]) -> float:
    """Relation F1 in per cent."""
    gold = [
        GoldArticle(
            file=one.file,
            text=one.text,
            attributions=tuple(GoldAttribution.model_validate(roles) for roles in one.attributions),
        )
        for one in found
    ]
    return 100 * pooled([score(article) for article in gold], "relation").f1


if __name__ == "__main__":
    main()
