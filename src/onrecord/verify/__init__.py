"""Compares what a draft says with the reporter's own file: quotations, speakers, figures and names.

Nothing is read here: the evidence comes as an index of its words (`index_file`, `Index`), made of documents that the
readers read.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain import Dossier, Verdict, Verification
from onrecord.verify.claims import Claims
from onrecord.verify.figures import Figures
from onrecord.verify.index import Index
from onrecord.verify.indexed_file import IndexedFile, index_file
from onrecord.verify.links import LinkedPage, LinkState, link_verifications
from onrecord.verify.names import Names
from onrecord.verify.quotations import Quotations
from onrecord.verify.titles import Titles
from onrecord.verify.versions import versions

__all__ = [
    "Index",
    "IndexedFile",
    "LinkState",
    "LinkedPage",
    "index_file",
    "link_verifications",
    "verify",
    "versions",
]


def verify(
    dossier: Dossier,
    index: Index | None = None,
    left_out: frozenset[int] = frozenset(),
    *,
    incomplete: str | None = None,
) -> tuple[Verification, ...]:
    """Return what the evidence says of the draft, in the order of the text.

    `left_out` are the numbers of the files that are not evidence for this draft: the draft itself, if it lies there.
    `incomplete` is why what is not in the evidence may be elsewhere, as a clause: nothing is "not found" then.
    """
    if index is None:
        return ()
    members = (Quotations, Figures, Names, Titles, Claims)
    found = [each for member in members for each in member(dossier, index, left_out).verified()]
    if incomplete:
        found = [_elsewhere(each, incomplete) if each.verdict is Verdict.NOT_FOUND else each for each in found]
    return tuple(sorted(found, key=lambda each: (each.span, each.kind)))


def _elsewhere(verification: Verification, because: str) -> Verification:
    return replace(verification, verdict=Verdict.NOT_CHECKED, because=because)
