"""Patterns are compiled on first use."""

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import onrecord
from onrecord.language import regex as module
from onrecord.language.regex import regex


def _patterns_of_the_package() -> list[re.Pattern[str]]:
    for each in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if not each.name.endswith("__main__"):
            import_module(each.name)
    return [each for each in gc.get_objects() if isinstance(each, module._Deferred)]


def _is_compiled(pattern: re.Pattern[str]) -> bool:
    return isinstance(getattr(pattern.search, "__self__", None), re.Pattern)


def test_every_pattern_of_the_package_compiles():
    patterns = _patterns_of_the_package()
    assert len(patterns) > 250
    for each in patterns:
        each.compiled()


def test_pattern_is_compiled_when_a_text_holds_what_it_needs():
    accused = regex(r"\b(?:accused|suspected) of \w+", re.IGNORECASE)
    assert accused.search("She is unaccused of theft.") is None
    assert list(accused.finditer("The accused left.")) == accused.findall("Nobody left.") == []
    assert not _is_compiled(accused)
    assert accused.search("He was Suspected of arson.").group() == "Suspected of arson"
    assert _is_compiled(accused)


def test_pattern_that_is_asked_again_and_again_is_compiled_without_its_words():
    rare = regex("solstice")
    assert not any(rare.search("It rained. " * 50) for _ in range(100))
    assert _is_compiled(rare)


def test_pattern_is_read_on_first_use(monkeypatch):
    monkeypatch.setattr(module.re, "compile", lambda *_: pytest.fail("compiled too early"))
    assert regex("a(b)").pattern == "a(b)"


def test_methods_are_those_of_the_compiled_pattern():
    pattern = regex(r"(?P<hit>a+)", re.IGNORECASE)
    assert pattern.search("xAAx")["hit"] == "AA"
    assert pattern.sub("-", "aXa") == "-X-"
    assert pattern.groupindex == {"hit": 1}
    assert pattern.search is pattern.__dict__["search"]


def test_wrong_expression_raises_on_first_use():
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("a")
