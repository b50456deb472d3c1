"""A rule written as data: one TOML file says what to look for, under which conditions, and what to tell the editor.

`docs/rule-files.md` describes the format. A file makes a class like that of a rule written in Python, so that nobody
else needs to know the difference.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, ClassVar

from onrecord.domain import (
    BlockKind,
    Category,
    Confidence,
    Dossier,
    Example,
    Finding,
    Genre,
    Label,
    Sentence,
    Severity,
    Span,
    Tier,
)
from onrecord.errors import RuleFileError, instead
from onrecord.language.patterns import check_references, one_line
from onrecord.language.regex import regex
from onrecord.rules._candidates import FINDERS, Candidate, Finder
from onrecord.rules._match import roles
from onrecord.rules._phrase import inline, quoted
from onrecord.rules._queries import QUERIES, Test, all_of, any_of
from onrecord.rules._rule import Rule

_IN_BRACKETS = regex(r"\(([^()]+)\) ")
_SECTION = "section "
_PIECE = regex(r"\{([a-z][a-z_]*)\}")
_KEYS = frozenset(
    "code name severity confidence tier enabled quotations standards summary why remedy help flags passes find pieces "
    "only_if unless message tells once also".split()
)
_OF_A_PART = frozenset("find only_if unless message tells".split())
_WITH_EXPRESSIONS = ("find", "only_if", "unless", "tells", "also")
_NEEDED = ("code", "severity", "standards", "summary", "why", "remedy", "help", "flags", "passes", "find")


_UNMARKED = ("name", "number")
"""Slots of a message that are put in without quotation marks."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a finding says, and how grave it is, where the condition holds."""

    text: str
    holds: Test
    severity: Severity | None

    def filled(self, slots: Mapping[str, str], problem: str = "") -> str:
        """Return the text with words of the draft, quoted, in place of their names in braces."""
        shown = {name: inline(words) if name in _UNMARKED else quoted(words) for name, words in slots.items()}
        return _PIECE.sub(lambda match: (shown | {"problem": problem}).get(match[1], ""), self.text)


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a rule looks for, under which conditions, and what it then says."""

    find: Finder
    holds: Test
    spared: Test
    messages: tuple[Wording, ...]

    def candidates(self, dossier: Dossier, seen: list[Span]) -> Iterator[tuple[Candidate, Wording]]:
        """Yield the candidates that fulfil the conditions, with the first message that fits; `seen` gains all.

        What a pattern saw and a condition spared is not flagged for its likeness to what editors mark.
        """
        for candidate in self.find(dossier):
            if candidate.by_likeness and candidate.unseen and any(candidate.span.overlaps(span) for span in seen):
                continue
            seen.append(candidate.span)
            if self.holds(dossier, candidate) and not self.spared(dossier, candidate):
                message = next((line for line in self.messages if line.holds(dossier, candidate)), None)
                if message:
                    yield candidate, message


_ONCE: Mapping[str, Callable[[Candidate, Wording], object]] = {
    "sentence": lambda candidate, _: candidate.sentence,
    "paragraph": lambda candidate, _: candidate.sentence.block,
    "claim": lambda candidate, _: candidate.claim,
    "message": lambda _, message: message,
}
"""In what a rule reports its first finding only."""


class DataRule(Rule):
    """A rule whose file says what it looks for."""

    parts: ClassVar[tuple[Part, ...]]
    once: ClassVar[str | None]

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """Yield the findings of each part, in sentences in which the parts before it found nothing."""
        done: set[Sentence] = set()
        seen: list[Span] = []
        for part in type(self).parts:
            fresh = [pair for pair in part.candidates(dossier, seen) if pair[0].sentence not in done]
            for (candidate, message), *others in self._together(fresh):
                done.add(candidate.sentence)
                beside = [other.span for other, _ in others if other.claim and other.claim is candidate.claim]
                yield self._finding(dossier, candidate, message, beside)

    def _together(
        self, worded_candidates: list[tuple[Candidate, Wording]]
    ) -> Iterable[list[tuple[Candidate, Wording]]]:
        """Return what is reported as one: the same words, or all within a sentence, a paragraph … (`once`)."""
        same = _ONCE[self.once] if self.once else (lambda candidate, _: candidate.span)
        groups: dict[object, list[tuple[Candidate, Wording]]] = {}
        for candidate, message in (
            sorted(worded_candidates, key=lambda pair: pair[0].span) if self.once else worded_candidates
        ):
            groups.setdefault(same(candidate, message), []).append((candidate, message))
        return groups.values()

    def _finding(self, dossier: Dossier, candidate: Candidate, message: Wording, beside: list[Span]) -> Finding:
        slots = {"words": dossier.text(candidate.span), **candidate.groups}
        text = message.filled(slots, candidate.problem)
        related = candidate.related or (roles(candidate.attribution) if candidate.attribution else ())
        related += tuple(Label(span, "also") for span in beside)
        finding = self.finding(candidate.span, text, severity=message.severity, related=related)
        return replace(finding, by_likeness=candidate.by_likeness)


def rule_class(source: str, path: PurePath, category: Category, module: str) -> type[DataRule]:
    """Return the rule that a file describes. `module` is where a rule of that name written in Python would stand.

    Raises:
        RuleFileError: if the file is not TOML, or says something that no rule file can say; names file, key, remedy.
    """
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise RuleFileError(f"{path}: is not TOML ({error})") from None
    _check_keys(table, path)
    try:
        return class_of(filled(table), path.stem, category=category, __module__=module)
    except KeyError as error:
        raise RuleFileError(f"{path}: {_unknown(str(error.args[0]))}") from None
    except (TypeError, ValueError, re.error) as error:
        raise RuleFileError(f"{path}: {error}") from None


def class_of(table: Mapping[str, Any], name: str, **members: Any) -> type[DataRule]:
    """Return the rule that a table describes, its pieces put in; `members` are further attributes of the class.

    Raises:
        KeyError, TypeError, ValueError, re.error: if it says something that no rule can say.
    """
    title = "".join(part.title() for part in name.split("_"))
    return type(title, (DataRule,), {**_members(table), **members})


def _check_keys(table: Mapping[str, Any], path: PurePath) -> None:
    for known, part in ((_KEYS, table), *((_OF_A_PART, part) for part in table.get("also", ()))):
        for key in part:
            if key not in known:
                raise RuleFileError(f"{path}: {key} is no key of a rule file{instead(key, sorted(known))}")
    for key in _NEEDED:
        if key not in table:
            raise RuleFileError(f"{path}: {key} is missing")
    if table.get("once") not in (None, *_ONCE):
        raise RuleFileError(f"{path}: once is one of {', '.join(_ONCE)}, not {table['once']!r}")
    if "message" not in table and "tells" not in table:
        raise RuleFileError(f"{path}: message is missing")


def _unknown(name: str) -> str:
    known = [*QUERIES, *FINDERS]
    return f"there is no {name!r}{instead(name, known, 'docs/rule-files.md lists them')}"


def filled(table: dict[str, Any]) -> dict[str, Any]:
    """Return the table with each {piece} of an expression written out; a piece may hold those above it."""
    pieces: dict[str, str] = {}
    for name, piece in table.pop("pieces", {}).items():
        pieces[name] = f"(?:{_written_out(_piece(piece), pieces)})"

    def walk(value: Any) -> Any:
        if isinstance(value, str):
            return _written_out(value, pieces)
        if isinstance(value, list):
            return [walk(each) for each in value]
        if isinstance(value, dict):
            return {key: entry if key in ("message", "severity") else walk(entry) for key, entry in value.items()}
        return value

    return {key: walk(value) if key in _WITH_EXPRESSIONS else value for key, value in table.items()}


def _piece(written: Any) -> str:
    """Return the expression of a piece, which may be written as a list of alternatives."""
    return "|".join(written) if isinstance(written, list) else str(written)


def _written_out(expression: str, pieces: Mapping[str, str]) -> str:
    """Return the expression on one line, with the pieces of the file put in; what is left in braces is the pack's."""
    expression = _PIECE.sub(lambda match: pieces.get(match[1], match[0]), one_line(expression))
    check_references(expression.replace("{own_outlet}", ""))
    return expression


