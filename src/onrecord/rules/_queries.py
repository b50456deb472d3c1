"""What the conditions of a rule file can ask about a candidate: the vocabulary, each query once.

A query takes what the rule file says and returns a test of a candidate. Its name and docstring are its documentation
(`docs/rule-files.md`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onrecord.domain import (
    Assertion,
    BackingLabel,
    Burden,
    Directness,
    Dossier,
    Genre,
    Grade,
    Overlaps,
    ReasonKind,
    Sentence,
    Source,
    SourceKind,
    Span,
    Voice,
)
from onrecord.language.events import tells_of_event
from onrecord.language.expression import LONGEST_WORD
from onrecord.language.nouns import pronouns
from onrecord.language.patterns import of_expression, pattern
from onrecord.language.people import last_name
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_pattern
from onrecord.rules import _evidence, _match, _members, _people, _producer, _source, _unnamed
from onrecord.rules._candidates import Candidate
from onrecord.rules._members_of import members_of

Test = Callable[[Dossier, Candidate], bool]
_NAME_OF_A_BODY = pattern("research.name_of_a_body")
QUERIES: dict[str, Callable[..., Test]] = {}
"""Every query by its name in rule files."""


def query(make: Callable[..., Test]) -> Callable[..., Test]:
    """Put a query into the vocabulary."""
    QUERIES[make.__name__.strip("_")] = make
    return make


def _fact(ask: Callable[[Dossier, Candidate], bool]) -> Callable[..., Test]:
    """Put a query that takes no argument but yes or no into the vocabulary."""

    def make(wanted: bool = True) -> Test:
        return lambda dossier, candidate: bool(ask(dossier, candidate)) is wanted

    make.__name__, make.__doc__ = ask.__name__, ask.__doc__
    return query(make)


# Words in and around the candidate


@query
def before(expression: str, within: int | None = None) -> Test:
    """The words before it, in its sentence, hold this; `within` so many characters."""
    compiled = of_expression(expression)

    def test(_: Dossier, candidate: Candidate) -> bool:
        start = 0 if within is None else max(0, candidate.start - within)
        return bool(compiled.search(candidate.text, start, candidate.start))

    return test


@query
def after(expression: str, within: int | None = None) -> Test:
    """The words after it, in its sentence, hold this; `within` so many characters."""
    compiled = of_expression(expression)

    def test(_: Dossier, candidate: Candidate) -> bool:
        end = len(candidate.text) if within is None else candidate.end + within
        return bool(compiled.search(candidate.text, candidate.end, end))

    return test


@query
def followed_by(expression: str) -> Test:
    """The words right after it begin with this."""
    compiled = of_expression(expression)
    return lambda _, candidate: bool(compiled.match(candidate.text, candidate.end))


@query
def from_here(expression: str) -> Test:
    """It holds this, or the words after it in its sentence do."""
    compiled = of_expression(expression)
    return lambda _, candidate: bool(compiled.search(candidate.text, candidate.start))


@query
def elsewhere(expression: str) -> Test:
    """The rest of its sentence, without itself, holds this."""
    compiled = of_expression(expression)
    return lambda _, candidate: bool(compiled.search(_rest(candidate)))


@query
def elsewhere_word_of(name: str) -> Test:
    """The rest of its sentence, without itself, holds an item of this word list."""
    return lambda _, candidate: bool(word_pattern(name).search(_rest(candidate)))


def _rest(candidate: Candidate) -> str:
    return f"{candidate.text[: candidate.start]} … {candidate.text[candidate.end :]}"


@query
def sentence(expression: str) -> Test:
    """The reporter's part of its sentence holds this."""
    holds = _remembered(of_expression(expression))
    return lambda dossier, candidate: holds(dossier, candidate.text)


def _remembered(compiled: re.Pattern[str]) -> Callable[[Dossier, str], bool]:
    """Return whether a text holds the pattern, looked up once for all candidates of a sentence."""

    def answers(_: Dossier) -> dict[str, bool]:
        return {}

    def holds(dossier: Dossier, text: str) -> bool:
        known = dossier.once(answers)
        if text not in known:
            known[text] = bool(compiled.search(text))
        return known[text]

    return holds


