"""EV408."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.domain import (
    Assertion,
    Attribution,
    Category,
    ClaimClass,
    Confidence,
    Dossier,
    Example,
    Finding,
    Label,
    Severity,
    SourceKind,
    Span,
    Tier,
)
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.rules._evidence import own_assertions
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_WORD = regex(r"\d[\d,.]*\d|\d|[^\W\d_][\w’'-]{3,}")
_SMALL = frozenset(
    "that this these those with from have been were they them their there which about after before would could should "
    "will more than also just only what when where while into over under said says told".split()
)
_GRAVE = (ClaimClass.CHECKABLE, ClaimClass.ALLEGATION)
_SHARE, _COMMON = 0.75, 5
_MOST = 100
"""Claims with a word in common that are compared: no article has more."""
_APART = 2
"""Sentences: what stands closer goes on from its source."""
_HEDGED = pattern("headlines.second_telling_hedged")
_FIRM = (SourceKind.DOCUMENT, SourceKind.OWN_OBSERVATION)


class AttributionDrift(Rule):
    """A claim is credited to a source at first and stated as fact later.

    ## Why it matters
    Nothing new supports the claim: the attribution has merely been dropped, and a reader of the second passage sees a
    fact.

    ## What to do
    Repeat the attribution, or say what has confirmed the claim.
    """

    code = "EV408"
    category = Category.EVIDENCE
    severity = Severity.WARNING
    tier = Tier.HEURISTIC
    confidence = Confidence.LOW
    default = False
    standards = ("AP",)
    help = "Repeat the attribution, or say what has confirmed the claim."
    flags = (
        Example(
            "Dana Ruiz said the ferry company had dumped 400 barrels of oil in the harbour. ¶ The council "
            "met on Monday. ¶ "
            "It will meet again in May. ¶ [The ferry company dumped 400 barrels of oil in the harbour last winter]."
        ),
        Example(
            "The mayor’s brother stole $90,000 from the flood fund, Kim Lee said. ¶ The fund was set up in "
            "2019. ¶ Rain is "
            "expected on Sunday. ¶ [The mayor’s brother stole $90,000 from the flood fund between May and July]."
        ),
        Example(
            "An official said the dam had cost 30 percent more than the contract allowed. ¶ Work began in "
            "the spring. ¶ "
            "The lake is full. ¶ [The dam cost 30 percent more than the contract allowed]."
        ),
    )
    passes = (
        Example(
            "Dana Ruiz said the ferry company had dumped 400 barrels of oil in the harbour. ¶ The council "
            "met on Monday. ¶ "
            "It will meet again in May. ¶ The ferry company dumped 400 barrels of oil in the harbour, Ruiz said."
        ),
        Example(
            "Dana Ruiz said the dam had cost 30 percent more than planned. The dam cost 30 percent more than planned."
        ),
        Example(
            "A 2019 audit by the Rivers Agency says the dam cost 30 percent more than planned. ¶ The lake "
            "is full. ¶ It "
            "rained. ¶ The dam cost 30 percent more than planned."
        ),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        told = _Told(dossier)
        for assertion, sentence in own_assertions(dossier):
            if assertion.claim_class is ClaimClass.UNSCORED or _HEDGED.search(dossier.text(sentence.span)):
                continue
            number = dossier.number(sentence.span.start)
            for first, attribution in told.alike(_words(dossier, assertion)):
                if number - dossier.number(first.span.start) > _APART:
                    who = dossier.words(attribution.source)
                    message = f"Earlier, the article credits this to {quoted(who)}. Here it is stated as fact."
                    yield self.finding(
                        _trimmed(dossier, assertion.span), message, related=(Label(first.span, "first told"),)
                    )
                    break


class _Told:
    """The grave claims of the article's own copy that somebody is credited with, by their words."""

    def __init__(self, dossier: Dossier) -> None:
        credited = (
            (assertion, _credited(dossier, assertion)) for assertion in dossier.assertions if not assertion.in_headline
        )
        self._claims = [(each, support) for each, support in credited if support]
        self._words = [_words(dossier, assertion) for assertion, _ in self._claims]
        self._by_word: dict[str, list[int]] = {}
        for number, words in enumerate(self._words):
            for word in words:
                self._by_word.setdefault(word, []).append(number)

    def alike(self, words: frozenset[str]) -> Iterator[tuple[Assertion, Attribution]]:
        """Those with nearly the same words, in order; of very many that share a word, the first ones."""
        shared = Counter(number for word in words for number in self._by_word.get(word, ())[:_MOST])
        for number in sorted(number for number, count in shared.items() if count >= _COMMON):
            if _alike(words, self._words[number]):
                yield self._claims[number]


def _trimmed(dossier: Dossier, span: Span) -> Span:
    return Span(span.start, span.start + len(dossier.text(span).rstrip(" .")))


def _credited(dossier: Dossier, assertion: Assertion) -> Attribution | None:
    """Return the attribution of a grave claim for which people stand, and no document."""
    supports = [(attribution, source) for attribution, source in dossier.supports(assertion) if source.kind.is_somebody]
    if assertion.claim_class in _GRAVE and supports and not any(source.kind in _FIRM for _, source in supports):
        return supports[0][0] if supports[0][0].source else None
    return None


def _words(dossier: Dossier, assertion: Assertion) -> frozenset[str]:
    """Numbers, and words of four letters or more without their endings."""
    words = (word.lower() for word in _WORD.findall(dossier.words(assertion.parts)))
    return frozenset(word if word[0].isdigit() else word[:6] for word in words if word not in _SMALL)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common >= _COMMON and common >= _SHARE * min(len(one), len(other))
