"""What the JSON contracts share."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.domain import Document, Span
from onrecord.version import VERSION


class Wire(BaseModel):
    """A type of a contract: nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class WireSpan(Wire):
    """start, end: code points of the document's text, half-open; line, column: from 1, code points of the file."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)


class WireTool(Wire):
    """What made the report."""

    name: Literal["onrecord"] = "onrecord"
    version: str = VERSION


def wire_span(document: Document, span: Span) -> WireSpan:
    """Return a span with its place in the file."""
    at = document.locate(span)
    return WireSpan(
        start=span.start,
        end=span.end,
        line=at.line,
        column=at.column,
        end_line=at.end_line,
        end_column=at.end_column,
    )
