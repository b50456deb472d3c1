"""What a request may say, and what is answered, in JSON."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from onrecord.errors import SettingsError, UnreadableError

_MOST_BLOCKS = 20_000


class _Wire(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Block(_Wire):
    """A block of an article in a content management system."""

    id: str = Field(max_length=200, description="What the system calls the block; it comes back with the findings.")
    html: str = Field(description="The block as HTML; of WordPress with its block comments, as `serialize` gives it.")


class AuditRequest(_Wire):
    """A draft to audit: one of text, data and blocks."""

    name: str = Field("draft.txt", max_length=300, description="Its file name; the ending gives the format.")
    text: str | None = Field(None, description="The draft as text: plain text, Markdown or HTML.")
    data: str | None = Field(None, description="The bytes of a file (Word, OpenDocument …) in base64.")
    blocks: list[Block] | None = Field(
        None, min_length=1, max_length=_MOST_BLOCKS, description="The draft as blocks of HTML, in order."
    )
    include_text: bool = Field(False, description="Put the draft's text into the report.")
    settings: dict[str, Any] = Field(
        {}, description='Settings for this draft, as in onrecord.toml: {"profile": "wire", "format": "wordpress"}.'
    )

    @model_validator(mode="after")
    def _one(self) -> AuditRequest:
        if sum(each is not None for each in (self.text, self.data, self.blocks)) != 1:
            raise ValueError("give one of text, data and blocks")
        return self


class NewDraft(_Wire):
    """A draft that is pasted or typed (`text`) or dropped (`data`, in base64)."""

    name: str = Field("draft.txt", max_length=300)
    text: str | None = None
    data: str | None = None


class Edit(_Wire):
    """The whole text as it is now, or a file (`data`, in base64), numbered by its author; else the draft as it was."""

    version: Annotated[int, Field(ge=0)]
    text: str | None = None
    data: str | None = None
    name: str | None = Field(None, max_length=300)
    profile: str | None = None


class Suppress(_Wire):
    """A finding of a version, by its place in the report, and why it is allowed."""

    version: Annotated[int, Field(ge=0)]
    finding: Annotated[int, Field(ge=1)]
    reason: str = Field(max_length=1_500)
    editor: str = Field("", max_length=100)
    until: date | None = None
    whole: bool = False


class File(_Wire):
    """A file of evidence, in base64."""

    name: str = Field(max_length=300)
    data: str


class Evidence(_Wire):
    """Files that a draft is to be compared with besides those it has; none: with no file any more."""

    files: list[File] = Field(max_length=200)


def told(model: type[_Wire], body: bytes) -> Any:
    """Return the request in `body`.

    Raises:
        SettingsError: if it is not JSON, or not of that kind; the line names the key.
    """
    try:
        return model.model_validate_json(body or b"{}")
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"The request cannot be understood: {key + ': ' if key else ''}{message}.") from None


def packed(values: dict[str, Any]) -> bytes:
    """Return the answer in JSON, in ASCII: the name of a file need not be Unicode."""
    return json.dumps(values).encode()


def unpacked(data: str) -> bytes:
    """Return the bytes that base64 stands for.

    Raises:
        UnreadableError: if it is none.
    """
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise UnreadableError("The data of the file is no base64.") from None
