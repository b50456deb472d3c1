"""The JSON contract of a comparison, version 1: append-only. The schema beside this file comes from these models."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from onrecord.domain import CLASS_OF, Change, Comparison, Direction, Report, Score, Side
from onrecord.reporters._style import Style
from onrecord.reporters._wire import Wire, WireSpan, WireTool, wire_span

FORMAT = "json"
SCHEMA: Literal["onrecord/diff/v1"] = "onrecord/diff/v1"


class WireFigures(Wire):
    """The figures of one version; `backing` is 0 to 100, null where too little is asserted to be scored."""

    backing: float | None
    weight: int
    anonymous_reliance: float = Field(ge=0, le=1)
    identified_sources: int
    named_share: float = Field(ge=0, le=1)
    holds: list[Literal["G1", "G2", "G3", "G4"]]


class WireVersion(Wire):
    """One of the two drafts; `score` is null where nothing was scored."""

    path: str
    format: str
    words: int
    score: WireFigures | None


class WireClaim(Wire):
    """A claim that a change is about; `id` is that of the report on the version, `text` its words."""

    id: str
    span: WireSpan
    text: str
    claim_class: Literal["unscored", "routine", "checkable", "allegation"]
    level: int
    need: int
    in_headline: bool


class WireSpeaker(Wire):
    """A source that a change is about; `id` is that of the report on the version."""

    id: str
    kind: str
    name: str | None
    label: str


class WireSide(Wire):
    """What a change is about in one version."""

    span: WireSpan
    claims: list[WireClaim]
    source: WireSpeaker | None


class WireChange(Wire):
    """One difference; the side of a version that has nothing of the kind is null."""

    kind: Literal[
        "hold-gained", "attribution-dropped", "source-unnamed", "hedge-dropped", "reason-dropped",
        "unsourced-claim-added", "reply-dropped", "source-dropped", "source-blurred", "backing-fell", "claim-added",
        "source-changed", "claim-dropped", "backing-rose", "source-described", "source-added", "reply-added",
        "unsourced-claim-dropped", "reason-added", "hedge-added", "source-named", "attribution-added", "hold-lifted",
    ]  # fmt: skip
    direction: Literal["weaker", "neutral", "stronger"]
    message: str
    old: WireSide | None
    new: WireSide | None


class WireCounts(Wire):
    """How many changes go which way."""

    weaker: int
    neutral: int
    stronger: int


class WireComparison(Wire):
    """The whole comparison; changes are worst first."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, title="onrecord diff v1")

    schema_: Literal["onrecord/diff/v1"] = Field(SCHEMA, alias="schema")
    tool: WireTool = WireTool()
    old: WireVersion
    new: WireVersion
    weaker: bool
    changes: list[WireChange]
    summary: WireCounts


def render(comparison: Comparison, style: Style) -> str:
    """Return the comparison as indented JSON in ASCII, so that no character of a draft reaches a terminal raw."""
    import json

    wire = WireComparison(
        old=_version(comparison.old),
        new=_version(comparison.new),
        weaker=comparison.weaker,
        changes=[_change(comparison, change) for change in comparison.changes],
        summary=WireCounts.model_validate({direction.value: comparison.count(direction) for direction in Direction}),
    )
    return json.dumps(wire.model_dump(by_alias=True), indent=2) + "\n"


def schema() -> dict[str, object]:
    """Return the JSON Schema of the comparison."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **WireComparison.model_json_schema(by_alias=True),
    }


def _version(report: Report) -> WireVersion:
    document, score = report.dossier.document, report.dossier.score
    return WireVersion(
        path=document.name, format=document.format, words=document.words, score=_figures(score) if score else None
    )


def _figures(score: Score) -> WireFigures:
    return WireFigures.model_validate(
        {
            "backing": score.backing,
            "weight": round(score.weight),
            "anonymous_reliance": min(1.0, score.anonymous_reliance),
            "identified_sources": score.identified_sources,
            "named_share": score.named_share,
            "holds": [hold.gate.value for hold in score.holds],
        }
    )


def _change(comparison: Comparison, change: Change) -> WireChange:
    return WireChange.model_validate(
        {
            "kind": change.kind.value,
            "direction": change.direction.value,
            "message": change.message,
            "old": change.old and _side(comparison.old, change.old),
            "new": change.new and _side(comparison.new, change.new),
        }
    )


def _side(report: Report, side: Side) -> WireSide:
    return WireSide(
        span=wire_span(report.dossier.document, side.at),
        claims=[_claim(report, at) for at in side.claims],
        source=None if side.source is None else _speaker(report, side.source),
    )


def _claim(report: Report, at: int) -> WireClaim:
    claim = report.dossier.assertions[at]
    return WireClaim.model_validate(
        {
            "id": f"c{at + 1}",
            "span": wire_span(report.dossier.document, claim.span),
            "text": report.dossier.words(claim.parts),
            "claim_class": CLASS_OF[claim.burden].value,
            "level": claim.level,
            "need": claim.need,
            "in_headline": claim.in_headline,
        }
    )


def _speaker(report: Report, at: int) -> WireSpeaker:
    source = report.dossier.sources[at]
    return WireSpeaker(id=f"s{at + 1}", kind=source.kind.value, name=source.name, label=source.label)


if __name__ == "__main__":
    import json
    import sys

    sys.stdout.write(json.dumps(schema(), indent=2) + "\n")
