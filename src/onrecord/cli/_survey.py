"""What lies in a folder: how many drafts of which format, and which folders hold copy of another kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

KINDS = {
    "wire": "wire agency agencies",
    "investigation": "investigation investigations investigative",
    "live": "live live-blog live-blogs liveblog liveblogs",
    "feature": "feature features magazine long-reads longreads",
    "explainer": "explainer explainers how-to how-tos guides",
    "transcript": "transcript transcripts interviews",
    "satire": "satire",
    "opinion": "opinion opinions op-ed op-eds oped comment commentary column columns editorial editorials leaders",
}
"""What folders are called that hold copy of one kind, by profile."""
PUBLISHED = "archive archives archived published old attic".split()
"""What folders are called that hold what is out already."""

_PROFILE_OF = {name: profile for profile, names in KINDS.items() for name in names.split()}


@dataclass(slots=True)
class Survey:
    """Drafts by ending; drafts below each folder of a kind, with its profile; drafts of each pattern to pass over."""

    endings: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, str] = field(default_factory=dict)
    inside: Counter[str] = field(default_factory=Counter)
    out: Counter[str] = field(default_factory=Counter)

    @property
    def drafts(self) -> int:
        """How many there are to audit."""
        return self.endings.total()


def survey(drafts: Iterable[Path]) -> Survey:
    """Return what `drafts`, seen from the folder that is surveyed, tell of it."""
    found = Survey()
    for draft in drafts:
        names = draft.parts[:-1]
        out = next((f"{name}/" for name in names if name.lower() in PUBLISHED), None)
        if out is not None:
            found.out[out] += 1
            continue
        found.endings[draft.suffix.lower()] += 1
        depth = next((depth for depth, name in enumerate(names, 1) if name.lower() in _PROFILE_OF), None)
        if depth is not None and all(name.isprintable() for name in names):
            pattern = "/".join(map(_literal, names[:depth])) + "/**"
            found.kinds[pattern] = _PROFILE_OF[names[depth - 1].lower()]
            found.inside[pattern] += 1
    return found


def _literal(name: str) -> str:
    """Return a name as a pattern that matches it alone."""
    return re.sub(r"([\\*?\[\]!#]|\s$)", r"\\\1", name)
