"""How well an article backs what it asserts, as the rubric counts it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.domain.message import Message
from onrecord.domain.span import Span

_VERDICTS = ((80, "well backed"), (60, "mostly backed"), (40, "partly backed"), (0, "thinly backed"))
_CLAIMS = "claims"
"""The slot of a change for what it is done for."""


class Gate(StrEnum):
    """What holds a draft whatever its score."""

    ALLEGATION = "G1"
    """An allegation stands on level 1 or less."""
    REPLY = "G2"
    """Somebody is accused, and no reply, attempt or denial is in the text."""
    HEADLINE = "G3"
    """The headline's claim is less than half backed, or the body does not make it."""
    SPEAKER = "G4"
    """A quotation has no speaker."""


@dataclass(frozen=True, slots=True)
class Hold:
    """One gate that is shut: why, where, and the indices of the assertions that shut it."""

    gate: Gate
    because: Message
    at: Span
    assertions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """The change of one source that raises the score most: `gain` points, to `score`; of which assertions."""

    assertions: tuple[int, ...]
    change: Message
    level: int
    gain: float
    score: float

    def change_for(self, claims: str) -> Message:
        """Return the change with its claims called so, if it names them: "cite a document for c3"."""
        slots = {name: claims if name == _CLAIMS else value for name, value in self.change.slots}
        return replace(self.change, slots=tuple(slots.items()))

    @property
    def names_claims(self) -> bool:
        """Whether the words of the change have a place for the claims: “cite a document for c3”."""
        return self.change.slot(_CLAIMS) is not None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the article, 0 to 1, and the points that the whole of it would add to the score or take from it."""

    name: str
    value: float
    weight: float

    @property
    def points(self) -> float:
        """What it adds to the score, or takes from it."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Ask:
    """A line that an editor would mark: the index of its assertion, the question to put, and the points it costs."""

    assertion: int
    question: Message
    costs: float


@dataclass(frozen=True, slots=True)
class Score:
    """The article's number, what it is the sum of, and further figures.

    `backing`: 0 to 100, None where too little is asserted to be scored: the sum of the points of `figures`; `low`
    and `high`: between which an editor's score lies 8 times in 10.

    `assertions`: how many count; `weight`: the sum of their weights. `unnamed` and `unattributed`: shares of that
    weight, 0 to 1, whose only support is unnamed people, or nobody. `credited`: the share of the words of the copy that
    are credited to somebody; `own_voice`: the share of its sentences that judge or accuse in the reporter's voice.
    `asks`: what an editor would mark, worst first. `identified_sources`: named and placed, each once; `band`: the band
    of that number, as the Project for Excellence in Journalism counted. `named_share`: of the statements that are
    credited, to nobody in particular too, those whose source is named; a document is if its issuer is. `rubric`: its
    version. `loaded_phrases`: findings of the rules on loaded language that are on by default, whichever rules the user
    selects and whatever is suppressed.
    """

    backing: float | None
    assertions: int
    weight: float
    unnamed: float
    unattributed: float
    identified_sources: int
    band: str
    named_share: float
    holds: tuple[Hold, ...] = ()
    best_fix: Fix | None = None
    rubric: str = "2"
    loaded_phrases: int = 0
    low: float | None = None
    high: float | None = None
    credited: float = 0.0
    own_voice: float = 0.0
    asks: tuple[Ask, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def verdict(self) -> str | None:
        """`backing` in words."""
        if self.backing is None:
            return None
        return next(words for least, words in _VERDICTS if self.backing >= least)

    @property
    def anonymous_reliance(self) -> float:
        """The share of the weight that rests on unnamed people or on nobody, 0 to 1."""
        return self.unnamed + self.unattributed
