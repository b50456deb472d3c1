"""Quotations that have no speaker."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import COPY, HEADINGS, Attribution, Dossier, EntityType, Sentence, SourceKind, Span, Voice
from onrecord.language.events import tells_of_event
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_pattern

_QUOTATION = 4
"""Words."""
_CLOSED_BY = {"“": regex(r"”"), '"': regex(r'"'), "‘": regex(r"[’'](?!\w)"), "'": regex(r"[’'](?!\w)")}
"""By opening mark, what closes a quotation; an apostrophe within a word does not."""
_SINGLE_AT_END = regex(r"[.!?,]['’]\Z")
"""The end of a paragraph that ends in speech within single marks."""
_QUOTES = regex(r"[“”\"‘]|(?<!\w)'|: ")
_SMALL_WORDS = frozenset("a an and as at but by for from in into is it of on or the to with".split())
_ENDED = regex(r"[.!?:,”\"’']")
_CAPTIONS = 3
"""Blocks before a quotation of which the last that is no caption may be a part of the same speech."""
_LEAD, _LONGEST = 200, 4_000
"""Characters before a quotation, and at the end of the paragraph before it, that are looked at."""
_READ, _INTRODUCED, _GOES_ON, _IF_SAID = (
    pattern(f"quoted_words.{name}") for name in ("inscription", "introduced", "goes_on", "if_said")
)


def orphans(dossier: Dossier) -> Iterator[Span]:
    """Full quotations of four words or more that nobody is credited with, nor with what stands around them."""
    for index, sentence in enumerate(dossier.sentences):
        for stretch in sentence.stretches:
            span = stretch.span
            long = stretch.voice is Voice.QUOTED and len(dossier.text(span).split()) >= _QUOTATION
            if not long or sentence.block.kind not in COPY or _spoken(dossier, span) or _among_speech(dossier, index):
                continue
            if _is_whole(dossier, span) and not _is_cued(dossier, sentence) and not _is_behind_person(dossier, index):
                yield span


def _spoken(dossier: Dossier, span: Span) -> bool:
    return any(
        dossier.source_of(attribution).kind is not SourceKind.NONE and _credits(dossier, attribution, span)
        for attribution in dossier.attributions_over(span)
    )


def _credits(dossier: Dossier, attribution: Attribution, quotation: Span) -> bool:
    """Whether an attribution may credit a quotation: from another paragraph, only by a word of saying.

    "About 200 people watched." credits nobody with what stands before it, nor does "The ferry stops if they say yes."
    """
    cue = attribution.cue[0] if attribution.cue else None
    if cue is None:
        return True
    if _IF_SAID.search(dossier.document.text, max(0, cue.start - _LEAD), cue.start):
        return False
    is_beside = dossier.block_at(cue.start) == dossier.block_at(quotation.start)
    return is_beside or word_pattern("cues_of_speech").search(dossier.text(cue)) is not None


def _is_behind_person(dossier: Dossier, index: int) -> bool:
    """Whether the sentence before, of the reporter's, tells of one person, who is the one who speaks."""
    before = dossier.sentences[index - 1] if index else None
    if before is None or before.voice is not Voice.REPORTER or _is_of_event(dossier, before):
        return False
    people = {one.name for _, one in dossier.mentions_over(before.span) if one.type is EntityType.PERSON}
    return before.block.kind in COPY and len(people) == 1


def _among_speech(dossier: Dossier, index: int) -> bool:
    """Whether one of the two sentences before, or one of its paragraph close by, is somebody's, who may go on."""
    block = dossier.sentences[index].block
    near = range(max(0, index - 3), min(len(dossier.sentences), index + 3))
    is_behind_event = index > 0 and _is_of_event(dossier, dossier.sentences[index - 1])
    before = (index - 1,) if is_behind_event else (index - 1, index - 2)
    return any(
        (dossier.sentences[other].block == block or other in before)
        and not _is_paraphrasing_heading(dossier, dossier.sentences[other])
        and _spoken(dossier, dossier.sentences[other].span)
        for other in near
        if other != index
    )


