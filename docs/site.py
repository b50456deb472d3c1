"""Hooks of mkdocs: README.md is the first page of the site, and pages may link to files outside docs/.

In the site, docs/ lies over the root of the repository: docs/rules.md is rules.md, and CONTRIBUTING.md stays where it
is. So the same links work on a server that shows the repository and on the site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[1]
FIRST = "README.md"
_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)([^)#\s]+)")


def on_files(files: Files, config: Any) -> Files:
    """Add the README, and whatever is linked from a page and is not in docs/."""
    for path in sorted(_linked_from([FIRST, *(f"docs/{each.src_uri}" for each in files.documentation_pages())])):
        files.append(File.generated(config, path, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Return the page with links that lead to the same files in the site."""
    place = _in_site(_in_repository(page.file))

    def rewritten(match: re.Match[str]) -> str:
        target = _target(_in_repository(page.file), match[1])
        return posixpath.relpath(_in_site(target), posixpath.dirname(place) or ".") if target else match[1]

    return _LINK.sub(rewritten, markdown)


def _linked_from(pages: list[str]) -> set[str]:
    """Return the files outside docs/ that pages link to, directly or through each other, and those pages themselves."""
    found: set[str] = set()
    left = list(pages)
    while left:
        path = left.pop()
        if path in found:
            continue
        found.add(path)
        if path.endswith(".md"):
            left += _targets(path)
    return {path for path in found if not path.startswith("docs/")}


def _targets(path: str) -> Iterator[str]:
    for match in _LINK.finditer((ROOT / path).read_text(encoding="utf-8")):
        if target := _target(path, match[1]):
            yield target


def _target(path: str, link: str) -> str | None:
    """Return the file of the repository that a link on a page leads to, if there is one."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
    return target if (ROOT / target).is_file() else None


def _in_repository(file: File) -> str:
    return file.src_uri if file.generated_by else f"docs/{file.src_uri}"


def _in_site(path: str) -> str:
    return path.removeprefix("docs/")
