"""Who is accused in plain words of how they act: "police used excessive force", "the company ignored the warnings"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from onrecord.assess.beyond_reply import is_beyond_reply
from onrecord.assess.charges import Charges, described, is_of_somebody, is_past_or_play, is_taken_back, is_thing
from onrecord.domain import Accused, Assertion, Burden, ClaimClass, Dossier, Entity, EntityType, Gender, Overlaps, Span
from onrecord.language.inflection import is_finite, is_verb
from onrecord.language.patterns import pattern
from onrecord.language.regex import whole
from onrecord.language.word_lists import word_pattern

_SUBJECT, _OWNER, _AGENT, _CHARGED, _CHARGE = (
    pattern(f"conduct.{name}") for name in ("subject", "owner", "agent", "charged", "charge")
)
_OF_WHAT = pattern("accused.accused_of")
_INSTITUTION, _COMPANY, _PRONOUN, _BEYOND_REACH = (
    pattern(f"conduct.{name}") for name in ("institution", "company", "pronoun", "beyond_reach")
)
_ANY_FIRM, _RULERS, _CAPITAL = (pattern(f"conduct.{name}") for name in ("any_firm", "rulers", "capital"))
_UNSURE, _OPENING, _PREDICATE, _ACCUSES_OTHERS = (
    pattern(f"conduct.{name}") for name in ("unsure", "opening", "predicate", "accuses_others")
)
_STAFF_OF, _JOINED = pattern("conduct.staff_of"), pattern("conduct.joined")
_LEAD, _PLACE_OF, _PASSIVE, _DOER, _DOES, _HEDGED, _ORDERED = (
    pattern(f"conduct.{name}") for name in ("lead", "place_of", "passive", "doer", "does", "hedged", "ordered")
)
_NAMED_BODY = pattern("conduct.named_body")
_VOICES = tuple(pattern(f"conduct.{name}_voice") for name in ("police", "state", "military"))
"""Who speaks for an institution; which one of the three, its head noun says."""
_ANY_VOICE = pattern("conduct.state_voice")
_NAMED = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.UNKNOWN)
_FIRMS = (EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.UNKNOWN)
_REACH = 160
"""Characters around a name in which what it is accused of stands."""
_BELIEF = {True: 0.05, False: 0.4}
"""How likely an allegation the claim must be, for an institution and for anybody else."""
_WRONGED = pattern("conduct.wronged")
_SURE, _CERTAIN = 0.5, 0.85
"""How likely an allegation a claim must be whose deed is on no list: with words of accusation, and without."""
_CHARGE_TOLD, _CHARGE_WORDED = 0.5, 0.25
"""How likely an accusation must be for its subject to be charged, whatever its verbs are, and with a deed of a list.

