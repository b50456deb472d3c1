"""Everything that may go wrong, as one clear line for the user."""

from __future__ import annotations

from collections.abc import Iterable


class OnrecordError(Exception):
    """The base of all errors that onrecord raises on purpose; its text is one line that names a remedy."""


class UnreadableError(OnrecordError):
    """An input could not be read as a draft."""


class NoTextError(UnreadableError):
    """An input is of a kind that holds no text to read, such as an image: nothing is missing without it."""


class SettingsError(OnrecordError):
    """The configuration is wrong."""


class BaselineError(OnrecordError):
    """A baseline could not be read or written."""


class FetchError(OnrecordError):
    """A page could not be fetched."""


class GitError(OnrecordError):
    """An earlier version was asked for that git cannot give."""


class ModelError(OnrecordError):
    """The model cannot be run as promised."""


class UnknownRuleError(OnrecordError):
    """A rule was named that does not exist."""


class RuleFileError(OnrecordError):
    """A rule file says something that no rule file can say."""


def suggestion(word: str, valid: Iterable[str]) -> str:
    """Return "; did you mean json?" where a valid word is close to the one that was given, else nothing."""
    from difflib import get_close_matches  # needed only where something went wrong

    close = get_close_matches(word, list(valid), n=1)
    return f"; did you mean {close[0]}?" if close else ""


_SHOWN = 8
"""Names that one line can list."""


def instead(word: str, valid: Iterable[str], more: str = "") -> str:
    """Return what to write in place of a word: the valid one that is close to it, else the valid ones, of many a few.

    `more` says where the rest is listed.
    """
    names = list(valid)
    return suggestion(word, names) or f" (valid: {few(names, more)})"


def few(names: Iterable[str], more: str = "") -> str:
    """Return names in one line, of many the first few, how many there are besides, and where these are listed."""
    every = list(names)
    if len(every) <= _SHOWN:
        return ", ".join(every)
    return f"{', '.join(every[:_SHOWN])} and {len(every) - _SHOWN} more{f'; {more}' if more else ''}"


def failure(error: BaseException) -> str:
    """Return a line on a mistake of ours: its kind and its place in our code, without any text of a draft."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    location = f" at {frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return f"made onrecord fail ({type(error).__name__}{location}); please report this line"
