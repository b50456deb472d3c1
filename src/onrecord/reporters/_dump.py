"""JSON as this package writes it."""

from __future__ import annotations

import json
from typing import Any


def dump(table: Any) -> str:
    """Indented and in ASCII, so that no character of a draft reaches a terminal raw.

    A second `#` is escaped, too: a CI runner obeys `##[…]` wherever it meets it in a log.
    """
    return json.dumps(table, indent=2).replace("##", "#\\u0023") + "\n"
