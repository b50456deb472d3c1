"""The editor's own page in a real browser, over a real server."""

from __future__ import annotations

import base64
import os
import re
import signal
import socket
import subprocess
import sys

import docx
import pytest

from tests.e2e.conftest import AGES

pytest.importorskip("starlette", reason="starlette is not installed (pip install '.[serve]')")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


PORT = free_port()
AT = f"http://127.0.0.1:{PORT}"
DRAFT = "Quay to close\n\nSome say that the quay at Tolbury will sink.\n\nThe mayor, Ann Lee, said on Monday that it is sound.\n"
READY = "#state:text-is('Up to date')"


@pytest.fixture(scope="package")
def server(tmp_path_factory, chromium):
    """The start address of a server over a folder with three drafts, one of them a Word file."""
    folder = tmp_path_factory.mktemp("desk")
    drafts = folder / "drafts"
    drafts.mkdir()
    (drafts / "quay.md").write_text(f"# {DRAFT}")
    (drafts / "mole.txt").write_text(DRAFT.replace("Some say", "Ann Lee said").replace("uay", "uay and mole"))
    word = docx.Document()
    for each in DRAFT.strip().split("\n\n"):
        word.add_paragraph(each)
    word.save(drafts / "word.docx")
    command = [sys.executable, "-m", "onrecord", "serve", "drafts", "--port", str(PORT), "--isolated", "-q"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    process = subprocess.Popen(
        [*command, "--config", "min-confidence=0"], cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    )
    yield process.stdout.readline().strip(), drafts
    process.send_signal(signal.SIGINT)
    process.wait(60)


@pytest.fixture
def enter(chromium, server):
    """Opens an address of the server in a new browser that has the token; at the end nothing may have been complained of."""
    contexts, troubles = [], []

    def go(address="/new", width=1440, **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, accept_downloads=True, **options)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=AT)
        context.set_default_timeout(AGES)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text) if "422" not in message.text else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda request: None if request.url.startswith((AT, "data:,", "blob:")) else troubles.append(request.url),
        )
        page.goto(server[0])
        page.wait_for_selector("#folder")
        page.goto(AT + address)
        return page

    yield go
    for context in contexts:
        context.close()
    assert troubles == []


def paste(page, text):
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.focus("#text")
    page.keyboard.press("Control+V")


def written(enter, text=DRAFT, **options):
    page = enter(**options)
    paste(page, text)
    page.wait_for_selector(READY)
    return page


def drop(page, name, data):
    transfer = page.evaluate_handle(
        """([name, data]) => {
          const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
          const made = new DataTransfer();
          made.items.add(new File([bytes], name));
          return made;
        }""",
        [name, base64.b64encode(data).decode()],
    )
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event("#main", event, {"dataTransfer": transfer})


def card(page, name):
    return page.locator(f".card[data-name='{name}']")


def test_pasted_draft_is_audited_beside_the_text_and_typing_updates_it(enter):
    page = written(enter)
    assert card(page, "some-say").count() == 1
    assert page.inner_text(".reading .headline") == "Quay to close"
    assert page.inner_text(".under .find.warning") == "Some say"
    page.locator("#text").evaluate(
        "each => { const at = each.value.indexOf('Some say'); each.setSelectionRange(at, at + 8); }"
    )
    page.keyboard.type("Ann Lee said")
    page.wait_for_selector(".card[data-name='some-say']", state="detached")
    page.wait_for_selector(READY)
    assert page.evaluate("document.activeElement.id") == "text"
    assert "Ann Lee said that the quay" in page.inner_text(".reading")
    assert re.search("/drafts/[0-9a-f]+$", page.url)
    page.reload()
    page.wait_for_selector(READY)
    assert "Ann Lee said that the quay" in page.input_value("#text")


def test_marks_under_the_text_stay_with_their_words_until_the_audit_is_back(enter):
    page, held = written(enter), []

    def hold(route):
        held.append(route)

    page.route("**/audit", hold)
    page.focus("#text")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Old q")
    assert page.inner_text(".under .find.warning") == "Some say"
    page.wait_for_selector("#state.busy:text-is('Reading …')")
    assert page.evaluate(
        "document.querySelector('.under').offsetHeight === document.querySelector('#text').scrollHeight"
    )
    looks = "['.under', '#text'].map(each => { const look = getComputedStyle(document.querySelector(each)); return ['font', 'letterSpacing', 'whiteSpace', 'width', 'fontVariantNumeric', 'tabSize', 'textIndent'].map(key => look[key]).join(); })"
    assert len(set(page.evaluate(looks))) == 1
    held[0].continue_()
    page.wait_for_selector(READY)


