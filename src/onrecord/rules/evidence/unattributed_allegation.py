"""EV401."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Label, Sentence, Severity, Tier
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_pattern
from onrecord.rules._evidence import NOBODY, find_own, own_assertions, span_of
from onrecord.rules._match import NAME
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_BODY = (
    r"[Tt]he (?:[\w-]+ ){0,2}(?:firm|company|bank|council|government|ministry|police|charity|agency|mayor"
    r"|minister|campaign"
    r"|department|university|school|church|party|board|union|director|chief executive)"
)
_NO_NAME = (
    r"(?!(?:The|An?|This|That|These|Those|He|She|It|They|We|I|You|In|On|At|By|For|From|With|As|After|Before"
    r"|But|And|Or|If|When|While"
    r"|Since|There|Here|Some|Many|His|Her|Their|Its|Our|My|Then|Now|Also|Most|One|Two|Not|No|What|Who|How|Why)\b)"
)
_LEADS = (
    r"(?:has|have|had|also|then|later|again|once|even|twice|simply|just|who|himself|herself|themselves|itself|[a-z]+ly)"
)
_TARGET = regex(
    rf"(?<![\w'’-])(?:{_BODY}|{_NO_NAME}{NAME}(?: {NAME}){{0,3}})(?:[’']s (?:[\w-]+ ){{0,2}}[a-z-]+)?"
    rf"(?:, [^,]{{1,60}},)?(?: [^.;:,“”\"]{{0,70}},? (?:and|or|but))?(?: {_LEADS}){{0,3}} \Z"
)
"""Who does it, right before what they do, or before something else that they did: "Ruiz stole the money and lied"."""
_REACH = 400
"""Characters before the words of wrongdoing in which that is told."""
_UNSURE = regex(
    r"\b(?:not|never|n[’']t|no|if|whether|would|could|might|(?-i:may)|should|alleged\w*|reportedly"
    r"|supposed\w*|suspect\w*|accus\w+|claim\w*"
    r"|charg\w+|court|jury|judge|convicted|sentenced|guilty|admitted|apologi[sz]\w+|acknowledg\w+|conceded"
    r"|found|ruled|settle\w*|lawsuit"
    r"|sued|indict\w*|investigat\w+|according|polls?|report\w*|prosecutors|watchdog|inquiry|audit\w*"
    r"|fact-?check\w*|hearing|think|believe\w*"
    r"|sa(?:y|ys|id|ying)|told|tells|wrote|writes|noted|notes|shows?|showed|shown|testif\w+|argu\w+|warn\w*|insist\w*"
    r"|that [A-Z]\w+ (?:is|was|had|has))\b|n[’']t\b|\?",
    re.IGNORECASE,
)


class UnattributedAllegation(Rule):
    """Wrongdoing by an identifiable person or organisation is stated as fact, without a source.

    ## Why it matters
    In the reporter's own voice, it is the outlet that makes the accusation. It must then be able to prove it, and
    readers must be able to see the proof.

    ## What to do
    Say who established it (a court, an audit, a record) or who says so, and report how the accused responds.
    """

    code = "EV401"
    category = Category.EVIDENCE
    severity = Severity.ERROR
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("BBC", "Reuters", "IPSO")
    help = "Say who established it or who says so. If nobody does, leave it out."
    flags = (
        Example("The firm [cheated] its clients for ten years. The office was closed on Tuesday."),
        Example("Dana Ruiz [stole] money from the flood fund and bought a house with it."),
        Example("Mayor Amir Shah [took bribes] from the ferry company in 2019."),
    )
    passes = (
        Example("The firm cheated its clients, a court ruled in May."),
        Example("Prosecutors say that Dana Ruiz stole money from the flood fund."),
        Example("“The firm cheated its clients,” Dana Ruiz told reporters."),
        Example("Amir Shah took the ferry to the island."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for assertion, sentence in own_assertions(dossier):
            if _has_source(dossier, sentence):
                continue
            around = dossier.text(sentence.span)
            if _UNSURE.search(around):
                continue
            acts = [
                span_of(match)
                for match in find_own(dossier, assertion, word_pattern("wrongful_acts"))
                if _is_before(dossier, sentence, match.start())
            ] or [accused.charge for accused in assertion.accused]
            if acts:
                message = f"{quoted(dossier.text(acts[0]))}: stated as fact. Who established it, or who says so?"
                others = tuple(Label(span, "allegation") for span in acts[1:])
                yield self.finding(acts[0], message, related=(Label(assertion.span, "claim"), *others))


def _is_before(dossier: Dossier, sentence: Sentence, offset: int) -> bool:
    """Whether it is told right before `offset` who does it."""
    start = max(sentence.span.start, offset - _REACH)
    return _TARGET.search(dossier.document.text, start, offset) is not None


def _has_source(dossier: Dossier, sentence: Sentence) -> bool:
    return any(
        each.source and dossier.source_of(each).kind not in NOBODY for each in dossier.attributions_over(sentence.span)
    )