def _members(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes of the class."""
    parts = [_part(table, table), *(_part(part, table) for part in table.get("also", ()))]
    severity = Severity[table["severity"].upper()]
    told = [message.severity for part in parts for message in part.messages]
    return {
        "__doc__": f"{table['summary']}\n\n## Why it matters\n{table['why']}\n\n## What to do\n{table['remedy']}\n",
        "code": table["code"],
        "severity": severity,
        "confidence": Confidence[table.get("confidence", "high").upper()],
        "tier": Tier(table.get("tier", Tier.WORDS.value)),
        "default": table.get("enabled", True),
        "quotations": table.get("quotations", False),
        "standards": tuple(table["standards"]),
        "help": table["help"],
        "flags": tuple(map(_example, table["flags"])),
        "passes": tuple(map(_example, table["passes"])),
        "parts": tuple(parts),
        "once": table.get("once"),
        "varies": tuple(each for each in dict.fromkeys(told) if each is not None and each is not severity),
    }


def _part(table: Mapping[str, Any], rule: Mapping[str, Any]) -> Part:
    """Return what a file or one of its `also` tables looks for; the latter may have a message of its own."""
    (finder, looks_for), *others = table["find"].items()
    if others:
        raise TypeError(f"find has {len(others) + 1} entries; a rule looks for one thing, and under [[also]] for more")
    source = table if "message" in table or "tells" in table else rule
    tells = source.get("tells") or [{"message": source["message"]}]
    return Part(
        FINDERS[finder](**looks_for),
        all_of(*table.get("only_if", ())),
        any_of(*table.get("unless", ())),
        tuple(map(_message, tells)),
    )


def _example(written: str) -> Example:
    """Return an example; "(headline) …" is the kind of its first block, "(opinion) (section Sport) …" the article."""
    texts: dict[str, str] = {}
    while (match := _IN_BRACKETS.match(written)) and (key := _told_by(match[1])):
        texts[key], written = match[1].removeprefix(_SECTION), written[match.end() :]
    return Example(written, **texts)


def _told_by(word: str) -> str | None:
    """Return what a word in brackets before an example tells: the kind of its block, the genre or the section."""
    if word in list(BlockKind):
        return "block"
    return "genre" if word in list(Genre) else "section" if word.startswith(_SECTION) else None


def _message(written: Mapping[str, Any]) -> Wording:
    severity = written.get("severity")
    return Wording(
        written["message"], all_of(*written.get("only_if", ())), Severity[severity.upper()] if severity else None
    )
