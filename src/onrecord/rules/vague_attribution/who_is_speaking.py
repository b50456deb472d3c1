"""VA210."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import (
    Category,
    Confidence,
    Directness,
    Dossier,
    Example,
    Finding,
    Severity,
    SourceKind,
    Span,
    Tier,
)
from onrecord.language.regex import regex
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import paragraphs_at

_LONG = 40
"""Words: two sentences' worth."""
_VERY_LONG = 60
"""Words: too many even for one sentence."""
_CREDIT = ("[", "(", "―", "—", "–", "--")
"""What stands before the name in a credit line."""
_MORE = regex(r"[.!?][”\"’']? +[“\"‘']?[A-Z]")
"""Where a second sentence begins."""


class WhoIsSpeaking(Rule):
    """A long quotation runs before readers learn who is speaking.

    ## Why it matters
    Readers weigh words by who says them. Until the speaker is named, they cannot.

    ## What to do
    Name the speaker before the quotation, or after its first sentence.
    """

    code = "VA210"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("Reuters",)
    help = "Name the speaker before the quotation, or after its first sentence."
    flags = (
        Example(
            "“We had no choice at all in the matter. The river had risen through the night, the pumps had failed one after the other, and by six in the morning the water stood in the kitchens of every house along the quay,” said [Dana Ruiz]."
        ),
        Example(
            "“The bridge was closed on Monday. It was closed because two engineers had found a crack as long as an arm, and because nobody in the council could tell us whether it would hold another winter of lorries without giving way under them,” [Amir Shah] said."
        ),
        Example(
            "“They came in the evening. There were six of them, and they took the ledgers, the computers, the diaries of the last nine years, and even the telephone list that hung on the kitchen door beside the calendar and the photographs of the children,” [Maria Lopez] said."
        ),
    )
    passes = (
        Example(
            "“We had no choice,” said Dana Ruiz. “The river had risen through the night, the pumps had failed one after the other, and by six the water stood in the kitchens.”"
        ),
        Example(
            "Dana Ruiz said: “We had no choice at all in the matter. The river had risen through the night, the pumps had failed one after the other, and by six the water stood in the kitchens of every house along the quay.”"
        ),
        Example("“We had no choice,” she said."),
    )

    quotations = True

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for attribution in dossier.attributions:
            person = dossier.source_of(attribution).kind is SourceKind.PERSON
            if attribution.directness is not Directness.DIRECT or not attribution.source or not person:
                continue
            speaker = attribution.source[0]
            before = [part for part in attribution.content if part.end <= speaker.start]
            quotation = dossier.words(before)
            words = len(quotation.split())
            long = words > (_LONG if _MORE.search(quotation) else _VERY_LONG)
            if long and not _known(dossier, speaker, before[0].start):
                message = f"{quoted(dossier.text(speaker))}: named only after {words} words of quotation."
                yield self.finding(speaker, message, related=roles(attribution))


def _known(dossier: Dossier, speaker: Span, start: int) -> bool:
    """Whether the speaker is a pronoun or a credit line, or named in this paragraph or the one before the quotation."""
    words = dossier.text(speaker)
    before = dossier.document.text[: speaker.start].rstrip()
    if before.endswith(_CREDIT) or not (name := re.search(r"[A-Z][\w’'-]+", words)):
        return True
    source = next((each for each in dossier.sources if speaker in each.mentions), None)
    surname = (source.name if source and source.name else name.group()).split()[-1]
    return bool(re.search(rf"\b{re.escape(surname)}\b", dossier.document.text[paragraphs_at(dossier, speaker) : start]))