def test_edit_before_the_page_is_ready_and_during_the_first_audit_is_kept(enter):
    page, held = written(enter), []

    def hold(route):
        held.append(route)

    page.route("**/desk/drafts/*", hold)
    page.goto(page.url, wait_until="domcontentloaded")
    assert page.input_value("#text") == DRAFT
    page.focus("#text")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Old q")
    page.wait_for_timeout(400)
    page.route("**/audit", hold)
    state, *audits = held
    assert not audits
    state.continue_()
    while len(held) == 1:
        page.wait_for_timeout(50)
    page.keyboard.type("uiet ")
    assert page.input_value("#text").startswith("Old quiet Quay to close")
    page.unroute("**/audit")
    held[1].continue_()
    page.wait_for_selector(READY)
    page.wait_for_selector(".reading .headline:text-is('Old quiet Quay to close')")
    page.reload()
    assert page.input_value("#text").startswith("Old quiet Quay to close")


def test_word_file_is_dropped_read_and_saved_with_comments(enter, server, tmp_path):
    page = enter()
    drop(page, "word.docx", (server[1] / "word.docx").read_bytes())
    page.wait_for_selector(READY)
    assert page.inner_text(".reading .headline") == "Quay to close"
    assert not page.is_visible("#text")
    assert card(page, "some-say").count() == 1
    page.click("#save summary")
    with page.expect_download() as download:
        page.click("#save a[data-format=word]")
    download.value.save_as(tmp_path / "saved.docx")
    assert any("Some say" in each.text for each in docx.Document(tmp_path / "saved.docx").comments)
    changed = docx.Document(server[1] / "word.docx")
    changed.paragraphs[1].text = "Ann Lee said that the quay at Tolbury will sink."
    changed.save(tmp_path / "changed.docx")
    drop(page, "word.docx", (tmp_path / "changed.docx").read_bytes())
    page.wait_for_selector(".card[data-name='some-say']", state="detached")
    page.click("#compare")
    page.wait_for_selector("#changes .change.stronger")
    page.keyboard.press("Escape")
    page.click("label:has-text('Write')")
    page.click("#copy")
    page.wait_for_selector("#text:visible")
    page.wait_for_selector(READY)
    assert page.input_value("#text").strip() == DRAFT.strip().replace("Some say", "Ann Lee said")


def test_finding_is_allowed_with_a_reason_that_is_written_into_the_text_and_can_be_undone(enter):
    page = written(enter)
    card(page, "some-say").locator(".allow").click()
    page.click("#allow button.main")
    assert page.is_visible("#allow")  # a reason is required
    page.fill("#reason", "known to the editor")
    page.fill("#editor", "KL")
    page.click("#allow button.main")
    page.wait_for_selector(".card[data-name='some-say']", state="detached")
    page.wait_for_selector("#aside")
    assert 'onrecord: allow VA203 reason="known to the editor" editor="KL"\nSome say' in page.input_value("#text")
    assert "suppressed by KL: known to the editor" in page.inner_text("#aside")
    page.focus("#text")
    page.keyboard.press("Control+Z")
    page.wait_for_selector(".card[data-name='some-say']")
    assert page.input_value("#text") == DRAFT


def test_finding_is_allowed_while_reading_and_a_failure_is_told_in_the_dialog(enter):
    page = written(enter, f"---\ntitle: Did the mayor bury the report?\n---\n\n{DRAFT[15:]}")
    page.click("label:has-text('Read')")
    card(page, "accusing-question-headline").locator(".allow").click()
    page.fill("#reason", "known")
    page.click("#allow button.main")
    page.wait_for_selector("#allow .failed:has-text('allow it in the whole draft')")
    page.check("#whole")
    page.click("#allow button.main")
    page.wait_for_selector("#aside")
    assert card(page, "accusing-question-headline").count() == 0
    assert not page.is_visible("#text")
    assert page.input_value("#text").rstrip().endswith("scope=file -->")


