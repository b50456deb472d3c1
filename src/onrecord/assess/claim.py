"""What a signal gets to see of one assertion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.assess.rubric import Rubric
from onrecord.assess.statements import Statements
from onrecord.domain import (
    Accused,
    Assertion,
    Attribution,
    Dossier,
    Effect,
    EntityType,
    Evidence,
    Message,
    Origins,
    Source,
    SourceKind,
    Span,
)
from onrecord.language.noun_phrases import noun_phrase
from onrecord.language.nouns import Family
from onrecord.language.patterns import pattern
from onrecord.language.people import begins_with_given_name
from onrecord.language.word_lists import classes, word_set

_NAME, _THE_NAME = pattern("names.named_in_label"), pattern("names.behind_the")
_ROLE, _REPORTED, _OF_A_BODY = (pattern(f"sources.{name}") for name in ("form_of_address", "reported", "of_a_body"))
_POLL = pattern("polls.noun")
_NOUN_OF_A_BODY = pattern("sources.noun_of_a_body")
_NEAR = 30
"""Characters before a name in which a noun says what it is of."""
_LENGTHY, _BRIEF = 8, 4
"""Words of a description that is too long to be told again, and how many of them are."""
_REACH = 4_000
"""Characters on each side of where a claim begins; a longer quotation is not one statement."""


@dataclass(frozen=True)
class Claim:
    """One assertion with those who are credited with it, in the draft it stands in, and the rubric in force.

    `statements` are what all sources of the draft are credited with; `origins` tells where they have it from, if that
    is known.
    """

    dossier: Dossier
    assertion: Assertion
    rubric: Rubric
    statements: Statements
    origins: Origins | None = None

    @cached_property
    def supports(self) -> tuple[tuple[Attribution, Source], ...]:
        """Whoever says it: of an attribution within another's content, only the outer one vouches to the reader.

        Nobody vouches for an accusation against themself, short of a confession.
        """
        credited = self.dossier.supports(self.assertion)
        inner = [a for a, _ in credited if any(b is not a and _within(a, b) for b, _ in credited)]
        return tuple(
            (a, s) for a, s in credited if a not in inner and s.kind.is_somebody and not self._accuses_itself(a, s)
        )

    def _accuses_itself(self, attribution: Attribution, source: Source) -> bool:
        """Whether the article would have the source accuse itself, by name: it is taken for somebody else."""
        if _confesses().search(self.dossier.words(attribution.cue)):
            return False
        return any(
            accused.name == source.name and _names(self.dossier, part, accused)
            for accused in self.assertion.accused
            for part in attribution.content
        )

    @property
    def text(self) -> str:
        """The words of the claim."""
        return self.dossier.words(self.assertion.parts)

    @cached_property
    def statement(self) -> Span:
        """The sentences that the claim and its attributions stand in; of very long ones, what is near the claim."""
        spans = [self.assertion.span, *(self.dossier.statement(attribution) for attribution, _ in self.supports)]
        first = self.dossier.sentence_at(self.assertion.span.start)
        last = self.dossier.sentence_at(self.assertion.span.end - 1)
        spans += [sentence.span for sentence in (first, last) if sentence]
        near = Span(max(0, self.assertion.span.start - _REACH), self.assertion.span.start + _REACH)
        return Span(max(near.start, min(span.start for span in spans)), min(near.end, max(span.end for span in spans)))

    def place(self, attribution: Attribution) -> Span:
        """Where the source of a support stands: its words, else the cue, else the claim."""
        return next(iter((*attribution.source, *attribution.cue, self.assertion.span)))

    def around(self) -> str:
        """Return the statement without the claim, each character of it replaced by a blank."""
        whole = self.statement
        letters = list(self.dossier.text(whole))
        for part in self.assertion.parts:
            for index in range(max(part.start, whole.start), min(part.end, whole.end)):
                letters[index - whole.start] = " "
        return "".join(letters)

    def start(self, kind: str, signal: str, because: Message, at: Span) -> Evidence:
        """Evidence that sets the level which the rubric gives a `kind` of source."""
        return Evidence(signal, Effect.START, self.rubric.level[kind], because, at)

    def find(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Each match in the statement, claim included."""
        whole = self.statement
        for match in pattern.finditer(self.dossier.document.text, whole.start, whole.end):
            yield Span(*match.span())


