"""A second source from another organisation says the same, and does not quote the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.assess.claim import Claim, called
from onrecord.domain import Attribution, Effect, Evidence, Grade, Message, Source, SourceKind
from onrecord.language.regex import regex

_BACKS = (
    SourceKind.PERSON,
    SourceKind.ORGANIZATION,
    SourceKind.DOCUMENT,
    SourceKind.OUTLET,
    SourceKind.OWN_OBSERVATION,
)

_FIGURE = regex(r"\d[\d,.]*")


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a plus for the first independent source that is credited with the same, here or elsewhere.

    If there is none, because all have it from one place outside the draft, yield a note that says so.
    """
    supports = claim.supports
    if not supports:
        return
    (first, source), *others = supports
    not_independent: Evidence | None = None
    for attribution, other in (*others, *_elsewhere(claim, [credit for credit, _ in supports])):
        if _stands(other) and not _one_body(source, other) and not _quotes(claim, attribution, source):
            slots = {"other": called(other), "source": called(source)}
            place = claim.place(attribution)
            origin = _shared_origin(claim, (first, source), (attribution, other))
            if origin is None:
                yield Evidence("corroboration", Effect.RAISE, 1, Message.of("corroboration", **slots), place)
                return
            because = Message.of("one-origin", **slots, origin=origin)
            not_independent = not_independent or Evidence("corroboration", Effect.NOTE, 0, because, place)
    if not_independent:
        yield not_independent


def _shared_origin(claim: Claim, *credited: tuple[Attribution, Source]) -> str | None:
    if claim.origins is None:
        return None
    dossier = claim.dossier
    sources = [(source, dossier.text(dossier.statement(attribution))) for attribution, source in credited]
    return claim.origins.shared(claim.text, sources)


def _elsewhere(claim: Claim, known: Sequence[Attribution]) -> Iterator[tuple[Attribution, Source]]:
    """Those who say the same elsewhere: what is alike in words is often another claim, so its figures must agree."""
    figures = _figures(claim.text)
    for attribution in claim.statements.like(claim.text) if figures else ():
        if attribution not in known and _figures(claim.dossier.words(attribution.content)) == figures:
            yield attribution, claim.dossier.source_of(attribution)


def _figures(words: str) -> frozenset[str]:
    return frozenset(match.group().strip(".,").replace(",", "") for match in _FIGURE.finditer(words))


def _stands(source: Source) -> bool:
    """Whether it is level 1 or more by itself."""
    if source.described is False:
        return False
    return source.kind in _BACKS or (source.unnamed and source.grade in (Grade.D2, Grade.D3))


def _one_body(one: Source, other: Source) -> bool:
    """Whether both are the same, or of the same body."""
    bodies = [{each.lower() for each in (source.affiliation, source.name) if each} for source in (one, other)]
    return one is other or bool(bodies[0] & bodies[1]) or any(a in b or b in a for a in bodies[0] for b in bodies[1])


def _quotes(claim: Claim, attribution: Attribution, source: Source) -> bool:
    """Whether the second only passes on the first: "Lee said, citing the report"."""
    name = (source.name or source.label).split()[-1]
    return name in claim.dossier.words(attribution.content)
