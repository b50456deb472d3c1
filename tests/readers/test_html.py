"""HTML: the article and no more, and where each character of it stands."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import audit
from onrecord.domain import Span
from onrecord.errors import UnreadableError
from onrecord.readers.html import read
from onrecord.settings import Settings
from onrecord.structure import structure
from tests.readers.positions import assert_sound, assert_words_are_found

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
FLOOR = 0.985
"""Over all pages; it only rises."""


def words(text):
    return re.findall(r"\w+", text)


def blocks(source):
    document = read(source.encode(), "draft.html")
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def test_there_are_pages_enough():
    assert len(PAGES) >= 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_saved_pages_have_sound_positions_and_lose_nothing(page):
    source = page.read_text(encoding="utf-8")
    document = read(page.read_bytes(), page.name)
    assert_sound(document)
    assert_words_are_found(document, source, plain)
    expected = page.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert document.title == expected[0]
    found = [block.span.of(document.text) for block in document.blocks]
    assert [line for line in expected if line not in found] == []


def test_extraction_floor():
    common = read_words = wanted = 0
    for page in PAGES:
        got = words(read(page.read_bytes(), page.name).text)
        expected = words(page.with_suffix(".txt").read_text(encoding="utf-8"))
        common += sum(min(got.count(word), expected.count(word)) for word in set(expected))
        read_words += len(got)
        wanted += len(expected)
    assert 2 * common / (read_words + wanted) >= FLOOR


def test_a_draft_without_chrome_is_read_whole():
    source = (
        '<h1>Head <em>line</em></h1><p class="byline">By Jo Marsh</p><p>One &amp; <b>tw</b>o.<br>Three<br><br>Four</p><h2>Sub</h2>'
        "<ul><li>Item</ul><blockquote><p>Said.</p></blockquote><figure><figcaption>Cap</figcaption></figure>"
        "<table><tr><th>a<td>b</table><pre>code</pre><p>Old <del>gone</del> <ins>new</ins></p><p hidden>no</p>"
        "<script>if (a<b) {}</script><p style='display:none'>no</p>Loose."
    )
    assert blocks(source) == [
        ("headline", "Head line"), ("byline", "By Jo Marsh"), ("paragraph", "One & two. Three"), ("paragraph", "Four"),
        ("subhead", "Sub"), ("list-item", "Item"), ("block-quotation", "Said."), ("caption", "Cap"), ("table-cell", "a"),
        ("table-cell", "b"), ("paragraph", "Old new"), ("paragraph", "Loose."),
    ]  # fmt: skip


def test_links():
    document = read(b'<p>See <a href=" https://x.example/?a=1&amp;b=2 ">the <i>report</i></a> <a>no</a>.', "d.html")
    assert [(link.span.of(document.text), link.target) for link in document.links] == [
        ("the report", "https://x.example/?a=1&b=2")
    ]


def test_what_the_page_says_of_itself():
    source = (
        '<head><title>T | Echo</title><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",'
        '"author":[{"name":"Jo"},"Lee"],"datePublished":"2026-01-02"}]}</script></head><p>Text.'
    )
    document = read(source.encode(), "d.html")
    assert (document.title, document.byline, document.date) == ("T | Echo", "Jo, Lee", "2026-01-02")


def test_declared_legacy_encoding():
    source = '<meta charset="iso-8859-2"><p>Łódź'
    assert read(source.encode("iso-8859-2"), "d.html").text == "Łódź"


PIECES = st.sampled_from(
    ["word", "née", "😀", " ", "\n", "&amp;", "&eacute", "&#8220;", "&nosuch;", "&", "<", ">", "<p>", "</p>", "<b>", "</b>", "<br>",
     "<div>", "</div>", "<a href='x'>", "</a>", "<!--", "-->", "<script>", "</script>", "<li>", "<table><td>", "<![CDATA[", "<!x",
     "<?x", "</", "<a b='", "'", '"', "<blockquote>", "</blockquote>", "<nav>", "</nav>", "<h1>", "</h1>", "\x00", "]]>", "\r\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_markup_is_read_with_sound_positions(source):
    try:
        document = read(source.encode(), "d.html")
    except UnreadableError:
        return
    assert_sound(document)
    for match in re.finditer(r"word|née|😀", document.text):
        where = document.source_map.origin(Span(*match.span()))
        assert match.group() in where.of(source)


HEADING = "<h1>Lock gate fails at Penwick</h1>"
PARAGRAPHS = (
    "The lock gate at Penwick gave way on Monday and flooded forty gardens along the canal, the council said.",
    "Engineers looked at the gate in March and found two cracks in it, the canal trust wrote in a report.",
    "“We were told to wait for the money,” said Ivy Lund, who has kept the lock for eleven years.",
    "Some say that the report lay in a drawer, and that the trust has lost its way since then.",
    "The trust will answer questions at a meeting in the town hall on Friday evening.",
    "Everybody has been asked to keep away from the towpath until the water has gone down again.",
)
COPY = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
PAGE = (
    "<!doctype html><title>Lock gate fails at Penwick</title><body><nav><a href='/'>Home</a></nav>{}"
    "<footer>Contact us. A dog reportedly ate a hat.</footer></body>"
)


def of_page(article):
    return [words for _, words in blocks(PAGE.format(article))]


@pytest.mark.parametrize(
    "between",
    ["&nbsp;", "&#160;", "&ensp;", "&thinsp;", "&#x202f;", "</i> <i>", "</i>\n<i>", "<!-- --> <!-- -->", " <wbr>", "<span>&nbsp;</span>", "<br>"],
)  # fmt: skip
def test_words_stay_apart_on_a_saved_page(between):
    copy = COPY.replace("Some say", f"<i>Some{between}say</i>").replace("said Ivy", f"said{between}Ivy")
    assert of_page(f"<article>{HEADING}{copy}</article>") == ["Lock gate fails at Penwick", *PARAGRAPHS]


@pytest.mark.parametrize("inside", ["<!-- -->", "<wbr>", "</b><b>", "&shy;", "&#8203;", "&zwj;"])
def test_what_is_not_seen_parts_no_word(inside):
    copy = COPY.replace("council", f"<b>coun{inside}cil</b>")
    assert of_page(f"<article>{HEADING}{copy}</article>") == ["Lock gate fails at Penwick", *PARAGRAPHS]


@pytest.mark.parametrize(
    "article",
    [
        f"<article>{HEADING}{COPY.replace('<p>', '<p class=paywall>')}</article>",
        f"<article>{HEADING}<p>{PARAGRAPHS[0]}</p><div class='no-paywall'>{COPY.removeprefix(f'<p>{PARAGRAPHS[0]}</p>')}</div></article>",
        *(
            f"<div class='{name}'>{HEADING}{COPY}</div><div class='rail'><ul><li>Officials reportedly lost a boat</ul></div>"
            for name in ("ad_body", "page page--sidebar", "wrap-w-sidebar", "main-and-footer", "social story")
        ),
    ],
)
def test_boxes_named_like_clutter_that_hold_the_article_are_read(article):
    assert of_page(article) == ["Lock gate fails at Penwick", *PARAGRAPHS]


AMP = (
    "<amp-consent><div>We reportedly use cookies, and some say that is fine.</div></amp-consent>{}"
    "<amp-sidebar><ul><li>News</ul></amp-sidebar>"
)


@pytest.mark.parametrize("box", ["<article>{}</article>", "<div>{}</div>"])
def test_boxes_of_amp_are_not_read(box):
    article = box.format(HEADING + COPY.replace("<p>", "<amp-ad><div>Advertisement</div></amp-ad><p>"))
    assert of_page(AMP.format(article)) == ["Lock gate fails at Penwick", *PARAGRAPHS]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="PromoList"><h3>Also</h3><ul><li>Mayor reportedly lost his hat in a lock</ul></div>',
        '<div class="Box relatedLinks"><p>Mayor reportedly lost his hat in a lock on Monday, it was said by some.</p></div>',
        '<amp-embed type="t"><div placeholder>Officials hate this</div></amp-embed>', "<amp-list><template>Officials say</template><div>so</div></amp-list>",
        '<div role="dialog"><h2>Your privacy</h2><p>Experts say that we and our partners may use cookies on this page of ours.</p></div>',
    ],
)  # fmt: skip
def test_boxes_within_the_article_that_are_none_of_it_are_not_read(box):
    copy = COPY.replace("</p>", f"</p>{box}", 1)
    assert of_page(f"<main class='ArticlePage-main'>{HEADING}{copy}</main>") == [
        "Lock gate fails at Penwick",
        *PARAGRAPHS,
    ]


def test_a_dialog_alone_is_no_article():
    notice = "<h2>We value your privacy</h2><p>We and our partners store and access information on a device.</p>"
    assert read(f"<body><div role=dialog>{notice}<button>Accept</button></div></body>".encode(), "d.html").stub


def test_words_that_a_style_strikes_out_are_no_copy():
    document = read(
        b'<p>Some <span style="color: red; text-decoration: line-through">never</span> say so.</p>', "d.html"
    )
    assert document.text == "Some say so."
    assert [(each.kind.value, each.words) for each in document.omitted] == [("struck-out", 1)]
    assert read(b'<p>Some <u style="text-decoration: underline">do</u>.</p>', "d.html").text == "Some do."


def test_boxes_beside_the_article_are_not_read():
    rail = "".join(
        f"<p>Another story, number {number}, of which someone reportedly said a lot.</p>" for number in range(40)
    )
    assert of_page(f"<div>{HEADING}{COPY}</div><div class='sidebar'>{rail}</div>") == [
        "Lock gate fails at Penwick",
        *PARAGRAPHS,
    ]


@pytest.mark.parametrize(
    "source",
    [
        PAGE.format("<div id=app></div><noscript>Turn on JavaScript.</noscript>"), PAGE.format("<div id=app>Loading …</div>"),
        PAGE.format("<p>You need to enable JavaScript to read this page.</p>"), "<div id=root></div><script src=a.js></script>",
        "<noscript>Please turn on JavaScript.</noscript>", "<nav>Home</nav><aside>Most read</aside>",
    ],
)  # fmt: skip
def test_a_page_that_shows_no_article_is_refused(source):
    with pytest.raises(UnreadableError, match="no article text"):
        read(source.encode(), "d.html")


TEASER = f"<article>{HEADING}<p>Subscribe to read on.</p></article>"


def linked(body, **facts):
    stated = json.dumps({"@type": "NewsArticle", "articleBody": body, **facts})
    return f'<script type="application/ld+json">{stated}</script>'


@pytest.mark.parametrize(
    "body",
    ["\n".join(PARAGRAPHS), "\r\n\r\n".join(PARAGRAPHS), COPY, COPY.replace("“", "&ldquo;").replace(" Monday", "&nbsp;Monday")],
    ids=["lines", "line ends of Windows", "HTML", "HTML with references"],
)  # fmt: skip
def test_a_body_that_only_the_linked_data_has_is_read_where_it_stands(body):
    source = PAGE.format(linked(body) + TEASER)
    document = read(source.encode(), "d.html")
    assert_sound(document)
    assert_words_are_found(document, source, lambda piece: plain(json.loads(f'"{piece}"')))
    assert [block.span.of(document.text) for block in document.blocks] == ["Lock gate fails at Penwick", *PARAGRAPHS]
    assert document.read_from
    assert document.stub is None


def live_blog(*entries):
    told = [{"@type": "BlogPosting", "datePublished": "2027-05-04T18:10:00Z", **each} for each in entries]
    stated = {"@type": "LiveBlogPosting", "headline": "Lock gate fails at Penwick", "liveBlogUpdate": told}
    return f'<script type="application/ld+json">{json.dumps(stated)}</script>'


def test_each_entry_of_a_live_blog_that_only_the_linked_data_has_is_a_block():
    entries = (
        {"headline": "Ferry stopped", "articleBody": "\n".join(PARAGRAPHS[:4])},
        {"articleBody": PARAGRAPHS[4]},
        {"text": PARAGRAPHS[5]},
    )
    source = PAGE.format(live_blog(*entries) + TEASER)
    document = read(source.encode(), "d.html")
    assert_sound(document)
    assert_words_are_found(document, source, lambda piece: plain(json.loads(f'"{piece}"')))
    assert [(block.kind.value, block.span.of(document.text)) for block in document.blocks] == [
        ("headline", "Lock gate fails at Penwick"), ("subhead", "Ferry stopped"), *(("paragraph", each) for each in PARAGRAPHS),
    ]  # fmt: skip
    assert document.read_from


@pytest.mark.parametrize(
    "time",
    [
        '<p><a href="#e1"><time>18.10 BST</time></a><span>Updated at 18.14 BST</span></p>', "<p>3 hours ago</p>", "<div>Mon 4 May 2027, 6:10pm</div>",
        "<div><b>Published</b> 4 May 2027 · 18:10</div>",
    ],
)  # fmt: skip
def test_a_line_that_tells_only_a_time_is_no_copy(time):
    assert of_page(f"<article>{HEADING}{time}{COPY}</article>") == ["Lock gate fails at Penwick", *PARAGRAPHS]


@pytest.mark.parametrize(
    "line", ["<p>At 18.10 the gate gave way.</p>", "<h2>18.10</h2>", "<table><tr><td>18:10 BST</td></tr></table>"]
)
def test_a_line_with_more_than_a_time_is_copy(line):
    assert plain(line) in of_page(f"<article>{HEADING}{COPY}{line}{COPY.replace('Penwick', 'Harl')}</article>")


def plain(piece):
    return html.unescape(re.sub(r"<[^>]*>", "", piece))


def test_the_linked_data_is_not_read_where_the_page_shows_the_article():
    document = read(
        PAGE.format(linked(" ".join(PARAGRAPHS)) + f"<article>{HEADING}{COPY}</article>").encode(), "d.html"
    )
    assert document.read_from is None
    assert len(document.blocks) == 7


def test_a_body_that_is_hidden_is_read():
    assert of_page(f"<article>{HEADING}<div style='display: none'>{COPY}</div></article>") == [
        "Lock gate fails at Penwick", *PARAGRAPHS,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("article", "stub"),
    [
        (f"<article>{HEADING}<p>{PARAGRAPHS[0]}</p><p>Subscribe to read on.</p></article>", "shows only 28 words of an article"),
        (linked("", wordCount=900) + f"<article>{HEADING}{COPY}</article>", "shows 114 of its article’s 900 words"),
        (linked("", wordCount=120) + f"<article>{HEADING}{COPY}</article>", None),
        (f"<article>{HEADING}{COPY}</article>" + "<ul>" + "<li><a href=x>Another story of which we wrote</a>" * 90 + "</ul>", None),
    ],
)  # fmt: skip
def test_a_page_that_shows_little_of_its_article_is_a_stub(article, stub):
    assert read(PAGE.format(article).encode(), "d.html").stub == stub


def test_a_stub_is_audited_only_where_that_is_allowed():
    page = PAGE.format(f"<article>{HEADING}<p>{PARAGRAPHS[0]}</p></article>").encode()
    with pytest.raises(UnreadableError, match=r"shows only \d+ words of an article; .*--allow-stub"):
        audit(page, "d.html")
    assert audit(page, "d.html", settings=Settings(allow_stub=True)).dossier.document.words


def test_the_caption_of_a_teaser_is_not_read():
    figure = "<figure><img src=a.jpg><figcaption>{} by the canal on Monday.</figcaption></figure>"
    teasers = "".join(
        f"<article><h3>Story {number}</h3>{figure.format('Another gate')}</article>" for number in range(9)
    )
    read_blocks = of_page(f"<article>{HEADING}{figure.format('The gate')}{COPY}</article>{teasers}")
    assert "The gate by the canal on Monday." in read_blocks
    assert "Another gate by the canal on Monday." not in read_blocks


@pytest.mark.parametrize(
    "lost",
    [
        "<h2>Hinges</h2>", "<h3><a href=/tag/gates>What the trust knew</a></h3>",
        "<ul><li>The hinge was loose, Ivy Lund told the council.</li></ul>", "<p>Why?</p>",
    ],
)  # fmt: skip
def test_headings_items_and_short_paragraphs_between_those_of_the_article_are_read(lost):
    article = f"<article>{HEADING}<p>{PARAGRAPHS[0]}</p>{lost}{COPY}</article>"
    assert plain(lost) in of_page(article)


def test_a_paragraph_is_read_whole_though_it_has_empty_elements():
    first, rest = (
        "They spoke for half an hour of <em>The Gate, </em>and then it broke. ",
        "Two years on, they met again.",
    )
    assert f"{plain(first)}{rest}" in of_page(f"<article>{HEADING}<p>{first}<em></em>{rest}</p>{COPY}</article>")


def test_the_article_below_the_headline_is_read_and_not_a_list_of_others_above_it():
    cards = "".join(
        f"<div class=card><h3>Story {number} of the year in the town of Penwick by the canal</h3>"
        f"<p>By Jo Marsh</p><p>May {number}, 2027</p></div>" for number in range(1, 25)
    )  # fmt: skip
    parts = "".join(
        f"<div class=part-{number}><div><p>{each}</p></div></div>" for number, each in enumerate(PARAGRAPHS)
    )
    found = of_page(f"<div class=list>{cards}</div>{HEADING}{parts}")
    assert set(PARAGRAPHS) <= set(found)
    assert not any(block.startswith("Story") for block in found)


@pytest.mark.parametrize(
    ("caption", "read_as"),
    [
        ("The gate after it broke.<span class=photo-credit>Jo Marsh</span>", ["The gate after it broke."]),
        ("<span class=caption-credit>Harl Courier</span>The gate after it broke.", ["The gate after it broke."]),
        ("The gate after it broke. (Jo Marsh/Harl Photo)", ["The gate after it broke. (Jo Marsh/Harl Photo)"]),
        ("A scene of <cite>The Gate</cite> after it broke.", ["A scene of The Gate after it broke."]),
        ("Jo Marsh / Harl Photo", []), ("Photo: Jo Marsh", []), ("(Harl Brewery)", []), ("Gulp.", ["Gulp."]),
        ("<a href=/v>How celebrities spend the holidays by the sea</a>", []),
    ],
)  # fmt: skip
def test_a_caption_is_read_without_its_credit(caption, read_as):
    article = f"<article>{HEADING}<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>{COPY}</article>"
    assert [block for block in of_page(article) if block not in (*PARAGRAPHS, "Lock gate fails at Penwick")] == read_as


@pytest.mark.parametrize(
    "notes",
    [
        "<section id=footnotes class=footnotes><ol><li id=fn1>{}</li></ol></section>",
        "<section epub:type=footnotes><aside epub:type=footnote role=doc-footnote><p>{}</p></aside></section>",
        "<aside class=footnote>{}</aside>", "<div role=doc-endnotes><p>{}</p></div>",
    ],
)  # fmt: skip
def test_footnotes_of_the_article_are_read(notes):
    assert "It has forty pages." in of_page(f"<article>{HEADING}{COPY}</article>" + notes.format("It has forty pages."))


def test_a_deck_that_repeats_the_description_is_read():
    deck = "Forty gardens are under water, and the trust knew of two cracks."
    head = f"<meta name=description content='{deck}'>"
    article = f"<header>{HEADING}<div class=x9>{deck}</div><div>5 min</div></header><article>{COPY}</article>"
    assert of_page(head + article) == ["Lock gate fails at Penwick", deck, *PARAGRAPHS]


@pytest.mark.parametrize(
    ("marked", "read_as"),
    [
        ("She said: <q>We were told to wait</q>.", "She said: “We were told to wait”."),
        ("<q>We read <q>No way through</q> and went home</q>, she said.", "“We read ‘No way through’ and went home”, she said."),
        ("She said: <q>“We were told to wait”</q>.", "She said: “We were told to wait”."),
        ("Empty: <q> </q>.", "Empty: ."), ("Open: <q>never closed", "Open: “never closed”"),
    ],
)  # fmt: skip
def test_quotations_that_are_marked_up_have_their_marks(marked, read_as):
    document = read(f"<p>{marked}</p>".encode(), "d.html")
    assert_sound(document)
    assert document.text == read_as


@pytest.mark.parametrize(
    ("stated", "byline"),
    [
        (linked(COPY, author=[{"@type": "Organization", "name": "Penwick Post"}, {"@type": "Person", "name": "Jo Marsh"}]), "Jo Marsh"),
        (linked(COPY, author={"@type": "Organization", "name": "Penwick Post"}), "Penwick Post"),
        ("<meta property=og:site_name content='Penwick Post'><meta name=author content='Penwick Post'><p class=author>By Jo Marsh</p>", "Jo Marsh"),
        ("<p class=byline>By Jo Marsh and Ann Lee | Updated 3 May 2026</p>", "Jo Marsh and Ann Lee"),
        ("<p class=byline>Written by Jo Marsh, penwick.example</p>", "Jo Marsh, penwick.example"),
        ("<p class=byline>Jo Marsh, penwickpost.com</p>", "Jo Marsh"),
    ],
)  # fmt: skip
def test_people_are_authors_before_outlets(stated, byline):
    assert read(f"{stated}<h1>Gate fails</h1>{COPY}".encode(), "d.html").byline == byline


def test_an_address_is_no_byline():
    profile = "<meta property='article:author' content='https://example.org/penwick'>"
    source = f"{profile}<article>{HEADING}<p class=byline>By Nell Okafor</p>{COPY}</article>"
    assert structure(read(source.encode(), "d.html")).byline == "Nell Okafor"


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("source", ["http://example.org/draft.html", "notes/draft.txt", ""])
def test_a_draft_that_looks_like_an_address_is_read_without_a_warning(source):
    assert blocks(source) == ([("paragraph", source)] if source else [])


def test_a_box_with_the_words_of_the_article_is_not_read_for_it():
    line = "The council voted on Tuesday to close the bridge."
    article = f"<article><h1>Bridge to close</h1><p>{line}</p><p>Work begins in May, the mayor said.</p></article>"
    source = f"<body><aside><p>{line}</p></aside>{article}</body>"
    document = read(source.encode(), "draft.html")
    places = [document.locate(block.span) for block in document.blocks]
    assert document.text.count(line) == 1
    assert all(place.column > source.index("<article>") for place in places)


def test_comments_in_html_that_word_saved_are_no_copy():
    source = (
        "<html><body><p class=MsoNormal>The gate broke.<span class=MsoCommentReference><a class=msocomanchor "
        'href="#_msocom_1">[NO1]</a></span></p><div style="mso-element:comment-list"><div style="mso-element:comment">'
        "<p class=MsoCommentText>Says who?</p></div></div><p><span style='mso-hide:all'>secret </span>It flooded.</p></body></html>"
    )
    assert read(source.encode(), "a.html").text == "The gate broke.\n\nIt flooded."


@pytest.mark.parametrize(
    ("marks", "byline"),
    [
        ('<meta name="author" content="www.post.example"><p class="byline">By Ivy Lund</p>', "Ivy Lund"),
        ('<a href="https://post.example/author/ada-moss/">Ada Moss</a>', "Ada Moss"), ('<p class="meta"><a href="/staff/12/bo-rees">Bo Rees</a></p>', "Bo Rees"),
        ('<a href="/contributors/ann-lee">Ann Lee</a><a href="/author/x">More from us</a>', "Ann Lee"), ('<a href="/authors/all">All our authors</a>', None),
        ('<meta name="author" content="The Penwick Post"><p class="byline">By Ivy Lund</p>', "Ivy Lund"), ('<meta name="author" content="Penwick Post Sport">', "Penwick Post Sport"),
        ('<meta name="author" content="Tom Poe"><a href="/author/ada-moss/">Ada Moss</a>', "Tom Poe"), ('<meta name="author" content="The Penwick Post"><a href="/author/b">Bo Rees</a>', "Bo Rees"),
    ],
)  # fmt: skip
def test_people_are_authors_before_the_outlet_and_links_to_them_name_them(marks, byline):
    paragraph = "<p>The gate gave way on Tuesday and flooded forty gardens along the canal, the council said to us.</p>"
    page = f'<html><head><meta property="og:site_name" content="Penwick Post"></head><body><nav>Home</nav><article><h1>Gate fails</h1>{marks}{paragraph * 6}</article></body></html>'
    assert read(page.encode(), "a.html").byline == byline


def test_notes_of_google_docs_are_footnotes_without_their_numbers():
    source = (
        '<body class="doc-content"><p><span>The quay is shut</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>'
        '<span>, she said.</span></p><p><a href="#ftnt1" id="x">The first note</a> says so.</p><hr>'
        '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Some say it was shut.</span></p></div></body>'
    )
    document = read(source.encode(), "d.html")
    assert [(block.kind.value, block.span.of(document.text)) for block in document.blocks] == [
        ("paragraph", "The quay is shut, she said."), ("paragraph", "The first note says so."), ("footnote", "Some say it was shut."),
    ]  # fmt: skip
