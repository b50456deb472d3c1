"""Who stands behind what is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.span import Span


class SourceKind(StrEnum):
    """What sort of source it is; the words and the order of decision are the rulebook's."""

    OWN_OBSERVATION = "own-observation"
    """The reporter or the outlet saw it first-hand."""
    DOCUMENT = "document"
    """A record, a dataset, a study, a law, a post: a text or a recording."""
    PERSON = "person"
    """Somebody named in the article."""
    ORGANIZATION = "organization"
    """A body, or those who speak for it on the record."""
    OUTLET = "outlet"
    """Another named news outlet."""
    PARTLY_NAMED = "partly-named"
    """A first name only, a pseudonym, a handle."""
    UNNAMED_PERSON = "unnamed-person"
    """One or a few informants who are not named anywhere."""
    UNNAMED_GROUP = "unnamed-group"
    """A crowd or a category of people."""
    SELF = "self"
    """The author's own voice in opinion copy."""
    NONE = "none"
    """Nobody."""

    @property
    def is_somebody(self) -> bool:
        """Whether anybody besides the author is credited."""
        return self not in (SourceKind.NONE, SourceKind.SELF)


class Grade(StrEnum):
    """How closely an unnamed source is described."""

    D0 = "D0"
    """Bare: "a source", "critics"."""
    D1 = "D1"
    """An institution or a role: "an official"."""
    D2 = "D2"
    """Both: "a Treasury official"."""
    D3 = "D3"
    """Both, and how the source knows: "… who drafted the bill"."""


class ReasonKind(StrEnum):
    """What the article says of why a source is not named."""

    NONE = "none"
    BOILERPLATE = "boilerplate"
    """A formula that fits every source."""
    CAUSAL = "causal"
    """What the source stands to lose, or the law."""


class ReplyKind(StrEnum):
    """What whoever was asked, or accused, gave back."""

    DENIAL = "denial"
    DECLINED = "declined"
    NO_RESPONSE = "no-response"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a source is not named, and where the article says so. Without a reason there is no span."""

    kind: ReasonKind
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, or the lack of one: the words that say so, and who gave it, where the sentence says."""

    kind: ReplyKind
    span: Span
    by: Span | None = None
    name: str | None = None
    """The fullest name of whoever gave it, if the article names them."""


@dataclass(frozen=True, slots=True)
class Source:
    """One per real-world source in the article; pronouns and descriptions are resolved to it.

    `name` is the fullest name that the article gives; `label` is what to call the source in a report, always there.
    `mentions` are the places where it is credited, in order; `attributions` the indices of what it is credited with.
    `grade` and `reason` are given for unnamed sources only; `count` is how many people the article says they are.
    `identified` says of a document whether it has an issuer and a title, a date, a number or a link; `described`
    whether the article tells whose it is, which it is, or what it is about.
    """

    kind: SourceKind
    label: str
    name: str | None = None
    title: str | None = None
    affiliation: str | None = None
    grade: Grade | None = None
    reason: Reason | None = None
    count: str | None = None
    plural: bool = False
    identified: bool | None = None
    described: bool | None = None
    justification: tuple[Span, ...] = ()
    mentions: tuple[Span, ...] = ()
    attributions: tuple[int, ...] = ()

    @property
    def unnamed(self) -> bool:
        """Whether people stand behind it whom the article does not name."""
        return self.kind in (SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP)
