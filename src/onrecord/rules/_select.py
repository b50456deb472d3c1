"""Which rules run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from onrecord.domain import Severity
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


def severities(members: Iterable[Rule], wanted: Mapping[str, str]) -> dict[str, Severity]:
    """By code of rule, the severity that `wanted` asks for by selector; the closest selector wins.

    A rule's own code or name is closer than a prefix, a long prefix closer than a short one, a category or ALL.

    Raises:
        UnknownRuleError: if a selector names no rule.
    """
    members = tuple(members)
    matches = [(selector, named(members, selector, asleep=True)) for selector in wanted]
    by_reach = sorted(matches, key=lambda match: -len(match[1]))
    return {rule.code: Severity[wanted[selector].upper()] for selector, found in by_reach for rule in found}


def named(members: tuple[Rule, ...], selector: str, *, asleep: bool = False) -> tuple[Rule, ...]:
    """The rules that one selector names; `asleep`: those too that are off by default and in the group that it names.

    Raises:
        UnknownRuleError: if there is none.
    """
    found = tuple(rule for rule in members if rule.info.answers_to(selector.strip(), asleep=asleep))
    if found:
        return found
    known = [word for rule in members for word in (rule.code, rule.info.name, rule.category.value)]
    close = get_close_matches(selector, known, n=1)
    hint = f"; did you mean {close[0]}?" if close else "; `onrecord rule --all` lists them"
    raise UnknownRuleError(f"no rule is called {selector!r}{hint}")
