"""Share of small faults in language code that the tests catch, and those that they do not.

    python benchmarks/mutation.py [--count 60] [--seed 1] [--only rules] [--jobs 2] [--save FILE] [--retry FILE]

One mutant at a time (see `mutants.py`) is put into a copy of the package, and the tests of its folder and of the rules
(of a rule's file: the tests of that rule) run on it, in one process, up to the first failure. A mutant that makes the
tests run for too long is caught, too. The tests run once without a fault before; outputs of the model are remembered
from that run, so that later ones are fast.

Not every survivor is worth a test: some change nothing that can be observed. The rest are sentences that nobody wrote.
"""

from __future__ import annotations

import compileall
import hashlib
import json
import os
import pickle
import re
import resource
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import Any

import click
import numpy as np
import pytest
from mutants import KINDS, Mutant, sample

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "onrecord"
SECONDS = 300
"""Processor time after which a mutant has made the tests run for too long; they take about 20 seconds."""
_GROWTH = "tests/language/test_growth.py"
"""Left out: it takes longer than all other tests, and looks at the cost of patterns, not at what they match."""
_OPTIONS = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "-p", "no:randomly", f"--ignore={_GROWTH}"]
_MIRRORS = {
    "language": ("language", "segment", "identify", "assess"),
    "segment": ("segment", "language"),
    "identify": ("identify", "language"),
    "assess": ("assess", "language"),
}
"""Folders of tests for folders of code: the one of the same name, and those that exercise it besides."""

Outputs = list[np.ndarray]


@click.command()
@click.option("--count", default=60, show_default=True, help="Mutants to try.")
@click.option("--seed", default=1, show_default=True, help="Seed of the sample.")
@click.option("--only", default="", help="Only files whose path contains this.")
@click.option("--jobs", default=1, show_default=True, help="Processes.")
@click.option("--list", "listed", is_flag=True, help="Print the mutants and do not run the tests.")
@click.option("--save", type=click.Path(path_type=Path), help="Write the survivors to this file.")
@click.option("--retry", type=click.Path(path_type=Path), help="Try the survivors in this file instead of a sample.")
def main(count: int, seed: int, only: str, jobs: int, listed: bool, save: Path | None, retry: Path | None) -> None:
    """Print the share of mutants that the tests catch, and the survivors."""
    mutants = restored(retry) if retry else sample(PACKAGE, count, seed, only)
    if listed:
        for mutant in mutants:
            print(described(mutant))
        return
    with tempfile.TemporaryDirectory() as folder:
        tests = {test for mutant in mutants for test in tests_of(mutant.path) if test.startswith("tests/")}
        remember(Path(folder), sorted(tests))
        caught: Counter[str] = Counter()
        survivors = []
        for number, (mutant, is_caught) in enumerate(tried(mutants, Path(folder), jobs), 1):
            caught[mutant.kind] += is_caught
            survivors += [] if is_caught else [mutant]
            print(f"{number}/{len(mutants)} {'caught' if is_caught else 'SURVIVED'} {described(mutant)}", flush=True)
    report(mutants, caught, survivors)
    if save:
        save.write_text(json.dumps([astuple(mutant) for mutant in survivors]), encoding="utf-8")


def restored(path: Path) -> list[Mutant]:
    """Return the mutants of a file that `--save` wrote."""
    return [Mutant(*values) for values in json.loads(path.read_text(encoding="utf-8"))]


def described(mutant: Mutant) -> str:
    """Return the change as lines to read."""
    return mutant.described((PACKAGE / mutant.path).read_text(encoding="utf-8"))


def report(mutants: Sequence[Mutant], caught: Counter[str], survivors: Sequence[Mutant]) -> None:
    """Print the share by kind, and the survivors by file."""
    tried_of = Counter(mutant.kind for mutant in mutants)
    print(f"\n{'kind':<10}{'tried':>7}{'caught':>8}{'share':>8}")
    rows = [(kind, tried_of[kind], caught[kind]) for kind in KINDS if tried_of[kind]]
    for kind, tried_count, caught_count in [*rows, ("all", len(mutants), caught.total())]:
        print(f"{kind:<10}{tried_count:>7}{caught_count:>8}{caught_count / max(tried_count, 1):>8.0%}")
    print("\nsurvivors" if survivors else "")
    for mutant in sorted(survivors):
        print(described(mutant))


