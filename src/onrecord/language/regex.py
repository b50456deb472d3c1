"""Regular expressions that are compiled on first use, so that a program which matches nothing does not pay for them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Deferred:
    """Stands in for a compiled pattern; takes over its methods the first time one of them is asked for."""

    def __init__(self, expression: str, flags: int) -> None:
        self.pattern = expression
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by `copy`, `pickle` or `inspect`, not by a caller of a pattern
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "groupindex"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


def regex(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of `expression`, compiled on first use.

    A mistake in the expression shows on first use, too, as `re.error`; a test compiles every pattern of the package.
    """
    return cast("re.Pattern[str]", _Deferred(expression, flags))
