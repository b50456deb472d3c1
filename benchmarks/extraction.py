"""How much of each saved page's article is read, and how little else: precision, recall and F1 over words.

python benchmarks/extraction.py
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from onrecord.readers.html import read

PAGES = Path(__file__).parents[1] / "tests" / "readers" / "pages"


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def score(page: Path) -> tuple[int, int, int]:
    """Words in common, read, and expected."""
    read_words = words(read(page.read_bytes(), page.name).text)
    expected = words(page.with_suffix(".txt").read_text(encoding="utf-8"))
    return (read_words & expected).total(), read_words.total(), expected.total()


def f1(common: int, got: int, wanted: int) -> float:
    return 2 * common / (got + wanted)


def total() -> tuple[int, int, int]:
    common, got, wanted = (sum(column) for column in zip(*map(score, sorted(PAGES.glob("*.html"))), strict=True))
    return common, got, wanted


def line(name: str, common: int, got: int, wanted: int) -> str:
    return f"{name:<28} precision {common / got:.3f}  recall {common / wanted:.3f}  F1 {f1(common, got, wanted):.3f}"


if __name__ == "__main__":
    for page in sorted(PAGES.glob("*.html")):
        print(line(page.stem, *score(page)))
    print(line("all", *total()))
