"""What a noun phrase says of a source: its head noun, how many, which, and how close."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.domain import Grade
from onrecord.identify.lists import DETERMINED, NUMBERS, PEOPLE, Family, bare, family, is_people, known, singular
from onrecord.language.regex import regex

_WORD = regex(r"(?:[A-Z]\.)+[A-Z]?|[^\W_](?:[\w&]|[-'’./](?=\w)|,(?=\d))*['’]?|%|[,;:()—–]")
_ENDS = frozenset(
    "of for in at from with to on by about close familiar briefed speaking including like as after before during near "
    "against under among inside between who which that whose whom ranging such aware present involved knowledgeable "
    "working released obtained published issued filed dated seen leaked , ; : ( — –".split()
)
_LEADS = frozenset("a an the this that these those his her its their our newly recently just previously some".split())
"""What a participle stands behind that says which, and does not end the phrase: "a leaked memo"."""
_MANY = frozenset("some many most several few all no".split())
_INSTITUTION = regex(
    r"\b(?:state|city|county|federal|campaign|company|government|military|police|intelligence|administration|embassy"
    r"|ministry|hospital|school|university|union|bank|army|navy|court|council|parliamentary|congressional|party|agency"
    r"|department|committee|board|industry|law[- ]enforcement|White House|task force|firm|office|law firm|security"
    r"|palace|tribal|union|airline|border|customs|municipal|church|NGO|transition|defen[cs]e|treasury|presidential"
    r"|health|election|prison|central bank)\b",
    re.IGNORECASE,
)
_BASIS = regex(
    r"\b(?:who (?:\w+ly )?(?:was|were|had been) (?:in|at|on|present|inside|there|involved|part of|briefed|aboard)\b"
    r"|(?:who|and) (?:\w+ly )?(?:(?:has|have|had) )?(?:attended|saw|seen|read|reviewed|drafted|wrote|worked|witnessed"
    r"|took part|taken part|participated|helped|heard|overheard|handled|negotiated|received|signed|spoke (?:to|with)"
    r"|served|treated|investigated|sat (?:in|on)|watched|examined|met|listened|took notes|dealt)\b"
    r"|in (?:the|that) (?:room|meeting|building|hearing)\b|at the (?:meeting|scene|dinner|briefing|hearing|table)\b"
    r"|(?:directly |personally )?involved in\b|(?:on|inside) the (?:panel|call|plane|train|ship)\b"
    r"|present (?:at|for|when)\b|with first-?hand knowledge\b|working on the\b)",
    re.IGNORECASE,
)
_COUNT = regex(
    r"(?:(?:more than|at least|nearly|about|almost|some|over|as many as|up to|around) )?"
    rf"(?:\d[\d,.]*|{'|'.join(sorted(NUMBERS))})\b(?:[- ]in[- ]\w+| percent| per cent| ?%)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase, taken apart. `head` is the singular; `region` the words up to and with the head."""

    text: str
    head: str
    family: Family | None
    plural: bool
    region: str
    rest: str
    determiner: str
    count: str | None

    @property
    def definite(self) -> bool:
        """Whether it points back: the senator, his lawyer, Lowbridge's commissioner."""
        return self.determiner in DETERMINED

    @property
    def people(self) -> bool:
        """Whether it names people."""
        return self.family in PEOPLE

    @property
    def few(self) -> bool:
        """Whether it speaks of one person, or of a few that were counted."""
        if not self.plural:
            return True
        return bool(self.count and re.fullmatch(r"(?:one|two|three|four|five|couple|both|[1-5])", self.count.lower()))


def phrase(text: str) -> Phrase:
    """The parts of `text`."""
    words = _WORD.findall(text)
    determiner = words[0].lower() if words else ""
    region, rest = _cut(words)
    single = False
    while rest[:1] == ["of"] and _counts(region) and len(rest) > 1:
        single = single or region[-1].lower() in ("one", "each", "another", "none", "neither", "either", "member")
        inner, rest = _cut(rest[1:])
        region = inner or region
    head, sort, plural = _head(region)
    amount = _COUNT.match(re.sub(r"^(?:the|these|those|his|her|their|all) ", "", text, flags=re.IGNORECASE))
    return Phrase(
        text=text,
        head=head,
        family=sort,
        plural=(plural and not single),
        region=" ".join(region),
        rest=" ".join(rest),
        determiner="the" if _possessed(words) else determiner,
        count=amount.group() if amount and not amount.group().lower().startswith("one") else None,
    )


def _possessed(words: list[str]) -> bool:
    """Whether the phrase opens with an owner: "Lowbridge's harbour commissioner"."""
    return any(bare(word) != word for word in words[:3])


def _cut(words: list[str]) -> tuple[list[str], list[str]]:
    for index, word in enumerate(words):
        if not index or (word.lower().endswith("ed") and words[index - 1].lower() in _LEADS):
            continue
        if word.lower() in _ENDS or (word.lower() == "and" and family(singular(words[index - 1])[0])):
            return words[:index], words[index:]
    return words, []


def _counts(region: list[str]) -> bool:
    """Whether the words up to "of" only count what follows."""
    return bool(region) and (
        singular(region[-1])[0] in known("quantities") or region[-1].lower() in known("quantities")
    )


def _head(region: list[str]) -> tuple[str, Family | None, bool]:
    """The last listed noun of the region, two words taken together if the list has both."""
    for index in range(len(region) - 1, -1, -1):
        if bare(region[index]) != region[index] and index < len(region) - 1:
            break
        noun, plural = singular(region[index])
        pair = f"{region[index - 1].lower()} {noun}" if index else ""
        if pair and family(pair):
            return pair, family(pair), plural
        if family(noun) and (family(noun) is not Family.PEOPLES or region[index][0].isupper()):
            return noun, family(noun), plural
        if is_people(region[index]):
            return region[index].removesuffix("s").lower(), Family.PEOPLES, True
    last = region[-1] if region else ""
    noun, plural = singular(last)
    few = any(word.lower() in ("few", "several", "many") for word in region)
    return noun, None, plural or few or last.lower() in _MANY | {"others", "those"}


def basis(text: str) -> re.Match[str] | None:
    """The words that say how the source knows."""
    return _BASIS.search(text)


def placed(description: Phrase) -> tuple[bool, bool]:
    """Whether an institution and a role are stated."""
    inside = " ".join((description.region, description.rest))
    words = inside.split()
    capital = [
        word
        for word in words[1:]
        if word[0].isupper() and singular(word)[0] != description.head and word not in known("platforms")
    ]
    where = description.plural and all(bare(word) in known("places") for word in capital)
    named = (bool(capital) and not where) or bool(words and words[0].isupper() and len(words[0]) > 1)
    institution = named or bool(_INSTITUTION.search(inside))
    lead = words[0] if words else ""
    institution = institution or (lead[:1].isupper() and (lead in known("places") or lead in known("bodies")))
    role = description.family in (Family.OFFICIALS, Family.ROLES, Family.SPOKESPEOPLE)
    expert = description.family is Family.EXPERTS and len(description.region.split()) > 1
    return institution, role or expert


def grade(description: Phrase) -> Grade:
    """D0 bare, D1 institution or role, D2 both, D3 both with the way the source knows."""
    institution, role = placed(description)
    if description.family in (Family.PEOPLES, Family.SIDES):
        institution, role = institution and len(description.text.split()) > 1, description.family is Family.PEOPLES
    level = institution + role
    if basis(description.rest) and level:
        return Grade.D3 if level == 2 else Grade.D2
    return (Grade.D0, Grade.D1, Grade.D2)[level]
