"""The gates that hold a draft whatever its score. Sub-headings set none: they are labels, not claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.assess.beyond_reply import is_beyond_reply
from onrecord.assess.charges import is_of_somebody, is_past_or_play, is_worded_as_charge
from onrecord.assess.headline import accuses_alone, foreign, may_accuse
from onrecord.domain import (
    Assertion,
    Burden,
    Dossier,
    Entity,
    EntityType,
    Gate,
    Hold,
    Message,
    Source,
    SourceKind,
    Span,
    Support,
)
from onrecord.language.content_words import content_words
from onrecord.language.nouns import singular
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set

_INSTITUTION, _SOMEBODY = pattern("conduct.institution"), pattern("conduct.somebody")
_PLURAL, _ANNOUNCES, _MARKED = pattern("conduct.plural"), pattern("headlines.announces"), pattern("headlines.marked")
_SAYS_WHO, _PROSECUTED = pattern("crediting.says_who"), pattern("accused.prosecuted")
_WORD = regex(r"\w[\w’'-]*\w")
_REPROACHED, _CLEARED, _LET_GO = (
    pattern("accused.reproached"), pattern("headlines.cleared"), pattern("accused.let_go")
)  # fmt: skip
_HYPOTHETICAL, _REPORTED_BY, _SIGNED_BY = (
    pattern("conduct.hypothetical"), pattern("crediting.reported_by"), pattern("crediting.signed_by")
)  # fmt: skip
_NOT_STUDIED = pattern("research.not_studied")
_SAYS_RESEARCH, _NAMED_RESEARCH = pattern("research.says_headline"), pattern("research.named")
_SHAKY = 1
"""The level up to which an accusation holds a draft."""
_HALF = 0.5
_LIKELY = 0.5
"""How likely an editor must be to ask for a source of what the headline states."""
_PROBABLE, _WORDED = 0.55, 0.3
"""How likely an accusation must be that charges nobody by name, to hold a draft for want of support: in general, and in
words that a list of charges knows. Of labelled lines out of fold, 93 of 117 are accusations from 0.6 on and 48 of 73
from 0.5 to 0.6; of credited ones that are worded so, 28 of 44 are from 0.3 on.
"""
_LEAST = 0.3
"""How likely an accusation must be for whom it accuses to be asked for a reply."""
_NEXT = 2
"""Sentences behind a line in which whoever it means is named."""
_TOLD = 0.5
"""The share of a headline's words that carry meaning that a line must have to be its claim."""
_OWN = 0.35
"""And the share that its own words must have, without those of other lines of its sentence."""
_NEAR = 40
"""Characters before a name that tell whether it only reports what is told."""
_SAME = 2
"""Words that carry meaning, besides names, that another sentence must have to tell of the same."""
_CAN_ANSWER = (EntityType.PERSON, EntityType.ORGANIZATION)
_MOST = 12
"""Claims of a headline: what makes more of them is none."""


def holds(dossier: Dossier, assertions: Sequence[Assertion]) -> tuple[Hold, ...]:
    """Return the triggered gates, in gate order."""
    return (
        *_allegations(dossier, assertions),
        *_replies(dossier, assertions),
        *_headline(dossier, assertions),
        *_speakers(dossier),
    )


def _allegations(dossier: Dossier, assertions: Sequence[Assertion]) -> Iterator[Hold]:
    shaky = [
        at
        for at, assertion in enumerate(assertions)
        if _accuses(dossier, assertion)
        and assertion.level <= _SHAKY
        and (assertion.accused or _is_probable(dossier, assertion))
        and not _SAYS_WHO.search(dossier.words(assertion.parts))
        and not _stands_elsewhere(dossier, assertions, assertion)
    ]
    if shaky:
        code = "unsupported-accusation" if len(shaky) == 1 else "unsupported-accusations"
        because = Message.of(code, count=str(len(shaky)))
        yield Hold(Gate.ALLEGATION, because, assertions[shaky[0]].span, tuple(shaky))


def _stands_elsewhere(dossier: Dossier, assertions: Sequence[Assertion], shaky: Assertion) -> bool:
    """Whether somebody firmer tells much the same of the same people in the article, or they are prosecuted."""
    names = {one.name.split()[-1] for one in shaky.accused} or {
        one.name.split()[-1] for part in shaky.parts for one in _who_can_answer(dossier, part)
    }
    told = content_words(dossier.words(shaky.parts)) - {name.lower() for name in names}
    firmer = (
        other
        for other in assertions
        if other is not shaky
        and other.level > _SHAKY
        and other.probability_of(Burden.ACCUSATION) >= _LEAST
        and len(told & content_words(_around(dossier, other))) >= _SAME
        and not any(source.name and source.name.split()[-1] in names for _, source in dossier.supports(other))
    )
    if any(not names.isdisjoint(_WORD.findall(_around(dossier, other))) for other in firmer):
        return True
    return not names.isdisjoint(dossier.once(_words_beside_prosecution))


