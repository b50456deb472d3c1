"""Audits N articles of an archive, and the same with `onrecord check`: words a second, and the memory that both take.

The articles are those of a file of JSON Lines with `text`, again and again with new ids; `--words` cuts each short.

    python benchmarks/archive.py articles.jsonl --count 400 --words 120 --jobs 2
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from itertools import cycle, islice
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--no-check", action="store_true", help="do not run `onrecord check`")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        words = write(options, Path(folder, "all.jsonl"))
        print(f"{options.count:,} articles, {words:,} words")
        program = [sys.executable, "-m", "onrecord"]
        told = ["all.jsonl", "--isolated", "-j", options.jobs, "-q"]
        archive = [*program, "archive", *told, "--to", "out", "--id", "id"]
        seconds, peak = measured(archive, folder)
        print(f"archive: {seconds:.1f} s, {words / seconds:,.0f} words/s, peak {peak:,.0f} MB in all processes")
        if not options.no_check:
            check = [*program, "check", *told, "--text-column", "text", "--no-cache", "--exit-zero"]
            of_check, peak = measured([*check, "--output-format", "json=out.json"], folder)
            print(f"check: {of_check:.1f} s, {words / of_check:,.0f} words/s, peak {peak:,.0f} MB in all processes")
            print(f"ratio: {of_check / seconds:.2f}")


def write(options: argparse.Namespace, path: Path) -> int:
    """Write the articles; return how many words they have."""
    texts = [json.loads(line)["text"] for file in options.articles for line in file.read_text().splitlines()]
    total = 0
    with path.open("w") as file:
        for number, text in enumerate(islice(cycle(texts), options.count)):
            short = cut(text, options.words)
            total += len(short.split())
            file.write(json.dumps({"id": f"{number}", "text": short}) + "\n")
    return total


def cut(text: str, words: int) -> str:
    """The first paragraphs of a text, until they have so many words."""
    kept: list[str] = []
    for paragraph in text.split("\n\n"):
        if sum(len(each.split()) for each in kept) >= words:
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def measured(command: list[str], folder: str) -> tuple[float, float]:
    """Run a command; return its seconds, and the most megabytes that it and its children had at one time."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process, peak))
    watch.start()
    if process.wait() not in (0, 1):
        raise SystemExit(f"failed: {' '.join(command)}")
    watch.join()
    return time.monotonic() - began, peak[0]


def _watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(_megabytes(pid) for pid in _family(process.pid)))
        time.sleep(0.5)


def _family(pid: int) -> list[int]:
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                parents[int(entry)] = int(Path("/proc", entry, "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError, ValueError):
                continue
    found = [pid]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def _megabytes(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon:")) / 1000


if __name__ == "__main__":
    main()
