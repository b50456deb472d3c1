"""Where the suppressions of a draft apply, and which of them are ignored."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.domain import Block, Category, Directive, Document, Lapse, LapseKind, RuleInfo, Scope, Span, Suppression
from onrecord.suppress.directive import Allow, FlawError, nearest, parse, shown


@dataclass(frozen=True, slots=True)
class Standing:
    """A suppression and the span it applies to; one from the settings has no scope and applies to the whole draft."""

    suppression: Suppression
    reach: Span
    scope: Scope | None = None


_LISTS = "`onrecord rule` lists them"
_MOST_HINTS = 100


@dataclass(slots=True)
class Book:
    """The rules that each selector means, looked up once."""

    rules: tuple[RuleInfo, ...]
    _known: dict[str, frozenset[str]] = field(default_factory=dict)
    _hints: dict[str, str] = field(default_factory=dict)

    def codes(self, selector: str) -> frozenset[str]:
        """Return the codes of the rules that can be suppressed under that name."""
        if selector not in self._known:
            meant = (rule for rule in self.rules if rule.answers_to(selector))
            self._known[selector] = frozenset(rule.code for rule in meant if rule.category is not Category.SUPPRESSIONS)
        return self._known[selector]

    def hint(self, name: str) -> str:
        """Return the end of a message about a rule that does not exist; only the first few of many slips get one."""
        if name not in self._hints and len(self._hints) < _MOST_HINTS:
            known = (word for rule in self.rules for word in (rule.name, rule.code, rule.category.value))
            self._hints[name] = nearest(name.replace("_", "-"), known, _LISTS)
        return self._hints.get(name, f"; {_LISTS}")

    def expected(self, selector: str) -> frozenset[str]:
        """Return the codes of the rules that must have run before a suppression can be called unused."""
        return self.codes("DEFAULT" if selector.upper() == "ALL" else selector)


def standings(document: Document, book: Book) -> tuple[list[Standing], list[Lapse]]:
    """Return the suppressions in the draft, expired ones included, and the problems with the others."""
    collected_standings: list[Standing] = []
    lapses: list[Lapse] = []
    open_ranges: list[tuple[Directive, Allow]] = []
    blocks = _Blocks(document.blocks)
    for directive in document.directives:
        try:
            order = parse(directive.text)
            if not isinstance(order, Allow):
                collected_standings.append(_closed(open_ranges, directive, blocks))
            elif _checked(order, book).scope is Scope.RANGE:
                open_ranges.append((directive, order))
            else:
                whole = Span(0, len(document.text))
                reach = whole if order.scope is Scope.FILE else blocks.under(directive.anchor)
                collected_standings.append(Standing(_suppression(directive, order), reach, order.scope))
        except FlawError as flaw:
            lapses.append(Lapse(flaw.kind, directive.span, _sentence(flaw.because)))
    for directive, _ in open_ranges:
        because = "This suppression opens a range that is never closed; write onrecord: end after the passage."
        lapses.append(Lapse(LapseKind.MALFORMED, directive.span, because))
    return collected_standings, lapses


def _sentence(because: str) -> str:
    return f"This suppression {because}{'' if because.endswith('?') else '.'}"


def _closed(open_ranges: list[tuple[Directive, Allow]], end: Directive, blocks: _Blocks) -> Standing:
    if not open_ranges:
        raise FlawError("ends a range, but no range is open here; remove it")
    directive, order = open_ranges.pop()
    reach = blocks.between(directive.anchor, end.anchor)
    return Standing(_suppression(directive, order), reach, order.scope)


def _checked(order: Allow, book: Book) -> Allow:
    for name in order.rules:
        if not book.codes(name):
            if any(rule.answers_to(name) for rule in book.rules):
                remedy = "fix what it reports, or ignore it in the settings"
                raise FlawError(f"names {shown(name)}, which cannot be suppressed; {remedy}")
            raise FlawError(f"names {shown(name)}, but there is no such rule{book.hint(name)}")
    return order


def _suppression(directive: Directive, order: Allow) -> Suppression:
    return Suppression(order.rules, order.reason, order.editor, order.until, directive.span)


class _Blocks:
    """Blocks by place; they are in order and do not overlap."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._spans = [block.span for block in blocks]
        self._starts = [span.start for span in self._spans]
        self._ends = [span.end for span in self._spans]

    def under(self, anchor: Span) -> Span:
        """Return the blocks that share text with `anchor`; if it is empty, the next one."""
        first = bisect_left(self._starts, anchor.start) if not anchor else bisect_right(self._ends, anchor.start)
        last = first + 1 if not anchor else bisect_left(self._starts, anchor.end)
        return self._from(first, last)

    def between(self, start: Span, end: Span) -> Span:
        """From the block that `start` is in, or the next one, to the one that `end` is in, or the one before."""
        return self._from(bisect_right(self._ends, start.start), bisect_left(self._starts, end.end))

    def _from(self, first: int, last: int) -> Span:
        last = min(last, len(self._spans))
        return Span(self._starts[first], self._ends[last - 1]) if first < last else Span(0, 0)
