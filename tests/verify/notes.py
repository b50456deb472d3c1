"""Evidence that was written for these tests, and a way to compare words with it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain import Document, Dossier, Span
from onrecord.readers import read_evidence
from onrecord.verify import Index, index_file
from onrecord.verify.quotations import Found, Quotations
from onrecord.verify.wording import pieces

SPEECH = """\
Friends, when I was elected in this valley I promised that no child would walk to school along the main road. We have
built 14 miles of footpath since then, and we are not finished. The county said that it could not be done. It was wrong.

I will never forget the winter of the long frost. The pipes burst in 230 houses, and people who had nothing shared it.
Nobody asked who was to pay. They brought blankets, they brought soup, and they stayed until the water ran again.

There are those who say that a small town cannot afford a library. I say that it can't afford to be without one. Last
year we lent out 41,500 books, and 1.2 million dollars was raised for the new reading room. The roof will be finished in May.

Let me turn to the mill. The owners have told us that they will leave unless the tax is lowered by five percent. I have
read their accounts, which are public, and they do not show a company in trouble. They show a company that is testing us.

My opponent would like you to believe that the bridge is safe because it looks safe. I have stood under it with the
engineers. They counted twenty-one cracks in the second pillar alone, and they did not want to stand there for long.

So I ask you for one more term. I don't ask because I like the office; the chair is hard and the nights are long. I ask
because the work is half done, and half a bridge is of no use to anybody. Thank you, and please take a blanket home.
"""
SENTENCES = [sentence for block in SPEECH.split("\n\n") for sentence in " ".join(block.split()).split(". ")]


def index(*texts: str | tuple[str, str]) -> Index:
    """An index of texts; of a pair, the first is the name of the file."""
    named = [text if isinstance(text, tuple) else (f"{at}.txt", text) for at, text in enumerate(texts)]
    return Index([index_file(read_evidence(text.encode(), name)) for name, text in named])


NOTES = index(SPEECH)


def found(words: str, notes: Index = NOTES) -> Found | None:
    """The passage for the words of a quotation."""
    compared = Quotations(Dossier(replace(_EMPTY, text=words), ()), notes, frozenset())
    return compared.search(pieces(words, Span(0, len(words))))


def verdict(words: str, notes: Index = NOTES) -> str:
    passage = found(words, notes)
    return passage.verdict.value if passage else "not-found"


def changes(words: str, notes: Index = NOTES) -> list[tuple[str, str, str]]:
    passage = found(words, notes)
    assert passage
    return [(each.weight.value, each.draft, each.evidence) for each in passage.differences]


_EMPTY: Document = read_evidence(b"Nothing.", "empty.txt")
