"""EV410."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity, Span, Tier
from onrecord.language.patterns import pattern
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_PLACEHOLDER = pattern("desk.placeholder")
_MARK = pattern("desk.comment_mark")
_LONGEST = 60


class NoteLeft(Rule):
    """A placeholder (TK) or a note to the desk is left in the draft.

    ## Why it matters
    What is written for the desk reaches readers sooner or later. And what is still to come has not been checked.

    ## What to do
    Fill in what is missing, or take the note out. onrecord does not read notes in brackets, between `%%` or behind `//`
    as copy, so they cannot lead to other findings.
    """

    code = "EV410"
    category = Category.EVIDENCE
    severity = Severity.INFO
    tier = Tier.HEURISTIC
    standards = ("SPJ",)
    quotations = True
    help = "Fill in what is missing, or take the note out."
    flags = (
        Example("The gate cost [TK] pounds, the council said."),
        Example("[TKTK] people saw it, Dana Ruiz said."),
        Example("The mayor said the work would end in [tktk]."),
    )
    passes = (
        Example("TK Maxx said the shop would close."),
        Example("The boxer won by a TKO, Dana Ruiz said."),
        Example("He called it over before noon, she said."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        document = dossier.document
        for block in document.blocks:
            for match in _PLACEHOLDER.finditer(document.text, block.span.start, block.span.end):
                yield self.finding(Span(*match.span()), f"{quoted(match.group())}: something is still to come here.")
        for note in document.notes:
            if _MARK.fullmatch(note.text):
                continue  # its comment has a finding
            words = note.text if len(note.text) <= _LONGEST else f"{note.text[:_LONGEST].rstrip()}…"
            yield self.finding(note.span, f"{quoted(words)}: a note to the desk is still in the draft.")
