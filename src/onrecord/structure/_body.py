"""Below the top: sub-headings, rows of tables, items of lists, questions of interviews, quotations for display."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.domain import Block, BlockKind
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set
from onrecord.structure._line import Line
from onrecord.structure._weigh import score

_STEPS, _VALUE = pattern("blocks.steps"), pattern("blocks.value")
_QUESTION = pattern("blocks.question")
_COUNTED = regex(r"#?(\d{1,2})[.):] +\S")
_SECTION, _INGREDIENTS, _DIRECTIONS, _BULLET, _PAIR, _LABELLED, _DETAILS = (
    pattern(f"blocks.{name}")
    for name in ("section", "ingredients", "directions", "bullet", "pair", "labelled", "details")
)
_ENDS_IN_ADDRESS = pattern("blocks.ends_in_address")
_TITLE_WORDS = 4
_TITLE = 30
"""Words of the longest numbered line that may be the title of a part."""
_BOX = 40
"""Words of the longest line of a box."""
_ITEM = 40
_FIGURES = 5
"""Figures of a line that lists nothing else, though it ends in a full stop."""
_SHORT = 12
"""Words of the longest line of a table or a list that is not marked."""
_LONG_ITEM, _LONG_RUN = 25, 4
"""Words of an item among more of the like, and how many these must be."""
_RUN = 3
"""Lines of the shortest table or list that is not marked."""
_NUMBERS, _NUMBERED = 2, 0.3
"""Numbers in the row of a table by itself, and the share of its words that they are."""
_SHINGLE = 6
_DISPLAYED = range(6, 45)
"""Words of a quotation that is set apart for display."""
_QUOTED = 8
"""Words of the longest sub-heading that is a quotation without a full stop."""
_COPY = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.DECK, BlockKind.CAPTION)


def with_body(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the kinds of those below the top."""
    marked = list(blocks)
    lines = [Line(block.span.of(text)) for block in blocks]
    start = next((at + 1 for at, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), 0)
    for mark in (
        _mark_interview,
        _mark_numbered,
        _mark_sections,
        _mark_rows,
        _mark_boxes,
        _mark_subheads,
        _mark_displayed,
    ):
        mark(marked, lines, start)
    return marked


def _mark(marked: list[Block], at: int, kind: BlockKind) -> None:
    marked[at] = replace(marked[at], kind=kind)


