"""How often each rule is right, as it was read on real copy."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from onrecord.domain import Precision


@cache
def measured() -> dict[str, Precision]:
    """Return what was measured, by the code of the rule. A rule that is not in it has not been measured yet."""
    text = files("onrecord.rules").joinpath("precision.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    corpus = data.pop("corpus")
    return {code: Precision(corpus=corpus, **entry) for code, entry in data.items()}
