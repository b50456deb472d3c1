"""Drafts made to be slow: shapes of any size, for tests of growth and for `benchmarks/hostile.py`."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

from onrecord.language.word_lists import words

LETTERS = "abcdefghijklmnopqrstuvwxyz"
GIVEN = sorted(words("given_names_women") + words("given_names_men"))
FAMILY = [
    f"{word}{ending}"
    for ending in ("", "s", "man", "er")
    for word in "Stone Hill Wood Field Brook King Bishop Baker Cook Church Bridge Park Mill Forest Lake River Summer "
    "Winter Day Knight Page Marsh Banks Rose Bell Cross Young Long Short Black White Green Brown Gray".split()
]


def repeated(piece: str) -> Callable[[int], str]:
    """A draft that is one piece over and over."""
    return lambda size: (piece * (size // len(piece.encode()) + 1))[:size]


def numbered(piece: str) -> Callable[[int], str]:
    """A draft of pieces that differ by the names and numbers in them."""

    def build(size: int) -> str:
        found: list[str] = []
        length = 0
        for number in itertools.count():
            other, one = FAMILY[number % len(FAMILY)], GIVEN[number // 7 % len(GIVEN)]
            found.append(piece.format(one=one, other=other, n=number))
            length += len(found[-1])
            if length >= size:
                break
        return "".join(found)

    return build


def scrambled(size: int) -> str:
    """Words that no vocabulary holds."""
    rng = random.Random(1)
    return " ".join("".join(rng.choices(LETTERS, k=rng.randint(2, 9))) for _ in range(size // 6))


SHAPES: dict[str, Callable[[int], str]] = {
    "one letter": repeated("A"),
    "one small letter": repeated("a"),
    "A, spaced": repeated("A "),
    "AA, spaced": repeated("AA "),
    "Aa, spaced": repeated("Aa "),
    "a small word": repeated("word "),
    "initials": repeated("A. "),
    "straight quotation marks": repeated('"'),
    "spaced quotation marks": repeated('" '),
    "opening quotation marks": repeated("“"),
    "nested quotations": lambda size: "“a " * (size // 10) + "b” " * (size // 10),
    "apostrophes": repeated("'"),
    "single quotations": repeated("'a b "),
    "possessives": repeated("As’ "),
    "brackets": repeated("("),
    "square brackets": repeated("["),
    "question marks": repeated("?"),
    "spaced question marks": repeated("? "),
    "commas": repeated(","),
    "spaced commas": repeated(", "),
    "full stops": repeated("."),
    "spaced full stops": repeated(". "),
    "colons": repeated(": "),
    "dashes": repeated("- "),
    "long dashes": repeated("—"),
    "blanks": lambda size: "a" + " " * size + "b",
    "line feeds": lambda size: "a" + "\n" * size + "b",
    "tabs": lambda size: "a" + "\t" * size + "b",
    "hyphenated": repeated("a-"),
    "one digit": repeated("1"),
    "digits": repeated("1 "),
    "digits and commas": repeated("1,"),
    "percentages": repeated("1% "),
    "said": repeated("said "),
    "he said": repeated("he said "),
    "said he said": repeated("said he said. "),
    "he said, quoted": repeated("“I know that he lied,” he said. "),
    "she told him": repeated("She told him that it was “theirs” and he said it was. "),
    "John Smith said": repeated("John Smith said "),
    "John Smith said so": repeated("John Smith said it was bad. "),
    "everybody says": numbered("{one} {other} said the {n}th bridge was unsafe. "),
    "everybody, quoted": numbered("“The bridge is unsafe and {n} knew,” said {one} {other}, a nurse. "),
    "everybody, in one sentence": numbered("{one} {other} said that "),
    "a list of names": numbered("{one} {other}, "),
    "accusations": numbered("{one} {other} stole ${n} from {one} Council. "),
    "accusations by surname": numbered("{other} stole money from {one} and lied to the council. "),
    "accusations, nobody named": numbered("The chief of {one} stole the money and lied to police. "),
    "accusations, one sentence": numbered("{one} {other} stole ${n} and "),
    "hedges, one sentence": repeated("it may perhaps be that "),
    "sources": numbered("A source close to {one} said it cost {n}. "),
    "officials": repeated("officials said critics fear experts say some believe "),
    "descriptions": numbered("The {one} official told the {other} council that it is. "),
    "the senator": repeated("The senator said the agency told him that his lawyer knew it. "),
    "pronouns": repeated("he she it they him her them his "),
    "relative clauses": repeated("who said which said that who "),
    "loaded": repeated("the controversial extremist claimed revealed that some say "),
    "studies": repeated("studies show polls show the figures reveal 40 per cent of "),
    "documents": repeated("The report showed a memo obtained by The Post said that "),
    "capitals": repeated("THE MAYOR SAID THAT IT WAS A LIE "),
    "title case": repeated("The Mayor Of The Town Said That "),
    "short blocks": repeated("word\n\n"),
    "capital blocks": numbered("{one}\n\n"),
    "headlines": repeated("# A headline says so\n\n"),
    "by-lines": repeated("By Ana Roy\n\n"),
    "list items": repeated("- he said so\n"),
    "questions": repeated("Who knew? "),
    "questions and answers": repeated("Q: Why?\n\nA: He said so.\n\n"),
    "superlatives": repeated("the largest number in the first only record "),
    "reasons": repeated("who asked not to be named because he fears that "),
    "replies": repeated("did not respond to a request for comment, declined to comment "),
    "links": repeated("[a](https://example.org) he said so. "),
    "remarks": repeated('<!-- onrecord: allow AN101 reason="a" -->\n\nSources said so.\n\n'),
    "open ranges": repeated('<!-- onrecord: allow AN101 reason="a" scope=range -->\n\n'),
    "empty remarks": repeated("<!-- onrecord: -->\n"),
    "open comments": repeated("<!-- "),
    "emoji": repeated("😀"),
    "combining marks": lambda size: "e" + "\u0301" * (size // 2),
    "right to left": repeated("\u202eשלום "),
    "no-break spaces": repeated("some\u00a0say\u00a0"),
    "NUL": repeated("\0"),
    "Han": repeated("汉字"),
    "e-mail addresses": repeated("a@b.c "),
    "addresses": repeated("https://a.b/c?"),
    "underscores": repeated("_"),
    "asterisks": repeated("*a "),
    "one word": repeated("xYz9-’."),
    "brackets and dashes": repeated("(he — [said (that - “so) — "),
    "marks never closed": repeated("“a \"b ‘c 'd «e „f "),
    "quotations never closed": repeated("“He lied. "),
    "letters with many marks": repeated("s\u0301\u0302a\u0301i\u0301d\u0301 "),
    "dates and figures": repeated("On 3 May 2019, 12/11/2020, 40,000 of 1.5 million, $3.2bn, "),
    "who, who": repeated("who, "),
    "titles": repeated("Mr Dr Sen. Gov. President Prof. Sir Lord "),
    "titles before names": numbered("Sen. Mayor Dr. {one} {other}, "),
    "chained possessives": repeated("his brother’s lawyer’s aide’s "),
    "names by initials": numbered("{one[0]}. {other[0]}. {other} said. "),
    "shortened names": numbered("{one} {other}; Mr {other}; {one}; THE {other} COUNCIL. "),
    "footnotes": numbered("He said so.[^{n}]\n\n[^{n}]: {one} {other} said.\n\n"),
    "numbered headings": numbered("## {one} {other} stole ${n}, sources say\n\n"),
    "numbered remarks": numbered('<!-- onrecord: allow AN101 reason="{n}" -->\n\nSources said so {n}.\n\n'),
    "nested lists": lambda size: "".join(f"{'  ' * (n % 60)}- a said so\n" for n in range(size // 70 + 1)),
    "nested block quotations": lambda size: "".join(f"{'>' * (n % 80)} he said\n\n" for n in range(size // 50 + 1)),
    "tables": lambda size: "|a|b|\n|-|-|\n" + repeated("|he said so|sources said|\n")(size),
    "emphasis never closed": repeated("*a _b **c __d ~~e "),
    "link in link": lambda size: "[a" * (size // 4) + "](b)" * (size // 8),
    "deep page": lambda size: "<body>" + "<div>" * (size // 12) + "Ivy Lund said so." + "</div>" * (size // 12),
    "deep inline page": lambda size: "<body><p>" + "<b>" * (size // 3) + "Ivy Lund said so.",
    "tables in tables": lambda size: "<body>" + "<table><tr><td>he said so" * (size // 25),
    "lists in lists": lambda size: "<body>" + "<ul><li>he said so" * (size // 18),
    "links of a page": numbered('<p><a href="/{n}">{one} said so</a> '),
    "elements never closed": repeated('<p><a href="x"><b>he said so '),
    "scraps of a page": repeated("<span>he</span> <i>said</i> "),
    "remarks of a page": repeated('<p>Sources said so.</p><!-- onrecord: allow AN101 reason="x" -->'),
    "scrambled": scrambled,
    "scrambled capitals": lambda size: scrambled(size).title(),
    "scrambled shouting": lambda size: scrambled(size).upper(),
    "ordinary copy": numbered(
        "Mayor {one} {other} said on Monday that the bridge would close for {n} days. “It is not safe,” she told "
        "reporters, “and we will not wait.” Some say the work should have begun a year ago.\n\n"
    ),
}  # fmt: skip
MARKDOWN = {
    "headlines",
    "links",
    "remarks",
    "open ranges",
    "empty remarks",
    "open comments",
    "square brackets",
    "asterisks",
    "footnotes",
    "numbered headings",
    "numbered remarks",
    "nested lists",
    "nested block quotations",
    "tables",
    "emphasis never closed",
    "link in link",
}
PAGES = {
    "deep page",
    "deep inline page",
    "tables in tables",
    "lists in lists",
    "links of a page",
    "elements never closed",
    "scraps of a page",
    "remarks of a page",
}


def draft(name: str, size: int) -> tuple[bytes, str]:
    """The bytes of a shape, at most `size` of them, and what its file is called."""
    data = SHAPES[name](size).encode("utf-8")[:size].decode("utf-8", "ignore").encode()
    return data, "draft.md" if name in MARKDOWN else "draft.html" if name in PAGES else "draft.txt"
