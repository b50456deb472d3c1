"""Named patterns of the language pack: regular expressions as data, one TOML file a topic, with examples.

    [denial]
    about = "Words by which somebody denies what is said of them."
    expression = '''\\b(?:{denies}|reject(?:s|ed)?) the {claims}\\b'''
    flags = "i"
    matches = ["She [denied the claims].", "He [rejects the charge], he said."]
    misses = ["She was denied a visa."]

`{name}` stands for another pattern of the file, `{topic.name}` for one of another file, and, where no pattern of the
file has the name, `{list}` for any item of a word list and `{list:kind}` for its items written as `kind: phrase`. Flags
of a pattern stay with it wherever it is put in. A line break and the blanks behind it are not part of an expression.
Brackets in an example mark every match; where a pattern is tried at one place of a text only (`anchored = true`), it
must match there, and an example that it misses begins with that place. `\\[` is a bracket of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.language.expression import Expression, read
from onrecord.language.packs import text_of
from onrecord.language.regex import deferred
from onrecord.language.word_lists import any_item, words

_FLAGS = {"i": re.IGNORECASE, "s": re.DOTALL, "m": re.MULTILINE}
REFERENCE = re.compile(r"\{([a-z][\w.]*)(?::(\w+))?\}")
_IN_FRONT = re.compile(r"(?:\(\?([ims]+)\))?(.*)", re.DOTALL)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return the pattern `topic.name` of the pack: `pattern("replies.denial")`, read and compiled on first use.

    Raises (on first use):
        KeyError: if no pattern or list has the name, or one that the expression refers to.
    """
    return deferred(lambda: expression_of(name))


def expression_of(name: str) -> tuple[Expression, int]:
    """Return the expression of the pattern `topic.name`, references written out, and its flags."""
    topic, _, own = name.partition(".")
    table = entries(topic)[own]
    flags = table.get("flags", "")
    return written_out(table["expression"], flags, topic), _numbers(flags)


def of_expression(expression: str) -> re.Pattern[str]:
    """Return the pattern of an expression that refers to the pack as patterns do: `{topic.name}`, `{list}`.

    Flags stand at its beginning: `(?i)`. The pack is read on first use.
    """
    flags, rest = _IN_FRONT.fullmatch(one_line(expression)).groups("")  # type: ignore[union-attr]
    return deferred(lambda: (written_out(rest, flags), _numbers(flags)))


def check_references(expression: str) -> None:
    """Raise a ValueError if the pack has no list or pattern that the expression refers to."""
    for name, kind in REFERENCE.findall(expression):
        topic, _, own = name.partition(".")
        known = f"\n[{own}]\n" in f"\n{text_of(f'patterns/{topic}.toml')}" if own else _items(name, kind or None)
        if not known:
            raise ValueError(f"{{{name}}} is no piece of the rule, no word list and no pattern of the pack")


@cache
def written_out(expression: str, flags: str = "", topic: str | None = None) -> Expression:
    """Return an expression of a topic, or of another file of the pack, its references written out."""
    return read(one_line(expression), lambda reference: _referred(topic, reference, flags))


def _numbers(flags: str) -> int:
    return sum(_FLAGS[flag] for flag in flags)


@cache
def entries(topic: str) -> Mapping[str, Mapping[str, Any]]:
    """Return what the file of a topic says, by the names of its patterns.

    Raises:
        KeyError: if there is no such file.
    """
    import tomllib

    text = text_of(f"patterns/{topic}.toml")
    if text is None:
        raise KeyError(f"no patterns/{topic}.toml in the language pack")
    return tomllib.loads(text)


def one_line(expression: str) -> str:
    """Return the expression without line breaks and the blanks behind them."""
    if "\n" in expression or expression.startswith("  "):
        expression = "".join(line.lstrip() for line in expression.splitlines())
    return expression


def _referred(topic: str | None, reference: str, flags: str) -> Expression:
    """Return the expression that a reference stands for, with its own flags in a pattern that has others."""
    name, _, kind = reference[1:-1].partition(":")
    if "." not in name and (topic is None or name not in entries(topic)):
        if not _items(name, kind or None):
            raise KeyError(f"{reference} is neither a pattern of {topic or 'the rule'} nor a word list")
        return _listed(name, kind or None)
    full = name if "." in name else f"{topic}.{name}"
    own = entries(full.partition(".")[0])[full.partition(".")[2]].get("flags", "")
    on, off = "".join(sorted({*own} - {*flags})), "".join(sorted({*flags} - {*own}))
    return expression_of(full)[0].put_in(f"{on}{off and '-' + off}")


@cache
def _listed(name: str, kind: str | None) -> Expression:
    """Return an expression for any item of a list."""
    return any_item(_items(name, kind)).put_in()


def _items(name: str, kind: str | None) -> tuple[str, ...]:
    if kind is None:
        return words(name)
    return tuple(item.removeprefix(f"{kind}: ") for item in words(name) if item.startswith(f"{kind}: "))
