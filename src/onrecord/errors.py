"""Everything that may go wrong, as one clear line for the user."""

from __future__ import annotations


class OnrecordError(Exception):
    """The base of all errors that onrecord raises on purpose; its text is one line that names a remedy."""


class UnreadableError(OnrecordError):
    """An input could not be read as a draft."""


class SettingsError(OnrecordError):
    """The configuration is wrong."""


class BaselineError(OnrecordError):
    """A baseline could not be read or written."""


class FetchError(OnrecordError):
    """A page could not be fetched."""


class GitError(OnrecordError):
    """An earlier version was asked for that git cannot give."""


class UnknownRuleError(OnrecordError):
    """A rule was named that does not exist."""


class RuleFileError(OnrecordError):
    """A rule file says something that no rule file can say."""
