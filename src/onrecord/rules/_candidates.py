"""What a rule file looks for: phrases, credited sources, or something that an earlier stage found.

Each way of looking is a finder: it goes through a dossier and gives candidates, which the rule's conditions then sift.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from onrecord.domain import (
    COPY,
    Assertion,
    Attribution,
    Block,
    BlockKind,
    Dossier,
    Label,
    LapseKind,
    ReasonKind,
    Sentence,
    Source,
    SourceKind,
    Span,
    Voice,
)
from onrecord.language.patterns import of_expression
from onrecord.language.word_lists import any_of, word_pattern
from onrecord.rules._evidence import find_own, own_assertions
from onrecord.rules._match import flagged, masked, matches
from onrecord.rules._source import credited, every, head

_NOWHERE = Sentence(Span(0, 0), Block(Span(0, 0), BlockKind.PARAGRAPH), ())
"""Stands in for the sentence of what is in none, such as a suppression comment."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that a rule may flag, with what its conditions can ask about.

    `text` is the sentence with quoted speech masked, one character for one; `start` and `end` are the offsets in
    `text` of all that was matched, which may be more than the flagged `span` of the document.
    """

    span: Span
    sentence: Sentence
    text: str
    start: int
    end: int
    groups: Mapping[str, str] = field(default_factory=dict)
    """Words by name, which messages put in and `group` asks about."""
    attribution: Attribution | None = None
    source: Source | None = None
    claim: Assertion | None = None
    related: tuple[Label, ...] = ()
    """What a reader needs to see besides; the attribution, if there is nothing else."""
    before_item: str = ""
    """The words before the item of a list that a source was looked for by."""
    problem: str = ""
    """What is wrong with a suppression, as a sentence."""


Finder = Callable[[Dossier], Iterator[Candidate]]


def phrases(
    *,
    phrase: Sequence[str] = (),
    list: str | None = None,
    expression: str | Sequence[str] = (),
    voice: Sequence[str] = ("reporter",),
    flag: str = "words",
) -> Finder:
    """Look for `phrase`s (as in a word list), the items of a word `list`, or a regular `expression`, in some voices.

    Of several expressions, all are looked for, and what two of them match is reported once. A group called `hit` is
    what is flagged, or the whole sentence (`flag = "sentence"`); without a group it is all that is matched.
    """
    wanted = _wanted(phrase, list, expression)
    voices = [Voice(each) for each in voice]
    whole = {"words": False, "sentence": True}[flag]

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for searched in wanted(dossier):
            for sentence, span, match, text in matches(dossier, searched, *voices):
                yield _matched(sentence, sentence.span if whole else span, match, text, sentence.span.start)

    return find


def claims(*, phrase: Sequence[str] = (), list: str | None = None, expression: str | Sequence[str] = ()) -> Finder:
    """Look for words of claims that the article makes in its own voice, with nobody credited; options as `phrases`."""
    wanted = _wanted(phrase, list, expression)

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for assertion, sentence in own_assertions(dossier):
            for searched in wanted(dossier):
                for match in find_own(dossier, assertion, searched):
                    text = masked(dossier, sentence, Voice.REPORTER)
                    found = _matched(sentence, Span(*match.span(flagged(match))), match, text, 0)
                    start, end = (place - sentence.span.start for place in (found.start, found.end))
                    label = Label(assertion.span, "claim")
                    yield replace(found, start=start, end=end, claim=assertion, related=(label,))

    return find


def _matched(sentence: Sentence, span: Span, match: re.Match[str], text: str, offset: int) -> Candidate:
    """The candidate that a match is; `offset` is where the text that was searched begins."""
    groups = {name: words or "" for name, words in match.groupdict().items()}
    named = groups.get("name") and Span(offset + match.start("name"), offset + match.end("name"))
    related = (Label(named, "who"),) if named else ()
    return Candidate(span, sentence, text, match.start(), match.end(), groups, related=related)


Wanted = Callable[[Dossier], Sequence[re.Pattern[str]]]


def _wanted(phrase: Sequence[str], list: str | None, expression: str | Sequence[str]) -> Wanted:
    """The patterns to look for in a draft."""
    if sum(map(bool, (phrase, list, expression))) != 1:
        raise TypeError("give exactly one of phrase, list and expression")
    if not expression:
        return (lambda _: (word_pattern(list),)) if list else (lambda _: (any_of(tuple(phrase)),))
    written = (expression,) if isinstance(expression, str) else tuple(expression)
    if any(_OWN_OUTLET in each for each in written):
        return lambda dossier: _with_outlets(written, dossier.document.outlets)
    compiled = [of_expression(each) for each in written]
    return lambda _: compiled


_OWN_OUTLET = "{own_outlet}"


@lru_cache(32)
def _with_outlets(expressions: tuple[str, ...], outlets: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The expressions with what the draft's outlet is called."""
    names = "|".join(_name(each) for each in outlets if any(map(str.isalnum, each))) or "(?!)"
    return tuple(of_expression(each.replace(_OWN_OUTLET, f"(?:{names})")) for each in expressions)


