"""The table of contents: the data flow, and the only place that knows the order."""

from __future__ import annotations

from pathlib import Path

from onrecord.assess import assess
from onrecord.attribute import attribute
from onrecord.domain import Dossier, Report
from onrecord.identify import identify
from onrecord.readers import read
from onrecord.rules import check, rules, select, severities
from onrecord.segment import segment
from onrecord.settings import Settings


def audit(
    draft: bytes | str | Path,
    name: str | None = None,
    *,
    settings: Settings | None = None,
    media_type: str | None = None,
) -> Report:
    """Audit one draft: the bytes of a file, a text, or the path of a file.

    The format is known by `media_type` if given, else by the ending of `name`, else by the first bytes.

    Raises:
        UnreadableError: if it cannot be read as a draft.
        UnknownRuleError: if the settings name a rule that does not exist.
        OSError: if the path cannot be opened.
    """
    name = name or (str(draft) if isinstance(draft, Path) else "draft.txt")
    settings = (settings or Settings()).of(name)
    document = read(_bytes(draft), name, media_type=media_type)
    sentences = segment(document)
    attributions, leanings = attribute(document, sentences)
    sources, replies = identify(document, sentences, attributions)
    dossier = assess(Dossier(document, sentences, attributions, sources, replies), leanings, settings.needs)
    wanted = (*settings.select, *settings.extend_select)
    chosen = select(rules(), wanted, (*settings.ignore, *settings.extend_ignore))
    return Report(dossier, findings=check(dossier, chosen, severities(rules(), settings.severity)))


def _bytes(draft: bytes | str | Path) -> bytes:
    if isinstance(draft, Path):
        return draft.read_bytes()
    return draft.encode("utf-8", "surrogatepass") if isinstance(draft, str) else draft
