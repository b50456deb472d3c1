"""Who is charged with wrongdoing in an article, and where they are heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.domain import Assertion, Dossier, SourceKind, Span
from onrecord.lexicons import pattern

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|gets?|got|getting)(?: \w+ly)? \Z|\bof (?:being|having been) \Z", re.IGNORECASE
)
_DONE_TO = re.compile(
    r"accused|accuses|blamed|neglected|deceived|misled|cheated|defrauded|swindled|scammed|bilked|bribed|blackmailed|stolen"
    r"|hid|hidden|deleted|destroyed|suppressed|abused|assaulted|groped|raped|molested|harassed|bullied|intimidated|beat"
    r"|killed|murdered|mishandled|misused|sabotaged|coerced|poisoned|rigged|doctored|forged|endangered|squandered",
    re.IGNORECASE,
)
_ACCUSES = re.compile(r"accused|accuses|accused of|blamed for", re.IGNORECASE)
_NOT_SAID = re.compile(
    r"\b(?:not|never|no|nobody|without|neither|nor|den(?:y|ies|ied|ying)|cleared|reject\w*|if|whether|would|could|might|may"
    r"|should|will|against|victims?|stop|fight|fighting|prevent|probe|investigat\w+|prosecut\w+|condemn\w*|critici[sz]\w*)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_WHO = r"(?P<name>(?:[A-Z][\w’'-]+ (?:[A-Z]\. )?){0,3}[A-Z][\w’'-]+)"
_SUBJECT = re.compile(rf"{_WHO}(?P<gap>(?:[^.;:!?A-Z]|(?<=[\w’'.-])[A-Z]){{0,60}})\Z")
_OBJECT = re.compile(rf"(?: [a-z’'-]+){{0,3}} {_WHO}(?=\W.*\b(?:of|for)\b)")
_NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.PARTLY_NAMED, SourceKind.OUTLET)


@dataclass(frozen=True, slots=True)
class Charge:
    """Somebody named, and the words that charge them."""

    assertion: Assertion
    name: str
    words: Span


def charges(dossier: Dossier) -> Iterator[Charge]:
    """Each claim of the body with words of wrongdoing that are said of somebody whom it names, in order."""
    for assertion in dossier.assertions:
        sentence = dossier.sentence_at(assertion.span.start)
        if sentence and not assertion.in_headline and not dossier.text(assertion.span).rstrip("”\"’'").endswith("?"):
            for found in pattern("charges").finditer(
                dossier.document.text, assertion.span.start, min(assertion.span.end, sentence.span.end)
            ):
                name = _doer(dossier, sentence.span, found)
                if name:
                    yield Charge(assertion, _fullest(dossier, name), Span(*found.span()))
                    break


def _doer(dossier: Dossier, sentence: Span, found: re.Match[str]) -> str | None:
    """The name of whoever does what the words say: their subject, or the object of "accused"."""
    text = dossier.document.text
    subject = _SUBJECT.search(text[sentence.start : found.start()])
    if subject and _does(subject["gap"], found.group()):
        return subject["name"]
    charged = _OBJECT.match(text[found.end() : sentence.end]) if _ACCUSES.fullmatch(found.group()) else None
    return charged["name"] if charged else None


def _does(gap: str, words: str) -> bool:
    """Whether the one before `gap` does the wrong, rather than suffer it, name it, or be cleared of it."""
    if _NOT_SAID.search(gap):
        return False
    passive = _PASSIVE.search(gap)
    return bool(passive) == bool(_ACCUSES.fullmatch(words)) if _DONE_TO.fullmatch(words) else True


def _fullest(dossier: Dossier, name: str) -> str:
    """The name as a source bears it, if one does."""
    last = surname(name)
    known = (each.name for each in dossier.sources if each.kind in _NAMED and each.name)
    return next((each for each in known if last in each.split()), name)


def heard(dossier: Dossier, charge: Charge) -> Iterator[Span]:
    """Where whoever is charged speaks, answers or is said to have been asked, in the order of the text."""
    last = surname(charge.name)
    found = [reply.span for reply in dossier.replies if _of(dossier, reply.name, reply.span, last)]
    for source in dossier.sources:
        known = f"{source.name or ''} {source.label} {source.affiliation or ''} {source.title or ''}"
        if re.search(rf"\b{re.escape(last)}\b", known):
            spoken = (index for index in source.attributions if index not in charge.assertion.attributions)
            found += [span for index in spoken for span in dossier.attributions[index].source[:1]]
    yield from sorted(found)


def _of(dossier: Dossier, name: str | None, at: Span, last: str) -> bool:
    sentence = dossier.sentence_at(at.start)
    return last in (name or "").split() or bool(
        sentence and re.search(rf"\b{re.escape(last)}\b", dossier.text(sentence.span))
    )


def surname(name: str) -> str:
    """The last word of a name, without the mark of what it owns."""
    return re.sub(r"[’']s?\Z", "", name.split()[-1])
