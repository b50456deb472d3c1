"""The source in reach of a line that nobody is credited with, and how likely the line rests on it.

Four sources may carry such a line: the one credited just before it, the one credited just behind it, the document that
the article is about, and the article's main speaker. A logistic sum of named features says how likely one of them does;
the one that adds most to the sum gives the level. The weights are in reach.json, which `training/burden/reach.py` fits
to readers' levels, within limits that an editor would agree to. No feature tells an outlet, a topic or a length.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from onrecord.assess.claim import called, kind_of
from onrecord.assess.told import about
from onrecord.domain import Assertion, Attribution, Burden, Dossier, Source, SourceKind, Span
from onrecord.language.content_words import content_words
from onrecord.language.documents import is_named
from onrecord.language.patterns import pattern
from onrecord.language.scopes import scope
from onrecord.language.word_lists import word_pattern

LIKELY = 0.5
"""How likely a source must carry a line for the line to have its level."""
PLACES = 3
"""Decimal places that a probability is rounded to, so that the sum can be done by hand."""
BEFORE, BEHIND, DOCUMENT, SPEAKER, LINE = "before", "behind", "document", "speaker", "line"
_BACK, _ON = 5, 2
"""Sentences before and behind a line in which somebody must be credited to be near it."""
_FURTHER = 3
"""Sentences up to which the source of a paragraph is the next one up."""
_FEW, _SOME = 3, 4
"""Words in common with a sentence, and with all that a source is credited with, from which on more tell no more."""
_OFTEN = 0.25
"""The share of the sentences that speak of a document, from which on an article is wholly about it."""
_OPENING = 3
"""Sentences that open an article, and sum up what follows."""
_VOUCHES = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.DOCUMENT, SourceKind.OUTLET)
_GOES_ON = pattern("sources.goes_on")
_TURNS, _FIGURE, _QUOTED = pattern("sources.turn"), pattern("numbers.figure"), pattern("quotations.opened")

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A source that may carry a line: its name, the rubric's word for it, what is told of it, and where it stands."""

    name: str
    kind: str
    how: str
    at: Span


@dataclass(frozen=True, slots=True)
class Carried:
    """The likeliest carrier of a line, and how likely the line rests on any."""

    carrier: Carrier
    probability: float


def carried(dossier: Dossier, assertion: Assertion) -> Carried | None:
    """Return what carries a line of the reporter's own; nothing carries a headline, a judgement or a rumour.

    Nobody is taken to accuse because they were credited near by: only a document of the article carries an accusation.
    """
    if assertion.attributions or assertion.in_headline or assertion.burden is Burden.JUDGEMENT:
        return None
    if scope("hearsay").cues(_sentence_of(dossier, assertion)):
        return None
    carriers = dict(_carriers(dossier, assertion))
    if assertion.burden is Burden.ACCUSATION:
        carriers = {group: one for group, one in carriers.items() if group == DOCUMENT}
    values = features(dossier, assertion)
    if not _GOES_ON.match(_sentence_of(dossier, assertion)):
        carriers = {group: one for group, one in carriers.items() if not _is_foreign(group, values)}
    if not carriers:
        return None
    values = {name: value for name, value in values.items() if name.partition(":")[0] in (*carriers, LINE)}
    weights, bias = _weights()
    shares = {name: weights.get(name, 0.0) * value for name, value in values.items()}
    adds = {group: sum(share for name, share in shares.items() if name.startswith(f"{group}: ")) for group in carriers}
    best = max(carriers, key=lambda group: adds[group])
    return Carried(carriers[best], round(1 / (1 + exp(-bias - sum(shares.values()))), PLACES))


def _is_foreign(group: str, values: Features) -> bool:
    """Whether the line tells a figure and has no word in common with what the source says: it is of another thing."""
    return f"{LINE}: a figure" in values and f"{group}: shares words" not in values


def features(dossier: Dossier, assertion: Assertion) -> Features:
    """Return the features of a line by name, 0 to 1; the word before the colon tells whose they are."""
    words = content_words(dossier.words(assertion.parts))
    values = {
        **_near(dossier, assertion, words),
        **_of_document(dossier, words),
        **_of_speaker(dossier, words),
        **_of_line(dossier, assertion),
    }
    return {name: value for name, value in values.items() if value}


def _near(dossier: Dossier, assertion: Assertion, words: frozenset[str]) -> Features:
    """Return what the sources credited around the line tell."""
    number = dossier.number(assertion.span.start)
    block = dossier.sentences[number].block
    values: Features = {}
    before, behind = _credited_before(dossier, number), _credited_behind(dossier, number)
    if before is not None:
        same, away = dossier.sentences[before].block == block, number - before
        distance = "the sentence before" if away == 1 else "further up in the paragraph" if same else "further up"
        if away == 1 and not same:
            distance = "the paragraph before"
        if away > _FURTHER:
            distance = "further up"
        values[f"{BEFORE}: {distance}"] = 1.0
        values[f"{BEFORE}: shares words"] = _share(words, _words(dossier, before), _FEW)
        values[f"{BEFORE}: a document"] = float(_first(dossier, before)[1].kind is SourceKind.DOCUMENT)
        values[f"{BEFORE}: the line turns away"] = float(bool(_TURNS.match(_sentence_of(dossier, assertion))))
        values[f"{BEFORE}: its quotation goes on"] = float(_in_quotation(dossier, assertion))
    if behind is not None:
        if behind == number + 1:
            same = dossier.sentences[behind].block == block
            values[f"{BEHIND}: the {'sentence' if same else 'paragraph'} behind"] = 1.0
        values[f"{BEHIND}: shares words"] = _share(words, _words(dossier, behind), _FEW)
    return values


