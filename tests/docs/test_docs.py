"""The documentation shows what the program does, its links lead somewhere, and its site asks for nothing from elsewhere."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
]
PACKAGE = ROOT / "src" / "onrecord"


def script(name: str):
    spec = spec_from_file_location(f"docs_{name}", ROOT / "docs" / f"{name}.py")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


GENERATE = script("generate")


@pytest.mark.parametrize("path", GENERATE.pages(), ids=lambda path: path.name)
def test_a_page_is_what_the_script_would_write(path):
    """Probabilities may differ a little: processors and versions of onnxruntime round 8-bit arithmetic differently."""
    written, shown = GENERATE.pages()[path](), path.read_text(encoding="utf-8")
    probability = re.compile(r"(?<=\| )[01]\.\d\d(?= \|)")
    assert probability.sub("", written) == probability.sub("", shown), "run: python docs/generate.py"
    now, before = ([float(each) for each in probability.findall(text)] for text in (written, shown))
    assert now == pytest.approx(before, abs=0.05)


def test_a_page_that_is_out_of_date_is_mended(tmp_path):
    stale = "```sh\necho new\n```\n\n```text\nold\n```\n\n```sh\ntouch made\n```\n"
    assert GENERATE.with_outputs(stale, tmp_path) == stale.replace("old", "new")
    assert (tmp_path / "made").exists()


def test_the_tutorial_needs_nothing_but_its_own_files():
    """Every file that its commands name is written by an earlier one of them."""
    written: set[str] = set()
    text = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
    for commands in re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        outside = re.sub(r"<<'END'\n.*?^END$", "", commands, flags=re.MULTILINE | re.DOTALL)
        written |= set(re.findall(r"(?:>|--write-baseline|cp \S+) (\S+)", outside))
        assert set(re.findall(r"\b[\w-]+\.(?:md|json)\b", outside)) <= written
    assert written


def headings(path: Path) -> set[str]:
    """The anchors of a page, as GitHub makes them."""
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_link_is_broken(path):
    for target, anchor in re.findall(r"\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)", path.read_text(encoding="utf-8")):
        file = (path.parent / target).resolve() if target else path
        assert file.is_relative_to(ROOT)
        assert file.exists(), target
        assert not anchor or anchor in headings(file), f"{target}#{anchor}"


def test_every_page_is_linked_from_another():
    linked = {
        (path.parent / target).resolve()
        for path in PAGES
        for target in re.findall(r"\]\((?![a-z]+:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    }
    unlinked = {path.name for path in PAGES if path not in linked}
    assert unlinked <= {"README.md", "releasing.md"}


def test_the_glossary_has_each_word_once_in_order_of_the_alphabet():
    text = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"^\| \*\*(.+?)\*\* \|", text, re.MULTILINE)
    assert 20 <= len(words) <= 32
    assert words == sorted(set(words))
    assert set(re.findall(r"(?<!\*)\*([a-z ]+)\*(?!\*)", text)) - {"identified"} <= {*words, "fingerprints"}


def test_the_modules_of_the_architecture_exist():
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    picture = (ROOT / "docs/architecture.svg").read_text(encoding="utf-8")
    names = set(re.findall(r"`([a-z/]+(?:/|\.py))`", text)) | set(re.findall(r"\b[a-z]+(?:\.py\b|/(?=[ <]))", picture))
    assert {"pipeline.py", "readers/", "reporters/"} <= names
    assert [name for name in sorted(names) if not (PACKAGE / name).exists()] == []


class Requests(HTMLParser):
    """What a browser asks for when it shows a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if tag in ("script", "img", "iframe", "source", "audio", "video", "embed"):
            self.addresses.append(named.get("src") or "")
        if tag == "link" and named.get("rel") in ("stylesheet", "icon", "preload", "preconnect", "dns-prefetch"):
            self.addresses.append(named.get("href") or "")


def test_the_site_builds_without_a_warning_and_asks_for_nothing_from_elsewhere(tmp_path, monkeypatch):
    pytest.importorskip("material", reason="needs the extra docs")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path), strict=True))
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) >= len(PAGES)
    for page in pages:
        found = Requests()
        text = page.read_text(encoding="utf-8")
        found.feed(text)
        assert [each for each in found.addresses if re.match(r"\w+:|//", each) and not each.startswith("data:")] == []
        assert 'class="mermaid"' not in text, "mermaid is loaded from elsewhere"
    for sheet in tmp_path.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(?:https?:)?//|@import", sheet.read_text(encoding="utf-8"))
