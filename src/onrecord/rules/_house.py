"""Rules that a desk writes in its settings: the tables of rule files, checked key by key, since no test of ours does.

`docs/house-rules.md` describes the format. A house rule has no file, so it says its name itself, and it may leave out
what a desk need not explain to itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from onrecord.domain import Category
from onrecord.errors import SettingsError, suggestion
from onrecord.language.regex import regex
from onrecord.language.word_lists import phrase
from onrecord.layers import Layer
from onrecord.path_patterns import problem
from onrecord.rules._check_table import (
    TableError,
    check_conditions,
    check_find,
    unknown,
)
from onrecord.rules._rule import Rule
from onrecord.rules._rule_file import class_of, filled

_CODE = regex(r"[A-Z]{2,6}\d{1,4}")
_NAME = regex(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SLOT = regex(r"\{([^{}]*)\}")
_GROUP = regex(r"\(\?P<(\w+)>")
_SLOTS = {
    "sources": {"noun", "item", "number"},
    "accused": {"name", "number"},
    "only-source": {"source", "number"},
    "late-speakers": {"number"},
    "declining-offices": {"office"},
    "suppression-problems": {"problem"},
}
"""Slots of messages besides `words` and the groups of the expression, by what is looked for."""
_AVOIDED = "TA001"
_TAKEN = "is taken by a rule of onrecord's own; begin yours with letters of your desk's"


class _Card(BaseModel):
    """The keys of a house rule, and of what type their values are."""

    model_config = ConfigDict(extra="forbid", strict=True)

    code: str
    name: str
    help: str
    flags: list[str]
    passes: list[str]
    find: dict[str, Any]
    message: str | None = None
    tells: list[dict[str, Any]] | None = None
    severity: Literal["info", "warning", "error"] = "warning"
    confidence: Literal["low", "medium", "high"] = "high"
    summary: str | None = None
    why: str = "The desk has decided so."
    remedy: str | None = None
    standards: list[str] = ["House style"]
    enabled: bool = True
    files: list[str] | None = None
    pieces: dict[str, Any] = {}
    only_if: list[Any] = []
    unless: list[Any] = []
    once: Literal["sentence", "paragraph", "claim", "message"] | None = None
    also: list[dict[str, Any]] = []


_OF_A_PART = ("find", "only_if", "unless", "message", "tells")
_OF_A_MESSAGE = ("message", "severity", "only_if")


@dataclass(frozen=True, slots=True)
class _Written:
    """What the settings say of house rules; equal if they say the same in the same files."""

    said: str
    layers: tuple[Layer, ...] = field(compare=False)
    own: tuple[Rule, ...] = field(compare=False)


def house_rules(layers: Iterable[Layer], own: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules that the layers of the settings hold, in order of code; a later layer's replaces one of the same code.

    `own` are the rules of onrecord's own, whose codes and names are taken.

    Raises:
        SettingsError: if one of them is wrong; names file, rule, key and what is valid.
    """
    holding = tuple(each for each in layers if "house-rules" in each.table or "desk" in each.table)
    said = repr([(each.origin, each.folder, _own_part(each.table)) for each in holding])
    return _made(_Written(said, holding, own)) if holding else ()


def definitions(layers: Iterable[Layer]) -> str:
    """All that the layers say of house rules and of what the desk knows, as a key for what is remembered."""
    return repr([_own_part(each.table) for each in layers if "house-rules" in each.table or "desk" in each.table])


def _own_part(table: Mapping[str, Any]) -> tuple[Any, Any]:
    return table.get("house-rules"), table.get("desk")


