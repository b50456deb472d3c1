"""LI301."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity, Voice
from onrecord.lexicons import pattern
from onrecord.rules._match import matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule


class InsinuationIdiom(Rule):
    """An idiom hints at hidden wrongdoing without saying who did what.

    ## Why it matters
    Readers take the hint as fact, even when nothing is asserted or shown. A few words in quotation marks inside the
    reporter's own sentence are the reporter's choice, too.

    ## What to do
    Say what is known, and who is asking what. Or leave it out.
    """

    code = "LI301"
    category = Category.LOADED_LANGUAGE
    severity = Severity.WARNING
    standards = ("IPSO",)
    help = "Say what is known and who is asking what: “asking who approved the payments”."
    flags = (
        Example("The committee wants to [get to the bottom] of the payments."),
        Example("The show had planned to “[get to the bottom]” of the story."),
        Example("The contract was just [the tip of the iceberg]."),
        Example("The numbers [don't add up]."),
    )
    passes = (
        Example("“We will get to the bottom of this, whatever it takes and however long,” the mayor said."),
        Example("The committee asked who approved the payments."),
        Example("The diver reached the bottom of the lake."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        idioms, speech = pattern("insinuation_idioms"), pattern("cues_of_speech")
        for sentence, span, match, text in matches(dossier, idioms, Voice.REPORTER, Voice.PARTIAL, Voice.HEADLINE):
            chosen = sentence.voice_at(span.start) is not Voice.REPORTER
            if not chosen and speech.search(f"{text[: match.start()]} … {text[match.end() :]}"):
                continue  # a source's idiom in the reporter's paraphrase
            message = (
                f"{quoted(dossier.text(span))}: this hints at wrongdoing without saying what it is or who says so."
            )
            yield self.finding(span, message)