@query
def whole_sentence(expression: str, back: int = 0, on: int = 0) -> Test:
    """Its sentence, quotations included, holds this; or one up to so many sentences `back` or further `on`."""
    holds = _remembered(of_expression(expression))

    def test(dossier: Dossier, candidate: Candidate) -> bool:
        near = _near(dossier, candidate, back, on)
        return bool(near) and holds(dossier, dossier.text(Span(near[0].span.start, near[-1].span.end)))

    return test


@query
def around(expression: str) -> Test:
    """Its sentence without itself, or a sentence of its paragraph next to that, holds this; quotations included."""
    compiled = of_expression(expression)

    def test(dossier: Dossier, candidate: Candidate) -> bool:
        near = _near(dossier, candidate, back=1, on=1)
        beside = [other_sentence for other_sentence in near if other_sentence.block == candidate.sentence.block]
        before = Span(beside[0].span.start, candidate.span.start)
        after = Span(candidate.span.end, beside[-1].span.end)
        return bool(compiled.search(f"{dossier.text(before)} … {dossier.text(after)}"))

    return test


@query
def statement(expression: str) -> Test:
    """The whole sentences that hold the source, its verb and its claim hold this."""
    compiled = of_expression(expression)
    return lambda dossier, candidate: bool(
        candidate.attribution and compiled.search(dossier.text(dossier.statement(candidate.attribution)))
    )


def _near(dossier: Dossier, candidate: Candidate, back: int, on: int) -> tuple[Sentence, ...]:
    """Its sentence, with up to so many before it and after it."""
    number = dossier.number(candidate.span.start)
    return dossier.sentences[max(0, number - back) : number + on + 1]


@query
def paragraph(expression: str, back: int = 0, on: int = 0) -> Test:
    """Its paragraph holds this; or one up to so many paragraphs `back` or further `on`."""
    compiled = of_expression(expression)

    def test(dossier: Dossier, candidate: Candidate) -> bool:
        number, last = dossier.block_at(candidate.span.start), len(dossier.document.blocks)
        near = range(max(0, number - back), min(last, number + on + 1))
        return any(_evidence.block_holds(dossier, other_sentence, compiled) for other_sentence in near)

    return test


@query
def near(expression: str, words: int = 10) -> Test:
    """Up to so many `words` of its paragraph before it, or after it, hold this; quotations included."""
    compiled = of_expression(expression)

    def test(dossier: Dossier, candidate: Candidate) -> bool:
        around, span = dossier.document.blocks[dossier.block_at(candidate.span.start)].span, candidate.span
        reach = words * LONGEST_WORD  # a paragraph may be long, and is not gone through for each candidate
        before = dossier.text(Span(max(around.start, span.start - reach), span.start)).split()[-words:]
        after = dossier.text(Span(span.end, max(span.end, min(around.end, span.end + reach)))).split()[:words]
        return any(compiled.search(" ".join(each)) for each in (before, after))

    return test


@query
def opening(expression: str, paragraphs: int) -> Test:
    """One of the first so many `paragraphs` of the article, headline included, holds this."""
    compiled = of_expression(expression)

    def test(dossier: Dossier, _: Candidate) -> bool:
        near = range(min(paragraphs, len(dossier.document.blocks)))
        return any(_evidence.block_holds(dossier, other_sentence, compiled) for other_sentence in near)

    return test


@query
def article(expression: str, times: int = 1) -> Test:
    """The article holds this anywhere; so many `times`."""
    compiled = of_expression(expression)

    def number(dossier: Dossier) -> int:
        return len(compiled.findall(dossier.document.text))

    return lambda dossier, _: dossier.once(number) >= times


@query
def article_before(expression: str) -> Test:
    """The article holds this further up."""
    compiled = of_expression(expression)

    def first(dossier: Dossier) -> int:
        match = compiled.search(dossier.document.text)
        return match.end() if match else len(dossier.document.text)

    return lambda dossier, candidate: dossier.once(first) <= candidate.span.start