def _name(outlet: str) -> str:
    """An expression for an outlet's name, with or without its article, also in capitals."""
    words = re.sub(r"^the\s+(?=\S)", "", outlet.strip(), flags=re.IGNORECASE).split()
    forms = {r"\s+".join(re.escape(word) for word in form) for form in (words, [word.upper() for word in words])}
    either = re.sub(r"['’]", "['’]", "|".join(sorted(forms)))
    return rf"(?:(?:[Tt]he|THE) )?(?:{either})"


def sources(
    *,
    kind: Sequence[str],
    mention: str = "first",
    noun: str | None = None,
    item: str | None = None,
    claim_item: str | None = None,
) -> Finder:
    """Look at credited sources of some kinds, at their first mention outside quotations or at `every` one.

    Only those that are described by a `noun` of a word list, by an `item` of one, or that are credited with an item of
    one (`claim_item`), where that is given. The word is then the group `noun` or `item`.
    """
    kinds = [SourceKind(each) for each in kind]
    mentions = {"first": credited, "every": every}[mention]

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for source, attribution, span in mentions(dossier, *kinds):
            found = _at(dossier, span, attribution, source)
            described = head(dossier.text(span), noun) if noun else ""
            where = dossier.words(attribution.content) if claim_item else dossier.text(span)
            listed = claim_item or item
            match = word_pattern(listed).search(where) if listed else None
            if described is None or (listed and not match):
                continue
            groups = {"noun": described, "item": match.group() if match else ""}
            yield replace(found, groups=groups, before_item=where[: match.start()] if match else "")

    return find


def orphan_quotations() -> Finder:
    """Look at the full quotations that have no speaker."""
    return lambda dossier: (_at(dossier, span) for span in dossier.orphans)


def quoted_words(*, most: int) -> Finder:
    """Look at up to so many words, in lower case, that stand in quotation marks within the reporter's sentence."""

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for sentence, span in dossier.stretches(Voice.PARTIAL):
            words = dossier.text(span).strip("\"'“”‘’«»„").split()
            if sentence.block.kind in COPY and 1 <= len(words) <= most and words[0][:1].islower():
                yield _at(dossier, span)

    return find


def reasons(*, kind: str) -> Finder:
    """Look at what the article says of why a source is not named: `boilerplate`, a formula that fits every source."""
    wanted = ReasonKind(kind)

    def find(dossier: Dossier) -> Iterator[Candidate]:
        given = (source.reason for source in dossier.sources if source.unnamed and source.reason)
        for span in sorted({reason.span for reason in given if reason.kind is wanted and reason.span}):
            yield _at(dossier, span)

    return find


def suppression_problems(*, kind: str) -> Finder:
    """Look at what is wrong with suppressions: malformed, unreasoned, unused or expired ones."""
    wanted = LapseKind(kind)

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for lapse in dossier.lapses:
            if lapse.kind is wanted:
                yield Candidate(lapse.span, _NOWHERE, "", 0, 0, problem=lapse.because)

    return find


FINDERS: Mapping[str, Callable[..., Finder]] = {
    "phrases": phrases,
    "claims": claims,
    "sources": sources,
    "quoted-words": quoted_words,
    "reasons": reasons,
    "orphan-quotations": orphan_quotations,
    "suppression-problems": suppression_problems,
}
"""What the `find` table of a rule file can say."""


def _at(
    dossier: Dossier, span: Span, attribution: Attribution | None = None, source: Source | None = None
) -> Candidate:
    sentence = dossier.sentence_at(span.start) or _NOWHERE
    start = span.start - sentence.span.start
    text = masked(dossier, sentence, Voice.REPORTER, Voice.HEADLINE)
    return Candidate(span, sentence, text, start, start + len(span), {}, attribution, source)
