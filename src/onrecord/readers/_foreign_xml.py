"""Recognises XML that no reader knows, by its first element, and says which it is."""

# ruff: noqa: E501 - a pattern is written in one line
from __future__ import annotations

from onrecord.language.regex import regex
from onrecord.readers._foreign import CAPTIONS, CONVERT, LAYOUT, UNREAD, XML, Foreign

_KNOWN = frozenset(
    "atom book channel feed item newsitem newsmessage newsml nitf office opml packageitem plist rdf rss svg tei tt urlset".split()
)
"""First elements that only XML has, in lower case, with or without a namespace."""
_BEGINS = regex(r"<\?xml\b|<!(?i:doctype) (?!(?i:html))|<[a-z]+[^<>]{0,200}\bxmlns(?::\w+)?=")
HTML = frozenset(
    "a abbr address aside b big blockquote center cite code dd del details div dl dt em figcaption figure font footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup i iframe img ins kbd li main mark nav ol p picture pre q s section small span "
    "strong sub summary sup table tbody td th thead tr u ul".split()
)
_FIRST_ELEMENT = regex(
    r"(?>(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s{0,99}|<(?:\?|!(?!--))(?:[^<>\[]|\[[^\]]{0,4000}\]){0,600}>\s{0,99}){0,30})"
    r"<(?:(?P<space>[A-Za-z][\w.-]{0,40}):)?(?P<name>[A-Za-z][\w.-]{0,40})(?=[\s>/])"
)
_WORD_XML, _LAYOUT_XML = (
    regex(r"progid=\"Word\.Document\"|<pkg:package\b|<w:wordDocument\b"),
    regex(r"<\?aid |\bDOMVersion=\""),
)
_WORD_IN_XML = Foreign("a Word document in XML", "save it as DOCX")
_ROOTS = (
    (("en-export", "en-note"), Foreign("notes of Evernote", "export the note as a web page (.html)")),
    (("tt", "sami"), CAPTIONS),
    (("svg",), Foreign("a drawing", "give the draft as DOCX, HTML, Markdown or text")),
    (("plist",), Foreign("a property list of macOS, such as a link to a web page", "save the page itself as HTML")),
    (("urlset", "sitemapindex"), Foreign("a list of pages (sitemap)", "save the page that you mean as HTML")),
    (("tei", "teicorpus"), Foreign("TEI", "convert it to HTML or DOCX")),
    (("dtbook",), Foreign("a talking book (DAISY)", "save it as EPUB or DOCX")),
    (("fictionbook",), Foreign("a FictionBook", CONVERT)),
    (("opml",), Foreign("an outline (OPML)", CONVERT)),
    (("topic", "concept", "task", "reference", "map", "dita"), Foreign("DITA", "publish it as HTML or DOCX")),
    (("finaldraft",), UNREAD[".fdx"]),
    (("scrivenerproject",), Foreign("a project of Scrivener", "compile it as Word (.docx)")),
    (("abiword",), UNREAD[".abw"]),
    (("scribusutf8", "scribusutf8new", "scribus"), Foreign("a Scribus file", "export its text as a text file")),
    (("fcpxml", "xmeml"), Foreign("a project of a video editor", "export its captions as SubRip (.srt)")),
    (("xliff", "tmx", "ts"), Foreign("a file of translations", "give the text of the draft itself")),
    (("nsml", "mos", "ncs"), Foreign("a rundown of a newsroom system", "export the story as text")),
    (("sports-content", "sportsml"), Foreign("results (SportsML)", "give the report itself")),
)
"""First elements, in lower case, of what is no draft, or one in a form that no reader knows."""
_WITHIN = 5_000
"""Characters in which a mark of a program is looked for."""


def xml_kind(head: str, text: str) -> Foreign | None:
    """Return which XML a text is; None if it is none. `head` is the beginning of `text`."""
    root = _FIRST_ELEMENT.match(head)
    is_known = root is not None and not _KNOWN.isdisjoint((root["name"].lower(), (root["space"] or "").lower()))
    return _named(head) if is_known or _BEGINS.match(head) or _is_xml(head, text) else None


def _named(head: str) -> Foreign:
    """Return which XML it is, by its first element."""
    root = _FIRST_ELEMENT.match(head)
    name = root["name"].lower() if root else ""
    if _WORD_XML.search(head[:_WITHIN]):
        return _WORD_IN_XML
    if _LAYOUT_XML.search(head[:_WITHIN]):
        return LAYOUT
    return next((kind for names, kind in _ROOTS if name in names), XML)


def _is_xml(head: str, text: str) -> bool:
    """Whether it begins with a tag and ends with its end tag, which is none of HTML: Markdown may hold those."""
    root = _FIRST_ELEMENT.match(head)
    if root is None or root["name"].lower() in HTML:
        return False
    return text.rstrip().endswith(f"</{root['space'] + ':' if root['space'] else ''}{root['name']}>")
