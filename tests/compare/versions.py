"""Drafts made of statements by hand: what is claimed, by whom, how well backed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.domain import (
    Assertion,
    Attribution,
    Burden,
    ClaimClass,
    Directness,
    Dossier,
    Effect,
    Evidence,
    Grade,
    Hold,
    Message,
    Reason,
    ReasonKind,
    Report,
    Score,
    Source,
    SourceKind,
    Span,
)
from onrecord.identify.entities import named_in
from onrecord.segment import segment
from tests.builders import certain, document

BURDEN = {
    ClaimClass.UNSCORED: Burden.NONE,
    ClaimClass.ROUTINE: Burden.TOLD,
    ClaimClass.CHECKABLE: Burden.ASK,
    ClaimClass.ALLEGATION: Burden.ACCUSATION,
}

RUIZ = Source(SourceKind.PERSON, "Dana Ruiz", name="Dana Ruiz", title="auditor")
SHAH = Source(SourceKind.PERSON, "Amir Shah", name="Amir Shah", title="chair")
PORT = Source(SourceKind.ORGANIZATION, "the port authority", name="Port Authority")
ACCOUNTS = Source(SourceKind.DOCUMENT, "the accounts", identified=True)


def unnamed(label: str, grade: Grade = Grade.D1, reason: ReasonKind = ReasonKind.NONE, plural: bool = False) -> Source:
    kind = SourceKind.UNNAMED_GROUP if plural else SourceKind.UNNAMED_PERSON
    return Source(kind, label, grade=grade, reason=Reason(reason))


OFFICIAL = unnamed("an official")
SOURCES = unnamed("sources", Grade.D0, plural=True)


@dataclass(frozen=True)
class Said:
    """One sentence of a draft: a claim and who is credited with it."""

    claim: str
    source: Source | None = None
    level: int = 0
    claim_class: ClaimClass = ClaimClass.CHECKABLE
    signal: str = "person"


def version(*statements: Said, name: str = "draft.txt", holds: tuple[Hold, ...] = (), backing: float = 50) -> Report:
    """A draft with one paragraph a statement."""
    lines, claims, attributions = [], [], []
    sources: dict[Source, list[int]] = {}
    mentions: dict[Source, list[Span]] = {}
    at = 0
    for each in statements:
        line, credited = each.claim, ()
        span = Span(at, at + len(each.claim))
        if each.source:
            line += f", {each.source.label} said"
            mention = Span(span.end + 2, span.end + 2 + len(each.source.label))
            cue = Span(mention.end + 1, mention.end + 5)
            credited = (len(attributions),)
            attributions.append(Attribution((mention,), (cue,), (span,), Directness.INDIRECT, 0.9))
            sources.setdefault(each.source, []).append(credited[0])
            mentions.setdefault(each.source, []).append(mention)
        start = Evidence(
            each.signal,
            Effect.START,
            each.level,
            Message.of("named-organisation", source=f"evidence {each.level}"),
            span,
        )
        evidence = (start,) if each.level else ()
        known = certain(BURDEN[each.claim_class])
        claims.append(Assertion((span,), each.claim_class, credited, evidence=evidence, level=each.level, **known))
        lines.append(line + ".")
        at += len(lines[-1]) + 2
    draft = replace(document("\n\n".join(lines)), name=name)
    cast = tuple(
        replace(source, attributions=tuple(own), mentions=tuple(mentions[source])) for source, own in sources.items()
    )
    score = Score(backing, len(claims), sum(each.weight for each in claims), 0.25, 0.25, 1, "1", 0.5, holds)
    sentences = segment(draft)
    named = named_in(draft.text, sentences)
    return Report(Dossier(draft, sentences, tuple(attributions), cast, (), named, tuple(claims), (), score), ())
