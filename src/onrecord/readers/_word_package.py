"""A Word file as the zip archive that it is: opened with care; a few parts changed, all others as they were."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from onrecord.errors import UnreadableError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

MAX_PART = 60_000_000
"""Bytes of XML, unpacked, in one part: some hundred times a long book's."""
MAX_TOTAL = 400_000_000
MAX_RATIO = 400
"""Times that a part may grow on unpacking; real XML grows ten- to thirtyfold."""

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONSHIPS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_FOREIGN_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}altChunk"
_DOCTYPE = b"<!DOCTYPE"
_TYPES_PART = "[Content_Types].xml"
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The date of a part that we add: equal drafts give equal files."""


def open_word(data: bytes) -> WordDocument:
    """Return the document by python-docx, after a look at what it would unpack to.

    Raises:
        UnreadableError: if it is no Word document, broken, encrypted, or unpacks to an absurd size.
    """
    import docx

    _inspect(data)
    data = transitional(data)
    try:
        word = docx.Document(io.BytesIO(data))
        _ = word.element.body, word.core_properties.modified
        foreign = next(word.element.body.iter(_FOREIGN_TEXT), None)
    except Exception as error:  # python-docx raises whatever the package and XML layers below it raise
        if isinstance(error, ValueError) and "content type" in str(error):
            raise UnreadableError("is an Office file but not a Word document; save it as DOCX") from None
        raise UnreadableError("is not a Word document or is damaged; save it again as DOCX") from None
    if foreign is not None:
        raise UnreadableError("holds text of another file that only Word puts in; open it in Word and save it again")
    return word


def _inspect(data: bytes) -> None:
    """Refuse what is no zip archive, and what would unpack to an absurd size, before anything is unpacked."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise UnreadableError("is an old or encrypted Word file; save it as DOCX without a password")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError, IndexError):
        raise UnreadableError("is not a Word document or is damaged; save it again as DOCX") from None
    if len(members) > 10_000 or sum(member.file_size for member in members) > MAX_TOTAL:
        raise UnreadableError("unpacks to an absurd size; save it again as DOCX without media")
    for member in members:
        text = member.filename.endswith((".xml", ".rels"))
        swollen = member.file_size > MAX_RATIO * max(1, member.compress_size) and member.file_size > 1_000_000
        if text and (member.file_size > MAX_PART or swollen):
            raise UnreadableError("unpacks to an absurd size; save it again as DOCX without media")
        if member.flag_bits & 0x1:
            raise UnreadableError("is encrypted; save it without a password")
    if len({member.filename.lower() for member in members}) < len(members):
        raise UnreadableError("has two parts with the same name; open it in Word and save it again")
    if any(_declares_a_type(archive, member) for member in members if member.filename.endswith((".xml", ".rels"))):
        raise UnreadableError("defines text of its own in a document type, which Word refuses; save it again as DOCX")


def _declares_a_type(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a part has a DTD, whose entities would stand for text that one program shows and another does not."""
    try:
        content = archive.read(member)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError):
        return False  # what cannot be unpacked is refused when it is needed
    return _DOCTYPE in content or b"\0".join(_DOCTYPE[at : at + 1] for at in range(len(_DOCTYPE))) in content


_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_KINDRED = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
"""What the main part is called of a document with macros, and of templates; it is written as in any document."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _RELATIONSHIPS),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""What a document in ISO Strict calls what all others call by the names of 2006."""


def transitional(data: bytes) -> bytes:
    """Return a Word file as python-docx takes it: the same words, in the common dialect. `data` itself if it is so."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        types, relations = archive.read(_TYPES_PART), archive.read("_rels/.rels")
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, KeyError, ValueError, RuntimeError):
        return data  # refused when it is opened
    is_strict = _STRICT in relations
    if not is_strict and not any(kind in types for kind in _KINDRED):
        return data
    stream = io.BytesIO()
    try:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
            for member in archive.infolist():
                is_text = member.filename.endswith((".xml", ".rels"))
                content = _renamed(archive.read(member), is_strict=is_strict) if is_text else b""  # no picture is read
                out.writestr(member.filename, content)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError, RuntimeError):
        return data
    return stream.getvalue()


def _renamed(part: bytes, *, is_strict: bool) -> bytes:
    for kind in _KINDRED:
        part = part.replace(kind, _MAIN)
    for strict, common in _NAMESPACES if is_strict else ():
        part = part.replace(strict, common)
    return part


class Package:
    """The parts by the names of the archive (no leading slash)."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._members = {info.filename: info for info in self._archive.infolist()}
        if len(self._members) < len(self._archive.infolist()):
            raise UnreadableError("has two parts with the same name; open it in Word and save it again")
        self._changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._members or name in self._changed

    def tree(self, name: str) -> Any:
        """Return the root element of a part.

        Raises:
            UnreadableError: if it is damaged.
        """
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(self._read(name), parser)
        except etree.XMLSyntaxError:
            raise UnreadableError(f"has a damaged part ({name}); open it in Word and save it again") from None

    def put(self, name: str, root: Any) -> None:
        """Change a part, or add one at the end."""
        from lxml import etree

        self._changed[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def add(self, main: str, name: str, root: Any, kind: str, content_type: str) -> None:
        """Add a part that `main` refers to, as `kind` (the address of a relationship), and say what it is."""
        self.put(name, root)
        self._declare(name, content_type)
        folder, file = posixpath.split(main)
        home = posixpath.join(folder, "_rels", f"{file}.rels")
        relations = self.tree(home)
        taken = {each.get("Id") for each in relations}
        own = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        target = posixpath.relpath(name, folder or ".")
        relation = {"Id": own, "Type": kind, "Target": target}
        relations.append(relations.makeelement(f"{{{_RELATIONS}}}Relationship", relation))
        self.put(home, relations)

    def _declare(self, name: str, content_type: str) -> None:
        types = self.tree(_TYPES_PART)
        for stale in [each for each in types if each.get("PartName") == f"/{name}"]:
            types.remove(stale)
        types.append(types.makeelement(f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": content_type}))
        self.put(_TYPES_PART, types)

    def free(self, folder: str, stem: str) -> str:
        """Return a name for a new part: `folder/stem.xml`, or with the first number that is not taken."""
        names = (posixpath.join(folder, f"{stem}{number or ''}.xml") for number in range(len(self._members) + 2))
        return next(name for name in names if name not in self)

    def pack(self) -> bytes:
        """Return the archive: its members in their order, those that changed as they are now, then the new ones."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
            out.comment = self._archive.comment
            for name, info in self._members.items():
                copy = zipfile.ZipInfo(name, info.date_time)
                copy.compress_type, copy.external_attr = info.compress_type, info.external_attr
                copy.create_system = info.create_system
                out.writestr(copy, self._changed[name] if name in self._changed else self._read(name))
            for name in [name for name in self._changed if name not in self._members]:
                out.writestr(zipfile.ZipInfo(name, _OLDEST), self._changed[name], zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    def _read(self, name: str) -> bytes:
        if name in self._changed:
            return self._changed[name]
        try:
            return self._archive.read(self._members[name])
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ):
            raise UnreadableError(f"has a missing or bad part ({name}); open it in Word and save it again") from None