Of labelled lines that name one so, out of fold, 26 of 29 were accusations from 0.5 on (8 of 15 from 0.4 to 0.5), and 72
of 78 (19 of 28) in drafts that were written to accuse. Deeds of a list are too rare there to tell.
"""
_NEAR, _FAR = 3, 1200
"""Sentences, and characters, before "the company" in which the company is named."""
_MANY = 12
"""Names in one sentence, from which on it is a list: nobody is the subject of it all."""


@dataclass(frozen=True, slots=True)
class _Target:
    """Somebody who may be accused: where they are mentioned, and whom the article names so, if it names them."""

    span: Span
    name: str
    voice: re.Pattern[str] | None = None
    modifier: str = ""
    entity: Entity | None = None
    pronoun: bool = False
    """Whether it is meant by "it" or "they", which may as well mean a thing."""

    def fits(self, gender: Gender) -> bool:
        """Whether a pronoun of that gender can mean it: "it" and "they", of unknown gender, mean a body."""
        if gender is Gender.UNKNOWN or self.entity is None:
            return gender is Gender.UNKNOWN and self.is_body
        return self.entity.type is EntityType.PERSON and self.entity.gender in (gender, Gender.UNKNOWN)

    @property
    def is_body(self) -> bool:
        """Whether it is an institution or an organisation, not a person."""
        return self.voice is not None or (self.entity is not None and self.entity.type is EntityType.ORGANIZATION)


class Conduct:
    """Who is accused of damaging conduct in one article, and where they are heard."""

    def __init__(self, dossier: Dossier, charges: Charges) -> None:
        self._dossier = dossier
        self._charges = charges
        self._in_sentence: dict[int, tuple[tuple[Span, _Target], ...]] = {}
        self._hearings: dict[str, tuple[Span, ...]] = {}

    def by(self, assertion: Assertion) -> tuple[Accused, ...]:
        """Whom the assertion accuses of how they act, and who is not heard in the article."""
        sentence = self._dossier.sentence_at(assertion.span.start)
        if sentence is None:
            return ()
        belief = self._dossier.leanings.of(assertion.parts, self._dossier.cue_of(assertion))[ClaimClass.ALLEGATION]
        known = {one.name for one in assertion.accused}
        accused_by_name: dict[str, Accused] = {}
        accused = [one for one in self._accused_in(sentence.span) if belief >= _BELIEF[one[1].is_body]]
        if not accused and (belief >= _CERTAIN or (belief >= _SURE and self._shows(assertion))):
            accused = [*self._subject_of_claim(sentence.span, assertion)]
        for words, target in accused:
            if target.name not in known and not self._heard_of(target, words, assertion):
                accused_by_name.setdefault(target.name, Accused(target.name, words))
        return tuple(accused_by_name.values())

    def plainly(self, assertion: Assertion) -> tuple[Accused, ...]:
        """Whom an accusation in verbs of no list charges: its subjects, the doer of a passive, the object of "accused".

        Where it is not plain whose a reply is, it is taken for theirs, but for a reply by another of them.
        """
        sentence = self._dossier.sentence_at(assertion.span.start)
        likely = assertion.probability_of(Burden.ACCUSATION)
        if sentence is None or assertion.accused or likely < _CHARGE_WORDED or self._is_settled(sentence.span):
            return ()
        wronged = _WRONGED.search(self._dossier.words(assertion.parts)) is not None
        speaking = {source.name for _, source in self._dossier.supports(assertion) if source.name}
        listed = {target.name: words for words, target in self._accused_in(sentence.span)}
        charged = (one for one in self._charged_plainly(sentence.span, assertion) if one[1].name not in speaking)
        joined = self._joined(charged)
        accused_by_name: dict[str, Accused] = {}
        for found, target in joined:
            words = listed.get(target.name, found)
            is_worded = wronged or word_pattern("wrongful_acts").search(self._dossier.text(found)) is not None
            if likely < _CHARGE_TOLD and not is_worded:
                continue
            others = {one.name for _, one in joined} - {target.name}
            replies = tuple(reply.span for reply in self._dossier.replies if reply.name not in others)
            heard = self._heard_of(target, words, assertion) or replies
            accused_by_name.setdefault(target.name, Accused(target.name, words, heard))
        return tuple(accused_by_name.values())

    def _joined(self, charged: Iterable[tuple[Span, _Target]]) -> list[tuple[Span, _Target]]:
        """Return the first who is charged, and whoever “and” joins to them: "Harl Homes and Vale Paving rigged it"."""
        joined: list[tuple[Span, _Target]] = []
        for words, target in charged:
            if joined:
                before, last = joined[-1]
                between = self._dossier.document.text[last.span.end : target.span.start]
                if words != before or not _JOINED.search(between):
                    break
            joined.append((words, target))
        return joined

    def _charged_plainly(self, sentence: Span, assertion: Assertion) -> Iterator[tuple[Span, _Target]]:
        text, claim = self._dossier.document.text, assertion.span
        named = (one for one in islice(self._targets(sentence), _MANY) if one.entity is not None and not one.pronoun)
        for target in sorted((*named, *self._bodies(sentence)), key=lambda one: one.span):
            start, end = target.span.start, min(claim.end, target.span.end + _REACH)
            if not claim.contains(target.span):
                continue
            charged = _CHARGED.search(text, max(claim.start, start - _REACH), start)
            if charged and _OF_WHAT.match(text, target.span.end, end) and not is_taken_back(text, charged):
                yield Span(*charged.span("act")), target
            elif _DOER.search(text, max(claim.start, start - _REACH), start):
                yield Span(max(claim.start, start - _REACH), start), target
            elif _LEAD.fullmatch(text, claim.start, start) and not self._has_verb(claim.start, start):
                place = _PLACE_OF.match(text, target.span.end, end)
                if target.is_body:
                    place = _STAFF_OF.match(text, target.span.end, end) or place
                at = place.end() if place else target.span.end
                if text.startswith(", ", at) and text.endswith(", ", claim.start, start):  # "the owner, Ian Reed, hid"
                    at += 1
                verb = None if _PASSIVE.match(text, at, end) else _DOES.match(text, at, end)
                if verb and _is_done(verb):
                    yield Span(*verb.span("act")), target

    def _bodies(self, sentence: Span) -> Iterator[_Target]:
        """Yield the bodies that a sentence names by what they are: "the diocese of Almora", "the Unity party"."""
        for match in _NAMED_BODY.finditer(self._dossier.document.text, sentence.start, sentence.end):
            voice = whole(match["head"] or match["last"], re.IGNORECASE)
            yield _Target(Span(*match.span()), _plain(match.group()), voice)

    def _has_verb(self, start: int, end: int) -> bool:
        """Whether a clause has begun there, whose subject is another."""
        return any(is_finite(word) for word in self._dossier.document.text[start:end].rpartition(",")[2].split())

    def _shows(self, assertion: Assertion) -> bool:
        """Whether the claim has words of accusation."""
        words = self._dossier.words(assertion.parts)
        return any(word_pattern(name).search(words) for name in ("accusations", "attacks"))

    def _subject_of_claim(self, sentence: Span, assertion: Assertion) -> Iterator[tuple[Span, _Target]]:
        """Yield the subject of an accusation in words that no list has, if it is a name or an institution."""
        text, start = self._dossier.document.text, assertion.span.start
        if self._is_settled(sentence):
            return
        for target in islice(self._targets(sentence), _MANY):
            charged = _CHARGED.search(text, max(sentence.start, target.span.start - _REACH), target.span.start)
            if charged and _OF_WHAT.match(text, target.span.end, sentence.end) and not is_taken_back(text, charged):
                yield Span(*charged.span("act")), target
                return
            before = _OPENING.search(text, max(sentence.start, target.span.start - _REACH), target.span.start)
            is_subject = before and target.span.end > start and (before["told"] or before.start() <= start)
            if target.pronoun or not is_subject:
                continue
            verb = _PREDICATE.match(text, target.span.end, min(sentence.end, target.span.end + _REACH))
            if verb and self._is_deed(verb):
                yield Span(*verb.span("act")), target
                return

    def _is_deed(self, predicate: re.Match[str]) -> bool:
        """Whether it says what somebody does, and not what they say, might do, or charge others with."""
        words = predicate["act"]
        saying = word_pattern("cues_of_speech").search(words) or _UNSURE.search(words)
        return not saying and _is_act(predicate)

    def _is_settled(self, sentence: Span) -> bool:
        """Whether the sentence asks, tells of settled history, or of wrong done in play."""
        text = self._dossier.document.text
        return text.endswith("?", sentence.start, sentence.end) or is_past_or_play(text, sentence)

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
        named = self._named_in(sentence)
        yield from named
        if len(named) < _MANY:
            yield from self._pronouns(sentence, named)

    def _named_in(self, sentence: Span) -> list[_Target]:
        """Return the people, organisations and institutions that a sentence names."""
        heads = [one for one in self._institutions.over(sentence) if sentence.contains(one.span)]
        named = [
            _Target(span, one.name, entity=one)
            for span, one in self._dossier.mentions_over(sentence)
            if one.type in _NAMED
            and sentence.contains(span)
            and not _cannot_answer(one)
            and not is_of_somebody(self._dossier.document.text, span, one)
            and not any(True for _ in self._institutions.over(span))
            and not (one.type is EntityType.PERSON and self._charges.is_judged(one))
            and not is_beyond_reply(self._dossier, one)
        ]
        return [*named, *heads]

    def _pronouns(self, sentence: Span, named: list[_Target]) -> Iterator[_Target]:
        """Those whom "he", "she", "it" and "they" mean, where one alone fits of those named in the sentence before it.

        Without any there, "he" and "she" may mean the only one who fits in the sentence before.
        """
        speakers = {
            one.name
            for attribution in self._dossier.attributions_over(sentence)
            for part in attribution.source
            for one in self._dossier.entities_over(part)
        }
        number = self._dossier.number(sentence.start)
        previous = self._named_in(self._dossier.sentences[number - 1].span) if number > 0 else []
        for match in _PRONOUN.finditer(self._dossier.document.text, sentence.start, sentence.end):
            gender = Gender[match.lastgroup or ""]
            is_person = gender is not Gender.UNKNOWN
            near = [one for one in named if one.span.end <= match.start() and one.fits(gender)]
            if not near and is_person:
                near = [one for one in previous if one.fits(gender)]
            meant = {one.name: one for one in near if not (is_person and one.name in speakers)}
            if len(meant) == 1 and meant.keys().isdisjoint(speakers):
                (one,) = meant.values()
                yield replace(one, span=Span(*match.span()), pronoun=not is_person)

    @cached_property
    def _institutions(self) -> Overlaps[_Target]:
        """The phrases that mean an institution or a firm that was named before, in order."""
        text = self._dossier.document.text
        names: dict[tuple[str, str], str] = {}
        subjects = []
        for match in _INSTITUTION.finditer(text):
            modifier = _modifier(match.group())
            body = _body(match["head"])
            name = names.setdefault((body, modifier), _plain(match.group()))
            names.setdefault((body, ""), name)
            subjects.append(_Target(Span(*match.span()), name, _voice(match["head"]), modifier))
        subjects += [one for match in _COMPANY.finditer(text) if (one := self._company(match))]
        return Overlaps((one.span, one) for one in sorted(subjects, key=lambda one: one.span))

    def _company(self, match: re.Match[str]) -> _Target | None:
        """Return the organisation that "the company" means: the last one named shortly before."""
        number = self._dossier.number(match.start())
        if number < 0:
            return None
        start = max(self._dossier.sentences[max(0, number - _NEAR)].span.start, match.start() - _FAR)
        before = [
            one
            for span, one in self._dossier.mentions_over(Span(start, match.start()))
            if one.type in _FIRMS and span.end <= match.start() and _may_be_called(one, match["head"])
        ]
        return _Target(Span(*match.span()), before[-1].name, _ANY_VOICE, entity=before[-1]) if before else None

    def _heard_of(self, target: _Target, words: Span, assertion: Assertion) -> tuple[Span, ...]:
        if target.name not in self._hearings:
            self._hearings[target.name] = self._heard(target, words, assertion)
        return self._hearings[target.name]

    def _heard(self, target: _Target, words: Span, assertion: Assertion) -> tuple[Span, ...]:
        if target.entity is not None:
            return self._charges.heard_anywhere(target.name, words, assertion)
        voice = target.voice or _ANY_VOICE
        dossier = self._dossier
        spoken = [
            span
            for source in dossier.sources
            if voice.search(described(source)) and _fits(target.modifier, described(source))
            for span in self._charges.statements(source)
        ]
        answers = [reply.span for reply in dossier.replies if voice.search(self._charges.around(reply))]
        return tuple(sorted({*spoken, *answers}))


def _is_done(predicate: re.Match[str]) -> bool:
    """Whether it is something that somebody does, and no saying, no plan and no charge against others."""
    text, start = predicate.string, predicate.start("first")
    says = word_pattern("cues_of_speech").fullmatch(predicate["first"]) and not _ORDERED.match(text, start)
    return not says and not _HEDGED.search(predicate["act"]) and _is_act(predicate)


def _is_act(predicate: re.Match[str]) -> bool:
    """Whether it begins with a verb, is not taken back, and charges nobody else."""
    others = _ACCUSES_OTHERS.match(predicate["act"])
    return is_verb(predicate["first"]) and not others and not is_taken_back(predicate.string, predicate)


def _cannot_answer(entity: Entity) -> bool:
    """Whether it is an armed group, or one word that nothing explains and that may be no name at all."""
    word = entity.type is EntityType.UNKNOWN and " " not in entity.name and not entity.name.isupper()
    return word or is_thing(entity.name) or bool(_BEYOND_REACH.search(entity.name))


def _may_be_called(entity: Entity, noun: str) -> bool:
    """Whether "the company", or "the bank" of one that has the word in its name, can mean it; no council is a firm."""
    is_firm = _ANY_FIRM.fullmatch(noun) is not None and not _INSTITUTION.search(entity.name)
    return not _cannot_answer(entity) and (is_firm or noun in entity.name.lower())


def _body(head: str) -> str:
    """Return what kind of body a head noun means: a government goes by several."""
    noun = head.lower().split()[0]
    return "" if _RULERS.fullmatch(noun) else noun


def _voice(head: str) -> re.Pattern[str]:
    return next((voice for voice in _VOICES if voice.search(head)), _ANY_VOICE)


def _modifier(phrase: str) -> str:
    match = word_pattern("nationalities").search(phrase) or word_pattern("places").search(phrase)
    return match.group() if match else ""


def _plain(phrase: str) -> str:
    return phrase[0].lower() + phrase[1:] if _CAPITAL.match(phrase) else phrase


def _fits(modifier: str, words: str) -> bool:
    """Whether the words may mean somebody of that country: they do not name another one."""
    other = word_pattern("nationalities").search(words) or word_pattern("places").search(words)
    return not modifier or other is None or other.group()[:4] == modifier[:4]
