"""Markup of authors' tools: the copy is read without the markup, each word at its place, in time that grows with length."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.errors import UnreadableError
from onrecord.readers import read
from tests.growth import is_linear
from tests.readers.positions import assert_sound, assert_words_are_found

EXAMPLES = {
    "a.rst": """\
Gate *fails*
============

:Author: Nell Okafor

Some **say** it was `the trust <https://example.org>`_ [1]_.
They left.

.. note:: Mind the gap.

.. onrecord: allow VA203 reason="poll"

.. code-block:: python

   print(1)

.. epigraph::

   We asked.

- one
- two

.. [1] A note.
""",
    "a.adoc": """\
= Gate _fails_
Nell Okafor <n@example.org>
:toc:

Some *say* it was https://example.org[the trust]footnote:[A note.].
They left.

NOTE: Mind the gap.

// onrecord: allow VA203 reason="poll"

----
print(1)
----

____
We asked.
____

* one
* two
""",
    "a.org": """\
#+TITLE: Gate /fails/
#+AUTHOR: Nell Okafor

Some *say* it was [[https://example.org][the trust]][fn:1].
They left.

Mind the gap.
:PROPERTIES:
:ID: x
:END:
# onrecord: allow VA203 reason="poll"

#+begin_src python
print(1)
#+end_src

#+begin_quote
We asked.
#+end_quote

- one
- two

[fn:1] A note.
""",
    "a.textile": """\
h1. Gate _fails_

Some *say* it was "the trust":https://example.org[1].
They left.

p(box). Mind the gap.

bc. print(1)

bq. We asked.

* one
* two

fn1. A note.
""",
    "a.mediawiki": """\
{{Infobox
| name = {{gate}}
}}
= Gate ''fails'' =

Some '''say''' it was [https://example.org the trust]<ref name="a">A note.</ref>.
They left.

Mind the [[Gap (place)|gap]].

<syntaxhighlight lang="python">
print(1)
</syntaxhighlight>
<blockquote>We asked.</blockquote>
* one
* two
[[Category:Gates]]
""",
    "a.tex": r"""
\documentclass{article}
\title{Gate \emph{fails}}
\author{Nell Okafor}
\begin{document}
\maketitle
Some \textbf{say} it was \href{https://example.org}{the trust}\footnote{A note.}.
They left.

Mind the gap. % onrecord: allow VA203 reason="poll"
\begin{verbatim}
print(1)
\end{verbatim}
\begin{quote}We asked.\end{quote}
\begin{itemize}
\item one
\item two
\end{itemize}
\end{document}
""",
}
COPY = {
    ("headline", "Gate fails"), ("paragraph", "Some say it was the trust. They left."), ("paragraph", "Mind the gap."),
    ("block-quotation", "We asked."), ("list-item", "one"), ("list-item", "two"), ("footnote", "A note."),
}  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_copy_is_read_and_nothing_else(name):
    document = read(EXAMPLES[name].encode(), name)
    found = {(block.kind.value, block.span.of(document.text).replace(" .", ".")) for block in document.blocks}
    assert found == COPY
    assert_sound(document)
    for word in re.finditer(r"\w+", document.text):
        assert document.source_map.origin(Span(*word.span())).of(EXAMPLES[name]) == word.group()
    assert document.byline == ("Nell Okafor" if name in ("a.rst", "a.adoc", "a.org", "a.tex") else None)


@pytest.mark.parametrize("name", ["a.rst", "a.adoc", "a.org", "a.tex"])
def test_a_comment_may_be_a_suppression(name):
    document = read(EXAMPLES[name].encode(), name)
    assert [each.text for each in document.directives] == ['onrecord: allow VA203 reason="poll"']
    assert document.locate(document.directives[0].span).line > 8


@pytest.mark.parametrize(
    ("name", "source", "cells"),
    [
        ("a.rst", "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n", "abcd"),
        ("a.rst", "== ==\na  b\n== ==\nc  d\n== ==\n", "abcd"),
        ("a.adoc", "|===\n|a |b\n\n|c\n|d\n|===\n", "abcd"),
        ("a.org", "| a | b |\n|---+---|\n| c | d |\n", "abcd"),
        ("a.textile", "|_. a|_. b|\n|c|d|\n", "abcd"),
        ("a.wiki", '{| class="x"\n|-\n! a !! b\n|-\n| c || style="y" | d\n|}\n', "abcd"),
        ("a.tex", "\\begin{tabular}{ll}\\hline a & b \\\\ c & d\\end{tabular}", "abcd"),
    ],
)
def test_cells_of_tables_are_blocks(name, source, cells):
    document = read(source.encode(), name)
    assert [block.span.of(document.text) for block in document.blocks] == list(cells)
    assert {block.kind.value for block in document.blocks} == {"table-cell"}


def test_characters_of_latex_are_those_that_it_prints():
    source = rb"It cost \pounds5m or \$3, 5\% up---``caf\'e'' \enquote{Gr\"o{\ss}e} \c{c}a, p.~4 \ldots{} $x^2$ done."
    assert read(source, "a.tex").text == "It cost £5m or $3, 5% up—“café” “Größe” ça, p. 4 … done."


@pytest.mark.parametrize(
    ("name", "head"),
    [("a.txt", "= Gate\n:toc:\n\n"), ("b.txt", "#+TITLE: Gate\n\n"), ("c.txt", "\\documentclass{article}\n")],
)
def test_markup_is_known_by_its_beginning(name, head):
    assert read(f"{head}Some say so.\n".encode(), name).format == {"a": "asciidoc", "b": "org", "c": "latex"}[name[0]]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_file_of_markup_alone_is_refused(name):
    nothing = {
        "a.rst": ".. x\n",
        "a.adoc": "// x\n",
        "a.org": "# x\n",
        "a.textile": "###. x\n",
        "a.mediawiki": "{{x}}\n",
    }
    with pytest.raises(UnreadableError, match="holds no copy"):
        read(nothing.get(name, "% x\n").encode(), name)


WORDS = st.lists(st.text("abcXYZé“’—ж", min_size=1, max_size=6), min_size=1, max_size=8).map(" ".join)


@pytest.mark.parametrize("name", EXAMPLES)
@settings(max_examples=30, deadline=None)
@given(paragraphs=st.lists(WORDS, min_size=1, max_size=4))
def test_each_word_is_read_and_found_where_it_stands(name, paragraphs):
    source = "\n\n".join(f"Ab {each} cd" for each in paragraphs)
    document = read(source.encode(), name)
    assert document.text.split() == source.split()
    assert_sound(document)
    assert_words_are_found(document, source)


PIECES = [
    "*", "**a ", "_a ", "`", "``a", "[[", "[a](b", "{{", "{", "}", "\\", "\\a{", "\\begin{a}", "$a ", "\\(", "<ref>", "<!--", "<a", "|", "{|\n", "||a",
    "|===\n", "=", "= a\n", "a\n==\n", "* a\n", ".. a::\n", ".. a\n   b\n", "::\n\n  a\n", "----\n", "#+begin_src\n", ":A:\n", "[fn:", "bc.. a\n\n",
    '"a":b ', "!a", "@a", "%a\n", "\\footnote{", "\\'", "~", "''", "http://a[", "footnote:[", "+", "a_ ", ":a:`",
]  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_shape_keeps_a_reader_busy(name):
    def work(size: int):
        def run():
            for piece in PIECES:
                data = (f"Some say so.\n\n{piece * (size // len(piece))}\n").encode()
                with contextlib.suppress(UnreadableError):
                    assert_sound(read(data, name))

        return run

    assert is_linear(work, 1_500)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r"\title{\texorpdfstring{Lock \emph{gate}}{Lock gate}}\begin{document}They left.\end{document}", ["Lock gate", "They left."]),
        (r"They left.\footnote<\value{beamerpauses}->[frame]{A note.}", ["They left.", "A note."]),
        (r"\begin{itemize}\item<2-> The hinge. \item<+-| alert@+> The beam.\end{itemize}", ["The hinge.", "The beam."]),
        (r"It grew by \emph{less} <5 in May.", ["It grew by less <5 in May."]),
    ],
)  # fmt: skip
def test_on_which_slides_a_text_is_shown_is_no_copy(written, read_as):
    document = read((r"\documentclass{beamer}" + written).encode(), "a.tex")
    assert [block.span.of(document.text) for block in document.blocks] == read_as


@pytest.mark.parametrize("name", ["a.adoc", "a.textile", "a.mediawiki"])
@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Moss &amp; Rees left.", "Moss & Rees left."), ("Some&nbsp;say so.", "Some say so."), ("&#8220;No,&#8221; she said.", "“No,” she said."),
        ("A&notes; b &bogus; c &amp d", "A&notes; b &bogus; c &amp d"),
    ],
)  # fmt: skip
def test_characters_that_are_named_as_in_html_are_read(name, written, read_as):
    assert read(written.encode(), name).text == read_as


@pytest.mark.parametrize(
    ("name", "written", "read_as"),
    [
        ("a.adoc", "\"`No,`\" she said. \"`It *broke*.`\"", "“No,” she said. “It broke.”"), ("a.adoc", "He said '`no`', and it`'s late.", "He said ‘no’, and it’s late."),
        ("a.adoc", "Some{nbsp}say {ldquo}no{rdquo} {mdash} twice.", "Some say “no” — twice."), ("a.adoc", ":town: Penwick\n\nIn {town} it broke.", "In Penwick it broke."),
        ("a.adoc", "{cpp} is taught.", "C++ is taught."), ("a.org", r"Some\nbsp{}say \ldquo{}no\rdquo \mdash twice.", "Some say “no” — twice."),
        ("a.org", r"Caf\eacute{} and \foo stay.", r"Café and \foo stay."), ("a.org", r"Moss \amp Rees left.", "Moss & Rees left."),
        ("a.rst", "The |bank| said no.\n\n.. |bank| replace:: Bank of Penwick\n", "The Bank of Penwick said no."), ("a.rst", "The |bank| said no.", "The bank said no."),
        ("a.rst", ".. |x| replace:: Ada Moss\n\n|x| left, and |x| returned.", "Ada Moss left, and Ada Moss returned."),
    ],
)  # fmt: skip
def test_signs_and_names_stand_for_what_a_reader_sees(name, written, read_as):
    assert read(written.encode(), name).text == read_as
