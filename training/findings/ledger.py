"""Draw the ledger: which articles are kept back to judge findings on, and which ones calibrate or train.

`python training/findings/ledger.py --data ../shared/data` writes `training/ledger.toml`; the seed makes it repeatable.
With `--renew SEED` what was kept back counts as read, and others are kept back of those that no part names.
"""

from __future__ import annotations

import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from articles import TRAINABLE, Article, articles

from onrecord.language import foreign_language

HERE = Path(__file__).parent
LEDGER = HERE.parent / "ledger.toml"
SEED = 18
RESERVED = {"outlets": (36, 24), "british": (24, 16)}
"""Of each collection, how many articles are kept back to judge findings on, and how many of them are read in full.

Of a first draw (30 of mixed, 10 of outlets, 12 of british, 8 of world) all were measured on, and then read.
"""
CALIBRATE = 0.25
WORDS = range(200, 2501)
"""Length of an article that is kept back, in words."""
SHINGLE = 8
SHARED = 0.2
"""An article that shares more of its runs of SHINGLE words with another one is not kept back."""


def spread(pool: Iterable[Article], strata: dict[str, str], number: int, chance: random.Random) -> list[str]:
    """Return `number` ids, in turn from each stratum (its origin if it has none), never two of one origin if avoidable.

    Articles of an unknown origin form a stratum of their own.
    """
    waiting: dict[str, list[Article]] = defaultdict(list)
    for article in pool:
        waiting[strata.get(article.origin, article.origin)].append(article)
    for members in waiting.values():
        chance.shuffle(members)
    order = sorted(waiting)
    chance.shuffle(order)
    taken: list[str] = []
    used: Counter[str] = Counter()
    while len(taken) < number and any(waiting.values()):
        for stratum in order:
            if waiting[stratum] and len(taken) < number:
                article = min(waiting[stratum], key=lambda one: used[one.origin])
                waiting[stratum].remove(article)
                used[article.origin] += 1
                taken.append(article.id)
    return taken


def copies(pool: Iterable[Article]) -> set[str]:
    """Return the ids of articles that share a good part of their text with another one."""
    holders: dict[int, list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    for article in pool:
        words = article.draft.lower().split()
        runs = {hash(tuple(words[at : at + SHINGLE])) for at in range(max(1, len(words) - SHINGLE + 1))}
        sizes[article.id] = len(runs)
        for run in runs:
            holders[run].append(article.id)
    common = Counter(name for names in holders.values() if len(names) > 1 for name in names)
    return {name for name, number in common.items() if number > SHARED * sizes[name]}


def beats() -> dict[str, str]:
    """Return what each site of `mixed` mostly writes about."""
    read = tomllib.loads((HERE / "beats.toml").read_text("utf-8"))
    return {site: beat for beat, sites in read.items() for site in sites.split()}


def drawn(pool: Collection[Article], chance: random.Random) -> dict[str, dict[str, list[str]]]:
    """Return the ids of each part of the ledger, by collection."""
    refused = copies(pool)
    strata = beats()
    parts: dict[str, dict[str, list[str]]] = {"findings": {}, "recall": {}, "calibrate": {}}
    for collection, (findings, recall) in RESERVED.items():
        fit = [one for one in pool if one.collection == collection and one.id not in refused and _fit(one)]
        taken = spread(fit, strata, findings, chance)
        parts["findings"][collection] = taken
        kept = [one for one in fit if one.id in taken]
        parts["recall"][collection] = spread(kept, strata, recall, chance)
    reserved = {name for names in parts["findings"].values() for name in names}
    for collection in TRAINABLE:
        rest = sorted(one.id for one in pool if one.collection == collection and one.id not in reserved)
        parts["calibrate"][collection] = chance.sample(rest, round(CALIBRATE * len(rest)))
    return parts


def _fit(article: Article) -> bool:
    return len(article.draft.split()) in WORDS and not foreign_language(article.draft)


def ledger(path: Path = LEDGER) -> dict[str, set[str]]:
    """Return the ids of `reserved` articles, of those read in full (`recall`), and of those that `calibrate`."""
    read = tomllib.loads(path.read_text("utf-8"))
    return {
        name: {f"{collection}/{one}" for collection, ids in read[table].items() for one in ids.split()}
        for name, table in (("reserved", "reserved"), ("recall", "recall"), ("calibrate", "calibrate"))
    }


NOTE = """\
# Which articles of the development data may be used for what. Ids only; drawn by training/findings/ledger.py.
# An article is fresh once: reserved ones are shown to nobody, and read by no rule's author, before they are judged.

[read]
# What was read for tuning before this ledger, whole collections: rules and models were made on them.
polnear-train = "all"
polnear-dev = "all"
"""
TABLES = {
    "findings": (
        "reserved",
        "Kept back to judge the findings shown by default; `outlets` and `british` are for measuring.",
    ),
    "recall": ("recall", "Those of the reserved articles that are read in full, for what the rules miss."),
    "calibrate": ("calibrate", "Calibrate the judge of findings; all others of these collections train it."),
}


def written(parts: dict[str, dict[str, list[str]]]) -> str:
    """Return the ledger as TOML."""
    lines = [NOTE]
    for part, (table, note) in TABLES.items():
        lines += [f"[{table}]", f"# {note}"]
        for collection, ids in parts[part].items():
            names = sorted(one.partition("/")[2] for one in ids)
            lines += [f'{collection} = """', *names, '"""']
        lines.append("")
    return "\n".join(lines)


def renewed(pool: Collection[Article], seed: int, text: str) -> str:
    """Return the ledger with other articles kept back, and those that were among the read ones."""
    chance, refused = random.Random(seed), copies(pool)
    table = tomllib.loads(text)
    named = {f"{collection}/{one}" for collection, one in _named(table)}
    for collection, (findings, recall) in RESERVED.items():
        fit = [one for one in pool if one.collection == collection and one.id not in refused | named and _fit(one)]
        taken = spread(fit, {}, findings, chance)
        in_full = spread([one for one in fit if one.id in taken], {}, recall, chance)
        was = table["read"][collection].split() + table["reserved"][collection].split()
        for part, ids in (("read", was), ("reserved", _names(taken)), ("recall", _names(in_full))):
            head, mark, rest = text.partition(f"\n[{part}]\n")
            before, start, behind = rest.partition(f'{collection} = """\n')
            text = head + mark + before + start + "\n".join([*sorted(set(ids)), behind[behind.index('"""') :]])
    return text


def _names(ids: Iterable[str]) -> list[str]:
    return [one.partition("/")[2] for one in ids]


def _named(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield collection and name of each article that a part of the ledger names."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _named(value)
        else:
            yield from ((name, one) for one in value.split())


@click.command()
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
@click.option("--renew", type=int, metavar="SEED")
def main(data: Path, renew: int | None) -> None:
    pool = list(articles(data, *TRAINABLE, "outlets", "british"))
    if renew is not None:
        LEDGER.write_text(renewed(pool, renew, LEDGER.read_text("utf-8")), "utf-8")
        return
    parts = drawn(pool, random.Random(SEED))
    LEDGER.write_text(written(parts), "utf-8")
    for part, by in parts.items():
        click.echo(f"{part}: " + ", ".join(f"{len(ids)} {name}" for name, ids in by.items()))


if __name__ == "__main__":
    main()
