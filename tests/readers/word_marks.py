"""What stands under the comments of a Word file, read off its XML without onrecord."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHARACTERS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_UNSEEN = {"del", "moveFrom", "Fallback", "pPr", "rPr", "instrText"}


def members(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {info.filename: archive.read(info) for info in archive.infolist()}


def tree(data: bytes, name: str = "word/document.xml"):
    return etree.fromstring(members(data)[name])


def local(element) -> str:
    return etree.QName(element).localname


def entries(data: bytes) -> dict[str, tuple[str, list[str]]]:
    """Author and paragraphs by number."""
    if "word/comments.xml" not in members(data):
        return {}
    return {
        each.get(W + "id"): (each.get(W + "author"), ["".join(p.itertext(W + "t")) for p in each.iter(W + "p")])
        for each in tree(data, "word/comments.xml")
    }


def _seen(element):
    for child in element:
        if not isinstance(child.tag, str) or local(child) in _UNSEEN:
            continue
        yield child
        yield from _seen(child)


def under(data: bytes) -> dict[str, str]:
    """The text between the two marks of each comment, by number."""
    found, within = {}, set()
    for each in _seen(tree(data)):
        number = each.get(W + "id")
        if local(each) == "commentRangeStart":
            found[number] = ""
            within.add(number)
        elif local(each) == "commentRangeEnd":
            within.remove(number)
        text = (each.text or "") if local(each) == "t" else _CHARACTERS.get(local(each), "")
        for one in within:
            found[one] += text
    return found


def characters(data: bytes) -> list[tuple[str, str, tuple[str, ...]]]:
    """Every character, deleted ones included, with its formatting and what wraps its run."""
    told = []
    for each in tree(data).iter(
        W + "t", W + "delText", W + "tab", W + "br", W + "fldChar", W + "instrText", W + "footnoteReference"
    ):
        run = each.getparent()
        properties = run.find(W + "rPr")
        style = b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True)
        around = tuple(f"{local(up)} {sorted(up.attrib.items())}" for up in run.iterancestors())
        told.extend((character, style.decode(), around) for character in each.text or local(each))
    return told


def assert_well_formed(data: bytes) -> None:
    """Marks stand where the schema lets them, in order, and each has its entry; properties come first."""
    root = tree(data)
    order = [
        (local(each), each.get(W + "id"))
        for each in root.iter()
        if isinstance(each.tag, str) and local(each).startswith("comment")
    ]
    numbers = [number for number, _ in entries(data).items()]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        own = [name for name, of in order if of == number]
        assert own in (["commentRangeStart", "commentRangeEnd", "commentReference"], ["commentReference"]), own
    assert {number for _, number in order} == set(numbers)
    for each in root.iter(W + "commentRangeStart", W + "commentRangeEnd"):
        assert local(each.getparent()) in {"p", "ins", "moveTo", "hyperlink", "fldSimple", "smartTag", "sdtContent"}
    for each in root.iter(W + "commentReference"):
        assert local(each.getparent()) == "r"
    for each in root.iter(W + "r", W + "p"):
        properties = [local(child) in {"rPr", "pPr"} for child in each]
        assert not any(properties[1:])
        assert local(each) == "p" or len(each)
        if local(each) == "r":
            assert not any(local(up) == "r" for up in each.iterancestors()) or any(
                local(up) in {"txbxContent", "ruby"} for up in each.iterancestors()
            )
