"""Measures of how much English, and how much machinery, stands in code: python benchmarks/house.py [--count]

`tests/language/test_no_english_in_stages.py` counts with the same functions.
"""

from __future__ import annotations

import ast
import io
import json
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "onrecord"
COUNTS = PACKAGE.parents[1] / "tests" / "language" / "english_in_stages.json"
STAGES = ("identify", "assess", "rules", "segment")
"""Folders of the language part."""
_PATTERNS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "compile")
_NO_LETTERS = re.compile(
    r"\(\?P<\w+>|\(\?P=\w+\)|\(\?[aimsux-]+[:)]|\\x\w\w|\\u\w{4}|\\N\{[^}]*\}|\\.|\{[a-z][\w.:]*\}"
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]",
    re.DOTALL,
)
"""What has letters in a regular expression and holds no word: names of groups, flags, escapes, references, classes."""
_METHODS = frozenset("startswith endswith removeprefix removesuffix replace partition rpartition split find".split())
_WORD = re.compile(r"[A-Za-z]{3,}")
_MEANINGLESS = frozenset("each found said told place here".split())
_NAMES = re.compile(r"\b(?:given_names?|surnames?|titles_before_names)\b|\[A-Z\]\[\\w")
"""What code has that finds names of people again: their lists, and words with a capital in an expression of its own."""


def modules(*folders: str) -> list[Path]:
    """Return the modules of some folders of the package, or of all of it but the language layer."""
    roots = [PACKAGE / folder for folder in folders] or [PACKAGE]
    paths = (path for root in roots for path in root.rglob("*.py"))
    return sorted(path for path in paths if folders or "language" not in path.relative_to(PACKAGE).parts)


def strings(node: ast.AST) -> Iterator[str]:
    """Yield the constant strings of an expression, parts of f-strings included."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def expressions(tree: ast.Module) -> list[str]:
    """Return the strings that regular expressions of a module are made of: arguments, and names joined into them."""
    assigned = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found: dict[int, str] = {}
    waiting = [call.args[0] for call in ast.walk(tree) if isinstance(call, ast.Call) and _is_regex(call)]
    seen: set[str] = set()
    while waiting:
        for part in ast.walk(waiting.pop()):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                found[id(part)] = part.value
            elif isinstance(part, ast.Name) and part.id in assigned and part.id not in seen:
                seen.add(part.id)
                waiting.append(assigned[part.id])
    return list(found.values())


def _is_regex(call: ast.Call) -> bool:
    """Whether a call makes a regular expression, or uses one that it is given as a string."""
    if not call.args:
        return False
    match call.func:
        case ast.Name(id="regex" | "unbounded" | "bounded"):
            return True
        case ast.Attribute(value=ast.Name(id="re"), attr=name):
            return name in _PATTERNS
    return False


def english(expression: str) -> list[str]:
    """Return the runs of three letters or more in a regular expression."""
    return _WORD.findall(_NO_LETTERS.sub(" ", expression))


def remainder(path: Path) -> int:
    """Return how many runs of letters the regular expressions of a module hold."""
    return sum(len(english(expression)) for expression in expressions(ast.parse(path.read_text(encoding="utf-8"))))


def remainders() -> dict[str, int]:
    """Return the modules outside the language layer whose regular expressions hold English, with how much."""
    counts = {path.relative_to(PACKAGE).as_posix(): remainder(path) for path in modules()}
    return {name: count for name, count in counts.items() if count}


def words_in_strings(tree: ast.Module) -> set[str]:
    """Return the words in strings of code that are no docstrings and that no person reads."""
    shown: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Raise():
                shown.update(map(id, ast.walk(node)))
            case ast.Call(func=ast.Attribute(attr="finding")) | ast.Call(func=ast.Name(id="Example")):
                shown.update(map(id, ast.walk(node)))
            case ast.Assign(targets=[ast.Name(id="__all__" | "help" | "standards" | "flags" | "passes" | "code")]):
                shown.update(map(id, ast.walk(node)))
    found = (
        part.value
        for part in ast.walk(tree)
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in shown
    )
    return {word.lower() for text in found for word in english(text)}


def words_compared(tree: ast.Module) -> set[str]:
    """Return the words that code compares with text itself: in expressions, comparisons and methods of strings.

    What else `words_in_strings` counts are names of items of the pack, codes, keys of files, and messages.
    """
    compared = expressions(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Compare():
                sides = [node.left, *node.comparators]
                parts = [part for side in sides for part in (getattr(side, "elts", None) or [side])]
            case ast.Call(func=ast.Attribute(attr=name)) if name in _METHODS:
                parts = [part for argument in node.args for part in (getattr(argument, "elts", None) or [argument])]
            case _:
                continue
        compared += [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return {word.lower() for text in compared for word in english(text)}


def identifiers(text: str) -> list[str]:
    """Return every name in code, as often as it stands there."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [token.string for token in tokens if token.type == tokenize.NAME and not token.string.startswith("__")]


