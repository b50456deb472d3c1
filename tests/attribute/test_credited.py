"""Whole drafts in which somebody is credited in a way that is easily misread, in `credited.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord import audit
from onrecord.domain import Attribution, Dossier, SourceKind, Span
from onrecord.settings import Settings

_KINDS = tomllib.loads(Path(__file__).with_name("credited.toml").read_text("utf-8"))
_CASES = [pytest.param(case, id=f"{kind}-{number}") for kind, group in _KINDS.items() for number, case in enumerate(group["cases"], 1)]  # fmt: skip


def _place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _told(dossier: Dossier, attribution: Attribution) -> tuple[str, str, str]:
    source = dossier.source_of(attribution)
    return f"{dossier.words(attribution.source)} {source.name or ''}", source.kind.value, attribution.directness.value


@pytest.mark.parametrize("case", _CASES)
def test_everybody_is_credited_with_their_words_and_nobody_with_others(case: dict[str, Any]) -> None:
    dossier = audit(case["text"], case.get("name", "draft.txt"), settings=Settings(allow_stub=True)).dossier
    text = dossier.document.text
    for words, source, kind, directness in case.get("credited", ()):
        place = _place(text, words)
        told = [
            _told(dossier, each)
            for each in dossier.attributions
            if any(part.start <= place.start + 2 and place.end - 2 <= part.end for part in each.content)
        ]
        assert any(source in name and kind in ("", sort) and directness == way for name, sort, way in told), told
    for words in case.get("uncredited", ()):
        place = _place(text, words)
        over = [each for each in dossier.attributions if any(part.overlaps(place) for part in each.content)]
        credited = [_told(dossier, each) for each in over if dossier.source_of(each).kind is not SourceKind.NONE]
        assert not credited
    for words in case.get("silent", ()):
        assert not [each for each in dossier.attributions if words in dossier.words(each.source)]
