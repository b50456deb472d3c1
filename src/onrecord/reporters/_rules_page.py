"""The page of rules for the browser: every rule by category, in one self-contained file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.domain import Example, RuleInfo
from onrecord.language.regex import unbounded as regex
from onrecord.reporters._safe import safe

if TYPE_CHECKING:
    from markupsafe import Markup

_FLAGGED = regex(r"\[([^\[\]]*)\]")
_CODE = regex(r"`([^`\n]+)`")


def rules_page(rules: Sequence[RuleInfo]) -> str:
    """Return a whole HTML page: a list of contents, then each rule with its reasons, its remedy and its examples."""
    from onrecord.reporters._html.page import page

    ordered = sorted(rules, key=lambda rule: rule.code[:2])
    groups = [(category, list(members)) for category, members in groupby(ordered, key=lambda rule: rule.category.value)]
    title = f"{rules[0].code} {rules[0].name}" if len(rules) == 1 else f"{len(rules)} rules"
    return page("rules.html.j2", groups=groups, title=title, home=None, marked=_marked, paragraphs=_paragraphs)


def _marked(example: Example) -> list[Markup]:
    """Return the paragraphs of an example, with the phrases that the rule flags set apart."""
    from markupsafe import Markup, escape

    return [Markup(_FLAGGED.sub(r"<mark>\1</mark>", str(escape(safe(part))))) for part in example.text.split(" ¶ ")]


def _paragraphs(text: str) -> list[Markup]:
    """Return the paragraphs of a piece of a rule's page, with code set as such."""
    from markupsafe import Markup, escape

    return [
        Markup(_CODE.sub(r"<code>\1</code>", str(escape(safe(" ".join(part.split()))))))
        for part in re.split(r"\n\s*\n", text)
        if part.strip()
    ]
