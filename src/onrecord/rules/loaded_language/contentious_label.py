"""LI307."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.domain import (
    BlockKind,
    Category,
    Confidence,
    Dossier,
    Example,
    Finding,
    Label,
    Sentence,
    Severity,
    Span,
    Tier,
    Voice,
)
from onrecord.language.regex import regex
from onrecord.language.word_lists import alternatives, word_pattern, words
from onrecord.rules._match import NAME, has_source, matches
from onrecord.rules._phrase import inline, quoted
from onrecord.rules._rule import Rule

_OWNED = regex(
    r"\b(?:designat|list(?:s|ed)\b|convict|sentenc|prosecut|found guilty|court|brand|call|label|dub|term(?:s|ed)\b"
    r"|describ|depict|portray|denounc|condemn|accus|alleg|suspect|self-|known as|regard|consider|deem|compar|liken"
    r"|mock|jok|film|novel|series)",
    re.IGNORECASE,
)
"""The sentence says whose label it is."""
_DOUBTED = regex(r"(?:\b(?:not|never|no|if|whether|anti|counter)|n['’]t)\b[^,.;]{0,30}\Z", re.IGNORECASE)
_DEED = regex(
    r" (?:attack|plot|act|threat|incident|watch|list|activit|bomb|strike|financ|cell|target|suspect|violen|charge"
    r"|remark|comment|attitude|language|slur|rhetoric|statement|tweet|joke|content|post|material|website|propaganda)"
)
"""What is done is called so, not who does it."""
_OPENS = regex(
    r"(?:The|This|That|These|Those|It|He|She|They|We|You|I|In|On|At|By|But|And|Or|If|When|While|There|Here|Monday"
    r"|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\Z"
)
_ADJECTIVE = regex(r"(?:Islam|Jews?|White|Black|WWII|US|UK|EU|GOP|\w+(?:ese|ish|ans?|ists?|ic|ims?|ni|qi|li))\Z")
"""Alone, it tells a nation, a creed or a party."""


@cache
def _labels() -> tuple[re.Pattern[str], ...]:
    """A label right before a name, in apposition to one, said of one, or right behind one."""
    labels = alternatives(words("contentious_labels"))
    label = rf"(?<![\w'’-])(?P<hit>{labels}|\A(?i:{labels}))(?![\w'’-])"
    joins = r"(?:and|or|of|in|to|for|with|as|by|on|at|that|who|from|against|after|when|like|than)\b|[\w-]+s "
    role = rf"(?:(?!{joins})[a-z][\w-]* )"
    name = rf"(?P<name>{NAME}(?: {NAME})*)"
    some = r"(?:an?|the|[Tt]he|[Aa]n?|another|its|their|his|her|fellow|longtime|veteran)"
    return (
        regex(rf"{label} {role}{{0,2}}{name}"),
        regex(rf"{name}(?: \([^)]*\))?, (?:{some} )?{role}{{0,3}}{label}(?=[,.;]| and | who | whose )"),
        regex(rf"{name} (?:is|was|remains|became|has become|has been) {some} {role}{{0,3}}{label}"),
        regex(rf"{name} {label}"),
    )


class ContentiousLabel(Rule):
    """A contested label, such as extremist, cult, racist or conspiracy theorist, is applied without an attribution.

    ## Why it matters
    Such a label is a serious verdict, and it belongs to somebody: a court, a government or an opponent. Without an
    attribution it becomes the outlet's own verdict, and readers who disagree may stop reading.

    ## What to do
    Say who uses the label and on what grounds, or describe what the person or group has done.
    """

    code = "LI307"
    category = Category.LOADED_LANGUAGE
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("WTW",)
    help = "Say who uses the label, or what they have done."
    flags = (
        Example("The [extremist] preacher Jon Poe spoke in the square."),
        Example("Jon Poe, a [conspiracy theorist], will open the fair."),
        Example("Calder Stone is a [cult] with forty members."),
    )
    passes = (
        Example("The preacher Jon Poe, whom the court convicted of incitement, spoke in the square."),
        Example("The council called the preacher Jon Poe an extremist."),
        Example("“The extremist Jon Poe must go,” she said."),
        Example("The Red Front, designated a terrorist group by the Home Office, has forty members."),
        Example("The city trains its staff to recognise extremists."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        seen: set[Span] = set()
        for labelled in _labels():
            for sentence, span, match, text in matches(dossier, labelled, Voice.REPORTER, Voice.HEADLINE):
                name = match.group("name")
                if span in seen or not _is_name(name) or _DEED.match(text, match.end("hit")):
                    continue
                if not self._owned(dossier, sentence, span, text):
                    seen.add(span)
                    at = Span(sentence.span.start + match.start("name"), sentence.span.start + match.end("name"))
                    label = quoted(dossier.text(span))
                    message = f"{label}: who calls {inline(name)} this, and on what grounds?"
                    yield self.finding(span, message, related=(Label(at, "who"),))

    def _owned(self, dossier: Dossier, sentence: Sentence, span: Span, text: str) -> bool:
        before = text[: span.start - sentence.span.start]
        in_capitals = sentence.block.kind is BlockKind.HEADLINE and text.istitle()
        return in_capitals or has_source(dossier, span, text) or bool(_OWNED.search(text) or _DOUBTED.search(before))


def _is_name(words: str) -> bool:
    """Whether a person or a body is named, and not a nation, or the first word of a sentence."""
    named = [word for word in words.split() if not _OPENS.match(word)]
    if named and named[-1].endswith("ic"):  # Radical Islamic terrorists are nobody by name
        return False
    if len(named) == 1:
        return not _ADJECTIVE.match(named[0]) and not word_pattern("nationalities").fullmatch(named[0])
    return bool(named)
