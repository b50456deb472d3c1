"""Who each mention of a source is: names, titles, descriptions and pronouns to one source each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from onrecord.domain import Attribution, Directness, Document, Sentence, SourceKind, Span, Voice
from onrecord.identify.cast import Cast
from onrecord.identify.cataphora import cataphora
from onrecord.identify.descriptions import Descriptions, two_people
from onrecord.identify.discourse import Discourse, Entity
from onrecord.identify.heads import Heads
from onrecord.identify.kind import kind_of
from onrecord.identify.members import Member
from onrecord.identify.pronouns import Pronouns
from onrecord.identify.wording import source_phrase, tidy
from onrecord.language.names import Name, Sort
from onrecord.language.noun_phrases import NounPhrase, noun_phrase
from onrecord.language.nouns import Family, pronouns, singular
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_pattern, word_set

_LONGEST = 200
"""Characters from the first to the last part of one mention."""
_WORD_LENGTH = 40
_OFTEN = 3
_CLOSE = 6
"""Sentences between some people and "one of them"."""
_UNNAMED = (SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP)
_SHORT = 4
"""Words of a description of a thing that may be a house with people in it."""
_NICKNAME = pattern("pseudonyms.in_marks")
_PSEUDONYM = pattern("pseudonyms.given")
_IN_PRIVATE = pattern("off_the_record.in_private")
_BODIES = (Family.BODY, Family.SPOKESPEOPLE)
_LEARNED = pattern("off_the_record.learned")
_OPENING = ("“", '"', "‘", "'")
_CAPITAL = regex(r" [A-Z][a-z]")
_OWNS = regex(r"[’']")
_LAST_WORD = regex(r"\w*\Z")
_HANDLE = regex(r"(?<!\w)@\w+")
_SAME_SUBJECT = pattern("crediting.same_subject")
_SHOWS = pattern("crediting.shows")
_AGENT, _ONE_OF_THEM = pattern("noun_phrases.agent_ending"), pattern("noun_phrases.one_of_them")
_ANNOUNCES = pattern("crediting.announces")
_OBSERVES = pattern("crediting.observes")
_JUDGES = pattern("crediting.judges")
_AUTHOR = pattern("crediting.author")
_OWN_PEOPLE = pattern("crediting.own_people")
_OWN_OUTLET = pattern("crediting.own_outlet")
_FULL_NAME_FIRST = pattern("crediting.full_name_first")
_NO_NAME = pattern("anonymity.of_the_source")
_IN_COURT, _IN_JOURNAL = pattern("documents.in_court"), pattern("documents.in_journal")
_KNOWN_AS = pattern("crediting.known_as")


def _cue(text: str, attribution: Attribution) -> str:
    return " ".join(span.of(text) for span in attribution.cue)


def _plain_outlet(name: str) -> str:
    """Return an outlet's name in lower case, without its article, in one form of apostrophe."""
    return " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ")


