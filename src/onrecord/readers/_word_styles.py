"""What the styles of a Word document say of its paragraphs and runs, and what of it no reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from onrecord.language.regex import unbounded as regex
from onrecord.readers._word_places import W

_VAL = W + "val"
_UNSEEN = ("vanish", "strike", "dstrike")
"""Formats of words that are hidden or struck out."""
_PLACEHOLDER = "placeholder text"
"""The name, in every language of Word, of the style of what a content control asks for."""
_DEEPEST = 30
"""Styles that are based on each other."""
_INDEX_FIELDS = regex(r"\s*(?:TOC|TOA|INDEX|BIBLIOGRAPHY|RD|TC|XE)\b", re.IGNORECASE)


class Styles:
    """The styles by their ids. What a style does not say, the one that it is based on does."""

    def __init__(self, root: Any) -> None:
        self._styles = {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
        self._bases = {each: _value(style.find(W + "basedOn")) for each, style in self._styles.items()}
        self._names: dict[str, tuple[str, ...]] = {}
        names = {each: _value(style.find(W + "name")).lower() for each, style in self._styles.items()}
        self._placeholders = {each for each, name in names.items() if name == _PLACEHOLDER}
        self._marked = {mark: self._with(mark) for mark in _UNSEEN}

    def _with(self, mark: str) -> frozenset[str]:
        """Return the styles that have a format, by themselves or by what they are based on."""
        found = ((each, style.find(f"{W}rPr/{W}{mark}")) for each, style in self._styles.items())
        stated = {each: is_on(format) for each, format in found if format is not None}
        if not any(stated.values()):
            return frozenset()
        return frozenset(
            each
            for each in self._styles
            if next((stated[style] for style in self._chain(each) if style in stated), False)
        )

    def names(self, paragraph: Any) -> tuple[str, ...]:
        """Return the names of a paragraph's style and of those that it is based on, in lower case."""
        own = _id(paragraph, "pStyle")
        if own not in self._names:
            names = (_value(self._styles[each].find(W + "name")).lower() for each in self._chain(own))
            self._names[own] = tuple(filter(None, names))
        return self._names[own]

    def outline_level(self, paragraph: Any) -> int | None:
        """Return which rank of heading a paragraph has, from 0; None if it is none."""
        value = self._of_paragraph(paragraph, "outlineLvl")
        return int(value) if value in tuple("012345678") else None

    def is_list_item(self, paragraph: Any) -> bool:
        """Whether the paragraph is numbered or has a bullet."""
        return self._of_paragraph(paragraph, f"numPr/{W}numId") not in (None, "0")

    def _of_paragraph(self, paragraph: Any, name: str) -> str | None:
        path = f"{W}pPr/{W}{name}"
        stated = paragraph.find(path)
        stated = self._stated(_id(paragraph, "pStyle"), path) if stated is None else stated
        return None if stated is None else stated.get(_VAL)

    def is_left_out(self, element: Any) -> bool:
        """Whether it is hidden or struck through, a deleted row or cell, a placeholder, or a list of contents."""
        if element.tag == W + "r":
            return self.is_placeholder(element) or any(self._has(element, mark) for mark in _UNSEEN)
        if element.tag == W + "tr":
            return element.find(f"{W}trPr/{W}del") is not None
        if element.tag == W + "tc":
            return element.find(f"{W}tcPr/{W}cellDel") is not None
        if element.tag == W + "fldSimple":
            return is_list_of_contents(element.get(W + "instr", ""))
        if element.tag == W + "sdt":
            gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            is_contents = gallery is not None and gallery.get(_VAL) == "Table of Contents"
            return is_contents or is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr"))
        return False

    def is_placeholder(self, element: Any) -> bool:
        """Whether it is a run that asks for a text, which Word takes away when somebody writes one."""
        return element.tag == W + "r" and bool(self._placeholders) and _id(element, "rStyle") in self._placeholders

    def is_hidden(self, element: Any) -> bool:
        """Whether it is a run of hidden words."""
        return element.tag == W + "r" and self._has(element, "vanish")

    def _has(self, run: Any, mark: str) -> bool:
        """Whether a run has a format, by itself, by its own style or by its paragraph's."""
        stated = run.find(f"{W}rPr/{W}{mark}")
        if stated is not None or not self._marked[mark]:
            return is_on(stated)
        paragraph = next(run.iterancestors(W + "p"), None)
        around = "" if paragraph is None else _id(paragraph, "pStyle")
        return not self._marked[mark].isdisjoint((_id(run, "rStyle"), around))

    def _stated(self, style: str, path: str) -> Any:
        """Return what a style says at a path, or the nearest that it is based on."""
        found = (self._styles[each].find(path) for each in self._chain(style))
        return next((each for each in found if each is not None), None)

    def _chain(self, style: str) -> Iterator[str]:
        """Yield the id of the style, of the one that it is based on, and so on."""
        for _ in range(_DEEPEST):
            if style not in self._styles:
                return
            yield style
            style = self._bases[style]


def _id(element: Any, name: str) -> str:
    """Return the style that a paragraph (`pStyle`) or a run (`rStyle`) names."""
    return _value(element.find(f"{W}{name[0]}Pr/{W}{name}"))


def _value(element: Any) -> str:
    """Return what an element states; nothing if it is not there."""
    return "" if element is None else str(element.get(_VAL, ""))


def is_on(mark: Any) -> bool:
    """Whether a format is stated, and not switched off."""
    return mark is not None and mark.get(_VAL) not in {"0", "false", "off"}


def is_list_of_contents(instruction: str) -> bool:
    """Whether the result of a field is a list of what the draft holds."""
    return _INDEX_FIELDS.match(instruction) is not None
