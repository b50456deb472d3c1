"""Comments of a Word document: ours go, others stay, new ones are anchored.

A comment is three marks in the body (where its range begins, where it ends, and its reference) and an entry in a part
of its own. The marks stand between runs, within whatever wraps these (a tracked insertion, a link), as the schema
allows. Word allows no comment in footnotes, endnotes and text boxes: such a comment hangs on the reference of the note
or on the box, and quotes its phrase.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from onrecord.domain import Span
from onrecord.errors import UnreadableError
from onrecord.readers._word_package import Package
from onrecord.readers._word_places import Places, W, pin, run_from, run_to, story

AUTHOR, INITIALS = "onrecord", "OR"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID, _VAL, _AUTHOR = W + "id", W + "val", W + "author"
_MARKS = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")
_ASIDES = ("commentsExtended", "commentsIds", "commentsExtensible")
"""Parts in which newer programs note more about comments: threads, durable numbers, dates."""
_STORIES = {"footnote": "a footnote", "endnote": "an endnote", "txbxContent": "a text box"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said of `span` (code points of the origin): sections, the first line of each its heading."""

    span: Span
    sections: tuple[tuple[str, ...], ...]
    phrase: str
    """The words of the span, quoted where the comment cannot stand at them."""


class Comments:
    """The comments of one document, whose main part is `part` and whose characters stand at `places`.

    `is_remark` tells from an entry whether it is a remark to onrecord, which an editor wrote whatever its author is.
    """

    def __init__(self, data: bytes, part: Any, places: Places, is_remark: Callable[[Any], bool]) -> None:
        self._is_remark = is_remark
        self._package = Package(data)
        self._root = part.element
        self._main = part.partname.membername
        self._targets = {
            relation.reltype.rpartition("/")[2]: relation.target_part.partname.membername
            for relation in part.rels.values()
            if not relation.is_external and relation.reltype.rpartition("/")[2] in ("comments", *_ASIDES)
        }
        self._places = places
        self._entries = self._package.tree(self._targets["comments"]) if "comments" in self._targets else None
        if self._root.getroottree().docinfo.doctype:
            raise UnreadableError("declares a document type, which Word files never do; save it again as DOCX")

    def write(self, notes: Sequence[Note]) -> bytes | None:
        """Return the file with `notes` in place of our earlier comments; None if that changes nothing."""
        removed = self._remove()
        if not notes and not removed:
            return None
        free = self._free()
        entries = [self._comment(next(free), note) for note in notes if any(map(any, note.sections))]
        if self._entries is None:
            self._entries = self._root.makeelement(W + "comments", nsmap={"w": W[1:-1]})
        self._entries.extend(entries)
        self._package.put(self._main, self._root)
        if "comments" in self._targets:
            self._package.put(self._targets["comments"], self._entries)
        else:
            name = self._package.free(posixpath.dirname(self._main), "comments")
            self._package.add(self._main, name, self._entries, _KIND, _CONTENT_TYPE)
        return self._package.pack()

    def _free(self) -> Iterator[int]:
        """Numbers that nothing has taken, be it a mark without an entry."""
        entries = () if self._entries is None else self._entries
        taken = {each.get(_ID) for each in (*entries, *self._root.iter(*_MARKS))}
        return (number for number in count() if str(number) not in taken)

    def _remove(self) -> bool:
        """Take our earlier comments out, with their marks and what other parts note about them."""
        if self._entries is None:
            return False
        ours = [each for each in self._entries if each.get(_AUTHOR) == AUTHOR and not self._is_remark(each)]
        numbers = {each.get(_ID) for each in ours} - {each.get(_ID) for each in self._entries if each not in ours}
        for mark in [each for each in self._root.iter(*_MARKS) if each.get(_ID) in numbers]:
            _drop(mark)
        self._forget({_value(paragraph, "paraId") for each in ours for paragraph in each.iter(W + "p")} - {""})
        for each in ours:
            self._entries.remove(each)
        return bool(ours)

    def _forget(self, paragraphs: set[str]) -> None:
        """Remove the notes about our paragraphs; an answer to one of them stays, as a comment of its own."""
        durable: set[str] = set()
        for name in (self._targets[kind] for kind in _ASIDES if kind in self._targets and paragraphs):
            root = self._package.tree(name)
            for each in list(root):
                if _value(each, "paraId") in paragraphs or _value(each, "durableId") in durable:
                    durable.update({_value(each, "durableId")} - {""})
                    root.remove(each)
                elif _value(each, "paraIdParent") in paragraphs:
                    del each.attrib[next(key for key in each.attrib if key.endswith("}paraIdParent"))]
            self._package.put(name, root)

    def _comment(self, number: int, note: Note) -> Any:
        """Return the entry of a new comment, whose marks are set in the body."""
        first, last = self._places.isolate(note.span)
        around = story(first)
        if around is None or around.tag == W + "txbxContent":
            self._mark(number, pin(first), pin(last))
        else:
            self._mark_reference(number, around)
        lines = [(line, not at) for section in note.sections for at, line in enumerate(filter(None, section))]
        if around is not None:
            lines.insert(1, (f"In {_STORIES[around.tag.removeprefix(W)]}: “{note.phrase}”", False))
        return self._entry(number, lines)

    def _mark(self, number: int, first: Any, last: Any) -> None:
        start = run_from(first)
        end = run_to(last)
        start.addprevious(self._new("commentRangeStart", number))
        end.addnext(self._reference(number))
        end.addnext(self._new("commentRangeEnd", number))

    def _mark_reference(self, number: int, note: Any) -> None:
        """Hang a comment on the place of the body that refers to the note, if need be on the first paragraph."""
        references = self._root.iter(note.tag + "Reference")
        if (found := next((each for each in references if each.get(_ID) == note.get(_ID)), None)) is not None:
            self._mark(number, pin(found), pin(found))
        elif (paragraph := next(self._root.iter(W + "p"), None)) is not None:
            paragraph.append(self._reference(number))
        else:
            raise UnreadableError("has notes that no paragraph refers to; save it again as DOCX")

    def _reference(self, number: int) -> Any:
        run = self._new("r")
        _below(run, "rPr", "rStyle").set(_VAL, "CommentReference")
        run.append(self._new("commentReference", number))
        return run

    def _new(self, name: str, number: int | None = None) -> Any:
        attributes = {} if number is None else {_ID: str(number)}
        return self._root.makeelement(W + name, attributes, nsmap=self._root.nsmap)

    def _entry(self, number: int, lines: Sequence[tuple[str, bool]]) -> Any:
        """Return the entry with a paragraph for each line, bold where it is a heading."""
        entry = self._root.makeelement(W + "comment", nsmap={"w": W[1:-1]})
        for key, value in (("id", str(number)), ("author", AUTHOR), ("initials", INITIALS)):
            entry.set(W + key, value)
        for index, (line, is_heading) in enumerate(lines):
            paragraph = _below(entry, "p")
            _below(paragraph, "pPr", "pStyle").set(_VAL, "CommentText")
            if not index:
                run = _below(paragraph, "r")
                _below(run, "rPr", "rStyle").set(_VAL, "CommentReference")
                _below(run, "annotationRef")
            run = _below(paragraph, "r")
            if is_heading:
                _below(run, "rPr", "b")
            text = _below(run, "t")
            text.text = line
            text.set(_SPACE, "preserve")
        return entry


def _below(parent: Any, *names: str) -> Any:
    for name in names:
        child = parent.makeelement(W + name)
        parent.append(child)
        parent = child
    return parent


def _drop(mark: Any) -> None:
    """Remove a mark, and the run that held nothing else."""
    run = mark.getparent()
    run.remove(mark)
    if run.tag == W + "r" and all(each.tag == W + "rPr" for each in run) and run.getparent() is not None:
        run.getparent().remove(run)


def _value(element: Any, name: str) -> str:
    """Return the attribute of that local name, or nothing: the namespace changes with the year of the program."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
