"""The table of a house rule, checked key by key, since no test of ours reads the rules of a desk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from onrecord.domain import OWN_STYLE
from onrecord.errors import instead
from onrecord.language.regex import regex
from onrecord.path_patterns import problem
from onrecord.rules._check_table import TableError, check_conditions, check_find, plain_message, unknown
from onrecord.rules._rule_file import filled

_CODE = regex(r"[A-Z]{2,6}\d{1,4}")
_NAME = regex(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SLOT = regex(r"\{([^{}]*)\}")
_GROUP = regex(r"\(\?P<(\w+)>")
_SLOTS = {
    "sources": {"noun", "item", "number"},
    "accused": {"name", "number"},
    "only-source": {"source", "number"},
    "late-speakers": {"number"},
    "either-speakers": {"people"},
    "declining-offices": {"office"},
    "suppression-problems": {"problem"},
}
"""Slots of messages besides `words` and the groups of the expression, by what is looked for."""


class Card(BaseModel):
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
    standards: list[str] = list(OWN_STYLE)
    enabled: bool = True
    files: list[str] | None = None
    pieces: dict[str, Any] = {}
    only_if: list[Any] = []
    unless: list[Any] = []
    once: Literal["sentence", "paragraph", "claim", "message"] | None = None
    also: list[dict[str, Any]] = []


_OF_A_PART = ("find", "only_if", "unless", "message", "tells")
_OF_A_MESSAGE = ("message", "severity", "only_if")


def checked(table: dict[str, Any]) -> Card:
    """Return the card of a rule whose every key has been checked, its pieces put in.

    Raises:
        TableError: at the first key that is wrong.
    """
    try:
        card = Card.model_validate(table)
    except ValidationError as error:
        raise _of_key(error, list(Card.model_fields)) from None
    if not _CODE.fullmatch(card.code):
        raise TableError("code", f"{card.code!r} should be two to six capitals and a number: WD101")
    if not _NAME.fullmatch(card.name):
        raise TableError("name", f"{card.name!r} should be words in lower case with hyphens: word-to-avoid")
    if not card.help.strip():
        raise TableError("help", "is blank; say what to do about a finding, in one line")
    _check_examples(card)
    for pattern in card.files or ():
        if because := problem(pattern):
            raise TableError("files", f"{pattern!r} is no pattern ({because})")
    for name, piece in card.pieces.items():
        if not isinstance(piece, (str, list)) or not re.fullmatch("[a-z][a-z_]*", name):
            raise TableError(f"pieces.{name}", "should be an expression or a list of them, under a name in lower case")
    _check_parts(table)
    return card


def _check_examples(card: Card) -> None:
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
        whole = filled({key: value for key, value in table.items() if key in ("pieces", *_OF_A_PART, "also")})
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
    """Return the messages of a part, as tables, each with its place; a part of `also` may leave that to the rule."""
    if "tells" not in part:
        return [(f"{key}message", {"message": part["message"]})] if "message" in part else []
    if not isinstance(part["tells"], list) or not part["tells"]:
        raise TableError(f"{key}tells", f"should be a list of tables, not {part['tells']!r}")
    return [(f"{key}tells {number}", each) for number, each in enumerate(part["tells"], 1)]


def _check_message(message: Any, location: str, find: Mapping[str, Any]) -> None:
    if not isinstance(message, Mapping) or not isinstance(message.get("message", ""), str):
        raise TableError(location, f'should be a text: message = "…", not {message!r}')
    for name in message:
        if name not in _OF_A_MESSAGE:
            raise TableError(location, unknown(name, _OF_A_MESSAGE))
    if not message.get("message", "").strip():
        raise TableError(location, "message is missing")
    if message.get("severity") not in (None, "info", "warning", "error"):
        raise TableError(location, f"severity is info, warning or error, not {message['severity']!r}")
    check_conditions(message.get("only_if", []), f"{location}: only_if")
    ((finder, looked_for),) = find.items()
    slots = sorted({"words", *_SLOTS.get(finder, ()), *_GROUP.findall(repr(looked_for))})
    for slot in _SLOT.findall(message["message"]):
        if slot not in slots:
            raise TableError(location, f"nothing is called {{{slot}}} there{instead(slot, slots)}")


def _of_key(error: ValidationError, valid: list[str]) -> TableError:
    first = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return TableError(key, unknown(key, valid).replace("there is no", "a house rule has no key"))
    if first["type"] == "missing":
        return TableError(key, "is missing")
    return TableError(key, plain_message(first))
