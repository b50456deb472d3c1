"""A rule written as data: one TOML file says what to look for, under which conditions, and what to tell the editor.

`docs/rule-files.md` describes the format. A file makes a class like that of a rule written in Python, so that nobody
else needs to know the difference.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePath
from typing import Any, ClassVar

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Severity, Tier
from onrecord.errors import RuleFileError
from onrecord.language.patterns import one_line
from onrecord.language.regex import regex
from onrecord.language.word_lists import alternatives, words
from onrecord.rules._candidates import FINDERS, Candidate, Finder
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._queries import QUERIES, Test, all_of, any_of
from onrecord.rules._rule import Rule

_PIECE = regex(r"\{([a-z][a-z_]*)\}")
_KEYS = frozenset(
    "code name severity confidence tier enabled quotations standards summary why remedy help flags passes find pieces "
    "only_if unless message tells".split()
)
_NEEDED = ("code", "severity", "standards", "summary", "why", "remedy", "help", "flags", "passes", "find")


@dataclass(frozen=True, slots=True)
class Message:
    """What a finding says, and how grave it is, where the condition holds."""

    text: str
    holds: Test
    severity: Severity | None

    def filled(self, slots: Mapping[str, str], problem: str = "") -> str:
        """The text with words of the draft, quoted, in place of their names in braces."""
        told = {name: quoted(words) for name, words in slots.items()} | {"problem": problem}
        return _PIECE.sub(lambda match: told[match[1]], self.text)


class DataRule(Rule):
    """A rule whose file says what it looks for."""

    find: ClassVar[Finder]
    holds: ClassVar[Test]
    spared: ClassVar[Test]
    messages: ClassVar[tuple[Message, ...]]

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """The candidates that fulfil the conditions, each with the first message that fits."""
        kind = type(self)
        for candidate in kind.find(dossier):
            if kind.holds(dossier, candidate) and not kind.spared(dossier, candidate):
                message = next((each for each in kind.messages if each.holds(dossier, candidate)), None)
                if message:
                    yield self._told(dossier, candidate, message)

    def _told(self, dossier: Dossier, candidate: Candidate, message: Message) -> Finding:
        slots = {"words": dossier.text(candidate.span), **candidate.groups}
        text = message.filled(slots, candidate.problem)
        related = roles(candidate.attribution) if candidate.attribution else ()
        return self.finding(candidate.span, text, severity=message.severity, related=related)


def rule_class(source: str, path: PurePath, category: Category, module: str) -> type[DataRule]:
    """The rule that a file describes. `module` is where a rule of that name written in Python would stand.

    Raises:
        RuleFileError: if the file is not TOML, or says something that no rule file can say; names file, key, remedy.
    """
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise RuleFileError(f"{path}: is not TOML ({error})") from None
    _check_keys(table, path)
    try:
        members = _members(_filled(table))
    except KeyError as error:
        raise RuleFileError(f"{path}: {_unknown(str(error.args[0]))}") from None
    except (TypeError, ValueError, re.error) as error:
        raise RuleFileError(f"{path}: {error}") from None
    name = "".join(part.title() for part in path.stem.split("_"))
    return type(name, (DataRule,), {**members, "category": category, "__module__": module})


def _check_keys(table: Mapping[str, Any], path: PurePath) -> None:
    for key in table:
        if key not in _KEYS:
            close = get_close_matches(key, _KEYS, n=1)
            hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(sorted(_KEYS))}"
            raise RuleFileError(f"{path}: {key} is no key of a rule file; {hint}")
    for key in _NEEDED:
        if key not in table:
            raise RuleFileError(f"{path}: {key} is missing")
    if "message" not in table and "tells" not in table:
        raise RuleFileError(f"{path}: message is missing")


def _unknown(name: str) -> str:
    known = [*QUERIES, *FINDERS]
    close = get_close_matches(name, known, n=1)
    return f"there is no {name!r}; " + (f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}")


def _filled(table: dict[str, Any]) -> dict[str, Any]:
    """The table with each {piece} of an expression written out; a piece may hold those above it."""
    pieces: dict[str, str] = {}
    for name, piece in table.pop("pieces", {}).items():
        pieces[name] = f"(?:{_written_out(_piece(piece), pieces)})"

    def walk(value: Any) -> Any:
        if isinstance(value, str):
            return _written_out(value, pieces)
        if isinstance(value, list):
            return [walk(each) for each in value]
        return {key: walk(each) for key, each in value.items()} if isinstance(value, dict) else value

    return {key: walk(value) if key in ("find", "only_if", "unless") else value for key, value in table.items()}


def _piece(written: Any) -> str:
    """A piece is an expression, a list of alternatives, or the items of a word list (`{ list = "crime_nouns" }`)."""
    if isinstance(written, Mapping):
        return alternatives(words(written["list"]))
    return "|".join(written) if isinstance(written, list) else str(written)


def _written_out(expression: str, pieces: Mapping[str, str]) -> str:
    """The expression on one line, with the pieces put in."""
    return _PIECE.sub(lambda match: pieces.get(match[1], match[0]), one_line(expression))


def _members(table: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of the class."""
    (finder, looks_for), *others = table["find"].items()
    if others:
        raise TypeError(f"find has {len(others) + 1} entries; a rule looks for one thing")
    tells = table.get("tells") or [{"message": table["message"]}]
    return {
        "__doc__": f"{table['summary']}\n\n## Why it matters\n{table['why']}\n\n## What to do\n{table['remedy']}\n",
        "code": table["code"],
        "severity": Severity[table["severity"].upper()],
        "confidence": Confidence[table.get("confidence", "high").upper()],
        "tier": Tier(table.get("tier", Tier.WORDS.value)),
        "default": table.get("enabled", True),
        "quotations": table.get("quotations", False),
        "standards": tuple(table["standards"]),
        "help": table["help"],
        "flags": tuple(map(_example, table["flags"])),
        "passes": tuple(map(_example, table["passes"])),
        "find": staticmethod(FINDERS[finder](**looks_for)),
        "holds": staticmethod(all_of(*table.get("only_if", ()))),
        "spared": staticmethod(any_of(*table.get("unless", ()))),
        "messages": tuple(map(_message, tells)),
    }


def _example(written: str) -> Example:
    """A passage; "(headline) …" names the kind of its first block."""
    match = re.fullmatch(r"\(([a-z-]+)\) (.+)", written, re.DOTALL)
    return Example(match[2], match[1]) if match else Example(written)


def _message(written: Mapping[str, Any]) -> Message:
    severity = written.get("severity")
    return Message(
        written["message"], all_of(*written.get("only_if", ())), Severity[severity.upper()] if severity else None
    )