def _of_document(dossier: Dossier, words: frozenset[str]) -> Features:
    known = dossier.once(about)
    if known is None:
        return {}
    share = min(1.0, len(known.sentences) / len(dossier.sentences) / _OFTEN)
    document_words = frozenset(word for number in known.sentences for word in _words(dossier, number))
    return {
        f"{DOCUMENT}: the article is about it": share,
        f"{DOCUMENT}: shares words": share * _share(words, document_words, _SOME),
    }


def _of_speaker(dossier: Dossier, words: frozenset[str]) -> Features:
    main = dossier.once(_main_speaker)
    if main is None:
        return {}
    return {
        f"{SPEAKER}: share of what is credited": main.share,
        f"{SPEAKER}: shares words": _share(words, main.words, _SOME),
    }


def _of_line(dossier: Dossier, assertion: Assertion) -> Features:
    return {
        f"{LINE}: a judgement": assertion.probability_of(Burden.JUDGEMENT),
        f"{LINE}: an accusation": assertion.probability_of(Burden.ACCUSATION),
        f"{LINE}: a figure": float(bool(_FIGURE.search(dossier.words(assertion.parts)))),
        f"{LINE}: in opinion": float(dossier.document.is_opinion),
        f"{LINE}: opens the article": float(dossier.number(assertion.span.start) < _OPENING),
    }


def _carriers(dossier: Dossier, assertion: Assertion) -> Iterator[tuple[str, Carrier]]:
    """Yield what may carry a line, by the group of its features."""
    number = dossier.number(assertion.span.start)
    before, behind = _credited_before(dossier, number), _credited_behind(dossier, number)
    if before is not None:
        attribution, source = _first(dossier, before)
        yield BEFORE, _of_source(dossier, source, "continues-from", attribution.source[0])
    if behind is not None:
        attribution, source = _first(dossier, behind)
        yield BEHIND, _of_source(dossier, source, "leads-up-to", attribution.source[0])
    known = dossier.once(about)
    if known is not None:
        yield DOCUMENT, Carrier(dossier.text(known.at), "identified-document", "carried-by-document", known.at)
    main = dossier.once(_main_speaker)
    if main is not None:
        yield SPEAKER, _of_source(dossier, main.source, "rests-on-main-source", main.at)


def _of_source(dossier: Dossier, source: Source, how: str, at: Span) -> Carrier:
    if source.kind is SourceKind.OUTLET:
        return Carrier(called(source), "outlet", how, at)
    if source.kind is not SourceKind.DOCUMENT:
        return Carrier(called(source), kind_of(dossier, source), how, at)
    named = is_named(f"the {called(source)}")
    kind = "identified-document" if source.identified else "issued-document" if named else "unidentified-document"
    return Carrier(called(source), kind, how, at)


@dataclass(frozen=True, slots=True)
class _Speaker:
    source: Source
    share: float
    words: frozenset[str]
    at: Span


def _main_speaker(dossier: Dossier) -> _Speaker | None:
    """Who is credited most often, and in how large a share of all that anybody is credited with."""
    credited = [pair for pairs in dossier.once(_crediting).values() for pair in pairs]
    counts = Counter(called(source) for _, source in credited)
    if not counts:
        return None
    name, count = counts.most_common(1)[0]
    theirs = [(attribution, source) for attribution, source in credited if called(source) == name]
    words = frozenset(word for credit, _ in theirs for word in content_words(dossier.words(credit.content)))
    first, source = theirs[0]
    return _Speaker(source, count / len(credited), words, first.source[0])


def _crediting(dossier: Dossier) -> Mapping[int, list[tuple[Attribution, Source]]]:
    """By number of the sentence, the attributions to sources that can vouch for more than one line: no wish does."""
    credited_by_sentence: dict[int, list[tuple[Attribution, Source]]] = {}
    for attribution in dossier.attributions:
        source = dossier.source_of(attribution)
        vouches = source.kind in _VOUCHES and source.name and source.described is not False
        speaks = word_pattern("cues_of_speech").search(dossier.words(attribution.cue))
        if attribution.source and attribution.cue and vouches and (speaks or source.kind is SourceKind.DOCUMENT):
            credited_by_sentence.setdefault(dossier.number(attribution.cue[0].start), []).append((attribution, source))
    return credited_by_sentence


def _first(dossier: Dossier, number: int) -> tuple[Attribution, Source]:
    return dossier.once(_crediting)[number][0]


def _credited_before(dossier: Dossier, number: int) -> int | None:
    known = dossier.once(_crediting)
    return next((at for at in range(number - 1, max(-1, number - _BACK - 1), -1) if at in known), None)


def _credited_behind(dossier: Dossier, number: int) -> int | None:
    known = dossier.once(_crediting)
    return next((at for at in range(number + 1, number + _ON + 1) if at in known), None)


def _in_quotation(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether a quotation mark opens its sentence: the speaker before goes on."""
    return bool(_QUOTED.match(_sentence_of(dossier, assertion)))


def _sentence_of(dossier: Dossier, assertion: Assertion) -> str:
    return dossier.text(dossier.sentences[dossier.number(assertion.span.start)].span)


def _words(dossier: Dossier, number: int) -> frozenset[str]:
    return content_words(dossier.text(dossier.sentences[number].span))


def _share(words: frozenset[str], others: frozenset[str], enough: int) -> float:
    return min(1.0, len(words & others) / enough)


@cache
def _weights() -> tuple[Mapping[str, float], float]:
    table = json.loads(files("onrecord.assess").joinpath("reach.json").read_text("utf-8"))
    return table["weights"], table["bias"]
