"""What the editor's page asks for: the audit of `onrecord check`, suppressions, comparison, evidence, downloads."""

from __future__ import annotations

import base64
import io
import os
import re
import threading

import docx
import pytest

from onrecord import Settings, audit
from onrecord.domain import Audit
from onrecord.reporters import Style, reporter
from onrecord.serve.drafts import Opened
from tests.serve.conftest import DRAFT


def served(*names):
    """Run a test with these files open."""
    return pytest.mark.parametrize("browser", [names], indirect=True)


def cards(html):
    """Rule and place of each finding on the page."""
    return sorted(re.findall(r'data-name="([\w-]+)" data-span="([\d:-]+)"', html))


def checked(text, name, **settings):
    """The same of the HTML report of `onrecord check`."""
    report = audit(text, name, settings=Settings(min_confidence=0, **settings))
    return report, reporter("html").render(Audit((report,)), Style())


def test_page_has_the_findings_words_and_score_of_the_report(desk):
    answer = desk.audit(desk.opened()).json()
    _, page = checked(DRAFT, "draft.txt")
    start = page.index('<section class="draft"')
    assert answer["html"].strip() == page[start : page.index('<div id="tip"')].strip()


def test_edit_is_audited_and_an_older_version_is_refused(desk):
    at = desk.opened()
    first = desk.audit(at).json()
    edited = desk.audit(at, 2, text=DRAFT.replace("Some say", "Ann Lee said")).json()
    assert ("some-say", "3:1-3:9") in cards(first["html"])
    assert "some-say" not in dict(cards(edited["html"]))
    stale = desk.audit(at, 1, text=DRAFT)
    assert stale.status_code == 409
    assert stale.json()["stale"]


def test_audit_that_waits_is_dropped_when_a_newer_version_arrives(desk, monkeypatch):
    begun, gate, seen = threading.Event(), threading.Event(), []
    at = desk.opened()

    def slow(draft, settings):
        seen.append(draft.version)
        begun.set()
        gate.wait(60)
        return audit(draft.data, draft.name)

    monkeypatch.setattr("onrecord.serve.work.audited", slow)
    answers = {}

    def send(version):
        answers[version] = desk.audit(at, version, text=f"{DRAFT}\nVersion {version} is longer.\n").status_code

    threads = [threading.Thread(target=send, args=(version,)) for version in (1, 2, 3)]
    threads[0].start()
    begun.wait(60)
    for number, thread in enumerate(threads[1:], 2):
        thread.start()
        while desk.get(at).json()["version"] < number:
            pass
    gate.set()
    for thread in threads:
        thread.join()
    assert seen == [1, 3]
    assert answers == {1: 200, 2: 409, 3: 200}


def test_draft_that_cannot_be_audited_is_one_line(desk):
    for text, told in (
        ("  \n", "holds no words"),
        ("Der Bürgermeister sagte am Montag, dass die Brücke nicht sicher sei. " * 5, "German"),
    ):
        answer = desk.audit(desk.opened(text))
        assert answer.status_code == 422
        assert told in answer.json()["error"]
        assert answer.json()["error"].startswith("This draft ")


def test_suppression_is_told_as_an_insertion_and_works_once_it_is_there(desk):
    at = desk.opened()
    html = desk.audit(at).json()["html"]
    number = int(re.search(r'class="number">(\d+)</span>(?=[^№]*?some say)', html).group(1))
    body = {"version": 0, "finding": number, "reason": "known to the editor", "editor": "KL"}
    answer = desk.post(f"{at}/suppression", body).json()
    text = DRAFT[: answer["at"]] + answer["inserted"] + DRAFT[answer["at"] :]
    assert 'onrecord: allow VA203 reason="known to the editor" editor="KL"\nSome say' in text
    after = desk.audit(at, 1, text=text).json()["html"]
    assert "some-say" not in dict(cards(after))
    assert "suppressed by KL: known to the editor" in after


def test_suppression_counts_line_ends_as_the_browser_does(desk):
    at = desk.opened(DRAFT.replace("\n", "\r\n").encode(), "draft.txt")
    desk.audit(at)
    number = [name for name, _ in sorted(cards(desk.audit(at).json()["html"]), key=lambda each: each[1])].index(
        "some-say"
    ) + 1
    answer = desk.post(f"{at}/suppression", {"version": 0, "finding": number, "reason": "known"}).json()
    assert DRAFT[answer["at"] :].startswith("Some say")
    assert "\r" not in answer["inserted"]


def test_suppression_of_a_finding_that_is_out_of_date_is_refused(desk):
    at = desk.opened()
    desk.audit(at)
    for body in ({"version": 3, "finding": 1}, {"version": 0, "finding": 99}):
        answer = desk.post(f"{at}/suppression", {**body, "reason": "known"})
        assert answer.status_code == 422
        assert "has changed" in answer.json()["error"]
    assert (
        "gives no reason" in desk.post(f"{at}/suppression", {"version": 0, "finding": 1, "reason": " "}).json()["error"]
    )