@query
def words(expression: str) -> Test:
    """The flagged words hold this."""
    compiled = of_expression(expression)
    return lambda dossier, candidate: bool(compiled.search(dossier.text(candidate.span)))


@query
def words_are(expression: str) -> Test:
    """The flagged words are this and nothing else."""
    compiled = of_expression(expression)
    return lambda dossier, candidate: bool(compiled.fullmatch(dossier.text(candidate.span)))


@query
def words_begin(expression: str) -> Test:
    """The flagged words begin with this."""
    compiled = of_expression(expression)
    return lambda dossier, candidate: bool(compiled.match(dossier.text(candidate.span)))


@query
def noun(name: str, followed_by: str = "") -> Test:
    """The flagged words hold a noun of this word list, and this right behind it."""
    compiled = of_expression(followed_by)

    def test(dossier: Dossier, candidate: Candidate) -> bool:
        words = dossier.text(candidate.span)
        return any(compiled.match(words, match.end()) for match in _source.nouns(name).finditer(words))

    return test


@query
def group(name: str, equals: str) -> Test:
    """A named group of the expression, or the noun or item that a source was looked for by, `equals` this."""
    compiled = of_expression(equals)
    return lambda _, candidate: bool(compiled.fullmatch(candidate.groups.get(name, "")))


@query
def before_item(expression: str) -> Test:
    """The words before the item that a source was looked for by hold this."""
    compiled = of_expression(expression)
    return lambda _, candidate: bool(compiled.search(candidate.before_item))


@query
def cue(expression: str) -> Test:
    """The verb or phrase that credits the source holds this."""
    compiled = of_expression(expression)
    return lambda dossier, candidate: bool(
        candidate.attribution and compiled.search(dossier.words(candidate.attribution.cue))
    )


@query
def claim(expression: str) -> Test:
    """What the source is credited with holds this."""
    compiled = of_expression(expression)
    return lambda dossier, candidate: bool(
        candidate.attribution and compiled.search(dossier.words(candidate.attribution.content))
    )


@query
def voice(*wanted: str) -> Test:
    """It begins in one of these voices: reporter, headline, quoted, partial."""
    voices = members_of(Voice, wanted)
    return lambda dossier, candidate: _source.voice(dossier, candidate.span) in voices


@_fact
def headline(dossier: Dossier, candidate: Candidate) -> bool:
    """It stands in a headline."""
    return dossier.in_headline(candidate.span.start)


@_fact
def opinion(dossier: Dossier, _: Candidate) -> bool:
    """The article is read as opinion or satire: the author's own judgement is the point."""
    return dossier.document.is_opinion


@query
def genre(*wanted: str) -> Test:
    """The article is read as one of these genres: news, opinion, live and others."""
    genres = members_of(Genre, wanted)
    return lambda dossier, _: dossier.document.reading.genre in genres


@query
def section(*wanted: str) -> Test:
    """The draft says that it is for one of these sections, in its front matter or the head of its page."""
    sections = {each.casefold() for each in wanted}
    return lambda dossier, _: bool(sections & {each.casefold() for each in dossier.document.sections})


@_fact
def below_headline(dossier: Dossier, candidate: Candidate) -> bool:
    """It stands in a short line between the headline and the article, which says more."""
    return _source.in_deck(dossier, candidate.span)


@query
def lead(*tops: str) -> Test:
    """It stands in one of these, and nobody is named there: headline, opening (paragraph), first quotation."""
    return lambda dossier, candidate: any(_source.in_lead(dossier, candidate.span, top) for top in tops)


@query
def title_case(least: int) -> Test:
    """At least so many words of its sentence begin with a capital, as in headlines where a capital names nobody."""
    return lambda _, candidate: len(_CAPITALISED.findall(candidate.text)) >= least


_CAPITALISED = regex(r"\b[A-Z][a-z]{3,}\b")


# Who says so


@_fact
def credited(dossier: Dossier, candidate: Candidate) -> bool:
    """Somebody is credited with saying or writing it."""
    return _match.is_credited(dossier, candidate.span)


