"""Noun phrases: the head noun, how many, which one, whose."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain import Span
from onrecord.language.nouns import PEOPLE, Family, bare, determined, family, family_as_written, is_people, singular
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set

_WORD = regex(r"(?:[A-Z]\.)+[A-Z]?|[^\W_](?:[\w&]|[-'’./](?=\w)|,(?=\d))*['’]?|%|[,;:()—–]|--")
_SIGNS = frozenset((*",;:(—–", "--"))
_COUNT = pattern("counts.people")
_FEW = pattern("counts.few")
_LEAD = pattern("noun_phrases.before_count")
_OF, _AND = "of", "and"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """One noun phrase, taken apart. `head` is a singular; `region` the words up to and with it, `rest` the others."""

    text: str
    head: str
    family: Family | None
    plural: bool
    region: str
    rest: str
    determiner: str
    """The first word in lower case; "the" if the phrase opens with an owner."""
    count: str | None
    possessor: str | None
    """The owner that it opens with, without the ending: "Lowbridge" of "Lowbridge's harbour commissioner"."""
    span: Span
    """Where the region stands in `text`."""

    @property
    def definite(self) -> bool:
        """Whether it points to somebody or something known: the senator, his lawyer, Lowbridge's commissioner."""
        return self.determiner in determined()

    @property
    def people(self) -> bool:
        """Whether it names people."""
        return self.family in PEOPLE

    @property
    def few(self) -> bool:
        """Whether it speaks of one person, or of a few that are counted."""
        return not self.plural or bool(self.count and _FEW.fullmatch(self.count))

    @property
    def short(self) -> bool:
        """Whether it is a noun with one word before it, and nothing else: "the senator"."""
        return not self.rest and len(self.region.split()) == 2


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def owner(self) -> bool:
        """Whether it ends as a possessive."""
        return bare(self.text) != self.text


def noun_phrase(text: str) -> NounPhrase:
    """Return the parts of `text`, which is one noun phrase."""
    words = [_Word(match.group(), Span(*match.span())) for match in _WORD.finditer(text)]
    region, rest = _cut(words)
    owner = next((word for word in region[:3] if word.owner), None)
    single = False
    while rest and rest[0].text == _OF and _counts(region) and len(rest) > 1:
        single = single or region[-1].lower in word_set("singling_words")
        inner, rest = _cut(rest[1:])
        region = inner or region
    head, sort, plural = _head(region)
    lead = _LEAD.match(text)
    amount = _COUNT.match(text, lead.end() if lead else 0)
    return NounPhrase(
        text=text,
        head=head,
        family=sort,
        plural=plural and not single,
        region=_joined(region),
        rest=_joined(rest),
        determiner="the" if owner else words[0].lower if words else "",
        count=amount.group() if amount else None,
        possessor=bare(text[words[0].span.start : owner.span.end]) if owner else None,
        span=Span(region[0].span.start, region[-1].span.end) if region else Span(0, 0),
    )


def without_article(words: str) -> str:
    """Return the words without "the", "a" or "an" at their beginning."""
    first, _, others = words.partition(" ")
    return others if others and first.lower() in word_set("determiners", "article") else words


def _joined(words: list[_Word]) -> str:
    return " ".join(word.text for word in words)


def _cut(words: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """Return the words up to what is said of the head, and the words from there."""
    for index in range(1, len(words)):
        word, before = words[index], words[index - 1]
        leads = before.lower in determined() or before.lower in word_set("before_participles")
        if leads and word.lower.endswith("ed"):
            continue  # a participle that says which, and does not end the phrase: "a leaked memo"
        ends = word.text in _SIGNS or word.lower in word_set("after_head_nouns")
        if ends or (word.lower == _AND and family(singular(before.text)[0])):
            return words[:index], words[index:]
    return words, []


def _counts(region: list[_Word]) -> bool:
    """Whether the words up to "of" only count what follows."""
    if not region:
        return False
    last = region[-1].text
    return singular(last)[0] in word_set("quantities") or last.lower() in word_set("quantities")


def _head(region: list[_Word]) -> tuple[str, Family | None, bool]:
    """Return the last listed noun of the region, two words taken together if a list has both."""
    for index in range(len(region) - 1, -1, -1):
        word = region[index]
        if word.owner and index < len(region) - 1:
            break
        noun, plural = singular(word.text)
        pair = f"{region[index - 1].lower} {noun}" if index else ""
        if pair and family(pair):
            return pair, family(pair), plural
        sort = family_as_written(word.text)
        if sort and (sort is not Family.PEOPLES or word.text[0].isupper()):
            return noun, sort, plural
        if is_people(word.text):
            return word.text.removesuffix("s").lower(), Family.PEOPLES, True
    last = region[-1].text if region else ""
    noun, plural = singular(last)
    counted = any(word.lower in word_set("determiners", "counting") for word in region)
    return noun, None, plural or counted or last.lower() in word_set("determiners", "plural")
