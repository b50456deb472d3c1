"""English stands in the language pack: regular expressions elsewhere hold less of it with every change.

`english_in_stages.json` has the modules whose expressions still hold words, and how many. It may only shrink.
"""

from __future__ import annotations

import ast
import importlib.util
import json
from pathlib import Path

import pytest

_FILE = Path(__file__).resolve().parents[2] / "benchmarks" / "house.py"
_SPEC = importlib.util.spec_from_file_location("house", _FILE)
house = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(house)
KNOWN = Path(__file__).with_name("english_in_stages.json")


def test_no_module_holds_more_words_than_are_known_or_fewer_without_the_file_saying_so():
    known, counted = json.loads(KNOWN.read_text(encoding="utf-8")), house.remainders()
    more = {name: count for name, count in counted.items() if count > known.get(name, 0)}
    assert not more, f"move these words to language/packs/en/patterns: {more}"
    assert counted == known, f"fewer words than {KNOWN.name} says: write the new counts there"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (r'x = regex(r"\bthe (?:said|asked)\b")', ["the", "said", "asked"]),
        (r'x = re.search(r"(?P<name>\w+) (?i:says)", text)', ["says"]),
        ('_SAID = r"said|told"\nx = regex(rf"(?:{_SAID}) \\w+")', ["said", "told"]),
        ('x = regex("a" + "|".join(("who", "whom")))', ["who", "whom"]),
        (r'x = regex(r"[a-zéABC]+\u00adx\x41bc{1,2}|no{2,}(?P=name)\Z")', []),
        (r'x = pattern("replies.denial")', []),
        ('x = "no expression"', []),
    ],
)
def test_words_of_expressions_are_counted_and_names_of_groups_are_not(code, words):
    counted = [word for expression in house.expressions(ast.parse(code)) for word in house.english(expression)]
    assert sorted(counted) == sorted(words)
