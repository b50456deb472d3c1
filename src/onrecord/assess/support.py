"""What stands behind an assertion, in a word: its line in the sum of the score."""

from __future__ import annotations

from onrecord.domain import Assertion, Dossier, Grade, Source, SourceKind, Support

_OWN = (SourceKind.SELF, SourceKind.OWN_OBSERVATION)


def support(dossier: Dossier, assertion: Assertion) -> Support:
    """Return what stands behind an assertion whose level is known."""
    if assertion.level >= 2:
        return Support.SOURCED
    sources = [source for _, source in dossier.supports(assertion)]
    if all(source.kind in _OWN for source in sources):
        return Support.OWN_WORDS
    return Support.BARE if all(_is_bare(source) for source in sources) else Support.DESCRIBED


def _is_bare(source: Source) -> bool:
    """Whether a reader learns nothing of a source at level 1 or less: of unnamed people, neither role nor body."""
    return source.grade is Grade.D0 if source.unnamed else source.kind is not SourceKind.PARTLY_NAMED
