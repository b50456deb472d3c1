"""What is wrong with a rule that a desk has written: each mistake as a line that names the key and what is valid."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import ConfigDict, ValidationError, validate_call

from onrecord.errors import few, instead
from onrecord.language.pattern_cost import check_cost
from onrecord.language.patterns import REFERENCE, check_references, one_line
from onrecord.language.regex import regex
from onrecord.language.word_lists import words
from onrecord.rules._candidates import FINDERS
from onrecord.rules._queries import QUERIES

_EXPRESSIONS = frozenset("expression cut since equals crediting beside followed_by".split())
"""Arguments of finders and queries that are regular expressions."""
_LISTS = frozenset("list noun item claim_item".split())
"""Arguments of finders that are names of word lists."""
MOST = 1_000
"""The greatest number that an option may have: of words, of sentences …"""
_PLAIN = {
    "list_type": 'should be a list: ["…"]',
    "is_instance_of": 'should be a list: ["…"]',
    "string_type": 'should be text: "…"',
    "int_type": "should be a whole number",
    "bool_type": "should be true or false",
}
"""What pydantic says in words of Python, in words of TOML, by the kind of error; the class asked for is a sequence."""
_QUOTED = regex(r"'([^']*)'")
_OF_CONDITIONS = ("all", "any", "none")
_OWN_OUTLET = "{own_outlet}"


class TableError(ValueError):
    """What is wrong, at which key."""

    def __init__(self, key: str, because: str) -> None:
        super().__init__(f"{key}: {because}")


def plain_message(error: Mapping[str, Any]) -> str:
    """Return what is wrong with a value, as pydantic found it, and what it should be."""
    if error["type"] == "literal_error":
        valid = _QUOTED.findall(error["ctx"]["expected"])
        return f"there is no {error['input']!r}{instead(str(error['input']), valid)}"
    message = _PLAIN.get(error["type"], str(error["msg"]))
    return f"{message[:1].lower()}{message[1:]}"


def check_find(table: Any, key: str = "find") -> None:
    """Raise a TableError if a `find` table looks for nothing that there is, or in a way that there is not."""
    if not isinstance(table, Mapping):
        raise TableError(key, f"should be a table: [house-rules.find.phrases], not {table!r}")
    if len(table) != 1:
        raise TableError(key, f"looks for one thing, not {len(table)}; for more, add [[house-rules.also]] tables")
    ((name, options),) = table.items()
    if name not in FINDERS:
        raise TableError(key, unknown(name, FINDERS))
    if not isinstance(options, Mapping):
        raise TableError(f"{key}.{name}", f"should be a table: [house-rules.find.{name}], not {options!r}")
    _check_call(FINDERS[name], (), options, f"{key}.{name}")


def check_conditions(written: Any, key: str) -> None:
    """Raise a TableError if one of the conditions is none."""
    if not isinstance(written, list):
        raise TableError(key, f'should be a list of conditions: ["credited"], not {written!r}')
    for expression in written:
        _check_condition(expression, key)


def _check_condition(written: Any, key: str) -> None:
    if isinstance(written, str):
        name, arguments, options = written, [], {}
    elif isinstance(written, Mapping) and written:
        (name, argument), *others = written.items()
        arguments, options = argument if isinstance(argument, list) else [argument], dict(others)
    else:
        raise TableError(key, f"a condition is a name or a table with one, not {written!r}")
    if name not in QUERIES:
        raise TableError(key, unknown(name, QUERIES))
    if name in _OF_CONDITIONS:
        if options:
            raise TableError(f"{key}.{name}", f"holds conditions alone, no option {next(iter(options))!r}")
        check_conditions(arguments, f"{key}.{name}")
        return
    _check_call(QUERIES[name], arguments, options, f"{key}.{name}")


def _check_call(make: Callable[..., Any], arguments: Iterable[Any], options: Mapping[str, Any], key: str) -> None:
    """Raise a TableError if a finder or query cannot be made of these arguments."""
    names = list(inspect.signature(make).parameters)
    try:
        _strict(make)(*arguments, **options)
    except ValidationError as error:
        raise _of_argument(error, names, key) from None
    except (TypeError, ValueError) as error:
        raise TableError(key, str(error)) from None
    given = inspect.signature(make).bind(*arguments, **options).arguments
    _check_values(given, key)
    for name, value in given.items():
        if name in _EXPRESSIONS:
            for expression in [value] if isinstance(value, str) else value:
                check_expression(expression, f"{key}.{name}")
        if name in _LISTS or (name == "name" and make in _ASK_FOR_A_LIST):
            for listed in [value] if isinstance(value, str) else value or ():
                if not words(listed):
                    raise TableError(f"{key}.{name}", f"there is no word list {listed!r}")


def _check_values(given: Mapping[str, Any], key: str) -> None:
    """Raise a TableError if words are blank, or a number counts nothing."""
    for name, value in given.items():
        if isinstance(value, int) and not isinstance(value, bool) and not 0 < value <= MOST:
            raise TableError(f"{key}.{name}", f"should be a number from 1 to {MOST:,}, not {value}")
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, (list, tuple)) and any(isinstance(each, str) and not each.strip() for each in listed):
            raise TableError(f"{key}.{name}", "is blank; write the words to look for")


_ASK_FOR_A_LIST = (QUERIES["noun"], QUERIES["elsewhere_word_of"])


@cache
def _strict(make: Callable[..., Any]) -> Callable[..., Any]:
    return validate_call(config=ConfigDict(strict=True))(make)


def _of_argument(error: ValidationError, names: list[str], key: str) -> TableError:
    first = error.errors(include_url=False)[0]
    place = first["loc"][0]
    name = names[min(place, len(names) - 1)] if isinstance(place, int) and names else str(place)
    valid = few(names)
    if first["type"] == "unexpected_keyword_argument":
        return TableError(key, f"there is no option {name!r}{instead(name, names)}")
    if first["type"] == "unexpected_positional_argument":
        return TableError(key, f"takes fewer values (valid: {valid})")
    if first["type"] in ("missing_argument", "missing_keyword_only_argument"):
        return TableError(key, f"{name} is missing (valid: {valid})")
    return TableError(f"{key}.{name}", plain_message(first))


def check_expression(written: str, key: str) -> None:
    """Raise a TableError if an expression is none, refers to what there is not, or may take too long."""
    expression = one_line(written).replace(_OWN_OUTLET, "x")
    try:
        check_references(expression)
    except ValueError as error:
        raise TableError(key, str(error)) from None
    try:
        check_cost(REFERENCE.sub("x", expression))
    except ValueError as error:
        raise TableError(key, f"{written!r} {error}") from None


_LISTED = "docs/rule-files.md lists them"


def unknown(name: Any, known: Iterable[str]) -> str:
    """Say that there is nothing of that name, and what is close, or what there is."""
    return f"there is no {name!r}{instead(str(name), known, _LISTED)}"
