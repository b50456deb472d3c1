"""AN111."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.domain import Category, Dossier, Example, Finding, Severity
from onrecord.language.regex import regex
from onrecord.rules._match import matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_OUTLET = (
    r"(?:(?:[Tt]his|[Oo]ur) (?:news)?(?:paper|site|website|programme|program|magazine|reporter|publication)"
    r"|(?:[Tt]he )?(?:[A-Z][\w.&'’-]* ){0,4}(?:Times|Post|Journal|News|Herald|Tribune|Globe|Guardian|Telegraph|Mail"
    r"|Echo|Mirror|Express|Observer|Gazette|Chronicle|Star|Sun|Standard|Independent|Beast|Examiner|Press|Reuters"
    r"|Courier|Argus|Advertiser|Dispatch|Sentinel|Bugle|Politico"
    r"|POLITICO|Bloomberg|Axios|BBC|CNN|NBC|CBS|ABC|NPR|ITV|AP|Breitbart))"
)
_LEARNED = (
    r"(?:(?:has|had) (?:exclusively )?(?:learned|learnt|been told|discovered)"
    r"|(?:now )?understands|can (?:exclusively )?reveal|can disclose)"
)
_BY = regex(r"\bby (?:the )?[a-z]+(?:s|ors|ers)\b|\bfrom (?:the |a |an |two |three |several )?\w+|\baccording to\b")


@lru_cache(32)
def _pattern(outlets: tuple[str, ...]) -> re.Pattern[str]:
    """The phrases of an outlet that quotes itself; `outlets` are what the draft's own is called."""
    names = "|".join((_OUTLET, *(_name(each) for each in outlets if any(map(str.isalnum, each)))))
    return regex(rf"(?<![\w'’-])(?P<hit>(?:{names}) {_LEARNED}|[Ii]t is understood)(?![\w-])")


def _name(outlet: str) -> str:
    """An outlet's name, with or without its article, also in capitals."""
    words = re.sub(r"^the\s+(?=\S)", "", outlet.strip(), flags=re.IGNORECASE).split()
    forms = {r"\s+".join(re.escape(word) for word in form) for form in (words, [word.upper() for word in words])}
    either = re.sub(r"['’]", "['’]", "|".join(sorted(forms)))
    return rf"(?:(?:[Tt]he|THE) )?(?:{either})"


class OutletAsSource(Rule):
    """The outlet presents itself as the source: it “has learned” or “understands”.

    ## Why it matters
    Somebody told the outlet. This wording hides even that there is an unnamed source, so readers cannot tell how many
    there are, whom they speak for or how they know.

    ## What to do
    Say who told you. If the source cannot be named, describe them and say why.
    """

    code = "AN111"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.WARNING
    standards = ("NPR",)
    help = "Say who told you, or describe the source and say why they are not named."
    flags = (
        Example("The deal is off, [this newspaper understands]."),
        Example("[The Daily Echo has learned] that the minister will go."),
        Example("[It is understood] that talks will begin on Monday."),
    )
    passes = (
        Example("The Daily Echo has learned from court records that the minister will go."),
        Example("The minister has learned Spanish."),
        Example("“It is understood that talks will begin,” she said."),
        Example("It is understood by engineers as a warning sign."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, span, match, text in matches(dossier, _pattern(dossier.document.outlets)):
            if not _BY.match(text, match.end()) and not _BY.search(text, match.end(), match.end() + 30):
                yield self.finding(span, f"{quoted(dossier.text(span))}: the article does not say from whom.")
