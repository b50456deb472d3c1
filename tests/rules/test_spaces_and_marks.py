"""What every rule flags, it flags however the draft is spaced and whichever quotation marks and apostrophes it uses."""

from __future__ import annotations

import re
from functools import cache

import pytest

from onrecord import audit
from onrecord.domain import BlockKind, Category, Document, Dossier, Example, Span
from onrecord.domain.sourcemap import line_starts
from onrecord.readers._builder import Builder
from onrecord.rules import Rule, check, rules
from tests.rules.test_every_rule import NEW_BLOCK, examined

GAP = "\n\n"


def every(separator: str):
    return lambda text: text.replace(" ", separator)


def inside_words(sign: str):
    return lambda text: re.sub(r"(?<=[a-z]{2})(?=[a-z]{2})", sign, text)


SPACES = {
    "no-break spaces": every("\u00a0"),
    "thin spaces": every("\u2009"),
    "narrow no-break spaces": every("\u202f"),
    "ideographic spaces": every("\u3000"),
    "en and em spaces": lambda text: re.sub(" ([^ ]+) ", "\u2002\\1\u2003", text),
    "braille blanks": every("\u2800"),
    "double spaces": every("  "),
    "tabs": every("\t"),
    "line ends": every("\n"),
    "Windows line ends": every("\r\n"),
    "spaces around zero-width ones": every(" \u200b "),
    "soft hyphens in words": inside_words("\u00ad"),
    "zero-width spaces in words": inside_words("\u200b"),
    "joiners in words": inside_words("\u200d\u2060"),
    "non-breaking hyphens": lambda text: text.replace("-", "\u2011"),
    "letter apostrophes": lambda text: re.sub(r"(?<=[a-z])’(?=[a-z])", "\u02bc", text),
    "accents as apostrophes": lambda text: re.sub(r"(?<=[a-z])’(?=[a-z])", "\u00b4", text),
    "backticks as apostrophes": lambda text: re.sub(r"(?<=[a-z])’(?=[a-z])", "`", text),
}
"""Ways to write the same text."""


def straight(text: str) -> str:
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", text))


def curly(text: str) -> str:
    text = re.sub(r'(?<![\w.,!?…])"(?=\S)', "“", text).replace('"', "”")
    return re.sub(r"(?<![\w.,!?…])'(?=[\w$£€])", "‘", text).replace("'", "’")


def guillemets(text: str) -> str:
    return curly(text).translate({ord("“"): "«", ord("”"): "»"})


def low_and_high(text: str) -> str:
    return curly(text).translate({ord("“"): "„", ord("”"): "“"})


def single(text: str) -> str:
    return curly(text).translate({ord("“"): "‘", ord("”"): "’"})


def apart(sign: str):
    return lambda text: re.sub("“", f"«{sign}", curly(text).replace("”", f"{sign}»"))


def pairs(opening: str, closing: str):
    return lambda text: curly(text).replace("“", opening).replace("”", closing)


MARKS = {"single": single, "straight": straight, "curly": curly, "guillemets": guillemets, "low and high": low_and_high} | {
    "guillemets and no-break spaces": apart("\u00a0"),
    "guillemets and narrow spaces": apart("\u202f"),
    "guillemets inwards": pairs("»", "«"),
    "closing on both sides": pairs("”", "”"),
    "low and closing": pairs("„", "”"),
    "corners": pairs("「", "」"),
    "typeset": pairs("``", "''"),
    "double primes": pairs("\u2033", "\u2033"),
    "full width": pairs("＂", "＂"),
}  # fmt: skip
"""Ways to set the same marks."""
COMMA = re.compile(r"(?<=[a-z]), (?=[a-z])")
DASHES = {"close": ["—", "–", "--", "\u2010\u2010"], "apart": [" — ", "\u2009—\u2009", " – ", " ― ", " -- ", " - "]}
"""Ways to set off a part of a sentence."""


