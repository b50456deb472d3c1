"""Articles with gold attributions, and the damage that drafts come with."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROLES = ("source", "cue", "content")
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Claim:
    """The half-open spans of a claim and of its cue (none if the reporter makes it); the share of each class in it."""

    content: Spans
    cue: Spans
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text; for each attribution its roles as lists of half-open spans into the text; the claims that are classed."""

    file: str
    text: str
    attributions: tuple[dict[str, Spans], ...]
    claims: tuple[Claim, ...] = ()


def articles(path: Path) -> Iterator[Article]:
    """The articles of a file in the shared JSON Lines format."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        roles = ({role: [(s, e) for s, e in one[role]] for role in ROLES} for one in row["attributions"])
        yield Article(row["file"], row["text"], tuple(roles))


def edited(article: Article, edits: Iterable[tuple[int, int, str]]) -> Article:
    """The article with each `(start, end, replacement)`, in order and apart, carried out; spans follow their words."""
    parts: list[str] = []
    moved: list[int] = []
    at = 0
    length = 0
    for start, end, new in edits:
        kept = article.text[at:start]
        moved.extend(range(length, length + len(kept)))
        length += len(kept)
        moved.extend(length + min(index, len(new)) for index in range(end - start))
        parts += [kept, new]
        length += len(new)
        at = end
    moved.extend(range(length, length + len(article.text) - at + 1))
    text = "".join([*parts, article.text[at:]])

    def moved_spans(spans: Spans) -> Spans:
        return [(a, b) for s, e in spans if (a := moved[s]) < (b := moved[e])]

    attributions = tuple({role: moved_spans(one[role]) for role in ROLES} for one in article.attributions)
    claims = tuple(Claim(moved_spans(one.content), moved_spans(one.cue), one.shares) for one in article.claims)
    return Article(article.file, text, attributions, claims)


Damage = Callable[[Article, random.Random], Article]


def _substituted(pattern: str, new: str | Callable[[re.Match[str]], str], share: float = 1.0) -> Damage:
    compiled = re.compile(pattern)

    def damage(article: Article, chance: random.Random) -> Article:
        found = [match for match in compiled.finditer(article.text) if share == 1 or chance.random() < share]
        return edited(article, [(m.start(), m.end(), new if isinstance(new, str) else new(m)) for m in found])

    return damage


def _wrapped(article: Article, _: random.Random) -> Article:
    """Lines of at most 72 characters, as in a mail or a plain text archive."""
    edits: list[tuple[int, int, str]] = []
    start = blank = 0
    for index, sign in enumerate(article.text):
        if sign == "\n":
            start = blank = index + 1
        elif index - start > 72 and blank > start:
            edits.append((blank, blank + 1, "\n"))
            start = blank + 1
        if sign == " ":
            blank = index
    return edited(article, edits)


def _upper(match: re.Match[str]) -> str:
    return match.group().upper()


DAMAGES: dict[str, Damage] = {
    "missing spaces": _substituted(r"(?<=[.!?”\"]) (?=[A-Z“\"])", "", 0.7),
    "no quotation marks": _substituted('["“”„«»]', ""),
    "straight quotes": _substituted("[“”]|[‘’]", lambda m: '"' if m.group() in "“”" else "'"),
    "unbalanced quotes": _substituted('["“”]', "", 0.15),
    "all capitals": _substituted(r"[^\W\d_]+", _upper),
    "one paragraph": _substituted(r"\s*\n\s*", " "),
    "hard wrapped": _wrapped,
    "lower case": _substituted(r"[A-Z]+", lambda m: m.group().lower()),
}
"""Ways in which copy arrives damaged; each keeps the words, so that the gold annotation still holds."""


def damaged(article: Article, chance: random.Random, share: float) -> Article:
    """The article, with probability `share` with one of DAMAGES done to it."""
    if chance.random() >= share:
        return article
    return chance.choice([*DAMAGES.values()])(article, chance)
