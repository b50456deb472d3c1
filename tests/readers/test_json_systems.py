"""Articles as content systems, editors and APIs store them in JSON: each is read where it stands, or refused by name."""

import json

import pytest

from onrecord.errors import UnreadableError
from onrecord.readers import read
from tests.readers.positions import assert_sound

HEAD = "Quay closed for the winter"
SAID = (
    "The quay at Harl is closed until April, the harbour master said on Monday after a night of wind.",
    "“We saw cracks in June and told the town,” said Ada Moss, who keeps the crane.",
    "Some say it was known long before, and the town has promised to open its books.",
)
MARKUP = "".join(f"<p>{each}</p>" for each in SAID)
PLAIN = "\n\n".join(SAID)


def contentful(said=SAID):
    parts = [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": each, "marks": []}]} for each in said]
    return {"nodeType": "document", "data": {}, "content": parts}


def portable(said=SAID):
    return [{"_type": "block", "style": "normal", "children": [{"_type": "span", "text": each}]} for each in said]


def prosemirror(said=SAID):
    parts = [{"type": "paragraph", "content": [{"type": "text", "text": each}]} for each in said]
    return {"type": "doc", "content": parts}


def google(said=SAID):
    return [{"paragraph": {"elements": [{"textRun": {"content": f"{each}\n"}}]}} for each in said]


TREES = {
    "Contentful": {"sys": {"type": "Entry"}, "fields": {"title": HEAD, "body": contentful()}},
    "Contentful by language": {"fields": {"title": {"en-GB": HEAD}, "body": {"en-GB": contentful()}}},
    "Sanity": {"result": [{"_type": "post", "title": HEAD, "summary": portable(SAID[:1]), "body": portable()}]},
    "Storyblok": {"story": {"name": "quay", "content": {"component": "article", "headline": HEAD, "body": prosemirror()}}},
    "Strapi": {"data": {"attributes": {"title": HEAD, "content": [{"type": "paragraph", "children": [{"type": "text", "text": each}]} for each in SAID]}}},
    "Prismic": {"data": {"title": [{"type": "heading1", "text": HEAD, "spans": []}], "body": [{"type": "paragraph", "text": each} for each in SAID]}},
    "Draft.js": {"title": HEAD, "content": {"blocks": [{"text": each, "type": "unstyled"} for each in SAID], "entityMap": {}}},
    "Editor.js": {"title": HEAD, "content": {"blocks": [{"type": "paragraph", "data": {"text": each}} for each in SAID]}},
    "Lexical": {"title": HEAD, "content": {"root": {"children": [{"type": "paragraph", "children": [{"type": "text", "text": each}]} for each in SAID]}}},
    "Notion": {"title": HEAD, "results": [{"object": "block", "type": "paragraph", "paragraph": {"rich_text": [{"type": "text", "text": {"content": each}, "plain_text": each}]}} for each in SAID]},
    "Guardian": {"response": {"content": {"webTitle": HEAD, "webPublicationDate": "2027-05-04T09:00Z", "fields": {"headline": HEAD, "body": MARKUP, "bodyText": PLAIN}}}},
    "Guardian's blocks": {"response": {"content": {"webTitle": HEAD, "blocks": {"body": [{"id": "a", "bodyHtml": MARKUP}]}}}},
    "Drupal": {"nid": [{"value": "1"}], "title": [{"value": HEAD}], "body": [{"value": MARKUP, "format": "basic_html"}]},
    "WordPress in a list": [{"title": {"rendered": HEAD}, "content": {"rendered": MARKUP}}],
    "MediaWiki": {"parse": {"title": HEAD, "text": {"*": MARKUP}}},
    "an extractor": {"title": HEAD, "authors": ["Ann Lee"], "text": PLAIN},
    "paragraphs": {"headline": HEAD, "body": list(SAID)},
}  # fmt: skip


@pytest.mark.parametrize("value", TREES.values(), ids=TREES)
@pytest.mark.parametrize("ascii_only", [False, True])
def test_an_article_in_json_is_read_where_it_stands(value, ascii_only):
    data = json.dumps(value, ensure_ascii=ascii_only)
    document = read(data.encode(), "a.json")
    assert [block.span.of(document.text) for block in document.blocks] == [HEAD, *SAID]
    assert document.title == HEAD
    for block in document.blocks:
        where = document.source_map.origin(block.span).of(data)
        assert json.loads(f'"{where}"') == block.span.of(document.text)


def told(value):
    document = read(json.dumps(value).encode(), "a.json")
    assert_sound(document)
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def test_a_tree_keeps_what_its_nodes_are():
    items = {
        "type": "bulletList",
        "content": [
            {"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "One"}]}]}
        ],
    }
    quotation = {
        "type": "blockquote",
        "content": [{"type": "paragraph", "content": [{"type": "text", "text": "We saw it."}]}],
    }
    struck = {"type": "text", "text": "gone ", "marks": [{"type": "strike"}]}
    line = {
        "type": "paragraph",
        "content": [
            {"type": "text", "text": "Some "},
            struck,
            {"type": "text", "text": "say", "marks": [{"type": "link", "attrs": {"href": "http://a.b/"}}]},
            {"type": "text", "text": " so."},
        ],
    }
    nodes = [
        {"type": "heading", "content": [{"type": "text", "text": "Why"}]},
        line,
        quotation,
        items,
        {"type": "image", "attrs": {"alt": "a quay"}, "content": [{"type": "text", "text": "a quay"}]},
    ]
    document = read(json.dumps({"title": HEAD, "body": {"type": "doc", "content": nodes}}).encode(), "a.json")
    assert [(block.kind.value, block.span.of(document.text)) for block in document.blocks] == [
        ("headline", HEAD), ("subhead", "Why"), ("paragraph", "Some say so."), ("block-quotation", "We saw it."), ("list-item", "One"),
    ]  # fmt: skip
    assert [(link.span.of(document.text), link.target) for link in document.links] == [("say", "http://a.b/")]


def test_suggestions_and_struck_words_of_google_docs_are_as_if_accepted():
    runs = [
        {"textRun": {"content": "Some "}}, {"textRun": {"content": "old ", "suggestedDeletionIds": ["a"]}}, {"textRun": {"content": "new ", "suggestedInsertionIds": ["b"]}},
        {"textRun": {"content": "struck ", "textStyle": {"strikethrough": True}}}, {"textRun": {"content": "words.\n", "textStyle": {"strikethrough": False}}},
    ]  # fmt: skip
    title = {
        "paragraph": {"elements": [{"textRun": {"content": "Quay\n"}}], "paragraphStyle": {"namedStyleType": "TITLE"}}
    }
    table = {"table": {"tableRows": [{"tableCells": [{"content": google(["Year"])}, {"content": google(["2026"])}]}]}}
    item = {"paragraph": {"elements": [{"textRun": {"content": "a crack\n"}}], "bullet": {"listId": "k"}}}
    value = {
        "title": "draft 3",
        "documentId": "d",
        "body": {"content": [title, {"paragraph": {"elements": runs}}, table, item]},
    }
    assert told(value) == [
        ("headline", "Quay"), ("paragraph", "Some new words."), ("table-cell", "Year"), ("table-cell", "2026"), ("list-item", "a crack"),
    ]  # fmt: skip


REFUSED = {
    "two articles": ([{"title": HEAD, "content": PLAIN}] * 2, "holds 2 articles"),
    "beginnings of articles": ({"articles": [{"title": HEAD, "content": f"{PLAIN} [+1290 chars]"}]}, "only the beginning"),
    "Markdown": ({"title": HEAD, "content": f"{PLAIN}\n\n[the books](https://a.example/b)"}, "Markdown in JSON"),
    "a page without its text": ({"headline": HEAD, "byline": "Ann Lee"}, "JSON data"),
    "settings": ({"title": "x", "body": {"font": "serif"}, "content": "wide", "paragraphs": ["a", "b"]}, "JSON data"),
    "a message": ({"messages": [{"role": "user", "content": PLAIN}]}, "JSON data"),
    "tags": ({"title": HEAD, "tags": {"items": ["quay", "harbour"]}}, "JSON data"),
}  # fmt: skip


@pytest.mark.parametrize(("value", "says"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_one_article_is_refused(value, says):
    with pytest.raises(UnreadableError, match=says):
        read(json.dumps(value).encode(), "a.json")
