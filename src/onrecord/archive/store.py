"""The folder that an archive is audited into: a manifest, and a folder of Parquet files for each table.

A batch of articles is written at once, a file a table, that of `articles` last. So whatever happens, a batch is there
as a whole or, once the folder is opened again, not at all. Its files are called by a digest of its articles, and to
write it twice changes nothing: a cluster may try a task again.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.archive.tables import ERRORS, ORIGINS, SCHEMA, TABLES
from onrecord.errors import SettingsError

MANIFEST = "manifest.json"
_LOCK = ".lock"
"""The file that a run keeps locked, and that holds its token."""
_LAST = "articles"
_ORIGINS = "origins"
_ENDING = ".parquet"
RETRIED = ("time-limit", "memory-limit", "crash", "failure")
"""Kinds of errors that need not come again."""


@dataclass(frozen=True, slots=True)
class Store:
    """The tables in one folder, which every worker sees."""

    folder: Path

    def files(self, table: str) -> list[str]:
        """Return the files of a table, in order of name."""
        return sorted(str(path) for path in self._place(table).glob(f"*{_ENDING}"))

    def count(self, table: str) -> int:
        """Return the rows of a table."""
        return sum(pq.read_metadata(path).num_rows for path in self.files(table))

    def write(self, batch: Mapping[str, pa.RecordBatch], token: str) -> None:
        """Write the rows of a batch in the run of that token.

        Raises:
            SettingsError: if another run has begun: a worker may outlive its own.
        """
        if (self.folder / _LOCK).read_text(encoding="ascii") != token:
            raise SettingsError(f"{self.folder}: another run has begun")
        keys = [*batch["articles"]["id"].to_pylist(), *batch["errors"]["key"].to_pylist()]
        name = blake2b(json.dumps(keys).encode(), digest_size=12).hexdigest() + _ENDING
        for table in TABLES:
            self._write(self._place(table) / name, batch[table])

    def read(self, table: str) -> pa.Table:
        """All rows of a table."""
        files = self.files(table)
        return pa.concat_tables([pq.read_table(path) for path in files]) if files else TABLES[table].empty_table()

    def write_origins(self, rows: pa.RecordBatch) -> None:
        """Write the table of origins, instead of the one that is there.

        Raises:
            SettingsError: if it cannot be written.
        """
        try:
            self._place(_ORIGINS).mkdir(exist_ok=True)
            self._write(self._origins, rows)
        except OSError as error:
            raise SettingsError(f"{self._origins}: cannot be written ({error.strerror})") from None

    def origins(self) -> pa.Table | None:
        """Return the table of origins; None if no report has written it.

        Raises:
            SettingsError: if it cannot be read.
        """
        try:
            return pq.ParquetFile(self._origins).read(columns=ORIGINS.names).cast(ORIGINS)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, pa.ArrowException):
            raise SettingsError(
                f"{self._origins}: cannot be read; write it again with: onrecord archive report DIR --html PATH"
            ) from None

    @property
    def _origins(self) -> Path:
        return self._place(_ORIGINS) / f"{_ORIGINS}{_ENDING}"

    def manifest(self) -> dict[str, Any]:
        """Return what the folder says of itself; empty if it is new.

        Raises:
            SettingsError: if it is no folder of an archive.
        """
        if self.folder.exists() and not self.folder.is_dir():
            raise SettingsError(f"{self.folder}: is a file; give a folder")
        try:
            found = json.loads((self.folder / MANIFEST).read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            found = None
        if not isinstance(found, dict) or found.get("schema") != SCHEMA:
            raise SettingsError(f"{self.folder / MANIFEST}: is not what onrecord wrote; give another folder")
        return found

    @contextmanager
    def opened(self, manifest: Mapping[str, Any]) -> Iterator[str]:
        """Keep the folder for one run, in order: without what an interrupted run left of a batch; yield its token.

        Raises:
            SettingsError: if something else is in it, or another run writes to it.
        """
        new = not self.manifest()
        if new and self.folder.is_dir() and any(each.name != _LOCK for each in self.folder.iterdir()):
            raise SettingsError(f"{self.folder}: holds other files; give a new or an empty folder")
        for table in TABLES:
            self._place(table).mkdir(parents=True, exist_ok=True)
        with _locked(self.folder / _LOCK) as token:
            if new:
                _replace(self.folder / MANIFEST, json.dumps({"schema": SCHEMA, **manifest}, indent=2).encode())
            self._remove_unfinished()
            yield token

    def clear(self) -> None:
        """Remove all tables and the manifest, which goes first: without it, nobody takes the rest for tables."""
        with suppress(FileNotFoundError):
            (self.folder / MANIFEST).unlink()
        for table in (*TABLES, _ORIGINS):
            shutil.rmtree(self._place(table), ignore_errors=True)

    def forget_errors(self) -> int:
        """Forget the errors that need not come again, so that their articles are audited again; return how many."""
        forgotten = 0
        for path in self.files("errors"):
            rows = pq.read_table(path, schema=ERRORS).to_pylist()
            kept = [row for row in rows if row["kind"] not in RETRIED]
            if len(kept) < len(rows):
                self._write(Path(path), pa.RecordBatch.from_pylist(kept, schema=ERRORS))
                forgotten += len(rows) - len(kept)
        return forgotten

    def _place(self, table: str) -> Path:
        return self.folder / table

    def _remove_unfinished(self) -> None:
        finished = {os.path.basename(path) for path in self.files(_LAST)}
        for table in TABLES:
            for entry in os.scandir(self._place(table)):
                if entry.name not in finished:
                    os.unlink(entry.path)

    @staticmethod
    def _write(path: Path, rows: pa.RecordBatch) -> None:
        sink = pa.BufferOutputStream()
        pq.write_table(pa.Table.from_batches([rows]), sink, compression="zstd")
        _replace(path, sink.getvalue())


def _replace(path: Path, data: Any) -> None:
    """Write a file so that it is there as a whole or not at all."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_bytes(data)
    os.replace(unfinished, path)


@contextmanager
def _locked(path: Path) -> Iterator[str]:
    token = token_hex(16)
    with open(path, "a", encoding="ascii") as file:
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass
        except OSError:
            raise SettingsError(f"{path.parent}: another run writes to it; wait until it ends") from None
        file.truncate(0)
        file.write(token)
        file.flush()
        yield token
