"""Who speaks where in a transcript or an interview, by the labels and the questions that its paragraphs begin with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from onrecord.domain import Block, BlockKind, Document, Span
from onrecord.language.noun_phrases import noun_phrase
from onrecord.language.nouns import pronouns
from onrecord.language.patterns import pattern
from onrecord.language.people import given_names_in_lower_case
from onrecord.language.regex import regex
from onrecord.language.speakers import Speakers

TRANSCRIPT = "transcript"
"""The format of files that name a speaker before each turn, so that nothing need be guessed."""
SUBTITLES = "subtitles"
STATED = (TRANSCRIPT, SUBTITLES)
_LABEL = pattern("turns.label")
_STATED = regex(r"(?P<who>[^:\n]{1,80})(?P<sign>:)\s+(?=\S)")
_POINTED = pattern("turns.pointed_label")
_ASKS = pattern("turns.asks")
_ANSWERS = pattern("turns.answers")
_INTERVIEW = pattern("turns.interview")
_FULL_NAME = pattern("names.full")
_ALONE = regex(r"\b(?:I|[Mm]y|me)\b")
_WORD = regex(r"[\w’']+")
_UTTERED = regex(r"[.!?…—–-][)\]\"”’']*\Z")
_CAPITALS = regex(r"[A-Z][A-Z .,’'()-]*[A-Z.)][^:]*\Z")
_MARKS = ('"', "“", "‘", "'")
_KINDS = (
    BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.SUBHEAD, BlockKind.TURN, BlockKind.QUESTION, BlockKind.ANSWER,
)  # fmt: skip
_SPOKEN = (BlockKind.TURN, BlockKind.QUESTION, BlockKind.ANSWER)
_HEADS = (BlockKind.SUBHEAD, BlockKind.QUESTION)
_LONGEST_QUESTION = 60
"""Words."""
_LONGEST_TURN = 5
"""Paragraphs without a label, between two that have one, that belong to the turn before them."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before another does. `speaker` is empty where nobody can be named: an interviewer."""

    speaker: Span | None
    sign: Span
    """The colon behind the label; without a label, the question mark before the answer."""
    words: tuple[Span, ...]
    """The words in each block."""


def turns(document: Document) -> tuple[Turn, ...]:
    """Return the turns of a transcript or an interview, in order; none if the draft is neither."""
    if document.format in STATED:
        return tuple(_stated(document))
    labels = _labels(document)
    return tuple(_interview(document, labels)) or tuple(_transcript(document, labels))


def opens_turn(text: str, line: Span) -> bool:
    """Whether a line begins with the label of a speaker: in capitals, a name, what somebody is, "Q" or "A"."""
    match = _LABEL.match(text, line.start, line.end)
    if match is None:
        return False
    who = match["who"]
    named = _CAPITALS.match(who) or _FULL_NAME.fullmatch(who) or _ASKS.match(who) or _ANSWERS.match(who)
    return bool(named) or who.lower() in given_names_in_lower_case() or (" " not in who and _is_somebody(who))


def _is_somebody(words: str) -> bool:
    """Whether words say what one person is: "Moderator"."""
    phrase = noun_phrase(words)
    return phrase.people and not phrase.plural


def _labels(document: Document) -> dict[int, re.Match[str]]:
    """Return the label that each block begins with, by the number of the block.

    "Q." and "A." are labels where both stand; "A. Vale" may be a name.
    """
    text, found = document.text, {}
    for number, block in enumerate(document.blocks):
        match = _label(text, block) if block.kind in _KINDS else None
        if match and _is_speaker(match["who"]) and text[match.end()] not in _MARKS:
            found[number] = match
    pointed = {match["who"] for match in found.values() if match["sign"] == "."}
    return found if len(pointed) > 1 else {at: match for at, match in found.items() if match["sign"] != "."}


def _label(text: str, block: Block) -> re.Match[str] | None:
    return _LABEL.match(text, *_ends(block)) or _POINTED.match(text, *_ends(block))


