"""No pattern can be kept busy: each is fed the texts that cost it most, and its steps are counted."""

import gc
import inspect
import pkgutil
import re
import sys
from functools import cache
from importlib import import_module

import pytest

import onrecord
from onrecord.language import regex as module
from onrecord.language.expression import LONGEST_BLANK, LONGEST_GAP, LONGEST_LIST, LONGEST_WORD, bounded
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex, unbounded
from onrecord.language.scopes import categories, scope
from onrecord.rules import rules
from tests.language.steps import worst
from tests.language.test_patterns import NAMES, entry

SHARES = 24
"""Tests among which the patterns are shared out, so that every process of the test run takes some."""


@cache
def patterns() -> dict[tuple[str, int], bool]:
    """Every pattern of the package, and whether it is tried at one place of a text only."""
    modules = [
        import_module(each.name)
        for each in pkgutil.walk_packages(onrecord.__path__, "onrecord.")
        if not each.name.endswith("__main__")
    ]
    rules()
    named = {name: pattern(name) for name in NAMES}
    scoped = [scope(name).pattern for name in categories()]
    assert scoped
    sources = {each: inspect.getsource(each) for each in modules}
    whole = "\n".join(sources.values())
    once: dict[int, bool] = {}
    for each in modules:
        for name, value in vars(each).items():
            if isinstance(value, module._Deferred):
                matched = _is_matched_only(sources[each] if name.startswith("_") else whole, name)
                once[id(value)] = matched and once.get(id(value), True)
    for name, value in named.items():
        once.setdefault(id(value), entry(name).get("anchored", False))
    found: dict[tuple[str, int], bool] = {}
    gc.collect()  # what other tests made and left is no pattern of the package
    for each in gc.get_objects():
        if isinstance(each, module._Deferred):
            key = each.pattern, int(each.flags)
            found[key] = found.get(key, True) and once.get(id(each), False)
    return found


def _is_matched_only(source: str, name: str) -> bool:
    used = re.sub(r"^(?:from .+? import .*|__all__ = .*)$", "", source, flags=re.MULTILINE)
    uses = re.findall(rf"(?<!\w){name}\b(?!\s*=\s)(\.(?:full)?match\()?", used)
    return bool(uses) and all(uses)


@pytest.fixture(autouse=True)
def _deep():
    """The matcher calls itself for every repetition of a group."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    yield
    sys.setrecursionlimit(limit)


@pytest.mark.parametrize("share", range(SHARES))
def test_no_pattern_costs_more_than_its_share_on_the_texts_that_cost_it_most(share):
    dear = []
    shares = sorted(patterns().items(), key=lambda each: (-len(each[0][0]), each[0]))  # the longest take most time
    for (expression, flags), once in shares[share::SHARES]:
        if r"\1" in expression:  # the title in a TOML header: one line
            continue
        cost = worst(expression, flags, once=once)
        if cost.is_too_dear:
            dear.append(f"{cost.half:.0f} → {cost.whole:.0f} steps a character: {expression} on {cost.text[:60]!r}…")
    assert not dear, "\n".join(dear)


@pytest.mark.parametrize(
    "expression",
    [
        r"A+B",
        r"\w+, \Z",
        r"(?:a|b)*c",
        r"(a+)+b",
        r"the [^.]*x",
        r"(?:[A-Z]\w*,? ?)+\Z",
        r"a(?=.*b)",
        r"\s*,?\s*x",
        r"“.*”",
    ],
)
def test_the_counter_finds_patterns_that_grow_with_the_square_or_worse(expression):
    cost = worst(expression, re.DOTALL)
    assert cost.is_too_dear


@pytest.mark.parametrize("expression", [r"\bA++B", r"(?<!\w)\w+!", r"\A.*x", r"\b(?:said|told) \w{1,5}\b", r"[^;]+;?"])
def test_the_counter_passes_patterns_that_take_linear_time(expression):
    cost = worst(expression)
    assert not cost.is_too_dear


def test_open_repetitions_are_closed_by_what_they_repeat():
    assert bounded(r"\w+") == rf"\w{{1,{LONGEST_WORD}}}"
    assert bounded(r"[^;]*?x") == rf"[^;]{{0,{LONGEST_GAP}}}?x"
    assert bounded(r"\s+\d{3,}") == rf"\s{{1,{LONGEST_BLANK}}}\d{{3,{LONGEST_WORD}}}"
    assert bounded(r"(?:[A-Z]\w* )*") == rf"(?:[A-Z]\w{{0,{LONGEST_WORD}}} ){{0,{LONGEST_LIST}}}"
    assert bounded(r"(?:[\w&]|[-.](?=\w))*") == rf"(?:[\w&]|[-.](?=\w)){{0,{LONGEST_WORD}}}"


@pytest.mark.parametrize(
    "expression",
    [r"a?b{2,3}?[*+]\*\+", r"(?P<hit>\d{1,3})(?!x)", r"[]*]", r"(?i:a|b)", r"a{1,60}+", "", r"\\", r"x{,4}", r"(?i)a"],
)
def test_what_has_an_end_stays_as_it_is_written(expression):
    assert bounded(expression) == expression
    assert bounded(bounded(expression + r"\w+\.*")) == bounded(expression + r"\w+\.*")


def test_ordinary_words_gaps_and_lists_match_as_before():
    words = regex(r"(?:\w+, )+and [^.]+\.").search("Ruiz, Lee, Shah, Poe, Adams, and " + "a word " * 20 + "more.")
    assert words
    assert words.end() == len(words.string)
    assert unbounded(r"a+").search("a" * 1000).end() == 1000
    assert regex(r"a+").search("a" * 1000).end() == LONGEST_WORD
