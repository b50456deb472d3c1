"""What an article says of a person beside the name."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Dossier, Source, SourceKind, Span
from onrecord.language.patterns import of_expression
from onrecord.language.people import last_name
from onrecord.language.regex import regex

_WORD = regex(r"\w+")


class Beside:
    """Asks whether an expression stands beside a name: behind it in any sentence, before it in one sentence only."""

    def __init__(self, expression: str) -> None:
        self._behind = of_expression(rf"[^.“”\"]{{0,80}}\b(?:{expression})\b")
        self._before = of_expression(rf"\b(?:{expression})\b[^.“”\"]{{0,60}}\Z")
        self._elsewhere = of_expression(rf",? [^“”\"]{{0,60}}\b(?:{expression})\b")

    def holds(self, dossier: Dossier, span: Span, name: str) -> bool:
        """Whether the article says so of whoever has the name, or knows the affiliation; `span` does not count."""
        last = last_name(name)
        source = dossier.once(_people).get(last)
        if source and source.affiliation:
            return True
        number = dossier.number(span.start)
        text = dossier.text(dossier.sentences[number].span).replace(dossier.text(span), "")
        places = list(_whole(last, text))
        if any(self._behind.match(text, end) or self._before.search(text, 0, start) for start, end in places):
            return True
        known = dossier.once(_known)
        key = last, self._elsewhere.pattern
        if key not in known:
            known[key] = list(self._sentences(dossier, last))
        return any(other != number for other in known[key])

    def _sentences(self, dossier: Dossier, last: str) -> Iterator[int]:
        """Yield the numbers of the sentences that say so behind the last name."""
        for number in dossier.once(_by_word).get(_WORD.findall(last)[0], ()):
            text = dossier.text(dossier.sentences[number].span)
            if any(self._elsewhere.match(text, end) for _, end in _whole(last, text)):
                yield number


def _people(dossier: Dossier) -> dict[str, Source]:
    """Return the people who are credited, by last name; of two with one last name, the first."""
    people = [source for source in dossier.sources if source.kind is SourceKind.PERSON and source.attributions]
    return {words[-1]: person for person in reversed(people) if (words := (person.name or "").split())}


def _known(_: Dossier) -> dict[tuple[str, str], list[int]]:
    """By last name and expression, the sentences that have both."""
    return {}


def _whole(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `word` stands in `text`, and is not part of a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at, end
        at = text.find(word, end)


def _by_word(dossier: Dossier) -> dict[str, list[int]]:
    """By word, the numbers of the sentences that have it."""
    numbers: dict[str, list[int]] = {}
    for number, sentence in enumerate(dossier.sentences):
        for word in dict.fromkeys(_WORD.findall(dossier.text(sentence.span))):
            numbers.setdefault(word, []).append(number)
    return numbers
