"""Open sets: a member is there because its file is there."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType


def names(package: str) -> Iterator[str]:
    """The public modules right below `package`, by name, in order; none of them is loaded."""
    found = pkgutil.iter_modules(import_module(package).__path__)
    return (name for name in sorted(module.name for module in found) if not name.startswith("_"))


def modules(package: str) -> Iterator[ModuleType]:
    """Every public module below `package`, its sub-folders included, in order of name."""
    root = import_module(package)
    for found in sorted(pkgutil.iter_modules(root.__path__), key=lambda module: module.name):
        if found.name.startswith("_"):
            continue
        name = f"{package}.{found.name}"
        if found.ispkg:
            yield from modules(name)
        else:
            yield import_module(name)
