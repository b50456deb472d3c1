"""What evidence adds to a check: CPU seconds and memory, the first time and once its words are in the cache.

python benchmarks/evidence_speed.py [DATA] [--runs 3] [--words 250000 2000000]

A draft of 1,000 words is checked without evidence, with notes that are seen for the first time, and, changed by a word,
with the same notes again; each in a process of its own, and nothing of the draft is remembered. The notes are one file
an article, and the same words in ten files. With DATA (`copy/*.jsonl`, `polnear/*.jsonl`) they are news articles, else
sentences that are drawn word by word from the documentation. Seconds are user + system, the least of several runs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
DRAFT_WORDS = 1_000
FILES = 10


class Cost(NamedTuple):
    """CPU seconds and megabytes of a process."""

    seconds: float
    megabytes: float


def articles(data: Path) -> list[str]:
    rows = (json.loads(line) for path in sorted(data.glob("*/*.jsonl")) for line in path.open(encoding="utf-8"))
    texts = (row["text"] for row in rows if "text" in row)
    return [text for text in dict.fromkeys(texts) if "â" not in text]  # decoded wrongly: such a file is refused


def drawn() -> Iterator[str]:
    """Yield articles without an end, each word one that follows the one before somewhere in the documentation."""
    followers: defaultdict[str, list[str]] = defaultdict(list)
    words = " ".join(path.read_text("utf-8") for path in sorted(ROOT.glob("docs/*.md"))).split()
    for one, other in pairwise(words):
        followers[one].append(other)
    chance = random.Random(7)
    while True:
        word, paragraphs = chance.choice(words), []
        for _ in range(12):
            said = [word := chance.choice(followers.get(word) or words) for _ in range(50)]
            paragraphs.append(" ".join(said) + ".")
        yield "\n\n".join(paragraphs)


def taken(texts: Iterable[str], words: int) -> list[str]:
    """Texts with that many words, the last cut; those that there are come again, in another order, if they are few."""
    found: list[str] = []
    for text in texts:
        kept = text.split(" ")[:words]
        found.append(" ".join(kept))
        words -= len(kept)
        if words <= 0:
            break
    return found


def again(texts: list[str]) -> Iterator[str]:
    """Yield the texts, and then without an end the same with their paragraphs in another order."""
    chance = random.Random(7)
    yield from texts
    while True:
        for text in texts:
            paragraphs = text.split("\n")
            chance.shuffle(paragraphs)
            yield "\n".join(paragraphs)


def checked(draft: Path, cache: Path, evidence: Path | None = None) -> Cost:
    command = [sys.executable, "-m", "onrecord", "check", str(draft), "--isolated", "--exit-zero", "--quiet"]
    command += ["--cache-dir", str(cache)] + (["--evidence", str(evidence)] if evidence else [])
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1_000)


def one_run(draft: str, notes: Path, folder: Path) -> list[Cost]:
    """What a check costs without notes, with notes that are new, and with the same once more."""
    path, caches = folder / "draft.txt", [Path(tempfile.mkdtemp(dir=folder)) for _ in range(2)]
    path.write_text(draft, "utf-8")
    costs = [checked(path, caches[0]), checked(path, caches[1], notes)]
    path.write_text(f"{draft} Again", "utf-8")
    return [*costs, checked(path, caches[1], notes)]


def measured(name: str, texts: list[str], draft: str, runs: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (notes := folder / "notes").mkdir()
        for number, text in enumerate(texts):
            (notes / f"{number:05}.txt").write_text(text, "utf-8")
        found = [one_run(draft, notes, folder) for _ in range(runs)]
    without, first, second = (min(costs) for costs in zip(*found, strict=True))
    adds = " ".join(
        f"{which}: + {cost.seconds - without.seconds:5.2f} s (× {cost.seconds / without.seconds:4.2f}, "
        f"{cost.megabytes:5.0f} MB)"
        for which, cost in (("first", first), ("second", second))
    )
    print(f"{name:<34} without: {without.seconds:5.2f} s ({without.megabytes:4.0f} MB)  {adds}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--words", type=int, nargs="+", default=[250_000, 2_000_000])
    options = parser.parse_args()
    texts = articles(options.data) if options.data else None
    if texts:
        random.Random(7).shuffle(texts)
    source = again(texts) if texts else drawn()
    draft = "\n\n".join(taken(source, DRAFT_WORDS))
    for words in options.words:
        notes = taken(source, words)
        size = -(-len(notes) // FILES)
        joined = ["\n\n".join(notes[at : at + size]) for at in range(0, len(notes), size)]
        for files in (notes, joined):
            measured(f"{words:,} words in {len(files):,} files", files, draft, options.runs)


if __name__ == "__main__":
    main()
