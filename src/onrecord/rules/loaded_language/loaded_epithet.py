"""LI306."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.domain import BlockKind, Category, Dossier, Example, Finding, Severity, Voice
from onrecord.language.regex import regex
from onrecord.lexicons import items
from onrecord.rules._match import NAME, has_source, matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_OF_A_PLAN = (
    r"(?![\w'’-])(?![- ](?:led|backed|sponsored)\b)(?! (?:initiative|plan|bill|proposal|law|policy|measure|deal)s?\b)"
)
"""Behind a name: the epithet is of what is named after somebody."""


@cache
def _epithet() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(items("loaded_epithets"), key=len, reverse=True)))
    role = r"(?:(?!and |of |in |to |for |with |as |by |on |that |who )[a-z][\w'’-]* ){0,3}"
    return regex(rf"(?<![\w'’-])(?P<hit>(?i:{words}))(?:,? |-turned-){role}{NAME}{_OF_A_PLAN}")


_NICKNAME = regex(r"\b(?:as|called|dubbed|nicknamed|titled|rapper) (?:the )?\Z")
_IN_CAPITALS = regex(r"\b[A-Z][a-z]{3,}\b")
_SEVERAL = 6
"""Words with a capital: in such a headline a capital tells no name."""


class LoadedEpithet(Rule):
    """An epithet judges a named person or organisation, and nobody is credited with the judgement.

    ## Why it matters
    “Embattled”, “disgraced” and “controversial” tell readers what to think, not what happened. “Controversial” does not
    even say who objects.

    ## What to do
    Say what happened and when, or who objects to what.
    """

    code = "LI306"
    category = Category.LOADED_LANGUAGE
    severity = Severity.WARNING
    standards = ("WTW", "AllSides")
    help = "Say what happened instead: “the minister, who was fined in March”."
    flags = (
        Example("The [embattled] minister Lee Adams left by a side door."),
        Example("[Disgraced] former treasurer Jo Poe has moved abroad."),
        Example("A [scandal-hit] Calder Stone declined to comment."),
    )
    passes = (
        Example("The minister Lee Adams, who was fined in March, left by a side door."),
        Example("“The disgraced Jo Poe is back,” he said."),
        Example("The council passed a controversial plan."),
        Example("Cllr Shah said the disgraced Jo Poe should stay away."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for sentence, span, _, text in matches(dossier, _epithet(), Voice.REPORTER, Voice.HEADLINE):
            before = text[: span.start - sentence.span.start]
            in_capitals = sentence.block.kind is BlockKind.HEADLINE and len(_IN_CAPITALS.findall(text)) >= _SEVERAL
            if not in_capitals and not _NICKNAME.search(before) and not has_source(dossier, span, text):
                yield self.finding(span, f"{quoted(dossier.text(span))}: who says so, and why?")
