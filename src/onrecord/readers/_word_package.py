"""A Word file as the zip archive that it is: a few parts are changed, all others stay as they were."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any

from onrecord.errors import UnreadableError

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPES_PART = "[Content_Types].xml"
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The date of a part that we add: equal drafts give equal files."""


class Package:
    """The parts by the names of the archive (no leading slash)."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._members = {info.filename: info for info in self._archive.infolist()}
        if len(self._members) < len(self._archive.infolist()):
            raise UnreadableError("holds two parts of one name; open it in Word and save it again")
        self._changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._members or name in self._changed

    def tree(self, name: str) -> Any:
        """The root element of a part.

        Raises:
            UnreadableError: if it is damaged.
        """
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(self._read(name), parser)
        except etree.XMLSyntaxError:
            raise UnreadableError(f"holds a damaged part ({name}); open it in Word and save it again") from None

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
        """A name for a new part: `folder/stem.xml`, or with the first number that is not taken."""
        names = (posixpath.join(folder, f"{stem}{number or ''}.xml") for number in range(len(self._members) + 2))
        return next(name for name in names if name not in self)

    def pack(self) -> bytes:
        """The archive: its members in their order, those that changed as they are now, then the new ones."""
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
        except (KeyError, zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
            raise UnreadableError(f"lacks or damages a part ({name}); open it in Word and save it again") from None