@_fact
def has_source(dossier: Dossier, candidate: Candidate) -> bool:
    """Somebody is credited with it, or words such as "according to" stand in its sentence."""
    return _match.has_source(dossier, candidate.span, candidate.text)


@_fact
def source_in_sentence(dossier: Dossier, candidate: Candidate) -> bool:
    """Somebody is credited with something in its sentence."""
    return _evidence.credits_somebody(dossier, candidate.sentence.span)


@_fact
def source_in_paragraph(dossier: Dossier, candidate: Candidate) -> bool:
    """Its paragraph credits somebody, has a link, or says in other words where something comes from."""
    return _evidence.has_source_in_paragraph(dossier, candidate.sentence)


@_fact
def quoted_before(dossier: Dossier, candidate: Candidate) -> bool:
    """Quoted speech stands in one of the two sentences before it, from which it may go on."""
    number = dossier.number(candidate.span.start)
    before = dossier.sentences[max(0, number - 2) : number]
    return any(one.voice is Voice.QUOTED for each in before for one in each.stretches)


@_fact
def source_in_reach(dossier: Dossier, candidate: Candidate) -> bool:
    """Its sentence, one before it in the paragraph or the next one credits somebody or says where it comes from."""
    return _evidence.has_source_in_reach(dossier, candidate.sentence)


@_fact
def says(dossier: Dossier, candidate: Candidate) -> bool:
    """The source is heard: says, tells, is quoted; not merely believes, asks or acts."""
    return candidate.attribution is not None and _source.says(dossier, candidate.attribution)


@_fact
def believes(dossier: Dossier, candidate: Candidate) -> bool:
    """The source is credited with a belief: thinks, fears, expects."""
    return candidate.attribution is not None and _source.holds(dossier, candidate.attribution)


@_fact
def in_public(dossier: Dossier, candidate: Candidate) -> bool:
    """It was said for all to hear, or to an authority: a post, a statement, a speech, a testimony."""
    return candidate.attribution is not None and _unnamed.in_public(dossier, candidate.attribution)


@query
def named_near(back: int, crediting: str, on: int = 3, beyond_event: bool = True) -> Test:
    """A named source is credited up to so many sentences before, or further `on`: with this (`crediting`), or in the
    very words that are flagged. Whether one is looked for `beyond_event`: before a sentence on a trial or a match."""
    compiled = of_expression(crediting)

    def test(dossier: Dossier, candidate: Candidate) -> bool:
        nearest = not beyond_event and _is_behind_event(dossier, candidate)
        return _source.named_near(dossier, candidate.span, 0 if nearest else back, on, compiled)

    return test


def _is_behind_event(dossier: Dossier, candidate: Candidate) -> bool:
    """Whether the sentence before it is about an event, and of nobody who speaks there."""
    number = dossier.number(candidate.span.start)
    return number > 0 and tells_of_event(dossier.text(dossier.sentences[number - 1].span))


@query
def member_named(of: str, back: int = 0, on: int = 3) -> Test:
    """Somebody who belongs to the group is named in its sentence, up to so many sentences before, or further `on`.

    `of` says what the group is: experts, or sides (of a dispute, and those whom it concerns)."""
    return lambda dossier, candidate: _members.has_member(dossier, candidate.span, of, back, on)


@query
def heard(group: str, back: int | None = None, on: int = 0) -> Test:
    """The person whom a named group of the expression names is credited with something in the article; or up to so many
    sentences `back` or further `on`. For a pronoun, that is whoever is credited with the words: it or somebody else."""

    def test(dossier: Dossier, candidate: Candidate) -> bool:
        who = candidate.groups.get(group, "")
        name = (_credited_source(dossier, candidate).name or "") if who.lower() in pronouns() else who
        speaking = dossier.once(_source.people).get(last_name(name), ())
        number = dossier.number(candidate.span.start)
        return bool(speaking) if back is None else any(number - back <= each <= number + on for each in speaking)

    return test


@query
def described(group: str, beside: str) -> Test:
    """The article says this of the person whom a named group of the expression names, beside the name."""
    beside_name = _people.Beside(beside)
    return lambda dossier, candidate: beside_name.holds(dossier, candidate.span, candidate.groups.get(group, ""))


