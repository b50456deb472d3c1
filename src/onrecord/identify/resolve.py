"""Who each mention of a source is: names, titles, descriptions and pronouns to one source each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.domain import Attribution, Directness, Sentence, SourceKind, Span, Voice
from onrecord.identify.cast import Cast
from onrecord.identify.kind import ARTICLES, kind_of
from onrecord.identify.lists import DETERMINED, FUNCTION_WORDS, PRONOUNS, Family, family, given_names, known, singular
from onrecord.identify.members import Member
from onrecord.identify.names import Name, Sort
from onrecord.identify.phrase import Phrase, phrase

_KIND = {Sort.PERSON: SourceKind.PERSON, Sort.BODY: SourceKind.ORGANIZATION, Sort.OUTLET: SourceKind.OUTLET}
_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_I = frozenset("i we me us my our mine ours myself ourselves".split())
_IT = frozenset("it its itself".split())
_THEY = frozenset("they them their theirs themselves these those".split())
_STANDING = frozenset(
    "nominee candidate hopeful contender front-runner frontrunner billionaire businessman businesswoman mogul magnate "
    "tycoon commander-in-chief incumbent".split()
) | {"first lady"}
_GENERIC = frozenset(
    "agency group organization organisation company campaign commission department committee court union "
    "association board "
    "panel firm bank party network newspaper paper magazine website site outlet channel station foundation institute "
    "nonprofit charity watchdog institution alliance fund bloc administration ministry council".split()
)
_RELATIVE = frozenset("who whom whose which that".split())
_START = 2.0
_PER_SENTENCE, _NO_GENDER, _SUBJECT, _QUOTED, _OWNER, _PER_MENTION = 0.8, 0.7, 2.1, 1.5, 1.0, 0.15
_SAME_SENTENCE, _AFTER_QUOTATION = 0.6, 0.6
_CREDITED_LAST, _SPOKE_LAST, _UNNAMED_SPOKE_LAST = 0.3, 2.4, 0.6
"""What tells for and against an antecedent of "he" or "she"; found by random search on two thirds of dev."""
_REACH = 1200
_LEAD = 600
"""Characters: where "a New York judge" may be somebody whom the article names further down."""
_WITNESS = re.compile(r"\b(?:an? )?(?:[A-Z][\w ]+ )?(?:witness|reporter|journalist|correspondent)\Z")
_OBSERVES = re.compile(
    r"\b(?:saw|counted|observed|reviewed|watched|witnessed|examined|inspected|visited)\b", re.IGNORECASE
)
_HANDLE = re.compile(r"(?<!\w)@\w+")
_INNER_NAME = re.compile(r"(?:named|called|known as|identified as|nicknamed) (?P<name>[A-Z][\w.]+)(?! [A-Z])")


@dataclass(slots=True, eq=False)
class Entity:
    """One source while its mentions are gathered."""

    kind: SourceKind
    label: str
    member: Member | None = None
    members: tuple[Member, ...] = ()
    phrase: Phrase | None = None
    mentions: list[Span] = field(default_factory=list)
    attributions: list[int] = field(default_factory=list)

    @property
    def plural(self) -> bool:
        """Whether it is more than one person."""
        return len(self.members) > 1 or bool(self.phrase and self.phrase.plural)

    @property
    def last(self) -> int:
        """Where it was mentioned last."""
        return self.mentions[-1].start if self.mentions else 0


class Resolver:
    """Walks through the attributions in the order of the text and remembers who was there."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution], cast: Cast
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._attributions = attributions
        self._cast = cast
        self.entities: list[Entity] = []
        self._previous: Entity | None = None
        self._previous_at = 0

    def run(self) -> list[Entity]:
        """All sources, in the order of their first mention; each attribution has exactly one."""
        order = sorted(range(len(self._attributions)), key=lambda index: self._place(self._attributions[index]).start)
        for index in order:
            attribution = self._attributions[index]
            place = self._place(attribution)
            entity = self._who(attribution, place)
            entity.attributions.append(index)
            if attribution.source:
                entity.mentions.append(place)
            if entity.kind not in (SourceKind.NONE, SourceKind.SELF):
                self._previous, self._previous_at = entity, place.start
        return self.entities

    def _place(self, attribution: Attribution) -> Span:
        spans = attribution.source or attribution.cue or attribution.content
        return Span(spans[0].start, spans[-1].end if spans[-1].end - spans[0].start < 200 else spans[0].end)

    def _who(self, attribution: Attribution, place: Span) -> Entity:
        if not attribution.source:
            return self._continued(attribution) or self._nobody()
        words = place.of(self._text).strip(" ,\n\t")
        lower = words.lower().removesuffix("’s").removesuffix("'s")
        if lower in PRONOUNS or lower in ("you", "he’s", "she’s"):
            return self._pronoun(lower, place)
        return self._noun(words, place, attribution)

    # --- nobody, and the author ---

    def _nobody(self) -> Entity:
        return self._single(SourceKind.NONE, "nobody")

    def _self(self) -> Entity:
        return self._single(SourceKind.SELF, "the author")

    def _single(self, kind: SourceKind, label: str) -> Entity:
        for entity in self.entities:
            if entity.kind is kind:
                return entity
        return self._new(Entity(kind, label))

    def _new(self, entity: Entity) -> Entity:
        self.entities.append(entity)
        return entity

    def _continued(self, attribution: Attribution) -> Entity | None:
        """A quotation without a source that follows its speaker's last one."""
        near = self._previous and self._cast.distance(self._previous_at, attribution.extent.start) <= 3
        return self._previous if near and attribution.directness is Directness.DIRECT else None

    # --- names and descriptions ---

    def _noun(self, words: str, place: Span, attribution: Attribution) -> Entity:
        said = phrase(words)
        named = self._cast.within(place)
        head = (
            ()
            if _INNER_NAME.search(words)
            else (
                self._head_names(words, place, said, named)
                or self._unheard(words, place, said, named)
                or self._apposed(words, place, said, named, place.start)
            )
        )
        if head:
            return self._named(head)
        cue = " ".join(span.of(self._text) for span in attribution.cue)
        if _WITNESS.search(words) and _OBSERVES.search(cue):
            return self._single(SourceKind.OWN_OBSERVATION, "the reporter")
        if _TWO.match(words) or (said.determiner in ("the", "these") and _RIVALS.match(words)):
            pair = self._last_two(place)
            if pair:
                return self._named(pair)
        if said.head in ARTICLES and (outlet := self._outlet_of(said, place, named)):
            return outlet
        handle = _HANDLE.search(words) or _INNER_NAME.search(words)
        if handle and (not named or _INNER_NAME.search(words)):
            return self._described(SourceKind.PARTLY_NAMED, said, words)
        known_as = self._definite(said, place) if said.definite or said.family else None
        if known_as:
            return known_as
        kind = kind_of(said, words, named=[name.sort for _, name in named], cue=cue)
        if kind is SourceKind.SELF:
            return self._self()
        if kind is SourceKind.NONE:
            return self._nobody()
        if kind is SourceKind.ORGANIZATION and said.family is Family.SPOKESPEOPLE and not named:
            owner = self._body_for(said, place)
            if owner:
                return owner
        return self._described(kind, said, words)

    def _unheard(self, words: str, place: Span, said: Phrase, named: list[tuple[Member, Name]]) -> tuple[Member, ...]:
        """A mention that is nothing but a name, or opens with one before a comma, though the copy did not tell so."""
        match = _LEADING_NAME.match(words)
        if not match or any(name.span.start < place.start + match.end("name") for _, name in named):
            return ()
        if (
            match.group("rest") is None and said.family and said.family is not Family.PEOPLES
        ) or words.lower() in FUNCTION_WORDS:
            return ()
        found = tuple(match.group("name").split())
        if len(found) == 1 and (found[0] in known("nationalities") or said.family):
            return ()
        if family(singular(found[-1])[0]):
            return ()
        return (self._called(match, place.start),)

    def _head_names(
        self, words: str, place: Span, said: Phrase, named: list[tuple[Member, Name]]
    ) -> tuple[Member, ...]:
        """The named who are what the phrase speaks of, not who merely occur in it."""
        if not named:
            return ()
        for member, name in named:
            lead = re.sub(r"[^\w ]", "", self._text[place.start : name.span.start]).strip()
            if name.title and lead == re.sub(r"[^\w ]", "", name.title):
                return (member,)
        cut = re.search(r"[,(]| (?:who|which|that|whose|of|for|in|at|from|with|to|on|by|about|after) ", words)
        end = place.start + (cut.start() if cut else len(words))
        region = [(member, name) for member, name in named if name.span.start < end]
        if not region:
            return self._apposed(words, place, said, named, end)
        member, name = region[-1]
        tail = self._text[name.span.end : min(end, place.end)].strip(" ’'s.")
        inner = self._text[place.start : end]
        if tail and not tail.startswith("and ") and not re.fullmatch(r"and|or|\(.*", tail):
            owned = _AFTER_NAME.match(self._text[name.span.end : end])
            if owned and said.family:
                return self._apposed(words, place, said, named, end)
            return () if said.family or owned else (member,)
        several = (
            tuple(dict.fromkeys(each for each, _ in region if each.sort is member.sort)) if _JOIN.search(inner) else ()
        )
        return several if len(several) > 1 else (member,)

    def _last_two(self, place: Span) -> tuple[Member, ...]:
        """The two people whom the article named last: "both men"."""
        near = [member for member, _ in self._cast.before(place.start, _REACH) if member.sort is Sort.PERSON]
        pair = tuple(dict.fromkeys(near))[:2]
        return pair[::-1] if len(pair) == 2 else ()

    def _outlet_of(self, said: Phrase, place: Span, named: list[tuple[Member, Name]]) -> Entity | None:
        """Whose article it is: "a Times article", or "the piece" of the outlet credited last."""
        own = next((member for member, _ in named if member.sort is Sort.OUTLET), None)
        if own:
            return self._named((own,))
        if said.definite and not said.rest and said.head != "report":
            near = [each for each in self.entities if each.kind is SourceKind.OUTLET]
            return near[-1] if near and self._cast.distance(near[-1].last, place.start) <= 4 else None
        return None

    def _apposed(
        self, words: str, place: Span, said: Phrase, named: list[tuple[Member, Name]], end: int
    ) -> tuple[Member, ...]:
        """ "His lawyer, Mark MacDougall," is Mark MacDougall."""
        if not said.people:
            return ()
        for member, name in reversed(named):
            lead = self._text[end : name.span.start]
            lead = lead[: lead.rfind(name.title)].rstrip() if name.title and name.title in lead else lead.rstrip()
            if member.sort is Sort.PERSON and lead.endswith((",", "(", "—")) and "including" not in lead:
                return (member,)
        fresh = _NAME_AT_END.search(words)
        if fresh and not said.plural and not family(singular(fresh.group("name").split()[-1])[0]):
            return (self._called(fresh, place.start),)
        return ()

    def _called(self, match: re.Match[str], offset: int) -> Member:
        """Who bears the name that `match` found in the text from `offset` on."""
        start, end = match.span("name")
        return self._cast.called(tuple(match.group("name").split()), Span(offset + start, offset + end))

    def _named(self, members: tuple[Member, ...]) -> Entity:
        for entity in self.entities:
            if (entity.members or ((entity.member,) if entity.member else ())) == members:
                return entity
        first = members[0]
        kind = _KIND.get(first.sort, SourceKind.PERSON)
        if kind is SourceKind.PERSON and len(members) == 1 and self._partly(first):
            kind = SourceKind.PARTLY_NAMED
        label = "; ".join(member.text for member in members)
        return self._new(Entity(kind, label, first, members if len(members) > 1 else ()))

    @staticmethod
    def _partly(member: Member) -> bool:
        """A first name only; a surname alone is that of somebody whom every reader knows, or has a title."""
        return (
            len(member.name) == 1
            and member.name[0] in given_names()
            and not any(name.title for name in member.mentions)
        )

    def _described(self, kind: SourceKind, said: Phrase, words: str) -> Entity:
        """A source without a name; the same words again, or "the" with the same head, are the same source."""
        for entity in reversed(self.entities):
            other = entity.phrase
            if other is None or entity.kind is not kind:
                continue
            same = _plain(entity.label) == _plain(words)
            alike = other.head == said.head and other.plural == said.plural
            back = said.definite and alike and not said.rest and len(said.region.split()) == 2
            if same or back:
                return entity
        return self._new(Entity(kind, words, phrase=said))

    def _definite(self, said: Phrase, place: Span) -> Entity | None:
        """ "The senator", "the agency", "the report", "his lawyer": who or what has been spoken of."""
        if said.people and not said.plural:
            return self._again(said) or self._titled(said, place) or self._recent_person(said, place)
        if not said.definite:
            return None
        for entity in reversed(self.entities):
            if entity.kind in (SourceKind.NONE, SourceKind.SELF):
                continue
            head = entity.phrase.head if entity.phrase else ""
            name = entity.member.text.lower() if entity.member else ""
            number = entity.phrase is not None and entity.phrase.plural == said.plural
            if head and number and head == said.head and not said.rest and len(said.region.split()) <= 2:
                return entity
            body = entity.kind in (SourceKind.ORGANIZATION, SourceKind.OUTLET) and entity.member
            if body and said.head and re.search(rf"\b{re.escape(said.head)}\b", name):
                return entity
        if said.head in _GENERIC and len(said.region.split()) == 2:
            return self._latest_body(said, place)
        return None

    def _again(self, said: Phrase) -> Entity | None:
        """ "The official" after "an official": the same informant."""
        if (
            said.determiner not in ("the", "this", "that", "these", "those")
            or said.rest
            or len(said.region.split()) != 2
        ):
            return None
        for entity in reversed(self.entities):
            if entity.kind is SourceKind.UNNAMED_PERSON and entity.phrase and entity.phrase.head == said.head:
                return entity
        return None

    def _recent_person(self, said: Phrase, place: Span) -> Entity | None:
        """ "The candidate", "the Ohio Republican": mostly whoever was credited last."""
        held = said.determiner in ("the", "this", "that") and said.family in (Family.ROLES, Family.PEOPLES)
        if said.determiner == "the" and _standing(said) and " of " in said.text:
            return self._protagonist(said)
        alone = not said.rest or re.match(r"and (?:his|her|their)\b", said.rest)
        if not held or not alone or "’" in said.region or "'" in said.region:
            return None
        for entity in reversed(self.entities):
            if entity.kind is SourceKind.PERSON and entity.member and not entity.plural:
                if self._cast.distance(entity.last, place.start) <= 6:
                    return entity
                break
        return self._protagonist(said)

    def _protagonist(self, said: Phrase) -> Entity | None:
        """ "The Republican nominee", "the billionaire": whoever the article is about."""
        if said.head not in _STANDING and not _standing(said):
            return None
        people = [each for each in self._cast.members if each.sort is Sort.PERSON and len(each.mentions) > 1]
        most = max(people, key=lambda each: len(each.mentions), default=None)
        return self._named((most,)) if most else None

    def _titled(self, said: Phrase, place: Span) -> Entity | None:
        """Who among the named has this title."""
        generic = said.family is Family.BARE or said.head == "official"
        wanted = {word.lower() for word in re.findall(r"[\w-]+", said.region)} - DETERMINED - {"a", "an", "former"}
        best: tuple[int, int, Member] | None = None
        indefinite = said.determiner in ("a", "an", "one", "another")
        if indefinite and place.start > _LEAD:
            return None
        if not (said.definite or said.region[:1].isupper() or len(wanted) > 1):
            return None
        for member in self._cast.members:
            if member.sort is not Sort.PERSON or not member.mentions:
                continue
            shared = len(wanted & member.roles)
            if said.head.split()[-1] in member.roles and not generic:
                near = max((n.span.start for n in member.mentions if n.span.start <= place.start), default=-1)
                rank = (shared, near, member)
                best = rank if best is None or rank[:2] > best[:2] else best
        return self._named((best[2],)) if best else None

    def _latest_body(self, said: Phrase, place: Span) -> Entity | None:
        sort = Sort.OUTLET if said.family is Family.OUTLET else Sort.BODY
        near = self._latest(place, 6, _KIND[sort])
        if near:
            return near
        for member, name in self._cast.before(place.start, _REACH):
            if member.sort is sort and name.text not in known("places"):
                return self._named((member,))
        return None

    def _latest(self, place: Span, sentences: int, *kinds: SourceKind) -> Entity | None:
        """The newest source of one of `kinds` that was credited within so many sentences."""
        for entity in reversed(self.entities):
            if entity.kind in kinds and self._cast.distance(entity.last, place.start) <= sentences:
                return entity
        return None

    def _body_for(self, said: Phrase, place: Span) -> Entity | None:
        """ "A spokesman", "the campaign": of the body spoken of last, if there is one close by."""
        if said.rest or len(said.region.split()) > 2:
            return None
        return self._latest(place, 3, SourceKind.ORGANIZATION)

    # --- pronouns ---

    def _pronoun(self, word: str, place: Span) -> Entity:
        if word in _I:
            return self._first_person(place)
        if word in ("you", "your", "yours"):
            return self._described(SourceKind.UNNAMED_GROUP, phrase("you"), "you")
        if word in _RELATIVE:
            return self._relative(word, place)
        if word in _HE or word in _SHE:
            return self._he_or_she("he" if word in _HE else "she", place)
        if word in _IT:
            return self._it(place)
        if word in _THEY:
            return self._they(place)
        return self._nobody()

    def _first_person(self, place: Span) -> Entity:
        if self._cast.voice(place.start) in (Voice.QUOTED, Voice.PARTIAL):
            for index, attribution in enumerate(self._attributions):
                if any(part.contains(place) for part in attribution.content):
                    owner = next((each for each in self.entities if index in each.attributions), None)
                    if owner:
                        return owner
        return self._self()

    def _he_or_she(self, gender: str, place: Span) -> Entity:
        best, score = None, -99.0
        previous = self._previous.member if self._previous else None
        quoted = self._cast.voice(place.start) in (Voice.QUOTED, Voice.PARTIAL)
        counted: dict[int, int] = {}
        for member, name in self._cast.before(place.start, _REACH):
            if member.sort is not Sort.PERSON or member.gender not in (gender, ""):
                continue
            counted[id(member)] = counted.get(id(member), 0) + 1
            gap = self._cast.distance(name.span.start, place.start)
            points = _START - _PER_SENTENCE * gap - (_NO_GENDER if not member.gender else 0.0)
            points += _SUBJECT * self._cast.opens(name.span.start)
            points -= _QUOTED * (self._cast.voice(name.span.start) is Voice.QUOTED and not quoted)
            points += _SAME_SENTENCE * (gap == 0)
            points -= _OWNER * (self._text[name.span.end : name.span.end + 2] in ("’s", "'s"))
            points += _PER_MENTION * min(counted[id(member)], 4)
            if member is previous:
                points += _CREDITED_LAST
            if points > score:
                best, score = member, points
        if (
            self._previous
            and self._previous.kind in (SourceKind.PERSON, SourceKind.PARTLY_NAMED, SourceKind.UNNAMED_PERSON)
            and not self._previous.plural
            and (previous is None or previous.gender in (gender, ""))
        ):
            gap = self._cast.distance(self._previous_at, place.start)
            points = _START + (_SPOKE_LAST if self._previous.member else _UNNAMED_SPOKE_LAST) - _PER_SENTENCE * gap
            if self._previous.member and self._after_quotation(place):
                points += _AFTER_QUOTATION
            if points >= score and gap <= 6:
                return self._previous
        if best is None:
            best = next(
                (
                    each
                    for each in self._cast.members
                    if each.sort is Sort.PERSON and each.gender == gender and each.mentions
                ),
                None,
            )
        if best is None:
            return self._described(SourceKind.UNNAMED_PERSON, phrase(gender), gender)
        return self._named((best,))

    def _after_quotation(self, place: Span) -> bool:
        """Whether the pronoun stands right behind closing marks: "…," he said."""
        return self._text[max(0, place.start - 8) : place.start].rstrip().endswith(("”", '"', "’’", "''"))

    def _relative(self, word: str, place: Span) -> Entity:
        """The noun phrase right before "who"."""
        start = self._cast.sentence(place.start).span.start
        lead = self._text[start : place.start].rstrip()
        for member, name in self._cast.before(place.start, 90):
            between = self._text[name.span.end : place.start].strip()
            if between in ("", ",", "—", "–", "-") or re.fullmatch(r"\([^)]*\),?|, [^.;]{0,60},", between):
                return self._named((member,))
        told = _TOLD_WHO.search(lead)
        if word in ("who", "whose", "whom") and told and not family(singular(told.group("name").split()[-1])[0]):
            return self._named((self._called(told, start),))
        fresh = _JUST_NAMED.search(lead)
        if word != "that" and fresh and not family(singular(fresh.group("name").split()[-1])[0]):
            return self._named((self._called(fresh, start),))
        chunk = re.split(
            r"[,;:—(\"“”]|\b(?:and|or|but|that|said|says|is|was|are|were|has|have|had|from|by|with|to|of|for|in)\b",
            lead.rstrip(" ,"),
        )
        words = chunk[-1].strip() if chunk else ""
        if not words and len(chunk) > 1:
            words = chunk[-2].strip()
        said = phrase(words) if words else phrase(word)
        if word == "which" and (said.family is None or said.people):
            return self._it(place)
        return self._noun_from(said, words or word, place)

    def _noun_from(self, said: Phrase, words: str, place: Span) -> Entity:
        known_as = self._definite(said, place)
        if known_as:
            return known_as
        kind = kind_of(said, words, named=[], cue="")
        return self._nobody() if kind is SourceKind.NONE else self._described(kind, said, words)

    def _it(self, place: Span) -> Entity:
        near = self._latest(place, 3, SourceKind.ORGANIZATION, SourceKind.OUTLET, SourceKind.DOCUMENT)
        if near:
            return near
        for member, name in self._cast.before(place.start, 400):
            if member.sort in (Sort.BODY, Sort.OUTLET) and self._cast.opens(name.span.start):
                return self._named((member,))
        for member, _ in self._cast.before(place.start, 300):
            if member.sort in (Sort.BODY, Sort.OUTLET):
                return self._named((member,))
        return self._described(SourceKind.DOCUMENT, phrase("it"), "it")

    def _they(self, place: Span) -> Entity:
        for entity in sorted(self.entities, key=lambda each: -each.last):
            many = entity.plural or entity.kind in (
                SourceKind.UNNAMED_GROUP,
                SourceKind.ORGANIZATION,
                SourceKind.OUTLET,
            )
            if many and entity.mentions and self._cast.distance(entity.last, place.start) <= 3:
                return entity
        start = self._cast.sentence(max(0, place.start - 200)).span.start
        for word in reversed(re.findall(r"[\w’'-]+", self._text[start : place.start])):
            said = phrase(word)
            if said.people and said.plural:
                return self._described(kind_of(said, word, named=[], cue=""), said, word)
        return self._described(SourceKind.UNNAMED_GROUP, phrase("they"), "they")


