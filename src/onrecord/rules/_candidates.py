"""What a rule file looks for: phrases, credited sources, or something that an earlier stage found.

Each way of looking is a finder: it goes through a dossier and gives candidates, which the rule's conditions then sift.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.domain import Attribution, Block, BlockKind, Dossier, LapseKind, Sentence, Source, SourceKind, Span, Voice
from onrecord.language.regex import regex
from onrecord.language.word_lists import any_of, word_pattern
from onrecord.rules._match import masked, matches
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
    before_item: str = ""
    """The words before the item of a list that a source was looked for by."""
    problem: str = ""
    """What is wrong with a suppression, as a sentence."""


Finder = Callable[[Dossier], Iterator[Candidate]]


def phrases(
    *,
    phrase: Sequence[str] = (),
    list: str | None = None,
    expression: str | None = None,
    voice: Sequence[str] = ("reporter",),
) -> Finder:
    """Look for `phrase`s (as in a word list), the items of a word `list`, or a regular `expression`, in some voices.

    A group called `hit` is what is flagged; without one it is all that is matched.
    """
    wanted = _wanted(phrase, list, expression)
    voices = [Voice(each) for each in voice]

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for sentence, span, match, text in matches(dossier, wanted(), *voices):
            groups = {name: words or "" for name, words in match.groupdict().items()}
            yield Candidate(span, sentence, text, match.start(), match.end(), groups)

    return find


def _wanted(phrase: Sequence[str], list: str | None, expression: str | None) -> Callable[[], re.Pattern[str]]:
    if sum(map(bool, (phrase, list, expression))) != 1:
        raise TypeError("give exactly one of phrase, list and expression")
    if expression:
        compiled = regex(expression)
        return lambda: compiled
    return (lambda: word_pattern(list)) if list else (lambda: any_of(tuple(phrase)))


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
    "sources": sources,
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
