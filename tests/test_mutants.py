"""The small faults that `benchmarks/mutation.py` puts into language code."""

from __future__ import annotations

import ast
import importlib.util
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "onrecord"


@pytest.fixture(scope="module")
def generator():
    spec = importlib.util.spec_from_file_location("mutants", ROOT / "benchmarks" / "mutants.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutants"] = module
    spec.loader.exec_module(module)
    of_file = module.mutants
    module.mutants = cache(lambda package, path: list(of_file(package, path)))
    yield module
    del sys.modules["mutants"]


@pytest.fixture
def changes(generator, tmp_path):
    """The changed texts of a file with this name and content, by kind."""

    def of(path: str, text: str) -> dict[str, list[str]]:
        (tmp_path / path).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
        by_kind: dict[str, list[str]] = {}
        for mutant in generator.mutants(tmp_path, path):
            by_kind.setdefault(mutant.kind, []).append(mutant.applied(text))
        return by_kind

    return of


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("x = 3\n", "number", ["x = 4\n"]),
        ("x = 0.5\n", "number", ["x = 0.75\n"]),
        ("x = a and b\n", "branch", ["x = a or b\n"]),
        ("x = a < b\n", "branch", ["x = a <= b\n"]),
        ("x = é not in b\n", "branch", ["x = é in b\n"]),
        ("y = a if b else c\n", "branch", ["y = a if (not (b)) else c\n"]),
        ("def f():\n    return True\n", "branch", ["def f():\n    return False\n"]),
        ('x = "to be".split()\n', "word", ['x = "be".split()\n', 'x = "to ".split()\n']),
        ('x = ("Jr", é)\n', "word", ['x = ("xyzzy", é)\n']),
        ('x = regex(r"(?:a|b)")\n', "pattern", ['x = regex(r"(?:a)")\n', 'x = regex(r"(?:b)")\n']),
        ('x = regex(r"\\ba?")\n', "pattern", ['x = regex(r"a?")\n', 'x = regex(r"\\ba")\n']),
        ('x = regex(r"a{4,5}")\n', "pattern", ['x = regex(r"a{4,6}")\n']),
        ('x = regex(rf"[.]{{0,4}}")\n', "pattern", ['x = regex(rf"[.]{{0,2}}")\n']),
    ],
)
def test_python_file_has_mutants_of_each_kind(changes, before, kind, after):
    assert changes("identify/a.py", before) == {kind: after}


@pytest.mark.parametrize(
    "text", ['"""A docstring of 3 words."""\n', 'help = "Ask 3 people."\n', 'raise ValueError("no such thing")\n']
)
def test_texts_for_people_have_no_mutants(changes, text):
    assert changes("rules/a.py", text) == {}


def test_word_list_loses_an_item_or_an_alternative(changes):
    text = "# provenance\nfear\nsay|says so\n"
    assert changes("language/packs/en/a.txt", text)["list"] == [
        "# provenance\nsay|says so\n",
        "# provenance\nfear\n",
        "# provenance\nfear\nsay so\n",
    ]


def test_pattern_file_has_mutants_of_its_expressions_only(changes):
    text = "[a]\nabout = 'x|y.'\nexpression = '''\n  b|\n  c?'''\nmatches = ['[b|c]']\n"
    assert changes("language/packs/en/patterns/a.toml", text)["pattern"] == [text.replace("c?", "c")]


def test_rule_file_has_mutants_of_its_conditions_only(changes):
    text = 'summary = "Some (one|two) say."\nunless = [\n  "says",\n]\n[find.phrases]\nexpression = \'a|b\'\n'
    assert changes("rules/a.toml", text)["rule"] == [
        text.replace('  "says",\n', ""),
        text.replace("a|b", "a"),
    ]


def test_every_mutant_of_the_package_can_be_loaded(generator):
    for path in generator.files(PACKAGE):
        text = (PACKAGE / path).read_text(encoding="utf-8")
        for mutant in generator.sample(PACKAGE, 12, 1, path):
            changed = mutant.applied(text) if mutant.path == path else text
            assert changed != text or mutant.path != path
            if path.endswith(".py"):
                ast.parse(changed)
            elif path.endswith(".toml"):
                tomllib.loads(changed)


def test_sample_depends_on_the_seed_alone_and_alternates_kinds(generator):
    one = generator.sample(PACKAGE, 30, 7)
    assert one == generator.sample(PACKAGE, 30, 7)
    assert one != generator.sample(PACKAGE, 30, 8)
    assert len(set(one)) == 30
    assert {mutant.kind for mutant in one[: len(generator.KINDS)]} == set(generator.KINDS)