def _is_of_event(dossier: Dossier, sentence: Sentence) -> bool:
    """Whether a sentence is about an event and not about whoever spoke before it: "The trial is to last two weeks"."""
    return tells_of_event(dossier.text(sentence.span))


def _is_paraphrasing_heading(dossier: Dossier, sentence: Sentence) -> bool:
    """Whether it is a heading that quotes nobody: "Union rejects the offer" does not say who speaks below it."""
    return sentence.block.kind in HEADINGS and not _QUOTES.search(dossier.text(sentence.span))


def _is_whole(dossier: Dossier, span: Span) -> bool:
    """Whether it opens here, and is no part of a speech that runs over several paragraphs."""
    text = dossier.document.text
    closing = _CLOSED_BY.get(text[span.start])
    if closing is None or _is_title(dossier.text(span)) or _is_part(text, span):
        return False
    blocks = dossier.document.blocks
    block = dossier.block_at(span.start)
    if _INTRODUCED.search(text, max(0, span.start - _LEAD), span.start) or _GOES_ON.match(text, span.end):
        return False
    if not closing.search(text, span.start + 1, blocks[block].span.end):
        return False
    before = _paragraph_before(text, [one.span for one in blocks[max(0, block - _CAPTIONS) : max(0, block)]])
    return not _runs_on(text[max(before.start, before.end - _LONGEST) : before.end])


def _paragraph_before(text: str, spans: list[Span]) -> Span:
    """Return the last of the blocks that ends as sentences do: the caption of a picture has no full stop."""
    return next((span for span in reversed(spans) if _ENDED.search(span.of(text).rstrip()[-1:])), Span(0, 0))


def _is_title(quoted: str) -> bool:
    """Whether every word of weight has a capital, as in the title of a show, a film or a book."""
    words = [word.strip("“”\"‘’'.,:!?") for word in quoted.split()]
    return all(word[:1].isupper() or word[:1].isdigit() or word in _SMALL_WORDS for word in words if word)


def _is_part(text: str, span: Span) -> bool:
    """Whether it is a name or a few words within the reporter's sentence: it neither opens nor ends one.

    Words in lower case go on from the reporter's: "It is giving “money to firms, so that wages are paid.”"
    """
    before = text[max(0, span.start - _LEAD) : span.start].rstrip(" ")
    opens = not before or before.endswith(("\n", ".", "!", "?", ":", "”", '"', "’", "'"))
    if not opens and text[span.start + 1].islower() and not before.endswith(","):
        return True
    return not opens and not text[span.start : span.end].rstrip("”\"’'").endswith((".", "!", "?", ","))


def _runs_on(paragraph: str) -> bool:
    """Whether it ends in a quotation that this one goes on from, or leaves one open, or a colon announces the next."""
    words = paragraph.rstrip()
    if words.endswith(("”", '"')) or _SINGLE_AT_END.search(words):
        return True
    opened = words.count("“") > words.count("”") or words.count('"') % 2 == 1 or _opens_in_single_marks(words.lstrip())
    return opened or words.endswith(":")


def _opens_in_single_marks(paragraph: str) -> bool:
    """Whether it begins with speech within single marks that it does not close."""
    return paragraph.startswith(("'", "‘")) and _CLOSED_BY["‘"].search(paragraph, 1) is None


def _is_cued(dossier: Dossier, sentence: Sentence) -> bool:
    """Whether a verb of speech, or of what is written somewhere, stands beside the quotation."""
    number = dossier.number(sentence.span.start)
    near = [
        other_sentence
        for other_sentence in dossier.sentences[max(0, number - 1) : number + 2]
        if other_sentence.block == sentence.block
    ]
    before = [other for other in dossier.sentences[max(0, number - 1) : number] if not _is_of_event(dossier, other)]
    said = [dossier.words_in(other_sentence, Voice.REPORTER) for other_sentence in {*near, *before}]
    return any(_is_said(text) or _READ.search(text) for text in said)


def _is_said(text: str) -> bool:
    """Whether a word of saying stands there, and under no condition: "The ferry stops if they say yes"."""
    cues = word_pattern("cues_of_speech").finditer(text)
    return any(not _IF_SAID.search(text, max(0, cue.start() - _LEAD), cue.start()) for cue in cues)
