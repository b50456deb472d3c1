"""Small faults to put into language code, one at a time: the mutants that `mutation.py` runs the tests on.

A mutant replaces a few characters of one file. Kinds:

- number: a numeric constant plus one, or half as large again.
- branch: a condition negated, `and` and `or` swapped, a comparison turned, `True` for `False`.
- word: one word left out of a list of words in Python, or one string of several changed.
- pattern: an alternative, a word boundary, an optional part or a repetition of a regular expression changed, in Python
  or in the language pack.
- list: an item, or an alternative of an item, left out of a word list of the language pack.
- rule: a condition, a phrase or a part of an expression changed in a rule file.
"""

from __future__ import annotations

import ast
import io
import random
import re
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("language", "identify", "assess", "rules", "segment")
"""Folders of `src/onrecord` that hold language code."""
KINDS = ("number", "branch", "word", "pattern", "list", "rule")
_LEFT_OUT = ("rules/precision.toml", "rules/_precision.py", "rules/_fingerprint.py")
"""Files without language."""
_NEVER = "xyzzy"
"""A word that no text contains."""


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """One change: `text[start:end]` of the file at `path` becomes `new`. `path` is relative to `src/onrecord`."""

    path: str
    kind: str
    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """Return the text of the file with the change."""
        return text[: self.start] + self.new + text[self.end :]

    def described(self, text: str) -> str:
        """Return file, line and the changed line before and after, for a person to read."""
        line = text.count("\n", 0, self.start) + 1
        first = text.rfind("\n", 0, self.start) + 1
        last = text.find("\n", self.end)
        last = len(text) if last < 0 else last
        after = text[first : self.start] + self.new + text[self.end : last]
        return f"{self.path}:{line} ({self.kind})\n    - {text[first:last].strip()}\n    + {after.strip()}"


def sample(package: Path, count: int, seed: int, only: str = "") -> list[Mutant]:
    """Return `count` mutants of the files whose path contains `only`.

    Kinds take turns; of each kind, first a file is drawn and then a place in it, so that long word lists do not crowd
    out everything else.
    """
    generator = random.Random(seed)
    pool: dict[str, dict[str, list[Mutant]]] = {kind: {} for kind in KINDS}
    for path in files(package, only):
        for mutant in mutants(package, path):
            pool[mutant.kind].setdefault(mutant.path, []).append(mutant)
    chosen: list[Mutant] = []
    while len(chosen) < count and any(pool.values()):
        for kind in [kind for kind in KINDS if pool[kind]][: count - len(chosen)]:
            path = generator.choice(sorted(pool[kind]))
            places = pool[kind][path]
            chosen.append(places.pop(generator.randrange(len(places))))
            if not places:
                del pool[kind][path]
    return chosen


def files(package: Path, only: str = "") -> list[str]:
    """Return the files of language code, relative to the package."""
    paths = (path for folder in FOLDERS for path in (package / folder).rglob("*") if path.is_file())
    names = sorted(path.relative_to(package).as_posix() for path in paths if path.suffix in (".py", ".toml", ".txt"))
    return [name for name in names if only in name and name not in _LEFT_OUT]


def mutants(package: Path, path: str) -> Iterator[Mutant]:
    """Return every mutant of one file."""
    text = (package / path).read_text(encoding="utf-8")
    lists = frozenset(listed.stem for listed in (package / "language" / "packs").rglob("*.txt"))
    if path.endswith(".py"):
        changes = _of_python(text, lists)
    elif path.endswith(".txt"):
        changes = (("list", *change) for change in _of_word_list(text))
    elif path.startswith("rules/"):
        changes = (("rule", *change) for change in _of_rule_file(text))
    elif path.startswith("language/packs/"):
        changes = (("pattern", *change) for change in _of_pattern_file(text))
    else:
        changes = (("number", *change) for change in _of_numbers(text))
    return (Mutant(path, *change) for change in changes)


Change = tuple[int, int, str]
"""Start, end and replacement."""


