"""What a rule file looks for: phrases, credited sources, or something that an earlier stage found.

Each way of looking is a finder: it goes through a dossier and gives candidates, which the rule's conditions then sift.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from onrecord.domain import (
    COPY,
    Accused,
    Assertion,
    Attribution,
    Block,
    BlockKind,
    ClaimClass,
    Directness,
    Dossier,
    EditorMark,
    Label,
    LapseKind,
    ReasonKind,
    ReplyKind,
    Sentence,
    Source,
    SourceKind,
    Span,
    Voice,
)
from onrecord.language.patterns import of_expression, pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import any_of, word_pattern
from onrecord.rules import _groups
from onrecord.rules._evidence import find_own, own_assertions
from onrecord.rules._match import flagged, masked_once, matches, roles
from onrecord.rules._members_of import members_of
from onrecord.rules._source import credited, every, head, paragraphs_at

_NOWHERE = Sentence(Span(0, 0), Block(Span(0, 0), BlockKind.PARAGRAPH), ())
"""Stands in for the sentence of what is in none, such as a suppression comment."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that a rule may flag, with what its conditions can ask about.

    `text` is the sentence with quoted speech masked, one character for one; `start` and `end` are the offsets in
    `text` of all that was matched, which may be more than the flagged `span` of the document.
    """

    span: Span
    sentence: Sentence
    text: str
    start: int
    end: int
    groups: Mapping[str, str] = field(default_factory=dict)
    """Words by name, which messages put in and `group` asks about."""
    attribution: Attribution | None = None
    source: Source | None = None
    claim: Assertion | None = None
    related: tuple[Label, ...] = ()
    """What a reader needs to see besides; the attribution, if there is nothing else."""
    before_item: str = ""
    """The words before the item of a list that a source was looked for by."""
    problem: str = ""
    """What is wrong with a suppression, as a sentence."""
    by_likeness: bool = False
    """Whether the words only resemble what editors mark."""
    unseen: bool = False
    """Whether it counts only where no pattern of the rule found anything."""


Finder = Callable[[Dossier], Iterator[Candidate]]


def phrases(
    *,
    phrase: Sequence[str] = (),
    list: str | None = None,
    expression: str | Sequence[str] = (),
    voice: Sequence[str] = ("reporter",),
    flag: Literal["words", "sentence"] = "words",
    cut: str | None = None,
) -> Finder:
    """Look for `phrase`s (as in a word list), the items of a word `list`, or a regular `expression`, in some voices.

    Of several expressions, all are looked for, and what two of them match is reported once. A group called `hit` is
    what is flagged, or the whole sentence (`flag = "sentence"`); without a group it is all that is matched. `cut` is
    left out where the flagged words end with it.
    """
    wanted = _wanted(phrase, list, expression)
    voices = members_of(Voice, voice)
    whole = {"words": False, "sentence": True}[flag]
    end = of_expression(rf"(?:{cut})\Z") if cut else None

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for searched in wanted(dossier):
            for sentence, span, match, text in matches(dossier, searched, *voices):
                left_out = end.search(dossier.text(span)) if end else None
                shown = Span(span.start, span.end - len(left_out.group())) if left_out else span
                yield _matched(sentence, sentence.span if whole else shown, match, text, sentence.span.start)

    return find


def marks(*, like: str, least: float, spared: bool = False, people: bool = False) -> Finder:
    """Look at the reporter's words that the model thinks an editor would mark as `like`, with this likelihood or more.

    It learnt that from articles that readers marked; `like` is the code of a rule, or of a family of them. With
    `spared`, also at words that a pattern of the rule found and a condition spared. With `people`, what is flagged is
    whoever is credited without a name by the marked words.
    """
    (mark,) = members_of(EditorMark, [like])
    voices = (Voice.REPORTER, Voice.HEADLINE)

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for run in dossier.leanings.marks.runs(mark, least):
            marked = _whole_words(dossier.document.text, run)
            span = _credited_by(dossier, marked) if marked and people else marked
            sentence = dossier.sentence_at(span.start) if span else None
            if span and sentence and span.end <= sentence.span.end and sentence.voice_at(span.start) in voices:
                yield replace(_at(dossier, span), by_likeness=True, unseen=not spared)

    return find


def _credited_by(dossier: Dossier, marked: Span) -> Span | None:
    """Return the words for the unnamed source that `marked` credits ("charities say"), or itself, if it does not.

    None if they are words for a person who is named elsewhere: "A former officer" of whom the next line tells.
    """
    is_named = False
    for attribution in dossier.attributions_over(marked):
        source = dossier.source_of(attribution)
        if source.unnamed and any(marked.overlaps(role) for role in (*attribution.source, *attribution.cue)):
            return attribution.source[0]
        is_named |= source.kind is SourceKind.PERSON and any(map(marked.overlaps, attribution.source))
    return None if is_named else marked


def _whole_words(text: str, run: Span) -> Span | None:
    """Return a run of the model's words as an editor would mark it: whole words, no commas or brackets around them."""
    start, end = run.start, run.end
    while start and not text[start - 1].isspace() and not text[start].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    words = text[start:end]
    start += len(words) - len(words.lstrip(_AROUND))
    end -= len(words) - len(words.rstrip(_AROUND))
    return Span(start, end) if any(map(str.isalnum, text[start:end])) else None


