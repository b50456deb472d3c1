"""Which rules run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches

from onrecord.domain import Severity
from onrecord.errors import UnknownRuleError
from onrecord.rules._rule import Rule


def select(members: Iterable[Rule], wanted: Iterable[str], ignored: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Those of `members` that some selector in `wanted` names and none in `ignored`.

    A selector is a code, the beginning of a code, a category, a rule's name, DEFAULT, or ALL. Rules that are off by
    default run only where their own code or name, or ALL, is given.

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
    """Return the rules that one selector names; `asleep`: those of its group, too, that are off by default.

    Raises:
        UnknownRuleError: if there is none.
    """
    answering = tuple(rule for rule in members if rule.info.answers_to(selector.strip(), asleep=asleep))
    if answering:
        return answering
    several = selector.split()
    if len(several) > 1 and all(any(rule.info.answers_to(each, asleep=True) for rule in members) for each in several):
        raise UnknownRuleError(f"no rule is called {selector!r}; several are separated by commas: {','.join(several)}")
    close = _alike(members, selector, 1)
    hint = f"; did you mean {close[0]}?" if close else "; `onrecord rule --all` lists them"
    raise UnknownRuleError(f"no rule is called {selector!r}{hint}")


def sought(members: tuple[Rule, ...], wanted: str) -> tuple[Rule, ...]:
    """Return the rules that somebody means who types a piece of a name: by selector, then by beginning, word or piece.

    Raises:
        UnknownRuleError: if there is none; it names those that are spelt alike.
    """
    words = re.sub(r"[\W_]+", "-", wanted.strip().lower()).strip("-")
    ways: tuple[Callable[[Rule], bool], ...] = (
        lambda rule: rule.info.answers_to(wanted.strip(), asleep=True) or rule.info.answers_to(words, asleep=True),
        lambda rule: rule.category.value.startswith(words),
        lambda rule: rule.info.name.startswith(words),
        lambda rule: words in rule.info.name or words in rule.category.value,
    )
    for means in ways:
        if words and (answering := tuple(rule for rule in members if means(rule))):
            return answering
    close = _alike(members, words or wanted, 3)
    hint = f"; did you mean {' or '.join(close)}?" if close else "; `onrecord rule` lists them"
    raise UnknownRuleError(f"no rule is called {wanted!r}{hint}")


def _alike(members: Iterable[Rule], wanted: str, most: int) -> list[str]:
    """Codes, names and categories that are spelt like `wanted`, the closest first."""
    known = {word.lower(): word for rule in members for word in (rule.code, rule.info.name, rule.category.value)}
    return [known[word] for word in get_close_matches(wanted.lower()[:_LONGEST], known, n=most)]


_LONGEST = 60
"""Characters; what is longer is no slip in a name."""
