"""Nothing that was read off a draft is left in a redacted audit: a new field must be redacted, or fail here."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

from onrecord.domain import (
    Accused,
    Ask,
    Assertion,
    Attribution,
    Audit,
    Burden,
    ClaimClass,
    Directness,
    Effect,
    Evidence,
    Fix,
    Gate,
    Grade,
    Hold,
    Link,
    Message,
    Reply,
    ReplyKind,
    Score,
    Source,
    SourceKind,
    Span,
)
from onrecord.language.messages import worded
from onrecord.reporters._redact import redacted
from tests.builders import certain
from tests.reporters.audits import report, with_set_aside

SECRET = "Qvaxzorjzz"
AT = Span(0, 10)
NAMED = Message.of("person-with-role", source=SECRET, role=SECRET)


def full() -> Audit:
    """An audit in which every field that may hold words of the draft holds the secret one."""
    audited = with_set_aside(report(f"{SECRET} so. {SECRET} many say so.", SECRET, "many say"))
    audited = replace(audited, findings=tuple(each.finding for each in audited.set_aside))
    exception = audited.set_aside[0].suppression
    exception = exception and replace(exception, reason=SECRET, editor=SECRET)
    aside = (replace(audited.set_aside[0], suppression=exception), *audited.set_aside[1:])
    document = replace(
        audited.dossier.document, title=SECRET, byline=SECRET, date=SECRET, links=(Link(AT, f"https://{SECRET}/"),)
    )
    score = Score(
        50.0, 1, 2, 0.0, 0.5, 1, "1", 1.0,
        tuple(Hold(gate, Message.of("no-reply", accused=SECRET), AT, (0,)) for gate in Gate),
        Fix((0,), Message.of("put-on-record", source=SECRET), 4, 9.0, 59.0),
        asks=(Ask(0, Message.of("ask-who-exactly", source=SECRET), 9.0),),
    )  # fmt: skip
    dossier = replace(
        audited.dossier,
        document=document,
        attributions=(Attribution((AT,), (), (AT,), Directness.DIRECT, 0.9),),
        sources=(
            Source(SourceKind.UNNAMED_PERSON, SECRET, SECRET, SECRET, SECRET, Grade.D1, count=SECRET, attributions=(0,)),
        ),
        replies=(Reply(ReplyKind.DENIAL, AT, AT, SECRET),),
        assertions=(
            Assertion(
                (AT,), ClaimClass.ROUTINE, (0,),
                evidence=(Evidence("person", Effect.START, 3, Message.of("not-counted", because=NAMED), AT),),
                accused=(Accused(SECRET, AT),), **certain(Burden.ASK),
            ),
        ),
        score=score,
    )  # fmt: skip
    return Audit((replace(audited, dossier=dossier, set_aside=aside),))


def strings(value: object, path: str) -> list[tuple[str, str]]:
    """Every string in a noun and what it holds, with the way to it."""
    if isinstance(value, str):
        return [(path, value)]
    if isinstance(value, dict):
        value = tuple(value.items())
    if isinstance(value, tuple):
        return [found for each in value for found in strings(each, path)]
    if is_dataclass(value):
        return [found for f in fields(value) for found in strings(getattr(value, f.name), f"{path}.{f.name}")]
    return []


def test_no_field_holds_a_word_of_the_draft():
    held = [path for path, text in strings(full(), "audit") if SECRET in text]
    assert len(set(held)) >= 17
    assert not [path for path, text in strings(redacted(full()), "audit") if SECRET in text]


def test_places_and_figures_are_as_they_were():
    plain, hidden = full().reports[0], redacted(full()).reports[0]
    assert [each.span for each in plain.findings] == [each.span for each in hidden.findings]
    assert [each.fingerprint for each in plain.findings] == [each.fingerprint for each in hidden.findings]
    assert plain.dossier.document.words == hidden.dossier.document.words
    score = hidden.dossier.score
    assert score == replace(plain.dossier.score, holds=score.holds, best_fix=score.best_fix, asks=score.asks)


def test_messages_keep_their_sense_without_words_of_the_draft():
    hidden = redacted(full()).reports[0].dossier
    assert worded(hidden.score.holds[0].because) == (
        "somebody is accused, and the article has no reply, denial or attempt to reach them"
    )
    assert worded(hidden.score.best_fix.change) == "put the source on the record, with name and role"
    assert worded(hidden.score.asks[0].question) == "the source: who exactly, and how do they know?"
    assert worded(hidden.assertions[0].evidence[0].because) == (
        "a named person with a role; does not count, for the quotation is altered"
    )
