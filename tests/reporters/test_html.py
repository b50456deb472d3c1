"""The page: all of the text and nothing but text, whole without a script, one file or one per draft."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import lxml.html
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import audit
from onrecord.domain import (
    Aside,
    Audit,
    Block,
    BlockKind,
    Report,
    Requirements,
    SetAside,
    Span,
    Suppression,
)
from onrecord.reporters import Style, reporter
from onrecord.reporters._html.marks import Layer, Mark, segments
from onrecord.reporters._html.voices import voices
from onrecord.reporters._safe import safe
from onrecord.reporters._verdict import GATES, GRADES, verdict_lines
from onrecord.settings import Settings
from tests.reporters.audits import EMPTY, FULL, finding, report

HTML = reporter("html")
DRAFT = """\
Council chief hid report, say sources

Chief executive Dana Ruiz sat on the report for eight months, sources said. “It was a draft,” she said.

Some say the delay put 1,200 homes at risk. Amir Shah, who chairs the flood committee, said he was not told.
"""
HOSTILE = [
    "<script>alert(1)</script> some say",
    "</script><img src=x onerror=alert(1)> some say",
    "</style><style>*{display:none}</style> some say",
    "\" onmouseover=\"alert(1) some say 'x' `y` {{ 7 * 7 }} {% raw %}",
    "<!-- some say --> ]]> &amp; &lt; \\u003c",
    "\u202esome say\u202c \u2066a\u2069 \u200b\ufeff\x00\x1b[31m",
    "some say " + "x" * 10_000,
]


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def prose(html: str) -> str:
    """The words of the article column, block by block, to the last space."""
    return "\n".join(block.text_content() for block in lxml.html.fromstring(html).find_class("prose"))


def expected(one: Report) -> str:
    document = one.dossier.document
    return "\n".join(safe(block.span.of(document.text)) for block in document.blocks)


def render(*reports: Report, **style) -> str:
    return HTML.render(Audit(reports), Style(**style))


def test_the_article_is_the_text_of_the_draft():
    one = audit(DRAFT, "draft.md")
    assert one.findings
    assert prose(render(one)) == expected(one)


PIECES = st.lists(
    st.sampled_from(["Some say ", "it is over", "<b>", "&amp;", "\u202e", "“no”", "\n", "\t", "é", "👩\u200d🚒", '"', "'", " "]),
    min_size=1, max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=25)
@given(PIECES, st.data())
def test_however_marks_overlap_the_text_stays_the_text(text, data):
    one = report(text)
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    found = tuple(
        replace(finding(text, text), span=Span(min(pair), max(pair)), fingerprint=f"{at:04x}")
        for at, pair in enumerate(spans)
    )
    assert prose(render(replace(one, findings=found))) == expected(one)


MARKS = st.lists(
    st.builds(
        lambda start, length, layer, of: Mark(start, start + length, layer, of),
        st.integers(0, 40), st.integers(0, 20), st.sampled_from(list(Layer)), st.sampled_from("abc"),
    ),
    max_size=12,
)  # fmt: skip


@given(MARKS)
def test_segments_cover_the_block_and_know_all_that_lies_over_them(marks):
    cut = list(segments(5, 45, marks))
    assert [at for each in cut for at in range(each.start, each.end)] == list(range(5, 45))
    for each in cut:
        for at in range(each.start, each.end):
            assert set(each.marks) == {mark for mark in marks if mark.start <= at < mark.end}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_draft_is_text(text):
    one = report(text, "some say", name=text.replace("/", "_"))
    page = soup(render(one))
    assert [block.get_text() for block in page.select(".prose")] == [safe(text)]
    assert len(page.select("script")) == len(page.select("style")) == 1
    assert not page.select("img")
    assert not any(name.startswith("on") or name == "style" for tag in page.find_all() for name in tag.attrs)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", str(page))


def test_links_of_a_draft_lead_nowhere():
    one = audit("See [the log](javascript:alert(1)) and [it](https://example.org/x), said Dana Ruiz.\n", "draft.md")
    page = soup(render(one))
    assert page.select(".lnk")
    assert {link["href"][0] for link in page.select("a[href]")} == {"#"}


def test_the_policy_allows_the_style_and_the_script_and_nothing_else():
    page = soup(render(audit(DRAFT)))
    policy = page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        digest = b64encode(sha256(page.find(tag).string.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize(
    "made", [lambda: render(audit(DRAFT)), lambda: HTML.render(FULL, Style()), lambda: HTML.render(EMPTY, Style())]
)
def test_ids_are_unique_and_links_within_the_page_arrive(made):
    page = soup(made())
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {link["href"][1:] for link in page.select('a[href^="#"]')} <= set(ids)
    for name in ("data-c", "data-f"):
        assert {each for tag in page.select(f"[{name}]") for each in tag[name].split()} <= set(ids)


def test_a_finding_and_an_assertion_can_be_linked_to():
    one = audit(DRAFT)
    page = soup(render(one))
    for each in one.findings:
        card = page.find(id=f"f-{each.fingerprint}")
        assert each.rule.code in card.get_text()
        phrase = page.find(id=card.select_one("a.at")["href"][1:])
        assert each.fingerprint in phrase["data-f"]
    assert {f"c{number}" for number in range(1, len(one.dossier.assertions) + 1)} <= {
        tag["id"] for tag in page.select("[id]")
    }


def test_equal_fingerprints_do_not_clash():
    one = report("some say a, some say b", "some say")
    page = soup(render(replace(one, findings=one.findings * 2)))
    assert [card["id"] for card in page.select(".card")] == ["f-f00d", "f-f00d-2"]


def test_blocks_are_set_as_what_they_are():
    text = "Head\n\nSub\n\none\n\ntwo\n\nsaid\n\nend"
    kinds = ["headline", "subhead", "list-item", "list-item", "block-quotation", "paragraph"]
    spans = [Span(*match.span()) for match in re.finditer(r"\w+", text)]
    one = report(text)
    document = replace(
        one.dossier.document, blocks=tuple(Block(*pair) for pair in zip(spans, map(BlockKind, kinds), strict=True))
    )
    article = soup(render(replace(one, dossier=replace(one.dossier, document=document)))).article
    assert [tag.name for tag in article.find_all(recursive=False)] == ["h2", "h3", "ul", "blockquote", "p"]
    assert [item.get_text() for item in article.select("ul > li")] == ["one", "two"]


def rows(page) -> list[list[str]]:
    """The cells of the first table of the draft, row by row."""
    return [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["td", "th"])] for row in page.article.select("tr")
    ]


TABLE_MD = """\
The rents rose, some say.

