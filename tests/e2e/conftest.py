"""A page on disk and a browser that must ask for nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import audit
from onrecord.domain import Audit
from onrecord.reporters import Style, reporter
from onrecord.settings import Settings
from tests.e2e.browser import browser
from tests.reporters.test_html import HOSTILE

AGES = 120_000
"""Milliseconds that no browser takes, however busy the machine is; not so many that a missing element holds up a run."""
ROOT = Path(__file__).parents[2]
DRAFTS = [ROOT / "examples/flood-report.md", ROOT / "tests/assess/drafts/worked_example.txt"]
LONG_NAMES = """\
# Mill to close

Joanna Whitcombe-Featherstonehaugh-Cholmondeley, who chairs the council, said the mill would close in May.

Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Community Association said that 340 jobs would go.
"""


@pytest.fixture(scope="package")
def chromium():
    with browser() as found:
        if isinstance(found, str):
            pytest.skip(found)
        yield found


@pytest.fixture(scope="package")
def reports():
    everything = Settings(min_confidence=0)  # how a page works does not depend on what the judge of the day shows
    return [audit(path, settings=everything) for path in DRAFTS]


@pytest.fixture(scope="package")
def folder(reports, tmp_path_factory):
    """An index, a page per draft, `both.html` with the two of them, `hostile.html` and `names.html`."""
    made = tmp_path_factory.mktemp("pages")
    html = reporter("html")
    for name, page in html.pages(Audit(tuple(reports)), Style()).items():
        (made / name).write_text(page, encoding="utf-8")
    (made / "both.html").write_text(html.render(Audit(tuple(reports)), Style()), encoding="utf-8")
    names = audit(LONG_NAMES, "names.md")
    (made / "names.html").write_text(html.render(Audit((names,)), Style()), encoding="utf-8")
    hostile = audit("\n\n".join(("<script>alert('head')</script> said", *HOSTILE)), "<b>hostile</b>.txt")
    (made / "hostile.html").write_text(html.render(Audit((hostile,)), Style()), encoding="utf-8")
    return made


@pytest.fixture
def visit(chromium, folder):
    """Opens a page; at the end nothing may have been complained of, or asked for, but pages of the folder."""
    contexts, troubles = [], []

    def go(name="flood-report.html", hash="", **options):
        context = chromium.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        context.set_default_timeout(AGES)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: troubles.append(request.url) if not _own(request.url, folder) else None)
        page.goto((folder / name).as_uri() + hash)
        return page

    yield go
    for context in contexts:
        context.close()
    assert troubles == []


def _own(url, folder):
    return url.startswith((folder.as_uri(), "data:,"))
