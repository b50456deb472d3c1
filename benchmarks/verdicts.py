"""Verdicts on quotations in many formats of evidence and in every form: two tables of what is right.

python benchmarks/verdicts.py [-v] [--data DATA [--seed N]]

Each form is a draft that is audited as users do with each format. First sixty statements of one person, each quoted as
"“…,” Dana Vale said."; then 74 quotations of conversations in eight registers, which drafts quote in seven ways.
With DATA, sixty sentences of its articles instead (`copy/british.jsonl`), which no one looked at, in the same forms.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.verify import registers as registers_
from tests.verify.material import FORMATS, SAID, forms

from onrecord import audit
from onrecord.cache import Cache
from onrecord.domain import Checked, Verdict
from onrecord.settings import Settings

_WITHOUT_SPEAKERS = ("a.csv",)
"""Formats that do not tell who speaks."""


def tidy(words: str) -> str:
    """The words as they were said: with a filler, a repeated start and a remark of the transcript."""
    parts = words.split()
    return " ".join([*parts[:2], *parts[1:2], *parts[2:5], "um,", *parts[5:7], "you know,", *parts[7:]])


def quoted(statements: list[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each form with the sixty quotations, and the verdict that each should have."""
    every = [forms(said) for said in statements]
    for form in every[0]:
        yield form, [each[form] for each in every]
    yield "tidied", [(said, "tidied") for said in statements]


def sentences(data: Path, seed: int) -> list[str]:
    """Sixty sentences of articles: 10 to 30 words, without marks of quotations and brackets, that are plain English."""
    rows = [json.loads(row)["text"] for row in (data / "copy/british.jsonl").open(encoding="utf-8")]
    chance = random.Random(seed)
    chance.shuffle(rows)
    found = []
    for text in rows:
        plain = [" ".join(each.split()) for each in re.split(r"(?<=[a-z]{3}[.])\s+|\n", text)[4:]]
        fits = [each[:-1] for each in plain if _PLAIN.fullmatch(each) and 10 <= len(each.split()) <= 30]
        found += fits[:1]
    return found[: len(SAID)]


_PLAIN = re.compile(r"[A-Z][^\n\"“”‘()\[\]:;–—*]*[a-z]\.")


def draft(quotations: list[tuple[str, str]], speaker: str) -> str:
    paragraphs = (f"“{words},” {speaker} said." for words, _ in quotations)
    return "Valley speaks\n\n" + "\n\n".join(paragraphs) + "\n"


