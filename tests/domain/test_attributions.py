"""What a dossier knows of its attributions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Attribution, Directness, Dossier, Span
from onrecord.segment import segment
from tests.builders import document

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def attribution(*content: Span) -> Attribution:
    return Attribution((), (content[0],), content, Directness.INDIRECT, 0.5)


@given(st.lists(st.lists(SPANS, min_size=1, max_size=3), max_size=8), SPANS)
def test_attributions_over_a_span_are_all_that_overlap_it(contents, span):
    every = tuple(attribution(*sorted(content)) for content in contents)
    dossier = Dossier(document("x" * 50), (), every)
    touching = [one for one in every if any(part.overlaps(span) for part in one.spans)]
    assert sorted(map(id, dossier.attributions_over(span))) == sorted(map(id, touching))


def test_shortest_attribution_comes_first():
    far, near = attribution(Span(0, 40)), attribution(Span(10, 14))
    dossier = Dossier(document("x" * 50), (), (far, near))
    assert list(dossier.attributions_over(Span(11, 12))) == [near, far]


def test_statement_consists_of_whole_sentences():
    draft = document("It rained. Ann said it rained. And then it stopped. All was well.")
    start = draft.text.index("said")
    one = Attribution(
        (), (Span(start, start + 4),), (Span(start + 5, draft.text.index("stopped")),), Directness.INDIRECT, 0.5
    )
    assert (
        Dossier(draft, segment(draft), (one,)).statement(one).of(draft.text)
        == "Ann said it rained. And then it stopped."
    )
