"""The page of a long draft: its size, and how soon a browser has it.

python benchmarks/html_page.py [WORDS]        needs the extra `e2e` and a Chromium for the times
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.e2e.browser import browser

from onrecord import audit
from onrecord.domain import Audit
from onrecord.reporters import Style, reporter

PARAGRAPHS = (
    "Some say the work at site {n} should have begun {n} months ago, and questions remain over who signed the order. "
    "It is widely believed that the firm was paid twice, sources said.",
    "Mayor Lee Adams said that bridge {n} would close on Monday. “It is not safe,” he told reporters, “and we will not "
    "wait.” Some say he is right. According to media reports, {n} drivers were turned away.",
    "The engineer's report, dated 3 March, names {n} faults in the north tower. Critics say that the council knew of "
    "them. An official close to the talks said {n} million pounds had been set aside.",
    "The embattled contractor refused to comment. Experts warn that tower {n} could fall. How many of them saw it?",
)
FILTER = """() => { const box = document.querySelector('input[type=search]'); const before = performance.now();
  box.value = 'some-say'; box.dispatchEvent(new Event('input')); document.body.offsetHeight;
  return performance.now() - before; }"""
READY = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def main(words: int) -> None:
    audited = audit(draft(words), "long.md")
    audited = type(audited)(audited.dossier, audited.findings[:200])
    before = time.perf_counter()
    html = reporter("html").render(Audit((audited,)), Style())
    seconds = time.perf_counter() - before
    document = audited.dossier.document
    print(
        f"{document.words} words, {len(audited.findings)} findings, {len(audited.dossier.assertions)} assertions: "
        f"{len(html.encode()) / 1000:.0f} kB, rendered in {seconds:.2f} s"
    )
    times(html)


def draft(words: int) -> str:
    text, number = "# Bridge to close\n", 0
    while len(text.split()) < words:
        text += f"\n{PARAGRAPHS[number % len(PARAGRAPHS)].format(n=number + 2)}\n"
        number += 1
    return text


def times(html: str) -> None:
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        if isinstance(chromium, str):
            print(f"no times: {chromium}")
            return
        path = Path(folder, "long.html")
        path.write_text(html, encoding="utf-8")
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        runs = []
        for _ in range(5):
            page.goto(path.as_uri())
            runs.append((page.evaluate(READY), page.evaluate(FILTER)))
        ready, filtered = (sorted(each)[2] for each in zip(*runs, strict=True))
        print(f"DOM ready {ready:.0f} ms, filtered and laid out in {filtered:.0f} ms (median of 5)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
