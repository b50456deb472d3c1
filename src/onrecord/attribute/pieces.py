"""Pieces of sources and contents kept within their sentences, and a description with the name it is of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.domain import Attribution, Sentence, Span, Voice
from onrecord.language.events import tells_of_event
from onrecord.language.inflection import is_finite
from onrecord.language.noun_phrases import noun_phrase
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex

_SIGNS = " \t\n.,;:—–-"
_DATELINE = pattern("headings.dateline")
_NAME_BEFORE = pattern("mentions.name_before")
_SEEN_BY = pattern("documents.seen_by")
_VERB = pattern("documents.verb_behind")
_BEFORE_CLAUSE = pattern("forms_of_attribution.before_clause")
_REPORT = pattern("forms_of_attribution.report_before")
_EMPTY = pattern("crediting.empty_piece")
_DESCRIPTION = pattern("mentions.description_before")
_QUOTED_AS = pattern("crediting.quoted_as")
_PASSIVE, _BY = pattern("crediting.passive"), pattern("crediting.by")
_PLAIN = pattern("crediting.plain")

_WORDS = regex(r"[^\s.,;:!?“”\"()—–]+(?: [^\s.,;:!?“”\"()—–]+){0,7}")
"""A few words with nothing between them, as the subject of a sentence."""
_CLAUSE = regex(r"[^.,;:!?“”\"()—–\n]+")
_CONJUNCTIONS = ("And", "But", "So", "Yet", "Or")


class Pieces:
    """The sentences of one draft, and what its attributions may hold of them."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]

    def fitted(
        self, source: Span | None, cue: Span, content: Sequence[Span]
    ) -> tuple[Span | None, Span, tuple[Span, ...]]:
        """Return source, cue and content without what belongs to another sentence, or to another of the three."""
        parts = tuple(self._copy(self._cut(part, cue)) for part in self._joined(content))
        source, cue, parts = self._quoted_as(source, cue, parts)
        source, parts = self._before_quotation(source, parts)
        source, parts = self._described(source, parts)
        source, parts = self._subject(source, cue, parts)
        parts = tuple(self._with_verb(part, source) for part in parts)
        source = self._with_words(source) if source else None
        source = self._behind_dateline(source) if source else None
        source = self._with_report(source, cue) if source else None
        parts = tuple(part for part in parts if self._belongs(part, cue)) or self._grown(parts[:1], cue)
        parts = tuple(part for part in parts if not self._is_in_another_voice(part, cue, parts))
        return source, cue, tuple(part for part in parts if not self._runs_on(part, cue, source)) or parts[:1]

    def seen(self, source: Span, cue: Span, content: Sequence[Span]) -> tuple[Span, Span]:
        """Return the source and the cue; of "a draft seen by The Courier put the cost at £1m" the draft and its verb.

        An outlet that was shown a document says nothing of what stands in it.
        """
        sentence = self._sentences[self._number(source.start)].span
        seen = _SEEN_BY.search(self._text, sentence.start, source.start)
        verb = _VERB.search(self._text, source.end, content[0].start) if content[0].start > source.end else None
        if not seen or not verb or not seen.start("seen") <= cue.start <= source.start:
            return source, cue
        return Span(seen.start("document"), source.end), Span(*verb.span("verb"))

    def tells_of_event(self, attribution: Attribution) -> bool:
        """Whether the cue's sentence is about an event, and the content elsewhere: "The trial continues. “…”"."""
        cue = attribution.cue[0]
        sentence = self._sentences[self._number(cue.start)].span
        if any(sentence.overlaps(part) for part in attribution.content) or _PLAIN.search(cue.of(self._text)):
            return False
        return tells_of_event(sentence.of(self._text))

    def holder(self, source: Span, cue: Span) -> Span | None:
        """Return the source, or None where the cue is a passive and nothing says that the belief is the source's.

        "He is understood to be attracting interest from clubs" does not say who understands it.
        """
        behind = source.start > cue.end and _PASSIVE.fullmatch(self._text, cue.start, cue.end)
        return None if behind and not _BY.search(self._text, cue.end, source.start) else source

    def _with_verb(self, part: Span, source: Span | None) -> Span:
        """Return the piece with the subject and the verb that were cut off: "It has won, its bulletin says"."""
        sentence = self._sentences[self._number(part.start)].span
        lead = self._text[sentence.start : part.start].rstrip()
        closes = source and self._text[part.end : source.start].strip() == ","
        whole = Span(sentence.start, part.end)
        clause = _WORDS.fullmatch(lead) and is_finite(lead.rpartition(" ")[2]) if closes else None
        return whole if clause and self._is_reported(whole) and lead.split()[0] not in _CONJUNCTIONS else part

    def _quoted_as(
        self, source: Span | None, cue: Span, parts: tuple[Span, ...]
    ) -> tuple[Span | None, Span, tuple[Span, ...]]:
        """Return the subject of a passive as the source: of "the clerk was quoted as saying" the clerk."""
        sentence = self._sentences[self._number(cue.start)].span
        passive = _QUOTED_AS.match(self._text, cue.start, sentence.end) if source is None else None
        if not passive:
            return source, cue, parts
        cue = Span(*passive.span())
        subject = Span(sentence.start, sentence.start + len(self._text[sentence.start : cue.start].rstrip()))
        behind = self._text[cue.end : sentence.end]
        told = Span(cue.end + len(behind) - len(behind.lstrip()), cue.end + len(behind.rstrip(_SIGNS)))
        return subject, cue, (told,)

    def _before_quotation(self, source: Span | None, parts: tuple[Span, ...]) -> tuple[Span | None, tuple[Span, ...]]:
        """Return the source up to the quotation that goes on behind it: “said her aunt, Ann Lee, 'and it is mine'”."""
        stretches = self._sentences[self._number(source.start)].stretches if source else ()
        for stretch in stretches if source else ():
            inside = source and source.start < stretch.span.start < source.end <= stretch.span.end
            if source and inside and stretch.voice is Voice.QUOTED:
                words = self._text[source.start : stretch.span.start].rstrip()
                others = (part for part in parts if not stretch.span.overlaps(part))
                return Span(source.start, source.start + len(words)), tuple(sorted((*others, stretch.span)))
        return source, parts

    def _runs_on(self, part: Span, cue: Span, source: Span | None) -> bool:
        """Whether the piece is a further sentence of the reporter's, behind one that closes with whom it credits."""
        sentence = self._sentences[self._number(cue.start)].span
        told = max(cue.end, source.end) if source else cue.end
        closes = not self._text[told : sentence.end].strip(_SIGNS)
        return closes and part.start >= sentence.end and self._voices(part) == {Voice.REPORTER}

    def _is_in_another_voice(self, part: Span, cue: Span, parts: Sequence[Span]) -> bool:
        """Whether the piece is a sentence before the cue's, and quoted where what is said there is not, or the reverse.

        Nobody is credited with “I met my wife there” by the next line: "It will be flats, the owner said".
        """
        sentence = self._sentences[self._number(cue.start)].span
        here = [self._voices(other) for other in parts if sentence.contains(other)]
        other_voice = bool(here) and all(self._voices(part).isdisjoint(voices) for voices in here)
        return part.end <= sentence.start and other_voice

    def _joined(self, content: Sequence[Span]) -> Iterator[Span]:
        """Yield the pieces; two of one sentence with nothing but a space between are one."""
        last: Span | None = None
        for part in sorted(content):
            between = self._text[last.end : part.start] if last else "-"
            if last and not between.strip() and self._number(last.end - 1) == self._number(part.start):
                last = Span(last.start, part.end)
                continue
            if last:
                yield last
            last = part
        if last:
            yield last

    def _number(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _is_reported(self, part: Span) -> bool:
        """Whether all of it is in the reporter's voice."""
        return Voice.QUOTED not in self._voices(part)

    def _voices(self, part: Span) -> set[Voice]:
        first, last = self._number(part.start), self._number(part.end - 1)
        stretches = (stretch for sentence in self._sentences[first : last + 1] for stretch in sentence.stretches)
        return {stretch.voice for stretch in stretches if stretch.span.overlaps(part)}

    def _cut(self, part: Span, cue: Span) -> Span:
        """Return the piece up to the end of the cue's sentence, which indirect speech does not go beyond."""
        sentence = self._sentences[self._number(cue.start)].span
        is_verb = any(sign.isalpha() for sign in cue.of(self._text))  # behind a colon speech may go on
        if is_verb and sentence.start <= part.start < sentence.end < part.end and self._is_reported(part):
            words = self._text[part.start : sentence.end].rstrip(_SIGNS)
            return Span(part.start, part.start + len(words)) if words else part
        return part

    def _belongs(self, part: Span, cue: Span) -> bool:
        """Whether the piece is more than function words, and no fragment of a sentence that the cue is not in."""
        reported = self._is_reported(part)
        if reported and _EMPTY.fullmatch(self._text, part.start, part.end):
            return False
        sentence = self._sentences[self._number(part.start)].span
        elsewhere = not sentence.contains(cue) and not sentence.overlaps(cue)
        whole = part.of(self._text).strip(_SIGNS) == sentence.of(self._text).strip(_SIGNS) or part.end > sentence.end
        return not elsewhere or whole or not reported

    def _grown(self, parts: tuple[Span, ...], cue: Span) -> tuple[Span, ...]:
        """Return an article right behind the cue with its noun: "a splash" of "reported a splash"."""
        sentence = self._sentences[self._number(cue.start)].span
        clause = [_CLAUSE.match(self._text, part.start, sentence.end) for part in parts if part.start == cue.end + 1]
        grown = [Span(match.start(), match.start() + len(match.group().rstrip())) for match in clause if match]
        return tuple(grown) or parts

    def _with_words(self, source: Span) -> Span | None:
        """Return the source; of one that is only a comma, who stands before the clause that the comma ends."""
        if any(sign.isalnum() for sign in source.of(self._text)):
            return source
        sentence = self._sentences[self._number(source.start)].span
        before = _BEFORE_CLAUSE.match(self._text, sentence.start, source.end)
        return Span(*before.span("who")) if before else None

    def _copy(self, part: Span) -> Span:
        """Return the piece without the town, the day and the agency that a story begins with."""
        sentence = self._sentences[self._number(part.start)]
        opens = part.start == sentence.span.start == sentence.block.span.start
        match = _DATELINE.match(self._text, part.start, part.end) if opens else None
        return Span(match.end(), part.end) if match and match.end() < part.end else part

    def _behind_dateline(self, source: Span) -> Span:
        """Return the source without the town, the day and the agency that a story begins with, and with its name."""
        sentence = self._sentences[self._number(source.start)]
        opens = sentence.span.start == sentence.block.span.start
        match = _DATELINE.match(self._text, sentence.span.start, source.end) if opens else None
        start = match.end() if match else sentence.span.start
        if source.start < start < source.end:
            return Span(start, source.end)
        named = _NAME_BEFORE.fullmatch(self._text, start, source.start)
        apposed = named and self._text[source.end - 1] == "," and noun_phrase(source.of(self._text)).people
        return Span(start, source.end) if apposed else source  # "LONDON, May 4 - Ann Lee, the clerk,"

    def _with_report(self, source: Span, cue: Span) -> Span:
        """Return the source; of "a 2024 report by the OECD found" the report, whoever made it."""
        start = self._sentences[self._number(source.start)].span.start
        report = _REPORT.search(self._text, start, source.start) if cue.start >= source.end else None
        return Span(report.start(), source.end) if report else source

    def _subject(self, source: Span | None, cue: Span, parts: tuple[Span, ...]) -> tuple[Span | None, tuple[Span, ...]]:
        """Return what the cue's sentence opens with as the source, instead of one in another block or of part of it.

        Below the headline "Council to shut the ferry", "Experts say it is unsafe" is the experts'.
        """
        sentence = self._sentences[self._number(cue.start)]
        opening = Span(
            sentence.span.start, sentence.span.start + len(self._text[sentence.span.start : cue.start].rstrip())
        )
        if not source or (sentence.block.span.contains(source) and not opening.contains(source)):
            return source, parts
        speaks_on = any(part.start > cue.start for part in parts)
        if speaks_on and opening in parts and self._is_reported(opening) and _WORDS.fullmatch(opening.of(self._text)):
            return opening, tuple(part for part in parts if part != opening)
        return source, parts

    def _described(self, source: Span | None, parts: tuple[Span, ...]) -> tuple[Span | None, tuple[Span, ...]]:
        """Return the source whole where part of it was taken for content: "The mayor, Ann Lee"."""
        for part in parts if source and len(parts) > 1 else ():
            if source and part.start < source.start <= part.end + 2 and part.end <= source.end + 2:
                lead = _DESCRIPTION.fullmatch(self._text, part.start, source.start)
                name_follows = self._text[source.start].isupper()
                if lead and bool(lead["name"]) != name_follows:
                    described = self._text[part.start : source.start - 2] if name_follows else source.of(self._text)
                    if noun_phrase(described).people:
                        return Span(part.start, source.end), tuple(other for other in parts if other is not part)
        return source, parts
