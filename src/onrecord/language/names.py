"""Proper names in a text: where they stand, and whether they are a person's, a body's or an outlet's."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from onrecord.domain import Sentence, Span
from onrecord.language.nouns import (
    PEOPLE,
    Family,
    acronyms,
    bare,
    family,
    function_words,
    indefinite,
    is_people,
    singular,
)
from onrecord.language.patterns import pattern
from onrecord.language.people import is_given_name
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set

_TOKEN = regex(r"(?:[A-Z]\.)+(?:[A-Z](?![a-z]))?|[^\W_](?:[\w&]|[-'’./](?=\w))*['’]?|[^\w\s]")
_LONGEST = 12
"""Words of a name that are looked back on."""
LONGEST_PERSON = 4
"""Words of a person's name."""
_MOST_PARTICLES = 3
"""Small words before a surname: "de la"."""
_LETTERS_BEHIND = regex(r"(?:,? [A-Z][A-Za-z]{1,5}\b)+")
_PREFIX = pattern("names.prefix")
_FIRM = regex(r"[A-Z][a-z]+[A-Z]\w*")
_INITIALS = regex(r"(?:[A-Z]\.?){1,3}")
_JOB = pattern("names.job")
_CAPITAL_INSIDE = pattern("names.capital_inside")
_STATION = pattern("names.station")
_NEWS_AGENCY = pattern("names.news_agency")
_PARTY_AND_PLACE = pattern("names.party_and_place")


@cache
def no_surnames() -> frozenset[str]:
    """Return the words that end the name of a place, an event or a law, or are a date, and so end no person's name."""
    return word_set("place_and_event_nouns") | word_set("days_and_months")


@cache
def _no_part_of_names() -> frozenset[str]:
    """Return the words with a capital that may stand beside a name and are no part of it."""
    return word_set("days_and_months") | word_set("capitals_of_no_name")


