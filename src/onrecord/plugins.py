"""Open sets: a member is there because its file is there."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType


def names(package: str) -> Iterator[str]:
    """Return the public modules right below `package`, by name, in order; none of them is loaded."""
    found = pkgutil.iter_modules(import_module(package).__path__)
    return (name for name in sorted(module.name for module in found) if not name.startswith("_"))


def modules(package: str) -> Iterator[ModuleType]:
    """Every public module below `package`, its sub-folders included, in order of name."""
    for name in names(package):
        module = import_module(f"{package}.{name}")
        if hasattr(module, "__path__"):
            yield from modules(module.__name__)
        else:
            yield module