# What the source is


@_fact
def plural(_: Dossier, candidate: Candidate) -> bool:
    """The source is more than one."""
    return candidate.source is not None and candidate.source.plural


@_fact
def identified(_: Dossier, candidate: Candidate) -> bool:
    """The document has an issuer and a title, date, number or link."""
    return candidate.source is not None and bool(candidate.source.identified)


@_fact
def names_a_body(dossier: Dossier, candidate: Candidate) -> bool:
    """A name stands behind their first word that is more than a place's or a people's: "a Reed Institute study"."""
    words = word_pattern("nationalities").sub("", word_pattern("places").sub("", dossier.text(candidate.span)))
    return bool(_NAME_OF_A_BODY.search(words))


@_fact
def counted(_: Dossier, candidate: Candidate) -> bool:
    """The article says how many the source is."""
    return candidate.source is not None and bool(candidate.source.count)


@query
def earlier_source(expression: str, since: str = "") -> Test:
    """An unnamed source further up is described in words that hold this, and nothing in between holds `since`."""
    compiled, again = of_expression(expression), of_expression(since)

    def first(dossier: Dossier) -> tuple[int, int]:
        """Where the description ends, and where the first words after it end that hold `since`."""
        end = _unnamed.first_described(dossier, compiled)
        match = again.search(dossier.document.text, end) if since else None
        return end, match.end() if match else len(dossier.document.text)

    def test(dossier: Dossier, candidate: Candidate) -> bool:
        end, until = dossier.once(first)
        return end < candidate.span.start < until

    return test


@query
def statements(least: int) -> Test:
    """The source is credited with at least so many statements."""
    return lambda _, candidate: candidate.source is not None and len(candidate.source.attributions) >= least


@query
def grade(*wanted: str) -> Test:
    """How specifically the unnamed source that is credited is described: D0 (not at all) to D3 (institution, role and
    how they know)."""
    grades = members_of(Grade, wanted)
    return lambda dossier, candidate: _credited_source(dossier, candidate).grade in grades


@query
def source_kind(*wanted: str) -> Test:
    """Who is credited, in words that it belongs to, is of one of these kinds, as in JSON reports; `none` is nobody."""
    kinds = members_of(SourceKind, wanted)
    return lambda dossier, candidate: _credited_source(dossier, candidate).kind in kinds


def _credited_source(dossier: Dossier, candidate: Candidate) -> Source:
    """The source that was looked for, or that of the innermost attribution that the words belong to."""
    attribution = candidate.attribution or next(dossier.attributions_over(candidate.span), None)
    return candidate.source or (dossier.source_of(attribution) if attribution else _NOBODY)


_NOBODY = Source(SourceKind.NONE, "nobody")


@query
def directness(*wanted: str) -> Test:
    """What is credited to somebody, in words that it belongs to, is quoted: wholly (direct), in part (mixed) or not at
    all (indirect)."""
    ways = members_of(Directness, wanted)

    def test(dossier: Dossier, candidate: Candidate) -> bool:
        attribution = candidate.attribution or next(dossier.attributions_over(candidate.span), None)
        return attribution is not None and attribution.directness in ways

    return test


# What the claim needs


@_fact
def needs_backing(dossier: Dossier, candidate: Candidate) -> bool:
    """It stands in a claim that an editor would want a source for."""
    return any(assertion.stakes for assertion in _claims(dossier, candidate))


@query
def burden(*wanted: str) -> Test:
    """It stands in a claim with one of these burdens: told, ask, judgement, accusation."""
    burdens = members_of(Burden, wanted)
    return lambda dossier, candidate: any(assertion.burden in burdens for assertion in _claims(dossier, candidate))


@query
def backing(*wanted: str) -> Test:
    """It stands in a claim that needs a source and is backed, partly, thin or unbacked."""
    labels = members_of(BackingLabel, wanted)
    return lambda dossier, candidate: any(
        assertion.stakes and assertion.label in labels for assertion in _claims(dossier, candidate)
    )


