"""Who is charged with wrongdoing, in words that leave no doubt whom they are said of, and where they are heard."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from itertools import chain

from onrecord.assess.beyond_reply import is_beyond_reply
from onrecord.domain import (
    Accused,
    Assertion,
    Attribution,
    BlockKind,
    Directness,
    Dossier,
    Entity,
    EntityType,
    Reply,
    Source,
    SourceKind,
    Span,
)
from onrecord.language.content_words import content_words
from onrecord.language.nouns import pronouns, singular
from onrecord.language.patterns import pattern
from onrecord.language.people import begins_with_given_name, is_given_name, last_name, without_titles
from onrecord.language.regex import regex
from onrecord.language.scopes import scope
from onrecord.language.word_lists import classes, word_pattern, word_set

_PASSIVE, _BY, _ANOTHER_DEED = pattern("accused.passive"), pattern("accused.by"), pattern("accused.another_deed")
_BEARER, _TELLS_OF_CONVICTION = pattern("accused.bearer"), pattern("accused.convicted")
_QUALIFIED, _NOT_CHARGED = pattern("accused.qualified"), pattern("accused.not_charged")
_KINDS = ("verb", "noun", "quality", "deed", "accusing")
"""Classes of `charges.txt`; `charges.before_verb` and so on are what stands before the words of each."""
_TAKEN_BACK = ("negation", "denial", "dismissal", "condition")
"""Scopes within which words charge nobody."""
_OBJECT, _FIGURE, _STAFF, _COMPOUND, _ANSWER, _DEPRIVES = (
    pattern(f"charges.{name}") for name in ("object", "figure_of_speech", "staff", "compound", "answer", "deprives")
)
_WORD = regex(r"\w+")
_SUBJECT, _AGAINST, _OF_WHAT, _JUDGED, _SPOKESMAN, _HEAD_ANSWERS, _BOTH_FIRMS = (
    pattern(f"accused.{name}")
    for name in ("subject", "against", "accused_of", "judged", "spokesman", "head_answers", "both_firms")
)
_CRIMINAL_NAMED, _CRIMINAL_TOLD = pattern("accused.criminal_named"), pattern("accused.criminal_told")
_NEAR = 12
"""Characters before a name that tell whether it is of a place."""
_THING = pattern("accused.thing")
_IS_PLACE, _OF_A_PLACE = pattern("accused.is_place"), pattern("charges.of_a_place")
_FORMER, _REPORTED_BY = pattern("accused.former"), pattern("crediting.reported_by")
_PAST, _IN_PLAY = pattern("conduct.past"), pattern("wrongdoing.in_play")
_NEEDS_OBJECT = ("accus", "charge")
"""Verbs behind whose object stands what somebody is accused of."""
_CAN_ANSWER = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.UNKNOWN)
_NO_NAMES = ("nationalities", "places", "organisation_nouns")
_OFTEN, _LONG = 3, 15
"""Mentions that make somebody more than an example, in an article of more sentences than that."""
_REACH = 160
"""Characters before the words of wrongdoing in which their subject stands."""
_BACK = 3
"""Sentences before "he denied it" in which he is named."""
_NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.PARTLY_NAMED, SourceKind.OUTLET)


class Charges:
    """Who is charged in one article, and where they are heard; what many claims ask for is looked up once."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        full = (name for entity in dossier.entities for name in entity.aliases if " " in name)
        self._last_names = frozenset(map(last_name, full))
        cleared = (match["name"] for match in _NOT_CHARGED.finditer(dossier.document.text))
        self._by_given_name = {name.partition(" ")[0]: name for name in cleared if " " in name}
        self._in_sentence: dict[int, tuple[tuple[Span, str], ...]] = {}
        self._hearings: dict[str, _Hearing] = {}

    def by(self, assertion: Assertion) -> tuple[Accused, ...]:
        """Whom the assertion charges by name, with where they are heard."""
        sentence = self._dossier.sentence_at(assertion.span.start)
        if sentence is None:
            return ()
        credits = [self._dossier.attributions[index] for index in assertion.attributions]
        spans = (assertion.span, *(span for attribution in credits for span in (*attribution.cue, *attribution.source)))
        accused_by_name: dict[str, Accused] = {}
        for words, name in self._charged_in(sentence.span):
            full = self._names.get(last_name(name)) or self._by_given_name.get(name) or self._in_full(name)
            if last_name(full) not in accused_by_name and any(span.overlaps(words) for span in spans):
                accused_by_name[last_name(full)] = Accused(full, words, self._heard(full, words, assertion))
        return tuple(accused_by_name.values())

    def _in_full(self, name: str) -> str:
        """Return the full name of the person whom the article calls so, who is one person under all their names."""
        words = name.split()
        plain = without_titles(name)
        shorter = (" ".join(words[at:]) for at in range(1, len(words) - 1))  # "Leader Bob Marsh"
        for called in (name, plain, *shorter):
            known = self._entities.get(called)
            if known and known.type is EntityType.PERSON:
                return known.name
        return name

    def _charged_in(self, sentence: Span) -> tuple[tuple[Span, str], ...]:
        if sentence.start not in self._in_sentence:
            self._in_sentence[sentence.start] = tuple(self._find(sentence))
        return self._in_sentence[sentence.start]

    def _find(self, sentence: Span) -> Iterator[tuple[Span, str]]:
        if "?" not in self._dossier.text(sentence):
            text = self._dossier.document.text
            wordings = (words.finditer(text, sentence.start, sentence.end) for words in (_words(*_KINDS), _DEPRIVES))
            in_play = [Span(*each.span()) for each in _IN_PLAY.finditer(text, sentence.start, sentence.end)]
            for wording in chain.from_iterable(wordings):
                if any(each.overlaps(Span(*wording.span())) for each in in_play):
                    continue
                name = self._charged(sentence, wording)
                known = name and self._entities.get(name)
                if known and is_beyond_reply(self._dossier, known):
                    continue
                if name and (name in self._by_given_name or _is_name(name, self._last_names)):
                    yield Span(*wording.span()), name
            yield from self._proceeded_against(sentence)

    def _proceeded_against(self, sentence: Span) -> Iterator[tuple[Span, str]]:
        """Those who are charged, sued, arrested, suspended or accused in so many words, unless a court has found."""
        text = self._dossier.document.text
        for mention, entity in self._dossier.mentions_over(sentence):
            if entity.type not in _CAN_ANSWER or is_thing(entity.name) or not sentence.contains(mention):
                continue
            words = None
            is_place = _IS_PLACE.search(text, sentence.start, mention.start) or is_of_somebody(text, mention, entity)
            if entity.type is EntityType.PERSON or not is_place:
                words = _SUBJECT.match(text, mention.end, min(sentence.end, mention.end + _REACH))
            if words is None:
                words = _AGAINST.search(text, max(sentence.start, mention.start - _REACH), mention.start)
                wanting = words and words["cue"].startswith(_NEEDS_OBJECT)
                if words and wanting and not _OF_WHAT.match(text, mention.end, sentence.end):
                    continue
            if words and not is_taken_back(text, words) and not self.is_judged(entity):
                yield Span(*words.span("cue" if words["cue"] else "faces")), entity.name
            elif words is None and entity.type in (EntityType.PERSON, EntityType.UNKNOWN):
                yield from self._called_criminal(sentence, mention, entity)

    def _called_criminal(self, sentence: Span, mention: Span, entity: Entity) -> Iterator[tuple[Span, str]]:
        """Yield a person described as a criminal ("his killer, Ian Reed"), unless the article tells of a conviction."""
        text = self._dossier.document.text
        found = _CRIMINAL_NAMED.search(text, max(sentence.start, mention.start - _REACH), mention.start)
        found = found or _CRIMINAL_TOLD.match(text, mention.end, sentence.end)
        if found and not self._tells_of_a_conviction and not is_taken_back(text, found) and not self.is_judged(entity):
            yield Span(*found.span()), entity.name

    def is_judged(self, entity: Entity) -> bool:
        """Whether the article tells that a court has found on them, they answered it, or cannot answer."""
        return id(entity) in self._judged_ones or is_beyond_reply(self._dossier, entity)

    @cached_property
    def _judged_ones(self) -> frozenset[int]:
        dossier, judged = self._dossier, self._judged
        return frozenset(
            id(one)
            for one in dossier.entities
            if any(dossier.number(mention.start) in judged for mention in one.mentions)
        )

    @cached_property
    def _judged(self) -> frozenset[int]:
        """The numbers of the sentences that tell of a verdict, a plea, a death or an apology."""
        return self._numbers(_JUDGED)

    @cached_property
    def _spoken_for(self) -> frozenset[int]:
        """The numbers of the sentences that tell of somebody's lawyer, family or spokesman."""
        return self._numbers(_SPOKESMAN)

    def _numbers(self, words: re.Pattern[str]) -> frozenset[int]:
        text = self._dossier.document.text
        return frozenset(self._dossier.number(match.start()) for match in words.finditer(text))

    def _charged(self, sentence: Span, wording: re.Match[str]) -> str | None:
        """Return the name of whoever the words are said of: their subject, their owner, or the object of "accused"."""
        text = self._dossier.document.text
        before = text[max(sentence.start, wording.start() - _REACH) : wording.start()]
        kind = _kind(wording, before)
        after = text[wording.end() : min(sentence.end, wording.end() + _REACH)]
        accusing = kind == "accusing"
        if (
            _FIGURE.match(after)
            or (kind == "noun" and _is_compound(wording, after))
            or (accusing and not _words("noun", "deed").search(after))
        ):
            return None
        match = pattern(f"charges.before_{kind}").search(before)
        if match is None:
            match = self._behind(kind, wording, before, after)
            return match["name"] if match and not is_taken_back(text, wording) else None
        if match["name"] and kind == "verb" and _is_no_subject(before[: match.start("name")]):
            return None
        name = str(match["name"] or match["object"])
        denied = is_taken_back(text, wording)
        return None if denied or (accusing and self._in_passing(name)) else name

    def _behind(self, kind: str, wording: re.Match[str], before: str, after: str) -> re.Match[str] | None:
        """Return the name elsewhere: the object of "accused", the doer of a passive or of more, an epithet's bearer."""
        if kind == "accusing":
            return _OBJECT.match(after)
        if kind == "verb" and _PASSIVE.search(before):
            return _BY.match(after)
        if kind == "verb":
            return _ANOTHER_DEED.search(before)
        if kind == "quality" and word_pattern("crime_nouns").fullmatch(wording.group()):
            return None if _QUALIFIED.search(before) or self._tells_of_a_conviction else _BEARER.match(after)
        return None

    @cached_property
    def _tells_of_a_conviction(self) -> bool:
        """Whether the article may call somebody a thief because a court did."""
        return _TELLS_OF_CONVICTION.search(self._dossier.document.text) is not None

    def _in_passing(self, name: str) -> bool:
        """Whether a long article speaks of them this once: it tells of somebody else's case."""
        return len(self._places(last_name(name))) < _OFTEN and len(self._dossier.sentences) > _LONG

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        """Where each word of the text stands."""
        numbers: dict[str, list[int]] = {}
        for match in _WORD.finditer(self._dossier.document.text):
            numbers.setdefault(match.group(), []).append(match.start())
        return numbers

    def _places(self, name: str) -> list[int]:
        """Where a name of one word, which may have hyphens and apostrophes, stands in the text."""
        text, first = self._dossier.document.text, _WORD.match(name)
        places = self._words.get(first.group(), ()) if first else ()
        return [at for at in places if text.startswith(name, at) and not _WORD.match(text, at + len(name))]

    @cached_property
    def _names(self) -> dict[str, str]:
        """By surname, the name as the first source bears it that has it."""
        known = [source.name for source in self._dossier.sources if source.kind in _NAMED and source.name]
        return {last_name(name): name for name in reversed(known)}

    @cached_property
    def _replies(self) -> dict[str, list[int]]:
        """By word, the numbers of the replies in whose sentence, or in whose giver's name, it stands."""
        return _by_word(f"{reply.name or ''} {self.around(reply)}" for reply in self._dossier.replies)

    @cached_property
    def _sources(self) -> dict[str, list[int]]:
        """By word, the numbers of the sources that are called or described so."""
        return _by_word(described(source) for source in self._dossier.sources)

    def _heard(self, name: str, charge: Span, assertion: Assertion) -> tuple[Span, ...]:
        """Where whoever bears the name speaks, answers or is said to have been asked, in the order of the text.

        What they say before anybody accuses them is a reply only if it speaks of the accusation.
        """
        if name not in self._hearings:
            hearings = [place for short in self._short_names(name) for place in self._places_heard(short, charge)]
            hearings.extend((place, None) for place in self._heads_heard(name))
            self._hearings[name] = _Hearing(
                sorted(hearings, key=lambda hearing: self._dossier.number(hearing[0].start))
            )
        return self._hearings[name].but(assertion.attributions)

    def heard_anywhere(self, name: str, charge: Span, assertion: Assertion) -> tuple[Span, ...]:
        """Where they answer, or say anything at all, before or after the accusation.

        An attribution speaks if it quotes, or if its cue is a word of saying: "Meta removed the post" is no statement.
        """
        spoken = [
            span
            for short in self._short_names(name)
            for source in (self._dossier.sources[at] for at in self._sources.get(_first_word_of(short), ()))
            if self._speaks_for(source, short)
            for span in self.statements(source)
        ]
        answered = [span for span in self._heard(name, charge, assertion) if span not in self._silent]
        return tuple(sorted({*spoken, *answered}))

    def statements(self, source: Source) -> Iterator[Span]:
        """Where a source speaks: its mentions in attributions that quote it or have a word of saying."""
        for index in source.attributions:
            one = self._dossier.attributions[index]
            if self._speaks(one):
                yield from one.source[:1]

    def _speaks_for(self, source: Source, name: str) -> bool:
        """Whether a source bears the name, or is described by it as somebody who still belongs to its bearer."""
        if _has_word(source.name or "", name):
            return True
        mentions = (self._dossier.text(mention) for mention in source.mentions)
        return _has_word(described(source), name) and not any(map(_FORMER.search, (described(source), *mentions)))

    def _speaks(self, attribution: Attribution) -> bool:
        cue = self._dossier.words(attribution.cue)
        quotes = attribution.directness is not Directness.INDIRECT
        return quotes or not cue or word_pattern("cues_of_speech").search(cue) is not None

    @cached_property
    def _silent(self) -> frozenset[Span]:
        """The mentions of sources in attributions that are no speech."""
        return frozenset(one.source[0] for one in self._dossier.attributions if one.source and not self._speaks(one))

    def _short_names(self, name: str) -> tuple[str, ...]:
        """Return what the article calls them: the surname; a body's first word, or another form of its name.

        A first word is no short name where it begins another name, too: "Harl Agency" is not heard in "Harl Council".
        """
        known = self._entities.get(name)
        if known and known.type is EntityType.PERSON:
            return (last_name(name),)
        others = known.aliases if known else ()
        return tuple(dict.fromkeys((last_name(name), *(one for one in others if one != name), *self._first_word(name))))

    def _first_word(self, name: str) -> tuple[str, ...]:
        first, _, rest = name.partition(" ")
        common = is_given_name(first) or first in word_set("no_subjects")
        return (first,) if rest and not common and self._begin[first] <= {name, first} else ()

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        """By each of their names, what the article names."""
        return {name: one for one in self._dossier.entities for name in one.aliases}

    @cached_property
    def _begin(self) -> dict[str, set[str]]:
        """By first word, the names that begin with it."""
        names_by_word: dict[str, set[str]] = defaultdict(set)
        for name in self._entities:
            names_by_word[name.partition(" ")[0]].add(name)
        return names_by_word

    @cached_property
    def _first_charges(self) -> dict[str, int]:
        """By surname, where the article first accuses them, headlines aside."""
        first_charges: dict[str, int] = {}
        for sentence in self._dossier.sentences:
            if sentence.block.kind is not BlockKind.HEADLINE:
                for words, name in self._charged_in(sentence.span):
                    first_charges.setdefault(last_name(name), words.start)
        return first_charges

    @cached_property
    def _pronoun_replies(self) -> dict[str, list[Reply]]:
        """By surname, the replies by or for "he" or "she" behind a sentence in which theirs is the only surname."""
        replies: dict[str, list[Reply]] = {}
        for reply in self._dossier.replies:
            named = self._named_before(reply) if self._is_told_of_a_pronoun(reply) else []
            if len(named) == 1:
                replies.setdefault(named[0], []).append(reply)
        return replies

    def _is_told_of_a_pronoun(self, reply: Reply) -> bool:
        """Whether "he" or "she" replies, or a reply without a giver is about one: "if he had a lawyer"."""
        if reply.by and self._dossier.text(reply.by).lower() in pronouns("he", "she"):
            return True
        return not reply.name and not pronouns("he", "she").isdisjoint(_WORD.findall(self.around(reply).lower()))

    def _named_before(self, reply: Reply) -> list[str]:
        """Return the surnames in the nearest sentence before a reply that has any, a few sentences back at most."""
        number = self._dossier.number(reply.span.start)
        for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
            words = _WORD.findall(self._dossier.text(self._dossier.sentences[before].span))
            if named := [*self._last_names.intersection(words)]:
                return named
        return []

    def _answers_charge(self, index: int, charge: Span, first: int) -> bool:
        """Whether a statement stands behind the first charge, denies something, or has words of the charge."""
        attribution = self._dossier.attributions[index]
        if attribution.extent.end > first:
            return True
        words = self._dossier.words(attribution.content)
        denies = _ANSWER.search(words) or any(scope(name).cues(words) for name in ("negation", "denial", "dismissal"))
        return bool(denies or content_words(words) & content_words(self._dossier.text(charge)))

    def _places_heard(self, last: str, charge: Span) -> list[tuple[Span, int | None]]:
        dossier = self._dossier
        first = _WORD.search(last)
        word = first.group() if first else ""
        answers = {
            reply.span
            for reply in (dossier.replies[at] for at in self._replies.get(word, ()))
            if last in (reply.name or "").split() or _has_word(self.around(reply), last)
        }
        answers.update(reply.span for reply in self._pronoun_replies.get(last, ()))
        start = self._first_charges.get(last, 0)
        spoken = [
            (span, index)
            for source in (dossier.sources[at] for at in self._sources.get(word, ()))
            if self._speaks_for(source, last)
            for index in source.attributions
            if self._answers_charge(index, charge, start)
            for span in dossier.attributions[index].source[:1]
        ]
        others = [(span, None) for span in (*answers, *self._staff(last))]
        return sorted(
            [*others, *spoken],
            key=lambda hearing: (dossier.number(hearing[0].start), hearing[0] not in answers, hearing[0]),
        )

    def _heads_heard(self, name: str) -> Iterator[Span]:
        """Where the head of an accused firm is heard, or who speaks for all: "the nursery's owner denied it"."""
        known = self._entities.get(name)
        if known is not None and known.type is EntityType.PERSON:
            return
        noun = singular(last_name(name))[0]
        for at, heads in self._heads:
            if noun in heads or (not heads and self._is_told_of_before(name, at)):
                yield at
        yield from self._for_all

    def _is_told_of_before(self, name: str, at: Span) -> bool:
        """Whether the sentence before speaks of a body of that name, which "its manager" may mean."""
        number = self._dossier.number(at.start) - 1
        span = self._dossier.sentences[number].span if number >= 0 else Span(0, 0)
        return any(name == one.name for _, one in self._dossier.mentions_over(span))

    @cached_property
    def _heads(self) -> tuple[tuple[Span, tuple[str, ...]], ...]:
        """Where somebody answers in a sentence that tells whose head they are, and nouns for whose: "its" has none."""
        text = self._dossier.document.text
        found = []
        for match in _HEAD_ANSWERS.finditer(text):
            if self._answers_in(match.start()):
                nouns = tuple(singular(noun)[0] for noun in match.groups() if noun)
                found.append((Span(*match.span()), nouns))
        return tuple(found)

    @cached_property
    def _for_all(self) -> tuple[Span, ...]:
        matches = _BOTH_FIRMS.finditer(self._dossier.document.text)
        return tuple(Span(*match.span()) for match in matches if self._answers_in(match.start()))

    def _answers_in(self, offset: int) -> bool:
        """Whether somebody speaks or replies in the sentence at `offset`."""
        sentence = self._dossier.sentence_at(offset)
        if sentence is None:
            return False
        replied = any(True for _ in self._dossier.replies_over(sentence.span))
        return replied or any(self._speaks(one) for one in self._dossier.attributions_over(sentence.span))

    def _staff(self, last: str) -> Iterator[Span]:
        end = 0
        for at in self._places(last):
            number = self._dossier.number(at)
            if not self._spoken_for.isdisjoint(range(number, number + 3)):
                yield Span(at, at + len(last))
            match = _STAFF.match(self._dossier.document.text, at + len(last)) if at >= end else None
            if match:
                end = match.end()
                yield Span(at, match.end("who"))

    def around(self, reply: Reply) -> str:
        """Return the sentence that a reply stands in."""
        sentence = self._dossier.sentence_at(reply.span.start)
        return self._dossier.text(sentence.span) if sentence else ""