def _ends(block: Block) -> tuple[int, int]:
    return block.span.start, block.span.end


def _is_speaker(words: str) -> bool:
    """Whether a label names a speaker: in capitals, as a person's name, or by what somebody is."""
    named = _CAPITALS.match(words) or _FULL_NAME.match(words) or _ASKS.match(words) or _ANSWERS.match(words)
    return bool(named) or _is_somebody(words)


def _transcript(document: Document, labels: dict[int, re.Match[str]]) -> Iterator[Turn]:
    """Yield the turns of labelled paragraphs, if they are a conversation: two speakers, who say "I" or speak again."""
    text = document.text
    names = Counter(label["who"] for label in labels.values())
    speech = [text[label.end() : document.blocks[number].span.end] for number, label in labels.items()]
    spoken = [words for words in speech if _UTTERED.search(words.rstrip())]
    alike = max(names.values(), default=0) > 1 or any(map(_is_personal, speech))
    if len(names) < _FEWEST or len(spoken) * 5 < len(speech) * 4 or not alike:
        return
    numbers = list(labels)
    opening = document.blocks[numbers[0]].span.start
    introduced = _introduced(document, opening)
    before = [each.span for each in document.blocks[: numbers[0]] if each.kind is not BlockKind.HEADLINE]
    speakers = Speakers(text, before, introduced)
    for number, following in zip(numbers, [*numbers[1:], numbers[-1] + 1], strict=True):
        label = labels[number]
        words = [Span(label.end(), document.blocks[number].span.end)]
        if following - number - 1 <= _LONGEST_TURN:
            words += [block.span for block in document.blocks[number + 1 : following] if block.kind in _KINDS]
        who = Span(*label.span("who"))
        answers = introduced if _ANSWERS.match(label["who"]) else None
        named = speakers.named(who, words[0]) or answers or who
        yield Turn(None if _ASKS.match(label["who"]) else named, Span(*label.span("sign")), tuple(words))


def _stated(document: Document) -> Iterator[Turn]:
    """Yield the turns that a file says are some, each with the paragraphs behind it."""
    blocks = document.blocks
    heads = [number for number, block in enumerate(blocks) if block.kind in _SPOKEN]
    for number, following in zip(heads, [*heads[1:], len(blocks)], strict=False):
        label = _STATED.match(document.text, *_ends(blocks[number]))
        if label:
            words = [Span(label.end(), blocks[number].span.end)]
            words += [block.span for block in blocks[number + 1 : following]]
            speaker = None if is_asker(label["who"]) else Span(*label.span("who"))
            yield Turn(speaker, Span(*label.span("sign")), tuple(words))


def _is_personal(words: str) -> bool:
    """Whether somebody says "I", "we" or "you"."""
    personal = pronouns("author", "reader")
    return any(word in personal for word in _WORD.findall(words.lower().replace("’m", "").replace("'m", "")))


def _interview(document: Document, labels: dict[int, re.Match[str]]) -> Iterator[Turn]:
    """Yield the answers behind questions that are paragraphs, if the article is an interview with one person."""
    blocks, text = document.blocks, document.text
    if any(label["sign"] == "." for label in labels.values()):  # "Q." and "A." say who speaks, without a question mark
        return
    first = _first_pair(document, labels)
    asked_first = first[0].end if first else -1
    questions = [
        number for number, block in enumerate(blocks) if _is_question(text, block) or block.span.end == asked_first
    ]
    in_bold = all(blocks[number].kind in _HEADS for number in questions)
    if len(questions) < _FEWEST or not (first or in_bold or _INTERVIEW.search(text)):
        return
    answers = [
        [block for block in blocks[number + 1 : following] if block.kind in _KINDS]
        for number, following in zip(questions, [*questions[1:], len(blocks)], strict=True)
    ]
    answers[-1] = answers[-1][:1]  # what stands behind the last answer may be the reporter's
    introduced = _introduced(document, blocks[questions[0]].span.start)
    speaker = first[1] if first else introduced
    if first and _ANSWERS.match(first[1].of(text)):
        speaker = introduced or speaker
    personal = [answer for answer in answers if any(_is_personal(block.span.of(text)) for block in answer)]
    if speaker is None or len(personal) * 2 < len(answers):
        return
    is_long = len(questions) > _FEWEST or len(personal) == len(answers)
    if in_bold and not (first or _INTERVIEW.search(text) or (is_long and _is_of_one(document, answers))):
        return
    for number, answer in zip(questions, answers, strict=True):
        asked = Span(blocks[number].span.end - 1, blocks[number].span.end)
        yield Turn(None, asked, (first[0] if first and number == questions[0] else blocks[number].span,))
        words = tuple(_behind_label(text, block, first and first[1]) for block in answer)
        if words:
            yield Turn(speaker, asked, words)


