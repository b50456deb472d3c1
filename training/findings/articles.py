"""The articles of the shared data, by an id of collection and name: `mixed/mixed-003`, `polnear/…`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILES = {
    "mixed": "copy/mixed.jsonl",
    "world": "copy/world.jsonl",
    "polnear": "polnear/train.jsonl",
    "outlets": "copy/outlets.jsonl",
    "british": "copy/british.jsonl",
}
TRAINABLE = ("mixed", "world", "polnear", "own-copy")
"""Collections that shipped weights may be trained on; the others are for measuring."""
OWN = Path(__file__).parents[1] / "own-copy"
"""The collection "own-copy": articles written for training, about invented people and places."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: what to audit it as, and where it comes from (for drawing samples, never a feature)."""

    id: str
    draft: str
    ending: str
    origin: str
    """Its site, outlet, genre or publisher."""

    @property
    def collection(self) -> str:
        return self.id.partition("/")[0]


def articles(data: Path, *collections: str) -> Iterator[Article]:
    """The articles of the collections, in their order."""
    for collection in collections:
        if collection == OWN.name:
            for path in sorted(OWN.glob("*.txt")):
                yield Article(f"{OWN.name}/{path.stem}", path.read_text("utf-8"), "txt", OWN.name)
            continue
        for line in (data / FILES[collection]).read_text("utf-8").splitlines():
            yield _article(collection, json.loads(line))


def _article(collection: str, row: dict[str, Any]) -> Article:
    name = row.get("id") or row["file"]
    origin = row.get("site") or row.get("outlet") or row.get("genre") or row.get("publisher") or collection
    if "html" not in row:
        return Article(f"{collection}/{name}", row["text"], "txt", origin)
    title = row["title"].replace("&", "&amp;").replace("<", "&lt;")
    page = (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{row['html']}</article></body></html>"
    )
    return Article(f"{collection}/{name}", page, "html", origin)
