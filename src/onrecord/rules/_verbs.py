"""Verbs of saying that take a side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.domain import Attribution, Dossier, Span, Voice
from onrecord.language.regex import regex
from onrecord.language.word_lists import phrase, words

_OTHER_SENSE = regex(
    r"claim\w* (?:responsibility|credit|victory|asylum|benefits?|damages|refunds?|allegiance|self-defen[cs]e|ownership"
    r"|nomination|exemptions?|compensation|immunity|privilege|expenses|insurance|losses|deductions?"
    r"|a (?:win|seat|refund))"
    r"|claim\w* (?:the|his|her|their|its|\d\w*) (?:\w+ )?(?:title|lives?|crown|seat|throne|nomination|prize|mantle"
    r"|medal|championship|spot|place|victory|share|benefit|delegates?|states?|wins?)\b"
    r"|claims? (?:of|for|against|to fame|adjuster|form)\b"
    r"|admit\w* (?:guilt|liability|wrongdoing)\b"
    r"|conced\w* (?:the (?:race|election|contest|primary)|defeat|to )"
    r"|acknowledg\w* (?:the|her|his|their) (?:crowd|cheers|applause|audience|supporters)\b"
    r"|claim\w* (?:by|an? \w* ?victory)\b|claims? that .{0,90}\b(?:is|was)(?:n[’']t true| not true| untrue| false)\b"
    r"|conced\w* (?:his|her|their) (?:bid|race|candidacy|campaign|seat)\b"
    r"|insist\w* (?:that )?(?:[\w’'-]+ ){1,4}(?:must|should|be|include|have to)\b"
    r"|point\w* out of\b"
    r"|insist\w* (?:up)?on \w+ing\b"
    r"|(?:note|notes|noted|noting) how\b"
    r"|confess\w* to \w+ing\b"
    r"|admit\w* to (?:the )?(?:hospital|bar|school|college|university|programme|program)\b"
    r"|(?:maintain\w*) (?:a|an|the|its|their|his|her|\d)\b"
    r"|(?:note|notes|noted) (?:for|author)\b|notes? (?:from|of|to|on|between)\b"
    r"|not(?:ed|es|ing) the (?:size|number|date|length|time)\b|purported to be\b"
    r"|reveal\w* (?:nothing|no|little|few)\b|claim\w* success\b",
    re.IGNORECASE,
)


def taking_sides(dossier: Dossier, attribution: Attribution) -> Iterator[tuple[Span, str]]:
    """Each loaded verb in a cue of the reporter's, and its class: doubt, guilt or truth."""
    for cue in attribution.cue:
        sentence = dossier.sentence_at(cue.start)
        if sentence is None or sentence.voice_at(cue.start) not in (Voice.REPORTER, Voice.HEADLINE):
            continue
        for match in _loaded().finditer(dossier.text(cue)):
            start = cue.start + match.start()
            if not _OTHER_SENSE.match(dossier.document.text, start) and match.lastgroup:
                yield Span(start, cue.start + match.end()), match.lastgroup


@cache
def _loaded() -> re.Pattern[str]:
    """One group a class, named after it."""
    classes: dict[str, list[str]] = {}
    for item in words("loaded_verbs_of_saying"):
        kind, _, verb = item.partition(": ")
        classes.setdefault(kind, []).append(phrase(verb))
    groups = "|".join(f"(?P<{kind}>{'|'.join(verbs)})" for kind, verbs in classes.items())
    return regex(rf"(?<![\w-])(?:{groups})(?![\w-])", re.IGNORECASE)
