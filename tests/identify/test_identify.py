"""One source per real-world source: names, titles, descriptions, pronouns; replies; properties."""

from __future__ import annotations

import re
from cProfile import Profile
from pstats import Stats

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import audit
from onrecord.attribute import directness
from onrecord.domain import Attribution, ReplyKind, SourceKind, Span
from onrecord.identify import identify
from onrecord.segment import segment
from tests.builders import document


def story(marked: str):
    """Sources, replies and the text of a story whose mentions stand in [brackets]; each is credited with one word."""
    text, mentions = "", []
    for part in re.split(r"(\[[^]]+\])", marked):
        if part.startswith("["):
            mentions.append(Span(len(text), len(text) + len(part) - 2))
            text += part[1:-1]
        else:
            text += part
    draft = document(text)
    attributions = tuple(
        Attribution(
            (span,), (), (Span(span.end, span.end + 1),), directness(text, (Span(span.end, span.end + 1),)), 1.0
        )
        for span in mentions
    )
    sources, replies, _ = identify(draft, segment(draft), attributions)
    behind = {index: source for source in sources for index in source.attributions}
    return [behind[index] for index in range(len(mentions))], replies, text


def names(marked: str) -> list[str | None]:
    return [source.name for source in story(marked)[0]]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "[Critics of the dam, including Dana Ruiz and Amir Shah,] said so. [They] left.",
            ["Dana Ruiz; Amir Shah"] * 2,
            id="the named examples of a group",
        ),
        pytest.param(
            "[Lena Baker, a longtime clerk] said so. [Nils Brandvold, the founder of a club called Harbour] left.",
            ["Lena Baker", "Nils Brandvold"],
            id="a full name, whatever trade it sounds like and whatever it founded",
        ),
        pytest.param(
            "Dana Ruiz and Amir Shah spoke on Monday. [They] said so.", ["Dana Ruiz; Amir Shah"], id="a joined pair"
        ),
        pytest.param(
            "The Ruiz campaign hired drivers. [Campaign aides] said so. [Ruiz’s team] left.",
            ["Ruiz campaign"] * 2,
            id="the staff of a campaign",
        ),
        pytest.param(
            "“No,” said Dana Ruiz, an engineer in Lowbridge [who] built it.", ["Dana Ruiz"], id="who skips a place"
        ),
        pytest.param(
            "Republican mayor Dana Ruiz spoke. Ruiz and Ruiz again. [Sen. Amir Shah, Democrat of Ohio,] said so. "
            "[The GOP candidate] left.",
            ["Amir Shah", "Dana Ruiz"],
            id="a candidate by party",
        ),
        pytest.param(
            "[Nora Vale] said so. [Mr. Vale] left. [Mr. Vale] came. [Vale] spoke.",
            ["Nora Vale", "Vale", "Vale", "Vale"],
            id="two bearers of a surname",
        ),
        pytest.param("[James O’Hara] said so. [O'Hara] left.", ["James O'Hara"] * 2, id="two apostrophes"),
        pytest.param("[Dana Whitcombe] said so. [Whitcome] said more.", ["Dana Whitcombe"] * 2, id="a slip"),
        pytest.param(
            "[Harbour News Service] said so. [HNS] added more.",
            ["Harbour News Service"] * 2,
            id="initials of an outlet",
        ),
        pytest.param("[Mr. Vale’s new company] said so.", ["Mr. Vale’s new company"], id="what somebody owns"),
        pytest.param(
            "[A federal court] ruled on Friday.\n\nThe Harbour Court of Appeals sat in Lowbridge.",
            ["Harbour Court of Appeals"],
            id="a body named later",
        ),
        pytest.param(
            "[A new poll] shows so.\n\nThe latest Lowbridge Echo poll asked 900 people.",
            ["Lowbridge Echo poll"],
            id="a document named later",
        ),
        pytest.param(
            "He came with his neighbour, Nora, [a nurse in Lowbridge]. Nora left.", ["Nora"], id="behind a name"
        ),
        pytest.param(
            "Dam Was Unsafe, [Former City Council Lawyer] Says\n\nAttorney Dana Ruiz said so on Monday. [She] left.",
            ["Dana Ruiz"] * 2,
            id="a job in a headline",
        ),
        pytest.param("[The Echo’s Tarn Chivers] said so.", ["Tarn Chivers"], id="the writer of an outlet"),
        ("[Dana Ruiz] said so. [Ruiz] added that it was late.", ["Dana Ruiz", "Dana Ruiz"]),
        ("[Dana Ruiz] said so. [She] added that it was late.", ["Dana Ruiz", "Dana Ruiz"]),
        ("[Ruiz] says so.\n\n[Dana Ruiz], the mayor, spoke on Monday. [The mayor] left.", ["Dana Ruiz"] * 3),
        ("[Sen. Amir Shah] said so. [The senator] added that it was late.", ["Amir Shah", "Amir Shah"]),
        ("Dana Ruiz met Amir Shah. [He] said so, and [she] agreed.", ["Amir Shah", "Dana Ruiz"]),
        ("“It is late,” said [Dana Ruiz], [who] also spoke of rain.", ["Dana Ruiz", "Dana Ruiz"]),
        ("[President Vladimir Putin] spoke. [Putin] said so. [The president] left.", ["Vladimir Putin"] * 3),
        ("[Mr. Shah] said so. His wife, [Maria Shah], disagreed. [Mr. Shah] left.", ["Shah", "Maria Shah", "Shah"]),
        ("[The Rivers Agency] said so. [The agency] added that it was late. [It] left.", ["Rivers Agency"] * 3),
        ("[The Federal Bureau of Investigation] said so. [The FBI] left.", ["Federal Bureau of Investigation"] * 2),
        ("[The New York Times] said so. [The newspaper] added more.", ["The New York Times"] * 2),
        ("Dana Ruiz met Amir Shah. [Both] said so.", ["Dana Ruiz; Amir Shah"]),
        ("[His lawyer, Mark Stone,] said so. [Stone] left.", ["Mark Stone", "Mark Stone"]),
        ("[STONE]: It is late.\n\nMark Stone came home.", ["Mark Stone"]),
    ],
)
def test_mentions_of_one_source(marked, expected):
    assert [name and name.removeprefix("The ") for name in names(marked)] == [
        name and name.removeprefix("The ") for name in expected
    ]


