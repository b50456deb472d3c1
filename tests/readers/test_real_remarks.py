"""A suppression counts only where it is a comment, or a line of a plain text that quotes nobody."""

from __future__ import annotations

import pytest

from onrecord.readers import read

REMARK = "onrecord: allow ALL reason=okay"
LONG = "Some say that the bridge will fall. The council met on Monday in the old town hall, and talked of nothing else."
COMMENT = f"<!-- {REMARK} -->"


def remarks(text, name):
    return [each.text for each in read(text.encode(), name).directives]


@pytest.mark.parametrize(
    "element",
    [
        f"<{name}>{COMMENT}</{name}>"
        for name in ("title", "textarea", "iframe", "xmp", "noembed", "noframes", "template", "script", "style")
    ]
    + [
        f"<template><div><p>{COMMENT}</p></div></template>", f"<textarea><!-- {REMARK}", f"<title>a <!-- {REMARK}\n</title>",
        f"<![CDATA[{COMMENT}]]>", f"<svg><![CDATA[{COMMENT}]]></svg>", f"<b title='{COMMENT}'>b</b>", f"<!{REMARK}>",
        f"<?{REMARK}>", f"</ {REMARK}>", f"&lt;!-- {REMARK} --&gt;", f"<iframe srcdoc='{COMMENT}'></iframe>",
        f"<plaintext>{COMMENT}",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("before", "behind", "name"),
    [(f"<p>{LONG}</p>", "<p>More.</p>", "a.html"), ("Some say so.\n\n", "\n\nMore.", "a.md"), ("Some say ", " so.", "a.md")],
    ids=["page", "block", "inline"],
)  # fmt: skip
def test_what_only_looks_like_a_comment_suppresses_nothing(element, before, behind, name):
    assert remarks(before + element + behind, name) == []


@pytest.mark.parametrize(
    "text",
    [
        f'See [x](http://a.b "t {COMMENT} u") some say.', f"See [x](http://a.b '{COMMENT}') some say.",
        f"See [x](http://a.b ({COMMENT})) some.", f'[r]: /u "{COMMENT}"\n\nsome [r] say', f"![{COMMENT}](a.png) some say",
        f'![q](a.png "{COMMENT}") some say', f"`{COMMENT}` some", f"```\n{COMMENT}\n```\nsome", f"    {COMMENT}\n\nsome",
        f"\\{COMMENT} some say", f"---\nx: 1\n# {REMARK}\n---\nsome", f"a <b title='{COMMENT}'>b</b> c",
    ],
)  # fmt: skip
def test_markdown_around_it_makes_it_no_comment(text):
    assert remarks(text, "a.md") == []


@pytest.mark.parametrize("name", ["a.html", "a.md"])
@pytest.mark.parametrize(
    "before", ["<textarea>x</textarea>", "<title>x</title>", "<template></template>", "<xmp>x</xmp>"]
)
def test_comment_behind_such_an_element_counts(before, name):
    assert remarks(f"<div>{before}{COMMENT}<p>Some say so.</p></div>", name) == [COMMENT]
    assert remarks(f"some {before} {COMMENT} say", name) == [COMMENT]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("He said: “first line\n", "\nlast line” yes."), ('He said: "first line\n\n', '\n\nlast line" yes.'),
        ("He said: ‘it’s first\n", "\nlast line’ yes."), ("«first\n", "\nlast»"), ("He said: “a ‘b’ c\n", "\nd ‘e’ f” yes."),
        ("He said: 'first line\n", "\nlast line.'"),
    ],
)  # fmt: skip
def test_line_within_a_quotation_is_what_somebody_said(before, behind):
    assert remarks(before + REMARK + behind, "a.txt") == []
    assert REMARK in read((before + REMARK + behind).encode(), "a.txt").text


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ('He said "a b".\n', '\nShe said "c".'), ("It’s the boys’ bike\n", "\nand so’s that"), ('A 6" pipe.\n\n', '\n\nA 7" pipe.'),
        ("He said: “first.\n\n“second.\n\n", "\n\n“third.” End"), ('He said: "never closed.\n\n', "\n\nMore"), ("", "\n“Quoted”"),
        ("“Quoted”\n", ""),
    ],
)  # fmt: skip
def test_line_between_quotations_is_a_remark(before, behind):
    assert remarks(before + REMARK + behind, "a.txt") == [REMARK]
