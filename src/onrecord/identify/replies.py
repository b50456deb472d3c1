"""What whoever was asked or accused gave back: a denial, a refusal, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.domain import Reply, ReplyKind, Sentence, Span, Voice
from onrecord.identify.cast import Cast
from onrecord.language.regex import regex

_KINDS = (
    (
        ReplyKind.UNREACHABLE,
        r"(?:could|can) ?not (?:\w+ )?be (?:reached|contacted|located|found)|(?:was|were) (?:not"
        r"|un)\s?(?:immediately )?"
        r"(?:available|reachable)(?: for comment)?|(?:efforts|attempts) to (?:reach|contact) [^.;]{2,60}? "
        r"(?:failed|were unsuccessful)",
    ),
    (
        ReplyKind.NO_RESPONSE,
        r"(?:did|does|do|had|has|have) ?(?:not|n['’]t) (?:\w+ )?(?:respond|responded|repl(?:y|ied)|return|returned"
        r"|answer|answered)"
        r"(?: (?:a|to|our|calls?|messages?|e-?mails?|requests?|questions?|phone|telephone|multiple|several"
        r"|repeated|an|the|two|for"
        r"|seeking|comment))*|failed to (?:respond|reply|return)|no (?:response|reply|comment) (?:was|had been) "
        r"(?:received|given)",
    ),
    (
        ReplyKind.DECLINED,
        r"(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)) (?:\w+ )?(?:(?:requests? )?(?:to|for) (?:be )?(?:comment\w*"
        r"|interview\w*|discuss"
        r"|answer|elaborate|say|speak|provide|respond|confirm|make)\b)|(?:had )?no comment\b|would not (?:comment"
        r"|discuss|say)",
    ),
    (
        ReplyKind.DENIAL,
        r"(?:(?:has|have|had) )?(?:(?:flatly|strongly|repeatedly|strenuously|categorically|vehemently) "
        r")*(?:den(?:y|ies|ied|ying)\b"
        r"|rejected the (?:claim|allegation|accusation|charge)s?|dismissed the (?:claim|allegation|accusation"
        r"|charge|report)s?"
        r"|called the (?:\w+ )?(?:claim|allegation|accusation|charge|report)s? (?:false|baseless|untrue|absurd))"
        r"|pleaded not guilty",
    ),
)
_ANY = regex("|".join(f"(?P<{kind.name}>\\b(?:{words}))" for kind, words in _KINDS), re.IGNORECASE)
_SUBJECT = regex(
    r"(?<![\w’'.&-])(?P<who>[\w’'.&-]+(?: [\w’'.&-]+){0,7}),? *(?:also |who |and |has |have |had |immediately )*\Z"
)
_REACH = 400
"""Characters before a reply in which it is told whose it is."""


def replies(text: str, sentences: Sequence[Sentence], cast: Cast) -> Iterator[Reply]:
    """Every reply in the reporter's own words, in order."""
    for sentence in sentences:
        passage = sentence.span.of(text)
        for match in _ANY.finditer(passage):
            start, end = (sentence.span.start + each for each in match.span())
            if sentence.voice_at(start) is not Voice.QUOTED:
                yield _reply(text, ReplyKind[match.lastgroup or ""], Span(start, end), sentence, cast)


def _reply(text: str, kind: ReplyKind, span: Span, sentence: Sentence, cast: Cast) -> Reply:
    inside = cast.within(Span(sentence.span.start, span.start))
    if inside:
        member, name = inside[-1]
        return Reply(kind, span, name.span, member.text)
    start = max(sentence.span.start, span.start - _REACH)
    lead = _SUBJECT.search(text[start : span.start])
    return Reply(kind, span, Span(*(start + at for at in lead.span("who"))) if lead else None)
