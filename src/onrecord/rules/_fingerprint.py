"""What a finding is known by from one run to the next."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter

from onrecord.domain import Dossier, Finding
from onrecord.language.regex import unbounded as regex

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    }
)
_DASHES = regex("-{2,}")


class Fingerprints:
    """Rule, words of the sentence and a running number: edits elsewhere, moves and re-wraps leave it alone."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._seen: Counter[str] = Counter()

    def of(self, finding: Finding) -> str:
        """16 hexadecimal digits; findings are to come in the order of the text."""
        key = f"{finding.rule.code}\n{plain(self._words(finding))}"
        self._seen[key] += 1
        return hashlib.sha256(f"{key}\n{self._seen[key]}".encode("utf-8", "replace")).hexdigest()[:16]

    def _words(self, finding: Finding) -> str:
        start = finding.span.start
        if directive := self._dossier.document.directive_at(start):
            return directive.text
        sentence = self._dossier.sentence_at(start)
        return self._dossier.text(sentence.span if sentence else finding.span)


def plain(text: str) -> str:
    """`text` as it is whatever a program did to its case, white space, quotation marks and dashes."""
    words = unicodedata.normalize("NFKC", text.translate(_SAME)).casefold()
    return " ".join(_DASHES.sub("-", words.replace("''", '"')).split())
