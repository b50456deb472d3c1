"""Who is charged with wrongdoing, in words that leave no doubt whom they are said of, and where they are heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.domain import Accused, Assertion, Dossier, SourceKind, Span
from onrecord.language.regex import regex
from onrecord.lexicons import classes, pattern

_NAME = r"(?P<name>(?:[A-Z][\w’'-]*[\w](?: [A-Z]\.)? ){0,3}[A-Z][\w’'-]*\w)"
_HOW = r"(?:,[^,.;]{3,60},)?(?: (?:has|had|have|also|then|later|once|who|may|might|\w+ly))*"
_LEADS = {
    "verb": rf"{_NAME}{_HOW} ",
    "noun": rf"{_NAME}(?:[’']s(?: \w+)?|{_HOW} (?:commit\w*|engag\w+ in|was (?:involved|complicit) in|took|takes"
    r"|accepted|solicited|paid|orchestrated|led|ran|is guilty of|was guilty of)(?: [\w-]+){0,2}) ",
    "quality": rf"(?:{_NAME}{_HOW} (?:is|was|has been|had been)|(?:call|brand|label)(?:s|ed|ing|led|ling)? "
    rf"{_NAME.replace('<name>', '<object>')})(?: (?:an?|the|deeply|so|\w+ly))* ",
    "deed": rf"{_NAME}(?<![’']s)(?:,[^,.;]{{3,60}},)?(?: (?:for|of|is|was|kept|keeps|has been|had been|\w+ly))* ",
    "accusing": rf"{_NAME}{_HOW} (?:is|was|has been|had been|stands|stood|were|are)(?: also)? ",
}
"""What stands before the words of each class of `charges.txt`, if somebody is charged with them."""
_OBJECT = regex(rf"(?: [a-z’'-]+){{0,3}} {_NAME}(?:,[^,.;]{{3,60}},)? (?:of|for)\b")
_NOT_SAID = regex(
    r"\b(?:if|whether|den(?:y|ies|ied|ying)|no evidence|cleared|reject\w*|false(?:ly)?|not|never|nobody)\b|n[’']t\b",
    re.IGNORECASE,
)
_FIGURE = regex(r" (?:[\w’'-]+ ){0,2}(?:thunder|show|spotlight|scenes?|hearts?|time|base|kiss|liberal|conservative)\b")
"""What can be stolen, hidden or laid open without wrong."""
_STAFF = (
    r"\b(?P<who>{0}(?:[’']s?)? (?:campaign |legal )?(?:aides?|campaign|camp|spokes\w+|lawyers?|attorneys?|counsel"
    r"|office|team|representatives?|staff\w*))\b[^.;\n]{{0,60}}\b(?:sa(?:id|ys)|told|tells|declined|denied|wrote|dismissed"
    r"|called|repl\w+|respond\w*|comment)\b"
)
"""Those who speak for somebody, and speak."""
_COMPOUND = regex(
    r" (?!(?:of|in|at|on|by|to|for|from|with|against|and|or|but|that|when|where|while|who|which|was|is|are|were|has|had"
    r"|would|will|could|during|over|after|before|as|since|until|under|than|because|among|about|through|so|if|involving"
    r"|costs?|made|led|left|put)\b)[a-z]+"
)
"""A noun behind a noun is what is meant: a crime bill is no crime."""
_BEFORE = 60
"""Characters before a name in which a denial takes the charge back."""
_NOBODY = frozenset(
    "He She They It We You I This That These Those There Who The A An His Her Their Our My Your Its And But If In "
    "On At As For When While After Before Never What How Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "Republicans Democrats Americans Republican Democrat Democratic".split()
)
_NO_NAMES = ("nationalities", "places", "organisation_nouns")
_OFTEN, _LONG = 3, 15
"""Mentions that make somebody more than an example, in an article of more sentences than that."""
_FULL_NAME = regex(r"[A-Z][\w.’'-]* ([A-Z][\w’'-]*\w)")
_REACH = 160
"""Characters before the words of wrongdoing in which their subject stands."""
_NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.PARTLY_NAMED, SourceKind.OUTLET)


def surnames(dossier: Dossier) -> frozenset[str]:
    """Of all full names in the text: who is called by one of them can be told apart."""
    return frozenset(_surname(name) for name in _FULL_NAME.findall(dossier.document.text))


def charged(dossier: Dossier, assertion: Assertion, known: frozenset[str]) -> tuple[Accused, ...]:
    """Whom the assertion charges by name, with where they are heard; `known` are the surnames of the article."""
    sentence = dossier.sentence_at(assertion.span.start)
    if sentence is None:
        return ()
    cues = (cue for index in assertion.attributions for cue in dossier.attributions[index].cue)
    spans = (*assertion.parts, *cues)
    for words, name in _in_sentence(dossier, sentence.span, known):
        if any(span.overlaps(words) for span in spans):
            full = _fullest(dossier, name)
            return (Accused(full, words, tuple(_heard(dossier, full, assertion))),)
    return ()


def _in_sentence(dossier: Dossier, sentence: Span, surnames: frozenset[str]) -> Iterator[tuple[Span, str]]:
    if "?" not in dossier.text(sentence):
        for found in _words(*_LEADS).finditer(dossier.document.text, sentence.start, sentence.end):
            name = _charged(dossier, sentence, found)
            if name and _is_name(name, surnames):
                yield Span(*found.span()), name


def _charged(dossier: Dossier, sentence: Span, found: re.Match[str]) -> str | None:
    """The name of whoever the words are said of: their subject, their owner, or the object of "accused"."""
    text, kind = dossier.document.text, found.lastgroup or ""
    before = text[max(sentence.start, found.start() - _REACH) : found.start()]
    after = text[found.end() : min(sentence.end, found.end() + _REACH)]
    accusing = kind == "accusing"
    if _FIGURE.match(after) or _is_compound(found, after) or (accusing and not _words("noun", "deed").search(after)):
        return None
    match = _lead(kind).search(before)
    if match is None:
        match = _OBJECT.match(after) if accusing else None
        return match["name"] if match else None
    name = str(match["name"] or match["object"])
    denied = _NOT_SAID.search(before, max(0, match.start() - _BEFORE))
    return None if denied or (accusing and _in_passing(dossier, name)) else name


def _is_compound(found: re.Match[str], after: str) -> bool:
    return found.lastgroup == "noun" and not found.group().endswith(" of") and bool(_COMPOUND.match(after))


@cache
def _lead(kind: str) -> re.Pattern[str]:
    return regex(rf"(?<![\w’'-]){_LEADS[kind]}[“‘\"']{{0,2}}\Z")


@cache
def _words(*kinds: str) -> re.Pattern[str]:
    return classes("charges", kinds)


def _is_name(name: str, surnames: frozenset[str]) -> bool:
    """Whether somebody can be found under it: two words or more, a surname of the article's, or an acronym."""
    words = name.split()
    if words[0] in _NOBODY or any(pattern(each).fullmatch(words[-1]) for each in _NO_NAMES):
        return False
    return len(words) > 1 or _surname(name) in surnames or bool(re.fullmatch(r"[A-Z]{3,}", name))