@cache
def _confesses() -> re.Pattern[str]:
    """Cues by which somebody says what is to their own discredit: "admitted"."""
    return classes("loaded_verbs_of_saying", ("guilt",))


def _names(dossier: Dossier, part: Span, accused: Accused) -> bool:
    """Whether the accused is named in `part` before the words of the accusation, as its subject."""
    before = Span(part.start, max(part.start, min(part.end, accused.charge.start)))
    return accused.name.rpartition(" ")[2] in dossier.text(before)


def _within(inner: Attribution, outer: Attribution) -> bool:
    return bool(inner.cue) and any(part.contains(inner.cue[0]) for part in outer.content)


def called(source: Source) -> str:
    """Return what to call a source in a reason: its name, else its description, in one line."""
    return " ".join((source.name or source.label).split())


def briefly(source: Source) -> str:
    """Return what `called` does, of a long description only the beginning: where its whole is told beside it."""
    words = called(source).split(" ")
    return " ".join([*words[:_BRIEF], "…"]) if source.name is None and len(words) > _LENGTHY else called(source)


def named_body(dossier: Dossier, source: Source) -> bool:
    """Whether the article names the organisation that speaks: "Norair", "the Unite union"; not "police"."""
    if called(source) in word_set("vague_governments"):
        return False
    return bool(_NAME.search(called(source))) or any(
        _THE_NAME.search(dossier.text(mention)) for mention in source.mentions
    )


def told_by_office(dossier: Dossier, source: Source) -> bool:
    """Whether the article tells which organisation it is by what it is for: "the regional audit office".

    Readers gave such a source 3, as one with a name, and police or officials without a place 2.
    """
    return any(_names_an_office(dossier.text(mention)) for mention in source.mentions)


def _names_an_office(words: str) -> bool:
    phrase = noun_phrase(words)
    single = phrase.family is Family.BODY and not phrase.plural and words[:4].lower() == "the "
    before = phrase.region.split()[1:-1]
    return single and any(word.lower() not in word_set("vague_modifiers") for word in before)


def kind_of(dossier: Dossier, source: Source) -> str:
    """Return the word of the rubric for a person or an organisation, by what the article tells of it."""
    known = dossier.once(_no_kinds)  # many claims may rest on one source, and it may be mentioned often
    if id(source) not in known:
        known[id(source)] = _kind_of(dossier, source)
    return known[id(source)]


def _no_kinds(_: Dossier) -> dict[int, str]:
    return {}


def _kind_of(dossier: Dossier, source: Source) -> str:
    if _of_outlet(dossier, source):
        return "outlet"
    if source.kind is SourceKind.PERSON:
        if is_body(dossier, source):
            return "named-organization"
        return "placed-person" if placed(source) else "unplaced-person"
    told = named_body(dossier, source) or told_by_office(dossier, source)
    return "named-organization" if told else "unnamed-organization"


def _of_outlet(dossier: Dossier, source: Source) -> bool:
    """Whether it passes on what a news outlet found: "the Courier’s data team", "reported the Courier’s Ida Rook"."""
    names = {one.type for mention in source.mentions for one in dossier.entities_over(mention)}
    if EntityType.OUTLET not in names or _POLL.search(called(source)):
        return False
    cues = (dossier.words(dossier.attributions[at].cue) for at in source.attributions)
    return source.kind is SourceKind.ORGANIZATION or all(_REPORTED.search(cue) for cue in cues)


def is_body(dossier: Dossier, source: Source) -> bool:
    """Whether what looks like a person is a company: it has no given name, and what is told of it is of a body.

    It begins with "the", it speaks of itself as "it", or a noun before its name says what it is: "the insurer Nordale".
    """
    if placed(source) or begins_with_given_name(called(source)):
        return False
    text, name = dossier.document.text, called(source)
    starts = [max(mention.start, text.find(name, mention.start, mention.end)) for mention in source.mentions]
    if name.startswith("The ") or any(_NOUN_OF_A_BODY.search(text, max(0, at - _NEAR), at) for at in starts):
        return True
    contents = (dossier.words(dossier.attributions[at].content) for at in source.attributions)
    return any(_OF_A_BODY.match(words) for words in contents)


def placed(source: Source) -> bool:
    """Whether a reader learns the role or the affiliation of a person; how somebody is addressed is no role."""
    return bool(_ROLE.sub("", source.title or "").strip(" ;.") or source.affiliation)
