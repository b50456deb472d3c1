"""The table of contents: the data flow, and the only place that knows the order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from onrecord.cache import Cache, Key
from onrecord.cache import key as cache_key
from onrecord.density import Density
from onrecord.domain import (
    COPY,
    NOT_ARTICLE,
    Aside,
    BlockKind,
    Category,
    Document,
    Dossier,
    Finding,
    Genre,
    GenreReading,
    Omission,
    Omitted,
    Origins,
    Report,
    Requirements,
    Sentence,
    SetAside,
    Severity,
    Suppression,
    one_a_phrase,
)
from onrecord.errors import UnreadableError
from onrecord.judge import judged
from onrecord.language import foreign_language
from onrecord.language.desk import desk_words
from onrecord.language.patterns import pattern
from onrecord.no_prose import refuse_no_prose
from onrecord.readers import encode, read
from onrecord.regular_file import read_regular_file
from onrecord.rules import Rule, check, house_key, rules, rules_of, select, severities
from onrecord.segment import segment
from onrecord.settings import LEAST_CONFIDENCE, SURE, Settings
from onrecord.structure import genre, structure
from onrecord.suppress import suppress

if TYPE_CHECKING:
    from onrecord.evidence import EvidenceFolder
    from onrecord.links import Links


def audit(
    draft: bytes | str | Path,
    name: str | None = None,
    *,
    settings: Settings | None = None,
    media_type: str | None = None,
    today: date | None = None,
    cache: Cache | None = None,
    threads: int | None = None,
    links: Links | None = None,
    part: str | None = None,
    evidence: tuple[tuple[str, bytes], ...] = (),
    origins: Origins | None = None,
) -> Report:
    """Audit one draft: the bytes of a file, a text, or the path of a file.

    The format is known by `media_type` if given, else by the ending of `name`, else by the first bytes. `today` is the
    day on which exceptions must hold. `cache` remembers what is found. `threads` is how many windows of the model run
    at once (None: one a core, 4 at most); neither changes the result. `links` reads the pages that the draft links to;
    without it, nothing is fetched. `part` is the draft to audit in a file that holds several: a post or a row.
    `evidence` are files to compare the draft with besides those that the settings name, each a name and its bytes.
    `origins` tells which sources have a claim from one place outside the draft, and so do not back each other.

    Raises:
        UnreadableError: if it cannot be read as a draft, holds no words, or is not written in English.
        SettingsError: if a house rule in the settings is wrong.
        UnknownRuleError: if the settings name a rule that does not exist.
        ModelError: if onnxruntime was imported before onrecord, with its telemetry on.
        OSError: if the path cannot be opened.
    """
    name = name or (str(draft) if isinstance(draft, Path) else "draft.txt")
    settings = (settings or Settings()).of(name)
    data = _bytes(draft)
    with desk_words(settings.desk.lists):
        document = read_draft(data, name, settings, media_type, part)
        document = replace(document, outlets=(*_outlets(settings), *document.outlets))
        _refuse(document, settings)
        _refuse_lists(document)
        document = replace(document, omitted=(*document.omitted, *_in_other_languages(document, settings)))
        sentences = segment(document)
        refuse_no_prose(document, sentences)
        entry_key = _place(data, name, settings, f"{media_type or ''}{part or ''}", origins) if cache else None
        report = cache.get(entry_key, document, sentences, rules_of(settings)) if cache and entry_key else None
        if report is None:
            document = replace(document, reading=_reading(document, sentences, settings))
            report = _examine(document, sentences, settings.of_genre(name, document.reading.genre), threads, origins)
            if cache and entry_key:
                cache.put(entry_key, report)
        settings = settings.of_genre(name, report.dossier.document.reading.genre)
        report = _verified(report, data, settings, _evidence(name, settings, cache, evidence), links)
        return _excused(report, settings, today or date.today())


def read_draft(
    data: bytes, name: str, settings: Settings, media_type: str | None = None, part: str | None = None
) -> Document:
    """Return the draft as an audit reads it; `settings` are those of this draft, the rest is as in `audit`.

    Raises:
        UnreadableError: if it cannot be read as a draft.
    """
    with desk_words(settings.desk.lists):
        return structure(
            read(data, name, media_type=media_type, format=settings.format, part=part, column=settings.text_column)
        )


def _reading(document: Document, sentences: tuple[Sentence, ...], settings: Settings) -> GenreReading:
    """Return the genre of a draft, by the settings or by how it is written."""
    if settings.genre == "detect":
        return genre(document, sentences)
    return GenreReading(Genre(settings.genre), given=True)


def _outlets(settings: Settings) -> tuple[str, ...]:
    return (settings.outlet,) if isinstance(settings.outlet, str) else settings.outlet


_NOT_OURS = (BlockKind.BLOCK_QUOTATION, BlockKind.TABLE_CELL, BlockKind.BYLINE)
"""Blocks that say nothing of the language that a draft is written in."""


def _refuse(document: Document, settings: Settings) -> None:
    """Raise an error for a draft about which "no findings" would be a false calm."""
    kinds = {block.kind for block in document.blocks if any(map(str.isalnum, block.span.of(document.text)))}
    if not kinds:
        raise UnreadableError("holds no words, so there is nothing to audit; check that it is the right file")
    if kinds <= {*NOT_ARTICLE, BlockKind.BYLINE}:
        raise UnreadableError(
            "holds nothing but lines that are not audited, such as bylines, credits and rows of figures; "
            "check that it is whole"
        )
    if document.stub and not settings.allow_stub:
        raise UnreadableError(
            f"{document.stub}; save the page once it shows the whole article, or allow stubs (--allow-stub) to audit "
            "what there is"
        )
    if settings.language == "detect":
        copy = (block.span.of(document.text) for block in document.blocks if block.kind not in _NOT_OURS)
        language = foreign_language("\n".join(copy))
        if language:
            raise UnreadableError(
                f"seems to be in {language}, and onrecord reads English only; audit a translation, "
                'or set language = "en" if it is English'
            )


def _in_other_languages(document: Document, settings: Settings) -> Iterator[Omitted]:
    """Yield the paragraphs that are not in English: the rules, which know English words only, find nothing there."""
    for block in document.blocks if settings.language == "detect" else ():
        words = block.span.of(document.text)
        if block.kind in COPY and foreign_language(words):
            yield Omitted(Omission.LANGUAGE, document.source_map.origin(block.span).start, len(words.split()))


BLOCKS = Density("blocks", 10_000, 15)
NAMES = Density("full names", 3_000, 60)
"""The longest of 1,847 articles has 402; of those with more than 6,000 characters, none has more than one in 71."""
FINDINGS = Density("phrases that a rule would flag", 2_000, 75)


def _refuse_lists(document: Document) -> None:
    """Raise an error for a draft that is one long list: each name of it would be compared with many others."""
    length = len(document.text)
    BLOCKS.check(len(document.blocks), length)
    NAMES.check(sum(1 for _ in pattern("names.full").finditer(document.text)), length)


def key(
    data: bytes, name: str, settings: Settings, media_type: str | None = None, origins: Origins | None = None
) -> Key:
    """Where a cache keeps what is found in a draft: of its settings only what matters there is part of the key."""
    return _place(data, name, settings.of(name), media_type, origins)


def ran(name: str, settings: Settings, read_as: Genre = Genre.NEWS) -> frozenset[str]:
    """Return the codes of the rules that run on the draft of that name, of that genre."""
    return frozenset(rule.code for rule in _wanted(settings.of_genre(name, read_as), name)[0])


def _place(data: bytes, name: str, settings: Settings, media_type: str | None, origins: Origins | None) -> Key:
    """Return the key of a draft: what matters of its settings, whichever genre it turns out to be."""
    genres = Genre if settings.genre == "detect" else [Genre(settings.genre)]
    matters = dict.fromkeys(_matters(settings.of_genre(name, each), name) for each in genres)
    whole = repr(
        (settings.genre, _outlets(settings), house_key(settings), origins.digest if origins else None, *matters)
    )
    return cache_key(data, PurePath(name).suffix.lower(), media_type or "", whole)


def _matters(settings: Settings, name: str) -> str:
    chosen, severity, needs = _wanted(settings, name)
    return repr(
        (
            [rule.code for rule in chosen],
            sorted(severity.items()),
            sorted(needs.items()),
            settings.format,
            settings.text_column,
        )
    )


def understand(
    document: Document,
    sentences: tuple[Sentence, ...],
    needs: dict[str, int] | None = None,
    threads: int | None = None,
    origins: Origins | None = None,
) -> Dossier:
    """Return the dossier of a draft: who says what, and how it is backed.

    `needs` and `threads` are as in settings, `origins` as in `audit`.

    Raises:
        UnreadableError: if it is no prose.
    """
    from onrecord.assess import assess  # these bring the model along, which a draft that is remembered does not need
    from onrecord.attribute import attribute
    from onrecord.identify import identify

    attributions, leanings = attribute(document, sentences, threads)
    understood = identify(document, sentences, attributions)
    return assess(
        Dossier(document, sentences, attributions, *understood, leanings=leanings), leanings, needs or {}, origins
    )


def _examine(
    document: Document,
    sentences: tuple[Sentence, ...],
    settings: Settings,
    threads: int | None,
    origins: Origins | None = None,
) -> Report:
    chosen, severity, needs = _wanted(settings, document.name)
    dossier = understand(document, sentences, needs, threads, origins)
    flagged = check(dossier, [rule for rule in chosen if _looks_at_draft(rule)], severity)
    FINDINGS.check(len(flagged), len(document.text))
    findings = tuple(judged(dossier, flagged))
    counted = _with_loaded_phrases(dossier, chosen, findings)
    return Report(replace(counted, leanings=counted.leanings.without_phrases()), findings)


def _looks_at_draft(rule: Rule) -> bool:
    """Whether a rule looks at the draft alone: those on evidence and on suppressions run once these are known."""
    return not rule.of_evidence and rule.category is not Category.SUPPRESSIONS


def _evidence(
    name: str, settings: Settings, cache: Cache | None, given: tuple[tuple[str, bytes], ...]
) -> EvidenceFolder | None:
    """Return the reporter's file: what the settings name, and what was given besides; None if there is neither."""
    places = settings.evidence_of(name)
    if not places and not given:
        return None
    from onrecord.evidence import evidence_at, evidence_of

    named = evidence_at(places, cache) if places else None
    held = evidence_of(given)
    return named.joined(held) if named else held


