"""E-mail messages and saved web archives (MHTML): the copy that they carry, without replies and signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from email.message import EmailMessage

from onrecord.domain import BlockKind, Document, Omission, Omitted
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.patterns import pattern
from onrecord.language.regex import unbounded as regex
from onrecord.readers._carried import Carried, read_page
from onrecord.readers._dates import day_of
from onrecord.readers._decode import decode
from onrecord.readers._mime import Part, headers, parts
from onrecord.readers._tokens import Kind, tokens

FORMAT = "message"
SUFFIXES = ()
MEDIA_TYPES = ("message/rfc822", "multipart/related", "application/x-mimearchive")

_SHOWN = 5
"""Attachments that are named."""
_MOST_UNDECODED = 0.1
"""The most characters of a text that may not have been decoded, as a share."""
_HEADERS = regex(
    r"(?:[A-Za-z][\w-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,200}){1,100}(?=\s*\n|[A-Za-z][\w-]{0,60}:)"
)
_NAMES = regex(r"^(from|to|subject|date|message-id|received|mime-version|return-path):", 10)  # IGNORECASE, MULTILINE
_QUOTED = regex(r"\s*+>")
_LINE = regex(r"[^\n]*\n|[^\n]+")
_SUBJECT = regex(r"^subject:[ \t]*(?P<value>[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)", 10)
_WROTE, _CUT = pattern("messages.wrote"), pattern("messages.cut")
_EARLIER = pattern("messages.earlier_in_page")
_QUOTE = regex(
    r"(?:^|\s)(?:gmail_quote|gmail_signature|moz-cite-prefix|moz-signature|yahoo_quoted|protonmail_quote|WordSection0)"
)
_SIGNED = regex(
    r"(?:<(?:p|div|br)\b[^<>]{0,300}>|</(?:p|div)>)\s*--(?:\s|&nbsp;)*(?:<br[^<>]{0,300}>\s*)?(?:</(?:p|div)>|(?<=>))",
    2,
)
"""The line of a page under which its sender signs."""
_BODY = regex(r"<body[^<>]{0,2000}>", 2)
_QUOTED_IDS = ("divRplyFwdMsg", "appendonsend", "mail-editor-reference-message-container")


def recognises(head: str) -> bool:
    """Whether it begins with the headers of a message: two of those that every message has."""
    head = head.replace("\r\n", "\n")
    found = _HEADERS.match(head)
    names = {name.lower() for name in _NAMES.findall(found.group())} if found else set()
    return "mime-version" in names or (len(names) > 1 and bool(names & {"from", "received"}))


def read(data: bytes, name: str) -> Document:
    """Return the draft; the subject is the headline, the sender the byline. Plain text goes before a page.

    Raises:
        UnreadableError: if it has no text that can be read.
    """
    try:
        source = decode(data)
        return _read(source, name, data if len(source) == len(data) else None)
    except (LookupError, ValueError, TypeError, AttributeError) as error:  # the standard library's parser of headers
        raise UnreadableError(f"has headers that cannot be read ({type(error).__name__}); save its text") from None


def _read(source: str, name: str, octets: bytes | None) -> Document:
    every = parts(source, octets)
    return replace(_copy(source, name, every), left_out=_attached(every))


def _attached(found: Iterable[Part]) -> str | None:
    """Return what is attached to a message besides pictures."""
    names = [part.filename for part in found if part.is_attachment and not part.kind.startswith("image/")]
    if not names:
        return None
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"has attachments that are not audited: {', '.join(names[:_SHOWN])}{more}; save them as files"


def _copy(source: str, name: str, every: list[Part]) -> Document:
    header, _ = headers(source, 0, len(source))
    found = [part for part in every if not part.is_attachment]
    text = next((part for part in found if part.kind == "text/plain" and part.text.text.strip()), None)
    page = next((part for part in found if part.kind in ("text/html", "application/xhtml+xml")), None)
    chosen = text or page
    if chosen is None:
        raise UnreadableError("is a message without text; save what is attached to it as a file")
    if chosen.text.text.count("\N{REPLACEMENT CHARACTER}") > _MOST_UNDECODED * len(chosen.text.text):
        raise UnreadableError("is a message whose text cannot be decoded; save its text as a file")
    starts = line_starts(source)
    if chosen is text:
        document = _plain(source, chosen, name, starts)
    else:
        document = _page(source, chosen, name, starts)
        if _is_archive(header):
            return document
    attached = (
        Omitted(
            Omission.ATTACHMENT,
            part.start,
            _words(part.text.text, is_page=False) if part.is_text and not part.is_long else 0,
        )
        for part in every
        if part.is_attachment or (part.kind == chosen.kind and part is not chosen)
    )
    return replace(
        document,
        title=_subject(header),
        byline=_sender(header),
        date=day_of(str(header.get("Date", ""))),
        omitted=(*document.omitted, *_earlier(chosen), *attached),
    )


def _earlier(part: Part) -> Iterator[Omitted]:
    """Yield what of a text is quoted from an earlier message, or signs this one."""
    copy, is_page = part.text, not part.is_text
    own = _own_markup(copy.text, 0) if is_page else _own_lines(copy.text)
    end = 0
    for start, last in (*own, (len(copy), len(copy))):
        words = _words(copy.text[end:start], is_page=is_page)
        if words:
            yield Omitted(Omission.EARLIER_MESSAGE, copy.range(end, end)[0], words)
        end = last


def _words(text: str, *, is_page: bool) -> int:
    if not is_page:
        return sum(any(sign.isalnum() for sign in word) for word in text.split())
    return sum(len(token.data.split()) for token in tokens(text) if token.kind is Kind.TEXT)


def _is_archive(header: EmailMessage) -> bool:
    """Whether a browser saved a page so."""
    return header.get_content_type() == "multipart/related" and "To" not in header


def _plain(source: str, part: Part, name: str, starts: tuple[int, ...]) -> Document:
    from onrecord.readers import text

    copy = Carried()
    subject = _SUBJECT.search(source[: part.start])
    if subject and subject["value"].strip():
        _add_header(copy, subject["value"], subject.start("value"))
        copy.markup("\n\n")
    headed = len(copy) > 0
    _extend(copy, part.text, _own_lines)
    document = text.read(copy.text.encode("utf-8", "replace"), name)
    document = copy.lead_back(document, FORMAT, starts)
    if headed and document.blocks:
        first = replace(document.blocks[0], kind=BlockKind.HEADLINE)
        document = replace(document, blocks=(first, *document.blocks[1:]))
    return document


def _page(source: str, part: Part, name: str, starts: tuple[int, ...]) -> Document:
    inner, copy = part.text, Carried()
    subject = _SUBJECT.search(source[: part.start])
    header, _ = headers(source, 0, len(source))
    body = _BODY.search(inner.text)
    begins = body.end() if body else 0
    _extend(copy, inner, lambda _: ((0, begins),))
    if subject and subject["value"].strip() and not _is_archive(header):
        title = Carried()
        _add_header(title, subject["value"], subject.start("value"))
        copy.markup("<h1>")
        copy.extend(title, plain=True)
        copy.markup("</h1>")
    _extend(copy, inner, lambda text: _own_markup(text, begins))
    return read_page(copy, name, FORMAT, starts)


def _add_header(carried: Carried, value: str, start: int) -> None:
    """Add the value of a header; where words of it are encoded, as a whole."""
    from email.header import decode_header, make_header

    if "=?" not in value:
        carried.add(value, start, start + len(value))
        return
    try:
        meant = str(make_header(decode_header(" ".join(value.split()))))
    except (LookupError, ValueError, UnicodeError):
        meant = value
    carried.add(" ".join(meant.split()), start, start + len(value))


def _extend(copy: Carried, text: Carried, kept: Callable[[str], Iterable[tuple[int, int]]]) -> None:
    for start, end in kept(text.text):
        for piece in text.pieces(start, end):
            copy.add(*piece)


def _own_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that the sender wrote: not what is quoted, nor who wrote that, nor a signature."""
    for match in _LINE.finditer(text):
        line = match.group()
        if _CUT.match(line):
            return
        if _WROTE.search(line):
            if not _QUOTED.match(text, match.end()):
                return
        elif not line.startswith(">"):
            yield match.span()


