"""Regular expressions that are compiled when a text may match, and that no text can keep busy.

Most patterns match nothing in most drafts, and compiling them takes longer than all else that is done with a draft. So
a pattern looks for the words that its matches need (`onrecord.language.expression`), and is compiled once a text holds
them. And a repetition that may go on for ever, tried again from every place of a text, takes time that grows with the
square of the text: a draft of nothing but "A" would never end. So what an expression leaves open is closed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, TypeAlias, cast

from onrecord.language.expression import Expression, comparable, read

Source: TypeAlias = Callable[[], tuple[Expression, int]]

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "groupindex")
_WITHOUT_MATCH: dict[str, Callable[[], Any]] = {
    "search": lambda: None, "match": lambda: None, "fullmatch": lambda: None, "finditer": lambda: iter(()),
    "findall": list,
}  # fmt: skip
"""What the methods return of a text in which nothing matches."""
_LOOKED_THROUGH = 500
"""For each character of an expression, how many of texts are looked through before it is compiled all the same.

Looking for words then never takes longer than compiling.
"""


_comparable = lru_cache(256)(comparable)


class _Deferred:
    """Stands in for a compiled pattern; takes over its methods once a text may match."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by `copy`, `pickle` or `inspect`, not by a caller of a pattern
            raise AttributeError(name)
        if name in ("pattern", "flags", "_needs", "_left"):
            expression, self.flags = self._source()
            self.pattern, self._needs = expression.text, expression.needed()
            self._left = _LOOKED_THROUGH * len(self.pattern)
            return getattr(self, name)
        if name in _WITHOUT_MATCH and self._needs:
            self.__dict__[name] = partial(self._tried, name)
            return self.__dict__[name]
        return getattr(self.compiled(), name)

    def compiled(self) -> re.Pattern[str]:
        """Return the compiled pattern."""
        compiled = re.compile(self.pattern, self.flags)
        self._needs = ()
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return compiled

    def _tried(self, method: str, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        if not self._may_match(text[pos:endpos]):
            return _WITHOUT_MATCH[method]()
        return getattr(self.compiled(), method)(text, pos, endpos)

    def _may_match(self, text: str) -> bool:
        """Whether a text holds what the pattern needs, or it has been asked so often that it is better compiled."""
        self._left -= len(text) * sum(map(len, self._needs))
        within = _comparable(text)
        return self._left < 0 or all(any(word in within for word in words) for words in self._needs)


def regex(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of `expression`, its open repetitions closed, compiled when a text may match.

    A mistake in the expression shows then, too, as `re.error`; a test compiles every pattern of the package, and
    another feeds each the texts that cost it most.
    """
    return deferred(lambda: (read(expression), flags))


def unbounded(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of `expression` as it is written, compiled on first use: for markup, which may be long."""
    return deferred(lambda: (Expression(expression), flags))


def whole(words: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of words as they are written, between the edges of words."""
    return re.compile(rf"\b{re.escape(words)}\b", flags)


def deferred(source: Source) -> re.Pattern[str]:
    """Return the pattern of the expression and flags that `source` returns, asked for on first use."""
    return cast("re.Pattern[str]", _Deferred(source))
