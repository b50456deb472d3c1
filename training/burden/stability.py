"""Measure how far small changes move the score: `python training/burden/stability.py`.

Ten drafts of `[burden.train]` are changed in ways that change nothing of their sourcing. Prints how often the score
moves by at most three points, and how many holds appear or go.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
from articles import articles
from draw import part

from onrecord import audit

DRAFTS = 10
POINTS = 3.0
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_BRITISH = {
    "percent": "per cent", "while": "whilst", "among": "amongst", "program ": "programme ", "center": "centre",
    "favor": "favour", "organization": "organisation", "toward ": "towards ",
}  # fmt: skip


def _replaced(words: dict[str, str]) -> Callable[[str], str]:
    known = re.compile("|".join(rf"\b{re.escape(word)}" for word in words))
    return lambda text: known.sub(lambda match: words[match.group()], text)


def _swapped(text: str) -> str:
    """Swap two paragraphs in the middle."""
    blocks = text.split("\n\n")
    at = len(blocks) // 2
    if at + 1 < len(blocks):
        blocks[at], blocks[at + 1] = blocks[at + 1], blocks[at]
    return "\n\n".join(blocks)


def _dateline(text: str) -> str:
    title, _, body = text.partition("\n\n")
    return f"{title}\n\nLEEDS, England — {body}"


CHANGES: dict[str, Callable[[str], str]] = {
    "straight quotation marks": lambda text: text.translate(_STRAIGHT),
    "says for said": _replaced({"said ": "says ", "said.": "says.", "said,": "says,"}),
    "British spelling": _replaced(_BRITISH),
    "a dateline": _dateline,
    "nevertheless for however": _replaced({"however": "nevertheless", "However": "Nevertheless"}),
    "two paragraphs swapped": _swapped,
}


@click.command()
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
def main(data: Path) -> None:
    chosen = part("burden", "train")
    pool = [one for one in articles(data, "mixed", "polnear") if one.id in chosen]
    moves: list[float] = []
    flips = drafts = 0
    for article in pool[:: max(1, len(pool) // (2 * DRAFTS))]:
        before = audit(article.draft, "draft.txt", threads=1).dossier.score
        if drafts == DRAFTS or before is None or before.backing is None:
            continue
        drafts += 1
        for name, change in CHANGES.items():
            changed = change(article.draft)
            after = audit(changed, "draft.txt", threads=1).dossier.score
            if changed != article.draft and after and after.backing is not None:
                moves.append(abs(after.backing - before.backing))
                flips += len({one.gate for one in after.holds} ^ {one.gate for one in before.holds})
                if moves[-1] > POINTS:
                    click.echo(f"{article.id}: {name} moves the score by {moves[-1]:.1f}")
    within = sum(move <= POINTS for move in moves) / len(moves)
    click.echo(f"{len(moves)} changes to {drafts} drafts: {within:.0%} within {POINTS:.0f} points; {flips} holds flip")


if __name__ == "__main__":
    main()
