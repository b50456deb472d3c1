"""A newsroom's drafts for tests: forty of them, in four formats, some of them unsound."""

from __future__ import annotations

import html
import io
from dataclasses import dataclass
from functools import cache

import docx

PLACES = "Wexbridge Harnley Corrow Stannick Aldmere Penholt Eastrow Marfield Tolbury Quenby".split()
NAMES = "Dana Ruiz,Omar Feld,Lena Marsh,Piet Anders,Nora Quill,Theo Vance,Ines Calder,Max Orley,Ruth Sandell,Ivo Brandt"
FORMATS = ("txt", "md", "html", "docx")

SOUND = (
    "{place} to repair its bridge",
    "{place} will close the bridge on {day} May, the mayor, {name}, said on Monday.",
    "“We have the money for the work,” {name} told the council at its meeting in the town hall.",
    "The repair costs {sum} million crowns, according to the budget that the council published on 4 March.",
)
UNSOUND = (
    "{place} to lose its library",
    "{place} will close the library on {day} May, the mayor, {name}, said on Monday.",
    "Some say the plan will cost {sum} jobs.",
    "“Nobody was asked about it,” {name} told the council at its meeting in the town hall.",
)
COLUMN = (
    "Leave the {place} market alone",
    "The market of {place} has stood on the square for {day} hundred years.",
    "It is noisy in the morning. Why would anybody want an empty square? It would be no better.",
    "The mayor, {name}, told the council on Monday that the move will cost {sum} million crowns.",
)


@dataclass(frozen=True)
class Draft:
    """One draft: its path, and its headline and paragraphs."""

    path: str
    blocks: tuple[str, ...]

    @property
    def data(self) -> bytes:
        """The bytes of its file."""
        return written(self.path, self.blocks)


@cache
def drafts() -> tuple[Draft, ...]:
    """Each tenth one is a column below opinion/; of the others each third is unsound."""
    return tuple(_draft(number) for number in range(40))


def written(path: str, blocks: tuple[str, ...]) -> bytes:
    """A headline and paragraphs in the format that the path ends in; a remark to onrecord is about what comes next."""
    headline, *body = blocks
    if path.endswith(".docx"):
        return _word(headline, body)
    if path.endswith(".md"):
        body = [f"<!-- {each} -->" if _is_remark(each) else each for each in body]
    if path.endswith(".html"):
        marked = (f"<!-- {each} -->" if _is_remark(each) else f"<p>{html.escape(each)}</p>" for each in body)
        lines = [f"<h1>{html.escape(headline)}</h1>", *marked]
        return ("<!doctype html>\n<title>Desk</title>\n" + "\n".join(lines) + "\n").encode()
    return "\n\n".join(["# " * path.endswith(".md") + headline, *body, ""]).replace("\n\n\n", "\n").encode()


def _draft(number: int) -> Draft:
    folder, template = ("drafts", UNSOUND if number % 3 == 1 else SOUND) if number % 10 else ("opinion", COLUMN)
    words = {
        "place": PLACES[number // 4 % 10],
        "name": NAMES.split(",")[number * 7 % 10],
        "day": 2 + number % 28,
        "sum": 3 + number,
    }
    path = f"{folder}/{number:02}-{words['place'].lower()}.{FORMATS[number // 10 if not number % 10 else number % 4]}"
    return Draft(path, tuple(each.format(**words) for each in template))


def _is_remark(block: str) -> bool:
    return block.startswith("onrecord:")


def _word(headline: str, body: list[str]) -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    document.add_heading(headline, 0)
    remarks: list[str] = []
    for each in body:
        if _is_remark(each):
            remarks.append(each)
            continue
        paragraph = document.add_paragraph(each)
        while remarks:
            document.add_comment(paragraph.runs, text=remarks.pop(), author="KL", initials="KL")
    document.save(stream)
    return stream.getvalue()