def _verified(
    report: Report, data: bytes, settings: Settings, evidence: EvidenceFolder | None, links: Links | None
) -> Report:
    """Return the report with what the reporter's file and the linked pages say of the draft: they change without it."""
    name = report.dossier.document.name
    if evidence is None and not links:
        return report
    from onrecord.assess import compared
    from onrecord.evidence import EvidenceFolder
    from onrecord.verify import Index, link_verifications, verify, versions

    complete = evidence is not None
    evidence = evidence or EvidenceFolder(Index(()), ())
    linked = list(links.of(report.dossier.document)) if links else []
    left_out = evidence.is_draft(name, data)
    with_pages = evidence.with_pages(page.document for _, page in linked if page.document)
    incomplete = evidence.incomplete if complete else "it is not on the pages that the draft links to"
    left_out_here = with_pages.renumbered(evidence, left_out)
    verified = verify(report.dossier, with_pages.index, left_out_here, incomplete=incomplete)
    known = replace(
        report.dossier,
        verifications=tuple(sorted((*verified, *link_verifications(report.dossier, linked)), key=lambda one: one.span)),
        evidence_files=evidence.files_for(left_out, versions(report.dossier, evidence.index)),
    )
    chosen, severity, needs = _wanted(settings, name)
    dossier = compared(known, needs)
    added = check(dossier, [rule for rule in chosen if rule.of_evidence], severity)
    return replace(report, dossier=dossier, findings=report.findings + added)


