"""What the burden of an assertion is read from besides the model's states: named features, from the dossier.

No feature tells an outlet, a topic or a length. Values lie between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.domain import Assertion, Directness, Dossier, SourceKind, Voice, body_sentences, manner
from onrecord.language.patterns import pattern
from onrecord.language.scopes import scope
from onrecord.language.word_lists import word_pattern, word_set

Features = Mapping[str, float]

_LISTS = (
    "superlatives", "causal", "scientific", "legal_status", "timing", "accusations", "attacks", "judgments", "praise",
    "hedges", "mental_states", "contentious_labels", "loaded_epithets", "wrongful_acts", "quantities",
)  # fmt: skip
_SCOPES = ("negation", "denial", "condition", "hearsay")
_WRONG, _PRONOUN = pattern("wrongdoing.act"), pattern("conduct.pronoun")
_NUMBER, _QUESTION = pattern("numbers.figure"), pattern("questions.mark")
_NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.OUTLET, SourceKind.DOCUMENT)
_FIRST = 3
"""Sentences that open an article."""
_SHORT, _LONG = 6, 30
"""Words of a short and of a long assertion."""


def features(dossier: Dossier, assertion: Assertion) -> Features:
    """Return the features of an assertion by name; those of the article are the same for each."""
    values = dict(dossier.once(_of_article))
    values.update(_of_words(dossier, assertion))
    values.update(_of_place(dossier, assertion))
    values.update(_of_credit(dossier, assertion))
    return {name: value for name, value in values.items() if value}


def _of_article(dossier: Dossier) -> Features:
    """How the article is written: shares of its sentences."""
    own = body_sentences(dossier)
    count = max(1, len(own))
    reporter = [_set(dossier.words_in(sentence, Voice.REPORTER)) for sentence in own]
    sounds: dict[str, float] = dict.fromkeys(dossier.leanings.of(()), 0.0)
    for sentence in own:
        for name, share in dossier.leanings.of((sentence.span,)).items():
            sounds[name] += share / count
    return {
        **manner(dossier),
        "article: I or we": sum(not word_set("first_person").isdisjoint(words) for words in reporter) / count,
        "article: you": sum(not word_set("second_person").isdisjoint(words) for words in reporter) / count,
        "article: judges": sum(bool(word_pattern("judgments").search(dossier.text(sentence.span))) for sentence in own)
        / count,
        **{f"article: sounds {name}": share for name, share in sounds.items()},
        f"genre {dossier.document.reading.genre}": 1.0,
    }


def _of_words(dossier: Dossier, assertion: Assertion) -> Iterator[tuple[str, float]]:
    words = dossier.words(assertion.parts)
    for name in _LISTS:
        yield f"words: {name}", float(bool(word_pattern(name).search(words)))
    for name in _SCOPES:
        yield f"words: {name}", float(bool(scope(name).cues(words)))
    yield "words: figure", float(bool(_NUMBER.search(words)))
    yield "words: question", float(bool(_QUESTION.search(words)))
    yield "words: exclamation", float("!" in words)
    known = _set(words)
    yield "words: I or we", float(not word_set("first_person").isdisjoint(known))
    yield "words: you", float(not word_set("second_person").isdisjoint(known))
    yield "words: few", float(len(words.split()) < _SHORT)
    yield "words: many", float(len(words.split()) > _LONG)
    for name, share in dossier.leanings.of(assertion.parts, dossier.cue_of(assertion)).items():
        yield f"sounds {name}", share
    yield "charges somebody named", float(bool(assertion.accused))
    yield "words: wrongdoing", float(bool(_WRONG.search(words)))
    yield "opens with: a pronoun", float(bool(_PRONOUN.match(words)))
    yield "a reply", float(any(True for part in assertion.parts for _ in dossier.replies_over(part)))


def _of_place(dossier: Dossier, assertion: Assertion) -> Iterator[tuple[str, float]]:
    number = dossier.number(assertion.span.start)
    sentence = dossier.sentences[number]
    yield f"block {sentence.block.kind}", 1.0
    yield "headline", float(assertion.in_headline)
    yield "first sentences", float(number < _FIRST)
    yield "last sentence", float(number == len(dossier.sentences) - 1)
    yield "whole sentence", float(len(dossier.words(assertion.parts)) > 0.9 * len(sentence.span))
    yield "quoted", float(sentence.voice_at(assertion.span.start) is not Voice.REPORTER)
    yield "a link in the sentence", float(any(True for _ in dossier.links_over(sentence.span)))
    for name, at in (("the sentence before", number - 1), ("the sentence behind", number + 1)):
        if 0 <= at < len(dossier.sentences):
            beside = dossier.sentences[at]
            yield f"{name} is quoted", float(beside.voice is Voice.QUOTED)
            yield f"{name} is of its block", float(beside.block == sentence.block)
            yield f"{name} credits somebody", float(at in dossier.once(_crediting))


def _crediting(dossier: Dossier) -> frozenset[int]:
    """Return the numbers of the sentences that some attribution stands in."""
    return frozenset(
        at
        for at, sentence in enumerate(dossier.sentences)
        if any(True for _ in dossier.attributions_over(sentence.span))
    )


def _of_credit(dossier: Dossier, assertion: Assertion) -> Iterator[tuple[str, float]]:
    supports = dossier.supports(assertion)
    yield "credited", float(bool(supports))
    yield "in the reporter's voice", float(not supports)
    yield "credited twice", float(len(supports) > 1)
    for attribution, source in supports[:1]:
        cue = dossier.words(attribution.cue)
        called = f"{source.name or ''} {source.label} {source.title or ''}"
        yield "credited to an accuser", float(bool(word_pattern("accusers").search(called)))
        yield f"credited to {source.kind}", 1.0
        yield "credited to somebody named", float(source.kind in _NAMED and bool(source.name))
        yield "credited: no words of the source", float(not attribution.source)
        yield "credited in speech", float(bool(word_pattern("cues_of_speech").search(cue)))
        yield "credited with what goes on in a mind", float(bool(word_pattern("mental_states").search(cue)))
        yield "credited in a denial", float(bool(scope("denial").cues(cue)))
        yield "credited: the words themselves", float(attribution.directness is Directness.DIRECT)
        yield "credited: confidence", attribution.confidence
        if source.grade:
            yield f"credited to {source.grade}", 1.0


def _set(text: str) -> frozenset[str]:
    return frozenset(word.strip("“”\"‘’'.,:!?;()") for word in text.lower().split())
