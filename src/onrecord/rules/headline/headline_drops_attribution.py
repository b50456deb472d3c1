"""HB602."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import (
    Attribution,
    Burden,
    Category,
    Confidence,
    Dossier,
    Example,
    Finding,
    Sentence,
    Severity,
    SourceKind,
    Span,
    Tier,
)
from onrecord.language.content_words import content_words
from onrecord.language.numbers import numbers
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_pattern
from onrecord.rules._headline import body, headlines, telling
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import nouns, says

_WRONGDOING = pattern("wrongdoing.act")
_SHARE = 0.6
"""Of the headline's words, those that a sentence of the body must have to say the same."""
_CREDITED = 0.6
"""Of those words, the share that must stand in what somebody is credited with."""
_MARKED = pattern("headlines.marked")
_DOCUMENT_SAYS = pattern("headlines.document_says")
"""Behind a noun for a document: "Leaked memo shows". The headline names what it rests on."""
_DOCUMENTS = ("document_nouns", "study_nouns", "data_nouns")
_LIKELY = 0.6
"""How likely an accusation must be whose words are on no list."""
_ORDINAL = pattern("headlines.ordinal")
_SETTLED, _POLICE_ACT = pattern("headlines.settled"), pattern("headlines.police_act")
_OWN = (SourceKind.NONE, SourceKind.SELF, SourceKind.OWN_OBSERVATION)


class HeadlineDropsAttribution(Rule):
    """The article credits a claim to a source, but the headline states it as fact.

    ## Why it matters
    “Mayor took bribes” is the outlet's own statement, and the outlet is responsible for it. “Mayor took bribes,
    prosecutors say” reports what is known. Three kinds of claim are flagged: accusations, claims by unnamed sources,
    and figures or superlatives that a party gives about itself.

    ## What to do
    Name the source in the headline, or claim no more there than you have established yourself.
    """

    code = "HB602"
    category = Category.HEADLINE
    severity = Severity.WARNING
    varies = (Severity.ERROR,)
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("Reuters", "IPSO")
    help = "Name the source in the headline, too."
    flags = (
        Example(
            "[Mayor took bribes for bridge contract] ¶ Mayor Ann Poe took bribes for the bridge contract, prosecutors "
            "said on Monday.",
            "headline",
        ),
        Example(
            "[Calder Stone is largest baker in the county] ¶ Calder Stone is the largest baker in the county, Calder "
            "Stone said in a statement.",
            "headline",
        ),
        Example(
            "[Council to sell town hall] ¶ The council will sell the town hall, two people who read the draft said.",
            "headline",
        ),
    )
    passes = (
        Example(
            "Mayor took bribes for bridge contract, prosecutors say ¶ Mayor Ann Poe took bribes for the bridge "
            "contract, prosecutors said on Monday.",
            "headline",
        ),
        Example(
            "Mayor took bribes for bridge contract ¶ Mayor Ann Poe took bribes for the bridge contract. She pleaded "
            "guilty on Monday.",
            "headline",
        ),
        Example(
            "Half of reefs are worst on record ¶ Half of the reefs are the worst on record, the Reef Initiative said.",
            "headline",
        ),
        Example("Ports Agency clears 2nd crane ¶ The Ports Agency has cleared a second crane, it said.", "headline"),
        Example(
            "Half of reefs are worst on record - Initiative ¶ Half of the reefs are the worst on record, the Reef "
            "Initiative said.",
            "headline",
        ),
        Example("Man held after stabbing in Harl ¶ A man was held after a stabbing in Harl, police said.", "headline"),
        Example(
            "Hospital to close two wards ¶ The hospital will close two wards, its director, Dana Ruiz, said.",
            "headline",
        ),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for headline in headlines(dossier):
            text = dossier.text(headline.span)
            near = telling(dossier, headline, _SHARE)
            if not near or _MARKED.search(text) or _names_document(text):
                continue
            told = content_words(text)
            behind = [_behind(dossier, sentence, told) for sentence in near]
            if behind[0] and all(behind):
                yield from self._told(dossier, headline, behind[0])

    def _told(self, dossier: Dossier, headline: Sentence, behind: Attribution) -> Iterator[Finding]:
        text, source = dossier.text(headline.span), dossier.source_of(behind)
        who = " ".join(dossier.words(behind.source).split())
        wrong = _WRONGDOING.search(text)
        if wrong and _POLICE_ACT.search(text) and nouns("people_forces").search(who):
            return  # "Man held after stabbing": what police did, and a crime of which nobody in the headline is accused
        if wrong and any(_SETTLED.search(dossier.text(sentence.span)) for sentence in body(dossier)):
            return
        if wrong:
            act = quoted(wrong.group())
            message = f"{act}: the headline states this as fact, but the article credits it to {quoted(who)}."
            yield self.finding(headline.span, message, severity=Severity.ERROR, related=roles(behind))
        elif _accuses(dossier, behind):
            message = f"The headline states this accusation as fact, but the article credits it to {quoted(who)}."
            yield self.finding(headline.span, message, severity=Severity.ERROR, related=roles(behind))
        elif source.kind is SourceKind.UNNAMED_PERSON or (_boasts(text) and _own_part(dossier, behind, headline)):
            message = f"The headline states this as fact, but its only source in the article is {quoted(who)}."
            yield self.finding(headline.span, message, related=roles(behind))


def _behind(dossier: Dossier, sentence: Sentence, words_told: frozenset[str]) -> Attribution | None:
    """Whoever is credited in a sentence with most of the words that it shares with the headline."""
    text = dossier.text(sentence.span)
    words = [
        Span(sentence.span.start + match.start(), sentence.span.start + match.end())
        for match in re.finditer(r"[\w’'-]+", text)
        if content_words(match.group()) & words_told
    ]
    for attribution in dossier.attributions_over(sentence.span):
        held = sum(any(part.contains(word) for part in attribution.content) for word in words)
        spoken = attribution.source and says(dossier, attribution) and dossier.source_of(attribution).kind not in _OWN
        if spoken and held >= _CREDITED * len(words):
            return attribution
    return None


def _accuses(dossier: Dossier, attribution: Attribution) -> bool:
    """Whether what is credited accuses somebody identified, and is likely to be read so."""
    return any(
        claim.accused and claim.probability_of(Burden.ACCUSATION) >= _LIKELY
        for claim in dossier.assertions
        if any(supporting is attribution for supporting, _ in dossier.supports(claim))
    )


def _names_document(headline: str) -> bool:
    """Whether a document is the subject of a verb of showing or saying: "Leaked emails show that …"."""
    return any(_DOCUMENT_SAYS.match(headline, noun.end()) for noun in nouns(*_DOCUMENTS).finditer(headline))


def _boasts(text: str) -> bool:
    figures = (number.of(text) for number, _, in_digits in numbers(text) if in_digits)
    return bool(word_pattern("superlatives").search(text)) or not all(map(_ORDINAL.search, figures))


def _own_part(dossier: Dossier, attribution: Attribution, headline: Sentence) -> bool:
    """Whether the source is whom the headline is about, or their staff."""
    source = dossier.source_of(attribution)
    named = " ".join(entity.name for entity in dossier.entities_over(headline.span))
    return source.kind is not SourceKind.DOCUMENT and bool(
        content_words(f"{source.name or ''} {source.label}") & content_words(named)
    )
