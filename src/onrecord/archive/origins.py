"""The table of origins, which a report writes into the folder of an archive, and what a draft is told from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import pyarrow as pa

from onrecord.archive.circular import Alike, Group, Outlets, Statement, outlet_key
from onrecord.archive.store import Store
from onrecord.archive.tables import ORIGINS
from onrecord.domain import Source
from onrecord.errors import SettingsError


def write_origins(store: Store, groups: Iterable[Group]) -> None:
    """Write a row for each statement of a group; the table of an earlier report is replaced."""
    rows = [
        {
            "group": number,
            "article": said.article,
            "outlet": said.outlet,
            "day": said.day,
            "kind": said.kind,
            "who": said.who,
            "origins": sorted(group.origins[said.article]),
            "text": said.text,
            "content": said.content,
        }
        for number, group in enumerate(groups, 1)
        for said in group.statements
    ]
    store.write_origins(pa.RecordBatch.from_pylist(rows, schema=ORIGINS))


def read_origins(store: Store) -> KnownOrigins:
    """Return what the table of origins says.

    Raises:
        SettingsError: if the folder holds no tables, or no table of origins that can be read.
    """
    manifest = store.manifest()
    if not manifest:
        raise SettingsError(
            f"{store.folder}: holds no tables of an archive; make them with: onrecord archive INPUT... --to DIR"
        )
    if manifest.get("redacted"):
        raise SettingsError(
            f"{store.folder}: was made with --redact, so it does not tell who has what from whom; "
            "audit the archive without --redact into another folder"
        )
    table = store.origins()
    if table is None:
        raise SettingsError(
            f"{store.folder}: holds no table of origins; write it with: onrecord archive report DIR --html PATH"
        )
    return KnownOrigins(_groups(table))


def _groups(table: pa.Table) -> tuple[Group, ...]:
    statements: dict[int, list[Statement]] = defaultdict(list)
    origins: dict[int, dict[str, frozenset[str]]] = defaultdict(dict)
    for row in table.to_pylist():
        fields = (row[name] or "" for name in ("article", "outlet", "day", "kind", "who", "text", "content"))
        statements[row["group"]].append(Statement(*fields))
        origins[row["group"]][row["article"]] = frozenset(row["origins"])
    return tuple(Group(tuple(found), origins[number]) for number, found in statements.items())


@dataclass(frozen=True)
class KnownOrigins:
    """What articles of an archive say in like words, and where each has it from."""

    groups: tuple[Group, ...]

    @cached_property
    def digest(self) -> str:
        """A digest of all groups: with the same, a draft has the same ledger."""
        whole = [
            (group.statements, sorted((id, sorted(found)) for id, found in group.origins.items()))
            for group in self.groups
        ]
        return blake2b(repr(whole).encode(), digest_size=20).hexdigest()

    def shared(self, claim: str, credited: Sequence[tuple[Source, str]]) -> str | None:
        """Return the one origin that these sources of a claim have in a group that says it; else None."""
        for group in self._that_say(claim):
            origins = frozenset[str]().union(*(self._origins(group, *each) for each in credited))
            if len(origins) == 1:
                return next(iter(origins))
        return None

    def _that_say(self, claim: str) -> Iterator[Group]:
        said = Statement("", "", "", "", "", claim, claim)
        numbers = (self._group_of[index] for index in self._alike.to(said))
        yield from (self.groups[number] for number in dict.fromkeys(numbers))

    def _origins(self, group: Group, source: Source, sentences: str) -> frozenset[str]:
        """Where a source has it from; one that the group does not know is an origin of its own.

        Of unnamed sources nothing is known but the outlet that they told it to, if the sentence says so.
        """
        called = source.name or source.label
        outlets = set(self._outlets.named_in(sentences if source.unnamed else called))
        if outlets:
            return frozenset().union(*(_of_outlet(group, key) for key in outlets))
        if source.unnamed:
            return frozenset({f"unnamed: {called}"})
        who = source.name or source.title or source.label
        every = frozenset[str]().union(*group.origins.values())
        same = (each for each in sorted(every) if each.partition(": ")[2].casefold() == who.casefold())
        return frozenset({next(same, f"{source.kind}: {who}")})

    @cached_property
    def _every(self) -> list[tuple[int, Statement]]:
        return [(number, said) for number, group in enumerate(self.groups) for said in group.statements]

    @cached_property
    def _group_of(self) -> list[int]:
        return [number for number, _ in self._every]

    @cached_property
    def _alike(self) -> Alike:
        return Alike([said for _, said in self._every])

    @cached_property
    def _outlets(self) -> Outlets:
        return Outlets(said for _, said in self._every)


def _of_outlet(group: Group, key: str) -> frozenset[str]:
    """Where the articles of an outlet have it from; the outlet itself, if the archive has none of them."""
    articles = [said.article for said in group.statements if outlet_key(said.outlet) == key]
    return frozenset().union(*(group.origins[each] for each in articles)) or frozenset({f"outlet: {key}"})
