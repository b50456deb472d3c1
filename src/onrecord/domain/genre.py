"""What kind of article a draft is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Genre(StrEnum):
    """The kinds of articles that are told apart."""

    NEWS = "news"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    """Column, editorial, letter, review, personal essay: the author's own judgement is the point."""
    EXPLAINER = "explainer"
    """Questions and answers, a guide, a recipe."""
    SPORTS_REPORT = "sports-report"
    LIVE = "live"
    """Entries in the order of time."""
    LISTICLE = "listicle"
    TRANSCRIPT = "transcript"
    SATIRE = "satire"
    FEATURE = "feature"
    OTHER = "other"
    """An announcement, a press release, a table."""

    @property
    def label(self) -> str:
        """Its name in a sentence: "a sports report" without the article."""
        return "another kind of article" if self is Genre.OTHER else self.replace("-", " ")


OPINION = (Genre.OPINION, Genre.SATIRE)
"""Genres in which the author's own judgement is the point."""


@dataclass(frozen=True, slots=True)
class GenreReading:
    """The genre that a draft is read as, and how likely it is; `given` by the settings, its probability is 1."""

    genre: Genre = Genre.NEWS
    probability: float = 1.0
    given: bool = False


AS_NEWS = GenreReading()
