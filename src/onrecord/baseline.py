"""Findings that are known from before: only what is new counts. A baseline holds no word of a draft."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from onrecord.domain import Aside, Audit, Category, Finding, Report, SetAside
from onrecord.errors import BaselineError
from onrecord.regular_file import read_regular_file

SCHEMA: Literal["onrecord/baseline/v1"] = "onrecord/baseline/v1"
MAX_BYTES = 100_000_000
_SHOWN = 60
"""Characters of a wrong key that an error message shows."""

_Key = TypeVar("_Key")
_Code = Annotated[str, Field(pattern=r"^[A-Z]{2}\d{3}$")]
_Print = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class _File(BaseModel):
    """The file: path, code of the rule, fingerprints."""

    model_config = ConfigDict(extra="forbid", strict=True)

    schema_: Literal["onrecord/baseline/v1"] = Field(alias="schema")
    findings: dict[str, dict[_Code, list[_Print]]]


class Known(NamedTuple):
    """One known finding: the path of its draft, the code of its rule, its fingerprint."""

    path: str
    rule: str
    fingerprint: str


Baseline = tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """An audit in which what is known is set aside.

    `gone`: how many known findings no longer occur. `grown`: by code, how many findings a rule had and has, if more.
    `kept`: what is known and played no part.
    """

    audit: Audit
    gone: int
    grown: dict[str, tuple[int, int]]
    kept: Baseline


def load(path: Path) -> Baseline:
    """Return what a file holds.

    Raises:
        BaselineError: if it cannot be read, or is no baseline.
    """
    again = f"write it again with --write-baseline {path}"
    try:
        data = read_regular_file(path, MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise BaselineError(f"{path}: is larger than {MAX_BYTES // 1_000_000} MB; {again}")
        table = json.loads(data)
        content = _File.model_validate(table)
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read ({error.strerror}); {again}") from None
    except ValidationError as error:
        raise BaselineError(f"{path}: {_complaint(table, error)}; {again}") from None
    except (ValueError, RecursionError) as error:
        line = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise BaselineError(f"{path}: is not valid JSON{line}; {again}") from None
    return tuple(
        Known(place, rule, fingerprint)
        for place, rules in content.findings.items()
        for rule, fingerprints in rules.items()
        for fingerprint in fingerprints
    )


def taken(audit: Audit, locate: Callable[[str], str]) -> Baseline:
    """Return what an audit found, but for what is allowed; `place` turns a draft's name into the path to store."""
    return tuple(sorted(_known(finding, report, locate) for report in audit.reports for finding in _all(report)))


def save(baseline: Baseline, path: Path) -> None:
    """Write it whole or not at all; sorted, one finding a line.

    Raises:
        BaselineError: if it cannot be written.
    """
    findings: dict[str, dict[str, list[str]]] = {}
    for entry in sorted(baseline):
        findings.setdefault(entry.path, {}).setdefault(entry.rule, []).append(entry.fingerprint)
    beside = path.parent / f".{path.name}.{os.getpid()}"
    try:
        beside.write_text(json.dumps({"schema": SCHEMA, "findings": findings}, indent=2) + "\n", encoding="ascii")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise BaselineError(f"{path}: cannot be written ({error.strerror})") from None


def compare(
    audit: Audit,
    baseline: Baseline,
    *,
    place: Callable[[str], str],
    is_gone: Callable[[str], bool],
    ran: Callable[[str], frozenset[str]],
    ratchet: bool = False,
) -> Comparison:
    """Set aside what is known, in the same draft first, then in any: drafts are renamed, and passages move.

    What is known of a draft that is there and was not audited, or of a rule that did not run, plays no part. With
    `ratchet`, a rule that finds no more than before has all its findings set aside, new ones, too. `ran` gives the
    codes of the rules that run on the draft at a path: drafts have settings of their own.
    """
    audited = {place(report.dossier.document.name) for report in audit.reports}
    paths = {path for path in {entry.path for entry in baseline} if path in audited or is_gone(path)}
    codes = {path: ran(path) for path in paths}
    concerned = [entry for entry in baseline if entry.rule in codes.get(entry.path, ())]
    kept = tuple(entry for entry in baseline if entry.rule not in codes.get(entry.path, ()))
    current = [(report, finding) for report in audit.reports for finding in _all(report)]
    keys = [_known(finding, report, place) for report, finding in current]
    matched, left = _matched(keys, concerned)
    before, now = Counter(other_finding.rule for other_finding in concerned), Counter(key.rule for key in keys)
    grown = {rule: (before[rule], now[rule]) for rule in sorted(now) if now[rule] > before[rule]}
    known = {
        id(finding)
        for (_, finding), key, is_found in zip(current, keys, matched, strict=True)
        if is_found or (ratchet and key.rule not in grown)
    }
    reports = tuple(_without(report, known) for report in audit.reports)
    return Comparison(replace(audit, reports=reports), left, grown, kept)


def _matched(keys: list[Known], concerned: list[Known]) -> tuple[list[bool], int]:
    """Whether each key is known, and how many known findings are left over; none is used twice."""
    exact = Counter(concerned)
    matches = [_take(exact, key) for key in keys]
    anywhere: Counter[tuple[str, str]] = Counter()
    for entry, count in exact.items():
        anywhere[entry.rule, entry.fingerprint] += count
    matches = [was or _take(anywhere, (key.rule, key.fingerprint)) for was, key in zip(matches, keys, strict=True)]
    return matches, anywhere.total()


def _take(supply: Counter[_Key], key: _Key) -> bool:
    if supply[key] < 1:
        return False
    supply[key] -= 1
    return True


def _all(report: Report) -> Iterator[Finding]:
    """Yield what a baseline is about: what an editor allowed is dealt with, and a flawed exception is never let be.

    Of a phrase at which several rules stop, what each of them found: which of them leads may change.
    """
    aside = (set_aside.finding for set_aside in report.aside(Aside.UNTOUCHED) + report.aside(Aside.KNOWN))
    counted = (finding for finding in report.findings if finding.rule.category is not Category.SUPPRESSIONS)
    yield from (part for finding in (*counted, *aside) for part in finding.parts)


def _known(finding: Finding, report: Report, locate: Callable[[str], str]) -> Known:
    return Known(locate(report.dossier.document.name), finding.rule.code, finding.fingerprint)


def _without(report: Report, known: set[int]) -> Report:
    aside = tuple(SetAside(finding, Aside.KNOWN) for finding in report.findings if id(finding) in known)
    counted = tuple(finding for finding in report.findings if id(finding) not in known)
    return replace(report, findings=counted, set_aside=report.set_aside + aside)


def _complaint(table: object, error: ValidationError) -> str:
    schema = table.get("schema") if isinstance(table, dict) else None
    if isinstance(schema, str) and schema.startswith("onrecord/baseline/") and schema != SCHEMA:
        return "is of another version of onrecord"
    place = " > ".join(_short(part) for part in error.errors()[0]["loc"])
    return f"is damaged, or no baseline (wrong at {place})" if place else "is damaged, or no baseline"


def _short(part: str | int) -> str:
    text = ascii(part).strip("'")
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
