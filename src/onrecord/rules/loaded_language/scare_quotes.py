"""LI305."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import COPY, Category, Confidence, Dossier, Example, Finding, Sentence, Severity, Span, Voice
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_pattern
from onrecord.rules._match import has_source, masked
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_FEW = 3
_SO_CALLED = regex(r"(?<![\w'’-])(?:so-called|self-styled|self-proclaimed)(?![\w-])", re.IGNORECASE)
_NAMING = regex(
    r"(?:\b(?:call|called|calls|calling|dub|dubbed|dubs|titled|entitled|named|known|nicknamed|labelled|labeled|labels"
    r"|labeling|termed|term|terms|word|words|phrase|phrases|slogan|chant|chants|chanting|chanted|describe|described"
    r"|describes|describing|brand|branded|deem|deemed|song|album|book|film|movie|series|show|episode|headline|hashtag"
    r"|motto|means|meaning|read|reads|reading|sign|signs|stamp|marked|rated|ruled|vote|voted|spelled|code|codenamed"
    r"|translated|as|refer|referred|referring|quoted|quoting|tagline|sang|sing|banner|letters)\b[^.]{0,30})\Z",
    re.IGNORECASE,
)
_JUDGED = regex(
    r"\b(?:assert|emphasi[sz]|testif|accus|describ|denounc|dismiss|defend|criticis|criticiz|blast|slam|prais"
    r"|promis|pledg|vow|urg"
    r"|predict|suggest|decr|condemn|attack|compar|characteri|portray|blam|mock|deride|tweet|appeal|view|see|saw"
    r"|cast|label"
    r"|brand|cit|boast|brag|lament|refer|call|pitch|speak|spoke|talk|speech|interview|statement|remark|debate)\w*\b",
    re.IGNORECASE,
)
_THING = regex(
    r"\s+(?:PAC|bill|act|law|plan|rule|clause|system|policy|doctrine|theory|effect|test|zone|visa|insurance)s?\b",
    re.IGNORECASE,
)


class ScareQuotes(Rule):
    """One to three words are in quotation marks, but nobody is quoted.

    ## Why it matters
    The marks say “not our word” without saying whose word it is or why it is doubted. Readers are told to distrust
    something, but not what.

    ## What to do
    Remove the marks, or say who uses the word and what is wrong with it.
    """

    code = "LI305"
    category = Category.LOADED_LANGUAGE
    severity = Severity.INFO
    confidence = Confidence.LOW
    default = False
    standards = ("WTW",)
    help = "Remove the marks, or say who uses the word and what is wrong with it."
    flags = (
        Example("The firm's [“experts”] billed for 212 days."),
        Example("It had planned to look into the ['story.']"),
        Example("The [so-called] reform was dropped."),
    )
    passes = (
        Example("He called the plan “strange” on Monday."),
        Example("It was “strange” to hear that, the mayor said."),
        Example("The “Choose Life” plates raise funds."),
        Example("The film “river” opened in May."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for sentence in dossier.sentences:
            if sentence.block.kind not in COPY:
                continue
            text = masked(dossier, sentence, Voice.REPORTER)
            for match in _SO_CALLED.finditer(text):
                span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
                yield self.finding(span, f"{quoted(match.group())}: this casts doubt. Who doubts it, and why?")
            for span in self._marked(dossier, sentence, text):
                yield self.finding(span, f"{quoted(dossier.text(span))}: nobody is quoted here. Whose word is it?")

    def _marked(self, dossier: Dossier, sentence: Sentence, text: str) -> Iterator[Span]:
        for stretch in sentence.stretches:
            if stretch.voice is not Voice.PARTIAL or self._is_credited(dossier, sentence, stretch.span, text):
                continue
            words = dossier.text(stretch.span).strip("\"'“”‘’«»„").split()
            if 1 <= len(words) <= _FEW and words[0][:1].islower():
                yield stretch.span

    def _is_credited(self, dossier: Dossier, sentence: Sentence, span: Span, text: str) -> bool:
        """Somebody speaks in the sentence, or the word is named rather than doubted.

        Single marks in a sentence that quotes with double ones do not quote: they doubt.
        """
        if _NAMING.search(text[: span.start - sentence.span.start]) or _THING.match(
            text, span.end - sentence.span.start
        ):
            return True
        whole = dossier.text(sentence.span)
        if whole[span.start - sentence.span.start] in "'‘" and any(mark in whole for mark in '"“'):
            return False
        return has_source(dossier, span, text) or bool(
            word_pattern("cues_of_speech").search(text) or _JUDGED.search(text)
        )