def verdicts(text: str, notes: Path, cache: Cache, kind: Checked) -> dict[int, Verdict]:
    """The verdicts on one kind of thing by the number of the paragraph."""
    settings = Settings(evidence=(str(notes),), select=("verification",))
    dossier = audit(text, "draft.txt", settings=settings, cache=cache).dossier
    found = ((dossier.document.locate(each.span).line, each) for each in dossier.verifications if each.kind is kind)
    return {(line - 3) // 2: each.verdict for line, each in found}


def table(folder: Path, statements: list[str]) -> None:
    cache = Cache(folder / "cache")
    totals: Counter[str] = Counter()
    print(f"{'':<10}" + "".join(f"{name:>9}" for name in FORMATS))
    for form, quotations in quoted(statements):
        said = [tidy(words) for words in statements] if form == "tidied" else statements
        row = []
        for name, made in FORMATS.items():
            notes = folder / f"{form}-{name}"
            notes.write_bytes(made(said))
            found = verdicts(draft(quotations, "Dana Vale"), notes, cache, Checked.QUOTATION)
            told = [(found.get(number), expected, words) for number, (words, expected) in enumerate(quotations)]
            wrong = [each for each in told if each[0] is None or each[0].value != each[1]]
            row.append(len(told) - len(wrong))
            totals["all"] += len(told)
            totals["right"] += len(told) - len(wrong)
            totals["passed"] += sum(verdict is Verdict.VERBATIM for verdict, _, _ in wrong)
            for verdict, _, words in wrong if "-v" in sys.argv else ():
                print(f"    {name} {verdict}: {words}")
        print(f"{form:<10}" + "".join(f"{count:>9}" for count in row))
    speakers(folder, cache, totals, statements)
    share = totals["right"] / totals["all"]
    print(
        f"{totals['right']:,} of {totals['all']:,} right ({share:.4f}); {totals['passed']} changes passed as verbatim"
    )


_QUOTED = (
    "“{0},” {1} said.",
    "{1} said: “{0}.”",
    "“{0},” said {1}, who was there.",
    '"{0}," {1} told reporters.',
    "{1} added that it was simple. “{0}.”",
    "‘{0},’ {1} says.",
    "Asked about it, {1} replied, “{0}.”",
)


def registers(folder: Path) -> None:
    """Print the table of the conversations; a verdict is right if all of the quotation's are, and its speaker's."""
    cache = Cache(folder / "cache")
    said = [each for _, _, every in registers_.conversations() for each in every]
    totals: Counter[str] = Counter()
    print(f"\n{'':<10}" + "".join(f"{name.partition('.')[2]:>9}" for name in registers_.FORMATS))
    for form in registers_.FORMS:
        absent = zip(registers_.ABSENT, ["not-found"] * len(said), strict=False)
        quotations = list(absent) if form == "absent" else [each.form(form) for each in said]
        who = [each.other if form == "speaker" else each.speaker for each in said]
        pairs = zip(quotations, who, strict=True)
        paragraphs = (
            _QUOTED[number % len(_QUOTED)].format(words[:1].upper() + words[1:], name)
            for number, ((words, _), name) in enumerate(pairs)
        )
        text = "What they said\n\n" + "\n\n".join(paragraphs) + "\n"
        row = []
        for name, made in registers_.FORMATS.items():
            notes = folder / f"{form}-{name}"
            notes.mkdir()
            for number, turns in enumerate(registers_.told_in(form)):
                (notes / f"{number}-{name}").write_bytes(made(turns))
            found = verdicts(text, notes, cache, Checked.QUOTATION)
            speakers_ = verdicts(text, notes, cache, Checked.SPEAKER)
            wanted = Verdict.DIFFERS if form == "speaker" else Verdict.AGREES
            right = 0
            for number, (words, expected) in enumerate(quotations):
                told, speaker = found.get(number), speakers_.get(number, wanted)
                right += told is not None and told.value == expected and speaker is wanted
                totals["passed"] += expected == "altered" and told is Verdict.VERBATIM
                if "-v" in sys.argv and (told is None or told.value != expected or speaker is not wanted):
                    print(f"    {name} {told} {speaker}: {words}")
            row.append(right)
            totals["all"] += len(said)
            totals["right"] += right
        print(f"{form:<10}" + "".join(f"{count:>9}" for count in row))
    share = totals["right"] / totals["all"]
    print(
        f"{totals['right']:,} of {totals['all']:,} right ({share:.4f}); {totals['passed']} changes passed as verbatim"
    )


def speakers(folder: Path, cache: Cache, totals: Counter[str], statements: list[str]) -> None:
    """Print how often the right and the wrong speaker are told from each other."""
    for label, speaker, expected in (
        ("speaker", "Dana Vale", Verdict.AGREES),
        ("wrong one", "Jon Ruiz", Verdict.DIFFERS),
    ):
        row = []
        for name, made in FORMATS.items():
            notes = folder / f"speaker-{name}"
            notes.write_bytes(made(statements))
            found = verdicts(draft([(words, "") for words in statements], speaker), notes, cache, Checked.SPEAKER)
            right = sum(verdict is expected for verdict in found.values())
            row.append("–" if name in _WITHOUT_SPEAKERS else right)
            if name not in _WITHOUT_SPEAKERS:
                totals["all"] += len(statements)
                totals["right"] += right
        print(f"{label:<10}" + "".join(f"{count:>9}" for count in row))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", action="store_true", help="print each wrong verdict")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table(Path(folder), sentences(arguments.data, arguments.seed) if arguments.data else SAID)
        if not arguments.data:
            registers(Path(folder))
