"""Whom a headline credits in the grammar that only headlines have: "Bridge unsafe, say engineers", "Arson – police"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.spans import directness
from onrecord.domain import Attribution, BlockKind, Overlaps, Sentence, Span
from onrecord.language.noun_phrases import noun_phrase
from onrecord.language.nouns import Family
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_set

_BY_VERB = tuple(pattern(f"headlines.{name}") for name in ("sayer_and_verb", "verb_and_sayer"))
_BY_SIGN = tuple(pattern(f"headlines.{name}") for name in ("sign_and_sayer", "sayer_and_sign"))
_SPEAK = frozenset({Family.BARE, Family.EXPERTS, Family.OFFICIALS, Family.SPOKESPEOPLE})
"""Nouns for people that a headline hardly writes about without crediting them."""
_ALONE = frozenset({Family.BODY, Family.DOCUMENT})
_CONFIDENCE = 0.6
"""What the model is not asked for."""


def headline_forms(
    attributions: Sequence[Attribution], text: str, sentences: Sequence[Sentence]
) -> Iterator[Attribution]:
    """Yield an attribution for each headline that credits somebody at its end or its start, and none is known in it."""
    credited = (attribution for attribution in attributions if attribution.source)
    known = Overlaps((part, part) for attribution in credited for part in attribution.spans)
    for sentence in sentences:
        if sentence.block.kind is BlockKind.HEADLINE and not any(True for _ in known.over(sentence.span)):
            match = _match(text, sentence.span)
            if match:
                content = (Span(*match.span("words")),)
                who, cue = Span(*match.span("who")), Span(*match.span("cue"))
                yield Attribution((who,), (cue,), content, directness(text, content), _CONFIDENCE)


def _match(text: str, headline: Span) -> re.Match[str] | None:
    for form in _BY_VERB:
        if match := form.match(text, headline.start, headline.end):
            return match
    signed = (form.match(text, headline.start, headline.end) for form in _BY_SIGN)
    return next((match for match in signed if match and _is_credited(match["who"])), None)


def _is_credited(words: str) -> bool:
    """Whether a noun for people, a body or a document stands beside the sign, and no label such as "Review:"."""
    phrase = noun_phrase(words[:1].lower() + words[1:])
    if phrase.head in word_set("labels_of_headlines") | word_set("number_words"):
        return False
    if phrase.family in _ALONE:  # no "Match report:" or "Rugby union:"
        return words.lower().removeprefix("new ") in (phrase.head, f"{phrase.head}s")
    return phrase.family in _SPEAK or (phrase.family is Family.ROLES and not phrase.plural)
