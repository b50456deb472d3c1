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
        ours = report("archive", words, archive, folder)
        if not options.no_check:
            check = [*program, "check", *told, "--text-column", "text", "--no-cache", "--exit-zero"]
            theirs = report("check", words, [*check, "--output-format", "json=out.json"], folder)
            print(
                f"archive as fast as check: {theirs[0] / ours[0]:.2f} by the clock, {theirs[1] / ours[1]:.2f} by processor time"
            )


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


def report(name: str, words: int, command: list[str], folder: str) -> tuple[float, float]:
    """Run a command and print what it took; return the seconds by the clock and of the processors."""
    seconds, processor, peak = measured(command, folder)
    print(
        f"{name}: {seconds:.1f} s, {words / seconds:,.0f} words/s; {processor:.1f} s of processors, "
        f"{words / processor:,.0f} words/s of one; peak {peak:,.0f} MB in all processes",
        flush=True,
    )
    return seconds, processor


def measured(command: list[str], folder: str) -> tuple[float, float, float]:
    """Run a command; return its seconds by the clock and of the processors, and the most megabytes at one time.

    Both are those of the command and its children. On a machine with other work, only processor time can be compared.
    """
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    peak, done = [0.0], threading.Event()
    watch = threading.Thread(target=_watch, args=(process.pid, peak, done))
    watch.start()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    done.set()
    watch.join()
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"failed: {' '.join(command)}")
    return seconds, used.ru_utime + used.ru_stime, peak[0]


def _watch(pid: int, peak: list[float], done: threading.Event) -> None:
    while not done.wait(0.5):
        peak[0] = max(peak[0], sum(_megabytes(each) for each in _family(pid)))


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
