"""LI309."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.domain import Category, Dossier, Example, Finding, Severity, Voice
from onrecord.language.regex import regex
from onrecord.lexicons import items, phrase
from onrecord.rules._match import is_credited, matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule


@cache
def _accused() -> re.Pattern[str]:
    nouns = "|".join(phrase(item) for item in items("crime_nouns"))
    place = r"(?:(?!of |in |to |for )[\w'’-]+ ){0,2}?"
    return regex(rf"(?<![\w'’-])(?P<hit>(?:alleged|accused|suspected) {place}(?:{nouns}))(?![\w-])", re.IGNORECASE)


class AccusationPremodifier(Rule):
    """A person is called an “accused”, “alleged” or “suspected” criminal before any conviction.

    ## Why it matters
    “Accused killer” still calls the person a killer. The label stays with the name, and the charge, which is the fact,
    gets lost.

    ## What to do
    Give the charge and say who brought it: “who is charged with murder”, “whom police suspect of arson”.
    """

    code = "LI309"
    category = Category.LOADED_LANGUAGE
    severity = Severity.ERROR
    standards = ("AP",)
    help = "Give the charge: “who is charged with…”, “whom police suspect of…”."
    flags = (
        Example("The [accused killer] Jon Poe sat in silence."),
        Example("Police held the [alleged bank robber] for two days."),
        Example("[Suspected terrorists] were turned back at the border."),
    )
    passes = (
        Example("Jon Poe, who is charged with murder, sat in silence."),
        Example("“The alleged killer is my son,” she said."),
        Example("The alleged fraud came to light in May."),
        Example("The killer was sentenced to twenty years."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, span, _, _ in matches(dossier, _accused(), Voice.REPORTER, Voice.HEADLINE):
            if not is_credited(dossier, span):
                message = f"{quoted(dossier.text(span))}: this suggests guilt. What is the charge, and who brought it?"
                yield self.finding(span, message)