def test_an_informant_stays_one_source():
    found, _, _ = story("[A Treasury official] said so. [The official] added that it was late. [He] left.")
    assert found[0] is found[1] is found[2]
    assert found[0].kind is SourceKind.UNNAMED_PERSON


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[Those close to the mayor] say so.", SourceKind.UNNAMED_PERSON),
        ("[The CIA director] said so.", SourceKind.UNNAMED_PERSON),
        ("[More than 60 officials] said so.", SourceKind.UNNAMED_GROUP),
        ("Then [the slow transition in Congress] suggests more.", SourceKind.SELF),
        ("[Congress’s slow retreat] suggests more.", SourceKind.SELF),
        ("And [a heated debate] says more.", SourceKind.UNNAMED_GROUP),
        ("[One senior Tory MP] said so.", SourceKind.UNNAMED_PERSON),
        ("[Two Labour MPs] said so.", SourceKind.UNNAMED_PERSON),
        ("[A leaked memo] says so.", SourceKind.DOCUMENT),
        ("[Newly released documents] say so.", SourceKind.DOCUMENT),
        ("[Emails released by the council] say so.", SourceKind.DOCUMENT),
        ("[The inquest] heard it.", SourceKind.ORGANIZATION),
        ("[The Chronicle] has seen it.", SourceKind.OUTLET),
        ("“I quit,” said a nurse. Voters in Lowbridge, [who] left, agreed.", SourceKind.UNNAMED_GROUP),
    ],
)
def test_kinds_without_a_name(marked, kind):
    assert story(marked)[0][0].kind is kind


def test_an_unnamed_director_is_not_whoever_spoke_last():
    assert names("[Dana Ruiz] said so. [The CIA director] disagreed.") == ["Dana Ruiz", None]


def credited(text: str, *cues: str):
    """The sources of attributions without an expressed source whose cues are these words; a name is credited first."""
    draft = document(text)
    places = [Span(text.index(cue), text.index(cue) + len(cue)) for cue in cues]
    said = [Span(place.end, place.end + 5) for place in places]
    attributions = [
        Attribution((), (place,), (content,), directness(text, (content,)), 1.0)
        for place, content in zip(places, said, strict=True)
    ]
    if text.startswith("Dana Ruiz"):
        attributions.insert(0, Attribution((Span(0, 9),), (Span(10, 14),), (), directness(text, ()), 1.0))
    sources, _, _ = identify(draft, segment(draft), attributions)
    behind = {index: source for source in sources for index in source.attributions}
    return [behind[index] for index in range(len(attributions))]


def test_a_second_verb_has_the_subject_of_the_first():
    first, second = credited("Dana Ruiz said it was late but noted that it rained.", "noted")
    assert first is second


def test_a_verb_in_the_next_sentence_has_not():
    assert credited("Dana Ruiz said it was late. It was noted that it rained.", "was noted")[1].kind is SourceKind.NONE


def test_the_author_of_opinion_copy_finds_things_obvious():
    opinion = "I walk a lot, and we like my street. It is obvious that it rains."
    assert credited(opinion, "is obvious")[0].kind is SourceKind.SELF
    assert credited("It is obvious that it rains.", "is obvious")[0].kind is SourceKind.NONE


