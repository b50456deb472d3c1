"""Sentences that show what a word is known for. No model runs: attributions and classes of claims are given.

A file of words has sections with a sentence, in which {} is where a word stands, an effect of `EFFECTS`, and words. A
made-up word must not have the effect, so each word of the section is needed where it is.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.assess import assess
from onrecord.domain import Assertion, Attribution, BlockKind, ClaimClass, Directness, Dossier, Source, SourceKind, Span
from onrecord.identify import identify
from onrecord.identify.reasons import reasons
from onrecord.language.content_words import content_words
from onrecord.rules import check, rules
from onrecord.segment import segment
from tests.builders import attribution, document, dossier, leaning

_MADE_UP = "xyzzy"
_NEW_BLOCK = " ¶ "
"""Separates the headline and the paragraphs, and is as long as the line breaks in the document."""


def sections(file: Path) -> dict[str, dict[str, Any]]:
    """The sections of a file of words."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def words(section: dict[str, Any]) -> list[str]:
    """The words of a section, which semicolons separate."""
    return [" ".join(word.split()) for word in section["words"].split(";")]


def without_effect(section: dict[str, Any]) -> list[str]:
    """The words of a section that do not have its effect."""
    return [word for word in words(section) if not _has_effect(section, word)]


def made_up_word_has_effect(section: dict[str, Any]) -> bool:
    """Whether any word would have the effect of the section."""
    capital = re.search(r"(?:^|\[|[.?!] |(?!The )\b[A-Z]\w+ )\{", section["sentence"])
    return _has_effect(section, _MADE_UP.title() if capital else _MADE_UP)


def _has_effect(section: dict[str, Any], word: str) -> bool:
    ((effect, expected),) = section["effect"].items()
    return EFFECTS[effect](section["sentence"], word, expected)


def credited_in(marked: str, text: str) -> Attribution:
    """The attribution of "[X] said …", whose cue is one word and whose content is the rest of the sentence."""
    source = re.search(r"\[(.+)\]", marked)
    start, end = source.start(), source.end() - 2
    cue = Span(end + 1, text.index(" ", end + 1))
    content = Span(cue.end + 1, text.find(".", cue.end) if ". " in text[cue.end :] else len(text) - 1)
    return Attribution((Span(start, end),), (cue,), (content,), Directness.INDIRECT, 0.9)


def source_of(marked: str) -> Source:
    """The source of a sentence "[X] said …"."""
    text = marked.replace("[", "").replace("]", "")
    draft = document(text)
    sources, _, _ = identify(draft, segment(draft), [credited_in(marked, text)])
    return sources[0]


def has_kind(sentence: str, word: str, kind: str) -> bool:
    """Whether the source in brackets is of a kind."""
    return source_of(sentence.format(word)).kind == kind


def has_grade(sentence: str, word: str, grade: str) -> bool:
    """Whether the unnamed source in brackets is described as closely as the grade says."""
    return source_of(sentence.format(word)).grade == grade


def has_name(sentence: str, word: str, name: str) -> bool:
    """Whether this, and no more, is the name of the source in brackets."""
    source = source_of(sentence.format(word))
    return source.kind is SourceKind.PERSON and source.name == name


def is_resolved_to(sentence: str, word: str, name: str) -> bool:
    """Whether the pronoun in brackets stands for somebody of this name."""
    return (source_of(sentence.format(word)).name or "").endswith(name)


def gives_reason(sentence: str, word: str, kind: str) -> bool:
    """Whether the article says that somebody is not to be named, with a reason of this kind."""
    text = sentence.format(word)
    return any(reason.kind == kind for _, reason in reasons(text, segment(document(text))))


def has_reply(sentence: str, word: str, kind: str) -> bool:
    """Whether the article has a reply of this kind."""
    draft = document(sentence.format(word))
    _, replies, _ = identify(draft, segment(draft), [])
    return [reply.kind for reply in replies] == [kind]


def is_one_sentence(sentence: str, word: str, _: str) -> bool:
    """Whether the full stop behind the word ends no sentence."""
    return len(segment(document(sentence.format(word)))) == 1


def is_flagged(sentence: str, word: str, code: str) -> bool:
    """Whether the rule finds something; "[X] said …" is an attribution, and what stands before "¶" a headline."""
    marked = sentence.format(word)
    text = marked.replace("[", "").replace("]", "").replace(_NEW_BLOCK, "\n\n\n")
    draft = document(text)
    if _NEW_BLOCK in marked:
        headline, *paragraphs = draft.blocks
        draft = replace(draft, blocks=(replace(headline, kind=BlockKind.HEADLINE), *paragraphs))
    sentences = segment(draft)
    credited = (credited_in(marked, text),) if "[" in marked else ()
    whole = Dossier(draft, sentences, credited, *identify(draft, sentences, credited))
    return any(check(assess(whole, leaning(text, ClaimClass.ROUTINE)), [rule for rule in rules() if rule.code == code]))