@lru_cache(32)
def _made(written: _Written) -> tuple[Rule, ...]:
    found: dict[str, Rule] = {}
    taken = {rule.code[:2] for rule in written.own}
    names = {rule.info.name for rule in written.own}
    for layer in written.layers:
        here: set[str] = set()
        for place, table in _tables(layer):
            rule = _rule(table, layer, place, taken, names)
            namesakes = (code for code, each in found.items() if each.info.name == rule.info.name)
            if rule.code in here or any(code != rule.code for code in namesakes):
                raise SettingsError(f"{place}: code and name must be its own; another house rule has one of them")
            here.add(rule.code)
            found[rule.code] = rule
    terms = {
        term: use for layer in written.layers for term, use in layer.table.get("desk", {}).get("avoid", {}).items()
    }
    if terms:
        origin = next(each for each in reversed(written.layers) if each.table.get("desk", {}).get("avoid"))
        found[_AVOIDED] = _avoiding(terms, origin)
    return tuple(found[code] for code in sorted(found))


def _tables(layer: Layer) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each house rule of a layer, its keys written in one way, and how to call it in an error."""
    written = layer.table.get("house-rules", ())
    for number, table in enumerate(written, 1):
        called = " ".join(str(table[key]) for key in ("code", "name") if key in table) or f"{number}"
        yield f"{layer.origin}: house rule {called}", {key.replace("-", "_"): each for key, each in table.items()}


def _rule(table: dict[str, Any], layer: Layer, place: str, taken: set[str], names: set[str]) -> Rule:
    try:
        card = _checked(table)
        if card.code[:2] in {*taken, _AVOIDED[:2]}:
            raise TableError("code", f"{card.code[:2]} {_TAKEN}")
        if card.name in names:
            raise TableError("name", f"{card.name} {_TAKEN}")
        return _instance(card, table, layer)
    except TableError as error:
        raise SettingsError(f"{place}: {error}") from None


def _instance(card: _Card, table: dict[str, Any], layer: Layer) -> Rule:
    name = card.name.replace("-", "_")
    members = {"category": Category.HOUSE, "origin": layer.origin, "__module__": f"{__name__}.{name}"}
    return class_of(_with_defaults(card, table), name, **members, **_limited(card, layer))()


def _limited(card: _Card, layer: Layer) -> dict[str, Any]:
    """The method that says on which drafts the rule runs, where the rule limits that."""
    if card.files is None:
        return {}
    scope = Layer(layer.origin, {}, layer.folder, tuple(card.files))
    return {"covers": lambda _, draft: scope.covers(draft)}


def _checked(table: dict[str, Any]) -> _Card:
    """The card of a rule whose every key has been checked, its pieces put in.

    Raises:
        TableError: at the first key that is wrong.
    """
    try:
        card = _Card.model_validate(table)
    except ValidationError as error:
        raise _of_key(error, list(_Card.model_fields)) from None
    if not _CODE.fullmatch(card.code):
        raise TableError("code", f"{card.code!r} should be two to six capitals and a number: WD101")
    if not _NAME.fullmatch(card.name):
        raise TableError("name", f"{card.name!r} should be words in lower case with hyphens: word-to-avoid")
    _check_examples(card)
    for pattern in card.files or ():
        if because := problem(pattern):
            raise TableError("files", f"{pattern!r} is no pattern ({because})")
    for name, piece in card.pieces.items():
        if not isinstance(piece, (str, list)) or not re.fullmatch("[a-z][a-z_]*", name):
            raise TableError(f"pieces.{name}", "should be an expression or a list of them, under a name in lower case")
    _check_parts(table)
    return card


def _check_examples(card: _Card) -> None:
    if not card.flags or not card.passes:
        raise TableError("passes" if card.flags else "flags", "should hold an example at least; examples are tests")
    for number, example in enumerate(card.flags, 1):
        if not re.search(r"\[[^\[\]]+\]", example):
            raise TableError(f"flags {number}", f"{example!r} marks nothing; put what is flagged in [square brackets]")
    for number, example in enumerate(card.passes, 1):
        if "[" in example:
            raise TableError(f"passes {number}", f"{example!r} marks words; what passes has no [square brackets]")


def _check_parts(table: dict[str, Any]) -> None:
    """Check what the rule looks for, when, and what it then says."""
    try:
        whole = filled({key: each for key, each in table.items() if key in ("pieces", *_OF_A_PART, "also")})
    except (TypeError, ValueError) as error:
        raise TableError("find", str(error)) from None
    others = whole.pop("also", [])
    if "message" not in whole and "tells" not in whole:
        raise TableError("message", "is missing")
    for key, part in (("", whole), *((f"also {number}: ", each) for number, each in enumerate(others, 1))):
        for name in part:
            if name not in _OF_A_PART:
                raise TableError(f"{key}{name}", unknown(name, _OF_A_PART))
        if "find" not in part:
            raise TableError(f"{key}find", "is missing")
        check_find(part["find"], f"{key}find")
        for name in ("only_if", "unless"):
            check_conditions(part.get(name, []), f"{key}{name}")
        for place, message in _messages(part, key):
            _check_message(message, place, part["find"])


def _messages(part: Mapping[str, Any], key: str) -> list[tuple[str, Any]]:
    """The messages of a part, as tables, each with its place; a part of `also` may leave that to the rule."""
    if "tells" not in part:
        return [(f"{key}message", {"message": part["message"]})] if "message" in part else []
    if not isinstance(part["tells"], list) or not part["tells"]:
        raise TableError(f"{key}tells", f"should be a list of tables, not {part['tells']!r}")
    return [(f"{key}tells {number}", each) for number, each in enumerate(part["tells"], 1)]


def _check_message(message: Any, place: str, find: Mapping[str, Any]) -> None:
    if not isinstance(message, Mapping) or not isinstance(message.get("message", ""), str):
        raise TableError(place, f'should be a text: message = "…", not {message!r}')
    for name in message:
        if name not in _OF_A_MESSAGE:
            raise TableError(place, unknown(name, _OF_A_MESSAGE))
    if "message" not in message:
        raise TableError(place, "message is missing")
    if message.get("severity") not in (None, "info", "warning", "error"):
        raise TableError(place, f"severity is info, warning or error, not {message['severity']!r}")
    check_conditions(message.get("only_if", []), f"{place}: only_if")
    ((finder, looked_for),) = find.items()
    slots = sorted({"words", *_SLOTS.get(finder, ()), *_GROUP.findall(repr(looked_for))})
    for slot in _SLOT.findall(message["message"]):
        if slot not in slots:
            hint = suggestion(slot, slots)
            raise TableError(place, f"nothing is called {{{slot}}} there{hint} (valid: {', '.join(slots)})")


def _of_key(error: ValidationError, valid: list[str]) -> TableError:
    first = error.errors(include_url=False, include_context=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return TableError(key, unknown(key, valid).replace("there is no", "a house rule has no key"))
    if first["type"] == "missing":
        return TableError(key, "is missing")
    plain = {"list_type": 'should be a list: ["…"]', "string_type": "should be a text", "bool_type": "is true or false"}
    said = plain.get(first["type"], first["msg"])
    return TableError(key, f"{said[:1].lower()}{said[1:]}")


def _with_defaults(card: _Card, table: Mapping[str, Any]) -> dict[str, Any]:
    """The table as a rule file has it: pieces put in, and what a desk may leave out taken from what it says."""
    given = {name: value for name, value in card.model_dump().items() if value not in (None, {}, []) or name in table}
    for name in ("code", "name", "files"):
        given.pop(name, None)
    whole = filled({**given, **{key: each for key, each in table.items() if key not in ("name", "files")}})
    summary = " ".join((card.summary or card.help).split())
    return {**whole, "summary": summary, "remedy": card.remedy or card.help, "quotations": True}


def _avoiding(terms: Mapping[str, str], layer: Layer) -> Rule:
    """The rule that flags terms to avoid, and says what to write instead."""
    for term, use in terms.items():
        if not term.strip() or "{" in use:
            told = "should be words to avoid, and what to write instead without braces"
            raise SettingsError(f"{layer.origin}: desk.avoid: {term!r}: {told}")
    table = _of_terms(terms)
    return _instance(_Card.model_validate(table), table, layer)


def _of_terms(terms: Mapping[str, str]) -> dict[str, Any]:
    """The table of that rule; its patterns are ours, so that they need no check."""
    instead = [
        {"message": f"{{words}}: write “{use}” instead.", "only_if": [{"words_are": f"(?i){phrase(term)}"}]}
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
