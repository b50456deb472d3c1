"""A second look at sentences that credit somebody in a regular form and in which the model sees nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.attribute.no_statement import is_no_statement
from onrecord.attribute.spans import directness
from onrecord.domain import COPY, Attribution, Overlaps, Sentence, Span, Voice
from onrecord.language.desk import forms_of_attribution
from onrecord.language.nouns import pronouns
from onrecord.language.patterns import pattern


class _Form(NamedTuple):
    """A form that is long to compile, and a short one that every match of it holds, looked for first."""

    whole: re.Pattern[str]
    needs: re.Pattern[str]

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the match of the whole sentence between these places, or None."""
        return self.whole.match(text, start, end) if self.needs.search(text, start, end) else None


def _of_pack(name: str) -> re.Pattern[str]:
    return pattern(f"forms_of_attribution.{name}")


_SAID_AT_END = _Form(_of_pack("said_at_end"), needs=_of_pack("said_behind"))
_CLOSES = _Form(_of_pack("closes"), needs=_of_pack("closing"))
_ASIDE = _Form(_of_pack("aside"), needs=_of_pack("inside"))
_FORMS: tuple[_Form | re.Pattern[str], ...] = (
    _of_pack("seen"),
    _of_pack("opens"),
    _of_pack("opens_to_hear"),
    _of_pack("opens_as"),
    _of_pack("opens_by_count"),
    _of_pack("seen_by_us"),
    _of_pack("for_whom"),
    _of_pack("quoted"),
    _CLOSES,
    _ASIDE,
    _of_pack("reported"),
    _of_pack("puts"),
    _of_pack("plain"),
)
_GROUPS = {
    "who": "cue", "teller": "hear", "talker": "told", "counter": "by", "speaker": "verb", "putter": "as",
    "watcher": "saw", "owner": "own",
}  # fmt: skip
"""The groups of sources, and of their cues."""
CONFIDENCE = 0.6
"""What the model is not asked for."""


def plain_forms(attributions: Sequence[Attribution], text: str, sentences: Sequence[Sentence]) -> Iterator[Attribution]:
    """Yield an attribution for each sentence in a regular form that holds nothing of those with a source."""
    credited = (attribution for attribution in attributions if attribution.source)
    known = Overlaps((part, part) for attribution in credited for part in attribution.spans)
    forms: tuple[_Form | re.Pattern[str], ...] = (*_FORMS, *forms_of_attribution())
    for sentence in sentences:
        reported = sentence.stretches[0].voice is Voice.REPORTER or sentence.stretches[-1].voice is Voice.REPORTER
        if sentence.block.kind in COPY and reported and not any(True for _ in known.over(sentence.span)):
            matches = (form.match(text, sentence.span.start, sentence.span.end) for form in forms)
            match = next((match for match in matches if match), None)
            attribution = _attribution(match, text) if match else None
            if attribution and not is_no_statement(attribution, text):
                yield attribution


def completed(attributions: Sequence[Attribution], text: str, sentences: Sequence[Sentence]) -> list[Attribution]:
    """Return the attributions with what stands on the other side of the source, where the model saw only one.

    In "The gate was weak, the inquiry said on 3 May, whilst it cleared the crew", the inquiry says the first clause; of
    "The thieves, according to him, came by boat" it is both.
    """
    known = Overlaps((part, number) for number, one in enumerate(attributions) for part in one.source)
    now = list(attributions)
    for sentence in sentences:
        numbers = list(known.over(sentence.span))
        one = now[numbers[0]] if len(numbers) == 1 else None
        content = _around(one, text, sentence.span) if one and one.cue else None
        if one and content:
            now[numbers[0]] = replace(one, content=content, directness=directness(text, content))
    return now


def turned(attributions: Sequence[Attribution], text: str, sentences: Sequence[Sentence]) -> list[Attribution]:
    """Return the attributions with the source behind its verb where the model took the subject of the words for it.

    In "Ms. Orr has met nobody, said four people who work there", four people speak.
    """
    cues = Overlaps((part, number) for number, one in enumerate(attributions) for part in one.cue)
    now = list(attributions)
    for sentence in sentences:
        match = _SAID_AT_END.match(text, sentence.span.start, sentence.span.end)
        if match is None:
            continue
        numbers, talker = list(cues.over(Span(*match.span("told")))), Span(*match.span("talker"))
        if len(numbers) == 1 and not any(talker.contains(part) for part in now[numbers[0]].source):
            content = (Span(*match.span("words")),)
            way = directness(text, content)
            now[numbers[0]] = replace(now[numbers[0]], source=(talker,), content=content, directness=way)
    return now


def _around(one: Attribution, text: str, sentence: Span) -> tuple[Span, ...] | None:
    """Return the content of an attribution, with what the sentence has before or behind the source as well."""
    closes = _CLOSES.match(text, sentence.start, sentence.end)
    if closes and closes["speaker"]:
        speaks = Span(*closes.span("speaker")).overlaps(one.source[0]) and one.cue[0].start >= closes.start("verb")
        later = all(part.start > one.cue[0].start for part in one.content)
        return (Span(*closes.span("words")), *one.content) if speaks and later else None
    aside = _ASIDE.match(text, sentence.start, sentence.end)
    told = aside and aside["who"] in pronouns() and Span(*aside.span("who")).overlaps(one.source[0])
    return _words(aside) if aside and told else None


def _attribution(match: re.Match[str], text: str) -> Attribution:
    who, cue = next((who, cue) for who, cue in _GROUPS.items() if match.groupdict().get(who))
    content = _words(match)
    return Attribution(
        (Span(*match.span(who)),), (Span(*match.span(cue)),), content, directness(text, content), CONFIDENCE
    )


def _words(match: re.Match[str]) -> tuple[Span, ...]:
    """Return what a sentence in a regular form credits, before and behind whom it credits."""
    groups = ("words", *(["more"] if match.groupdict().get("more") else []))
    return tuple(Span(match.start(group), match.start(group) + len(match[group].rstrip())) for group in groups)