class Resolver:
    """Walks through the attributions in the order of the text and remembers who was there."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], attributions: Sequence[Attribution], cast: Cast
    ) -> None:
        text = document.text
        self._text = text
        self._own_names = tuple(_plain_outlet(name) for name in document.outlets)
        self._cast = cast
        self._attributions = attributions
        self._discourse = Discourse(text, cast)
        self._heads = Heads(self._discourse)
        self._descriptions = Descriptions(self._discourse)
        self._pronouns = Pronouns(self._discourse, self._descriptions, attributions)

    def run(self) -> list[Entity]:
        """All sources, in the order of their first mention; each attribution has exactly one."""
        order = sorted(range(len(self._attributions)), key=lambda index: self._span_of(self._attributions[index]).start)
        for index in order:
            attribution = self._attributions[index]
            span = self._span_of(attribution)
            if attribution.source:
                span = self._phrase_in(span)
            entity = self._who(attribution, span)
            entity.attributions.append(index)
            self._discourse.credited[index] = entity
            if attribution.source:
                self._discourse.mention(entity, span)
            if entity.kind.is_somebody:
                self._discourse.previous, self._discourse.previous_at = entity, span.start
        return self._discourse.entities

    def _span_of(self, attribution: Attribution) -> Span:
        """Where the source stands, in whole words."""
        spans = attribution.source or attribution.cue or attribution.content
        start, end = spans[0].start, spans[-1].end if spans[-1].end - spans[0].start < _LONGEST else spans[0].end
        while start and self._text[start].isalnum() and self._text[start - 1].isalnum():
            start -= 1
        if self._text[start] in "’'" and start and self._text[start - 1].isalnum():  # "’s" of "he’s"
            word = _LAST_WORD.search(self._text, max(0, start - _WORD_LENGTH), start)
            start = word.start() if word else start
        while end < len(self._text) and self._text[end - 1].isalnum() and self._text[end].isalnum():
            end += 1
        return Span(start, end)

    def _phrase_in(self, span: Span) -> Span:
        """Return the noun phrase of a mention; an empty span at its start if it holds none."""
        pronoun = tidy(span.of(self._text))
        if pronoun.lower() in pronouns():
            start = self._text.index(pronoun, span.start)
            return Span(start, start + len(pronoun))
        opening = next((name for _, name in self._cast.within(span) if name.span.start == span.start), None)
        named = opening is not None
        if opening and self._cast.in_headline(span.start) and _CAPITAL.match(self._text, opening.span.end):
            return opening.span  # "Harl Energy Announces Loss"
        return source_phrase(self._text, span, named=named) or Span(span.start, span.start)

    def _who(self, attribution: Attribution, span: Span) -> Entity:
        if not attribution.source:
            return self._continued(attribution) or (self._self() if self._judges(attribution) else self._nobody())
        words = tidy(span.of(self._text))
        if not words or word_pattern("wrongful_acts").fullmatch(_cue(self._text, attribution)):
            return self._nobody()
        lower = words.lower().removesuffix("’s").removesuffix("'s")
        if self._is_own_people(words, lower, span) and _OBSERVES.search(_cue(self._text, attribution)):
            return self._own(attribution)
        if lower in pronouns() or lower in ("you", "he’s", "she’s"):
            cue = _cue(self._text, attribution)
            shown = self._pronouns.shown(lower, span) if _SHOWS.search(cue) else None
            return shown or self._pronouns.resolve(lower, span, but=self._subject_of(attribution, span))
        if self._is_own_outlet(words):
            return self._own(attribution)
        unlisted = words not in word_set("outlets") and words.removeprefix("The ") in word_set("outlet_endings")
        if unlisted and _LEARNED.match(_cue(self._text, attribution)):
            return self._nobody()
        return self._noun(words, span, attribution)

    def _own(self, attribution: Attribution) -> Entity:
        """Return what the draft's own outlet says: it saw so, or somebody told it, and nobody knows who."""
        seen = _OBSERVES.search(_cue(self._text, attribution))
        return self._discourse.single(SourceKind.OWN_OBSERVATION, "the reporter") if seen else self._nobody()

    def _is_own_people(self, words: str, lower: str, span: Span) -> bool:
        """Whether those who wrote the draft speak of themselves, outside quotations: "we", "our reporter"."""
        reported = self._cast.voice(span.start) is Voice.REPORTER
        return reported and not self._opinion and (lower == "we" or bool(_OWN_PEOPLE.match(words)))

    def _is_own_outlet(self, words: str) -> bool:
        """Whether the draft's own outlet is named, by the end of its name ("the Ledger"), too, or is "this paper"."""
        if _OWN_OUTLET.match(words) and noun_phrase(words).family is Family.OUTLET:
            return True
        name = _plain_outlet(words)
        short = name and words[:4].lower() == "the "
        return any(name == own or (short and own.endswith(f" {name}")) for own in self._own_names)

    def _nobody(self) -> Entity:
        return self._discourse.single(SourceKind.NONE, "nobody")

    def _self(self) -> Entity:
        return self._discourse.single(SourceKind.SELF, "the author")

    def _judges(self, attribution: Attribution) -> bool:
        """Whether the author of an opinion piece says so: "it is obvious"."""
        cue = _cue(self._text, attribution)
        return bool(_JUDGES.search(cue)) and self._opinion

    @cached_property
    def _opinion(self) -> bool:
        """Whether the author speaks as "I" or "we" in the copy."""
        matches = (match for match in _AUTHOR.finditer(self._text))
        spoken = (match for match in matches if self._cast.voice(match.start()) in (Voice.REPORTER, Voice.HEADLINE))
        return len(list(islice(spoken, _OFTEN))) == _OFTEN

    def _joined(self, attribution: Attribution) -> bool:
        """Whether the cue stands behind "and" or "but" in the sentence of the attribution before: one subject."""
        if not attribution.cue:
            return False
        start = attribution.cue[0].start
        lead = self._text[max(0, start - 20) : start]
        return bool(_SAME_SUBJECT.search(lead)) and self._cast.distance(self._discourse.previous_at, start) == 0

    def _continued(self, attribution: Attribution) -> Entity | None:
        """Return a quotation without a source that follows its speaker's last one; "…, she said, and noted that …"."""
        if self._discourse.previous and self._joined(attribution):
            return self._discourse.previous
        near = (
            self._discourse.previous and self._cast.distance(self._discourse.previous_at, attribution.extent.start) <= 3
        )
        return self._discourse.previous if near and attribution.directness is Directness.DIRECT else None

    def _noun(self, words: str, span: Span, attribution: Attribution) -> Entity:
        """Return the source of a noun phrase: who is named, else what points back or forward, else a new one."""
        phrase = noun_phrase(words)
        named = self._cast.within(span)
        group = self._group_before(words, span)
        if group:
            return group
        if _IN_PRIVATE.search(_cue(self._text, attribution)) and phrase.family in _BODIES:
            return self._discourse.described(SourceKind.UNNAMED_PERSON, phrase, words)
        if all(_ends_as_firm(name) for _, name in named) and self._is_nickname(span):
            return self._discourse.described(SourceKind.PARTLY_NAMED, phrase, words)
        described_only = phrase.people and all(name.by_title for _, name in named)
        if described_only and self._asks_for_no_name(span):
            kind = SourceKind.UNNAMED_GROUP if phrase.plural and not phrase.count else SourceKind.UNNAMED_PERSON
            return self._discourse.described(kind, phrase, words)
        renamed = _KNOWN_AS.search(words) and (phrase.people or phrase.family is None)
        known_as = not _FULL_NAME_FIRST.match(words) and (_PSEUDONYM.search(words) or renamed)
        head = () if known_as else self._named(words, span, phrase, named)
        if head:
            return self._either(head, phrase, named) or self._discourse.named(head)
        if known_as and len(named) == 1 and self._discourse.partly(named[0][0]):
            return self._discourse.named((named[0][0],))
        if known_as or (_HANDLE.search(words) and not named):
            return self._discourse.described(SourceKind.PARTLY_NAMED, phrase, words)
        described = self._mentioned(words, span, phrase, named)
        others = {member for member, _ in (*named, *self._spoken_of(attribution, span))}
        if described is None or described.member in others:
            return self._fresh(words, span, phrase, named, attribution)
        return described

    def _group_before(self, words: str, span: Span) -> Entity | None:
        """Return the unnamed people, credited close before, of whom "one of them" is one."""
        match = _ONE_OF_THEM.fullmatch(words)
        if match is None:
            return None
        noun = singular(match["noun"])[0] if match["noun"] else None
        near = (one for one in self._discourse.mentioned if self._cast.distance(one.last, span.start) <= _CLOSE)
        groups = (one for one in near if one.plural and one.kind in _UNNAMED and one.phrase)
        return next((one for one in groups if one.phrase and noun in (None, one.phrase.head)), None)

    def _asks_for_no_name(self, span: Span) -> bool:
        """Whether the words right behind a source say that it is not to be named: whoever it is, it is nobody named."""
        end = self._cast.sentence(span.start).span.end
        return bool(_NO_NAME.match(self._text, span.end, end) or _NO_NAME.search(span.of(self._text)))

    def _either(self, head: tuple[Member, ...], phrase: NounPhrase, named: list[tuple[Member, Name]]) -> Entity | None:
        """Return a source of its own where a surname may be that of two people: "Roe", of Jane and Paul Roe."""
        name = next((name for member, name in named if head == (member,)), None)
        either = self._cast.namesakes(head[0], name) if name else ()
        if not name or not either:
            return None
        label = f"{name.text} ({' or '.join(member.text for member in either)})"
        return self._discourse.described(SourceKind.PARTLY_NAMED, phrase, label)

    def _is_nickname(self, span: Span) -> bool:
        """Whether the source is a name in quotation marks, and nothing else: “The Broker”."""
        return any(
            match.end() >= span.end
            for start in (span.start, span.start - 1)
            if start >= 0 and (match := _NICKNAME.match(self._text, start))
        )

    def _spoken_of(self, attribution: Attribution, span: Span, *, quoted: bool = False) -> list[tuple[Member, Name]]:
        """Return the people whom the content names in the sentence of the source, in quotations only if `quoted`.

        None of them is the source: in "A friend said that Helen Ward lied", the friend is not Helen Ward.
        """
        sentence = self._cast.sentence(span.start).span
        return [
            (member, name)
            for part in attribution.content
            for member, name in self._cast.within(part)
            if member.sort is Sort.PERSON
            and sentence.contains(name.span)
            and (quoted or self._cast.voice(name.span.start) in (Voice.REPORTER, Voice.HEADLINE))
        ]

    def _subject_of(self, attribution: Attribution, span: Span) -> set[Member]:
        """Who opens the content as its subject: "Mr Dale hit her, she said" is not said by Mr Dale."""
        starts = {part.start + (part.of(self._text)[:1] in _OPENING) for part in attribution.content}
        return {
            member
            for member, name in self._spoken_of(attribution, span, quoted=True)
            if name.span.start - (len(name.title) + 1 if name.title else 0) in starts
            and not _OWNS.match(self._text, name.span.end)
        }

    def _named(
        self, words: str, span: Span, phrase: NounPhrase, named: list[tuple[Member, Name]]
    ) -> tuple[Member, ...]:
        """Whose names head the phrase, or stand around it."""
        return (
            self._heads.examples(words, span, phrase, named)
            or self._heads.head_names(words, span, phrase, named)
            or self._heads.unheard(words, span, phrase, named)
            or self._heads.apposed(words, span, phrase, named, span.start)
            or self._heads.bearer_before(span, phrase)
            or (self._descriptions.last_two(span) if two_people(words) else ())
        )

    def _mentioned(self, words: str, span: Span, phrase: NounPhrase, named: list[tuple[Member, Name]]) -> Entity | None:
        """Who or what the phrase describes, before or behind it."""
        return (
            self._descriptions.staff(phrase, words, span)
            or (
                self._descriptions.outlet_of(phrase, span, named)
                if phrase.head in word_set("source_nouns", "article") or phrase.region.endswith("editorial board")
                else None
            )
            or (self._descriptions.definite(phrase, span) if phrase.definite or phrase.family else None)
            or cataphora(self._discourse, phrase, span)
        )

    def _speaks(self, phrase: NounPhrase, attribution: Attribution) -> bool:
        """Whether a thing is said to speak, and so is a house with people in it: "the airport posted"."""
        cue = _cue(self._text, attribution)
        single = phrase.determiner in word_set("determiners", "definite") and not phrase.plural and not phrase.rest
        house = len(phrase.region.split()) <= _SHORT and not _AGENT.search(phrase.head)
        return single and house and bool(_ANNOUNCES.match(cue))

    def _is_court_paper(self, phrase: NounPhrase) -> bool:
        """Whether "the claim" or "the action" is one that the article places in a court."""
        return phrase.definite and phrase.head in word_set("document_families", "suit", "claim") and self._in_court

    @cached_property
    def _in_court(self) -> bool:
        return bool(_IN_COURT.search(self._text))

    def _fresh(
        self, words: str, span: Span, phrase: NounPhrase, named: list[tuple[Member, Name]], attribution: Attribution
    ) -> Entity:
        """Return a source that was not heard of before, by its kind."""
        kind = kind_of(phrase, words, named=[name.sort for _, name in named])
        if kind in (SourceKind.SELF, SourceKind.NONE) and (self._is_court_paper(phrase) or _is_published_trial(phrase)):
            kind = SourceKind.DOCUMENT
        if kind is SourceKind.SELF:
            if not self._speaks(phrase, attribution):
                return self._self()
            kind = SourceKind.ORGANIZATION
        if kind is SourceKind.NONE:
            return self._nobody()
        spoken = kind is SourceKind.ORGANIZATION and phrase.family is Family.SPOKESPEOPLE and not named
        owner = self._descriptions.body_for(phrase, span) if spoken else None
        return owner or self._discourse.described(kind, phrase, words)


def _is_published_trial(phrase: NounPhrase) -> bool:
    """Whether a trial is one of research: "a trial reported on 9 March in the Journal of Sleep Research"."""
    return phrase.head in word_set("document_families", "trial") and bool(_IN_JOURNAL.match(f" {phrase.rest}"))


def _ends_as_firm(name: Name) -> bool:
    """Whether only the last word shows a name to be a firm's, so that it may as well be a nickname: “Deep Water”."""
    return name.words[-1] in word_set("ends_of_names_of_firms")