| Street | 2022 | Comment |
|---|---|---|
| Mill Lane | £900 | |
| Kiln Row | | Some say it is more |

The council said nothing.
"""
TABLE_HTML = """\
<p>The rents rose, some say.</p><table><thead><tr><th>Street<th>2022<th>Comment</thead><tr><td>Mill Lane<td>£900<td></tr>
<tr><td>Kiln Row<td> <td>Some say it is more</tr></table><p>The council said nothing.</p>
"""


@pytest.mark.parametrize(("draft", "name"), [(TABLE_MD, "a.md"), (TABLE_HTML, "a.html")])
def test_a_table_of_the_draft_is_a_table_on_the_page(draft, name):
    one = audit(draft, name, settings=Settings(min_confidence=0))
    page = soup(render(one))
    assert rows(page) == [["Street", "2022", "Comment"], ["Mill Lane", "£900"], ["Kiln Row", "", "Some say it is more"]]
    assert [cell.name for cell in page.article.tr.find_all(True, recursive=False)] == ["th", "th", "th"]
    assert "".join(each.get_text() for each in page.select("td .find")) == "Some say"
    assert prose(str(page)) == expected(one)


def test_a_wide_cell_takes_its_columns_and_a_tall_one_its_place_in_the_next_row():
    draft = (
        "<table><tr><td rowspan=2>Mill Lane<td>2022<td>900</tr><tr><td>2023<td>950</tr><tr><td colspan=3>Ltd</table>"
    )
    page = soup(render(audit(f"<p>The rents rose.</p>{draft}", "a.html")))
    assert rows(page) == [["Mill Lane", "2022", "900"], ["", "2023", "950"], ["Ltd"]]
    assert page.article.select("td")[-1]["colspan"] == "3"


def test_a_list_in_a_cell_is_a_list_and_a_table_of_one_cell_only_a_frame():
    items = "<tr><td><ul><li>One<li>Two</ul></td><td>Three</td></tr>"
    page = soup(render(audit(f"<p>All.</p><table>{items}</table>", "a.html")))
    assert [item.get_text() for item in page.select("td ul > li")] == ["One", "Two"]
    framed = soup(render(audit("<p>All.</p><table><tr><td><p>The council met.</p><p>It left.</p></table>", "a.html")))
    assert not framed.article.select("table")
    assert [each.get_text() for each in framed.select(".prose")] == ["All.", "The council met.", "It left."]


def test_the_page_begins_with_the_verdict():
    one = audit(DRAFT, "draft.md")
    page = soup(render(one))
    told = [line.get_text() for line in page.select(".ruling p")]
    assert told == list(verdict_lines(one))
    assert page.main.find(["p", "dl"]) is page.select_one(".ruling p")
    assert "held" in page.select_one(".ruling")["class"]
    calm = soup(render(report("Lee says so.")))
    assert "held" not in calm.select_one(".ruling")["class"]


def test_what_the_draft_fails_stands_below_its_verdict_once():
    draft = Path(__file__).parents[1] / "assess/drafts/worked_example.txt"
    one = replace(audit(draft), required=Requirements(min_score=90, fail_on_hold=True))
    assert len(one.unmet) > 2
    told = [line.get_text() for line in soup(render(one)).select(".ruling .failed")]
    assert told == [f"Failed: {one.unmet[0].reason} (min-score).", "Failed: the draft is on hold (fail-on-hold)."]


def test_the_index_tells_the_verdict_of_each_draft_worst_first():
    drafts = (report("No.", name="calm.txt"), audit(DRAFT, "held.md"))
    page = soup(HTML.pages(Audit(drafts), Style())["index.html"])
    found = [(row.a["href"], row.select_one(".ruled").get_text()) for row in page.select("table.drafts tbody tr")]
    assert found == [("held.html", verdict_lines(drafts[1])[0]), ("calm.html", verdict_lines(drafts[0])[0])]


def test_findings_of_one_sentence_stand_together_under_it():
    one = audit(
        "Sources claimed that the mayor lied.\n\nThe vote was on Monday. It is believed to be void, and was reportedly forged.\n",
        "a.md",
    )
    groups = {
        group.select_one(".quoted").get_text(): [card.abbr.get_text() for card in group.select(".card")]
        for group in soup(render(one)).select(".sentence")
    }
    assert set(groups) == {
        "Sources claimed that the mayor lied.",
        "It is believed to be void, and was reportedly forged.",
    }
    assert sum(map(len, groups.values())) == len(one.findings)
    assert all(len(codes) > 1 for codes in groups.values())


def test_every_finding_says_what_its_code_means_and_why_it_matters():
    one = audit(DRAFT, "draft.md")
    page = soup(render(one))
    for each in one.findings:
        card = page.find(id=f"f-{each.fingerprint}")
        assert card.abbr.get_text() == each.rule.code
        assert card.abbr["title"] == safe(each.rule.summary)
        assert card.b.get_text() == each.rule.name.replace("-", " ")
        assert safe(each.rule.why) in card.select_one("details.matters").get_text()


def test_codes_of_holds_and_grades_never_stand_alone():
    page = soup(render(audit(DRAFT, "draft.md")))
    page.select_one(".codes").extract()  # the list that explains them all
    words = {gate.value: meaning for gate, meaning in GATES.items()} | {
        each.value: words for each, words in GRADES.items()
    }
    shown = [code for code in page.find_all("abbr") if code.get_text() in words]
    assert {code.get_text()[0] for code in shown} == {"G", "D"}
    for code in shown:
        assert code["title"]
        assert code.previous_sibling.endswith(f"{words[code.get_text()]} ")


def test_words_are_counted_for_whom_they_are_credited_to():
    text = "Lee said Ray said no. Yes."
    credited = [
        {"source_id": "s1", "content": [{"start": 9, "end": 20}]},
        {"source_id": "s2", "content": [{"start": 18, "end": 20}]},
    ]
    counted = voices(text, [Block(Span(0, len(text)), BlockKind.PARAGRAPH)], credited)
    assert counted == {"s1": 2, "s2": 1, None: 3}


def test_what_is_set_aside_stands_apart_with_who_answers_for_it():
    one = report("Some say so.", "Some say")
    allowed = SetAside(
        one.findings[0], Aside.SUPPRESSED, Suppression(("VA203",), "a <poll> is due", "J. Marsh", date(2026, 5, 1))
    )
    page = soup(render(replace(one, findings=(), set_aside=(allowed,))))
    assert not page.select(".card")
    assert "suppressed by J. Marsh until 2026-05-01: a <poll> is due" in page.find(id="aside").get_text()


def test_several_drafts_on_one_page_have_an_index_before_them():
    page = soup(HTML.render(FULL, Style()))
    rows = page.select("table.drafts tbody tr")
    assert [row.a["href"] for row in rows] == ["#d1-draft", "#d3-draft", "#d2-draft"]
    assert "gone.txt" in page.get_text()


def test_a_folder_has_an_index_and_a_page_per_draft():
    drafts = (
        report("Some say so.", "Some say", name="a/x.md"),
        report("No.", name="b/x.txt"),
        report("No.", name="INDEX.txt"),
    )
    files = HTML.pages(Audit(drafts), Style())
    assert list(files) == ["x.html", "x-2.html", "INDEX-2.html", "index.html"]
    index = soup(files["index.html"])
    assert [row.a["href"] for row in index.select("table.drafts tbody tr")] == list(files)[:-1]
    assert soup(files["x.html"]).select_one("a.home")["href"] == "index.html"
    assert "a/x.md" in files["x.html"]
    assert not {name for name in files if re.search(r"[/\\]", name)}


def test_a_page_without_text_says_so(monkeypatch):
    from onrecord.reporters import html

    whole = html.wire_of
    monkeypatch.setattr(html, "wire_of", lambda audit, style: _without_text(whole(audit, style)))
    page = soup(HTML.render(FULL, Style()))
    assert not page.select(".prose")
    assert page.get_text().count("The text of the draft is not shown.") == 3


def _without_text(wire):
    return {**wire, "documents": [{**each, "text": None} for each in wire["documents"]]}


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(color, share, ground):
    parts = [(int(color[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_text_can_be_read_on_every_ground_it_stands_on(scheme):
    style = soup(HTML.render(EMPTY, Style())).style.string
    named = dict(re.findall(r"--(paper|desk|ink|soft|accent|error|warning|info|good): light-dark\((.+?)\)", style))
    colors = {name: pair.split(", ")[scheme] for name, pair in named.items()}
    kinds = {
        name: pair.split(", ")[scheme] for name, pair in re.findall(r"\.k-([a-z-]+) \{ --k: light-dark\((.+?)\)", style)
    }
    assert len(colors) == 9
    assert len(kinds) == 8
    for name in ("ink", "soft", "accent", "error", "warning", "info", "good"):
        assert contrast(colors[name], colors["paper"]) >= 4.5, name
        assert contrast(colors[name], colors["desk"]) >= 4.5, name
    for name, color in kinds.items():
        for share in (0.15, 0.2):  # a mention of a source, and one that is picked out
            assert contrast(color, mixed(color, share, colors["paper"])) >= 4.5, (name, share)
            assert contrast(colors["ink"], mixed(color, share, colors["paper"])) >= 7, name


def test_a_mark_over_two_blocks_is_in_both_and_begins_once():
    text = "one two\n\nthree four"
    one = report(text)
    blocks = (Block(Span(0, 7), BlockKind.PARAGRAPH), Block(Span(9, 19), BlockKind.PARAGRAPH))
    document = replace(one.dossier.document, blocks=blocks)
    found = replace(finding(text, text), span=Span(4, 14))
    page = soup(render(replace(one, dossier=replace(one.dossier, document=document), findings=(found,))))
    assert [piece.get_text() for piece in page.select(".prose .find")] == ["two", "three"]
    assert [piece.name for piece in page.select(".prose .find")] == ["a", "span"]


def test_a_finding_at_a_remark_quotes_no_blank():
    remark = '<!-- onrecord: allow AN101 reason="old" until=2020-01-01 -->\n'
    cards = soup(render(audit(f"{remark}Some say the plan will fail.\n", "a.md"))).select(".card")
    told = {card.select_one(".top abbr").text: card for card in cards}
    assert told["SU701"].select_one(".phrase") is None
    assert "“Some say”" in told["VA203"].get_text()


def test_a_fix_of_many_assertions_names_three_and_counts_the_rest():
    said = ("dam", "bridge", "harbour", "mill", "school")
    one = audit("".join(f"Sources said that the {each} lost £4 million in 2020.\n\n" for each in said), "a.md")
    fix = one.dossier.score.best_fix
    assert len(fix.assertions) > 3
    links = [link["href"] for link in soup(render(one)).select(".figures .best a")]
    assert links == [*(f"#c{each + 1}" for each in fix.assertions[:3]), "#score"]
