"""What is claimed, how grave it is, and what the article shows for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.message import Message
from onrecord.domain.span import Span


class ClaimClass(StrEnum):
    """How much a claim needs behind it; the words are the rulebook's."""

    UNSCORED = "unscored"
    """Opinion, question, reply, scene, calendar, common knowledge."""
    ROUTINE = "routine"
    """A plain fact."""
    CHECKABLE = "checkable"
    """A number, a rank, a cause, a legal status, what a document says."""
    ALLEGATION = "allegation"
    """Wrongdoing, incompetence or damaging conduct by somebody who can be identified."""


class Burden(StrEnum):
    """Whether an editor would ask "says who?", and why; the words are the rulebook's."""

    NONE = "none"
    """Anybody can see it or look it up, or it is an opinion with its holder, a question, a reply."""
    TOLD = "told"
    """A plain fact, credited to somebody."""
    ASK = "ask"
    """Somebody must have counted, measured, found, heard or known it."""
    JUDGEMENT = "judgement"
    """The reporter's own evaluation, in news."""
    ACCUSATION = "accusation"
    """Wrongdoing or damaging conduct of somebody who can be identified, whoever says it."""


CLASS_OF = {
    Burden.NONE: ClaimClass.UNSCORED,
    Burden.TOLD: ClaimClass.ROUTINE,
    Burden.ASK: ClaimClass.CHECKABLE,
    Burden.JUDGEMENT: ClaimClass.CHECKABLE,
    Burden.ACCUSATION: ClaimClass.ALLEGATION,
}
"""The older word for each burden."""


class Effect(StrEnum):
    """What a piece of evidence does in the arithmetic."""

    START = "start"
    """It sets the level that the assertion starts from; the best one counts."""
    RAISE = "raise"
    LOWER = "lower"
    POSSIBLE = "possible"
    """A start that is less likely than not: it sets no level, and counts in the article's sum by its probability."""
    NOTE = "note"
    """It is shown to the editor and changes nothing."""


class BackingLabel(StrEnum):
    """The share of what an assertion needs that it has."""

    BACKED = "backed"
    PARTLY = "partly"
    THIN = "thin"
    UNBACKED = "unbacked"


class Support(StrEnum):
    """What stands behind an assertion, as its line in the sum of the score."""

    SOURCED = "sourced"
    """Level 2 or more: a source that a reader could find."""
    DESCRIBED = "described"
    """Unnamed people with a role or an organisation."""
    BARE = "bare"
    """ "Sources", a rumour, a document of which nothing is told, nobody in particular."""
    OWN_WORDS = "own words"
    """The reporter's own words, with no source in reach."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a level: what was found, what it does, why, and where.

    `points` is the level of a START or a POSSIBLE one, 1 of a RAISE, -1 of a LOWER, 0 of a NOTE. `probability` is how
    likely it holds: 1 but for a source in reach of a line that nobody is credited with.
    """

    signal: str
    effect: Effect
    points: int
    because: Message
    at: Span
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Accused:
    """Somebody whom an assertion charges with wrongdoing: the words that do, and where they are heard.

    `heard` are the places where they speak, answer or are said to have been asked, in the order of the text.
    """

    name: str
    charge: Span
    heard: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Stake:
    """A burden that an assertion may have: how likely that is, how much it weighs, and what level it needs."""

    burden: Burden
    probability: float
    weight: int
    need: int


def _probability(stake: Stake) -> float:
    return stake.probability


ACCUSES = 0.4
"""How likely an accusation a line must be to be called one, which is a grave word."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """One claim of the article, credited to somebody or the reporter's own.

    `parts` are the characters of the claim, in order and apart; `attributions` the indices of those that credit it to
    somebody, the outermost first; `triggers` the words that speak for its class. `burdens` are the probabilities of
    each burden, in their order; `stakes` what they weigh and need by the rubric, none where it is not scored. `level`
    is 0 to 4, `support` what it comes from. `accused` are those whom it charges by name. What stands `in_headline` is
    not counted in the score, for the body says it again: `body` is the index of the assertion that does, if one was
    found.
    """

    parts: tuple[Span, ...]
    claim_class: ClaimClass
    attributions: tuple[int, ...] = ()
    triggers: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    accused: tuple[Accused, ...] = ()
    burdens: tuple[float, ...] = ()
    stakes: tuple[Stake, ...] = ()
    level: int = 0
    support: Support = Support.OWN_WORDS
    in_headline: bool = False
    body: int | None = None

    @property
    def span(self) -> Span:
        """From the first character of the claim to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def burden(self) -> Burden:
        """The likeliest burden, an accusation from `ACCUSES` on; `none` where it is not scored."""
        leading = self._leading
        return leading.burden if leading else Burden.NONE

    @property
    def may_accuse(self) -> bool:
        """Whether no other burden is likelier than an accusation, however unlikely that is."""
        return bool(self.stakes) and max(self.stakes, key=_probability).burden is Burden.ACCUSATION

    @property
    def burden_probability(self) -> float:
        """How likely an editor is to ask for a source, or to want a firm one."""
        return 1 - self.burdens[0] if self.burdens else 0.0

    def probability_of(self, burden: Burden) -> float:
        """How likely it has this burden."""
        return self.burdens[[*Burden].index(burden)] if self.burdens else 0.0

    @property
    def need(self) -> int:
        """The level that its likeliest burden needs, 0 where it is not scored."""
        leading = self._leading
        return leading.need if leading else 0

    @property
    def leading_weight(self) -> int:
        """The weight of its likeliest burden, 0 where it is not scored."""
        leading = self._leading
        return leading.weight if leading else 0

    @property
    def weight(self) -> float:
        """How much it counts: the sum over its stakes of probability times weight."""
        return sum(stake.probability * stake.weight for stake in self.stakes)

    @property
    def scored(self) -> bool:
        """Whether it counts in the article's score."""
        return bool(self.stakes) and not self.in_headline

    @property
    def is_altered(self) -> bool:
        """Whether it is a quotation that the evidence has in other words, so that its speaker does not count."""
        return any(one.because.code == "not-counted" for one in self.evidence)

    @property
    def carrier(self) -> Evidence | None:
        """The source that may carry it, where nothing else stands behind it: how likely, the evidence tells."""
        starts = [piece for piece in self.evidence if piece.effect in (Effect.START, Effect.POSSIBLE)]
        return starts[0] if len(starts) == 1 and starts[0].probability < 1 else None

    @property
    def backing(self) -> float:
        """The share of its needs that its level fills, 0 to 1; 1 where nothing is needed."""
        return self.backing_at(self.level)

    def backing_at(self, level: int) -> float:
        """Return what its backing would be at another level."""
        if not self.stakes:
            return 1.0
        filled = sum(stake.probability * stake.weight * min(1.0, level / stake.need) for stake in self.stakes)
        return filled / self.weight

    @property
    def _leading(self) -> Stake | None:
        called = [one for one in self.stakes if one.burden is not Burden.ACCUSATION or one.probability >= ACCUSES]
        return max(called or self.stakes, key=_probability, default=None)

    @property
    def label(self) -> BackingLabel:
        """How much of what its likeliest burden needs it has, as a word."""
        share = self.level / self.need if self.need else 1
        if share >= 1:
            return BackingLabel.BACKED
        if share >= 0.5:
            return BackingLabel.PARTLY
        return BackingLabel.THIN if share > 0 else BackingLabel.UNBACKED
