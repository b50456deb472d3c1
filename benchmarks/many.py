"""Many drafts: one core and two, the first run and the second, in one go: python benchmarks/many.py [ARTICLES.jsonl]

Makes 500 drafts in a temporary folder: the articles of a JSON Lines file with a "text" each, or else drafts of ours,
told again with other figures. Every run is a process of its own, as a user starts it, and must print the same.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]


def main(articles: Path | None, count: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        drafts = Path(folder, "drafts")
        drafts.mkdir()
        words = write(drafts, itertools.islice(texts(articles), count))
        print(f"{count} drafts, {words:,} words; load average at the start {os.getloadavg()[0]:.1f}")
        for each in range(rounds):
            measure(Path(folder), f"cache-{each}")
    print(f"load average at the end {os.getloadavg()[0]:.1f}")


def measure(folder: Path, cache: str) -> None:
    one, two = run(folder, "-j1", "--no-cache"), run(folder, "-j2", "--no-cache")
    first, second = run(folder, "-j2", "--cache-dir", cache), run(folder, "-j2", "--cache-dir", cache)
    alone = run(folder, "-j1", "--cache-dir", cache)
    assert len({each.shown for each in (one, two, first, second, alone)}) == 1, "the output differs"
    for label, slow, fast in (
        ("one core, two", one.seconds, two.seconds),
        ("two cores: first run, second", first.seconds, second.seconds),
        ("one core:  first run, second", one.seconds, alone.seconds),
        ("one core, the processor's time: first run, second", one.busy, alone.busy),
    ):
        print(f"{label:<50} {slow:7.1f} s {fast:7.2f} s {slow / fast:6.2f}x")
    sizes = [path.stat().st_size for path in (folder / cache).iterdir()]
    print(f"cache: {len(sizes)} files, {sum(sizes) / len(sizes):,.0f} bytes each")


class Run(NamedTuple):
    """How long it took; how long the processor was busy with it (known where it is one process); a digest of stdout."""

    seconds: float
    busy: float
    shown: str


def run(folder: Path, *options: str) -> Run:
    command = [sys.executable, "-m", "onrecord", "check", "drafts", "--isolated", "--exit-zero", *options]
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    seconds, after = time.perf_counter() - start, os.times()
    if done.returncode:
        sys.exit(done.stderr.decode())
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(seconds, busy, hashlib.sha256(done.stdout).hexdigest())


def texts(articles: Path | None):
    if articles:
        for line in articles.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]
        return
    own = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/assess/drafts").glob("*.txt"))]
    for number in itertools.count(1):
        for text in own:
            yield re.sub(r"\d+", lambda match, by=number: str(int(match.group()) + by), text)


def write(folder: Path, drafts) -> int:
    words = 0
    for number, text in enumerate(drafts):
        (folder / f"{number:04}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
        words += len(text.split())
    return words


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--drafts", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=1)
    given = parser.parse_args()
    main(given.articles, given.drafts, given.rounds)
