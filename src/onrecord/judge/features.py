"""What the judge looks at: named features of a proposed finding, from what the dossier knows around it.

No feature tells which site an article is from or how long it is, and none holds a word of it. Values lie between 0
and 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import log
from typing import NamedTuple

from onrecord.domain import (
    Assertion,
    Attribution,
    Burden,
    Dossier,
    EditorMark,
    Finding,
    SecondLook,
    Sentence,
    SourceKind,
    Span,
    Voice,
    body_sentences,
    family,
    manner,
)
from onrecord.language.word_lists import word_set

Features = Mapping[str, float]

_NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.OUTLET, SourceKind.DOCUMENT)
_NEAR = 2
"""Blocks before and behind that of a phrase which count as near."""
_FIRST = 3
"""Sentences that open an article."""


def features(dossier: Dossier, span: Span) -> Features:
    """Return the features of a phrase, by name; those of the article are the same for each of its phrases."""
    sentence = dossier.sentence_at(span.start)
    found = dict(dossier.once(_of_article))
    if sentence is None:
        return found
    found.update(_of_sentence(dossier, sentence, span))
    found.update(_of_credit(dossier, sentence, span))
    found.update(_of_claims(dossier, span))
    found.update(_of_surroundings(dossier, sentence, span))
    found.update(_of_words(dossier, span))
    return found


def likened(dossier: Dossier, finding: Finding) -> Features:
    """How likely the model thinks an editor to mark a phrase as the rule does, in any way, and somewhere around it.

    Each likelihood counts by itself and as odds, which tell small ones apart.
    """
    marks, span, code = dossier.leanings.marks, finding.span, finding.rule.code
    own, alike = EditorMark.of(code), [mark for mark in EditorMark if family(mark) == family(code)]
    sentence = dossier.sentence_at(span.start)
    around = sentence.span if sentence else span
    likelihoods = {
        "marked like the rule": marks.likelihood(own, span) if own else 0.0,
        "marked like its category": max((marks.likelihood(mark, span) for mark in alike), default=0.0),
        "its sentence marked like its category": max((marks.likelihood(mark, around) for mark in alike), default=0.0),
        "marked in some way": max(marks.likelihood(mark, span) for mark in EditorMark),
    }
    odds = {f"{name} (odds)": _odds(value) for name, value in likelihoods.items()}
    return {**likelihoods, **odds, "no pattern of the rule": float(finding.by_likeness)}


def reread(dossier: Dossier, finding: Finding) -> Features:
    """Return what a network makes of the phrase when it looks at it again, knowing which rule stopped there."""
    phrases = dossier.leanings.phrases
    return read_as(phrases.second_look(finding.rule.code, finding.span)) if phrases else {}


def read_as(look: SecondLook) -> Features:
    """Return a second look as features."""
    return {
        "second look: right": look.right,
        "second look: kept": look.kept,
        "second look: right (odds)": _odds(look.right),
        "second look: kept (odds)": _odds(look.kept),
    }


def _odds(likelihood: float) -> float:
    """Return the logarithm of the odds, with -6 as 0 and 6 as 1."""
    return min(1.0, max(0.0, (log(max(likelihood, 1e-6) / max(1 - likelihood, 1e-6)) + 6) / 12))


def _of_article(dossier: Dossier) -> Features:
    """How the article is written: shares of its sentences."""
    own = body_sentences(dossier)
    count = max(1, len(own))
    reporter = [_words(dossier.words_in(each, Voice.REPORTER)) for each in own]
    named = [source for source in dossier.sources if source.kind in _NAMED]
    return {
        **manner(dossier),
        "article: I or we": sum(not word_set("first_person").isdisjoint(words) for words in reporter) / count,
        "article: you": sum(not word_set("second_person").isdisjoint(words) for words in reporter) / count,
        "article: named sources": min(1.0, len(named) / 8),
        "article: nobody named": float(not named),
        f"genre {dossier.document.reading.genre}": 1.0,
    }


def _of_sentence(dossier: Dossier, sentence: Sentence, span: Span) -> Iterator[tuple[str, float]]:
    text = dossier.text(sentence.span)
    own = _own_words(dossier, sentence)
    yield f"voice {sentence.voice_at(span.start)}", 1.0
    yield f"block {sentence.block.kind}", 1.0
    number = dossier.number(span.start)
    yield "first sentences", float(number < _FIRST)
    yield "last sentence of the article", float(number == len(dossier.sentences) - 1)
    yield "begins the sentence", float(not text[: span.start - sentence.span.start].strip())
    yield "ends the sentence", float(not text[span.end - sentence.span.start :].strip(" .!?"))
    yield "ends in a question mark", float(text.rstrip().endswith("?"))
    yield "ends in an exclamation mark", float(text.rstrip().endswith("!"))
    yield "no full stop", float(text.rstrip()[-1:].isalnum())
    yield "I or we", float(not word_set("first_person").isdisjoint(own))
    yield "you", float(not word_set("second_person").isdisjoint(own))
    yield "digits in the sentence", float(any(map(str.isdigit, text)))
    yield "a quotation in the sentence", float(any(part.voice is not Voice.REPORTER for part in sentence.stretches))
    yield "a link in the sentence", float(any(True for _ in dossier.links_over(sentence.span)))
    yield "short sentence", float(len(own) < 8)
    yield "long sentence", float(len(own) > 35)
    stretch = next(part.span for part in sentence.stretches if part.span.start <= span.start < part.span.end)
    for name, share in dossier.leanings.of((stretch,)).items():
        yield f"the sentence sounds {name}", share
    for name, share in dossier.leanings.of((span,)).items():
        yield f"the phrase sounds {name}", share


def _of_credit(dossier: Dossier, sentence: Sentence, span: Span) -> Iterator[tuple[str, float]]:
    """Who is credited with the phrase, or is the phrase."""
    over = list(dossier.attributions_over(span))
    yield "credited", float(bool(over))
    for role in ("source", "cue", "content"):
        touching = [one for one in over if any(part.overlaps(span) for part in getattr(one, role))]
        yield f"in a {role}", float(bool(touching))
        if touching:
            yield from _of_source(dossier, touching[0], f"in a {role}")
    beside = [dossier.source_of(one).kind for one in dossier.attributions_over(sentence.span)]
    yield "the sentence credits somebody named", float(any(kind in _NAMED for kind in beside))
    yield (
        "the sentence credits somebody unnamed",
        float(any(kind in (SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP) for kind in beside)),
    )
    yield "the sentence credits nobody", float(not beside)


def _of_source(dossier: Dossier, one: Attribution, role: str) -> Iterator[tuple[str, float]]:
    source = dossier.source_of(one)
    yield f"{role}: confidence", one.confidence
    yield f"{role} of {source.kind}", 1.0
    yield f"{role}: {one.directness}", 1.0
    yield f"{role}: source has a title", float(bool(source.title or source.affiliation))
    yield f"{role}: plural source", float(source.plural)
    yield f"{role}: credited often", min(1.0, len(source.attributions) / 5)
    if source.grade:
        yield f"{role}: {source.grade}", 1.0
    if source.reason:
        yield f"{role}: reason {source.reason.kind}", 1.0


def _of_claims(dossier: Dossier, span: Span) -> Iterator[tuple[str, float]]:
    """Yield what an editor would ask about the claims that the phrase belongs to, and how they are backed."""
    near = dossier.once(_claims).get(dossier.number(span.start), ())
    claims = [one for one in near if any(part.overlaps(span) for part in one.parts)]
    yield "in a claim", float(bool(claims))
    for burden in Burden:
        yield f"its claim: {burden}", max((one.probability_of(burden) for one in claims), default=0.0)
    yield "its claim lacks backing", max((1 - one.backing for one in claims), default=0.0)
    yield "its claim accuses by name", float(any(one.accused for one in claims))


def _claims(dossier: Dossier) -> dict[int, list[Assertion]]:
    """Return the assertions by the number of the sentences that their parts begin in."""
    claims: defaultdict[int, list[Assertion]] = defaultdict(list)
    for one in dossier.assertions:
        for number in {dossier.number(part.start) for part in one.parts}:
            claims[number].append(one)
    return claims


def _of_surroundings(dossier: Dossier, sentence: Sentence, span: Span) -> Iterator[tuple[str, float]]:
    """Who is named and credited in the blocks around."""
    here = dossier.block_at(span.start)
    credits = dossier.once(_credits)
    for name, numbers in (
        ("its block", (here,)),
        ("the block before", (here - 1,)),
        ("the block behind", (here + 1,)),
        ("the blocks near", tuple(range(here - _NEAR, here + _NEAR + 1))),
    ):
        near = [credits[number] for number in numbers if 0 <= number < len(credits)]
        yield f"{name}: somebody named is credited", float(any(each.named for each in near))
        yield f"{name}: a document is credited", float(any(each.documents for each in near))
        yield f"{name}: credits", min(1.0, sum(each.all for each in near) / 4)
    number = dossier.number(span.start)
    for name, at in (("the sentence before", number - 1), ("the sentence behind", number + 1)):
        if 0 <= at < len(dossier.sentences):
            beside = dossier.sentences[at]
            yield f"{name} is quoted", float(beside.voice is Voice.QUOTED)
            yield f"{name} is a question", float(dossier.text(beside.span).rstrip().endswith("?"))
            yield f"{name} is of its block", float(beside.block == sentence.block)


class _Credits(NamedTuple):
    """How often somebody is credited in a block: whoever it is, somebody or something named, a document."""

    all: int
    named: int
    documents: int


def _credits(dossier: Dossier) -> list[_Credits]:
    """Return the credits of each block."""
    kinds: list[list[SourceKind]] = [[] for _ in dossier.document.blocks]
    for one in dossier.attributions:
        number = dossier.block_at(one.extent.start)
        if number >= 0:
            kinds[number].append(dossier.source_of(one).kind)
    return [
        _Credits(len(each), sum(kind in _NAMED for kind in each), each.count(SourceKind.DOCUMENT)) for each in kinds
    ]


def _of_words(dossier: Dossier, span: Span) -> Iterator[tuple[str, float]]:
    """Yield what the phrase itself looks like."""
    text = dossier.text(span)
    yield "one word", float(len(text.split()) == 1)
    yield "a digit", float(any(map(str.isdigit, text)))
    yield "capitals", float(any(word[:1].isupper() for word in text.split()[1:]))


def _own_words(dossier: Dossier, sentence: Sentence) -> list[str]:
    """Return the reporter's words in a sentence, split once however many findings stand there."""
    known = dossier.once(_known_words)
    start = sentence.span.start
    if start not in known:
        known[start] = _words(dossier.words_in(sentence, Voice.REPORTER))
    return known[start]


def _known_words(_: Dossier) -> dict[int, list[str]]:
    return {}


def _words(text: str) -> list[str]:
    return [_letters(word) for word in text.split()]


def _letters(word: str) -> str:
    return "".join(filter(str.isalpha, word.lower())) or "0"