_LEADING_NAME = re.compile(
    r"[―—–-]?\s*(?:[A-Z][\w.]*['’]s )?(?P<name>(?:[A-Z][\w'’-]*\.? "
    r"){0,3}(?:[A-Z][\w-]*?[a-zA-Z](?:['’-](?!s\b)\w+)*)(?: (?:II|III|Jr\.?))?)"
    r"(?P<rest>,.*| of .*| \(.*|['’]s)?\Z",
    re.DOTALL,
)
_TOLD_WHO = re.compile(
    r"(?P<name>(?:[A-Z][\w'’-]*\.? ){0,2}[A-Z][\w-]*[a-z])(?:, (?:an?|the|one of)"
    r"| (?:is|was) (?:an?|the|one of)) [^.,;:“”\"]{3,90}\Z"
)
_JUST_NAMED = re.compile(
    r"(?P<name>(?:[A-Z][\w'’-]*\.? ){1,3}[A-Z][\w-]*[a-z](?:['’-](?!s\b)\w+)*)(?: \([^)]*\))?(?:, \d\d)?(?:, "
    r"of [A-Z][^;]{2,30})?,?\Z"
)
_RIVALS = re.compile(
    r"(?:the|these) (?:two )?(?:presidential |rival |major )?(?:candidates|nominees|senators|rivals|contenders)\Z",
    re.IGNORECASE,
)
_NAME_AT_END = re.compile(r", (?P<name>(?:[A-Z][\w'’-]*\.? ){1,2}[A-Z][\w-]*[a-z](?:['’-](?!s\b)\w+)*),?\Z")
_TWO = re.compile(
    r"(?:both|each|the two|the pair|either|neither)(?: of (?:them|the two))?(?: (?:men|women|candidates|major"
    r"|presidential|rivals|leaders|nominees|\w+ presidents))*\Z",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\w,? (?:and|or|&) ")
_AFTER_NAME = re.compile(r"[’'](?:s\b)? ")


def _standing(said: Phrase) -> bool:
    return bool(_STANDING & set(re.findall(r"[\w-]+", said.text.lower())))


def _plain(label: str) -> str:
    return re.sub(r"^(?:the|an?|one|some|many|several) ", "", label.lower())
