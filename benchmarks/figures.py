"""Figures of drafts beside evidence: precision and recall on the pairs of the tests, and false alarms.

python benchmarks/figures.py [DATA]

The pairs are those of `tests/verify/figure_pairs.py`. DATA is a folder of `copy/*.jsonl`: a third of its articles is
evidence, and none of the others was written from it, so nearly every figure that is said to differ is a false alarm.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from tests.verify.figure_pairs import PAIRS, verdicts

from onrecord.domain import Dossier, Verdict
from onrecord.readers import read, read_evidence
from onrecord.segment import segment
from onrecord.structure import structure
from onrecord.verify import Index, index_file
from onrecord.verify.figures import Figures


def pairs() -> None:
    found = Counter((expected, verdicts(draft).get(figure)) for draft, figure, expected in PAIRS)
    print(f"{len(PAIRS)} pairs")
    for verdict in ("agrees", "rounded", "differs"):
        right = found[verdict, verdict]
        said = sum(count for (_, told), count in found.items() if told == verdict)
        wanted = sum(count for (expected, _), count in found.items() if expected == verdict)
        print(f"  {verdict:<8} precision {right / said:.3f}  recall {right / wanted:.3f}  of {wanted}")


def false_alarms(data: Path) -> None:
    texts = [json.loads(line)["text"] for name in ("mixed", "british") for line in (data / f"copy/{name}.jsonl").open()]
    evidence, drafts = texts[::3], [text for number, text in enumerate(texts) if number % 3]
    index = Index([index_file(read_evidence(text.encode(), f"{at:05}.txt")) for at, text in enumerate(evidence)])
    counts: Counter[Verdict] = Counter()
    for text in drafts:
        document = structure(read(text.encode(), "draft.txt"))
        for each in Figures(Dossier(document, segment(document)), index, frozenset()).verified():
            counts[each.verdict] += 1
            if each.verdict is Verdict.DIFFERS and each.passage:
                first = each.differences[0]
                print(f"    {first.draft} / {first.evidence}: {' '.join(each.passage.text.split())}")
    told = ", ".join(f"{count} {verdict.value}" for verdict, count in counts.items())
    print(f"{len(drafts)} unrelated articles: {told}")


if __name__ == "__main__":
    pairs()
    if len(sys.argv) > 1:
        false_alarms(Path(sys.argv[1]))
