"""What to tell an editor of a change: one line, plain words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.compare.cast import UNNAMED, named, told
from onrecord.compare.versions import Versions
from onrecord.domain import Assertion, ChangeKind, ClaimClass, Effect, ReasonKind, Reply, ReplyKind, Side, Source
from onrecord.language.messages import worded

_LONGEST = 60
_REASON = {
    ReasonKind.NONE: "no reason",
    ReasonKind.BOILERPLATE: "only a stock phrase",
    ReasonKind.CAUSAL: "a reason",
}
_REPLY = {
    ReplyKind.DENIAL: "The denial",
    ReplyKind.DECLINED: "The statement that comment was declined",
    ReplyKind.NO_RESPONSE: "The lack of a response",
    ReplyKind.UNREACHABLE: "The attempt to reach somebody",
}
_CLASS = {ClaimClass.ALLEGATION: "an accusation", ClaimClass.CHECKABLE: "a claim that can be checked"}


def name(source: Source) -> str:
    """Return what to call a source, in quotation marks, with its title where it is a person."""
    label = " ".join((source.name or source.label).split())
    title = " ".join((source.title or "").split())
    plain = f"“{_short(label)}”"
    return f"{plain} ({_short(title)})" if source.name and title and title.casefold() not in label.casefold() else plain


def credited(versions: Versions, speakers: tuple[int | None, int | None], before: Assertion, after: Assertion) -> str:
    """Of a claim that lost or gained its source."""
    one, other = speakers
    if one is not None:
        return f"No longer credited to {name(versions.old.sources[one])}. Now: {_stands(after)}."
    assert other is not None
    return f"Now credited to {name(versions.new.sources[other])}. Before: {_stands(before)}."


def called(kind: ChangeKind, before: Source, after: Source, claims: int) -> str:
    """Of claims that go from one source to another."""
    times = "" if claims == 1 else f" for {claims} claims"
    if kind is ChangeKind.SOURCE_UNNAMED:
        reason = f"; {_REASON[after.reason.kind]} is given" if after.reason else ""
        return f"{name(before)} becomes {name(after)}{times}, not named{reason}."
    if kind is ChangeKind.SOURCE_NAMED:
        return f"{name(before)} becomes {name(after)}{times}, by name."
    return f"Credited to {name(after)} instead of {name(before)}{times}."


def hedged(gone: Sequence[str], come: Sequence[str]) -> str:
    """Of a claim that lost or gained its caution."""
    words = ", ".join(f"“{word}”" for word in dict.fromkeys(gone or come))
    return f"Without {words}, the claim is stated as certain." if gone else f"With {words}, the claim is hedged."


def excused(before: Source, after: Source) -> str:
    """Of a source of whom less or more is said why it is not named."""
    less = told(after) < told(before)
    was, now = (_REASON[each.reason.kind if each.reason else ReasonKind.NONE] for each in (before, after))
    verb = "is left" if less else "is now given"
    return f"{now.capitalize()} {verb} for not naming {name(after)}; before, {was} was given."


def described(before: Source, after: Source) -> str:
    """Of a source that is placed less or more closely."""
    grades = f" ({before.grade.value} → {after.grade.value})" if before.grade and after.grade else ""
    if name(before) != name(after):
        return f"{name(before)} is now {name(after)}{grades}."
    return f"{name(after)} is described differently{grades}."


def heard(source: Source, side: Side, *, gone: bool) -> str:
    """Of a source that one version does not hear."""
    claims = f", {len(side.claims)} claim{'' if len(side.claims) == 1 else 's'}" if side.claims else ""
    unnamed = " (unnamed)" if named(source) == UNNAMED else ""
    return f"{'No longer a source' if gone else 'New source'}: {name(source)}{unnamed}{claims}."


def answered(reply: Reply, whose: str, *, gone: bool) -> str:
    """Of a reply, or the lack of one, that only one version tells."""
    kind = _REPLY[reply.kind]
    by = f" of “{_short(' '.join(whose.split()))}”" if whose else ""
    return f"{kind}{by} is {'no longer' if gone else 'now'} in the article."


def backing_moved(before: Assertion, after: Assertion) -> str:
    """Of a claim that has less or more behind it: what the evidence said, and what it says now."""
    reasons = [
        [evidence.because for evidence in claim.evidence if evidence.effect is not Effect.NOTE]
        for claim in (before, after)
    ]
    gone = "; ".join(worded(reason) for reason in reasons[0] if reason not in reasons[1])
    come = "; ".join(worded(reason) for reason in reasons[1] if reason not in reasons[0])
    burdens = [claim.burden.value for claim in (before, after)]
    turned = f" Its burden was {burdens[0]}, and is {burdens[1]}." if burdens[0] != burdens[1] else ""
    before_, now = f" Before: {gone}." if gone else "", f" Now: {come}." if come else ""
    return f"From {_level(before)} to {_level(after)}.{turned}{before_}{now}"


def claimed(claim: Assertion, source: Source | None, *, gone: bool) -> str:
    """Of a claim that one version does not make."""
    kind = _CLASS.get(claim.claim_class, "claim")
    by = f"credited to {name(source)}" if source else _stands(claim)
    return f"{'Dropped' if gone else 'New'}: {kind}, {by}; {_level(claim)}."


def _level(claim: Assertion) -> str:
    return f"{claim.label.value} (level {claim.level} of {claim.need})" if claim.need else claim.label.value


def _stands(claim: Assertion) -> str:
    """Return what a claim rests on to which nobody is credited."""
    starts = [evidence for evidence in claim.evidence if evidence.effect is Effect.START and evidence.points]
    return f"based on nearby evidence ({worded(starts[0].because)})" if starts else "the outlet’s own statement"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