def _in_passing(dossier: Dossier, name: str) -> bool:
    """Whether a long article speaks of them this once: it tells of somebody else's case."""
    mentions = len(re.findall(rf"\b{re.escape(_surname(name))}\b", dossier.document.text))
    return mentions < _OFTEN and len(dossier.sentences) > _LONG


def _fullest(dossier: Dossier, name: str) -> str:
    """The name as a source bears it, if one does."""
    last = _surname(name)
    known = (each.name for each in dossier.sources if each.kind in _NAMED and each.name)
    return next((each for each in known if _surname(each) == last), name)


def _heard(dossier: Dossier, name: str, assertion: Assertion) -> Iterator[Span]:
    """Where whoever bears the name speaks, answers or is said to have been asked, in the order of the text."""
    last = _surname(name)
    answers = [reply.span for reply in dossier.replies if _of(dossier, reply.name, reply.span, last)]
    found = list(answers)
    for source in dossier.sources:
        known = f"{source.name or ''} {source.label} {source.affiliation or ''} {source.title or ''}"
        if re.search(rf"\b{re.escape(last)}\b", known):
            spoken = (index for index in source.attributions if index not in assertion.attributions)
            found += [span for index in spoken for span in dossier.attributions[index].source[:1]]
    staff = regex(_STAFF.format(re.escape(last)))
    found += [Span(*match.span("who")) for match in staff.finditer(dossier.document.text)]
    yield from sorted(found, key=lambda span: (dossier.number(span.start), span not in answers, span))


def _of(dossier: Dossier, name: str | None, at: Span, last: str) -> bool:
    sentence = dossier.sentence_at(at.start)
    return last in (name or "").split() or bool(
        sentence and re.search(rf"\b{re.escape(last)}\b", dossier.text(sentence.span))
    )


def _surname(name: str) -> str:
    """The last word of a name, without the mark of what it owns."""
    return re.sub(r"[’']s?\Z", "", name.rpartition(" ")[2])
