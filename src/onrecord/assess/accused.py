"""Who is accused in an allegation, and what they give back."""

from __future__ import annotations

import re

from onrecord.domain import Accused, Assertion, ClaimClass, Dossier, SourceKind, Span

_NAME = re.compile(r"\b(?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]*\w|\b[A-Z][\w’'-]*\w")
_NO_NAME = frozenset(
    "The A An This That These Those He She They It We I You In On At By For From With As After Before But And Or If "
    "When "
    "While Since Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December Mr Mrs Ms Dr There Here Some Many His Her Their Its Our My Republican "
    "Republicans Democrat Democrats Democratic American Americans".split()
)
_NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.OUTLET)


def accused(dossier: Dossier, assertion: Assertion) -> tuple[Accused, ...]:
    """Whom an allegation is about, as far as it names them; whoever says it is none of them."""
    if assertion.claim_class is not ClaimClass.ALLEGATION:
        return ()
    speakers = {word for _, source in dossier.supports(assertion) for word in (source.name or "").split()}
    for text in _parts(dossier, assertion):
        found = [name for name in _names(text) if not set(name.split()) & speakers and _tells(dossier, name)]
        if found:
            name = _fullest(dossier, max(found, key=lambda each: len(each.split()) > 1))
            return (Accused(name, _answer(dossier, name, assertion)),)
    return ()


def _parts(dossier: Dossier, assertion: Assertion) -> tuple[str, str]:
    """The claim up to the words of wrongdoing, and what follows; before both, whom the cue's object names."""
    text = dossier.words(assertion.parts)
    if not assertion.triggers:
        return text, ""
    at = min(max(0, assertion.triggers[0].start - assertion.parts[0].start), len(text))
    return text[:at], text[at:]


def _names(text: str) -> list[str]:
    found = []
    for match in _NAME.finditer(text):
        words = match.group().split()
        while words and words[0].rstrip(".") in _NO_NAME:
            words = words[1:]
        if words:
            found.append(" ".join(words))
    return found


def _tells(dossier: Dossier, name: str) -> bool:
    """Whether a word with a capital is a name: it has two words, or stands with its capital inside a sentence, too."""
    inside = re.compile(rf"[a-z,] {re.escape(name)}\b")
    return len(name.split()) > 1 or bool(inside.search(dossier.document.text))


def _fullest(dossier: Dossier, name: str) -> str:
    """The name as a source bears it, if one does."""
    last = _last(name)
    for source in dossier.sources:
        if source.kind in _NAMED and source.name and last in source.name.split():
            return source.name
    return name


def _answer(dossier: Dossier, name: str, assertion: Assertion) -> Span | None:
    last = _last(name)
    for reply in dossier.replies:
        here = dossier.sentence_at(reply.span.start)
        if last in (reply.name or "").split() or (
            here and re.search(rf"\b{re.escape(last)}\b", dossier.text(here.span))
        ):
            return reply.span
    for source in dossier.sources:
        if source.kind in _NAMED and source.name and last in source.name.split():
            for index in source.attributions:
                if index not in assertion.attributions and dossier.attributions[index].source:
                    return dossier.attributions[index].source[0]
    return None


def _last(name: str) -> str:
    return re.sub(r"[’']s?\Z", "", name.rsplit(maxsplit=1)[-1])
