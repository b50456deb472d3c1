"""A link on the claim, or next to it: what it is worth depends on where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from onrecord.assess.claim import Claim
from onrecord.domain import Effect, Evidence, Link, Message
from onrecord.language.patterns import pattern

_PRIMARY, _FILE, _SOCIAL = (pattern(f"links.{name}") for name in ("primary", "file", "social"))
_STARTS = {
    "primary": ("identified-document", "record-link"),
    "social": ("unidentified-document", "social-link"),
    "other": ("unidentified-document", "other-link"),
}
"""By where a link leads, what the rubric counts it as, and what is told of it."""


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start, or a note for a link to the outlet's own pages, for each link in the claim's statement."""
    whole = claim.statement
    for link in claim.dossier.links_over(whole):
        where = target(link)
        if where == "own":
            yield Evidence("hyperlink", Effect.NOTE, 0, Message.of("own-link"), link.span)
        elif where in _STARTS:
            kind, code = _STARTS[where]
            yield claim.start(kind, "hyperlink", Message.of(code), link.span)


def target(link: Link) -> str:
    """Where a link leads: `primary`, `social`, `other`, `own`, or `nowhere` (a mail address, a place in the page)."""
    parts = urlsplit(link.target)
    if parts.scheme not in ("http", "https", ""):
        return "nowhere"
    host = (parts.hostname or "").removeprefix("www.")
    if not host:
        return "own" if parts.path and not link.target.startswith("#") else "nowhere"
    if _PRIMARY.search(host) or _FILE.search(parts.path):
        return "primary"
    return "social" if _SOCIAL.search(host) else "other"
