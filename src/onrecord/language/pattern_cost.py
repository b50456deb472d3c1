"""How long a pattern that we have not tested may take: an upper bound that is read off the pattern itself.

Patterns of the pack are fed the texts that cost them most, in tests. A pattern that a desk writes is read by no test of
ours, so it must be plain: `re`, with every repetition closed (`onrecord.language.regex`), may try a pattern in no more
than MOST_WAYS ways at any place. The time is then at most proportional to the text, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from onrecord.language.expression import bounded

MOST_WAYS = 10_000

Node = tuple[Any, Any]

_SIGNS = [chr(code) for code in range(9, 127)] + list("éßñ“”‘’–—…€£")
"""Characters by which two character classes are compared."""
_ONE = (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_REFERRING = (op.GROUPREF, op.GROUPREF_EXISTS)


def check_cost(expression: str) -> None:
    """Raise a ValueError, which says what to write instead, if a pattern is none or may take too long.

    The expression has no references to the pack.
    """
    try:
        tree = parser.parse(bounded(expression))
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"is no regular expression ({error})") from None
    if _ways(list(tree)) > MOST_WAYS:
        raise ValueError(
            "may be matched in too many ways, which takes too long; repeat single characters and not groups of them, "
            "and look for words far from each other with the query near"
        )


def _ways(nodes: Sequence[Node]) -> int:
    """In how many ways a sequence may match at one place, at most."""
    ways = 1
    for index, (code, argument) in enumerate(nodes):
        following = nodes[index + 1] if index + 1 < len(nodes) else None
        ways = min(MOST_WAYS + 1, ways * _ways_of(code, argument, following))
    return ways


def _ways_of(code: Any, argument: Any, following: Node | None) -> int:
    if code in _REFERRING:
        raise ValueError("refers back to a group, which takes too long; write the words out")
    if code is op.SUBPATTERN:
        return _ways(list(argument[3]))
    if code is op.ATOMIC_GROUP:
        return _ways(list(argument))
    if code in (op.ASSERT, op.ASSERT_NOT):
        return _ways(list(argument[1]))
    if code is op.BRANCH:
        return sum(_ways(list(each)) for each in argument[1])
    if code in _REPEATS:
        return _repeated(argument, following)
    return 1


def _repeated(repetition: Any, following: Node | None) -> int:
    least, most, inner = repetition
    nodes = list(inner)
    if len(nodes) == 1 and following and _are_apart(nodes[0], following):
        return 1  # it ends where the next character begins: "\\w+ "
    ways, total, power = _ways(nodes), 0, 1
    for count in range(int(most) + 1):
        total += power if count >= least else 0
        power *= ways
        if total > MOST_WAYS:
            break
    return total


def _are_apart(one: Node, other: Node) -> bool:
    """Whether both take one character, and none that the other takes."""
    single = one[0] in _ONE and other[0] in _ONE
    return single and not any(_takes(*one, sign) and _takes(*other, sign) for sign in _SIGNS)


def _takes(code: Any, argument: Any, sign: str) -> bool:
    """Whether a node that takes one character takes this one, in either case."""
    if code is op.ANY:
        return sign != "\n"
    codes = {ord(form) for form in (sign, sign.lower(), sign.upper()) if len(form) == 1}
    if code in (op.LITERAL, op.NOT_LITERAL):
        return (argument in codes) is (code is op.LITERAL)
    negated = argument[0][0] is op.NEGATE
    return any(is_member(kind, value, codes, sign) for kind, value in argument) is not negated


def is_member(kind: Any, value: Any, codes: set[int], sign: str) -> bool:
    """Whether an item of a class of characters takes a sign, which has these codes in the cases that count."""
    if kind is op.LITERAL:
        return value in codes
    if kind is op.RANGE:
        return any(value[0] <= code <= value[1] for code in codes)
    if kind is op.CATEGORY:
        name = str(value).removeprefix("CATEGORY_")
        classes = {"DIGIT": sign.isdecimal(), "SPACE": sign.isspace(), "WORD": sign.isalnum() or sign == "_"}
        return classes[name.removeprefix("NOT_")] is not name.startswith("NOT_")
    return False
