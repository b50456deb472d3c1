"""Messages in words: the texts of `packs/en/messages.toml`, with their slots filled.

    [no-reply]
    text = "{accused} is accused, and the article has no reply, denial or attempt to reach them"
    redacted = "somebody is accused, and the article has no reply, denial or attempt to reach them"

`redacted` is how the message is worded where no word of the draft may be shown. A text without slots needs none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from string import Formatter

from onrecord.domain import Message
from onrecord.language.packs import text_of


def worded(message: Message) -> str:
    """Return the message in words.

    Raises:
        KeyError: if the pack has no text of its code, or the message does not fill a slot of the text.
    """
    filled = {name: worded(value) if isinstance(value, Message) else value for name, value in message.slots}
    return _text(message.code, redacted=message.is_redacted).format_map(filled)


def redacted(message: Message) -> Message:
    """Return the message without its slots that hold words of the draft."""
    kept = slots_of(_text(message.code, redacted=True))
    hidden = (
        (name, redacted(value) if isinstance(value, Message) else value)
        for name, value in message.slots
        if name in kept
    )
    return replace(message, slots=tuple(hidden), is_redacted=True)


def slots_of(text: str) -> frozenset[str]:
    """Return the names of the slots of a text."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """Return what `messages.toml` says, by code."""
    import tomllib

    return tomllib.loads(text_of("messages.toml") or "")


def _text(code: str, *, redacted: bool) -> str:
    entry = texts()[code]
    return entry.get("redacted", entry["text"]) if redacted else entry["text"]