def _is_plain(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH


def _mark_interview(marked: list[Block], lines: Sequence[Line], start: int) -> None:
    """Mark questions that are labelled Q."""
    for at in range(start, len(marked)):
        if marked[at].kind in (BlockKind.PARAGRAPH, BlockKind.SUBHEAD) and _QUESTION.match(lines[at].text):
            _mark(marked, at, BlockKind.QUESTION)


def _mark_numbered(marked: list[Block], lines: Sequence[Line], start: int) -> None:
    """Mark lines that count 1, 2, 3 with paragraphs between them as sub-headings, whole sentences too."""
    numbered = [
        (at, int(number[1]))
        for at in range(start, len(marked))
        if _is_plain(marked[at]) and len(lines[at].words) <= _TITLE and (number := _COUNTED.match(lines[at].text))
    ]
    for run in _counting(numbered):
        between = sum(lines[at + 1].is_prose for at in run if at + 1 < len(lines) and at + 1 not in run)
        if len(run) >= _RUN and between * 2 > len(run):
            for at in run:
                _mark(marked, at, BlockKind.SUBHEAD)


def _counting(numbered: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the runs of lines whose numbers rise or fall by one."""
    runs: list[list[int]] = []
    before: int | None = None
    for at, number in numbered:
        if before is not None and abs(number - before) == 1:
            runs[-1].append(at)
        else:
            runs.append([at])
        before = number
    return runs


def _mark_sections(marked: list[Block], lines: Sequence[Line], start: int) -> None:
    """Mark headings that are known by name, and what stands below those of recipes: what is needed, and the steps."""
    below: BlockKind | None = None
    for at in range(max(1, start), len(marked)):
        if not _is_plain(marked[at]):
            below = None if marked[at].kind is BlockKind.SUBHEAD else below
        elif _SECTION.match(lines[at].text):
            _mark(marked, at, BlockKind.SUBHEAD)
            needs, steps = _INGREDIENTS.match(lines[at].text), _DIRECTIONS.match(lines[at].text)
            below = BlockKind.TABLE_ROW if needs else BlockKind.LIST_ITEM if steps else None
        elif below is BlockKind.TABLE_ROW and (lines[at].is_prose or len(lines[at].words) > _SHORT):
            below = None
        elif below is not None and not _looks_like_title(lines[at]):
            _mark(marked, at, below)
        else:
            below = None


def _looks_like_title(line: Line) -> bool:
    return line.is_titled and not line.ends_sentence and not line.numbers


def _mark_boxes(marked: list[Block], lines: Sequence[Line], start: int) -> None:
    """Mark lines of boxes: labels with figures, pairs of names and figures, scorers, when and where something is."""
    for at in range(start, len(marked)):
        if not _is_plain(marked[at]):
            continue
        line = lines[at]
        if _BULLET.match(line.text) and len(line.words) <= 2 * _ITEM:
            _mark(marked, at, BlockKind.LIST_ITEM)
        elif len(_PAIR.findall(line.text)) >= _RUN or _is_list_of_figures(line) or _is_details(line):
            _mark(marked, at, BlockKind.TABLE_ROW)
    numbers = range(start, len(marked))
    for is_labelled, run in groupby(numbers, key=lambda at: _is_plain(marked[at]) and _is_labelled(lines[at])):
        rows = list(run)
        if is_labelled and len(rows) >= _RUN - 1:
            for at in rows:
                _mark(marked, at, BlockKind.TABLE_ROW)


def _is_labelled(line: Line) -> bool:
    return len(line.words) <= _BOX and not line.stops and _LABELLED.match(line.text) is not None


def _is_list_of_figures(line: Line) -> bool:
    """Whether a line that may end in a full stop lists figures: "Scoring: Deal – Cole 19, Ward 13, Pike 8."."""
    much = line.numbers >= _FIGURES and line.numbers >= _NUMBERED * len(line.words)
    return much and _LABELLED.match(line.text) is not None


def _is_details(line: Line) -> bool:
    return not line.stops and len(line.words) <= _BOX and _DETAILS.match(line.text) is not None


def _mark_rows(marked: list[Block], lines: Sequence[Line], start: int) -> None:
    """Mark runs of short lines as rows of a table or items of a list, and single rows of figures."""
    numbers = range(start, len(marked))
    long = {at for at in numbers if _is_plain(marked[at]) and _is_item(lines[at], _LONG_ITEM)}
    kept = {at for at in long if len({*range(at - _LONG_RUN, at + _LONG_RUN + 1)} & long) > _LONG_RUN}
    for is_short, run in groupby(numbers, key=lambda at: at in kept or (at in long and _is_item(lines[at]))):
        rows = list(run)
        if not is_short:
            continue
        if len(rows) >= _RUN:
            values = sum(_is_row(lines[at]) or _is_label_and_value(lines[at]) for at in rows)
            kind = BlockKind.TABLE_ROW if values * 2 > len(rows) else BlockKind.LIST_ITEM
            headed = rows[0] > start and lines[rows[0] - 1].ends_sentence and not _is_value(lines[rows[0]])
            headed = headed and not lines[rows[0] - 1].announces
            if headed and len(lines[rows[0]].words) <= _QUOTED and len(rows) > _RUN:
                _mark(marked, rows[0], BlockKind.SUBHEAD)
            for at in rows[1:] if headed else rows:
                fits = len(lines[at].words) <= _SHORT or _is_labelled(lines[at])
                _mark(marked, at, kind if fits else BlockKind.LIST_ITEM)
        else:
            for at in rows:
                if _is_row(lines[at]):
                    _mark(marked, at, BlockKind.TABLE_ROW)


def _is_item(line: Line, most: int = _SHORT) -> bool:
    """Whether a line is short, and no sentence, or leads to a page on the web."""
    return _ENDS_IN_ADDRESS.search(line.text) is not None or (
        len(line.words) <= most and not line.ends_sentence and not line.closes_quoted and not line.text.endswith(",")
        and not _STEPS.match(line.text) and not line.opens_with_speech
    )  # fmt: skip


def _is_label_and_value(line: Line) -> bool:
    return (_VALUE.match(line.text) is not None or _is_labelled(line)) and not _ENDS_IN_ADDRESS.search(line.text)


def _is_value(line: Line) -> bool:
    return _VALUE.match(line.text) is not None or line.numbers > 0


def _is_row(line: Line) -> bool:
    """Whether much of a line is figures: "Leeds 2 York 1"."""
    return line.numbers >= _NUMBERS and line.numbers >= _NUMBERED * len(line.words)


def _mark_subheads(marked: list[Block], lines: Sequence[Line], start: int) -> None:
    for at in range(max(1, start), len(marked)):
        if _is_plain(marked[at]) and _reads_like_subhead(marked, lines, at):
            _mark(marked, at, BlockKind.SUBHEAD)


def _reads_like_subhead(marked: Sequence[Block], lines: Sequence[Line], at: int) -> bool:
    line, last = lines[at], at == len(marked) - 1
    following = Line("-") if last else lines[at + 1]
    above = lines[at - 1]
    count = len(line.words)
    if _is_short_title(line) and not last and above.ends_sentence:
        return True
    if (
        line.opens_quoted
        and line.closes_quoted
        and not line.ends_sentence
        and not line.text.rstrip('"”’').endswith(",")
        and count <= _QUOTED
    ):
        return True
    features = {
        "at most 8 words": count <= 8,
        "at most 14 words": count <= 14,
        "more than 14 words": count > 14,
        "ends like a sentence": (line.ends_sentence and not line.asks and (line.stops or line.text[-1:] != "."))
        or line.announces,
        "more than one sentence": line.has_sentences and not _STEPS.match(line.text),
        "a question": line.asks and not line.has_sentences,
        "numbered": _STEPS.match(line.text) is not None,
        "in the capitals of titles": line.is_titled,
        "begins with a small letter": line.opens_small,
        "ends in a double quotation mark": line.closes_quoted,
        "begins with a double quotation mark": line.opens_quoted,
        "the block before ends like a sentence": above.ends_sentence or not _is_plain(marked[at - 1]),
        "the block before announces a list": above.announces and _is_plain(marked[at - 1]),
        "no sentence follows": not (following.is_prose or (following.ends_sentence and len(following.words) >= 4)),
        "a long paragraph follows": len(following.words) > 3 * count,
        "the last block": last,
        "I or we": any(word.strip(".,?!’'").lower() in word_set("first_person") for word in line.words),
    }
    return any(letter.isalpha() for letter in line.text) and score("subhead", features) > 0


def _is_short_title(line: Line) -> bool:
    """Whether a line is a title of few words: in capitals, or before a colon (“Updates:”)."""
    title = line.text.removesuffix(":")
    letters = [sign for sign in title if sign.isalpha()]
    few = "," not in title and 0 < len(line.words) <= _TITLE_WORDS and len(letters) > _TITLE_WORDS
    return (few and title.isupper()) or (few and title != line.text and Line(title).is_titled_short)


def _mark_displayed(marked: list[Block], lines: Sequence[Line], start: int) -> None:
    """Mark quotations that stand in the text as well, and paragraphs that stand there a second time."""
    shingles = [_shingles(line) if block.kind in _COPY else [] for block, line in zip(marked, lines, strict=True)]
    common = Counter(shingle for one in shingles for shingle in one)
    seen: set[str] = set()
    for at in range(start, len(marked)):
        line = lines[at]
        if _is_plain(marked[at]) and len(line.words) in _DISPLAYED and not line.asks:
            inside = line.opens_quoted and bool(shingles[at]) and all(common[one] > 1 for one in shingles[at])
            if inside or line.text in seen:
                _mark(marked, at, BlockKind.PULL_QUOTE)
        seen.add(line.text)


def _shingles(line: Line) -> list[int]:
    """Return the hashes of the runs of words of a line."""
    words = ["".join(filter(str.isalnum, word)).lower() for word in line.words]
    words = [word for word in words if word]
    return [hash(tuple(words[at : at + _SHINGLE])) for at in range(len(words) - _SHINGLE + 1)]
