"""The page in a real browser."""

from __future__ import annotations

import re

import pytest

SHOWN = ".card:not([hidden])"


def count(page, selector):
    return page.locator(selector).count()


def toggle_all_but_errors(page):
    for chip in page.locator(".chip:not(.error)").all():
        chip.click()


def test_filters_hide_findings_in_the_list_and_in_the_text(visit):
    page = visit("worked_example.html")
    everything = count(page, SHOWN)
    errors = count(page, ".card.error")
    assert 0 < errors < everything
    toggle_all_but_errors(page)
    assert count(page, SHOWN) == errors
    assert page.inner_text(".shown") == f"{errors} of {everything} shown"
    assert count(page, ".prose .find.off") > 0
    toggle_all_but_errors(page)
    page.select_option("select.category", "fairness")
    assert 0 < count(page, SHOWN) == count(page, '.card[data-category="fairness"]') < everything
    page.select_option("select.category", "")
    page.fill("input[type=search]", "bare-source")
    assert 0 < count(page, SHOWN) < everything
    page.fill("input[type=search]", "no such thing")
    assert page.is_visible(".nothing")


def test_keys_move_between_findings(visit):
    page = visit()
    for key, number in (("j", "1"), ("j", "2"), ("j", "3"), ("k", "2")):
        page.keyboard.press(key)
        assert page.inner_text(".card.current .number") == number
        focused = page.evaluate("document.activeElement.dataset.f")
        assert page.get_attribute(".card.current", "id") in focused.split()
        assert page.url.endswith("#" + page.get_attribute(".card.current", "id"))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type("jk")  # letters, not keys, while one types
    assert page.input_value("input[type=search]") == "jk"
    page.keyboard.press("Escape")
    assert page.input_value("input[type=search]") == ""
    page.keyboard.press("?")
    assert page.is_visible("dialog")
    page.uncheck("#single-keys")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert not page.is_visible("dialog")


def test_link_to_a_finding_opens_it_even_if_filtered_out(visit, reports):
    third = reports[0].findings[2].fingerprint
    page = visit(hash=f"#f-{third}")
    page.wait_for_selector(".card.current")
    assert page.get_attribute(".card.current", "id") == f"f-{third}"
    assert third in page.evaluate("document.activeElement.dataset.f")
    page.fill("input[type=search]", "no such thing")
    page.evaluate("location.hash = ''")
    page.evaluate(f"location.hash = 'f-{third}'")
    page.wait_for_selector(f"#f-{third}:visible")


def test_link_to_an_assertion_opens_the_section_that_hides_it(visit, reports):
    unscored = next(n for n, each in enumerate(reports[0].dossier.assertions, 1) if not each.weight)
    page = visit(hash=f"#c{unscored}")
    page.wait_for_selector("details.unscored[open]")
    assert page.is_visible(f"#c{unscored}")


def test_tooltip_shows_source_cue_evidence_and_score(visit):
    page = visit()
    page.hover('.prose [data-c~="c9"]')
    page.wait_for_selector("#tip:visible")
    told = page.inner_text("#tip")
    for part in ("Amir Shah", "said, mixed", "start 3", "level 3 of "):
        assert part in told
    page.hover("#tip")  # it can be pointed at
    page.wait_for_timeout(400)
    assert page.is_visible("#tip")
    page.keyboard.press("Escape")
    assert not page.is_visible("#tip")


def test_tooltip_describes_the_focused_element(visit):
    page = visit()
    page.focus(".prose a.find >> nth=1")
    assert page.get_attribute(".prose a.find >> nth=1", "aria-describedby") == "tip"
    assert page.get_attribute("#tip", "role") == "tooltip"
    assert page.is_visible("#tip")
    page.focus("#theme")
    assert not page.is_visible("#tip")
    assert page.get_attribute(".prose a.find >> nth=1", "aria-describedby") is None


def test_tap_shows_the_tooltip_before_following_the_link(visit):
    page = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.locator("[data-c~='c9']").first.evaluate(
        "each => scrollBy(0, each.getBoundingClientRect().bottom - innerHeight + 20)"
    )
    page.tap("[data-c~='c9'] >> nth=0")  # where the tip is going to be
    assert "Amir Shah" in page.inner_text("#tip")
    page.tap(".headline")
    page.tap(".prose a.find >> nth=1")
    assert page.is_visible("#tip")
    assert "#" not in page.url
    page.tap(".prose a.find >> nth=1")
    assert re.search("#f-", page.url)


def test_source_button_highlights_its_claims_and_layers_can_be_hidden(visit):
    page = visit()
    page.click("button.voice:has-text('Amir Shah')")
    assert count(page, ".prose .on") == count(page, '.prose [data-s~="s5"]') > 0
    page.click("button.voice:has-text('Amir Shah')")
    assert count(page, ".voiced") == 0
    assert count(page, ".backing-bars line") > 3
    page.uncheck('[data-layer="backing"]')
    assert not page.is_visible(".backing-bars")


def test_speakers_are_highlighted_only_if_that_layer_is_on(visit):
    looks = (
        "document.querySelectorAll('.prose .src').values()"
        ".map(each => getComputedStyle(each).backgroundColor + getComputedStyle(each, '::after').content).toArray()"
    )
    page = visit()
    assert {look.split(")")[0] for look in page.evaluate(looks)} == {"rgba(0, 0, 0, 0"}
    assert not page.is_visible(".legend .speakers")
    page.check('[data-layer="who"]')
    assert "rgba(0, 0, 0, 0" not in {look.split(")")[0] for look in page.evaluate(looks)}
    assert page.is_visible(".legend .speakers")