class Sort(Enum):
    """Whose name it is."""

    PERSON = auto()
    BODY = auto()
    OUTLET = auto()
    PEOPLE = auto()
    """A nation, a party, a faith: its members or its adjective."""
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign, and where it stands."""

    text: str
    span: Span

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, or with one behind a prefix: "al-Hassan"."""
        return self.text[0].isupper() or bool(_PREFIX.match(self.text))


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in one place; `span` holds its `words`, not the `title` before them."""

    span: Span
    words: tuple[str, ...]
    title: str
    sort: Sort
    by_title: bool = False
    """Whether it is no name but a title that one person alone has: "the president"."""

    @property
    def text(self) -> str:
        """The words of the name."""
        return " ".join(self.words)


def tokens(text: str, span: Span) -> list[Token]:
    """Return the words and signs in `span`."""
    return [Token(match.group(), Span(*match.span())) for match in _TOKEN.finditer(text, span.start, span.end)]


def names(text: str, sentences: Sequence[Sentence]) -> Iterator[Name]:
    """Every name in `sentences`, in order."""
    for sentence in sentences:
        all_tokens = tokens(text, sentence.span)
        for run in _runs(all_tokens):
            if not _is_common_acronym(run, all_tokens):
                yield from _names(run)


def _runs(all_tokens: list[Token]) -> Iterator[list[Token]]:
    """Stretches of capitalised words, with the small words inside them."""
    run: list[Token] = []
    titles = word_set("titles_before_names")
    index = 0
    while index < len(all_tokens):
        token = all_tokens[index]
        if token.capital and not _opens(token, index, all_tokens):
            run.append(token)
            index += 1
            shortened = token.text + "." in titles or (
                token.text in word_set("openers_of_places") and (len(run) == 1 or is_given_name(run[0].text))
            )
            if shortened and index < len(all_tokens) and all_tokens[index].text == ".":
                index += 1
            elif bare(token.text) != token.text and (
                not token.text.endswith("s’") or is_outlet(bare(" ".join(part.text for part in run[-_LONGEST:])))
            ):
                yield run
                run = []
            continue
        nickname = _nickname(run, all_tokens, index)
        if nickname:
            index += nickname
            continue
        ahead = _bridge(run, all_tokens, index)
        if ahead:
            run.extend(all_tokens[index : index + ahead])
            index += ahead
            continue
        if run:
            yield run
        run = []
        index += 1
    if run:
        yield run


def _is_common_acronym(run: list[Token], all_tokens: list[Token]) -> bool:
    """Whether unknown capitals are what somebody is and name nobody: "one XYZ, who", but not "an XYZ inspection"."""
    if len(run) != 1 or not is_unknown_acronym(run[0].text):
        return False
    index = all_tokens.index(run[0])
    before, behind = all_tokens[index - 1].text.lower() if index else "", all_tokens[index + 1 : index + 2]
    return before in indefinite() and all(
        not token.text[0].isalnum() or token.text in function_words() for token in behind
    )


def is_unknown_acronym(word: str) -> bool:
    """Whether a word is an acronym that no list holds: whose or what it is, nobody knows."""
    listed = ("bodies", "places", "outlets", "platforms")
    return (
        word.isupper() and word.isalpha() and 2 <= len(word) <= 6 and not any(word in word_set(name) for name in listed)
    )


def _opens(token: Token, index: int, all_tokens: list[Token]) -> bool:
    """Whether the capital only opens a sentence, a quotation or a party and its place: "(D-Lowbridge)"."""
    word = token.text.lower()
    if _PARTY_AND_PLACE.match(token.text):
        return True
    if word in function_words():
        if index and all_tokens[index - 1].text in word_set("name_particles"):  # "Ahmed bin Said"
            return False
        return not _inside_body_name(index, all_tokens) and not (
            word == "the" and index + 1 < len(all_tokens) and f"The {all_tokens[index + 1].text}" in word_set("outlets")
        )
    opening = index == 0 or all_tokens[index - 1].text in "\"“‘'—:"
    return opening and (token.text in word_set("sentence_starters") or token.text in word_set("openers_before_names"))


def _inside_body_name(index: int, all_tokens: list[Token]) -> bool:
    """Whether a small word with a capital is part of what a body is called: "the Roof Over All Coalition".

    Its name stands behind "the" and ends in a noun for a body, or stands behind such a noun: "the charity Even Tide".
    """
    first = last = index
    while first > max(0, index - _LONGEST) and all_tokens[first - 1].capital:
        first -= 1
    while last + 1 < min(len(all_tokens), index + _LONGEST) and all_tokens[last + 1].capital:
        last += 1
    before = all_tokens[first - 1].text if first else ""
    inside = first < index < last and before.lower() == "the" and _is_body(all_tokens[last].text)
    return inside or (index < last and before.islower() and is_body_noun(before))


def _nickname(run: list[Token], all_tokens: list[Token], index: int) -> int:
    """How many tokens the nickname from `index` on has that stands inside a name: Nora “Nell” Vale."""
    if not run or index + 3 >= len(all_tokens) or all_tokens[index].text not in '"“(':
        return 0
    inside, closing, after = all_tokens[index + 1 : index + 4]
    titled = len(run) > 1 and {run[-2].text, run[-2].text + "."} & word_set("titles_before_names")
    first = bool(titled) or is_given_name(run[-1].text)
    return 3 if first and inside.capital and closing.text in '"”)' and after.capital else 0


def _bridge(run: list[Token], all_tokens: list[Token], index: int) -> int:
    """How many small words from `index` on belong inside the name that `run` begins."""
    if not run or index + 1 >= len(all_tokens):
        return 0
    word, following = all_tokens[index].text, all_tokens[index + 1]
    particles = len(list(itertools.takewhile(_is_particle, all_tokens[index : index + _MOST_PARTICLES])))
    if particles and index + particles < len(all_tokens) and all_tokens[index + particles].capital:
        return particles
    if word in ("of", "for", "on") and (
        run[-1].text in word_set("offices_with_of") or any(_is_body(part.text) for part in run[-_LONGEST:])
    ):
        if following.capital and following.text not in word_set("days_and_months"):
            return 1
        if following.text in ("the", "a") and index + 2 < len(all_tokens) and all_tokens[index + 2].capital:
            return 2
    if word == "&" and following.capital:
        return 1
    return 0


def _is_particle(token: Token) -> bool:
    return token.text in word_set("name_particles")


def _is_body(word: str) -> bool:
    noun, _ = singular(word)
    return family(noun) is Family.BODY or noun in word_set("offices_as_organisations")


def _is_post(word: str) -> bool:
    """Whether a word names a person's job and no body's: "Former City Council Lawyer" in a headline."""
    noun, plural = singular(word)
    return not plural and not _is_body(word) and family(noun) in (Family.ROLES, Family.SPOKESPEOPLE)


def _is_no_end(word: str) -> bool:
    """Whether a word behind a name is no part of it: a date, what somebody is ("Ruth Abel MP"), an honour."""
    return word in _no_part_of_names() or singular(word)[0] in acronyms() or word in word_set("post_nominals")


def letters_behind(after: str) -> str:
    """Return what the capitals behind a name say that its bearer is: "TD" of "TD, who", nothing of "OBE said"."""
    letters = _LETTERS_BEHIND.match(after)
    words = letters.group().replace(",", "").split() if letters else []
    behind = itertools.takewhile(lambda word: word in acronyms() or word in word_set("post_nominals"), words)
    return " ".join(word for word in behind if word in acronyms())


def _names(run: list[Token]) -> Iterator[Name]:
    """Yield the name in a run of capitals, without the title before it; a run may hold none."""
    first, last_at = 0, len(run)
    while first < last_at and run[first].text in _no_part_of_names():
        first += 1
    while first < last_at and _is_no_end(bare(run[last_at - 1].text)):
        last_at -= 1
    if first == last_at:
        return
    start = first + _person_start(run[first:last_at])
    while (
        start > first
        and last_at > start + 1
        and bare(run[last_at - 1].text) in no_surnames()
        and not all(_is_given(token.text) for token in run[start : last_at - 1])
    ):
        last_at -= 1
    title = " ".join(token.text for token in run[first:start])
    rest = run[start:last_at]
    words = tuple(bare(token.text).replace("’", "'") for token in rest)
    sort = sort_of(words, title)
    last = rest[-1]
    end = last.span.end - (len(last.text) - len(bare(last.text)))
    yield Name(Span(rest[0].span.start, max(end, rest[0].span.start + 1)), words, title, sort)


def _is_given(word: str) -> bool:
    """Whether a word is a given name or an initial, so that a name goes on behind it: "A. J. Hall", "Ann Hall"."""
    return is_given_name(word) or len(word.rstrip(".")) == 1 or bool(_INITIALS.fullmatch(word))


def _person_start(run: list[Token]) -> int:
    """Where, after titles, a person's own name begins."""
    words = [bare(token.text) for token in run]
    if " ".join(words) in word_set("bodies"):
        return 0
    titles = word_set("titles_before_names")
    for index in range(len(run) - 1, 0, -1):
        before = words[index - 1]
        last = index == len(run) - 1
        if (
            words[index] in word_set("name_suffixes")
            or (words[index].islower() and words[index] not in word_set("name_particles"))
            or _is_body(words[index])
            or (words[index] in titles and not last)
        ):
            continue
        if {before, f"{before}.", " ".join(words[max(0, index - 2) : index])} & titles:
            return index
    if _is_name_behind(words):
        return len(words) - 2
    for index in range(1, len(run) - 1):
        if not _leads(words[index - 1]):
            break
        if is_given_name(words[index]) and words[index - 1] not in ("of", "for", "the"):
            return index
    return 0


