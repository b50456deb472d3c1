"""Start-up and a 1,000-word audit, as wall time and as a ratio to `python -c pass`, pair by pair in one run.

python benchmarks/startup.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PARAGRAPH = (
    "The council will close the bridge on Monday, Mayor Lee Adams said. “It is not safe,” he told reporters on "
    "Tuesday, “and we will not wait.” Some say the work should have begun a year ago, when the first cracks were "
    "found. The engineer's report, dated 3 March, [names](https://example.org) eleven faults in the *north* tower.\n\n"
)


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.md"
        draft.write_text("# Bridge to close\n\n" + PARAGRAPH * 18, encoding="utf-8")
        print(f"{len(draft.read_text().split())} words, {runs} runs")
        base = [sys.executable, "-c", "pass"]
        for name, command in {
            "onrecord --help": ["--help"],
            "onrecord check draft.md": ["check", "--exit-zero", "--isolated", str(draft)],
            "onrecord check draft.md (json)": [
                "check",
                "--exit-zero",
                "--isolated",
                "--output-format",
                "json",
                str(draft),
            ],
        }.items():
            compare(name, base, [str(Path(sys.executable).with_name("onrecord")), *command], runs)


def compare(name: str, base: list[str], command: list[str], runs: int) -> None:
    pairs = [(seconds(base), seconds(command)) for _ in range(runs + 1)][1:]
    wall = statistics.median(b for _, b in pairs)
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"{name:<32} {wall:6.3f} s   {ratio:5.1f} × python -c pass ({statistics.median(a for a, _ in pairs):.3f} s)")


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
