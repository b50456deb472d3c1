"""The quotations of a draft beside the passages of the reporter's file that they were taken from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from math import comb, log2

from onrecord.domain import (
    Checked,
    Difference,
    Dossier,
    EntityType,
    Operation,
    Span,
    Verdict,
    Verification,
    Weight,
)
from onrecord.language.people import name_words
from onrecord.language.regex import regex
from onrecord.language.scopes import scope
from onrecord.verify.align import Alignment, Step
from onrecord.verify.differences import NEGATIONS, changed_words, differences
from onrecord.verify.edges import edge_bits
from onrecord.verify.index import Index
from onrecord.verify.quoted import Quotation, quotations
from onrecord.verify.search import LONGEST, Match, Query, compared, information, query
from onrecord.verify.speakers import same_person, stands_in_marks
from onrecord.verify.wording import Part, Piece, pieces

FEWEST = 4
"""Words from which on a quotation can be told from a common phrase."""
_MARGINS, _MARGIN = {4: 11, 5: 10}, 8
"""Bits by which a changed passage must be less likely by chance than one place in the evidence; fewer in a small one.

Quotations of four and five words need more: with one other word, they are often set phrases. To these bits come those
of the choice of the words that were changed, and a passage that begins or ends like a quotation needs fewer."""
_FURTHER = 5
"""Bits more for each changed word but the first: of few words, two that differ make it another sentence."""
_USUAL_BITS = 16
"""Those of evidence of 65,000 words; in less, fewer places are alike by chance."""
_CHANGED = 0.3
"""The share of its words that a quotation may have changed and still be recognised."""
_COSTS = 0.6
"""What a word may cost on average, so that a passage is looked at more closely."""
_SKIPPED_BITS = log2(80)
_ENDED = regex(r"[”\"’']?(?:[.!?;]|\s*\Z|\s*\n)")
_MOST_PLACES = 200
"""Places at which a quotation stands word for word that are looked at."""
_NEAR = 300
"""Words around a passage of a speaker in which a shorter quotation is looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage for a quotation, what differs, and how many words do."""

    match: Match
    differences: tuple[Difference, ...]

    @property
    def verdict(self) -> Verdict:
        """Whether words were changed, only tidied, or neither."""
        if any(difference.changes_words for difference in self.differences):
            return Verdict.ALTERED
        return Verdict.TIDIED if self.differences else Verdict.VERBATIM


class Quotations:
    """Compares the quotations of one draft with the evidence, one after the other."""

    def __init__(self, dossier: Dossier, index: Index, left_out: frozenset[int]) -> None:
        self._dossier = dossier
        self._index = index
        self._left_out = left_out
        people = (each for each in dossier.entities if each.type in (EntityType.PERSON, EntityType.UNKNOWN))
        self._people = [entity.name for entity in people]
        self._places: dict[str, list[int]] = {}

    def verified(self) -> Iterator[Verification]:
        """Yield what was found of each quotation, and of its speaker where the evidence tells."""
        every = [(each, self._pieces(each)) for each in quotations(self._dossier)]
        every.sort(key=lambda pair: (_words(pair[1]) < FEWEST, pair[0].span))  # a short one is sought near the others
        for quotation, found in every:
            if _words(found) >= FEWEST:
                yield from self._long(quotation, found)
            elif quotation.attribution:
                yield self._short(quotation, found)

    def _pieces(self, quotation: Quotation) -> list[Piece]:
        text = self._dossier.document.text
        return [piece for part in quotation.parts for piece in pieces(text, part)]

    def _long(self, quotation: Quotation, wanted: list[Piece]) -> Iterator[Verification]:
        best = self.search(wanted, quotation) if len(wanted) <= LONGEST else None
        if best is None:
            yield self._in_parts(quotation)
            return
        best = replace(best, differences=(*self._cut_off(quotation, best.match), *best.differences))
        self._remember(quotation, best.match)
        yield Verification(
            Checked.QUOTATION, quotation.span, best.verdict, told(best.verdict, best.differences),
            self._index.passage(best.match.first, best.match.last), best.differences,
        )  # fmt: skip
        yield from self._speaker(quotation, best.match)

    def _cut_off(self, quotation: Quotation, match: Match) -> Iterator[Difference]:
        """Yield a "not" right before the passage, or one right behind it that ends the sentence.

        The draft must quote a whole statement, and have no "not" itself: “I am” where “I am not.” was said.
        """
        if not quotation.full:
            return
        for inner, outer in ((match.first, match.first - 1), (match.last, match.last + 1)):
            there = self._denial_beside(inner, outer)
            if there and not self._denies(quotation):
                offset = quotation.span.start if outer < inner else quotation.span.end
                words = self._index.text(outer, outer)
                yield Difference(Operation.DROPPED, Weight.NEGATION, "", words, Span(offset, offset), there)

    def _denial_beside(self, inner: int, outer: int) -> Span | None:
        """Return where a "not" stands beside a word of the evidence, with nothing between; behind it, as the last."""
        low, high = self._index.bounds(inner)
        if not low <= outer < high:
            return None
        file, there = self._index.span(outer, outer)
        _, beside = self._index.span(inner, inner)
        between = file.text[min(there.end, beside.end) : max(there.start, beside.start)]
        is_last = outer < inner or bool(_ENDED.match(file.text, there.end))
        is_denial = any(scope(name).cues(there.of(file.text)) for name in NEGATIONS)
        return there if is_denial and is_last and between.isspace() else None

    def _denies(self, quotation: Quotation) -> bool:
        """Whether the sentences of a quotation say "not" outside of it."""
        first, last = (self._dossier.sentence_at(at) for at in (quotation.span.start, quotation.span.end - 1))
        if first is None or last is None:
            return False
        text = self._dossier.document.text
        around = (Span(first.span.start, quotation.span.start), Span(quotation.span.end, last.span.end))
        return any(scope(name).cues(each.of(text)) for name in (*NEGATIONS, "denial") for each in around)

    def search(self, wanted: Sequence[Piece], quotation: Quotation | None = None) -> Found | None:
        """Return the passage that comes nearest, if one comes near enough; of several, one of the speaker's."""
        looked_for = query(self._index, wanted, self._dossier.document.text)
        exact = self._exact(looked_for)
        if exact:
            return Found(min(exact, key=partial(self._rank, quotation)), ())
        found = (Found(match, differences(self._index, looked_for, match)) for match in self._compared(looked_for))
        near = [each for each in found if self._is_near(looked_for, each)]
        return min(
            near, key=lambda each: (changed_words(each.differences), self._rank(quotation, each.match)), default=None
        )

    def _compared(self, wanted: Query) -> list[Match]:
        most = 1 + _COSTS * _words(wanted.pieces)
        found = compared(self._index, wanted)
        return [each for each in found if each.alignment.cost <= most and self._is_used(each.first)]

    def _is_used(self, place: int) -> bool:
        return self._index.file_at(place) not in self._left_out

    def _exact(self, wanted: Query) -> list[Match]:
        if not wanted.plain:
            return []
        same = tuple(Step(at, at, True, at) for at in range(len(wanted.pieces)))
        places = self._index.places_of(wanted.numbers)[:_MOST_PLACES].tolist()
        return [Match(place, Alignment(0.0, same)) for place in places if self._is_used(place)]

    def _is_near(self, wanted: Query, found: Found) -> bool:
        words = _words(wanted.pieces)
        changed = changed_words(found.differences)
        gaps = sum(piece.part is Part.GAP for piece in wanted.pieces)
        only_left_out = all(each.operation is Operation.DROPPED for each in found.differences if each.changes_words)
        kept = words if only_left_out else words - changed
        if changed > max(1, _CHANGED * words) or kept < FEWEST - 1:
            return False
        places = words - 1 if only_left_out else words  # words are left out between two, and changed at any
        margin = _MARGINS.get(words, _MARGIN) + log2(max(1, comb(places, changed))) + _FURTHER * (changed - 1)
        skipped = gaps * min(_SKIPPED_BITS, self._index.bits / 2)
        margin = max(0.0, margin - edge_bits(self._index, wanted, found.match)) if changed else 0.0
        needed = self._index.bits + skipped + margin * min(1.0, (self._index.bits / _USUAL_BITS) ** 2)
        return information(self._index, wanted, found.match) >= needed or (not changed and not gaps)

    def _rank(self, quotation: Quotation | None, match: Match) -> tuple[int, int]:
        """Order passages: of the speaker's first, then those of which nobody is told to be the speaker."""
        same = self._is_speaker(quotation, match) if quotation else None
        return {True: 0, None: 1, False: 2}[same], match.start

    def _is_speaker(self, quotation: Quotation, match: Match) -> bool | None:
        label = self._label(match)
        if quotation.speaker is None or label is None:
            return None
        return same_person(quotation.speaker, label, self._people)

    def _label(self, match: Match) -> str | None:
        """Who speaks in the evidence, if it says so and the words are not quoted there."""
        file, span = self._index.span(match.first, match.first)
        if stands_in_marks(file.text, span.start):
            return None
        mark = self._index.mark_at(match.first)
        return mark.speaker if mark else file.byline

    def _speaker(self, quotation: Quotation, match: Match) -> Iterator[Verification]:
        """Yield whether the evidence names the same speaker; nothing where it names nobody that can be compared."""
        same, label = self._is_speaker(quotation, match), self._label(match)
        passage = self._index.passage(match.first, match.last)
        because = f"the evidence names {label} as the speaker"
        if same is None and (quotation.is_credited or not quotation.full or not label or not name_words(label)):
            return
        if same is None or (not same and quotation.is_credited_near_by and self._is_named(quotation.block, label)):
            because = f"the draft does not tell who says it, and {because}"
            yield Verification(Checked.SPEAKER, quotation.span, Verdict.NOT_CHECKED, because, passage)
            return
        verdict = Verdict.AGREES if same else Verdict.DIFFERS
        yield Verification(Checked.SPEAKER, quotation.credit, verdict, because, passage)

    def _is_named(self, block: Span, label: str | None) -> bool:
        """Whether a paragraph names the speaker of the evidence."""
        named = self._dossier.entities_over(block)
        return label is not None and any(same_person(each.name, label) for each in named)

    def _remember(self, quotation: Quotation, match: Match) -> None:
        if quotation.speaker:
            self._places.setdefault(quotation.speaker, []).append(match.first)

    def _short(self, quotation: Quotation, wanted: list[Piece]) -> Verification:
        """Return what was found of a few words, which are looked for only where the same person speaks."""
        near = self._places.get(quotation.speaker or "", [])
        for match in self._exact(query(self._index, wanted, self._dossier.document.text)):
            close = any(
                abs(match.first - place) <= _NEAR and self._index.file_at(match.first) == self._index.file_at(place)
                for place in near
            )
            if close or self._is_speaker(quotation, match):
                passage = self._index.passage(match.first, match.last)
                return Verification(
                    Checked.QUOTATION, quotation.span, Verdict.VERBATIM, told(Verdict.VERBATIM, ()), passage
                )
        because = "it has fewer than four words, and does not stand where the evidence has the same speaker"
        return Verification(Checked.QUOTATION, quotation.span, Verdict.NOT_CHECKED, because)

    def _in_parts(self, quotation: Quotation) -> Verification:
        """Return a quotation that does not stand in one place: its sentences may."""
        runs = [run for part in quotation.parts for run in _runs(pieces(self._dossier.document.text, part))]
        found = [(run, self.search(run, quotation)) for run in runs if _words(run) >= FEWEST]
        missing = [run for run, one in found if one is None]
        kept = [one for _, one in found if one]
        files = {self._index.file_at(one.match.first) for one in kept}
        if len(files) != 1 or sum(map(_words, missing)) * 2 > sum(map(_words, runs)):
            return self._missing(quotation)
        told_of = [difference for one in kept for difference in one.differences]
        told_of += [Difference(Operation.ADDED, Weight.WORDING, self._text(run), "", _over(run)) for run in missing]
        if len(quotation.parts) > 1:
            told_of += self._joins(kept, [run for run, one in found if one])
        verdicts = [Found(kept[0].match, tuple(told_of)).verdict]
        return Verification(
            Checked.QUOTATION, quotation.span, verdicts[0], told(verdicts[0], told_of),
            self._index.passage(kept[0].match.first, kept[0].match.last), tuple(told_of),
        )  # fmt: skip

    def _joins(self, found: list[Found], runs: list[list[Piece]]) -> Iterator[Difference]:
        """Yield what the evidence has between sentences that stand side by side in the draft."""
        for (one, other), run in zip(pairwise(found), runs, strict=False):
            first, last = one.match.last + 1, other.match.first - 1
            if last < first - 1 or self._index.file_at(first - 1) != self._index.file_at(last + 1):
                between = "(another passage)"
            elif last >= first:
                between = self._index.text(first, min(last, first + 11)) + ("…" if last > first + 11 else "")
            else:
                continue
            end = run[-1].span.end
            yield Difference(Operation.DROPPED, Weight.WORDING, "", between, Span(end, end))

    def _missing(self, quotation: Quotation) -> Verification:
        if not quotation.full and quotation.attribution is None:
            because = "nobody is credited with it, and it is not in the evidence: it may be a title"
            return Verification(Checked.QUOTATION, quotation.span, Verdict.NOT_CHECKED, because)
        because = "no passage of the evidence has these words"
        return Verification(Checked.QUOTATION, quotation.span, Verdict.NOT_FOUND, because)

    def _text(self, run: Sequence[Piece]) -> str:
        return self._dossier.text(_over(run))


