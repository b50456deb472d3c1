"""FR504."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.domain import (
    Category,
    Confidence,
    Dossier,
    Example,
    Finding,
    Label,
    Severity,
    Source,
    SourceKind,
    Span,
    Tier,
    Voice,
)
from onrecord.language.patterns import pattern
from onrecord.rules._phrase import inline, quoted
from onrecord.rules._rule import Rule
from onrecord.rules._verbs import taking_sides

_PLAIN = pattern("crediting.plain")
_LEAST = 3
"""Verbs of either sort, from which on a habit shows."""
_RATIO = 2
_NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.PARTLY_NAMED)


@dataclass(slots=True)
class _Side:
    """How one source is introduced."""

    source: Source
    plain: list[Span] = field(default_factory=list)
    loaded: list[Span] = field(default_factory=list)

    @property
    def share(self) -> float:
        return len(self.loaded) / max(1, len(self.loaded) + len(self.plain))


class VerbAsymmetry(Rule):
    """One side “says” things, while the other “claims”, “insists” or “admits”.

    ## Why it matters
    Throughout a story, “said” for one side and “claimed” for the other tells readers whom to believe without giving
    them a fact. It is easily done without noticing.

    ## What to do
    Use the same plain verb for both sides. If one of them is wrong, show it with a fact.
    """

    code = "FR504"
    category = Category.FAIRNESS
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("WTW", "Recasens")
    help = "Use the same plain verbs for both sides."
    flags = (
        Example(
            "Dana Ruiz said the pier is safe. Kim Lee [claimed] that it is rotten. Ruiz said engineers had seen it. "
            "Lee insisted that nobody had. Ruiz said the report was public. Lee claimed that he never got it."
        ),
        Example(
            "Kim Lee [admitted] that the firm was late. Dana Ruiz said the school had waited for a year. Lee conceded "
            "that two walls leak. Ruiz said the roof leaks, too. Lee insisted that it is dry. Ruiz said she has photos."
        ),
        Example(
            "Mayor Ann Poe said the tax is low. Jo Adams [insisted] that it is high. Poe said it pays for a bridge. "
            "Adams claimed that the bridge is not needed. Poe told the council that it is. ¶ Adams maintained that it "
            "is not."
        ),
    )
    passes = (
        Example(
            "Dana Ruiz said the pier is safe. Kim Lee said that it is rotten. Ruiz said two engineers had seen it. "
            "Lee insisted that nobody had. Ruiz said the report was public. Lee said that he never got it."
        ),
        Example(
            "Dana Ruiz claimed the pier is safe. Kim Lee claimed that it is rotten. Ruiz insisted that engineers had "
            "seen it. Lee insisted that nobody had. Ruiz maintained that the report was public. Lee claimed that it "
            "is not."
        ),
        Example(
            "Kim Lee claimed that the pier is rotten, insisted that it be closed and admitted that he has no proof."
        ),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        sides = _sides(dossier)
        fair = [each for each in sides if len(each.plain) >= _LEAST]
        fairest = sorted(fair, key=lambda each: -len(each.plain))[:2]
        for side in sides:
            other = next((each for each in fairest if each is not side), None)
            if other and len(side.loaded) >= _LEAST and side.share >= _RATIO * max(other.share, 0.25):
                yield self._told(dossier, side, other)

    def _told(self, dossier: Dossier, side: _Side, other: _Side) -> Finding:
        verbs = quoted(", ".join(dict.fromkeys(dossier.text(verb).lower() for verb in side.loaded)))
        message = f"{verbs} for {_name(side.source)}, but mostly “said” for {_name(other.source)}."
        loaded = (Label(span, "loaded") for span in side.loaded[1:])
        plain = (Label(span, "plain") for span in other.plain[:_LEAST])
        return self.finding(side.loaded[0], message, related=(*loaded, *plain))


def _name(source: Source) -> str:
    return inline(source.name or source.label)


def _sides(dossier: Dossier) -> list[_Side]:
    """Return the named sources, each with the verbs that introduce what it says, in the reporter's voice."""
    found = []
    for source in dossier.sources:
        if source.kind in _NAMED:
            side = _Side(source)
            for index in source.attributions:
                attribution = dossier.attributions[index]
                loaded = [span for span, kind in taking_sides(dossier, attribution) if kind != "truth"]
                side.loaded += loaded
                side.plain += [] if loaded else [cue for cue in attribution.cue if _is_plain(dossier, cue)]
            found.append(side)
    return found


def _is_plain(dossier: Dossier, cue: Span) -> bool:
    sentence = dossier.sentence_at(cue.start)
    reported = sentence is not None and sentence.voice_at(cue.start) is Voice.REPORTER
    return reported and bool(_PLAIN.search(dossier.text(cue)))
