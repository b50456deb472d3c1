"""CPU seconds of each stage on drafts made to be slow, and how they grow: python benchmarks/hostile.py [KB] [SHAPE…]

Each shape is audited at half the size and at the whole of it (200 kB unless given). The growth is the ratio of the two
times of a stage: about 2 where the time is linear, 4 where it grows with the square. A draft that is refused says so.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date
from pathlib import Path

import onrecord.compare
from onrecord.assess import assess
from onrecord.attribute import attribute
from onrecord.attribute.tagger import load
from onrecord.domain import Audit, Dossier, Report
from onrecord.errors import UnreadableError
from onrecord.identify import identify
from onrecord.readers import read
from onrecord.reporters import Style, formats, render
from onrecord.rules import check, rules, select
from onrecord.segment import segment
from onrecord.suppress import suppress

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.hostile import SHAPES, draft


def main(kilobytes: int, names: list[str]) -> None:
    load()
    audited("ordinary copy", 2_000)
    for name in names or SHAPES:
        half, whole = audited(name, kilobytes * 500), audited(name, kilobytes * 1000)
        total = sum(value for value in whole.values() if value >= 0)
        slow = sorted(whole, key=lambda stage: -whole[stage])[:4]
        told = "  ".join(
            f"{stage} {whole[stage]:.2f} s ×{whole[stage] / max(half.get(stage, 0), 1e-3):.1f}"
            for stage in slow
            if whole[stage] >= 0.05
        )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{name:<26} {total:6.2f} s   {told}   (peak {peak} MB)", flush=True)


def audited(name: str, size: int) -> dict[str, float]:
    """CPU seconds by stage."""
    spent: dict[str, float] = {}

    def timed(stage, work):
        start = time.process_time()
        try:
            return work()
        finally:
            spent[stage] = spent.get(stage, 0) + time.process_time() - start

    data, file = draft(name, size)
    try:
        document = timed("read", lambda: read(data, file))
        sentences = timed("segment", lambda: segment(document))
        attributions, leanings = timed("attribute", lambda: attribute(document, sentences))
    except UnreadableError as error:
        spent[f"refused: {error}"] = 0.06
        return spent
    sources, replies, entities = timed("identify", lambda: identify(document, sentences, attributions))
    plain = Dossier(document, sentences, attributions, sources, replies, entities)
    dossier = timed("assess", lambda: assess(plain, leanings))
    found = timed("rules", lambda: check(dossier, select(rules(), ("ALL",))))
    infos = [rule.info for rule in rules()]
    counted, aside, _ = timed(
        "suppress",
        lambda: suppress(document, found, exceptions=(), rules=infos, chosen=infos, today=date(2026, 1, 1)),
    )
    report = Report(dossier, counted, aside)
    for format in formats():
        timed(format, lambda format=format: render(format, Audit((report,)), Style(width=100)))
    timed("compare", lambda: onrecord.compare.compare(report, report))
    return spent


if __name__ == "__main__":
    arguments = sys.argv[1:]
    size = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else 200
    main(size, arguments)