def _is_of_one(document: Document, answers: Sequence[Sequence[Block]]) -> bool:
    """Whether half of the answers say "I" or "my", as one person's do; those of an explainer say "you"."""
    said = (" ".join(block.span.of(document.text) for block in answer) for answer in answers)
    return sum(bool(_ALONE.search(words)) for words in said) * 2 >= len(answers)


def _first_pair(document: Document, labels: dict[int, re.Match[str]]) -> tuple[Span, Span] | None:
    """Return the first question and the name of who answers, of an interview that labels nothing but the first pair."""
    if len(labels) != _FEWEST or len({label["who"] for label in labels.values()}) != _FEWEST:
        return None
    asks, answers = labels
    question = Span(labels[asks].end(), document.blocks[asks].span.end)
    if answers != asks + 1 or not question.of(document.text).rstrip().endswith("?"):
        return None
    return question, Span(*labels[answers].span("who"))


def _behind_label(text: str, block: Block, speaker: Span | None) -> Span:
    label = _label(text, block)
    is_label = label and (_ANSWERS.match(label["who"]) or (speaker and label.start("who") == speaker.start))
    return Span(label.end(), block.span.end) if label and is_label else block.span


def _is_question(text: str, block: Block) -> bool:
    words = block.span.of(text)
    short = len(words.split()) <= _LONGEST_QUESTION
    label = _LABEL.match(words)
    unlabelled = label is None or _ASKS.match(label["who"])
    return bool(
        block.kind in _KINDS and short and unlabelled and words.rstrip().endswith("?") and words[0] not in _MARKS
    )


def _introduced(document: Document, end: int) -> Span | None:
    """Return the first person who is named before `end`; one in the headline only if no other is."""
    before = list(takewhile(lambda block: block.span.start < end, document.blocks))
    for block in (each for each in before if each.kind in (BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.DECK)):
        match = _FULL_NAME.search(document.text, block.span.start, min(block.span.end, end))
        if match:
            return Span(*match.span())
    headlines = (each for each in before if each.kind is BlockKind.HEADLINE)
    return next((name for each in headlines if (name := _named_in_headline(document.text, each.span))), None)


_PAIR = regex(r"\b(?=(?P<name>(?P<given>[A-Z][\w’'-]+) [A-Z][\w’'-]+)(?P<more> [A-Z])?)")
_IN_LOWER_CASE = regex(r"\b[a-z][\w’'-]{3}")


def _named_in_headline(text: str, headline: Span) -> Span | None:
    """Return two words in capitals, the first a given name; where not all words are in capitals, the last two so."""
    pairs = list(_PAIR.finditer(text, headline.start, headline.end))
    given = given_names_in_lower_case()
    known = [pair for pair in pairs if pair["given"].lower() in given]
    if not known and _IN_LOWER_CASE.search(text, headline.start, headline.end):
        known = [pair for pair in pairs if not pair["more"]]
    return Span(*known[0].span("name")) if known else None


def is_asker(label: str) -> bool:
    """Whether a label stands for whoever asks in an interview, and for nobody who is named."""
    return _ASKS.match(label) is not None
