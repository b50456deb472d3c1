"""Which rules run."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from onrecord.errors import UnknownRuleError
from onrecord.rules._rule import Rule


def select(members: Iterable[Rule], wanted: Iterable[str], ignored: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Those of `members` that some selector in `wanted` names and none in `ignored`.

    A selector is a code, the beginning of a code, a category, a rule's name, or ALL. Rules that are off by default
    run only where their own code or name is given.

    Raises:
        UnknownRuleError: if a selector names no rule.
    """
    members = tuple(members)
    keep = {rule.code for selector in wanted for rule in named(members, selector)}
    drop = {rule.code for selector in ignored for rule in named(members, selector)}
    return tuple(rule for rule in members if rule.code in keep - drop)


def named(members: tuple[Rule, ...], selector: str) -> tuple[Rule, ...]:
    """The rules that one selector names.

    Raises:
        UnknownRuleError: if there is none.
    """
    found = tuple(rule for rule in members if rule.info.answers_to(selector.strip()))
    if found:
        return found
    known = [word for rule in members for word in (rule.code, rule.info.name, rule.category.value)]
    close = get_close_matches(selector, known, n=1)
    hint = f"; did you mean {close[0]}?" if close else "; `onrecord rule --all` lists them"
    raise UnknownRuleError(f"no rule is called {selector!r}{hint}")