def _claims(dossier: Dossier, candidate: Candidate) -> list[Assertion]:
    return [candidate.claim] if candidate.claim else list(dossier.once(_all_claims).over(candidate.span))


def _all_claims(dossier: Dossier) -> Overlaps[Assertion]:
    return Overlaps((part, assertion) for assertion in dossier.assertions for part in assertion.parts)


@_fact
def reason_given(_: Dossier, candidate: Candidate) -> bool:
    """The article says why this source is not named, if only with a formula."""
    reason = candidate.source.reason if candidate.source else None
    return reason is not None and reason.kind is not ReasonKind.NONE


@_fact
def cause_given(_: Dossier, candidate: Candidate) -> bool:
    """The article says what would happen to this source if they were named; a wish not to be named is no cause."""
    reason = candidate.source.reason if candidate.source else None
    return reason is not None and reason.kind is ReasonKind.CAUSAL


@_fact
def insider(dossier: Dossier, candidate: Candidate) -> bool:
    """The words describe somebody who knows from the inside, not a bystander or the holder of a unique office."""
    return _source.informant(dossier.text(candidate.span))


@_fact
def staff(dossier: Dossier, candidate: Candidate) -> bool:
    """The words describe somebody's staff as a body: "her aides"."""
    return _unnamed.is_team(dossier.text(candidate.span))


@_fact
def role_without_article(dossier: Dossier, candidate: Candidate) -> bool:
    """The words are a role as headlines have it: "top official"."""
    return _unnamed.is_headline_role(dossier.text(candidate.span))


@_fact
def named_next(dossier: Dossier, candidate: Candidate) -> bool:
    """The next sentence gives the source's name."""
    attribution = candidate.attribution
    return attribution is not None and _unnamed.named_next(dossier, attribution, dossier.text(candidate.span))


@_fact
def explained(dossier: Dossier, candidate: Candidate) -> bool:
    """The article says somewhere else why such a source is not named."""
    attribution = candidate.attribution
    return attribution is not None and _unnamed.is_explained(dossier, attribution, dossier.text(candidate.span))


@_fact
def organisation_before(dossier: Dossier, candidate: Candidate) -> bool:
    """This paragraph or the one before names an organisation that the source may belong to."""
    return _source.placed_before(dossier, candidate.span)


@_fact
def producer_nearby(dossier: Dossier, candidate: Candidate) -> bool:
    """The text nearby says who made the study or the data."""
    return _producer.made_nearby(dossier, candidate.span)


@_fact
def linked(dossier: Dossier, candidate: Candidate) -> bool:
    """A link stands in its sentence."""
    return any(True for _ in dossier.links_over(candidate.sentence.span))


# Combinations


def all_of(*conditions: Any) -> Test:
    """Each of these conditions holds."""
    tests = [condition(each) for each in conditions]
    return lambda dossier, candidate: all(test(dossier, candidate) for test in tests)


def any_of(*conditions: Any) -> Test:
    """One of these conditions holds, or several."""
    tests = [condition(each) for each in conditions]
    return lambda dossier, candidate: any(test(dossier, candidate) for test in tests)


@query
def none(*conditions: Any) -> Test:
    """None of these conditions holds."""
    test = any_of(*conditions)
    return lambda dossier, candidate: not test(dossier, candidate)


QUERIES.update(all=all_of, any=any_of)


def condition(written: Any) -> Test:
    """The test that a condition of a rule file stands for.

    A condition is the name of a query ("credited"), or a table whose first key is the query's name, with its argument
    (`{grade = ["D0", "D1"]}`), and whose other keys are its options (`{before = "no|not", within = 30}`).

    Raises:
        KeyError: if no query has the name.
        TypeError, ValueError: if the arguments do not fit it.
    """
    if isinstance(written, str):
        return QUERIES[written]()
    if not isinstance(written, Mapping) or not written:
        raise TypeError(f"a condition is a name or a table, not {written!r}")
    (name, argument), *options = written.items()
    arguments: Sequence[Any] = argument if isinstance(argument, list) else [argument]
    return QUERIES[name](*arguments, **dict(options))