def _with_loaded_phrases(dossier: Dossier, chosen: tuple[Rule, ...], findings: tuple[Finding, ...]) -> Dossier:
    """Return the dossier with the number of loaded phrases in its score, the same whichever rules were chosen."""
    if dossier.score is None:
        return dossier
    counted = [rule for rule in rules() if rule.category is Category.LOADED_LANGUAGE and rule.info.default]
    codes = {rule.code for rule in counted}
    others = [rule for rule in counted if rule not in chosen]
    besides = judged(dossier, (finding for rule in others for finding in rule.check(dossier)))
    number = sum(_is_likely(finding) for finding in (*findings, *besides) if finding.rule.code in codes)
    return replace(dossier, score=replace(dossier.score, loaded_phrases=number))


def _is_likely(finding: Finding, least: float | None = None) -> bool:
    """Whether a finding is shown: its probability is at least this, or what is usual for its rule."""
    return finding.probability >= (LEAST_CONFIDENCE[finding.rule.severity] if least is None else least)


def _graded(finding: Finding, chosen: dict[str, Severity]) -> Finding:
    """Return the finding with the severity that it is told with: an error of which the judge is not sure is a warning.

    What the settings say of a rule's severity stands.
    """
    is_doubtful = finding.severity is Severity.ERROR and finding.probability < SURE
    return replace(finding, severity=Severity.WARNING) if is_doubtful and finding.rule.code not in chosen else finding