def apostrophes(text: str) -> str:
    """Curly apostrophes in words, so that there is something to write otherwise."""
    return re.sub(r"(?<=[a-z])'(?=[a-z])", "’", text)


def read(parts: list[str], example: Example) -> tuple[Document, str]:
    """The document of these blocks, and the file that it was read from."""
    builder, at = Builder(), 0
    for index, part in enumerate(parts):
        builder.open(BlockKind(example.block) if index == 0 else BlockKind.PARAGRAPH)
        builder.text(part, at, at + len(part))
        builder.close()
        at += len(part) + len(GAP)
    source = GAP.join(parts)
    return builder.document("case.txt", "text", line_starts(source)), source


def unmarked(example: Example) -> str:
    return example.text.replace("[", "").replace("]", "")


def spans(text: str) -> list[Span]:
    """Where the brackets of a marked text stand once they are taken out."""
    places = [match.start() - index for index, match in enumerate(re.finditer(r"[\[\]]", text))]
    return [Span(*pair) for pair in zip(places[::2], places[1::2], strict=True)]


CHECKED = [rule for rule in rules() if rule.category is not Category.SUPPRESSIONS]
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in CHECKED
    for number, example in enumerate(rule.flags)
]


@pytest.mark.parametrize("style", SPACES)
def test_every_way_to_space_words_reads_as_the_same_text(style):
    """So that whatever is found in one is found in all; and each phrase stands where it is written."""
    for rule in CHECKED:
        for example in rule.flags:
            text = apostrophes(example.text).replace(NEW_BLOCK, GAP)
            phrases = spans(text)
            plain = re.sub(r"[\[\]]", "", text)
            expected, _ = read(plain.split(GAP), example)
            document, source = read([SPACES[style](part) for part in plain.split(GAP)], example)
            assert document.text == expected.text == plain, rule.code
            assert document.blocks == expected.blocks
            for span in phrases:
                written = document.source_map.origin(span).of(source)
                assert read([written], example)[0].text == span.of(plain)
                assert written[0] == SPACES[style](span.of(plain))[0]
                assert written[-1] == SPACES[style](span.of(plain))[-1]


@cache
def flagged(rule: Rule, text: str, block: str) -> list[str]:
    """The words that the rule flags, without marks."""
    document, _ = read(text.split(NEW_BLOCK), Example(text, block))
    dossier: Dossier = examined(document)
    return [" ".join(re.findall(r"[\w$£€%]+", dossier.text(finding.span))) for finding in check(dossier, [rule])]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_quotation_marks_and_apostrophes_of_every_kind_are_understood(rule, example):
    plain = unmarked(example)
    for style, written in MARKS.items():
        if (text := written(plain)) != plain:
            assert flagged(rule, text, example.block) == flagged(rule, plain, example.block), (style, text)


SET_OFF = [each for each in EXAMPLES if COMMA.search(unmarked(each.values[1]))]


@pytest.mark.parametrize("dashes", DASHES.values(), ids=DASHES)
@pytest.mark.parametrize(("rule", "example"), SET_OFF)
def test_dashes_of_every_kind_are_understood_alike(rule, example, dashes):
    """What stands between commas in the examples is set off with dashes."""
    found = {dash: flagged(rule, COMMA.sub(dash, unmarked(example)), example.block) for dash in dashes}
    assert found == dict.fromkeys(dashes, found[dashes[0]])


def test_the_phrase_is_found_where_the_draft_has_it():
    source = "Canal to close\n\nThe lock\u00a0gave way on Tues\u00adday, and some\u202f\u200b say\r\nthat it was\tnever mended."
    report = audit(source)
    (finding,) = (each for each in report.findings if each.rule.code == "VA203")
    place = report.dossier.document.locate(finding.span)
    assert (place.line, place.column) == (3, source.split("\n\n")[1].index("some") + 1)
    assert report.dossier.document.source_map.origin(finding.span).of(source).startswith("some\u202f\u200b say")