def word(text=DRAFT):
    document, stream = docx.Document(), io.BytesIO()
    for each in text.strip().split("\n\n"):
        document.add_paragraph(each)
    document.save(stream)
    return stream.getvalue()


def test_word_file_is_shown_suppressed_downloaded_with_comments_and_copied_as_text(desk):
    at = desk.opened(word(), "C:\\desk\\quay.docx")
    state = desk.audit(at).json()
    assert (state["text"], state["word"], state["name"]) == (None, True, "quay.docx")
    names = [name for name, _ in sorted(cards(state["html"]), key=lambda each: each[1])]
    answer = desk.post(f"{at}/suppression", {"version": 0, "finding": names.index("some-say") + 1, "reason": "known"})
    assert answer.json() == {"at": None}
    assert "some-say" not in dict(cards(desk.audit(at, 1).json()["html"]))
    saved = desk.get(f"{at.replace('/desk', '')}/download/word")
    comments = [each.text for each in docx.Document(io.BytesIO(saved.content)).comments]
    assert any(each.startswith("onrecord: allow VA203") for each in comments)
    copied = desk.post(f"{at}/copy").json()
    assert copied["text"].strip() == DRAFT.strip()


def test_file_that_comes_again_is_compared_with_the_one_that_was_opened(desk):
    at = desk.opened(word(), "quay.docx")
    desk.audit(at)
    again = base64.b64encode(word(DRAFT.replace("The mayor, Ann Lee,", "An official"))).decode()
    assert desk.audit(at, 1, data=again).status_code == 200
    assert "weaker" in desk.post(f"{at}/comparison").json()["html"]


@served("quay.md")
def test_file_that_is_saved_by_another_program_is_compared_with_the_one_that_was_opened(desk, files):
    at = desk.get("/").headers["location"]
    desk.audit(f"/desk{at}")
    (files / "quay.md").write_text(f"# {DRAFT}".replace("The mayor, Ann Lee,", "An official"))
    os.utime(files / "quay.md", (1, 1))
    assert "An official" in desk.audit(f"/desk{at}").json()["text"]
    assert "weaker" in desk.post(f"/desk{at}/comparison").json()["html"]


def test_comparison_is_with_the_version_that_was_opened_or_a_later_start(desk):
    at = desk.opened()
    desk.audit(at)
    assert "No change in the sourcing." in desk.post(f"{at}/comparison").json()["html"]
    desk.audit(at, 1, text=DRAFT.replace("The mayor, Ann Lee,", "An official"))
    told = desk.post(f"{at}/comparison").json()["html"]
    assert "weaker" in told
    assert "<del>The mayor, Ann Lee, said on Monday that it is sound.</del>" in told
    desk.post(f"{at}/start")
    assert "No change in the sourcing." in desk.post(f"{at}/comparison").json()["html"]


def test_evidence_files_are_compared_with_from_memory(desk):
    text = "Quay to close\n\n“We will close the quay before the month of May because of the traffic,” Ann Poe said.\n"
    notes = "ANN POE: We will never close the quay before the month of May because of the traffic.\n"
    at = desk.opened(text)
    assert "altered" not in desk.audit(at).json()["html"]
    files = [{"name": "poe.txt", "data": base64.b64encode(notes.encode()).decode()}]
    assert desk.post(f"{at}/evidence", {"files": files}).json()["evidence"] == ["poe.txt"]
    told = desk.audit(at).json()["html"]
    assert "altered-quotation" in dict(cards(told))
    assert "poe.txt" in told
    more = [{"name": "../log.txt", "data": base64.b64encode(b"A log.").decode()}]
    assert desk.post(f"{at}/evidence", {"files": more}).json()["evidence"] == ["poe.txt", "log.txt"]
    desk.post(f"{at}/evidence", {"files": []})
    assert "altered-quotation" not in dict(cards(desk.audit(at).json()["html"]))


def test_profile_is_that_of_the_settings_until_another_is_chosen(desk):
    at = desk.opened()
    desk.audit(at)
    chosen = desk.audit(at, profile="opinion").json()["html"]
    _, page = checked(DRAFT, "draft.txt", profile="opinion")
    assert cards(chosen) == cards(page)
    assert desk.audit(at, profile="none").status_code == 422


@pytest.mark.parametrize("format", ["html", "markdown", "json"])
def test_downloads_are_the_reports_of_the_command_and_are_never_shown(desk, format):
    at = desk.opened()
    saved = desk.get(f"{at.replace('/desk', '')}/download/{format}")
    report, _ = checked(DRAFT, "draft.txt")
    assert saved.text == reporter(format).render(Audit((report,)), Style())
    assert saved.headers["content-disposition"].startswith("attachment; filename*=UTF-8''draft-onrecord.")
    assert "sandbox" in saved.headers["content-security-policy"]


def test_unknown_download_and_word_comments_in_a_text_are_refused(desk):
    at = desk.opened().replace("/desk", "")
    assert desk.get(f"{at}/download/exe").status_code == 422
    assert "not a Word document" in desk.get(f"{at}/download/word").text


