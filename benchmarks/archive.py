"""Audits N articles of an archive, and the same with `onrecord check`: words a second, and the memory that both take.

The articles are those of files of JSON Lines with `text`, again and again with new ids; `--words` cuts each short. Of
several counts, only the last is also given to `onrecord check`; that the peak does not grow with them is the point.

    python benchmarks/archive.py DATA/copy/*.jsonl DATA/polnear/*.jsonl --count 2000 20000 --words 120 --jobs 2
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--count", type=int, nargs="+", default=[400])
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--no-check", action="store_true", help="do not run `onrecord check`")
    options = parser.parse_args()
    for count in options.count:
        with tempfile.TemporaryDirectory() as folder:
            run(options, count, folder, with_check=count == options.count[-1] and not options.no_check)


def run(options: argparse.Namespace, count: int, folder: str, *, with_check: bool) -> None:
    """Audit so many articles in a folder, and print what it took."""
    words = write(options, count, Path(folder, "all.jsonl"))
    print(f"{count:,} articles, {words:,} words")
    program = [sys.executable, "-m", "onrecord"]
    told = ["all.jsonl", "--isolated", "-j", options.jobs, "-q"]
    ours = report("archive", words, [*program, "archive", *told, "--to", "out", "--id", "id"], folder)
    if with_check:
        check = [*program, "check", *told, "--text-column", "text", "--no-cache", "--exit-zero"]
        theirs = report("check", words, [*check, "--output-format", "json=out.json"], folder)
        ratios = [check / archive for check, archive in zip(theirs, ours, strict=True)]
        print(f"archive as fast as check: {ratios[0]:.2f} by the clock, {ratios[1]:.2f} by processor time")


def write(options: argparse.Namespace, count: int, path: Path) -> int:
    """Write the articles; return how many words they have."""
    rows = (json.loads(line) for file in options.articles for line in file.read_text().splitlines())
    texts = [row["text"] for row in rows if row.get("text")]
    total = 0
    with path.open("w") as file:
        for number, text in enumerate(islice(cycle(texts), count)):
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

    Both are those of the command and its children, as they are seen twice a second. On a machine with other work, only
    processor time can be compared.
    """
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    peak, used = 0.0, {}
    while process.poll() is None:
        family = _family(process.pid)
        used |= {pid: _processor_seconds(pid) or used.get(pid, 0.0) for pid in family}
        peak = max(peak, sum(_megabytes(pid) for pid in family))
        time.sleep(0.5)
    if process.returncode not in (0, 1):
        raise SystemExit(f"failed: {' '.join(command)}")
    return time.monotonic() - began, sum(used.values()), peak


def _family(pid: int) -> list[int]:
    parents = {int(entry): int((_stat(int(entry)) or ["", "0"])[1]) for entry in os.listdir("/proc") if entry.isdigit()}
    found = [pid]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def _processor_seconds(pid: int) -> float:
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def _stat(pid: int) -> list[str]:
    """The fields of a process from its state on; none if it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _megabytes(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon:")) / 1000


if __name__ == "__main__":
    main()