def _over(run: Sequence[Piece]) -> Span:
    return Span(run[0].span.start, run[-1].span.end)


def _runs(found: list[Piece]) -> Iterator[list[Piece]]:
    """Cut what is too long to be compared in one go."""
    for start in range(0, len(found), LONGEST):
        yield found[start : start + LONGEST]


def _words(found: Iterable[Piece]) -> int:
    return sum(piece.part in (Part.WORD, Part.PARTIAL) for piece in found)


def told(verdict: Verdict, found: Sequence[Difference]) -> str:
    """Return what was found of a quotation as a clause."""
    if verdict is Verdict.VERBATIM:
        return "it stands in the evidence word for word"
    gravest = min(found, key=lambda difference: [*Weight].index(difference.weight))
    if verdict is Verdict.TIDIED:
        return f"only tidied: {change(gravest)}"
    return f"{_NAMED[gravest.weight]}: {change(gravest)}"


_NAMED = {
    Weight.NUMBER: "a number is changed",
    Weight.NEGATION: "a negation is changed",
    Weight.WORDING: "words are changed",
}


def change(difference: Difference) -> str:
    """Return one difference as a clause."""
    if difference.operation is Operation.DROPPED:
        return f"“{difference.evidence}” is left out"
    if difference.operation is Operation.ADDED:
        return f"“{difference.draft}” is added"
    return f"“{difference.draft}” instead of “{difference.evidence}”"