def _of_python(text: str, lists: frozenset[str]) -> Iterator[tuple[str, int, int, str]]:
    tree = ast.parse(text)
    place = _Offsets(text)

    def span(node: ast.expr | ast.stmt) -> tuple[int, int]:
        return place.of(node.lineno, node.col_offset), place.of(node.end_lineno or 0, node.end_col_offset or 0)

    for change in _of_branches(tree, text, span):
        yield "branch", *change
    listed, spared = {span(node) for node in _listed_strings(tree)}, [span(node) for node in _spared(tree)]
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        start = place.of_characters(*token.start)
        if token.type == tokenize.NUMBER:
            yield "number", start, start + len(token.string), _changed_number(token.string)
        elif token.type == tokenize.STRING and not any(first <= start < last for first, last in spared):
            is_listed = any(first <= start < last for first, last in listed)
            kind, changes = _of_string(token.string, lists, is_listed=is_listed)
            for first, last, new in changes:
                yield kind, start + first, start + last, new


class _Offsets:
    """Offsets of rows and columns in a text."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def of(self, row: int, byte: int) -> int:
        """Return the offset of a column in UTF-8 bytes, as `ast` counts."""
        return self._starts[row - 1] + len(self._lines[row - 1].encode()[:byte].decode())

    def of_characters(self, row: int, column: int) -> int:
        """Return the offset of a column in characters, as `tokenize` counts."""
        return self._starts[row - 1] + column


_TURNED: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
}


def _of_branches(tree: ast.AST, text: str, span: Callable[[ast.expr], tuple[int, int]]) -> Iterator[Change]:
    def negated(test: ast.expr) -> Iterator[Change]:
        start, end = span(test)
        if "TYPE_CHECKING" not in text[start:end]:
            yield start, end, f"(not ({text[start:end]}))"

    for node in ast.walk(tree):
        if isinstance(node, (ast.If, ast.IfExp, ast.While)):
            yield from negated(node.test)
        elif isinstance(node, ast.comprehension):
            for test in node.ifs:
                yield from negated(test)
        elif isinstance(node, ast.BoolOp):
            for left, right in zip(node.values, node.values[1:], strict=False):
                yield from _between(text, span(left)[1], span(right)[0], r"\b(?:and|or)\b", _swapped)
        elif isinstance(node, ast.Compare) and len(node.ops) == 1:
            old, new = _TURNED[type(node.ops[0])]
            start, end = span(node.left)[1], span(node.comparators[0])[0]
            yield from _between(text, start, end, rf"(?<![<>=!\w]){re.escape(old)}(?![<>=\w])", lambda _, new=new: new)
        elif (
            isinstance(node, ast.Return) and isinstance(node.value, ast.Constant) and node.value.value in (True, False)
        ):
            start, end = span(node.value)
            if text[start:end] in ("True", "False"):
                yield start, end, "False" if text[start:end] == "True" else "True"


def _swapped(operator: str) -> str:
    return "or" if operator == "and" else "and"


def _between(text: str, start: int, end: int, old: str, new: Callable[[str], str]) -> Iterator[Change]:
    """Yield the change of the first operator between two operands."""
    match = re.compile(old).search(text, start, end)
    if match:
        yield match.start(), match.end(), new(match.group())


def _spared(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Yield docstrings, what is shown to editors, and names that other code looks up."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.ImportFrom():
                yield node
            case ast.Call(func=ast.Attribute(attr="finding")):
                yield node
            case ast.Assign(targets=[ast.Name(id=name)]) if name in _SHOWN:
                yield node


_SHOWN = ("__all__", "code", "name", "help", "standards", "flags", "passes")
_TESTS = ("startswith", "endswith", "removeprefix", "removesuffix", "split", "rsplit", "partition", "rpartition")


def _listed_strings(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield strings that decide something: members of collections, operands, and what strings are searched for."""
    for node in ast.walk(tree):
        found: list[ast.expr | None] = []
        if isinstance(node, (ast.Set, ast.Tuple, ast.List)):
            found = [*node.elts]
        elif isinstance(node, ast.Dict):
            found = [*node.keys, *node.values]
        elif isinstance(node, ast.Compare):
            found = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _TESTS:
            found = [node.func.value, *node.args]
        yield from (part for part in found if isinstance(part, ast.Constant) and isinstance(part.value, str))


def _changed_number(written: str) -> str:
    number = ast.literal_eval(written)
    return str(number + 1 if isinstance(number, int) else number * 1.5 or 0.5)


_STRING = re.compile(r"""(?s)([a-zA-Z]*)('''|\"\"\"|'|")(.*)\2""")
_WORDS = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)*")


