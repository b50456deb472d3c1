"""What must not matter to the score: what people are called, and the order of paragraphs that do not hang together."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.assess import assess
from onrecord.domain import ClaimClass, Grade, Reason, ReasonKind, Source, SourceKind
from tests.builders import attribution, dossier, leaning

GIVEN = "Dana Amir Lena Ivo Petra Samuel Noor Hugh Alma Jonas Wei Rosa".split()
FAMILY = "Ruiz Shah Ford Vann Kessel Okoro Lindqvist Hale Moreau Tanaka O’Neill Berg".split()
NAMES = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY))
PARAGRAPHS = {
    "person": ("Lena Ford, the auditor, said the harbour fund lost £3 million.", "Lena Ford", "the harbour fund lost £3 million"),
    "body": ("The Norland Office said 300 homes stand below the dam.", "The Norland Office", "300 homes stand below the dam"),
    "clerk": ("A clerk of the ministry said 40 files were shredded in June.", "A clerk of the ministry", "40 files were shredded in June"),
    "crowd": ("Critics said the new bridge caused the jams.", "Critics", "the new bridge caused the jams"),
    "nobody": ("The tunnel cost $90 million, twice the first estimate.", "", ""),
}  # fmt: skip
SOURCES = {
    "person": Source(SourceKind.PERSON, "Lena Ford", name="Lena Ford", title="the auditor"),
    "body": Source(SourceKind.ORGANIZATION, "Norland Office", name="Norland Office"),
    "clerk": Source(SourceKind.UNNAMED_PERSON, "a clerk", grade=Grade.D2, reason=Reason(ReasonKind.NONE)),
    "crowd": Source(SourceKind.UNNAMED_GROUP, "critics", grade=Grade.D0),
}


def article(order):
    """Paragraphs in that order, each with its source."""
    text = "\n\n".join(PARAGRAPHS[each][0] for each in order)
    credits = (
        (attribution(text, source, "said", content), SOURCES[each])
        for each in order
        for _, source, content in [PARAGRAPHS[each]]
        if source
    )
    known = leaning(text, ClaimClass.CHECKABLE)
    return assess(replace(dossier(text, *credits), leanings=known), known, {})


def levels(found):
    """What stands behind each scored assertion, by its words."""
    return {found.words(each.parts): (each.level, each.support) for each in found.assertions if each.scored}


def figures(found):
    """What the score and the ledger say, without places; assertions in an order of their own."""
    score = found.score
    rows = sorted(
        (found.words(each.parts), each.claim_class.value, each.level, each.need, each.in_headline)
        for each in found.assertions
    )
    gates = sorted((hold.gate.value, len(hold.assertions)) for hold in score.holds)
    fix = score.best_fix and round(score.best_fix.gain, 9)
    numbers = (score.backing, score.weight, score.anonymous_reliance, score.named_share)
    return rows, gates, fix, tuple(each if each is None else round(each, 9) for each in numbers)


@given(st.permutations(list(PARAGRAPHS)))
def test_the_order_of_independent_paragraphs_changes_nothing(order):
    """Nothing of the level, that is; where a claim stands tells a little of its burden.

    A lead that credits nobody may rest on the source right behind it, so another paragraph opens the article.
    """
    assume(order[0] != "nobody")
    found, other = levels(article(order)), levels(article(list(PARAGRAPHS)))
    both = found.keys() & other.keys()
    assert both
    assert {each: found[each] for each in both} == {each: other[each] for each in both}


def charge(accused: str, witness: str):
    """An article in which one person charges another."""
    text = (
        f"{accused} falsified the records of the clinic, {witness}, the auditor, said.\n\n"
        f"{accused.split()[1]} declined to comment on the audit.\n\n"
        f"The clinic lost £3 million, said {witness}."
    )
    source = Source(SourceKind.PERSON, witness, name=witness, title="the auditor")
    first = attribution(text, f"{witness}, the auditor", "said", f"{accused} falsified the records of the clinic")
    second = attribution(text, witness, "said", "The clinic lost £3 million")
    return assess(dossier(text, (first, source), (second, source)), leaning(text, ClaimClass.CHECKABLE), {})


@settings(max_examples=25)
@given(st.lists(NAMES, min_size=4, max_size=4, unique_by=(lambda name: name.split()[0], lambda name: name.split()[1])))
def test_renaming_a_person_changes_nothing(names):
    one, other = charge(*names[:2]), charge(*names[2:])
    assert [row[1:] for row in sorted(unplaced(one))] == [row[1:] for row in sorted(unplaced(other))]
    assert figures(one)[1:] == figures(other)[1:]
    assert [bool(each.accused) for each in one.assertions] == [bool(each.accused) for each in other.assertions]
    assert any(each.accused for each in one.assertions)


def unplaced(found):
    """Number, class, level and need of each assertion."""
    return [(at, each.claim_class.value, each.level, each.need) for at, each in enumerate(found.assertions)]
