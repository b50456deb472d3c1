"""The table of contents: the data flow, and the only place that knows the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from onrecord.assess import assess
from onrecord.attribute import attribute
from onrecord.domain import Category, Dossier, Report
from onrecord.identify import identify
from onrecord.readers import read
from onrecord.rules import check, rules, select
from onrecord.segment import segment
from onrecord.settings import Settings
from onrecord.suppress import suppress


def audit(
    draft: bytes | str | Path,
    name: str | None = None,
    *,
    settings: Settings | None = None,
    media_type: str | None = None,
    today: date | None = None,
) -> Report:
    """Audit one draft: the bytes of a file, a text, or the path of a file.

    The format is known by `media_type` if given, else by the ending of `name`, else by the first bytes.
    `today` is the day on which exceptions must hold.

    Raises:
        UnreadableError: if it cannot be read as a draft.
        UnknownRuleError: if the settings name a rule that does not exist.
        OSError: if the path cannot be opened.
    """
    settings = settings or Settings()
    document = read(
        _bytes(draft), name or (str(draft) if isinstance(draft, Path) else "draft.txt"), media_type=media_type
    )
    sentences = segment(document)
    attributions, leanings = attribute(document, sentences)
    sources, replies = identify(document, sentences, attributions)
    dossier = assess(Dossier(document, sentences, attributions, sources, replies), leanings, settings.needs)
    always = Category.SUPPRESSIONS.value  # a slip in an exception must show whatever rules are selected
    chosen = select(rules(), (*settings.select, *settings.extend_select, always), settings.ignore)
    found, aside, lapses = suppress(
        document, check(dossier, chosen), exceptions=settings.exceptions(document.name),
        rules=[rule.info for rule in rules()], chosen=[rule.info for rule in chosen], today=today or date.today(),
    )  # fmt: skip
    if lapses:
        dossier = replace(dossier, lapses=lapses)
        found += check(dossier, [rule for rule in chosen if rule.category is Category.SUPPRESSIONS])
    return Report(dossier, tuple(sorted(found, key=lambda finding: finding.span)), aside)


def _bytes(draft: bytes | str | Path) -> bytes:
    if isinstance(draft, Path):
        return draft.read_bytes()
    return draft.encode("utf-8", "surrogatepass") if isinstance(draft, str) else draft
