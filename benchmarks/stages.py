"""How the time of an audit is shared by its stages, in one run: python benchmarks/stages.py GOLD.jsonl

The articles are those of the gold file (or any JSON Lines with a "text"); the share of `assess` is what scoring adds.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

from onrecord.assess import assess
from onrecord.attribute import attribute
from onrecord.domain import Dossier
from onrecord.identify import identify
from onrecord.readers import read
from onrecord.rules import check, rules, select
from onrecord.segment import segment


def main(path: Path) -> None:
    texts = [json.loads(line)["text"] for line in path.read_text().splitlines()]
    spent: Counter[str] = Counter()
    run(texts[0], Counter())
    for text in texts:
        run(text, spent)
    total = sum(spent.values())
    print(f"{len(texts)} articles, {sum(len(text.split()) for text in texts):,} words")
    for stage, seconds in spent.items():
        print(f"{stage:<10} {seconds:7.2f} s {seconds / total:6.1%}")
    print(f"scoring adds {spent['assess'] / (total - spent['assess']):.1%} to an audit without it")


def run(text: str, spent: Counter[str]) -> None:
    def timed(stage, work):
        start = time.perf_counter()
        result = work()
        spent[stage] += time.perf_counter() - start
        return result

    document = timed("read", lambda: read(text.encode("utf-8", "surrogatepass"), "article.txt"))
    sentences = timed("segment", lambda: segment(document))
    attributions, leanings = timed("attribute", lambda: attribute(document, sentences))
    sources, replies, entities = timed("identify", lambda: identify(document, sentences, attributions))
    plain = Dossier(document, sentences, attributions, sources, replies, entities)
    dossier = timed("assess", lambda: assess(plain, leanings))
    timed("rules", lambda: check(dossier, select(rules(), ("ALL",))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
