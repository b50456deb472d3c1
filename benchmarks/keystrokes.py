"""How soon the editor's own page is up to date after a keystroke: python benchmarks/keystrokes.py [DRAFT.txt]...

Without a draft, one of 1,000 and one of 5,000 words. Each is edited 20 times, at random places, in a real browser
over a real server; printed are the median and the longest time from the key to the new report on the page, and the
median of the server's processor seconds, which do not depend on what else the machine does. Needs Linux, the extras
`serve` and `e2e`, and a Chromium.
"""

from __future__ import annotations

import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.e2e.browser import browser
from tests.newsroom import drafts

PORT = 8937
EDITS = 20
WORDS = (1_000, 5_000)
CARET = "(each, at) => { each.focus(); each.setSelectionRange(at, at); }"


def main(paths: list[str]) -> None:
    texts = [Path(path).read_text(encoding="utf-8") for path in paths] or [draft(words) for words in WORDS]
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        if isinstance(chromium, str):
            sys.exit(chromium)
        for number, text in enumerate(texts):
            Path(folder, f"{number}.txt").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "onrecord", "serve", folder, "--port", str(PORT), "--isolated", "-q"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            page = chromium.new_page()
            page.set_default_timeout(120_000)
            page.goto(server.stdout.readline().strip())
            page.wait_for_selector("#folder:not(:has([data-pending]))")
            for number, text in enumerate(texts):
                page.goto(f"http://127.0.0.1:{PORT}/drafts")
                page.click(f"tr:has-text('{number}.txt') a")
                seconds, spent = measured(page, server.pid, random.Random(number))
                told = f"median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s"
                told += f"; of the processor, median {statistics.median(spent):.2f} s"
                print(f"{len(text.split()):,} words, {EDITS} edits: {told}")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()


def measured(page, server: int, chance: random.Random) -> tuple[list[float], list[float]]:
    """Seconds from a key to the report on the text with it, and those of the server's processor, for each edit."""
    page.wait_for_selector("#state:text-is('Up to date')")
    seconds, spent = [], []
    for _ in range(EDITS):
        page.locator("#text").evaluate(CARET, chance.randrange(len(page.input_value("#text"))))
        before, processor = time.perf_counter(), processor_seconds(server)
        page.keyboard.press(chance.choice(["x", "Space", "Backspace", "e", "."]))
        page.wait_for_selector(".draft:not(.outdated)")
        seconds.append(time.perf_counter() - before)
        spent.append(processor_seconds(server) - processor)
    return seconds, spent


def processor_seconds(process: int) -> float:
    """What a process and its threads have used so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def draft(words: int) -> str:
    """A long report made of short ones, none of which comes twice."""
    blocks = [block for each in drafts() if not each.path.startswith("opinion") for block in each.blocks]
    text, number = ["Ten towns and their bridges"], 0
    while sum(len(each.split()) for each in text) < words:
        block = blocks[number % len(blocks)]
        again = f"told reporter {number} in {1900 + number}"
        text.append(block if number < len(blocks) else block.replace("said", again))
        number += 1
    return "\n\n".join(text) + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
