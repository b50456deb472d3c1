"""Reading gold files."""

from __future__ import annotations

import json

import pytest

from onrecord.domain import BlockKind, Directness, Span
from onrecord.errors import UnreadableError
from onrecord.evaluation.gold import GoldArticle, read_articles, read_class_labels, read_source_labels

ROLES = {"source": [], "cue": [[0, 1]], "content": [[2, 3]]}
ARTICLE = {"file": "a", "text": "x y", "attributions": [ROLES], "comment": "a key that is not ours"}
SOURCE = {"file": "a", "attribution": 0, "kind": "person", "name": "Dana Ruiz", "grade": None}
CLASS = {"file": "a", "attribution": 0, "claim_class": "routine"}


@pytest.fixture
def write(tmp_path):
    def file(*rows):
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows), "utf-8")
        return path

    return file


def test_unknown_keys_are_ignored(write):
    assert read_articles(write(ARTICLE))[0].attributions[0].cue == ((0, 1),)


def test_only_newlines_separate_articles(write):
    text = "x\u2028y\x0cz\x85"
    path = write(json.dumps({**ARTICLE, "text": text}, ensure_ascii=False) + "\n\n", ARTICLE)
    assert [article.text for article in read_articles(path)] == [text, "x y"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"file": 3}, "file"),
        ("not json\n", "the line"),
        ({**ARTICLE, "attributions": [{**ROLES, "cue": [[3, 1]]}]}, "attributions.0.cue.0"),
        ({**ARTICLE, "attributions": [{**ROLES, "source": [[-1, 1]]}]}, "attributions.0.source.0"),
        ({**ARTICLE, "attributions": [{**ROLES, "content": [[0, 9_000]]}]}, r"the line: .*\[0, 9000\) is beyond the"),
    ],
)
def test_error_names_the_line_of_a_malformed_article(write, row, problem):
    with pytest.raises(UnreadableError, match=rf"rows\.jsonl:2: not a gold article: {problem}"):
        read_articles(write(ARTICLE, row))


@pytest.mark.parametrize("row", [{}, {**SOURCE, "kind": "ghost"}, {**SOURCE, "attribution": -1}])
def test_error_names_the_line_of_a_malformed_source_label(write, row):
    with pytest.raises(UnreadableError, match=r"rows\.jsonl:2: not a gold source"):
        read_source_labels(write(SOURCE, row), ())


@pytest.mark.parametrize(
    "row",
    [
        {"file": "a", "claim_class": "gossip", "attribution": 0},
        {"file": "a", "claim_class": "routine"},
        {"file": "a", "claim_class": "routine", "start": 1},
        {"file": "a", "claim_class": "routine", "start": 2, "end": 1},
    ],
)
def test_error_names_the_line_of_a_malformed_class_label(write, row):
    with pytest.raises(UnreadableError, match=r"rows\.jsonl:2: not a gold class"):
        read_class_labels(write(CLASS, row), ())


@pytest.mark.parametrize(("read", "row"), [(read_source_labels, SOURCE), (read_class_labels, CLASS)])
def test_label_of_an_attribution_that_the_article_lacks_is_refused(write, read, row):
    articles = read_articles(write(ARTICLE))
    with pytest.raises(UnreadableError, match=r"rows\.jsonl:1: a has 1 attributions, .* no 1"):
        read(write({**row, "attribution": 1}), articles)
    assert list(read(write({**row, "file": "b", "attribution": 1}), articles)) == ["b"]


def test_file_that_is_not_utf_8_is_refused(tmp_path):
    path = tmp_path / "latin.jsonl"
    path.write_bytes(b'{"file": "caf\xe9"}')
    with pytest.raises(UnreadableError, match=r"latin\.jsonl: is not UTF-8 text"):
        read_articles(path)


def test_attribution_has_the_annotated_spans_and_the_directness_of_its_content():
    roles = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 14]]}
    article = GoldArticle.model_validate({"file": "a", "text": "Ann said “Dogs”", "attributions": [roles]})
    attribution = article.attribution(0)
    assert (attribution.source, attribution.cue, attribution.content) == ((Span(0, 3),), (Span(4, 8),), (Span(9, 14),))
    assert attribution.directness is Directness.DIRECT
    assert attribution.confidence == 1


def test_attribution_without_any_role_gets_a_cue_so_that_it_has_a_place():
    roles = {"source": [], "cue": [], "content": []}
    article = GoldArticle.model_validate({"file": "a", "text": "Ann", "attributions": [roles]})
    assert article.attribution(0).extent == Span(0, 1)


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Senate passes the ferry bill.", BlockKind.HEADLINE),
        ("Who paid for the ferry?", BlockKind.HEADLINE),
        ("Harbour chief calls it ‘a mess.’", BlockKind.HEADLINE),
        ("Ferry " * 26 + "sank.", BlockKind.PARAGRAPH),
    ],
)
def test_first_paragraph_is_the_headline_however_it_ends(first, kind):
    text = f"{first}\n\nThe bill passed on Tuesday, Dana Ruiz said.\n\nNobody voted against it."
    document = GoldArticle(file="a", text=text, attributions=()).document()
    assert [block.kind for block in document.blocks] == [kind, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert document.text == text


def test_single_paragraph_is_no_headline():
    document = GoldArticle(file="a", text="Senate passes the ferry bill.", attributions=()).document()
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]
