"""Rules that a desk writes in its settings: tables like those of rule files, and the terms that it avoids.

`docs/house-rules.md` describes the format. A house rule has no file, so it says its name itself, and it may leave out
what a desk need not explain to itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from onrecord.domain import Category
from onrecord.errors import SettingsError
from onrecord.language.word_lists import phrase
from onrecord.layers import Layer
from onrecord.rules._card import Card, checked
from onrecord.rules._check_table import TableError
from onrecord.rules._rule import Rule
from onrecord.rules._rule_file import class_of, filled

_AVOIDED = "TA001"
_TAKEN = "is taken by a rule of onrecord's own; begin yours with letters of your desk's"


@dataclass(frozen=True, slots=True)
class _Written:
    """What the settings say of house rules; equal if they say the same in the same files."""

    said: str
    layers: tuple[Layer, ...] = field(compare=False)
    own: tuple[Rule, ...] = field(compare=False)


def house_rules(layers: Iterable[Layer], own: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules that the layers hold, in order of code; a later layer's replaces one of the same code.

    `own` are the rules of onrecord's own, whose codes and names are taken.

    Raises:
        SettingsError: if one of them is wrong; names file, rule, key and what is valid.
    """
    holding = tuple(layer for layer in layers if "house-rules" in layer.table or "desk" in layer.table)
    said = repr([(layer.origin, layer.folder, _own_part(layer.table)) for layer in holding])
    return _made(_Written(said, holding, own)) if holding else ()


def definitions(layers: Iterable[Layer]) -> str:
    """All that the layers say of house rules and of what the desk knows, as a key for what is remembered."""
    return repr([_own_part(layer.table) for layer in layers if "house-rules" in layer.table or "desk" in layer.table])


def _own_part(table: Mapping[str, Any]) -> tuple[Any, Any]:
    return table.get("house-rules"), table.get("desk")


@lru_cache(32)
def _made(written: _Written) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    taken = {rule.code[:2] for rule in written.own}
    names = {rule.info.name for rule in written.own}
    for layer in written.layers:
        codes: set[str] = set()
        for place, table in _tables(layer):
            rule = _rule(table, layer, place, taken, names)
            namesakes = (code for code, value in rules.items() if value.info.name == rule.info.name)
            if rule.code in codes or any(code != rule.code for code in namesakes):
                raise SettingsError(f"{place}: code and name must be its own; another house rule has one of them")
            codes.add(rule.code)
            rules[rule.code] = rule
    terms = {
        term: use for layer in written.layers for term, use in layer.table.get("desk", {}).get("avoid", {}).items()
    }
    if terms:
        origin = next(
            other_layer for other_layer in reversed(written.layers) if other_layer.table.get("desk", {}).get("avoid")
        )
        rules[_AVOIDED] = _avoiding(terms, origin)
    return tuple(rules[code] for code in sorted(rules))


def _tables(layer: Layer) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each house rule of a layer, its keys written in one way, and how to call it in an error."""
    written = layer.table.get("house-rules", ())
    for number, table in enumerate(written, 1):
        called = " ".join(str(table[key]) for key in ("code", "name") if key in table) or f"{number}"
        yield f"{layer.origin}: house rule {called}", {key.replace("-", "_"): value for key, value in table.items()}


def _rule(table: dict[str, Any], layer: Layer, place: str, taken: set[str], names: set[str]) -> Rule:
    try:
        card = checked(table)
        if card.code[:2] in {*taken, _AVOIDED[:2]}:
            raise TableError("code", f"{card.code[:2]} {_TAKEN}")
        if card.name in names:
            raise TableError("name", f"{card.name} {_TAKEN}")
        return _instance(card, table, layer)
    except TableError as error:
        raise SettingsError(f"{place}: {error}") from None


def _instance(card: Card, table: dict[str, Any], layer: Layer) -> Rule:
    name = card.name.replace("-", "_")
    members = {"category": Category.HOUSE, "origin": layer.origin, "__module__": f"{__name__}.{name}"}
    return class_of(_with_defaults(card, table), name, **members, **_limited(card, layer))()


def _limited(card: Card, layer: Layer) -> dict[str, Any]:
    """Return the method that says on which drafts the rule runs, where the rule limits that."""
    if card.files is None:
        return {}
    scope = Layer(layer.origin, {}, layer.folder, tuple(card.files))
    return {"covers": lambda _, draft: scope.covers(draft)}


def _with_defaults(card: Card, table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the table as a rule file has it: pieces put in, and what a desk may leave out taken from what it says."""
    given = {name: value for name, value in card.model_dump().items() if value not in (None, {}, []) or name in table}
    for name in ("code", "name", "files"):
        given.pop(name, None)
    whole = filled({**given, **{key: entry for key, entry in table.items() if key not in ("name", "files")}})
    summary = " ".join((card.summary or card.help).split())
    return {**whole, "summary": summary, "remedy": card.remedy or card.help, "quotations": True}


def _avoiding(terms: Mapping[str, str], layer: Layer) -> Rule:
    """Return the rule that flags terms to avoid, and says what to write instead."""
    for term, use in terms.items():
        if not term.strip() or "{" in use:
            message = "should be words to avoid, and what to write instead without braces"
            raise SettingsError(f"{layer.origin}: desk.avoid: {term!r}: {message}")
    table = _of_terms(terms)
    return _instance(Card.model_validate(table), table, layer)


def _of_terms(terms: Mapping[str, str]) -> dict[str, Any]:
    """Return the table of that rule; its patterns are ours, so that they need no check."""
    instead = [
        {"message": f"{{words}}: the desk wants instead: {use}.", "only_if": [{"words_are": f"(?i){phrase(term)}"}]}
        for term, use in terms.items()
        if use
    ]
    first = " ".join(word.split("|")[0] for word in next(iter(terms)).split() if word != "…")
    return {
        "code": _AVOIDED,
        "name": "term-to-avoid",
        "summary": "A term that the desk avoids.",
        "help": "Write it as the desk's settings say, or in other words.",
        "tells": [*instead, {"message": "{words}: the desk avoids this term."}],
        "flags": [f"They wrote of [{first}] again."],
        "passes": ["They wrote of something else."],
        "find": {"phrases": {"phrase": list(terms), "voice": ["reporter", "headline"]}},
    }