def _excused(report: Report, settings: Settings, today: date) -> Report:
    """Return the report without the findings that an editor allowed, and with what is wrong with the exceptions."""
    document = report.dossier.document
    chosen, severity, _ = _wanted(settings, document.name)
    compared = report.dossier.evidence_files or report.dossier.verifications
    ran = [rule for rule in chosen if compared or not rule.of_evidence]  # a suppression of others is not unused
    findings, aside, lapses = suppress(
        document, report.findings, exceptions=settings.exceptions(document.name),
        rules=[rule.info for rule in rules_of(settings)], chosen=[rule.info for rule in ran], today=today,
    )  # fmt: skip
    dossier = replace(report.dossier, lapses=lapses) if lapses else report.dossier
    if lapses:
        findings += check(dossier, [rule for rule in chosen if rule.category is Category.SUPPRESSIONS], severity)
    required = Requirements(Severity[settings.fail_on.upper()], settings.min_score, settings.fail_on_hold)
    origin = document.source_map.origin  # a suppression is stored behind the text, but belongs where the file has it
    likely = [_graded(finding, severity) for finding in findings if _is_likely(finding, settings.min_confidence)]
    ordered = tuple(sorted(one_a_phrase(likely), key=lambda finding: origin(finding.span)))
    doubtful = len(one_a_phrase(_graded(finding, severity) for finding in findings)) - len(ordered)
    allowed = tuple(_aside_a_phrase(aside))
    return replace(report, dossier=dossier, findings=ordered, set_aside=allowed, required=required, doubtful=doubtful)


def _aside_a_phrase(aside: tuple[SetAside, ...]) -> Iterator[SetAside]:
    """Yield what is set aside, what one exception allows in a phrase as one."""
    allowed: dict[tuple[Aside, Suppression | None], list[Finding]] = {}
    for set_aside in aside:
        allowed.setdefault((set_aside.why, set_aside.suppression), []).append(set_aside.finding)
    for (why, suppression), findings in allowed.items():
        for finding in sorted(one_a_phrase(findings), key=lambda one: one.span):
            yield SetAside(finding, why, suppression)


def _wanted(settings: Settings, name: str) -> tuple[tuple[Rule, ...], dict[str, Severity], dict[str, int]]:
    """Return the rules that run on the draft of that name, what their findings count as, and what claims need.

    A slip in an exception must show whatever rules are selected.
    """
    wanted = (*settings.select, *settings.extend_select, Category.SUPPRESSIONS.value)
    ignored = (*settings.ignore, *settings.extend_ignore)
    chosen, severity = _chosen(rules_of(settings), wanted, ignored, tuple(settings.severity.items()))
    return tuple(rule for rule in chosen if rule.covers(name)), severity, settings.needs


@lru_cache(32)
def _chosen(
    known: tuple[Rule, ...], wanted: tuple[str, ...], ignored: tuple[str, ...], severity: tuple[tuple[str, str], ...]
) -> tuple[tuple[Rule, ...], dict[str, Severity]]:
    """Return the rules to run and all severities: the same for most drafts of a run, so asked once."""
    return select(known, wanted, ignored), severities(known, dict(severity))


def _bytes(draft: bytes | str | Path) -> bytes:
    if isinstance(draft, Path):
        return read_regular_file(draft)
    return encode(draft) if isinstance(draft, str) else draft