def _words_beside_prosecution(dossier: Dossier) -> frozenset[str]:
    """Return the words of the sentences that tell that somebody is prosecuted."""
    texts = (dossier.text(sentence.span) for sentence in dossier.sentences)
    return frozenset(word for text in texts if _PROSECUTED.search(text) for word in _WORD.findall(text))


def _is_probable(dossier: Dossier, assertion: Assertion) -> bool:
    is_credited = any(source.kind.is_somebody for _, source in dossier.supports(assertion))
    is_worded = is_credited and is_worded_as_charge(dossier.words(assertion.parts))
    is_likely = assertion.probability_of(Burden.ACCUSATION) >= (_WORDED if is_worded else _PROBABLE)
    return is_likely and _is_of_somebody_today(dossier, assertion)


def _is_of_somebody_today(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether its sentence names or points to somebody who may be accused, and is no settled history, play or fear."""
    sentence = dossier.sentence_at(assertion.span.start)
    if sentence is None or is_past_or_play(dossier.document.text, sentence.span):
        return False
    if _HYPOTHETICAL.match(dossier.words(assertion.parts)):
        return False
    words = dossier.text(sentence.span)
    named = [*_who_can_answer(dossier, sentence.span)]
    if named and all(is_beyond_reply(dossier, one) for one in named):
        return False
    return bool(named) or bool(_SOMEBODY.search(words) or _INSTITUTION.search(words))


def _replies(dossier: Dossier, assertions: Sequence[Assertion]) -> Iterator[Hold]:
    silent: dict[str, list[int]] = {}
    for at, assertion in enumerate(assertions):
        if _accuses(dossier, assertion) and assertion.probability_of(Burden.ACCUSATION) >= _LEAST:
            for accused in assertion.accused:
                if not accused.heard:
                    silent.setdefault(accused.name, []).append(at)
    for name, indices in silent.items():
        because = Message.of("no-reply-of-several" if _PLURAL.search(name) else "no-reply", accused=name)
        yield Hold(Gate.REPLY, because, assertions[indices[0]].span, tuple(indices))


def _who_can_answer(dossier: Dossier, part: Span) -> Iterator[Entity]:
    text = dossier.document.text
    for mention, one in dossier.mentions_over(part):
        # "all acts reported by the Harl Trust"
        told = _REPORTED_BY.search(text, max(part.start, mention.start - _NEAR), mention.start)
        if one.type in _CAN_ANSWER and not told and not is_of_somebody(text, mention, one):
            yield one


def _headline(dossier: Dossier, assertions: Sequence[Assertion]) -> Iterator[Hold]:
    claims = {
        content_words(dossier.words(assertion.parts)): (at, assertion)
        for at, assertion in reversed([*enumerate(assertions)])
        if assertion.in_headline and _states(dossier, assertion) and not _announces(dossier, assertion)
    }  # a title in the front matter repeats the headline
    weighty = sorted(claims.values(), key=lambda row: row[0])
    for at, assertion in islice(weighty, _MOST):
        is_marked = _is_marked(dossier, assertion)
        if _is_not_studied(dossier, assertion):
            yield Hold(Gate.HEADLINE, Message.of("headline-not-in-article"), assertion.span, (at,))
            continue
        if _tells_of_acquittal(dossier, assertion):
            continue
        if not is_marked and accuses_alone(dossier, assertion, assertions):
            yield Hold(Gate.HEADLINE, Message.of("headline-not-in-article"), assertion.span, (at,))
            continue
        if assertion.body is None:
            if not is_marked and foreign(dossier, assertion) and not _tells_of_its_research(dossier, assertion):
                yield Hold(Gate.HEADLINE, Message.of("headline-not-in-article"), assertion.span, (at,))
            continue
        body = assertions[assertion.body]
        if (
            _is_weak(body, accuses=_is_charge(assertion))
            and (_is_charge(assertion) or _tells(dossier, body, assertion))
            and not _is_named_later(dossier, body, assertions)
            and not (is_marked and not _is_charge(body))
        ):
            little = body.level or any(source.kind.is_somebody for _, source in dossier.supports(body))
            code = "headline-with-little-support" if little else "headline-without-support"
            yield Hold(Gate.HEADLINE, Message.of(code), assertion.span, (at, assertion.body))


def _tells(dossier: Dossier, body: Assertion, headline: Assertion) -> bool:
    """Whether a line has many of the headline's words, and its sentence most, so that it is the same claim."""
    wanted = content_words(dossier.words(headline.parts))
    own, around = (len(wanted & content_words(words)) for words in (dossier.words(body.parts), _around(dossier, body)))
    return own >= _OWN * len(wanted) and around >= _TOLD * len(wanted)


def _states(dossier: Dossier, headline: Assertion) -> bool:
    """Whether it states what an editor would ask a source for; what it judges, the article need not repeat."""
    asks = headline.burden_probability >= _LIKELY and headline.burden is not Burden.JUDGEMENT
    return asks or may_accuse(dossier, headline)


def _tells_of_its_research(dossier: Dossier, headline: Assertion) -> bool:
    """Whether the headline is what research found, and the copy names that research: it is told in other words."""
    says_so = _SAYS_RESEARCH.search(_around(dossier, headline))
    return bool(says_so and _NAMED_RESEARCH.search(dossier.document.text, headline.span.end))


def _is_not_studied(dossier: Dossier, headline: Assertion) -> bool:
    """Whether the article says that research did not look at what the headline has it find."""
    if not _SAYS_RESEARCH.search(_around(dossier, headline)):
        return False
    wanted = content_words(dossier.words(headline.parts))
    found = _NOT_STUDIED.finditer(dossier.document.text, headline.span.end)
    return any(wanted & content_words(match.group()) for match in found)


def _tells_of_acquittal(dossier: Dossier, headline: Assertion) -> bool:
    """Whether it tells how a case ended, and so does the article, in words of its own: "Woman cleared over fire"."""
    ended = _CLEARED.search(_around(dossier, headline))
    return bool(ended and _LET_GO.search(dossier.document.text, headline.span.end))


def _announces(dossier: Dossier, headline: Assertion) -> bool:
    """Whether the headline only tells what the article goes into: "What parents should know"."""
    return bool(_ANNOUNCES.match(_around(dossier, headline)))


def _is_marked(dossier: Dossier, headline: Assertion) -> bool:
    """Whether the headline says whose claim it is, or leaves it open: "Half back mayor - Pollster".

    That of a study is asked for the study (`_tells_of_its_research`).
    """
    text = _around(dossier, headline)
    block = dossier.block_at(headline.span.start)
    asks = block >= 0 and dossier.text(dossier.document.blocks[block].span).endswith("?")
    return asks or bool(_MARKED.search(text) and not _SAYS_RESEARCH.search(text))


def _around(dossier: Dossier, headline: Assertion) -> str:
    sentence = dossier.sentence_at(headline.span.start)
    return dossier.text(sentence.span) if sentence else ""


def _is_weak(body: Assertion, *, accuses: bool) -> bool:
    """Whether what the article says is credited to sources that back less than half of it.

    Other words of the reporter's own often have a source in reach that is not recognised; they are weak only where
    the headline accuses somebody, and they do.
    """
    if not body.stakes or body.backing >= _HALF:
        return False
    return body.support is not Support.OWN_WORDS or (accuses and _is_charge(body))


def _is_charge(assertion: Assertion) -> bool:
    return assertion.may_accuse and assertion.probability_of(Burden.ACCUSATION) >= _LEAST


def _is_named_later(dossier: Dossier, body: Assertion, assertions: Sequence[Assertion]) -> bool:
    """Whether an unnamed source is named elsewhere: "a police chief", then "Joe Vale, chief constable".

    Somebody whom the article brings in right behind it and who goes on is taken for the one who was meant, but for
    whoever is accused.
    """
    labels = [source.label.lower() for _, source in dossier.supports(body) if source.unnamed]
    unnamed = {singular(word)[0] for label in labels for word in content_words(label)}
    accused = {one.name for assertion in assertions for one in assertion.accused}
    known = [one for one in dossier.sources if one.name and one.attributions and one.name not in accused]
    placed = any(one.title or one.affiliation or one.kind is SourceKind.ORGANIZATION for one in known)
    signed = _SIGNED_BY.search(dossier.document.text, body.span.end)
    if (placed or signed) and not unnamed.isdisjoint(word_set("people_experts")):
        return True
    if any(
        unnamed & {singular(word)[0] for word in content_words(f"{one.title or ''} {one.affiliation or ''}".lower())}
        for one in known
    ):
        return True
    return bool(labels) and any(_goes_on(dossier, body, one) for one in known if one.kind is SourceKind.PERSON)


def _goes_on(dossier: Dossier, body: Assertion, source: Source) -> bool:
    """Whether the first that the article credits to a source stands right behind a line."""
    first = min(dossier.number(dossier.attributions[index].extent.start) for index in source.attributions)
    return 0 < first - dossier.number(body.span.end - 1) <= _NEXT


def _speakers(dossier: Dossier) -> Iterator[Hold]:
    lost = dossier.orphans
    if lost:
        code = "quotation-without-speaker" if len(lost) == 1 else "quotations-without-speaker"
        yield Hold(Gate.SPEAKER, Message.of(code, count=str(len(lost))), lost[0])


def _accuses(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether it is an accusation that the article makes in its copy, and no reproach over policy."""
    if not assertion.may_accuse or not assertion.scored:
        return False
    return not dossier.in_subheading(assertion.span.start) and not _reproaches(dossier, assertion)


def _reproaches(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether the accusation is a bad opinion of somebody: "accused the mayor of doing too little"."""
    sentence = dossier.sentence_at(assertion.span.start)
    found = _REPROACHED.finditer(dossier.document.text, sentence.span.start, sentence.span.end) if sentence else ()
    return any(part.overlaps(Span(*match.span())) for match in found for part in assertion.parts)
