"""What the draft changed in the words of a passage, and how much each change matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from onrecord.domain import Difference, Operation, Span, Weight
from onrecord.language.regex import regex
from onrecord.language.scopes import scope
from onrecord.verify.align import Step
from onrecord.verify.index import Index
from onrecord.verify.indexed_file import TURN
from onrecord.verify.search import Match, Query
from onrecord.verify.wording import Part, Piece
from onrecord.verify.words import is_number, is_unit, no_numbers, spoken_forms

_ORDER = tuple(Weight)
_SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("our", "or"), ("re", "er"),
              ("ogue", "og"), ("lled", "led"), ("lling", "ling"), ("ence", "ense"))  # fmt: skip
"""Endings of British and American spelling."""
_SHORTEST = 6
"""Letters of a word that may have two spellings."""
_MOST_BEHIND_BRACKETS = 6
"""Words that brackets may stand for."""
NEGATIONS = ("negation", "near_negation")
"""Scopes of words that deny."""
_SENTENCE_END = regex(r"[.!?]")
_ANOTHER = "(another speaker)"


def differences(index: Index, wanted: Query, match: Match) -> tuple[Difference, ...]:
    """Return the changes, the gravest first, else in the order of the text."""
    found = list(_differences(index, wanted, match))
    return tuple(sorted(found, key=lambda difference: (_ORDER.index(difference.weight), difference.at)))


def changed_words(found: Sequence[Difference]) -> int:
    """Return how many words were changed that are more than tidying; brackets, and an ellipsis, are one."""
    return sum(
        1
        if _stands_for_words(difference.draft)
        else max(len(difference.draft.split()), len(difference.evidence.split()))
        for difference in found
        if difference.changes_words
    )


def _stands_for_words(written: str) -> bool:
    """Whether this is words in brackets, or an ellipsis."""
    return written.startswith("[") or (bool(written) and not written.strip(". …"))


def _differences(index: Index, wanted: Query, match: Match) -> Iterator[Difference]:
    before: Step | None = None
    for kind, run in groupby(match.alignment.steps, key=lambda step: _kind(wanted, step)):
        group = list(run)
        if kind is _CHANGED:
            yield from _of_run(index, wanted, match, group, before)
        elif kind is Part.INSERT:
            yield from _behind_brackets(index, wanted, match, group)
        elif kind is Part.GAP:
            yield from _behind_ellipsis(index, wanted, match, group)
        before = group[-1]


_CHANGED, _KEPT = "changed", "kept"


def _kind(wanted: Query, step: Step) -> Part | str:
    """Whether a word is kept or changed, or stands behind brackets or an ellipsis."""
    if step.same:
        return _KEPT
    part = wanted.pieces[step.under].part
    if part in (Part.INSERT, Part.GAP) and step.quoted in (None, step.under):
        return part
    return _CHANGED


def _of_run(index: Index, wanted: Query, match: Match, run: list[Step], before: Step | None) -> Iterator[Difference]:
    quoted = [wanted.pieces[step.quoted] for step in run if step.quoted is not None]
    said = _said(index, match, run)
    hard = [place for place in said if place not in match.disfluent]
    said = hard if quoted or hard else said
    if quoted and said:
        said = _within_the_sentence(index, match, run, said)
    if quoted and len(quoted) == len(said) and all(map(_agrees, quoted, (_form(index, place) for place in said))):
        return
    if not quoted and not said:
        return
    found = _difference(index, wanted.text, quoted, said, _at(wanted, quoted, before))
    soft = not quoted and match.disfluent.issuperset(said)
    yield replace(found, weight=Weight.FILLER) if soft else found


def _at(wanted: Query, quoted: list[Piece], before: Step | None) -> Span:
    """Return where words stand in the draft; of none, the place behind the step before."""
    if quoted:
        return Span(quoted[0].span.start, quoted[-1].span.end)
    behind = wanted.pieces[before.under].span.end if before else wanted.pieces[0].span.start
    return Span(behind, behind)


def _within_the_sentence(index: Index, match: Match, run: list[Step], said: list[int]) -> list[int]:
    """Return the words at an edge of the quotation without those of another sentence, which say nothing."""
    steps = match.alignment.steps
    if run[-1] is steps[-1] and run[0] is not steps[0]:
        places = [said[0] - 1, *said]
        ends = (at for at, pair in enumerate(pairwise(places)) if _SENTENCE_END.search(_between(index, *pair)))
        return said[: next(ends, len(said))]
    if run[0] is steps[0] and run[-1] is not steps[-1]:
        places = [*said, said[-1] + 1]
        ends = (at for at, pair in enumerate(pairwise(places), 1) if _SENTENCE_END.search(_between(index, *pair)))
        return said[max(ends, default=0) :]
    return said


def _between(index: Index, first: int, second: int) -> str:
    file, before = index.span(first, first)
    return file.text[before.end : index.span(second, second)[1].start]


def _said(index: Index, match: Match, run: list[Step]) -> list[int]:
    """Return the places of the words of the passage that were really said."""
    places = [match.start + step.passage for step in run if step.passage is not None]
    return [place for place in places if not index.optional[place]]


def _agrees(piece: Piece, form: str) -> bool:
    """Whether a word of which letters stand in brackets is that of the passage: "ha[s]" is "have"."""
    return piece.part is Part.PARTIAL and piece.form[:1] == form[:1]


def _behind_brackets(index: Index, wanted: Query, match: Match, run: list[Step]) -> Iterator[Difference]:
    """Yield what brackets must not stand for: a "not" or a number that they do not have, and too many words.

    A number that only the brackets have explains what was said: "[1987]" for "that winter".
    """
    piece, said = wanted.pieces[run[0].under], _said(index, match, run)
    if not said:
        return
    forms = [_form(index, place) for place in said]
    weight = _weight(piece.form.split(), forms)
    explains = weight is Weight.NUMBER and not any(map(is_number, forms))
    if (weight in (Weight.NUMBER, Weight.NEGATION) and not explains) or len(said) > _MOST_BEHIND_BRACKETS:
        yield _standing_for(index, wanted, piece, said, weight)


def _behind_ellipsis(index: Index, wanted: Query, match: Match, run: list[Step]) -> Iterator[Difference]:
    """Yield a "not" that an ellipsis leaves out of a clause of which other words are kept."""
    piece, said = wanted.pieces[run[0].under], _said(index, match, run)
    if said and _denies_more(index, said):
        yield _standing_for(index, wanted, piece, said, Weight.NEGATION)


def _denies_more(index: Index, said: list[int]) -> bool:
    """Whether a "not" among some words reaches over the word behind them; it ends with a clause, or before a comma."""
    last = said[-1]
    if last + 1 >= index.bounds(last)[1] or int(index.words[last + 1]) == index.number(TURN):
        return False
    if _between(index, last, last + 1).strip():
        return False
    file, there = index.span(said[0], last + 1)
    text = there.of(file.text)
    kept = index.span(last + 1, last + 1)[1].start - there.start
    return any(scope(name).cues(text, 0, kept) and scope(name).over(text, kept, len(text)) for name in NEGATIONS)


def _standing_for(index: Index, wanted: Query, piece: Piece, said: list[int], weight: Weight) -> Difference:
    """Return that brackets or an ellipsis stand for these words of the passage."""
    written = " ".join(piece.span.of(wanted.text).split())
    there = index.span(said[0], said[-1])[1]
    return Difference(Operation.SWAPPED, weight, written, index.text(said[0], said[-1]), piece.span, there)


def _difference(index: Index, text: str, quoted: list[Piece], said: list[int], at: Span) -> Difference:
    operation = Operation.SWAPPED if quoted and said else Operation.ADDED if quoted else Operation.DROPPED
    forms = [_form(index, place) for place in said]
    evidence = _ANOTHER if forms == [TURN] else index.text(said[0], said[-1]) if said else ""
    weight = _weight([piece.form for piece in quoted], forms)
    there = index.span(said[0], said[-1])[1] if said else None
    return Difference(operation, weight, " ".join(at.of(text).split()), evidence, at, there)


def _form(index: Index, place: int) -> str:
    return index.forms[int(index.words[place])]


def _weight(quoted: Sequence[str], said: Sequence[str]) -> Weight:
    if _numbers(quoted) != _numbers(said):
        return Weight.NUMBER
    units = [set(filter(is_unit, words)) for words in (quoted, said)]
    if all(units) and units[0] != units[1]:
        return Weight.NUMBER
    if _negations(quoted) != _negations(said):
        return Weight.NEGATION
    return Weight.SPELLING if quoted and said and _spelled(quoted) == _spelled(said) else Weight.WORDING


def _numbers(words: Sequence[str]) -> list[str]:
    """Return the numbers among words; the "one" of "no one" is none."""
    pairs = zip(("", *words), words, strict=False)
    return sorted(form for before, form in pairs if is_number(form) and (before, form) not in no_numbers())


def _negations(words: Sequence[str]) -> int:
    text = " ".join(words)
    return sum(len(scope(name).cues(text)) for name in NEGATIONS)


def _spelled(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words in one spelling of those that there are."""
    written = spoken_forms().get(tuple(words), tuple(words))
    return tuple(map(_one_spelling, written))


def _one_spelling(word: str) -> str:
    if len(word) < _SHORTEST:
        return word
    for british, american in _SPELLINGS:
        if word.endswith(british):
            return word.removesuffix(british) + american
        if word.endswith(f"{british}s"):
            return word.removesuffix(f"{british}s") + f"{american}s"
    return word
