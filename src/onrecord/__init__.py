"""onrecord: a source-attribution auditor for news drafts."""

import sys

# `python -m onrecord` puts the current folder first in the path, so that a stranger's click.py there would be imported.
if sys.argv[:1] == ["-m"] and sys.orig_argv[-len(sys.argv)].endswith("onrecord") and not sys.flags.safe_path:
    del sys.path[0]

from typing import TYPE_CHECKING, Any

from onrecord.telemetry import switch_off
from onrecord.version import VERSION

if TYPE_CHECKING:
    from onrecord.domain import Finding, Report, Severity
    from onrecord.pipeline import audit
    from onrecord.settings import Settings

switch_off()  # before any import of onnxruntime, which reads this once

__version__ = VERSION

__all__ = ["Finding", "Report", "Settings", "Severity", "__version__", "audit"]

_HOMES = {
    "Finding": "onrecord.domain",
    "Report": "onrecord.domain",
    "Settings": "onrecord.settings",
    "Severity": "onrecord.domain",
    "audit": "onrecord.pipeline",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: `onrecord --help` needs none of them."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