class _Hearing:
    """Where one person is heard, and in which attribution, if it is one."""

    def __init__(self, places: list[tuple[Span, int | None]]) -> None:
        self._places = places
        self._spans = tuple(span for span, _ in places)
        self._indices = frozenset(index for _, index in places)

    def but(self, own: Collection[int]) -> tuple[Span, ...]:
        """All places but those of attributions that are the charge itself."""
        if self._indices.isdisjoint(own):
            return self._spans
        return tuple(span for span, index in self._places if index not in own)


def described(source: Source) -> str:
    """Return what the article calls a source: its name, label, affiliation and title."""
    return f"{source.name or ''} {source.label} {source.affiliation or ''} {source.title or ''}"


def _has_word(text: str, word: str) -> bool:
    """Whether the word, which may have hyphens and apostrophes, stands in the text by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not _WORD.match(text, at - 1, at) and not _WORD.match(text, end):
            return True
        at = text.find(word, end)
    return False


def _by_word(texts: Iterable[str]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for word in dict.fromkeys(_WORD.findall(text)):
            numbers.setdefault(word, []).append(number)
    return numbers


def is_taken_back(text: str, wording: re.Match[str]) -> bool:
    """Whether the words stand under a negation, a denial or a condition."""
    return any(scope(category).over(text, *wording.span()) for category in _TAKEN_BACK)


def is_past_or_play(text: str, sentence: Span) -> bool:
    """Whether a sentence tells of settled history, or of wrong done in play."""
    return any(each.search(text, sentence.start, sentence.end) for each in (_PAST, _IN_PLAY))


def _is_no_subject(before: str) -> bool:
    """Whether the words before a name make it a place or whoever reports the deed: "acts reported by the Trust"."""
    return bool(_OF_A_PLACE.search(before) or _REPORTED_BY.search(before))


def _kind(wording: re.Match[str], before: str) -> str:
    """Return the class of the words; what is a noun and a deed is one behind "was": "Vale was mishandling the fund"."""
    kind = wording.lastgroup or ""
    is_deed = kind == "noun" and _words("deed").match(wording.string, wording.start())
    return "deed" if is_deed and pattern("charges.before_deed").search(before) else kind


def _is_compound(wording: re.Match[str], after: str) -> bool:
    return not wording.group().endswith(" of") and bool(_COMPOUND.match(after))


@cache
def _words(*kinds: str) -> re.Pattern[str]:
    return classes("charges", kinds)


def is_worded_as_charge(words: str) -> bool:
    """Whether they hold words of wrongdoing that a list knows, whoever is meant: "paid bounties"."""
    return bool(_words(*_KINDS).search(words))


def is_thing(name: str) -> bool:
    """Whether the name is of a thing, a water, an illness or a kind of body, none of which could answer: "NGOs"."""
    return _THING.fullmatch(name) is not None


def is_of_somebody(text: str, mention: Span, entity: Entity) -> bool:
    """Whether the street, town or house is named that somebody is of, who may be accused: “, of Rose Lane, stole”."""
    before = _OF_A_PLACE.search(text, max(0, mention.start - _NEAR), mention.start)
    return before is not None and not begins_with_given_name(entity.name)


def _is_name(name: str, last_names: frozenset[str]) -> bool:
    """Whether somebody can be found under it: two words or more, a last name of the article's, or an acronym."""
    words = name.split()
    no_name = any(word_pattern(word_list).fullmatch(words[-1]) for word_list in _NO_NAMES)
    if no_name or words[0] in word_set("no_subjects") or is_thing(name):
        return False
    return len(words) > 1 or last_name(name) in last_names or bool(re.fullmatch(r"[A-Z]{3,}", name))


def _first_word_of(name: str) -> str:
    match = _WORD.search(name)
    return match.group() if match else ""