def test_why_a_rule_matters_expands_on_the_page(visit, reports):
    page = visit()
    card = f"#f-{reports[0].findings[0].fingerprint}"
    why = f"{card} .matters p"
    assert not page.is_visible(why)
    page.click(f"{card} summary")
    assert " ".join(reports[0].findings[0].rule.why.split()) in page.inner_text(why)


def test_findings_are_sorted_by_severity_or_by_position(visit):
    page = visit("worked_example.html")
    numbers = "[...document.querySelectorAll('.card .number')].map(each => Number(each.textContent))"
    worst = page.evaluate(
        "[...document.querySelectorAll('.sentence')].map(each => each.querySelectorAll('.error').length > 0)"
    )
    assert worst == sorted(worst, reverse=True)
    assert len(set(worst)) == 2
    first = page.evaluate(numbers)
    assert first != sorted(first)
    page.select_option("select.order", "text")
    assert page.evaluate(numbers) == sorted(first)
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert page.inner_text(".card.current .number") == "1"
    page.select_option("select.order", "worst")
    assert page.evaluate(numbers) == first


def test_sentence_is_hidden_if_all_its_findings_are_filtered_out(visit):
    page = visit("worked_example.html")
    page.click(".chip.error")
    assert count(page, ".sentence:not([hidden])") == page.evaluate(
        "[...document.querySelectorAll('.sentence')].filter(each => each.querySelector('.card:not([hidden])')).length"
    )
    assert count(page, ".sentence[hidden]") > 0


def test_index_shows_every_column_on_a_narrow_screen(visit):
    page = visit("index.html", viewport={"width": 390, "height": 844})
    cells = page.locator("table.drafts tbody td, table.drafts tbody th")
    for box in (cells.nth(at).bounding_box() for at in range(cells.count())):
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_long_source_name_does_not_cover_its_share(visit):
    for width in (1440, 900, 390):
        page = visit("names.html", viewport={"width": width, "height": 900})
        for row in page.locator("button.voice").all():
            name, share = row.locator(".name").bounding_box(), row.locator(".num").bounding_box()
            assert name["x"] + name["width"] <= share["x"]


def test_headings_are_printed_on_the_page_of_their_text(visit):
    page = visit("both.html")
    page.emulate_media(media="print")
    ends = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4')].map(each => getComputedStyle(each).breakAfter)"
    )
    assert set(ends) == {"avoid"}
    assert page.is_visible(".ruling")
    assert page.is_visible("thead")


def test_tables_are_sortable(visit):
    page = visit()
    head = ".ledger thead th:nth-child(1)"
    page.click(f"{head} button")
    assert page.get_attribute(head, "aria-sort") == "ascending"
    names = [int(text[1:]) for text in page.locator(".ledger tbody th").all_inner_texts()]
    assert names == sorted(names)
    page.click(f"{head} button")
    names = [int(text[1:]) for text in page.locator(".ledger tbody th").all_inner_texts()]
    assert names == sorted(names, reverse=True)


def test_color_scheme_follows_the_system_until_chosen(visit):
    page = visit(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    assert page.get_attribute("#theme", "aria-pressed") == "true"
    page.click("#theme")
    light = page.evaluate(ground)
    assert light != dark
    page.reload()
    assert page.evaluate(ground) == light


def test_index_links_to_the_pages_and_back(visit):
    page = visit("index.html")
    page.click("table.drafts thead th:nth-child(2) button")
    scores = [
        float(each)
        for each in page.locator("table.drafts tbody td:nth-child(2)").evaluate_all(
            "all => all.map(one => one.dataset.sort)"
        )
    ]
    assert scores == sorted(scores)
    page.click("table.drafts tbody a >> nth=0")
    page.wait_for_selector(".paper")
    page.click("a.home")
    page.wait_for_selector("table.drafts")


def test_page_is_complete_without_javascript(visit, reports):
    page = visit(java_script_enabled=False)
    assert count(page, ".card") == len(reports[0].findings)
    assert page.is_visible(".paper")
    assert page.is_visible(".ledger")
    assert not page.is_visible(".filters")
    page.click(".prose a.find >> nth=0")
    assert "#f-" in page.url


def test_hostile_draft_runs_no_script(visit):
    page = visit("hostile.html")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for _ in range(count(page, ".card")):
        page.keyboard.press("j")
    assert count(page, "script") == count(page, "style") == 1
    assert count(page, "img") == 0
    assert "<img src=x onerror=alert(1)>" in page.inner_text(".paper")


@pytest.mark.parametrize("width", [1440, 900, 390, 320])
@pytest.mark.parametrize("name", ["flood-report.html", "both.html", "index.html", "hostile.html"])
def test_pages_do_not_scroll_sideways(visit, name, width):
    page = visit(name, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("worked_example.html", 1440, "light"), ("worked_example.html", 390, "dark"), ("both.html", 1440, "dark"),
        ("index.html", 1440, "light"), ("index.html", 1440, "dark"),
    ],
)  # fmt: skip
def test_axe_finds_no_accessibility_problem(visit, name, width, scheme):
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-core is not installed (pip install '.[e2e]')"
    )
    page = visit(name, viewport={"width": width, "height": 900}, color_scheme=scheme)
    if count(page, ".prose a.find"):
        page.focus(".prose a.find >> nth=0")  # with the tip open
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert [
        (each["id"], each["nodes"][0]["html"][:200], each["nodes"][0]["failureSummary"])
        for each in found.response["violations"]
    ] == []