@served("quay.md", "mole.txt", "empty.txt")
def test_folder_lists_every_draft_and_reads_each_on_demand(desk, files):
    assert desk.get("/").headers["location"] == "/drafts"
    page = desk.get("/drafts").text
    found = dict(
        zip(
            re.findall(r'<a href="/drafts/\w+">([\w.]+)</a>', page),
            re.findall(r'tr data-id="(\w+)" data-pending', page),
            strict=True,
        )
    )
    assert list(found) == ["quay.md", "mole.txt", "empty.txt"]
    row = desk.post(f"/desk/drafts/{found['quay.md']}/row").json()["html"]
    assert "Quay to close" in row
    assert desk.post(f"/desk/drafts/{found['empty.txt']}/row").status_code == 422
    page = desk.get("/drafts").text
    assert page.count("data-pending") - page.count("[data-pending]") == 2
    (files / "quay.md").write_text("# Mole to close\n\nAnn Lee said so on Monday.\n")
    os.utime(files / "quay.md", (1, 1))
    assert "Mole to close" in desk.post(f"/desk/drafts/{found['quay.md']}/row").json()["html"]


@served("quay.md")
def test_single_file_opens_at_once_and_is_never_written(desk, files):
    before = (files / "quay.md").read_bytes()
    at = desk.get("/").headers["location"]
    assert desk.get(at).status_code == 200
    assert desk.get(f"/desk{at}").json()["text"] == before.decode()
    desk.audit(f"/desk{at}", 1, text="# Quay\n\nSources said that it will sink.\n")
    assert (files / "quay.md").read_bytes() == before
    assert "edited here" in desk.get("/drafts").text
    assert desk.get(f"{at}/download/draft").content.startswith(b"# Quay")


@served("quay.md", "mole.txt")
def test_edits_of_a_file_can_be_discarded(desk, files):
    desk.get("/drafts")
    found = re.findall(r'href="/drafts/(\w+)">quay.md', desk.get("/drafts").text)[0]
    desk.audit(f"/desk/drafts/{found}", 1, text="# Quay\n\nSources said that it will sink.\n")
    assert ">discard</button>" in desk.get("/drafts").text
    desk.post(f"/desk/drafts/{found}/close")
    assert desk.get(f"/desk/drafts/{found}").json()["text"] == (files / "quay.md").read_text()


def test_nothing_is_connected_to(desk, monkeypatch):
    def refused(*_):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refused)
    monkeypatch.setattr("socket.getaddrinfo", refused)
    assert desk.audit(desk.opened(DRAFT + "\n[See](https://evil.example/x)\n", "a.md")).status_code == 200


def test_closed_draft_is_gone(desk):
    at = desk.opened()
    desk.post(f"{at}/close")
    assert desk.audit(at).status_code == 404
    assert "no such draft" in desk.get(at.replace("/desk", "")).text


def test_hostile_words_and_names_stay_words(desk):
    at = desk.opened(DRAFT.replace("Tolbury", "<img src=x onerror=alert(1)>"), "<b>\x1b[31m.txt")
    assert "<img" not in desk.audit(at).json()["html"]
    desk.audit(at)
    for page in (desk.get("/drafts").text, desk.get(at.replace("/desk", "")).text):
        assert "<b>[31m" not in page
        assert "\x1b" not in page


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"version": -1}', b'{"version": 1, "more": 2}', b'{"version": "\xff"}']
)
def test_request_that_is_not_understood_is_one_line(desk, body):
    headers = {"Origin": "http://127.0.0.1:8765", "Content-Type": "application/json"}
    answer = desk.client.post(f"{desk.opened()}/audit", content=body, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("The request cannot be understood")


def test_file_whose_name_is_no_unicode_is_shown_audited_and_saved(desk, files):
    name = os.fsdecode(b"qu\xffay.md")
    (files / name).write_text(f"# {DRAFT}")
    one = Opened(name, str(files / name))
    desk.drafts.find = lambda: ([one], [])
    assert desk.get("/drafts").status_code == 200
    assert desk.post(f"/desk/drafts/{one.id}/row").status_code == 200
    assert desk.audit(f"/desk/drafts/{one.id}").json()["version"] == 0
    saved = desk.get(f"/drafts/{one.id}/download/html")
    assert saved.headers["content-disposition"].endswith("qu%3Fay-onrecord.html")


def test_full_desk_takes_no_more(desk, monkeypatch):
    monkeypatch.setattr("onrecord.serve.drafts.MOST_DRAFTS", 1)
    desk.opened()
    assert "Too much is open" in desk.post("/desk/drafts", {"text": DRAFT}).json()["error"]


def test_draft_over_the_limit_is_one_line(desk):
    answer = desk.post("/desk/drafts", {"text": "a" * 20_000_001})
    assert answer.json() == {"error": "This draft is larger than 20 MB; split it or audit its text alone."}


def test_time_limit_of_an_audit_is_told(desk, monkeypatch):
    gate = threading.Event()
    monkeypatch.setattr("onrecord.audit_thread.SECONDS", 0.01)
    monkeypatch.setattr("onrecord.serve.work.audited", lambda *_: gate.wait(60))
    answer = desk.audit(desk.opened())
    gate.set()
    assert "took longer" in answer.json()["error"]
