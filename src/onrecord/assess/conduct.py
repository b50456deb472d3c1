"""Who is accused in plain words of how they act: "police used excessive force", "the company ignored the warnings"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.assess.charges import Charges, described, is_taken_back
from onrecord.domain import Accused, Assertion, ClaimClass, Dossier, Entity, EntityType, Gender, Span
from onrecord.language.inflection import is_verb
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_pattern

_SUBJECT, _OWNER, _AGENT, _CHARGED, _CHARGE = (
    pattern(f"conduct.{name}") for name in ("subject", "owner", "agent", "charged", "charge")
)
_INSTITUTION, _COMPANY, _PAST, _UNSURE, _OPENING, _PREDICATE, _PRONOUN = (
    pattern(f"conduct.{name}") for name in ("institution", "company", "past", "unsure", "opening", "predicate", "pronoun")
)
_VOICES = {
    "police": pattern("conduct.police_voice"),
    "military": pattern("conduct.military_voice"),
    "state": pattern("conduct.state_voice"),
}
_NAMED = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.UNKNOWN)
_GENDERS = {"he": Gender.MAN, "she": Gender.WOMAN}
_REACH = 160
"""Characters around a name in which what it is accused of stands."""
_BELIEF = {True: 0.1, False: 0.4}
"""How likely an allegation the claim must be, for an institution and for anybody else."""
_SURE, _CERTAIN = 0.6, 0.85
"""How likely an allegation a claim must be whose deed is on no list: with words of accusation, and without."""
_NEAR = 3
"""Sentences before "the company" in which the company is named."""


@dataclass(frozen=True, slots=True)
class _Target:
    """Somebody who may be accused: where they are mentioned, and whom the article names so, if it names them."""

    span: Span
    name: str
    kind: str = ""
    modifier: str = ""
    entity: Entity | None = None


class Conduct:
    """Who is accused of damaging conduct in one article, and where they are heard."""

    def __init__(self, dossier: Dossier, charges: Charges) -> None:
        self._dossier = dossier
        self._charges = charges
        self._in_sentence: dict[int, tuple[tuple[Span, _Target], ...]] = {}

    def by(self, assertion: Assertion) -> tuple[Accused, ...]:
        """Whom the assertion accuses of how they act, besides those whom it charges with a crime."""
        sentence = self._dossier.sentence_at(assertion.span.start)
        if sentence is None:
            return ()
        belief = self._dossier.leanings.of(assertion.parts, self._dossier.cue_of(assertion))[ClaimClass.ALLEGATION]
        known = {one.name for one in assertion.accused}
        found: dict[str, Accused] = {}
        accused = [one for one in self._accused_in(sentence.span) if belief >= _BELIEF[bool(one[1].kind)]]
        if not accused and (belief >= _CERTAIN or (belief >= _SURE and self._shows(assertion))):
            accused = [*self._subject_of_claim(sentence.span, assertion)]
        for words, target in accused:
            if target.name not in known and target.name not in found:
                found[target.name] = Accused(target.name, words, self._heard(target, words, assertion))
        return tuple(found.values())

    def _shows(self, assertion: Assertion) -> bool:
        """Whether the claim has words of accusation."""
        words = self._dossier.words(assertion.parts)
        return any(word_pattern(name).search(words) for name in ("accusations", "attacks"))

    def _subject_of_claim(self, sentence: Span, assertion: Assertion) -> Iterator[tuple[Span, _Target]]:
        """Whoever an accusation in other words is about: the subject of the claim, if it is a name or an institution."""
        text, start = self._dossier.document.text, assertion.span.start
        if self._is_settled(sentence):
            return
        for target in self._targets(sentence):
            before = _OPENING.search(text, max(sentence.start, target.span.start - _REACH), target.span.start)
            if target.span.end <= start or not (before and (before["told"] or before.start() <= start)):
                continue
            verb = _PREDICATE.match(text, target.span.end, min(sentence.end, target.span.end + _REACH))
            if verb and is_verb(verb["first"].lower()) and not (is_taken_back(text, verb) or _UNSURE.search(verb.group())):
                yield Span(*verb.span("act")), target
                return

    def _is_settled(self, sentence: Span) -> bool:
        """Whether the sentence asks, or tells of settled history."""
        text = self._dossier.document.text
        return text.endswith("?", sentence.start, sentence.end) or bool(
            _PAST.search(text, sentence.start, sentence.end)
        )

    def _accused_in(self, sentence: Span) -> tuple[tuple[Span, _Target], ...]:
        if sentence.start not in self._in_sentence:
            self._in_sentence[sentence.start] = tuple(self._find(sentence))
        return self._in_sentence[sentence.start]

    def _find(self, sentence: Span) -> Iterator[tuple[Span, _Target]]:
        text = self._dossier.document.text
        for target in () if self._is_settled(sentence) else self._targets(sentence):
            act = self._act(sentence, target.span)
            if act and not is_taken_back(text, act) and not self._is_unsure(sentence, act):
                yield Span(*act.span("act")), target

    def _act(self, sentence: Span, target: Span) -> re.Match[str] | None:
        text = self._dossier.document.text
        before, end = max(sentence.start, target.start - _REACH), min(sentence.end, target.end + _REACH)
        charged = _CHARGED.search(text, before, target.start)
        if charged:
            return charged if _CHARGE.match(text, target.end, end) else None
        return (
            _SUBJECT.match(text, target.end, end)
            or _OWNER.match(text, target.end, end)
            or _AGENT.search(text, before, target.start)
        )

    def _is_unsure(self, sentence: Span, act: re.Match[str]) -> bool:
        return bool(_UNSURE.search(act.string, max(sentence.start, act.start("act") - 30), act.start("act")))

    def _targets(self, sentence: Span) -> Iterator[_Target]:
        named = [
            (span, one)
            for span, one in self._dossier.mentions_over(sentence)
            if one.type in _NAMED and sentence.contains(span)
        ]
        heads = self._heads_in(sentence)
        for span, one in named:
            if not _is_word(one) and not any(target.span.overlaps(span) for target in heads) and not (
                one.type is EntityType.PERSON and self._charges.is_judged(one)
            ):
                yield _Target(span, one.name, entity=one)
        yield from heads
        yield from self._pronouns(sentence, [one for _, one in named if one.type is EntityType.PERSON])

    def _pronouns(self, sentence: Span, people: list[Entity]) -> Iterator[_Target]:
        """ "He" and "she", if one person alone of that gender is named in the sentence or in the one before."""
        number = self._dossier.number(sentence.start)
        if number > 0:
            before = self._dossier.sentences[number - 1].span
            people = [*people, *(one for one in self._dossier.entities_over(before) if one.type is EntityType.PERSON)]
        for match in _PRONOUN.finditer(self._dossier.document.text, sentence.start, sentence.end):
            speakers = {id(one) for each in self._dossier.attributions_over(sentence) for part in each.source for one in self._dossier.entities_over(part)}
            meant = {one.name: one for one in people if id(one) not in speakers and one.gender in (_GENDERS[match["who"].lower()], Gender.UNKNOWN)}
            if len(meant) == 1:
                (one,) = meant.values()
                yield _Target(Span(*match.span("who")), one.name, entity=one)

    def _heads_in(self, sentence: Span) -> list[_Target]:
        first = bisect_left(self._institutions, sentence.start, key=lambda one: one.span.start)
        last = bisect_left(self._institutions, sentence.end, key=lambda one: one.span.start)
        return self._institutions[first:last]

    @cached_property
    def _institutions(self) -> list[_Target]:
        """The phrases that mean an institution or a firm that was named before, in order."""
        text = self._dossier.document.text
        names: dict[tuple[str, str], str] = {}
        found = []
        for match in _INSTITUTION.finditer(text):
            kind = _kind(match["head"])
            modifier = _modifier(match.group())
            name = names.setdefault((kind, modifier), _plain(match.group()))
            names.setdefault((kind, ""), name)
            found.append(_Target(Span(*match.span()), name, kind, modifier))
        found += [one for match in _COMPANY.finditer(text) if (one := self._company(match))]
        return sorted(found, key=lambda one: one.span)

    def _company(self, match: re.Match[str]) -> _Target | None:
        """The organisation that "the company" means: the last one named shortly before."""
        number = self._dossier.number(match.start())
        if number < 0:
            return None
        start = self._dossier.sentences[max(0, number - _NEAR)].span.start
        before = [
            one
            for span, one in self._dossier.mentions_over(Span(start, match.start()))
            if one.type in (EntityType.ORGANIZATION, EntityType.OUTLET) and span.end <= match.start()
        ]
        return _Target(Span(*match.span()), before[-1].name, "company", entity=before[-1]) if before else None

    def _heard(self, target: _Target, words: Span, assertion: Assertion) -> tuple[Span, ...]:
        if target.entity is not None:
            return self._charges.heard_anywhere(target.name, words, assertion)
        voice = _VOICES[target.kind]
        dossier = self._dossier
        spoken = [
            span
            for source in dossier.sources
            if voice.search(described(source)) and _fits(target.modifier, described(source))
            for index in source.attributions
            for span in dossier.attributions[index].source[:1]
        ]
        answers = [reply.span for reply in dossier.replies if voice.search(self._charges.around(reply))]
        return tuple(sorted({*spoken, *answers}))


def _is_word(entity: Entity) -> bool:
    """Whether the name is one word that nothing explains: it may be no name at all."""
    return entity.type is EntityType.UNKNOWN and " " not in entity.name and not entity.name.isupper()


def _kind(head: str) -> str:
    if head.lower().startswith("police"):
        return "police"
    military = head.lower().split()[0] in ("army", "military", "soldiers", "troops", "security", "forces", "junta", "guards")
    return "military" if military else "state"


def _modifier(phrase: str) -> str:
    found = word_pattern("nationalities").search(phrase) or word_pattern("places").search(phrase)
    return found.group() if found else ""


def _plain(phrase: str) -> str:
    return re.sub(r"\A(?:The|Local|Riot)\b", lambda match: match.group().lower(), phrase)


def _fits(modifier: str, words: str) -> bool:
    """Whether the words may mean somebody of that country: they do not name another one."""
    other = word_pattern("nationalities").search(words) or word_pattern("places").search(words)
    return not modifier or other is None or other.group()[:4] == modifier[:4]
