"""Hand-made nouns, so that each layer's tests stand on their own."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.domain import (
    CLASS_OF,
    Attribution,
    Block,
    BlockKind,
    Burden,
    ClaimClass,
    Directness,
    Document,
    Dossier,
    Leanings,
    Link,
    Run,
    Source,
    SourceMap,
    Span,
    Stake,
)
from onrecord.domain.sourcemap import line_starts
from onrecord.identify.entities import named_in
from onrecord.segment import segment


def document(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """A plain document whose blocks, all of one kind, are parted by blank lines."""
    blocks = tuple(Block(Span(*match.span()), kind) for match in re.finditer(r"\S(?:[^\n]|\n(?!\n))*(?<=\S)", text))
    return Document("draft.txt", "text", text, blocks, SourceMap((Run(0, len(text), 0, len(text)),), line_starts(text)))


def certain(burden: Burden) -> dict[str, tuple[float, ...] | tuple[Stake, ...]]:
    """What an assertion has that is sure to have this burden: `Assertion(…, **certain(Burden.ASK))`."""
    weighs = {Burden.TOLD: (1, 2), Burden.ASK: (2, 3), Burden.JUDGEMENT: (2, 3), Burden.ACCUSATION: (3, 4)}
    stakes = (Stake(burden, 1.0, *weighs[burden]),) if burden in weighs else ()
    return {"burdens": tuple(float(each is burden) for each in Burden), "stakes": stakes}


def span(text: str, words: str) -> Span:
    """Where `words` stand first in `text`."""
    at = text.index(words)
    return Span(at, at + len(words))


def attribution(text: str, source: str, cue: str, *content: str) -> Attribution:
    """An attribution by its words; an empty source is nobody."""
    parts = tuple(span(text, piece) for piece in content)
    quoted = [piece[0] in '“"' for piece in content]
    directness = Directness.DIRECT if all(quoted) else Directness.MIXED if any(quoted) else Directness.INDIRECT
    return Attribution((span(text, source),) if source else (), (span(text, cue),), parts, directness, 0.9)


def dossier(text: str, *credited: tuple[Attribution, Source], links: tuple[Link, ...] = ()) -> Dossier:
    """A dossier of paragraphs; equal sources are one."""
    draft = replace(document(text), links=links)
    sources: dict[Source, list[int]] = {}
    for index, (_, source) in enumerate(credited):
        sources.setdefault(source, []).append(index)
    sentences = segment(draft)
    return Dossier(
        draft,
        sentences,
        tuple(each for each, _ in credited),
        tuple(
            replace(source, attributions=tuple(own), mentions=tuple(s for at in own for s in credited[at][0].source))
            for source, own in sources.items()
        ),
        entities=named_in(text, sentences),
    )


def leaning(text: str, wanted: ClaimClass) -> Leanings:
    """A model that is sure of one class, and of the burden with it, for every word."""
    burden = tuple(9.0 if CLASS_OF[each] is wanted else 0.0 for each in Burden) + (0.0,) * 10
    claim = tuple(4.0 if each is wanted else 0.0 for each in ClaimClass)
    starts = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    alike = [tuple((logit,) * len(starts) for logit in logits) for logits in (claim, (0.0,) * len(claim), burden)]
    return Leanings(tuple(starts), *alike)


def pdf(*pages: str) -> bytes:
    """A PDF file of pages with lines of text, as small as one can be."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        lines = b" T* ".join(b"(" + line.encode("latin-1") + b") Tj" for line in page.split("\n"))
        stream = b"BT /F1 12 Tf 14 TL 50 700 Td " + lines + b" ET"
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % (len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(out),
    )  # fmt: skip
