"""All that a rule or a reporter ever gets to know about a draft."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from onrecord.domain.assertion import Assertion
from onrecord.domain.attribution import Attribution
from onrecord.domain.document import HEADINGS, NOT_ARTICLE, BlockKind, Document, Link
from onrecord.domain.entity import Entity
from onrecord.domain.leanings import Leanings
from onrecord.domain.overlaps import Overlaps
from onrecord.domain.score import Score
from onrecord.domain.sentence import Sentence, Voice
from onrecord.domain.source import Reply, Source, SourceKind
from onrecord.domain.span import Span
from onrecord.domain.suppression import Lapse
from onrecord.domain.verification import Checked, EvidenceFile, Verdict, Verification

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Dossier:
    """A document with everything that the stages found in it."""

    document: Document
    sentences: tuple[Sentence, ...]
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    replies: tuple[Reply, ...] = ()
    entities: tuple[Entity, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    orphans: tuple[Span, ...] = ()
    """Full quotations that have no speaker."""
    score: Score | None = None
    leanings: Leanings = field(default=Leanings(), repr=False, compare=False)
    """What the model leans to, word by word; none in a report that was remembered."""
    lapses: tuple[Lapse, ...] = ()
    """What is wrong with the suppressions: known once the findings are."""
    verifications: tuple[Verification, ...] = ()
    """What the reporter's file says of the draft, in the order of the text."""
    evidence_files: tuple[EvidenceFile, ...] = ()
    """The files that it was compared with, and those that could not be used."""
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _credits: Overlaps[int] = field(init=False, repr=False, compare=False)
    _widths: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _links: Overlaps[Link] = field(init=False, repr=False, compare=False)
    _answers: Overlaps[Reply] = field(init=False, repr=False, compare=False)
    _named: Overlaps[tuple[Span, Entity]] = field(init=False, repr=False, compare=False)
    _source_at: dict[int, Source] = field(init=False, repr=False, compare=False)
    """By the index of an attribution, since hashing one takes long."""
    _source_of: dict[Attribution, Source] = field(init=False, repr=False, compare=False)
    _made: dict[Callable[[Dossier], Any], Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(sentence.span.start for sentence in self.sentences))
        parts = Overlaps((span, at) for at, one in enumerate(self.attributions) for span in one.spans)
        object.__setattr__(self, "_credits", parts)
        object.__setattr__(self, "_widths", tuple(len(one.extent) for one in self.attributions))
        object.__setattr__(self, "_links", Overlaps((link.span, link) for link in self.document.links))
        object.__setattr__(self, "_answers", Overlaps((reply.span, reply) for reply in self.replies))
        named = sorted(((span, one) for one in self.entities for span in one.mentions), key=lambda pair: pair[0])
        object.__setattr__(self, "_named", Overlaps((pair[0], pair) for pair in named))
        credited = {at: source for source in self.sources for at in source.attributions}
        object.__setattr__(self, "_source_at", credited)
        object.__setattr__(self, "_source_of", {self.attributions[at]: source for at, source in credited.items()})
        object.__setattr__(self, "_made", {})

    def once(self, make: Callable[[Dossier], Made]) -> Made:
        """Return what `make` makes of the dossier, made when first asked for: an index that many findings need."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def text(self, span: Span) -> str:
        """Return the characters under `span`."""
        return span.of(self.document.text)

    def stretches(self, *voices: Voice) -> Iterator[tuple[Sentence, Span]]:
        """Every stretch in one of `voices` (all, if none is given), with the sentence it stands in."""
        for sentence in self.sentences:
            for stretch in sentence.stretches:
                if not voices or stretch.voice in voices:
                    yield sentence, stretch.span

    def attributions_over(self, span: Span) -> Iterator[Attribution]:
        """Yield the attributions of which a role shares characters with `span`, that of the shortest extent first."""
        touching = sorted((self._widths[at], at) for at in set(self._credits.over(span)))
        yield from (self.attributions[at] for _, at in touching)

    def links_over(self, span: Span) -> Iterator[Link]:
        """Return the links that share characters with `span`, in the order of the document."""
        return self._links.over(span)

    def replies_over(self, span: Span) -> Iterator[Reply]:
        """Return the replies that share characters with `span`, in the order of the text."""
        return self._answers.over(span)

    def mentions_over(self, span: Span) -> Iterator[tuple[Span, Entity]]:
        """Return the names that share characters with `span`, in the order of the text, each with what it names."""
        return self._named.over(span)

    def entities_over(self, span: Span) -> Iterator[Entity]:
        """Return what is named in `span`, each once, in the order of the text."""
        return iter({id(entity): entity for _, entity in self.mentions_over(span)}.values())

    def entity_of(self, span: Span) -> Entity | None:
        """Return who or what is named at `span`: of several names, by the one that overlaps it most; else None."""
        mentions = self.mentions_over(span)
        longest = max(
            mentions, key=lambda pair: min(span.end, pair[0].end) - max(span.start, pair[0].start), default=None
        )
        return longest[1] if longest else None

    def block_at(self, offset: int) -> int:
        """Return the index of the last block that starts at `offset` or before; -1 before the first."""
        return bisect_right(self.document.blocks, offset, key=lambda block: block.span.start) - 1

    def words(self, spans: Iterable[Span]) -> str:
        """Return the characters under each of `spans`, with a space between."""
        return " ".join(self.text(span) for span in spans)

    def words_in(self, sentence: Sentence, voice: Voice) -> str:
        """Return the characters of a sentence that are in this voice, with a space between."""
        return self.words(part.span for part in sentence.stretches if part.voice is voice)

    def source_of(self, attribution: Attribution) -> Source:
        """Who is credited; a source of kind `none` if nobody is known to be."""
        return self._source_of.get(attribution, _NOBODY)

    def verified(self, kind: Checked, *verdicts: Verdict) -> Iterator[Verification]:
        """Return the verifications of one kind with one of these verdicts, in the order of the text."""
        return (
            verification
            for verification in self.verifications
            if verification.kind is kind and verification.verdict in verdicts
        )

    def supports(self, assertion: Assertion) -> tuple[tuple[Attribution, Source], ...]:
        """Those who are credited with it, and where, the outermost first."""
        return tuple((self.attributions[at], self._source_at.get(at, _NOBODY)) for at in assertion.attributions)

    def cue_of(self, assertion: Assertion) -> tuple[Span, ...]:
        """Return the cue of the outermost attribution that it is credited by; empty for the reporter's own."""
        return tuple(span for index in assertion.attributions[:1] for span in self.attributions[index].cue)

    def statement(self, attribution: Attribution) -> Span:
        """Return the whole sentences that source, cue and content stand in."""
        extent = attribution.extent
        first, last = self.sentence_at(extent.start), self.sentence_at(extent.end - 1)
        return Span(
            min(extent.start, first.span.start) if first else extent.start,
            max(extent.end, last.span.end) if last else extent.end,
        )

    def number(self, offset: int) -> int:
        """Return the index of the last sentence that starts at `offset` or before; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the character at `offset`, if any."""
        index = self.number(offset)
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].span.end else None

    def in_headline(self, offset: int) -> bool:
        """Whether the character at `offset` stands in a headline."""
        return self._in_block(offset, BlockKind.HEADLINE)

    def in_subheading(self, offset: int) -> bool:
        """Whether the character at `offset` stands in a sub-heading, which repeats and does not state."""
        return self._in_block(offset, BlockKind.SUBHEAD)

    def is_outside_copy(self, offset: int) -> bool:
        """Whether it stands in a sub-heading or in what is no part of the article: nothing is claimed there."""
        return self._in_block(offset, BlockKind.SUBHEAD, *NOT_ARTICLE)

    def in_heading(self, offset: int) -> bool:
        """Whether the character at `offset` stands in a headline, a deck, a summary or a sub-heading."""
        return self._in_block(offset, *HEADINGS)

    def _in_block(self, offset: int, *kinds: BlockKind) -> bool:
        sentence = self.sentence_at(offset)
        return sentence is not None and sentence.block.kind in kinds


_NOBODY = Source(SourceKind.NONE, "nobody")