def test_what_changed_since_the_draft_was_opened_is_shown(enter):
    page = written(enter)
    page.click("#compare")
    page.wait_for_selector("#changes .summed")
    assert "No change in the sourcing." in page.inner_text("#changes")
    page.click("#changes button.main")
    page.fill("#text", DRAFT.replace("The mayor, Ann Lee,", "An official"))
    page.wait_for_selector(".draft.outdated")
    page.wait_for_selector(".draft:not(.outdated)")
    page.click("#compare")
    page.wait_for_selector("#changes .summed")
    assert "weaker" in page.inner_text("#changes")
    page.click("#afresh")
    page.click("#compare")
    page.wait_for_selector("#changes .summed")
    assert "No change in the sourcing." in page.inner_text("#changes")


def test_report_and_draft_are_saved(enter, tmp_path):
    page = written(enter)
    for format, begins in (
        ("html", "<!doctype html>"),
        ("markdown", "<!--"),
        ("json", "{"),
        ("draft", "quay to close"),
    ):
        page.click("#save summary")
        with page.expect_download() as download:
            page.click(f"#save a[data-format={format}]")
        download.value.save_as(tmp_path / format)
        assert (tmp_path / format).read_text().lower().startswith(begins)
        page.click("#save summary")


def test_evidence_is_compared_with(enter):
    page = written(
        enter,
        "Quay to close\n\n“We will close the quay before the month of May because of the traffic,” Ann Poe said.\n",
    )
    page.click("#evidence")
    notes = b"ANN POE: We will never close the quay before the month of May because of the traffic.\n"
    page.set_input_files("#evidence-files", {"name": "poe.txt", "mimeType": "text/plain", "buffer": notes})
    page.wait_for_selector(".given li")
    page.click("#files button.main")
    page.wait_for_selector(".card[data-name='altered-quotation']")
    assert page.inner_text("#evidence") == "Evidence (1)"


def test_article_is_printed_and_not_the_text_field(enter):
    page = written(enter)
    page.emulate_media(media="print")
    for mode in ("both", "write", "read"):
        page.locator(f"input[value={mode}]").evaluate("each => each.click()")
        assert page.is_visible(".reading .headline")
        assert not page.is_visible("#text")
    assert not page.is_visible(".kit")


def test_page_of_a_draft_that_cannot_be_read_promises_no_verdict_in_a_moment(enter):
    page = enter("/new")
    page.fill(
        "#text", "Le pont sera fermé lundi, a dit le maire devant la presse. Les habitants du quartier sont inquiets."
    )
    page.wait_for_selector("#trouble:not([hidden])")
    assert "French" in page.inner_text("#trouble")
    assert "in a moment" not in page.inner_text(".head")
    assert "no verdict yet" in page.inner_text(".head")


def test_profile_can_be_switched(enter):
    page = written(enter)
    with page.expect_response("**/audit") as answer:
        page.select_option("#profile", "opinion")
    assert answer.value.json()["profile"] == "opinion"


def test_folder_shows_every_draft_and_sorts(enter):
    page = enter("/drafts")
    page.wait_for_selector("#folder:not(:has([data-pending]))")
    assert page.inner_text("h1") == f"{page.locator('tbody tr').count()} drafts"
    page.click("thead th:nth-child(8) button")
    words = page.locator("tbody td:nth-child(8)").evaluate_all("all => all.map(one => Number(one.dataset.sort))")
    assert words == sorted(words)
    assert max(words) > 0
    assert {number for number in words if number <= 0} <= {-1}  # what another test typed and no reader read
    page.click("tr:has-text('quay.md') a")
    page.wait_for_selector(READY)
    assert page.inner_text("#name") == "quay.md"
    assert page.inner_text(".under .find.warning") == "Some say"
    page.click("text=All drafts")
    page.wait_for_selector("#folder")


def test_wrong_token_and_no_token_get_one_line(chromium, server):
    context = chromium.new_context()
    page = context.new_page()
    assert page.goto(f"{AT}/?token=wrong").status == 403
    assert "token is not right" in page.inner_text("body")
    assert page.goto(f"{AT}/drafts").status == 401
    context.close()


def test_page_of_another_origin_can_neither_read_nor_write(enter, server):
    page = enter("/drafts")
    page.wait_for_selector("#folder:not(:has([data-pending]))")
    before = page.locator("tbody tr").count()
    other = page.context.new_page()
    other.goto("about:blank")
    tries = """at => Promise.all([
      fetch(`${at}/drafts`, {credentials: 'include'}),
      fetch(`${at}/desk/drafts`, {method: 'POST', credentials: 'include', headers: {'Content-Type': 'application/json'}, body: '{"text": "x"}'}),
      fetch(`${at}/desk/drafts`, {method: 'POST', mode: 'no-cors', credentials: 'include', body: '{"text": "x"}'}),
    ].map(each => each.then(answer => answer.status, () => 'refused')))"""
    assert other.evaluate(tries, AT) == ["refused"] * 3
    page.reload()
    page.wait_for_selector("#folder")
    assert page.locator("tbody tr").count() == before


