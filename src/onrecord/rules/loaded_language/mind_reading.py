"""LI308."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.domain import (
    Attribution,
    Category,
    Confidence,
    Dossier,
    Example,
    Finding,
    Label,
    Sentence,
    Severity,
    SourceKind,
    Span,
    Tier,
)
from onrecord.language.regex import regex
from onrecord.language.word_lists import alternatives, words
from onrecord.rules._match import NAME, matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import says

_NEAR = 1
"""Sentences: who speaks so near has told it."""
_SAID = regex(r"\b(?:sa(?:y|ys|id|ying)|t(?:old|ell|ells|elling)|according to|citing|argu\w+|claim\w*|accus\w+)\b")
_UNSURE = regex(
    r"\b(?:if|whether|would|could|may|might|perhaps|probably|seem\w*|appear\w*|apparently|clearly|evidently|likely"
    r"|must have|as if|as though|unless|(?-i:I|me|my))\b",
    re.IGNORECASE,
)
"""No fact, or the memory of somebody who was there."""
_SHOWN = regex(
    r"\b(?:e-?mails?|letters?|wrote|writes?|writing|notes|diar(?:y|ies)|memos?|records?|transcripts?|tape|video"
    r"|interview\w*|speech\w*"
    r"|testimony|memoir|book|poll\w*|survey\w*|vow\w*|promis\w*|pledg\w*|propos\w*|campaign\w* on|public\w*"
    r"|admit\w*|tweet\w*|recall\w*|acknowledg\w*|conced\w*)\b",
    re.IGNORECASE,
)
"""The sentence tells how it is known, or it is a position that was taken in public."""
_TAIL = regex(r"\s+(?:that|what|how|why|he|she|they|it|the|an?|his|her|to|for|of|on|by|about|with|being|having)\Z")
"""What only opens the clause that follows."""
_ASKS = regex(r" (?:know|hear|share|ask|see|talk|thank)\b")
"""“She wanted to know”: she asked."""
_BEGINS = regex(
    r"(?:\A\W*|[,;:—–(-] ?|\b(?:and|but|or|because|that|when|as|while|since|so|then|until|before|after|though|once"
    r"|now|yet|still) )(?:[A-Z][\w.’'-]+ ){0,3}\Z"
)
"""The person is the subject of a clause of its own, not of one that only describes a thing."""
_TITLED = regex(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Prof|Mayor|President|Senator|Governor|Judge|Sir)\.? \Z")


@cache
def _states() -> re.Pattern[str]:
    """A name or a pronoun, and what goes on in that head."""
    states = alternatives(words("mental_states"))
    adverb = r"(?:(?:also|always|never|clearly|simply|just|only|still|long|really|desperately|badly|[a-z]+ly) )?"
    return regex(rf"(?P<name>{NAME}|\b[Hh]e|\b[Ss]he) {adverb}(?P<hit>{states})(?![\w-])")


class MindReading(Rule):
    """The article states what a named person knew, wanted or feared without saying how this is known.

    ## Why it matters
    Nobody can see into another person's mind. A reporter can show what the person did, said or wrote; a motive stated
    as fact is a guess.

    ## What to do
    Say whom the person told, or what shows it. Or report what was done, and leave the motive to readers.
    """

    code = "LI308"
    category = Category.LOADED_LANGUAGE
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("AllSides", "Reuters")
    help = "Say how you know, and from whom, or report what was done."
    flags = (
        Example("Ms. Ruiz [wanted revenge]. The report went into a drawer."),
        Example("Mr. Shah [knew] that the bridge was unsafe. It opened in May."),
        Example("The vote was close. Mr. Poe [was desperate] to win it."),
    )
    passes = (
        Example("Ms. Ruiz wanted revenge, two colleagues said."),
        Example("Mr. Shah told the committee that he knew the bridge was unsafe."),
        Example("“Poe was desperate to win it,” she said."),
        Example("In an email, Mr. Poe feared that the vote was lost."),
        Example("Residents wanted a bridge."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for sentence, span, match, text in matches(dossier, _states()):
            subject = _subject(dossier, span, text, match)
            if _ASKS.match(text, match.end()) or not _BEGINS.search(text[: match.start()]):
                continue
            if subject and not self._told(dossier, sentence, text, subject):
                tail = _TAIL.search(dossier.text(span))
                state = Span(span.start, span.end - len(tail.group())) if tail else span
                message = f"{quoted(dossier.text(state))}: the article does not say how this is known."
                at = Span(sentence.span.start + match.start("name"), sentence.span.start + match.end("name"))
                yield self.finding(state, message, related=(Label(at, "who"),))

    def _told(self, dossier: Dossier, sentence: Sentence, text: str, subject: str) -> bool:
        """Whether somebody says so, something shows it, or the person is heard close by."""
        if _SAID.search(text) or _UNSURE.search(text) or _SHOWN.search(text):
            return True
        here, surname = dossier.number(sentence.span.start), subject.rsplit(maxsplit=1)[-1]
        opening = dossier.once(_opening)
        return any(
            surname in (dossier.source_of(each).name or "").split() and says(dossier, each)
            for number in range(here - _NEAR, here + _NEAR + 1)
            for each in opening.get(number, ())
        )


def _opening(dossier: Dossier) -> dict[int, list[Attribution]]:
    """The attributions that begin in a sentence, by its number."""
    found: dict[int, list[Attribution]] = {}
    for each in dossier.attributions:
        found.setdefault(dossier.number(each.extent.start), []).append(each)
    return found


def _people(dossier: Dossier) -> frozenset[str]:
    """The words of the names of all people who are heard."""
    people = (each.name or "" for each in dossier.sources if each.kind is SourceKind.PERSON)
    return frozenset(word for name in people for word in name.split())


def _subject(dossier: Dossier, span: Span, text: str, match: re.Match[str]) -> str | None:
    """The person whose state it is, if the article names one."""
    for attribution in dossier.attributions_over(span):
        source = dossier.source_of(attribution)
        if source.kind is SourceKind.PERSON and any(cue.overlaps(span) for cue in attribution.cue):
            return source.name
    name, before = match.group("name"), text[: match.start()]
    return name if name in dossier.once(_people) or _TITLED.search(before) else None
