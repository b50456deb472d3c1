"""The examples of the specifications of Markdown: each is read, and each letter of its text found where it stands.

python benchmarks/spec_examples.py FILE…      such as spec.txt, regression.txt and extensions.txt of cmark and cmark-gfm

An example is Markdown and the HTML that it becomes, between lines of 32 backticks. The words that are read should be
those that the HTML shows, without code, pictures and what is struck out; where they are not, the example is printed
with --verbose.
"""

from __future__ import annotations

import html
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from lxml.html import fragment_fromstring

from onrecord.domain import Document, Span
from onrecord.errors import UnreadableError
from onrecord.readers.markdown import read

_EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)
_LETTER = re.compile(r"[^\W_]")
_LETTERS = re.compile(r"[^\W_]+")
_LONGEST = 1.0
"""Seconds of processor time for one example."""


def examples(file: Path) -> Iterator[tuple[str, str]]:
    """Yield Markdown and HTML."""
    for match in _EXAMPLE.finditer(file.read_text(encoding="utf-8")):
        yield match[1].replace("→", "\t").removeprefix("\ufeff"), match[2].replace("→", "\t")


def astray(document: Document, source: str) -> list[str]:
    """The letters that are not where they are said to be."""
    found = []
    for match in _LETTER.finditer(document.text):
        piece = document.source_map.origin(Span(*match.span())).of(source)
        if match.group() not in html.unescape(piece):
            found.append(f"{match.group()!r} at {piece!r}")
    return found


def shown(page: str) -> list[str]:
    """The words that a page shows, without what is no copy."""
    tree = fragment_fromstring(f"<div>{page}</div>", create_parent="div")
    for element in tree.xpath("//code|//pre|//del|//script|//style|//textarea|//title"):
        element.drop_tree()
    return sorted(_LETTERS.findall(" ".join(tree.itertext())))


def main(files: list[str], *, verbose: bool) -> int:
    """Print a line a file; return how many examples crash, take too long, or have letters astray."""
    failed = 0
    for file in files:
        number = refused = wrong = other = 0
        for source, page in examples(Path(file)):
            number += 1
            begun = time.process_time()
            try:
                document = read(source.encode(), "example.md")
            except UnreadableError as error:
                refused += 1
                print(f"refused: {source!r}: {error}")
                continue
            lost = astray(document, source)
            if lost or time.process_time() - begun > _LONGEST:
                wrong += 1
                print(f"WRONG {source!r}: {'; '.join(lost) or 'too slow'}")
            if sorted(_LETTERS.findall(document.text)) != shown(page):
                other += 1
                if verbose:
                    print(f"other words {source!r}: {document.text!r} for {page!r}")
        failed += wrong
        print(
            f"{file}: {number} examples, {refused} refused, {wrong} wrong, {other} with other words than the HTML shows"
        )
    return failed


if __name__ == "__main__":
    paths = [each for each in sys.argv[1:] if each != "--verbose"]
    sys.exit(1 if main(paths, verbose="--verbose" in sys.argv) else 0)