def is_spared(sentence: str, word: str, code: str) -> bool:
    """Whether the rule finds nothing."""
    return not is_flagged(sentence, word, code)


def claim(sentence: str, word: str, claim_class: ClaimClass) -> Assertion:
    """The claim that a mayor makes in a sentence "Ann Lee said …", which the model takes to be of a class."""
    text = sentence.format(word)
    lee = Source(SourceKind.PERSON, "Ann Lee", name="Ann Lee", title="mayor")
    credited = attribution(text, "Ann Lee", "said", text.removeprefix("Ann Lee said ").rstrip("."))
    return assess(dossier(text, (credited, lee)), leaning(text, claim_class)).assertions[0]


def is_trigger(sentence: str, word: str, claim_class: str) -> bool:
    """Whether the word is shown as the reason why a claim is of the class."""
    assertion = claim(sentence, word, ClaimClass(claim_class))
    text = sentence.format(word)
    return any(word in trigger.of(text) for trigger in assertion.triggers)


def is_no_trigger(sentence: str, word: str, claim_class: str) -> bool:
    """Whether nothing in the claim is shown as a reason for the class."""
    return not claim(sentence, word, ClaimClass(claim_class)).triggers


def makes_checkable(sentence: str, word: str, claim_class: str) -> bool:
    """Whether the word makes a claim checkable that the model takes for another."""
    return claim(sentence, word, ClaimClass(claim_class)).claim_class is ClaimClass.CHECKABLE


def is_claimed(sentence: str, word: str, _: str) -> bool:
    """Whether a sentence that nobody is credited with makes a claim."""
    draft = document(sentence.format(word))
    return bool(assess(Dossier(draft, segment(draft)), leaning(draft.text, ClaimClass.ROUTINE)).assertions)


def keeps_class(sentence: str, word: str, claim_class: str) -> bool:
    """Whether the claim stays of the class that the model takes it for."""
    return claim(sentence, word, ClaimClass(claim_class)).claim_class == claim_class


def accuses(sentence: str, word: str, name: str) -> bool:
    """Whether the claim charges somebody of this name with something."""
    return any(name in accused.name for accused in claim(sentence, word, ClaimClass.ROUTINE).accused)


def has_no_meaning(sentence: str, word: str, _: str) -> bool:
    """Whether the word is left out where the meanings of claims, or of headline and article, are compared."""
    return content_words(sentence.format(word)) == content_words(sentence.format(""))


def has_same_stem(sentence: str, word: str, _: str) -> bool:
    """Whether two forms of a word, separated by a slash, mean the same."""
    one, _, other = word.partition("/")
    return content_words(sentence.format(one)) == content_words(sentence.format(other))


def carries_over(sentence: str, word: str, name: str) -> bool:
    """Whether the sentence after "{name} {word} …" rests on the source, as it does only where something was said."""
    text = sentence.format(word)
    content = text[text.index(word) + len(word) + 1 : text.index(".")]
    named = Source(SourceKind.PERSON, name, name=name, title="mayor")
    whole = assess(dossier(text, (attribution(text, name, word, content), named)), leaning(text, ClaimClass.ROUTINE))
    return any(each.signal == "in-reach" for claimed in whole.assertions for each in claimed.evidence)


def has_evidence(sentence: str, word: str, signal: str) -> bool:
    """Whether the word is noted with the claim by a signal."""
    return any(each.signal == signal for each in claim(sentence, word, ClaimClass.CHECKABLE).evidence)


EFFECTS = {
    "kind": has_kind,
    "grade": has_grade,
    "name": has_name,
    "pronoun": is_resolved_to,
    "reason": gives_reason,
    "reply": has_reply,
    "one sentence": is_one_sentence,
    "flagged by": is_flagged,
    "spared by": is_spared,
    "trigger of": is_trigger,
    "no trigger of": is_no_trigger,
    "checkable, not": makes_checkable,
    "claimed by": is_claimed,
    "stays": keeps_class,
    "accuses": accuses,
    "no meaning in": has_no_meaning,
    "same stem": has_same_stem,
    "carries over from": carries_over,
    "evidence": has_evidence,
}
