"""HB605."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from onrecord.domain import Category, Dossier, Example, Finding, Label, Sentence, Severity, Span
from onrecord.language.content_words import content_words
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.vocabulary import whole_words
from onrecord.rules._headline import body, headlines, plain
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_QUOTED = regex(
    r"(?<![\w’'])(?:‘(?P<a>[^‘“”\"]+?)’|'(?P<b>[^'‘“”\"]+(?:'\w[^'‘“”\"]*)*)'|“(?P<c>[^“”]+)”|\"(?P<d>[^\"]+)\")(?!\w)"
)
_SHORT = (
    ("won’t ", "will not "), ("can’t ", "cannot "), ("can not ", "cannot "), ("n’t ", " not "), ("’re ", " are "),
    ("’m ", " am "), ("’ll ", " will "), ("’ve ", " have "),
)  # fmt: skip
_TERM = 2
"""Words of a term that a headline coins."""
_JUDGES = pattern("headlines.judging_word")
_OPENED, _INTRODUCED = pattern("headlines.behind_a_term"), pattern("headlines.before_a_term")
_MOST = 20
"""Quotations of a headline that are looked at."""
_CUT = regex(r"\s*(?:…|\.\.\.|\. \. \.|\[[^\]]*\])\s*")


class HeadlineQuoteMismatch(Rule):
    """The headline has words in quotation marks that nobody says in the article.

    ## Why it matters
    Quotation marks promise that somebody used exactly these words. Most readers see only the headline, and that is what
    they remember and repeat.

    ## What to do
    Quote the words as they are in the article, or remove the marks and paraphrase.
    """

    code = "HB605"
    category = Category.HEADLINE
    severity = Severity.ERROR
    varies = (Severity.WARNING,)
    standards = ("IPSO",)
    help = "Quote the words exactly as in the article, or remove the quotation marks."
    flags = (
        Example("Mayor calls bridge [‘death trap’] ¶ The bridge is a trap for cyclists, the mayor said.", "headline"),
        Example("Poe: [“I will not pay”] ¶ “I am not going to pay this,” Jo Poe told the council.", "headline"),
        Example("[‘Shambolic’] ferry firm fined ¶ The ferry firm was fined on Monday, the port said.", "headline"),
        Example("Auditor finds ['gross waste'] in Amberley ¶ The auditor called it wasteful.", "headline"),
    )
    passes = (
        Example("Mayor calls bridge ‘death trap’ ¶ “It is a death trap for cyclists,” the mayor said.", "headline"),
        Example("Poe: “I will not pay” ¶ “I will not … I repeat, I will not pay,” Jo Poe said.", "headline"),
        Example("‘Rentfishing’ costs students £2m ¶ Students lost £2m to flats that do not exist.", "headline"),
        Example("‘Grey Tuesday’ empties shops ¶ Shops were empty on Tuesday, the council said.", "headline"),
        Example("Voters’ choice is a waste, mayor says ¶ “It is a waste,” the mayor said.", "headline"),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        sentences = list(body(dossier))
        text = _forms(" ".join(dossier.text(sentence.span) for sentence in sentences))
        for headline in headlines(dossier):
            for span, words in _quotations(dossier, headline):
                missing = any(_forms(piece) not in text for piece in _CUT.split(words) if content_words(piece))
                if missing and not _is_coinage(
                    dossier.text(headline.span), span.start - headline.span.start, words, text
                ):
                    yield self._told(dossier, span, words, sentences)

    def _told(self, dossier: Dossier, span: Span, words: str, sentences: list[Sentence]) -> Finding:
        """Return a warning where a sentence has all the words that carry meaning, an error otherwise."""
        wanted = content_words(words)
        near = next(
            (sentence for sentence, told in zip(sentences, dossier.once(_gists), strict=True) if wanted <= told), None
        )
        if near is None:
            return self.finding(span, f"{quoted(words)}: these words are not in the article.")
        message = f"{quoted(words)}: the article has this in different words. Which were used?"
        return self.finding(span, message, severity=Severity.WARNING, related=(Label(near.span, "body"),))


def _is_coinage(headline: str, start: int, words: str, text: str) -> bool:
    """Whether a headline has a term of its own: “Rise of the ‘silver gamer’”, or “‘Revenge spending’ grows”.

    The latter only if the article has a word of it, or if it is one new word. A name behind it would be called so, and
    a colon or a verb of saying would credit it to somebody.
    """
    if len(words.split()) <= _TERM and _INTRODUCED.search(headline, 0, start):
        return True
    behind = _OPENED.match(headline, start + len(words) + 2) if not start else None
    if behind and len(words.split()) == 1:
        return _is_new_word(words.lower(), behind.group().strip())
    return bool(behind and len(words.split()) == _TERM and any(f" {part} " in text for part in _forms(words).split()))


def _is_new_word(word: str, following: str) -> bool:
    """Whether a word, in lower case, is in nobody's mouth yet: “‘Zorse’ foal”, “‘Rentfishing’ costs”.

    An adjective before a noun is somebody's judgement: “‘Shambolic’ firm”.
    """
    return word.isalpha() and word not in whole_words() and not _JUDGES.match(f"{word} {following}")


def _gists(dossier: Dossier) -> list[frozenset[str]]:
    """Return the words of each sentence of the body that carry meaning."""
    return [content_words(dossier.text(sentence.span)) for sentence in body(dossier)]


def _forms(text: str) -> str:
    """Return the words with contractions written out, and without the plural’s s."""
    words = plain(text)
    for short, full in _SHORT:
        words = words.replace(short, full)
    return re.sub(r"(?<=[^\Ws])s(?= )", "", words)


def _quotations(dossier: Dossier, sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """Each quotation of the headline, marks included, and the words within."""
    for match in islice(_QUOTED.finditer(dossier.text(sentence.span)), _MOST):
        start, end = match.span()
        yield Span(sentence.span.start + start, sentence.span.start + end), match.group(match.lastgroup or 0)
