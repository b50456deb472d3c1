"""How to render: what the place of output can show, and how much the user asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """Width in columns; colour only where asked for."""

    width: int = 88
    color: bool = False
    quiet: bool = False
    statistics: bool = False
    include_text: bool = False
    sources: bool = False
    redact: bool = False
    """Let no word of a draft through; paths stay."""
    root: str | None = None
    """The folder that machines want paths relative to, as an absolute path; None: paths as they were given."""
    explain: str | None = None
    """The assertion (c4) or the line (17) whose arithmetic is wanted instead of the findings."""
    ledger: bool = False
    """Show every scored assertion in the ledger, not only the ten that an editor would ask about first."""
    verbose: bool = False
    """Mark source, cue and claim under a sentence, too."""