def _of_string(token: str, lists: frozenset[str], *, is_listed: bool) -> tuple[str, list[Change]]:
    """Return the kind and the changes of a string literal."""
    match = _STRING.fullmatch(token)
    if not match:
        return "word", []
    prefix, body, start = match[1].lower(), match[3], match.start(3)
    if "r" in prefix:
        return "pattern", [(start + first, start + last, new) for first, last, new in _of_pattern(body)]
    words = body.split()
    if not is_listed or "f" in prefix or body in lists or not words or not all(map(_WORDS.fullmatch, words)):
        return "word", []
    if len(words) == 1 and body.strip() == body:
        return "word", [(start, start + len(body), _NEVER)]
    places = re.finditer(r"\S+ ?", body)
    return "word", [(start + each.start(), start + each.end(), "") for each in places]


_ALTERNATIVES = (
    re.compile(r"\|(?:[\w’ -]|'(?=\w)|\\b)+(?=[|)\n'])"),
    re.compile(r"(?<=\()[\w'’ -]+\|(?=[^|)])"),
    re.compile(r"(?<=\?:)[\w'’ -]+\|"),
)
_BOUNDARY = re.compile(r"\\b(?!\w*\])")
_OPTIONAL = re.compile(r"(?<=[\w)\]])\?(?![?+:=!<P])")
_REPETITION = re.compile(r"(?<=\{)(\{?\d+,)(\d+)(?=\}?\})")


def _of_pattern(body: str) -> Iterator[Change]:
    """Yield changes of a regular expression after which it still compiles."""
    for expression in (*_ALTERNATIVES, _BOUNDARY, _OPTIONAL):
        for match in expression.finditer(body):
            yield match.start(), match.end(), ""
    for match in _REPETITION.finditer(body):
        yield match.start(), match.end(), f"{match[1]}{_other_limit(match)}"


def _other_limit(match: re.Match[str]) -> int:
    """Return half of the upper limit of a repetition, or one more where half would be below the lower limit."""
    lower, upper = int(match[1].strip("{,")), int(match[2])
    return upper // 2 if lower <= upper // 2 < upper else upper + 1


def _of_word_list(text: str) -> Iterator[Change]:
    for match in re.finditer(r"(?m)^(?!#)(.*\S.*)\n", text):
        yield match.start(), match.end(), ""
        for alternative in re.finditer(r"\|[^\s|]+", match[1]):
            yield match.start() + alternative.start(), match.start() + alternative.end(), ""


_PROSE = re.compile(r"(summary|why|remedy|help|message|flags|passes|code|severity|standards|tier|confidence|name)\b")
_ITEM = re.compile(r"""(?<=[\[ ])"[\w'’ -]+"(?:, ?|(?=\s*\]))""")


def _of_rule_file(text: str) -> Iterator[Change]:
    """Yield changes of conditions and expressions, and none of what is shown to editors."""
    key = ""
    for match in re.finditer(r"(?m)^.*\n?", text):
        line, start = match.group(), match.start()
        if re.match(r"[\w\[]", line):
            key = line.lstrip("[")
        if _PROSE.match(key) or line.lstrip().startswith("#"):
            continue
        if re.match(r"(only_if|unless)\b", key) and re.match(r"""  (?:"[\w]+"|\{ .* \}),\n""", line):
            yield start, match.end(), ""
        for first, last, new in [*_of_pattern(line), *_of_listed(line)]:
            yield start + first, start + last, new


def _of_pattern_file(text: str) -> Iterator[Change]:
    """Yield changes of the expressions, and none of what is said about them or of their examples."""
    for entry in re.finditer(r"(?ms)^expression = (\'\'\'|\"\"\"|'|\")(.*?)\1$", text):
        for first, last, new in _of_pattern(entry[2]):
            if "'" in entry[1] or "\\" not in entry[2][max(0, first - 1) : last + 1]:  # else a letter would be escaped
                yield entry.start(2) + first, entry.start(2) + last, new


def _of_listed(line: str) -> Iterator[Change]:
    if line.count('", "') and "_" not in line:
        yield from ((match.start(), match.end(), "") for match in _ITEM.finditer(line))
    for match in re.finditer(r"(?<== )\d+\b", line):
        yield match.start(), match.end(), str(int(match.group()) + 1)


def _of_numbers(text: str) -> Iterator[Change]:
    for match in re.finditer(r"(?m)(?<== )-?\d+$", text):
        yield match.start(), match.end(), str(int(match.group()) + 1)
