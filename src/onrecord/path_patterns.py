"""Patterns of paths as in .gitignore, which no pattern and no file name can keep busy.

`*a*a*a*b` may be matched in more ways than can be tried. Between two stars, the first place that fits is as good as any
other, so that nothing else is tried there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_STARS = re.compile(r"(?:\[\^/\]\*)+")
_BETWEEN_STARS = re.compile(
    r"\[\^/\]\*((?:(?!\[\^/\]\*)(?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\\[\]/()*+?|^$]))+)(?=\[\^/\]\*)", re.DOTALL
)


def path_patterns(lines: Iterable[str]) -> GitIgnoreSpec:
    """Return the patterns of these lines; a line that is no pattern matches nothing, as in git."""
    from pathspec import GitIgnoreSpec

    patterns = list(GitIgnoreSpec.from_lines(line for line in lines if not problem(line)).patterns)
    for pattern in patterns:
        if pattern.regex and pattern.regex.pattern.count("[^/]*") > 1:
            pattern.regex = re.compile(_first_fit(pattern.regex.pattern))
    return GitIgnoreSpec(patterns)


def excluded(path: Path, checks: Iterable[tuple[Path, GitIgnoreSpec]], *, is_folder: bool = False) -> bool:
    """Whether patterns exclude a path; each check is a folder and patterns seen from there, the last word counts."""
    absolute = path.absolute()
    verdict = False
    for base, patterns in checks:
        relative = os.path.relpath(absolute, base.absolute()) + ("/" if is_folder else "")
        included = patterns.check_file(relative.replace(os.sep, "/")).include
        verdict = verdict if included is None else included
    return verdict


def problem(line: str) -> str | None:
    """Return what is wrong with a pattern, if it is none."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error) as error:
        return str(error)
    return None


def _first_fit(expression: str) -> str:
    return _BETWEEN_STARS.sub(r"(?>[^/]*?\1)", _STARS.sub("[^/]*", expression))