_AROUND = " \t\n,;:.!?()[]{}<>–—-“”\"‘’'*_…"


def claims(*, phrase: Sequence[str] = (), list: str | None = None, expression: str | Sequence[str] = ()) -> Finder:
    """Look for words of claims that the article makes in its own voice, with nobody credited; options as `phrases`."""
    wanted = _wanted(phrase, list, expression)

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for assertion, sentence in own_assertions(dossier):
            for searched in wanted(dossier):
                for match in find_own(dossier, assertion, searched):
                    text = masked_once(dossier, sentence, Voice.REPORTER)
                    candidate = _matched(sentence, Span(*match.span(flagged(match))), match, text, 0)
                    start, end = (place - sentence.span.start for place in (candidate.start, candidate.end))
                    label = Label(assertion.span, "claim")
                    yield replace(candidate, start=start, end=end, claim=assertion, related=(label,))

    return find


def _matched(sentence: Sentence, span: Span, match: re.Match[str], text: str, offset: int) -> Candidate:
    """Return the candidate that a match is; `offset` is where the text that was searched begins."""
    groups = {name: words or "" for name, words in match.groupdict().items()}
    named = groups.get("name") and Span(offset + match.start("name"), offset + match.end("name"))
    related = (Label(named, "who"),) if named else ()
    return Candidate(span, sentence, text, match.start(), match.end(), groups, related=related)


Wanted = Callable[[Dossier], Sequence[re.Pattern[str]]]


def _wanted(phrase: Sequence[str], list: str | None, expression: str | Sequence[str]) -> Wanted:
    """Return the patterns to look for in a draft."""
    if sum(map(bool, (phrase, list, expression))) != 1:
        raise TypeError("give exactly one of phrase, list and expression")
    if not expression:
        return (lambda _: (word_pattern(list),)) if list else (lambda _: (any_of(tuple(phrase)),))
    written = (expression,) if isinstance(expression, str) else tuple(expression)
    if any(_OWN_OUTLET in each for each in written):
        return lambda dossier: _with_outlets(written, dossier.document.outlets)
    compiled = [of_expression(each) for each in written]
    return lambda _: compiled


_OWN_OUTLET = "{own_outlet}"


