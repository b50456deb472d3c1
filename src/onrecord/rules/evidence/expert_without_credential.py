"""EV409."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Attribution, Category, Dossier, Example, Finding, Severity, Source, SourceKind, Span, Tier
from onrecord.language.regex import regex
from onrecord.rules._match import NAME, matches, roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_TRADE = (
    r"(?:expert|analyst|observer|scientist|economist|scholar|academic|researcher|historian|commentator"
    r"|pundit|specialist|strategist"
    r"|forecaster|pollster|consultant|psychologist|epidemiologist|climatologist|critic)"
)
_FULL = rf"(?P<name>{NAME}(?: [A-Z]\.)?(?: {NAME}){{1,2}})"
_AFTER_NAME = regex(
    rf"{_FULL}, (?:an?|the|one of the) (?P<hit>(?:[a-z-]+ ){{0,3}}{_TRADE}s?)(?:(?: (?:on|in"
    rf"|of) (?:the )?(?:[a-z-]+[ ,.]){{1,4}})|,|\.| (?:and|who|said|says|told|wrote)\b)"
)
_BEFORE_NAME = regex(
    rf"(?:^|(?<=[a-z,”\"\ufffc] ))(?P<hit>(?:(?!(?:said|says|told|and|by|to|of|that|the|an?|from|with|as|for"
    rf"|like|including|according|when|chief|senior|lead)\b)[a-z-]+ ){{0,3}}(?i:{_TRADE})),? {_FULL}"
)
_HOUSE = regex(r"(?:[A-Z][\w.&’'-]*|chief|senior|lead|top|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[’']s) \Z")
"""The word before the trade tells the house or the post: "Courier analyst", "his chief strategist"."""
_PLACED = (
    r"(?:who|whose|at|of|for|from|with|runs?|heads?|founded|co-?founde[rd]|directs?|directed|director"
    r"|president|teach\w*|professor|author|wrote a"
    r"|former|worked|works|chair\w*|editor|fellow|partner|leads?|led|served|advis\w+|contributor"
    r"|commissioner|managing|veteran|host|columnist|Democratic|Republican"
    r"|GOP|campaign|conservative|university|institute|firm|group|company)"
)


_PLACED_AFTER = regex(rf"[^.“”\"]{{0,80}}\b{_PLACED}\b")
_PLACED_BEFORE = regex(rf"\b{_PLACED}\b[^.“”\"]{{0,60}}\Z")
_PLACED_ELSEWHERE = regex(rf",? [^“”\"]{{0,60}}\b{_PLACED}\b")
_WORD = regex(r"\w+")


class ExpertWithoutCredential(Rule):
    """Somebody is introduced as an expert, an analyst or a critic, without an affiliation or qualification.

    ## Why it matters
    “Expert” is the writer's judgement. To weigh what somebody says, readers need to know what they have done and whom
    they work for.

    ## What to do
    Give the institution, the position or the work: “who has studied the river for the port authority since 2009”.
    """

    code = "EV409"
    category = Category.EVIDENCE
    severity = Severity.WARNING
    tier = Tier.MODEL
    standards = ("BBC", "PEJ")
    help = "Give their institution, position or work."
    flags = (
        Example("The bridge will fall, said Dana Ruiz, a [security expert]."),
        Example("“The dam is unsafe,” said [political analyst] Amir Shah."),
        Example("Kim Lee, an [economist], said that the ferry would never pay."),
    )
    passes = (
        Example("The bridge will fall, said Dana Ruiz, a security expert at Eastport University."),
        Example("Kim Lee, an economist who works for the port authority, said that the ferry would never pay."),
        Example("“The dam is unsafe,” said Courier analyst Amir Shah."),
        Example("Dana Ruiz, a nurse, said that the ward was closed."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for phrase in (_AFTER_NAME, _BEFORE_NAME):
            for sentence, span, match, _ in matches(dossier, phrase):
                start = sentence.span.start
                name = Span(start + match.start("name"), start + match.end("name"))
                credited = (
                    _credited(dossier, name)
                    if not _HOUSE.search(dossier.text(sentence.span)[: span.start - start])
                    else None
                )
                if credited and not _is_placed(dossier, credited[0], dossier.text(name), span):
                    message = f"{quoted(dossier.text(span))}: what is their affiliation, and what qualifies them?"
                    yield self.finding(span, message, related=roles(credited[1]))


def _credited(dossier: Dossier, name: Span) -> tuple[Source, Attribution] | None:
    source = dossier.once(_people).get(dossier.text(name).split()[-1])
    return (source, dossier.attributions[source.attributions[0]]) if source else None


def _people(dossier: Dossier) -> dict[str, Source]:
    """The people who are credited, by surname; of two with one surname, the first."""
    people = [each for each in dossier.sources if each.kind is SourceKind.PERSON and each.attributions]
    return {words[-1]: each for each in reversed(people) if (words := (each.name or "").split())}


def _is_placed(dossier: Dossier, source: Source, name: str, span: Span) -> bool:
    """Whether the article tells of a house, a post or a work: by the source, or in a sentence that has the name."""
    if source.affiliation:
        return True
    last = name.rsplit(maxsplit=1)[-1]
    number = dossier.number(span.start)
    here = dossier.text(dossier.sentences[number].span).replace(dossier.text(span), "")
    if any(
        _PLACED_AFTER.match(here, end) or _PLACED_BEFORE.search(here, 0, start) for start, end in _whole(last, here)
    ):
        return True
    known = dossier.once(_known)
    if last not in known:
        known[last] = _placing(dossier, last)
    return any(each != number for each in known[last])


def _known(_: Dossier) -> dict[str, list[int]]:
    """By surname, the sentences that place its bearer."""
    return {}


def _placing(dossier: Dossier, last: str) -> list[int]:
    """The numbers of the sentences that place whoever bears the surname, behind it."""
    having = dossier.once(_by_word).get(_WORD.findall(last)[0], ())
    texts = ((number, dossier.text(dossier.sentences[number].span)) for number in having)
    return [
        number for number, text in texts if any(_PLACED_ELSEWHERE.match(text, end) for _, end in _whole(last, text))
    ]


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
    found: dict[str, list[int]] = {}
    for number, each in enumerate(dossier.sentences):
        for word in dict.fromkeys(_WORD.findall(dossier.text(each.span))):
            found.setdefault(word, []).append(number)
    return found