def test_a_span_that_cuts_a_word_is_widened():
    text = "Amir Shah left. Mr. Shah said so."
    start = text.rindex("Shah")
    draft = document(text)
    cut = Attribution((Span(start - 4, start + 3),), (), (), directness(text, ()), 1.0)
    ((source,), _, _) = identify(draft, segment(draft), (cut,))
    assert source.name == "Amir Shah"


@pytest.mark.parametrize("words", ["Aides ", "Court & Aides of ", "his lawyer, Ann ", "Monday "])
def test_work_grows_with_the_length_of_a_hostile_draft(words):
    def steps(times: int) -> int:
        """How many Python functions are called for so many repetitions."""
        draft = document(words * times)
        found = segment(draft)
        profile = Profile()
        profile.runcall(identify, draft, found, ())
        return Stats(profile).total_calls

    assert steps(1200) < 8 * steps(300)


def test_title_and_affiliation():
    (source, _), _, _ = story("[Dana Ruiz] said so.\n\n[Ruiz], a geologist at the Rivers Agency, left.")
    assert source.title == "a geologist at the Rivers Agency"
    assert source.affiliation == "Rivers Agency"


def test_title_before_the_name():
    (source,), _, _ = story("[German Chancellor Angela Merkel] said so.")
    assert (source.name, source.title) == ("Angela Merkel", "German Chancellor")


def test_a_document_is_identified_by_issuer_and_date():
    (one, other), _, _ = story("[A May report by the Rivers Agency] says so. [A study] says more.")
    assert (one.identified, other.identified) == (True, False)


def test_justification_is_how_the_source_knows():
    (source,), _, text = story("[A council officer who attended the briefing] said so.")
    assert [span.of(text) for span in source.justification] == ["who attended the briefing"]


def test_count():
    assert story("[More than 20 officials] said so.")[0][0].count == "More than 20"


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("Amir Shah denied the charge.", ReplyKind.DENIAL, "Amir Shah"),
        ("Amir Shah declined to comment.", ReplyKind.DECLINED, "Amir Shah"),
        ("Amir Shah did not respond to two e-mails.", ReplyKind.NO_RESPONSE, "Amir Shah"),
        ("Amir Shah could not be reached.", ReplyKind.UNREACHABLE, "Amir Shah"),
        ("The firm did not return calls.", ReplyKind.NO_RESPONSE, "The firm"),
    ],
)
def test_replies(text, kind, by):
    (reply,) = story(text)[1]
    assert reply.kind is kind
    assert reply.by
    assert reply.by.of(text) == by


def test_a_quoted_refusal_is_no_reply():
    assert story("“Amir Shah declined to comment on all of it yesterday,” Dana Ruiz said.")[1] == ()


WORDS = st.sampled_from(
    "the a official said Dana Ruiz she he it they who Mr. President of New York Times , . “ ” ’s \n\n sources Agency "
    "because declined to comment anonymity 20 percent US @x —".split(" ")
)


@given(st.lists(WORDS, min_size=1, max_size=60), st.data())
@settings(max_examples=40)
def test_every_attribution_has_one_source_and_every_span_is_in_the_text(words, data):
    text = " ".join(words)
    draft = document(text)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)).map(
        lambda pair: Span(pair[0], min(len(text), sum(pair)))
    )
    role = st.lists(spans, max_size=1).map(tuple)
    made = data.draw(st.lists(st.tuples(role, spans, role), max_size=8))
    attributions = tuple(Attribution(a, (b,), c, directness(text, c), 1.0) for a, b, c in made)
    sources, replies, entities = identify(draft, segment(draft), attributions)
    assert sorted(index for source in sources for index in source.attributions) == list(range(len(attributions)))
    assert all(span.end <= len(text) for source in sources for span in (*source.mentions, *source.justification))
    assert all(reply.span.end <= len(text) for reply in replies)
    assert identify(draft, segment(draft), attributions) == (sources, replies, entities)


@pytest.mark.parametrize(
    "text",
    [
        "Halden Mutual denied 96 patients access to dialysis last year.",
        "Brisk has been denying its couriers the right to paid leave.",
        "Guards at Tarn denied two inmates treatment for months.",
        "The village denied the family a visa for years.",
    ],
)
def test_to_deny_somebody_something_is_no_reply(text):
    assert audit(text).dossier.replies == ()


@pytest.mark.parametrize(
    "text",
    [
        "Halden denied that patients lacked access.",
        "The prison denies withholding care.",
        "Ruiz denied the report on care.",
    ],
)
def test_to_deny_that_something_was_withheld_is_one(text):
    assert [reply.kind for reply in audit(text).dossier.replies] == [ReplyKind.DENIAL]
