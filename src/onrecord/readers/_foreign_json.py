"""Recognises JSON without an article that can be read, by keys that only one kind of it has, and says which it is."""

from __future__ import annotations

from collections import deque
from typing import Any

from onrecord.readers._foreign import DATA, JSON, Foreign

_MOST = 2_000
"""Objects that are looked at."""
_PAGE = "save its page as HTML"
_BEGINNING = Foreign("a list of articles with no more than their beginnings", "save the page that you mean as HTML")
_CHAT = Foreign("messages of a chat", "give their text as a transcript: a line each, NAME: what is said")
_SPEECH = Foreign("what a speech recogniser heard", "export it as SubRip (.srt) or WebVTT (.vtt)")
_EMPTY = Foreign("an article without its text", "export it with its text")
_GHOST = Foreign("a post of Ghost without its text", "ask for it with formats=html, or export the site again")
_KINDS: tuple[tuple[str, Foreign], ...] = (
    ("bodyModel", Foreign("an article as Medium’s site sends it", _PAGE)),
    ("mobiledoc", _GHOST), ("lexical", _GHOST),
    ("ops", Foreign("text of Quill that inserts nothing", "export the whole document")),
    ("__component", Foreign("an entry of Strapi in components", "give the text of its components as HTML or Markdown")),
    ("blockType", Foreign("an entry of Payload in blocks", "give the text of its blocks as HTML or Markdown")),
    ("rendered protected", Foreign("a post of WordPress without its text", "ask for it as its author (context=edit)")),
    ("object properties", Foreign("a page of Notion without its blocks", "export it from Notion as Markdown or HTML")),
    ("object results", Foreign("a list of Notion without text", "export the page from Notion as Markdown or HTML")),
    ("jsonapi", Foreign("a page of Drupal without its text (JSON:API)", _PAGE)),
    ("nodeType", Foreign("rich text of Contentful without text", "give the entry with its text")),
    ("sys fields", Foreign("an entry of Contentful without rich text", "give the text of its field as Markdown")),
    ("_type _id", Foreign("a document of Sanity without text in blocks", "query it with its body")),
    ("draft_body", Foreign("a draft of Substack without its text", "copy the text into a file (.md)")),
    ("truncated_body_text", _BEGINNING), ("lead_paragraph", _BEGINNING), ("snippet headline", _BEGINNING),
    ("abstract headline", _BEGINNING), ("webUrl webTitle", _BEGINNING),
    ("story-elements", Foreign("a story of Quintype in cards", _PAGE)),
    ("body_nitf", Foreign("an item of AP’s API without its text", "fetch the NITF file that it names")),
    ("post_stream", Foreign("a thread of Discourse", "give the text of the post that you mean")),
    ("subreddit", Foreign("posts of Reddit", "give the text of the post that you mean")),
    ("author_id text", Foreign("posts of a social network", "give the text of the post that you mean")),
    ("meta type title body", Foreign("a page of Wagtail in blocks", _PAGE)),
    ("meta title body", Foreign("a page of Wagtail in blocks", _PAGE)),
    ("free premium", Foreign("a post of Beehiiv", "give its HTML (content.free.web) as a file")),
    ("textContent isTrashed", Foreign("a note of Google Keep", "copy its text into a file")),
    ("activeNotes", Foreign("notes of Simplenote", "export them as text files")),
    ("cards lists", Foreign("a board of Trello", "copy the text of the card into a file")),
    ("pandoc-api-version", Foreign("pandoc’s own form of a document", "convert it to HTML or DOCX with pandoc")),
    ("transcripts", _SPEECH), ("alternatives", _SPEECH), ("segments language", _SPEECH),
    ("ts text", _CHAT), ("messages", _CHAT), ("role content", _CHAT),
    ("features type", Foreign("a map (GeoJSON)", "give the draft itself")),
    ("pageProps", Foreign("data that a web page is built from", "save the page itself as HTML")),
    ("schema documents tool", Foreign("a report by onrecord", "give the draft that it is about")),
    ("compilerOptions", DATA), ("dependencies", DATA), ("openapi", DATA), ("$schema", DATA),
    ("headline", _EMPTY), ("articleBody", _EMPTY), ("body_html", _EMPTY), ("body_xhtml", _EMPTY),
)  # fmt: skip
"""Keys that an object has if it is of a kind, the closest first."""
_BY_KEYS = tuple((frozenset(keys.split()), kind) for keys, kind in _KINDS)


def json_kind(value: Any) -> Foreign:
    """Return what JSON without an article is: the first kind of the table that an object in it shows."""
    keys = _keys(value)
    return next((kind for known, kind in _BY_KEYS if any(known <= each for each in keys)), JSON)


def _keys(value: Any) -> list[frozenset[str]]:
    """Return the keys of the first objects, the outer before the inner."""
    found: list[frozenset[str]] = []
    waiting = deque([value])
    while waiting and len(found) < _MOST:
        each = waiting.popleft()
        if isinstance(each, dict):
            found.append(frozenset(each))
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)
    return found