@lru_cache(32)
def _with_outlets(expressions: tuple[str, ...], outlets: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return the expressions with what the draft's outlet is called."""
    names = "|".join(_name(outlet) for outlet in outlets if any(map(str.isalnum, outlet))) or "(?!)"
    return tuple(of_expression(expression.replace(_OWN_OUTLET, f"(?:{names})")) for expression in expressions)


def _name(outlet: str) -> str:
    """Return an expression for an outlet's name, with or without its article, also in capitals."""
    words = outlet.split()
    words = words[1:] if len(words) > 1 and words[0].lower() == "the" else words
    forms = {r"\s+".join(re.escape(word) for word in form) for form in (words, [word.upper() for word in words])}
    either = re.sub(r"['’]", "['’]", "|".join(sorted(forms)))
    return rf"(?:(?:[Tt]he|THE) )?(?:{either})"


def sources(
    *,
    kind: Sequence[str],
    mention: Literal["first", "every"] = "first",
    noun: str | None = None,
    item: str | None = None,
    claim_item: str | None = None,
) -> Finder:
    """Look at credited sources of some kinds, at their first mention outside quotations or at `every` one.

    Only those that are described by a `noun` of a word list, by an `item` of one, or that are credited with an item of
    one (`claim_item`), where that is given. The word is then the group `noun` or `item`.
    """
    kinds = members_of(SourceKind, kind)
    mentions = {"first": credited, "every": every}[mention]

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for source, attribution, span in mentions(dossier, *kinds):
            candidate = _at(dossier, span, attribution, source)
            described = head(dossier.text(span), noun) if noun else ""
            where = dossier.words(attribution.content) if claim_item else dossier.text(span)
            listed = claim_item or item
            match = word_pattern(listed).search(where) if listed else None
            if described is None or (listed and not match):
                continue
            number = str(len(source.attributions))
            groups = {"noun": described, "item": match.group() if match else "", "number": number}
            yield replace(candidate, groups=groups, before_item=where[: match.start()] if match else "")

    return find


def groups(*, noun: Sequence[str], crowd: bool = False) -> Finder:
    """Look at groups of people who are credited with a view, by the words around them, if no attribution was found.

    The nouns are those of word lists. With `crowd`, only at those that nobody counted: “many”, “some residents”.
    """
    look = _groups.crowds if crowd else _groups.groups

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for sentence, text, phrase in look(dossier, *noun):
            start = sentence.span.start
            span = Span(start + phrase.start, start + phrase.end)
            yield Candidate(span, sentence, text, phrase.start, phrase.end)

    return find


def orphan_quotations() -> Finder:
    """Look at the full quotations that have no speaker."""
    return lambda dossier: (_at(dossier, span) for span in dossier.orphans)


def quoted_words(*, most: int) -> Finder:
    """Look at up to so many words, in lower case, that stand in quotation marks within the reporter's sentence."""

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for sentence, span in dossier.stretches(Voice.PARTIAL):
            words = dossier.text(span).strip("\"'“”‘’«»„").split()
            if sentence.block.kind in COPY and 1 <= len(words) <= most and words[0][:1].islower():
                yield _at(dossier, span)

    return find


def reasons(*, kind: str) -> Finder:
    """Look at what the article says of why a source is not named: `boilerplate`, a formula that fits every source."""
    (wanted,) = members_of(ReasonKind, [kind])

    def find(dossier: Dossier) -> Iterator[Candidate]:
        given = (source.reason for source in dossier.sources if source.unnamed and source.reason)
        for span in sorted({reason.span for reason in given if reason.kind is wanted and reason.span}):
            yield _at(dossier, span)

    return find


def accused(*, reply: Literal["none", "late"]) -> Finder:
    """Look at those who are accused of wrongdoing, with no reply (`none`) or with one that comes late (`late`).

    Without a reply, the words that accuse are flagged, else the reply. Their name is `{name}`; `{number}` is how many
    paragraphs lie between the two.
    """
    return {"none": _unanswered, "late": _answered_late}[reply]


def _unanswered(dossier: Dossier) -> Iterator[Candidate]:
    done: set[str] = set()
    for assertion in dossier.assertions:
        for one in assertion.accused:
            if one.name not in done and not one.heard and not assertion.in_headline:
                done.add(one.name)
                related = (label for attribution, _ in dossier.supports(assertion)[:1] for label in roles(attribution))
                candidate = _at(dossier, one.charge)
                yield replace(candidate, groups={"name": one.name}, claim=assertion, related=tuple(related))


def accusations() -> Finder:
    """Look at what the reporter, crediting nobody, accuses somebody identified of."""

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for assertion in dossier.assertions:
            if assertion.accused and not assertion.in_headline and not dossier.supports(assertion):
                yield replace(_at(dossier, assertion.accused[0].charge), claim=assertion)

    return find


_FAR = 8
"""Paragraphs between the charge and the first answer, from which on it is buried anywhere."""
_APART = 3
"""Paragraphs between the two that make it buried in the last quarter."""
_LAST_QUARTER = 0.75
_BEFORE = 2
"""Paragraphs before the charge in which their own words stand next to it."""


def _answered_late(dossier: Dossier) -> Iterator[Candidate]:
    """Yield the answers that come many paragraphs after the charge, or near the end."""
    done: set[str] = set()
    for one in (each for assertion in dossier.assertions for each in assertion.accused):
        answer = None if one.name in done else _answer(dossier, one)
        if answer is None:
            continue
        done.add(one.name)
        between = _paragraph(dossier, answer) - _paragraph(dossier, one.charge)
        if between > _FAR or (between > _APART and answer.start > _LAST_QUARTER * len(dossier.document.text)):
            groups = {"name": one.name, "number": str(between)}
            yield replace(_at(dossier, answer), groups=groups, related=(Label(one.charge, "allegation"),))


def _answer(dossier: Dossier, one: Accused) -> Span | None:
    """Where they are first heard after the charge, unless they are next to it, just before."""
    number = _paragraph(dossier, one.charge)
    before, after = (
        bisect_left(one.heard, paragraph, key=lambda span: _paragraph(dossier, span))
        for paragraph in (number - _BEFORE, number + 1)
    )
    return one.heard[after] if before == after < len(one.heard) else None


def _paragraph(dossier: Dossier, span: Span) -> int:
    return bisect_right(dossier.once(_starts), span.start)


def _starts(dossier: Dossier) -> list[int]:
    """Where each paragraph of the copy begins."""
    return [block.span.start for block in dossier.document.blocks if block.kind in COPY]


_GRAVE = (ClaimClass.CHECKABLE, ClaimClass.ALLEGATION)


def only_source(*, claims: int, paragraphs: int) -> Finder:
    """Look for the one source of at least so many `claims` that need one, and of all in the article.

    What is said of it in the first `paragraphs` is not looked at. `{number}` is how many claims rest on it.
    """

    def find(dossier: Dossier) -> Iterator[Candidate]:
        grave = [assertion for assertion in dossier.assertions if assertion.scored and assertion.claim_class in _GRAVE]
        supports = [(assertion, support) for assertion in grave for support in dossier.supports(assertion)]
        backed = [(assertion, source) for assertion, (_, source) in supports if source.kind.is_somebody]
        statements = {attribution for _, (attribution, source) in supports if source.kind.is_somebody}
        if min(len({assertion for assertion, _ in backed}), len(statements)) < claims:
            return
        first = backed[0][1]
        span = next((mention for mention in first.mentions if _in_copy(dossier, mention, paragraphs)), None)
        if span and first.kind in _HEARD and all(_is_one_party(first, source) for _, source in backed):
            named = Span(span.start, span.start + len(dossier.text(span).split(",")[0]))
            related = tuple(Label(assertion.span, "claim") for assertion, _ in backed[:5])
            groups = {"source": first.name or first.label, "number": str(len(backed))}
            yield replace(_at(dossier, named), groups=groups, source=first, related=related)

    return find


_HEARD = (
    SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.OUTLET, SourceKind.PARTLY_NAMED,
    SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP,
)  # fmt: skip


def _in_copy(dossier: Dossier, span: Span, longer: int) -> bool:
    """Whether it stands below the line at the head of copy of more paragraphs than that."""
    blocks = dossier.document.blocks
    sentence = dossier.sentence_at(span.start)
    at_head = len(blocks) > longer and blocks[0].span.contains(span)
    return bool(sentence and sentence.block.kind in COPY and not at_head)


def _is_one_party(first: Source, other: Source) -> bool:
    """Whether both are the same, or of one organisation."""
    return first == other or any(a in b or b in a for a in _organisations(first) for b in _organisations(other))


def _organisations(source: Source) -> set[str]:
    return {each.lower() for each in (source.affiliation, source.name) if each}


def late_speakers(*, words: int, sentence: int) -> Finder:
    """Look at people whose quotation has more than so many `words` before readers learn who speaks.

    A quotation of one sentence may have as many as `sentence`. A pronoun, a credit line, and a person who is named in
    the paragraph or the one before are left out. `{number}` is how many words the quotation has.
    """

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for source in dossier.sources:
            spoken = [dossier.attributions[index] for index in source.attributions if source.kind is SourceKind.PERSON]
            for attribution in spoken:
                if attribution.directness is not Directness.DIRECT or not attribution.source:
                    continue
                speaker = attribution.source[0]
                before = [part for part in attribution.content if part.end <= speaker.start]
                quotation = dossier.words(before)
                number = len(quotation.split())
                late = number > (words if _SECOND_SENTENCE.search(quotation) else sentence)
                if late and not _is_known(dossier, speaker, before[0].start):
                    yield replace(_at(dossier, speaker, attribution, source), groups={"number": str(number)})

    return find


def either_speakers() -> Finder:
    """Look at bare surnames of two people at once, which do not say who of them speaks. `{people}` is their names."""

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for source in dossier.sources:
            either = _EITHER.fullmatch(source.label) if source.kind is SourceKind.PARTLY_NAMED else None
            for attribution in (dossier.attributions[index] for index in source.attributions) if either else ():
                if either and attribution.source:
                    at = _at(dossier, attribution.source[0], attribution, source)
                    yield replace(at, groups={"people": either["people"]})

    return find


_EITHER = regex(r"[^()]+ \((?P<people>[^()]+ or [^()]+)\)")
_SECOND_SENTENCE = pattern("quoted_speech.second_sentence")
_CREDIT = ("[", "(", "―", "—", "–", "--")
"""What stands before the name in a credit line."""
_BLANKS = 40
"""Characters before a name in which that is looked for."""


def _is_known(dossier: Dossier, speaker: Span, start: int) -> bool:
    """Whether the speaker is no name, or a credit line, or named before `start` in this paragraph or the one before."""
    entity = dossier.entity_of(speaker)
    before = dossier.document.text[max(0, speaker.start - _BLANKS) : speaker.start]
    if entity is None or before.rstrip().endswith(_CREDIT):
        return True
    first = paragraphs_at(dossier, speaker)
    return any(first <= mention.start < start for mention in entity.mentions)


def declining_offices() -> Finder:
    """Look at replies that decline to comment, for an organisation that an unnamed source is described with.

    `{office}` is the organisation.
    """
    return _declined


_IN_DESCRIPTION = pattern("organisations.in_description")


def _declined(dossier: Dossier) -> Iterator[Candidate]:
    offices = {
        name: mention
        for source in dossier.sources
        if source.kind is SourceKind.UNNAMED_PERSON
        for mention in source.mentions
        for name in _IN_DESCRIPTION.findall(dossier.text(mention))
    }
    for reply in dossier.replies:
        who = f"{reply.name or ''} {dossier.text(reply.by) if reply.by else ''}"
        shared = next((name for name in offices if name in who), None)
        if shared and reply.kind is ReplyKind.DECLINED:
            related = (Label(offices[shared], "source"),)
            yield replace(_at(dossier, reply.span), groups={"office": shared}, related=related)


def suppression_problems(*, kind: str) -> Finder:
    """Look at what is wrong with suppressions: malformed, unreasoned, unused or expired ones."""
    (wanted,) = members_of(LapseKind, [kind])

    def find(dossier: Dossier) -> Iterator[Candidate]:
        for lapse in dossier.lapses:
            if lapse.kind is wanted:
                yield Candidate(lapse.span, _NOWHERE, "", 0, 0, problem=lapse.because)

    return find


FINDERS: Mapping[str, Callable[..., Finder]] = {
    "phrases": phrases,
    "marks": marks,
    "claims": claims,
    "sources": sources,
    "groups": groups,
    "quoted-words": quoted_words,
    "reasons": reasons,
    "accused": accused,
    "accusations": accusations,
    "only-source": only_source,
    "late-speakers": late_speakers,
    "either-speakers": either_speakers,
    "declining-offices": declining_offices,
    "orphan-quotations": orphan_quotations,
    "suppression-problems": suppression_problems,
}
"""What the `find` table of a rule file can say."""


def _at(
    dossier: Dossier, span: Span, attribution: Attribution | None = None, source: Source | None = None
) -> Candidate:
    sentence = dossier.sentence_at(span.start) or _NOWHERE
    start = span.start - sentence.span.start
    text = masked_once(dossier, sentence, Voice.REPORTER, Voice.HEADLINE)
    return Candidate(span, sentence, text, start, start + len(span), {}, attribution, source)
