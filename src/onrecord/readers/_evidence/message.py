"""E-mail messages: the words of the body, with its sender; what it quotes of an earlier message is not the sender's."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from onrecord.domain import Document, Place, Span
from onrecord.errors import UnreadableError
from onrecord.language.patterns import pattern
from onrecord.language.turns import opens_turn
from onrecord.readers._decode import decode
from onrecord.readers._evidence._passages import Passages
from onrecord.readers._limits import MAX_CHARACTERS

FORMAT = "message"
SUFFIXES = (".eml",)

_MOST_PARTS = 200
_WROTE = pattern("messages.wrote")


def read(data: bytes, name: str) -> Document:
    """Return the text of the message; subject, sender and date are its title, byline and date.

    Raises:
        UnreadableError: if it has no text that can be read.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
    except RecursionError:
        raise UnreadableError("nests parts too deeply to be a message; save its text as a file") from None
    assert isinstance(message, EmailMessage)
    body = _body(message)
    sender = _sender(str(message.get("From", "")))
    passages = Passages(MAX_CHARACTERS)
    at = 0
    for number, text, speaker in _paragraphs(body, sender):
        start = body.find(text, at)
        at = start + len(text)
        place = Place("line", str(number)) if number else None
        passages.add(text, start, at, place=place, speaker=speaker)
    title, date = (str(message.get(header, "")) or None for header in ("Subject", "Date"))
    return passages.document(
        name, FORMAT, body, title=title, byline=sender, date=date, nothing="is a message without text"
    )


def _body(message: EmailMessage) -> str:
    """Return the text of the first part that is plain text, else of the first that is HTML."""
    parts = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False) if not part.is_multipart()]
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                text = _text(part)
                return text if kind == "text/plain" else _plain(text)
    raise UnreadableError("is a message without text; save what is attached to it as a file")


def _text(part: EmailMessage) -> str:
    """Return the text of a part; where it does not say in which characters, or wrongly, they are found out."""
    payload = part.get_payload(decode=True)
    written = payload if isinstance(payload, bytes) else b""
    try:
        content = str(part.get_content()) if part.get_content_charset() else decode(written)
    except (LookupError, ValueError, UnicodeError):
        content = written.decode("utf-8", "replace")
    return content.replace("\r\n", "\n")


def _plain(page: str) -> str:
    from onrecord.readers import html

    return html.read(page.encode("utf-8", "replace"), "body.html").text


def _sender(header: str) -> str | None:
    """Return the name of the sender, or nothing if there is only an address."""
    return parseaddr(header)[0].strip() or None


def _paragraphs(body: str, sender: str | None) -> Iterator[tuple[int, str, str | None]]:
    """Yield each run of lines that are not blank, with its line and its author; quoted lines, and turns, one by one."""
    run: list[str] = []
    first, quoting, author = 1, False, sender
    for number, line in enumerate([*body.split("\n"), ""], 1):
        is_quoted = line.lstrip().startswith(">")
        if run and (not line.strip() or is_quoted != quoting or is_quoted or opens_turn(line, Span(0, len(line)))):
            yield first, "\n".join(run), author if quoting else sender
            run = []
        match = _WROTE.search(line)
        if match:
            author = match["who"]
        if line.strip():
            if not run:
                first, quoting = number, is_quoted
                if is_quoted and author == sender:
                    author = None
            run.append(line.lstrip("> ") if is_quoted else line)
