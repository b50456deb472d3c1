"""What those who were asked or accused gave back: a denial, a refusal, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.domain import Reply, ReplyKind, Sentence, Span, Voice
from onrecord.identify.cast import Cast
from onrecord.language.patterns import pattern

_REPLY = pattern("replies.reply")
_GIVER = pattern("replies.giver")
_WAS_DENIED, _BY_SOMEBODY = pattern("replies.was_denied"), pattern("replies.by_somebody")
_REACH = 400
"""Characters before a reply in which it is told whose it is."""


def replies(text: str, sentences: Sequence[Sentence], cast: Cast) -> Iterator[Reply]:
    """Yield every reply in the reporter's own words, in order."""
    for sentence in sentences:
        for match in _REPLY.finditer(text, sentence.span.start, sentence.span.end):
            if sentence.voice_at(match.start()) is not Voice.QUOTED and not _is_kept_from(text, match, sentence.span):
                yield _reply(text, ReplyKind[match.lastgroup or ""], Span(*match.span()), sentence, cast)


def _is_kept_from(text: str, match: re.Match[str], sentence: Span) -> bool:
    """Whether somebody is denied something: "were routinely denied breaks", not "was denied by the firm"."""
    passive = _WAS_DENIED.search(text, sentence.start, match.end())
    return passive is not None and not _BY_SOMEBODY.match(text, match.end(), sentence.end)


def _reply(text: str, kind: ReplyKind, span: Span, sentence: Sentence, cast: Cast) -> Reply:
    asked = cast.within(span) if kind is ReplyKind.UNREACHABLE else []  # "The Echo has contacted Ann Lee for comment"
    named = asked or cast.within(Span(sentence.span.start, span.start))
    if named:
        member, name = named[-1]
        return Reply(kind, span, name.span, member.text)
    start = max(sentence.span.start, span.start - _REACH)
    giver = _GIVER.search(text[start : span.start])
    return Reply(kind, span, Span(*(start + at for at in giver.span("who"))) if giver else None)