def _own_markup(text: str, begins: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a page outside of what it marks as quoted from another message, or as a signature."""
    kept, inside, depth = begins, "", 0
    behind = (_EARLIER.search(text, begins), _SIGNED.search(text, begins))
    end = min((each.start() for each in behind if each), default=len(text))
    for token in tokens(text):
        if token.start < begins:
            continue
        if token.start >= end:
            break
        if (
            not inside
            and token.kind is Kind.START
            and not token.empty
            and _is_quoted(token.data, dict(token.attributes))
        ):
            yield kept, token.start
            inside, depth = token.data, 1
        elif inside and token.data == inside and token.kind in (Kind.START, Kind.END):
            depth += 1 if token.kind is Kind.START else -1
            if not depth:
                inside, kept = "", token.end
    if not inside:
        yield kept, end


def _is_quoted(name: str, attributes: dict[str, str]) -> bool:
    return (
        (name == "blockquote" and attributes.get("type") == "cite")
        or (name in ("div", "blockquote", "table") and bool(_QUOTE.search(attributes.get("class", ""))))
        or attributes.get("id") in _QUOTED_IDS
    )


def _subject(header: EmailMessage) -> str | None:
    return " ".join(str(header.get("Subject", "")).split()) or None


def _sender(header: EmailMessage) -> str | None:
    """Return the name of the sender, or nothing if there is only an address."""
    addresses = getattr(header.get("From"), "addresses", ())
    return (addresses[0].display_name.strip() or None) if addresses else None
