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


def quill(said=SAID):
    return {"ops": [{"insert": f"{said[0]}\n"}, *({"insert": f"{each}\n"} for each in said[1:])]}


def mobiledoc(said=SAID):
    sections = [[1, "p", [[0, [], 0, each]]] for each in said]
    return {
        "version": "0.3.1",
        "atoms": [],
        "cards": [["image", {"alt": "a quay"}]],
        "markups": [],
        "sections": [[10, 0], *sections],
    }


def lexical(said=SAID):
    parts = [{"type": "paragraph", "children": [{"type": "extended-text", "format": 1, "text": each}]} for each in said]
    return {"root": {"type": "root", "children": parts}}


TREES = {
    "Ghost with Lexical": {"db": [{"data": {"posts": [{"title": HEAD, "slug": "quay", "mobiledoc": None, "lexical": json.dumps(lexical()), "html": None}], "tags": []}}]},
    "Ghost with Mobiledoc": {"posts": [{"title": HEAD, "slug": "quay", "mobiledoc": json.dumps(mobiledoc(), ensure_ascii=False), "lexical": None}]},
    "a draft of Substack": {"id": 4, "draft_title": HEAD, "draft_body": json.dumps(prosemirror())},
    "Quill": {"title": HEAD, "content": quill()},
    "Quill alone": {"ops": [{"insert": HEAD}, {"insert": "\n", "attributes": {"header": 1}}, {"insert": {"image": "a.png"}}, {"insert": "\n".join(SAID) + "\n"}]},
    "Contentful through GraphQL": {"data": {"post": {"title": HEAD, "body": {"json": contentful()}}}},
    "blocks by their names": {"data": {"article": {"headline": {"default": HEAD}, "storyBody": {"content": [{"__typename": "ParagraphBlock", "content": [{"__typename": "TextInline", "text": each}]} for each in SAID]}}}},
    "paragraphs in a body": {"headline": {"main": HEAD}, "body": {"paragraphs": [{"text": each} for each in SAID]}},
    "paragraphs of HTML": {"title": HEAD, "content": [f"<p>{each}</p>" for each in SAID]},
    "Drupal's JSON:API": {"jsonapi": {"version": "1.0"}, "data": [{"type": "node--story", "attributes": {"title": HEAD, "field_copy": {"value": MARKUP, "processed": MARKUP, "format": "html"}}}]},
    "Medium through GraphQL": {"data": {"post": {"content": {"bodyModel": {"paragraphs": [{"type": "H1", "text": HEAD}, *({"type": "P", "text": each} for each in SAID)]}}}}},
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
        where = json.loads(f'"{document.source_map.origin(block.span).of(data)}"')
        copy = block.span.of(document.text)
        assert where == copy or json.loads(f'"{where}"') == copy


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


def test_lines_of_quill_are_what_their_ends_say():
    operations = [
        {"insert": "Why"}, {"insert": "\n", "attributes": {"header": 2}},
        {"insert": "Some "}, {"insert": "gone ", "attributes": {"strike": True}}, {"insert": "say", "attributes": {"link": "http://a.b/"}}, {"insert": " so.\nOne"},
        {"insert": "\n", "attributes": {"list": "bullet"}}, {"insert": "We saw it."}, {"insert": "\n", "attributes": {"blockquote": True}}, {"insert": "The end"},
    ]  # fmt: skip
    assert told({"ops": operations}) == [
        ("subhead", "Why"), ("paragraph", "Some say so."), ("list-item", "One"), ("block-quotation", "We saw it."), ("paragraph", "The end"),
    ]  # fmt: skip


def test_markups_and_lists_of_mobiledoc_are_kept():
    markups = [["s"], ["a", ["href", "http://a.b/"]]]
    sections = [
        [1, "h2", [[0, [], 0, "Why"]]],
        [1, "p", [[0, [], 0, "Some "], [0, [0], 1, "gone "], [0, [1], 1, "say"], [1, [], 0, 0], [0, [], 0, " so."]]],
        [3, "ul", [[[0, [], 0, "One"]], [[0, [], 0, "Two"]]]],
        [2, "picture.png"],
    ]
    document = read(json.dumps({"sections": sections, "markups": markups, "atoms": [], "cards": []}).encode(), "a.json")
    assert [(block.kind.value, block.span.of(document.text)) for block in document.blocks] == [
        ("subhead", "Why"), ("paragraph", "Some say so."), ("list-item", "One"), ("list-item", "Two"),
    ]  # fmt: skip
    assert [link.target for link in document.links] == ["http://a.b/"]


def test_struck_words_of_lexical_are_no_copy():
    texts = [{"type": "text", "text": "Some "}, {"type": "text", "text": "gone ", "format": 5}, {"type": "text", "text": "words.", "format": 3}]  # fmt: skip
    assert told({"root": {"children": [{"type": "paragraph", "children": texts}]}}) == [("paragraph", "Some words.")]


def test_blocks_of_notion_that_are_boxes_tasks_and_rows_are_copy():
    def block(kind, **more):
        return {"object": "block", "type": kind, kind: more or {"rich_text": [{"plain_text": kind}]}}

    row = {
        "object": "block",
        "type": "table_row",
        "table_row": {"cells": [[{"plain_text": "Year"}], [{"plain_text": "2026"}]]},
    }
    assert told({"results": [block("callout"), block("to_do"), block("toggle"), row]}) == [
        ("paragraph", "callout"), ("list-item", "to_do"), ("list-item", "toggle"), ("table-cell", "Year"), ("table-cell", "2026"),
    ]  # fmt: skip


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
    "two articles": ([{"title": HEAD, "content": PLAIN}] * 2, "more than one article"),
    "beginnings of articles": ({"articles": [{"title": HEAD, "content": f"{PLAIN} [+1290 chars]"}]}, "only the beginning"),
    "Markdown": ({"title": HEAD, "content": f"{PLAIN}\n\n[the books](https://a.example/b)"}, "Markdown in JSON"),
    "a page without its text": ({"headline": HEAD, "byline": "Ann Lee"}, "article without its text"),
    "settings": ({"title": "x", "body": {"font": "serif"}, "content": "wide", "paragraphs": ["a", "b"]}, "JSON data"),
    "a message": ({"messages": [{"role": "user", "content": PLAIN}]}, "messages of a chat"),
    "results of a search": ({"docs": [{"headline": {"main": HEAD}, "lead_paragraph": SAID[0]}]}, "no more than their beginnings"),
    "a beginning with its length": ({"title": HEAD, "content": f"{PLAIN} [820 chars]"}, "only the beginning"),
    "Medium": ({"payload": {"value": {"title": HEAD, "content": {"bodyModel": {"paragraphs": [{"type": 1, "text": SAID[0]}]}}}}}, "Medium.*; save its page"),
    "Strapi in components": ({"data": {"title": HEAD, "parts": [{"__component": "a.text", "text": "a said so"}]}}, "Strapi in components; give"),
    "WordPress without text": ({"title": {"rendered": HEAD}, "content": {"rendered": "", "protected": True}}, "WordPress without its text; ask"),
    "Notion without blocks": ({"object": "page", "properties": {"Name": {"title": [{"plain_text": HEAD}]}}}, "Notion without its blocks; export"),
    "Drupal in paragraphs": ({"jsonapi": {}, "data": {"type": "node--a", "attributes": {"title": HEAD}}, "included": [{"type": "paragraph--text", "attributes": {"field_text": {"processed": MARKUP, "format": "html"}}}]}, "Drupal without its text.*; save its page"),
    "Ghost without text": ({"posts": [{"title": HEAD, "slug": "quay", "lexical": None}]}, "Ghost without its text; ask"),
    "Ghost with a card of Markdown": ({"posts": [{"title": HEAD, "mobiledoc": json.dumps({"markups": [], "cards": [["markdown", {"markdown": PLAIN}]], "sections": [[10, 0]]})}]}, "Ghost without its text; ask"),
    "what was heard": ({"results": {"transcripts": [{"transcript": PLAIN}]}}, "speech recogniser heard; export"),
    "data of a page": ({"props": {"pageProps": {"a": 1}}}, "web page is built from; save"),
    "what is in a string and no text": ({"title": HEAD, "settings": json.dumps({"font": {"size": 3}})}, "JSON data; give"),
    "tags": ({"title": HEAD, "tags": {"items": ["quay", "harbour"]}}, "JSON data"),
}  # fmt: skip


@pytest.mark.parametrize(("value", "says"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_one_article_is_refused(value, says):
    with pytest.raises(UnreadableError, match=says):
        read(json.dumps(value).encode(), "a.json")


def test_a_draft_a_line_is_told_how_to_hand_over():
    line = json.dumps({"headline": HEAD, "copy": PLAIN})
    with pytest.raises(UnreadableError, match="if each line is a draft, name the key of its text"):
        read(f"{line}\n{line}\n".encode(), "a.json")


@pytest.mark.parametrize("guard", ["])}while(1);</x>", ")]}',\n", "for (;;);"])
def test_data_that_a_site_sends_to_its_pages_is_told_as_such(guard):
    with pytest.raises(UnreadableError, match="save the page itself"):
        read((guard + json.dumps({"title": HEAD, "text": PLAIN})).encode(), "a.json")
