"""Articles that a file carries as data: the parts of one, put together as a page and read as such."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from onrecord.domain import Document
from onrecord.language.regex import unbounded as regex
from onrecord.readers._carried import Carried, read_page
from onrecord.readers._xml import Element, Text

_MARKED = regex(r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|table|span|a|em|strong|b|i)\b[^<>]{0,2000}>", 2)
_LINES = regex(r"\n\s*")
_QUOTE = regex(r"[\"&<>]")


@dataclass(slots=True)
class Article:
    """The page that an article is put together as, and what is stated of it."""

    page: Carried = field(default_factory=Carried)
    title: str | None = None
    byline: str | None = None
    date: str | None = None

    def headline(self, text: Carried) -> None:
        """Add the headline, which is plain text."""
        self.element("h1", text)
        self.title = " ".join(text.text.split()) or None

    def element(self, name: str, text: Carried, *, plain: bool = True) -> None:
        """Add an element with text."""
        self.page.markup(f"<{name}>")
        self.page.extend(text, plain=plain)
        self.page.markup(f"</{name}>")

    def body(self, text: Carried) -> None:
        """Add text that is HTML, or plain with a line or more for each paragraph."""
        whole = text.text
        if _MARKED.search(whole):
            self.element("div", text, plain=False)
            return
        at = 0
        for end in [*_LINES.finditer(whole), None]:
            paragraph = Carried()
            for piece in text.pieces(at, end.start() if end else len(whole)):
                paragraph.add(*piece)
            self.element("p", paragraph)
            at = end.end() if end else at

    def tree(self, element: Element, names: dict[str, str], skipped: Iterable[str] = ()) -> None:
        """Add an XML element; `names` says which element of HTML each stands for, if not the one of its own name."""
        without = frozenset(skipped)
        stack: list[Element | Text | str] = [element]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                self.page.markup(node)
            elif isinstance(node, Text):
                self.page.plain(*node)
            elif node.name not in without:
                name = names.get(node.name, node.name if node.name.isalnum() else "div")
                start, _, _ = name.partition(" ")
                target = f' href="{_QUOTE.sub("", node.get("href"))}"' if node.get("href") else ""
                self.page.markup(f"<{name}{target}>")
                stack.append(f"</{start}>")
                stack.extend(reversed(node.children))

    def read(self, name: str, format: str, line_starts: tuple[int, ...]) -> Document:
        """Return the document."""
        document = read_page(self.page, name, format, line_starts)
        return replace(
            document,
            title=self.title or document.title,
            byline=self.byline or document.byline,
            date=self.date or document.date,
        )


def carried(element: Element) -> Carried:
    """Return the text below an element, with its places."""
    text = Carried()
    for node in element.texts():
        text.add(*node)
    return text