def without_comments(text: str) -> str:
    """Return code without its comments and docstrings, which may speak of names."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    kept = [token for token in tokens if token.type != tokenize.COMMENT]
    starts = {(node.lineno, node.col_offset) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Expr)}
    return "\n".join(
        " ".join(token.string for token in line)
        for _, line in groupby(
            (token for token in kept if token.start not in starts or token.type != tokenize.STRING),
            key=lambda token: token.start[0],
        )
    )


def complex_functions() -> int:
    """Return how many functions of the package have a cyclomatic complexity over 15."""
    options = [
        "--isolated",
        "--select",
        "C901",
        "--config",
        "lint.mccabe.max-complexity=15",
        "--output-format",
        "concise",
    ]
    result = subprocess.run(
        [sys.executable, "-m", "ruff", "check", *options, str(PACKAGE)], capture_output=True, text=True, check=False
    )
    return result.stdout.count("C901")


def main() -> None:
    """Print the measures; with `--count`, only write the words that expressions still hold to the test's file."""
    if "--count" in sys.argv:
        COUNTS.write_text(json.dumps(remainders(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return
    texts = {path: path.read_text(encoding="utf-8") for path in modules()}
    trees = {path: ast.parse(text) for path, text in texts.items()}
    language = {path: text for path, text in texts.items() if path.relative_to(PACKAGE).parts[0] in STAGES}
    lines = sum(text.count("\n") for text in language.values())
    calls = sum(len(re.findall(r"\b(?:re\.\w+|regex|unbounded)\(", text)) for text in language.values())
    names = [name for text in texts.values() for name in identifiers(text)]
    vague = sum(name in _MEANINGLESS for name in names)
    counts = remainders()
    written = sum(len(expression) for path in language for expression in expressions(trees[path]))
    english_words = set().union(*(words_in_strings(trees[path]) for path in language))
    print(f"{lines:>8,}  lines of {', '.join(STAGES)}")
    print(f"{written:>8,}  characters of regular expressions there")
    print(f"{len(english_words):>8,}  different English words in strings there, but docstrings and most messages")
    compared = set().union(*(words_compared(trees[path]) for path in language))
    print(
        f"{len(compared):>8,}  of them that code compares with text itself; the others name items, files and messages"
    )
    print(f"{1000 * calls / lines:>8.1f}  calls that make or use an expression, per 1,000 lines there")
    print(f"{sum(counts.values()):>8,}  words in expressions outside language/, in {len(counts)} modules")
    recognising = sum(bool(_NAMES.search(without_comments(text))) for text in texts.values())
    print(f"{recognising:>8,}  files outside language/ that recognise names")
    print(f"{complex_functions():>8,}  functions with a complexity over 15")
    print(f"{100 * vague / len(names):>7.1f}%  of names in code are {', '.join(sorted(_MEANINGLESS))}")


if __name__ == "__main__":
    main()
