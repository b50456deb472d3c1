"""One version of a draft to its result: a report, or one line that says why there is none."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError, UnreadableError
from onrecord.lsp.audits import Draft, Result
from onrecord.lsp.configuration import is_excluded, settings_of
from onrecord.lsp.positions import Positions
from onrecord.pipeline import audit
from onrecord.reporters import rules_page
from onrecord.rules import rules_of
from onrecord.settings import Settings


@dataclass(slots=True)
class Examiner:
    """What an audit in an editor needs besides the draft, as it stands when the audit begins."""

    roots: Callable[[], Iterable[Path]]
    configuration: Mapping[str, Any] = field(default_factory=dict)
    encoding: str | None = None
    _folder: Any = field(default_factory=lambda: tempfile.TemporaryDirectory(prefix="onrecord-"))
    """Holds the pages of rules, and nothing of a draft, until the server ends."""

    def examine(self, draft: Draft) -> Result:
        """Return the result of a version: a report, or one line that says why there is none."""
        positions = Positions(draft.text, self.encoding)
        path = Path(draft.name)
        try:
            settings = settings_of(path if path.is_absolute() else None, self.roots(), self.configuration)
            if path.is_absolute() and is_excluded(path, settings):
                return Result(draft, positions)
            report = audit(draft.text, draft.name, settings=settings)
            return Result(draft, positions, report, settings=settings, rules_page=self._page(settings))
        except UnreadableError as error:
            message = f"this draft {error}" if draft.text.strip() else None  # an empty one is only not written yet
            return Result(draft, positions, problem=message)
        except OnrecordError as error:
            return Result(draft, positions, problem=f"onrecord: {error}")

    def close(self) -> None:
        """Delete the pages of rules."""
        self._folder.cleanup()

    def _page(self, settings: Settings) -> Path | None:
        """Return a page that explains every rule, written once for the same rules."""
        infos = [rule.info for rule in rules_of(settings)]
        path = Path(self._folder.name, f"rules-{sha256(repr(infos).encode()).hexdigest()[:12]}.html")
        with suppress(OSError):
            if not path.exists():
                path.write_text(rules_page(infos), encoding="utf-8")
            return path
        return None
