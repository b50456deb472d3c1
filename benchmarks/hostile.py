"""CPU seconds that drafts made to be slow cost: python benchmarks/hostile.py [KB] [--check] [SHAPE…]

The first figure is what a user pays: the CPU seconds of `onrecord check` in a process of its own, with one report on
the terminal, for a draft of 200 kB unless another size is given. Behind it stand the stages, other formats,
comparisons and baselines among them, with how each grew from a draft of half the size: about 2 where the time is
linear, 4 where it grows with the square. A draft that is refused says so. With `--check`, only that is measured.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from onrecord import baseline
from onrecord.assess import assess
from onrecord.attribute import attribute
from onrecord.attribute.tagger import load
from onrecord.compare import against, compare
from onrecord.domain import Audit, Dossier, Report
from onrecord.errors import UnreadableError
from onrecord.identify import identify
from onrecord.judge import judged
from onrecord.readers import read
from onrecord.reporters import Style, formats, render
from onrecord.rules import check, rules, select
from onrecord.segment import segment
from onrecord.structure import genre, structure
from onrecord.suppress import suppress

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.hostile import SHAPES, draft

LEAST = 0.05
"""Seconds below which a stage is not shown."""
SHOWN = 6
Result = TypeVar("Result")


def main(kilobytes: int, names: list[str], *, stages: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in names or SHAPES:
            seconds, refusal = command(name, kilobytes * 1000, Path(folder))
            print(f"{name:<26} {seconds:6.2f} s   {refusal or ''}", flush=True)
            if stages:
                print_stages(name, kilobytes)


def command(name: str, size: int, folder: Path) -> tuple[float, str]:
    """CPU seconds of a check in a process of its own, and why the draft was refused, if it was."""
    data, file = draft(name, size)
    path = folder / file
    path.write_bytes(data)
    run = [
        sys.executable,
        "-m",
        "onrecord",
        "check",
        "--no-cache",
        "--isolated",
        "--config",
        'language="en"',
        str(path),
    ]
    before = os.times()
    ended = subprocess.run(run, capture_output=True, text=True, check=False)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, ended.stderr.strip().replace(f"onrecord: {path}: ", "refused: ") if ended.returncode == 2 else ""


def print_stages(name: str, kilobytes: int) -> None:
    """The dearest stages, with their growth."""
    load()
    half, base = audited(name, kilobytes * 500, None)
    whole, _ = audited(name, kilobytes * 1000, base)
    for stage in sorted(whole, key=lambda stage: -whole[stage])[:SHOWN]:
        if whole[stage] >= LEAST:
            print(f"{'':<36} {stage:<16} {whole[stage]:6.2f} s   ×{whole[stage] / max(half.get(stage, 0), 1e-3):.1f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{'':<36} {'all of these':<16} {sum(whole.values()):6.2f} s   (peak {peak} MB)", flush=True)


def audited(name: str, size: int, base: Report | None) -> tuple[dict[str, float], Report | None]:
    """CPU seconds by stage, and the report; `base` is what the draft is compared with, itself if none is given."""
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        try:
            return work()
        finally:
            spent[stage] = spent.get(stage, 0) + time.process_time() - start

    data, file = draft(name, size)
    try:
        raw = timed("read", lambda: read(data, file))
        document = timed("structure", lambda: structure(raw))
        sentences = timed("segment", lambda: segment(document))
        attributions, leanings = timed("attribute", lambda: attribute(document, sentences))
        timed("genre", lambda: genre(document, sentences))
        understood = timed("identify", lambda: identify(document, sentences, attributions))
        plain = Dossier(document, sentences, attributions, *understood, leanings=leanings)
        dossier = timed("assess", lambda: assess(plain, leanings))
    except UnreadableError:
        return spent, None
    candidates = timed("rules", lambda: check(dossier, select(rules(), ("ALL",))))
    found = timed("judge", lambda: tuple(judged(dossier, candidates)))
    infos = [rule.info for rule in rules()]
    counted, aside, _ = timed(
        "suppress",
        lambda: suppress(document, found, exceptions=(), rules=infos, chosen=infos, today=date(2026, 1, 1)),
    )
    report = Report(dossier, counted, aside)
    audit = Audit((report,))
    for format in formats():
        timed(format, partial(render, format, audit, Style(width=100)))
    timed("diff", lambda: compare(base or report, report))
    timed("diff-base", lambda: against(report, base or report))
    timed("baseline", lambda: settled(audit))
    return spent, report


def settled(audit: Audit) -> None:
    """What `--write-baseline` and `--baseline` do with the findings."""
    codes = frozenset(rule.code for rule in rules())
    known = baseline.taken(audit, str)
    baseline.compare(audit, known, place=str, is_gone=lambda _: False, ran=lambda _: codes, ratchet=True)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    stages = "--check" not in arguments
    arguments = [each for each in arguments if each != "--check"]
    size = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else 200
    main(size, arguments, stages=stages)