def tests_of(path: str) -> list[str]:
    """Return the tests of a file, the nearest first: of a rule, examples and cases; else of its folder and rules."""
    folder, *inner = path.split("/")
    if folder == "rules" and len(inner) == 2:
        code = re.search(r'(?m)^ *code = "(\w+)"', (PACKAGE / path).read_text(encoding="utf-8"))
        return [*(["-k", f"{code[1]} or not test_every_rule"] if code else []), *_rule_tests()]
    folders = [name for name in _MIRRORS.get(folder, (folder,)) if (ROOT / "tests" / name).is_dir()]
    return [*_importing(path), *(f"tests/{name}" for name in folders if name != "rules"), *_rule_tests()]


def _importing(path: str) -> list[str]:
    """Return the files of tests that import a module."""
    module = "onrecord." + path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    files = sorted((ROOT / "tests").rglob("test_*.py")) if path.endswith(".py") else []
    wanted = re.compile(rf"(?m)^ *from {re.escape(module)} import ")
    found = (file for file in files if file.stem != Path(_GROWTH).stem and wanted.search(file.read_text("utf-8")))
    return [str(file.relative_to(ROOT)) for file in found]


def _rule_tests() -> list[str]:
    files = (file.name for file in sorted((ROOT / "tests" / "rules").glob("test_*.py")))
    return ["tests/test_words.py", *(f"tests/rules/{name}" for name in files if name != "test_fingerprint.py")]


def tried(mutants: Sequence[Mutant], folder: Path, jobs: int) -> Iterator[tuple[Mutant, bool]]:
    """Yield each mutant with whether the tests catch it, in any order."""
    free = [copied(folder / f"copy-{number}") for number in range(jobs)]
    running: dict[int, tuple[Mutant, Path]] = {}
    waiting = list(mutants)
    while waiting or running:
        while waiting and free:
            mutant, copy = waiting.pop(0), free.pop()
            original = (PACKAGE / mutant.path).read_text(encoding="utf-8")
            (copy / "onrecord" / mutant.path).write_text(mutant.applied(original), encoding="utf-8")
            running[started(copy, tests_of(mutant.path))] = mutant, copy
        process, status = os.wait()
        mutant, copy = running.pop(process)
        shutil.copyfile(PACKAGE / mutant.path, copy / "onrecord" / mutant.path)
        free.append(copy)
        yield mutant, status != 0


def copied(folder: Path) -> Path:
    """Return a folder with a copy of the package, compiled so that a changed file is noticed by its content."""
    model = PACKAGE / "attribute" / "model"
    ignored = shutil.ignore_patterns("__pycache__", "*.onnx")
    shutil.copytree(PACKAGE, folder / "onrecord", ignore=ignored)
    for network in model.glob("*.onnx"):
        (folder / "onrecord" / "attribute" / "model" / network.name).symlink_to(network)
    compileall.compile_dir(folder, quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    return folder


def started(copy: Path, tests: Sequence[str], remembered: Path | None = None) -> int:
    """Run tests on a copy of the package in a process of its own; return its number. It exits with 0 if all pass."""
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        if not remembered:  # a failure of the run without a fault is shown
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            os.dup2(sys.stdout.fileno(), sys.stderr.fileno())
        os.chdir(ROOT)
        sys.path.insert(0, str(copy))
        sys.dont_write_bytecode = True
        Model.stand_in()
        status = int(pytest.main([*_OPTIONS, *tests]))
        if remembered:
            remembered.write_bytes(pickle.dumps(Model.outputs))
    finally:
        os._exit(status)


def remember(folder: Path, tests: Sequence[str]) -> None:
    """Run the tests without a fault, and keep the outputs of the model for the runs to come."""
    remembered = folder / "outputs"
    _, status = os.waitpid(started(copied(folder / "sound"), tests, remembered), 0)
    if status:
        sys.exit("the tests fail without a mutant; mend that first")
    Model.outputs = pickle.loads(remembered.read_bytes())


class Model:
    """Stands in for the inference session: the same inputs are run once."""

    outputs: dict[bytes, Outputs] = {}
    real: Any = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._arguments, self._options = arguments, options
        self._session: Any = None

    @classmethod
    def stand_in(cls) -> None:
        """Put this class in place of the real one; the copy of onrecord must be imported before its library."""
        import onrecord  # noqa: F401, I001
        import onnxruntime

        cls.real, onnxruntime.InferenceSession = onnxruntime.InferenceSession, cls

    def run(self, names: Sequence[str], inputs: dict[str, np.ndarray]) -> Outputs:
        """Return the outputs of the model."""
        key = hashlib.sha256(b"|".join(name.encode() + inputs[name].tobytes() for name in sorted(inputs))).digest()
        if key not in self.outputs:
            self._session = self._session or self.real(*self._arguments, **self._options)
            self.outputs[key] = self._session.run(names, inputs)
        return [array.copy() for array in self.outputs[key]]


if __name__ == "__main__":
    main()