def _is_name_behind(words: list[str]) -> bool:
    """Whether the last two words are a full name, and those before it say what its bearer is: "Butcher Ben Shaw"."""
    if len(words) == 3 and "-" in words[0] and _JOB.fullmatch(words[0]):  # "Mother-of-two Mina Roe"
        return True
    if len(words) < 3 or not is_given_name(words[-2]) or _is_body(words[-1]) or words[-1] in no_surnames():
        return False
    before = words[:-2]
    if is_outlet(" ".join(words)) or is_people(words[-1]) or _is_given(before[-1]):
        return False
    trade = _JOB.fullmatch(before[-1]) or before[-1].lower() in word_set("trades_and_surnames")
    return bool(trade) if len(before) == 1 else not any(map(_is_given, before))


def post_before_name(words: Sequence[str]) -> int:
    """Return how many words before an unlisted full name say what its bearer does: 1 of "Driver Emrys ab Owain"."""
    post, *name = words
    noun, plural = singular(post)
    trade = family(noun) in PEOPLE - {Family.PEOPLES} or noun in word_set("trades_and_surnames")
    is_post = not plural and not is_given_name(post) and trade
    if not is_post or not 2 <= len(name) <= LONGEST_PERSON or sort_of(name) is not Sort.UNKNOWN:
        return 0
    listed = (family(singular(word)[0]) is not None or word in no_surnames() or is_people(word) for word in name)
    return 0 if any(listed) else 1