def test_paste_of_twenty_megabytes_is_refused_in_one_line(enter):
    page = enter()
    page.locator("#text").evaluate(
        """field => { const data = new DataTransfer(); data.setData('text/plain', 'word '.repeat(4e6));
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }"""
    )
    assert (
        page.inner_text("#trouble")
        == "That is 20.0 million characters, and onrecord reads 4 million at most. Split it."
    )
    assert page.input_value("#text") == ""
    page.evaluate(
        """() => { const made = new DataTransfer(); made.items.add(new File(['word '.repeat(4000001)], 'large.txt'));
        dispatchEvent(new DragEvent('drop', { dataTransfer: made, bubbles: true, cancelable: true })); }"""
    )
    page.wait_for_selector("#trouble:has-text('large.txt is larger than 20 MB')")


def test_draft_that_cannot_be_read_is_told_in_one_line_and_can_be_mended(enter):
    page = enter()
    paste(page, "Der Bürgermeister sagte am Montag, dass die Brücke nicht sicher sei. " * 4)
    page.wait_for_selector("#trouble:has-text('This draft seems to be in German')")
    page.fill("#text", DRAFT)
    page.wait_for_selector(READY)
    assert not page.is_visible("#trouble")


def test_keys_work_outside_the_text_only(enter):
    page = written(enter)
    with page.expect_response("**/audit"):
        page.keyboard.type("jka?")
    assert page.input_value("#text").endswith("jka?")
    page.keyboard.press("Escape")
    assert page.input_value("#text").endswith("jka?")
    page.wait_for_selector(READY)
    page.keyboard.press("r")
    assert not page.is_visible("#text")
    page.keyboard.press("j")
    assert page.locator(".card.current").count() == 1
    page.keyboard.press("a")
    assert page.is_visible("#allow")
    page.keyboard.press("Escape")
    page.wait_for_selector("#allow", state="hidden")
    page.keyboard.press("w")
    page.wait_for_function("document.activeElement.id === 'text'")


def test_place_of_a_finding_selects_its_words_in_the_text_and_the_caret_finds_its_card(enter):
    page = written(
        enter, "🙂 Quay to close\n\n😀😀 Some say that the quay will sink.\n\nSources said that it is sound.\n"
    )
    card(page, "some-say").locator("a.at").click()
    chosen = "document.querySelector('#text').value.slice(document.querySelector('#text').selectionStart, document.querySelector('#text').selectionEnd)"
    assert page.evaluate(chosen) == "Some say"
    page.locator("#text").evaluate(
        "each => { const at = each.value.indexOf('Sources'); each.focus(); each.setSelectionRange(at + 2, at + 2); }"
    )
    page.keyboard.press("ArrowRight")
    assert page.get_attribute(".card.current", "data-name") == "bare-source"


def test_served_pages_do_not_scroll_sideways(enter):
    page = written(enter)
    for address in (page.url, f"{AT}/drafts"):
        page.goto(address)
        page.wait_for_selector(f"{READY}, #folder:not(:has([data-pending]))")
        for width in (1440, 900, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_axe_finds_nothing_on_the_served_pages(enter, width, scheme):
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-core is not installed (pip install '.[e2e]')"
    )
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = []

    def look(page, state):
        answer = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
        found.extend(
            (state, each["id"], each["nodes"][0]["html"][:200], each["nodes"][0]["failureSummary"])
            for each in answer.response["violations"]
        )

    page = enter(width=width, color_scheme=scheme)
    look(page, "blank")
    paste(page, DRAFT)
    page.wait_for_selector(READY)
    look(page, "written")
    page.click("#save summary")
    look(page, "menu")
    page.click("#save summary")
    page.locator(".allow").first.click()
    look(page, "allow")
    page.keyboard.press("Escape")
    page.click("#compare")
    page.wait_for_selector("#changes .summed")
    look(page, "changes")
    page.keyboard.press("Escape")
    page.click("#evidence")
    look(page, "evidence")
    page.keyboard.press("Escape")
    page.goto(f"{AT}/drafts")
    page.wait_for_selector("#folder:not(:has([data-pending]))")
    look(page, "folder")
    assert found == []
