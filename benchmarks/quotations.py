"""How quotations fare against 225,000 words of evidence: those that stand there, those with a change, and all others.

python benchmarks/quotations.py /work/shared/data [--seeds 3]

Evidence and quotations are articles of DATA (`copy/*.jsonl`, `polnear/*.jsonl`). Half of the articles of a collection
are evidence, up to 225,000 words, and every quotation of the others is looked for. One that stands nowhere as it is
and is not reported as "not found" or "not checked" is *claimed*.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.domain import Checked, Dossier, Span, Verdict
from onrecord.errors import OnrecordError
from onrecord.readers import read, read_evidence
from onrecord.segment import segment
from onrecord.structure import structure
from onrecord.verify import Index, index_file
from onrecord.verify.quotations import Quotations
from onrecord.verify.quoted import quotations
from onrecord.verify.wording import pieces
from onrecord.verify.words import SIGNS, tokens

WORDS = 225_000
EACH = 300
"""Quotations of each form."""
FORMS = ("verbatim", "swapped", "dropped", "added")
COLLECTIONS = {
    "politics": ("polnear/train", "polnear/dev"),
    "news": ("copy/mixed", "copy/outlets"),
    "british": ("copy/british", "copy/mixed"),
    "all": ("polnear/train", "copy/mixed", "copy/outlets", "copy/british"),
}


def articles(data: Path, names: tuple[str, ...]) -> list[str]:
    rows = (json.loads(line) for name in names for line in (data / f"{name}.jsonl").open(encoding="utf-8"))
    return list(dict.fromkeys(row["text"] for row in rows))


def split(texts: list[str], chance: random.Random) -> tuple[list[str], list[str]]:
    """The articles that are evidence, and the others."""
    chance.shuffle(texts)
    count, used = 0, 0
    while count < WORDS and used < len(texts) // 2:
        count += len(texts[used].split())
        used += 1
    return texts[:used], texts[used:]


def forms(texts: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield quotations cut from the evidence, each with the name of its form."""
    for form in FORMS:
        for _ in range(EACH):
            words = chance.choice(texts).split()
            length = chance.randint(4, 40)
            start = chance.randrange(max(1, len(words) - length))
            said, at = words[start : start + length], chance.randrange(1, max(2, length - 1))
            other = chance.choice(["harbour", "never", "1,204", "quietly", "they", "wooden", "government"])
            if form == "swapped":
                said[at : at + 1] = [other]
            if form == "dropped":
                del said[at : at + 1]
            if form == "added":
                said[at:at] = [other]
            yield form, " ".join(said)


def verdict(index: Index, words: str) -> str:
    compared = Quotations(Dossier(replace(_EMPTY, text=words), ()), index, frozenset())
    found = compared.search(pieces(words, Span(0, len(words))))
    return found.verdict.value if found else "not-found"


def absent(index: Index, text: str) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the quotations of an article that no evidence has: words, verdict, passage; and whether it has them."""
    document = structure(read(text.encode("utf-8", "replace"), "draft.txt"))
    dossier = Dossier(document, segment(document))
    for each in Quotations(dossier, index, frozenset()).verified():
        if each.kind is Checked.QUOTATION:
            forms = [word.form for word in tokens(dossier.text(each.span)) if word.form not in SIGNS]
            stands = bool(index.exact([index.number(form) for form in forms]))
            yield dossier.text(each.span), each.verdict.value, each.passage.text if each.passage else "", stands


_EMPTY = read_evidence(b"Nothing.", "empty.txt")
_CLAIMED = {Verdict.VERBATIM.value, Verdict.TIDIED.value, Verdict.ALTERED.value}


def measured(texts: list[str], seed: int, shown: int) -> None:
    chance = random.Random(seed)
    evidence, others = split(list(texts), chance)
    files = enumerate(evidence)
    index = Index([index_file(read_evidence(text.encode("utf-8", "replace"), f"{at:05}.txt")) for at, text in files])
    found = Counter((form, verdict(index, words)) for form, words in forms(evidence, chance))
    wanted = {form: "verbatim" if form == "verbatim" else "altered" for form in FORMS}
    right = "  ".join(f"{form} {found[form, wanted[form]] / EACH:.3f}" for form in FORMS)
    rows = [row for text in others for row in absent(index, text)]
    stand = [row for row in rows if row[3]]
    rest = [row for row in rows if not row[3]]
    claimed = [row for row in rest if row[1] in _CLAIMED]
    print(
        f"  seed {seed}: {len(index.words):,} words; {right}; {len(rows):,} quotations of other articles, "
        f"{len(stand)} stand there, {sum(row[1] == 'verbatim' for row in stand)} found; "
        f"of the others claimed {len(claimed)} = {len(claimed) / max(1, len(rest)):.4f}"
    )
    for words, verdict_, passage, _ in claimed[:shown]:
        print(f"    {verdict_}: {' '.join(words.split())}\n      {' '.join(passage.split())}")


def in_typewriter_marks(texts: list[str]) -> tuple[int, int]:
    """How many quotations of articles are found as a whole where two typewriter apostrophes enclose each, and all."""
    found = every = 0
    for text in texts:
        if "”" not in text or "''" in text:
            continue
        wanted = _quoted(text)
        typed = text.replace("“", "''").replace("”", "''").replace("’", "'").replace("‘", "'")
        told = Counter(_quoted(typed))
        every += len(wanted)
        found += (told & Counter(wanted)).total()
    return found, every


def _quoted(text: str) -> list[str]:
    """The words of each quotation of an article."""
    try:
        document = structure(read(text.encode("utf-8", "replace"), "draft.txt"))
    except OnrecordError:
        return []
    dossier = Dossier(document, segment(document))
    spans = (dossier.text(each.span) for each in quotations(dossier))
    return [" ".join(word.form for word in tokens(span) if word.form not in SIGNS) for span in spans]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--only", choices=COLLECTIONS)
    parser.add_argument("--show", type=int, default=0, help="claimed quotations to print")
    arguments = parser.parse_args()
    whole, of = in_typewriter_marks(articles(arguments.data, ("copy/mixed",)))
    print(f"in two typewriter apostrophes: {whole:,} of {of:,} quotations found as a whole ({whole / of:.3f})")
    for name, collection in COLLECTIONS.items():
        if arguments.only in (None, name):
            print(name)
            for seed in range(arguments.seeds):
                measured(articles(arguments.data, collection), seed, arguments.show)