def _leads(word: str) -> bool:
    return (
        word in word_set("titles_before_names")
        or word in word_set("nationalities")
        or word in word_set("places")
        or word in word_set("words_in_titles")
        or _is_body(word)
        or family(singular(word)[0]) is not None
    )


def sort_of(words: Sequence[str], title: str = "") -> Sort:
    """Whose name `words` are, as far as they tell."""
    name = " ".join(words)
    if len(words) > 1 and words[-1].endswith("s") and words[-1][:-1] in word_set("nationalities"):
        return Sort.PEOPLE
    if name in word_set("places") or (len(words) > 1 and name in word_set("bodies")):
        return Sort.BODY
    if is_outlet(name):
        return Sort.OUTLET
    if title and not _is_body(words[-1]):
        return Sort.PERSON
    if len(words) > 1 and "of" not in words and _is_post(words[-1]) and not is_given_name(words[0]):
        return Sort.UNKNOWN
    if name in word_set("bodies") or _is_place(words) or _is_firm(words) or any(_is_body(word) for word in words):
        return Sort.BODY
    if all(is_people(word) for word in words):
        return Sort.PEOPLE
    if len(words) >= 2 and is_given_name(words[0]) and words[-1] not in no_surnames():
        return Sort.PERSON
    letters = name.replace(".", "")
    if len(words) == 1 and letters.isupper() and 2 <= len(letters) <= 6:
        return Sort.BODY
    return Sort.UNKNOWN


def _is_place(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0] in word_set("openers_of_places")


def is_body_noun(word: str) -> bool:
    """Whether a common noun in the singular names an organisation: "union", "chain"."""
    noun, plural = singular(word)
    return word.islower() and not plural and noun in word_set("organisation_nouns")


def _is_firm(words: Sequence[str]) -> bool:
    """Whether a name is written as companies' are: "Marks & Spencer", "TikTok", "Harbour Freight"."""
    if len(words) > 1 and words[-1] in word_set("ends_of_names_of_firms") and not is_given_name(words[0]):
        return True
    inner = len(words) == 1 and _FIRM.fullmatch(words[0]) and not _CAPITAL_INSIDE.match(words[0])
    return bool(inner) or "&" in words[1:-1]


def is_outlet(name: str) -> bool:
    """Whether a name is a news outlet's."""
    short = name.removeprefix("The ").removeprefix("the ")
    outlets = word_set("outlets")
    if (
        _STATION.fullmatch(name)
        or name in outlets
        or short in outlets
        or (f"The {short}" in outlets and not is_people(short))
    ):
        return True
    if _NEWS_AGENCY.search(short):
        return True
    words = short.split()
    if name != short and len(words) == 1 and short in word_set("outlet_endings"):
        return True
    return (
        len(words) >= 2
        and words[-1].rpartition("-")[2] in word_set("outlet_endings")
        and (not is_given_name(words[0]) or words[0] in word_set("places"))
    )
