"""Words of wrongdoing in a headline, where verbs stand in the present, too."""

from __future__ import annotations

import re

from onrecord.language.regex import regex
from onrecord.language.word_lists import classes

_PRESENT = regex(
    r"\b(?:(?:steal|bribe|cheat|deceive|mislead|falsify|falsifie|forge|defraud|swindle|scam|extort|embezzle|launder|evade"
    r"|hide|conceal|shred|rig|abuse|assault|grope|rape|molest|murder|violate|mishandle|misuse|squander|plagiari[sz]e"
    r"|collude|sabotage|overcharge|neglect|kill|lie|leak|spy|threaten)s?|covers? up|buried|bur(?:y|ies)"
    r"|suppresses|harass(?:es)?|bull(?:y|ies)|spies|(?:take|took|takes|taking) (?:\w+ )?cash)\b"
)


def wrongdoing(text: str) -> re.Match[str] | None:
    """The first words of wrongdoing in a headline."""
    return classes("charges", ("verb", "noun", "quality", "deed")).search(text) or _PRESENT.search(text)
