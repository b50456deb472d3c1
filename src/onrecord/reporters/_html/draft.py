"""One draft as the template wants it: what the JSON contract says of it, with ids, anchors, letters and shares."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from string import ascii_uppercase
from typing import Any

from onrecord.domain import Audit, Document, Passage, Report, Span
from onrecord.reporters._claim import claim_words
from onrecord.reporters._evidence import files_told, shown, tallies
from onrecord.reporters._failures import briefly
from onrecord.reporters._html.article import Article
from onrecord.reporters._html.marks import Layer, Mark
from onrecord.reporters._html.voices import voices
from onrecord.reporters._not_read import told
from onrecord.reporters._style import Style
from onrecord.reporters._summary import doubtful_told
from onrecord.reporters._verdict import fix_change, hold_because, hold_reason, verdict_lines

Wire = dict[str, Any]
_LABELS = ("unbacked", "thin", "partly", "backed")
_CREDITED_TO_NOBODY = ("none", "self")
_SEVERITIES = ("error", "warning", "info")
_LONGEST = 240
"""Characters of a sentence that are quoted above its findings."""


def wire_of(audit: Audit, style: Style) -> Wire:
    """Return the JSON contract, as its own reporter writes it: a page never says what JSON does not."""
    from onrecord.reporters import reporter

    wire: Wire = json.loads(reporter("json").render(audit, replace(style, include_text=True)))
    return wire


def draft(report: Report, wire: Wire, prefix: str = "") -> Wire:
    """`wire`, one of the documents of the JSON contract with its text, and what the page shows of it.

    All ids begin with `prefix`, so that several drafts can stand on one page. Without `text` there is no article.
    """
    document, score = report.dossier.document, report.dossier.score
    text = wire["text"] or ""
    letters = _letters(wire["sources"], prefix)
    findings = _findings(report, wire, text, prefix)
    claims = _claims(wire, letters, prefix)
    for row, assertion in zip(claims, report.dossier.assertions, strict=True):
        row["worded"] = claim_words(report.dossier, assertion) if text else row["text"]
    numbers = {finding["id"]: str(finding["number"]) for finding in findings}
    article = Article(text, _marks(wire, document, findings, claims, prefix), letters, numbers)
    groups = article.groups(document.blocks) if text else []
    for row in chain(findings, claims):
        row["anchor"] = article.anchors.get(row["id"])
    compared = _compared(report, document, article.anchors, findings, prefix)
    for row in claims:
        row["passages"] = list(_passages(row, compared))
    return {
        **wire,
        "prefix": prefix,
        "verdict": [list(_linked(line, _places(report, article.anchors, prefix))) for line in verdict_lines(report)],
        "failed": briefly(report),
        "left_out": told(report) if document.not_read else "",
        "doubtful": doubtful_told([report]),
        "fix": fix_change(score.best_fix) if score and score.best_fix else "",
        "unit": document.source_map.sign,
        "article": groups,
        "findings": findings,
        "sentences": sorted(_by_sentence(report, text, findings), key=_worst_sentence_first),
        "severities": Counter(finding["severity"] for finding in findings),
        "categories": sorted(Counter(finding["category"] for finding in findings).items()),
        "claims": sorted((claim for claim in claims if claim["weight"]), key=_worst_first),
        "unscored": [claim for claim in claims if not claim["weight"]],
        "burdens": _by_burden(claims),
        "compared": compared,
        "tallies": [
            *tallies(report),
            *(files_told(report.dossier.evidence_files) if report.dossier.evidence_files else ()),
        ],
        "set_aside": [(set_aside, document.locate(set_aside.finding.span)) for set_aside in report.set_aside],
        **_shares(wire, text, document, letters, prefix),
    }


def _compared(
    report: Report, document: Document, anchors: dict[str, str], findings: list[Wire], prefix: str
) -> list[Wire]:
    """Return what was compared with evidence, with its place, and with the finding that it led to, if any."""
    by_start = {
        finding["span"]["start"]: finding["id"] for finding in findings if finding["category"] == "verification"
    }
    rows = []
    for number, one in enumerate(report.dossier.verifications):
        place = {"line": document.locate(one.span).line, "span": one.span, "id": f"{prefix}e{number}"}
        anchor = anchors.get(by_start.get(one.span.start, ""), "")
        rows.append({**shown(report.dossier, one), **place, "anchor": anchor})
    return sorted(rows, key=lambda row: not row["bad"])


def _passages(claim: Wire, compared: list[Wire]) -> Iterator[Wire]:
    """Yield the comparisons of a claim's words that show a passage of the evidence, each passage once."""
    start, end = claim["span"]["start"], claim["span"]["end"]
    kept: list[Passage] = []
    for row in compared:
        passage = row["passage"]
        is_there = row["span"].start < end and start < row["span"].end
        if is_there and passage and passage.text and not _is_shown(passage, kept):
            kept.append(passage)
            yield row


def _is_shown(passage: Passage, kept: list[Passage]) -> bool:
    """Whether most of a passage stands in one that is shown already."""
    there = Span(passage.begin, passage.begin + len(passage.text))
    return any(
        other.path == passage.path
        and min(there.end, other.begin + len(other.text)) - max(there.start, other.begin) > len(there) / 2
        for other in kept
    )


def _places(report: Report, anchors: dict[str, str], prefix: str) -> Iterator[tuple[str, str, str]]:
    """Yield each hold's words in the verdict up to its place, the place, and the id of the claim in the article."""
    score = report.dossier.score
    for hold in score.holds if score else ():
        because, reason = hold_because(report.dossier, hold), hold_reason(report.dossier, hold)
        claims = [f"{prefix}c{number + 1}" for number in hold.assertions[:1]]
        yield from ((f"{because} (", reason[len(because) + 2 : -1], anchors.get(claim, claim)) for claim in claims)


def _linked(line: str, places: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the line in pieces, each with the id that it links to: the place of each hold does, nothing else."""
    for because, place, anchor in places:
        before, found, after = line.partition(f"{because}{place}")
        if found:
            yield from ((f"{before}{because}", ""), (place, anchor))
            line = after
    yield line, ""


def _letters(sources: list[Wire], prefix: str) -> dict[str, str]:
    """Return the letters of the sources, A, B … Z, A2 …, in the order of the text; nobody has none."""
    known = [source for source in sources if source["kind"] not in _CREDITED_TO_NOBODY]
    return {
        f"{prefix}{each['id']}": ascii_uppercase[at % 26] + (str(at // 26 + 1) if at >= 26 else "")
        for at, each in enumerate(known)
    }


def worst_draft_first(draft: Wire) -> tuple[Any, ...]:
    """Order drafts by holds, then by errors and backing: what most needs work stands first."""
    score = draft["score"]
    backing = 101.0 if score is None or score["backing"] is None else score["backing"]
    return -len(score["holds"] if score else ()), backing, *(-draft["severities"][severity] for severity in _SEVERITIES)


def _by_sentence(report: Report, text: str, findings: list[Wire]) -> Iterator[Wire]:
    """Yield the findings in groups, one for each sentence in which some begin, in order of the text."""
    together: dict[int, list[Wire]] = {}
    for finding in findings:
        sentence = report.dossier.sentence_at(finding["span"]["start"])
        together.setdefault(sentence.span.start if sentence else finding["span"]["start"], []).append(finding)
    for start, found in together.items():
        sentence = report.dossier.sentence_at(start)
        words = " ".join(text[sentence.span.start : sentence.span.end].split()) if sentence else ""
        words = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
        yield {"words": words, "findings": found}


def _worst_sentence_first(sentence: Wire) -> tuple[int, int]:
    findings_here = sentence["findings"]
    return min(_SEVERITIES.index(each["severity"]) for each in findings_here), findings_here[0]["number"]


def _findings(report: Report, wire: Wire, text: str, prefix: str) -> list[Wire]:
    """Those that count, numbered; the id is made of the fingerprint, and unlike any other's."""
    rules = {finding.rule.code: finding.rule for finding in report.findings}
    seen: Counter[str] = Counter()
    found = []
    for number, other_finding in enumerate((one for one in wire["findings"] if not one["suppressed"]), 1):
        print_ = other_finding["fingerprint"]
        seen[print_] += 1
        again = f"-{seen[print_]}" if seen[print_] > 1 else ""
        phrase = text[other_finding["span"]["start"] : other_finding["span"]["end"]]
        found.append(
            {
                **other_finding,
                "number": number,
                "id": f"{prefix}f-{print_}{again}",
                "phrase": phrase,
                "about": rules[other_finding["rule"]],
            }
        )
    return found


def _claims(wire: Wire, letters: dict[str, str], prefix: str) -> list[Wire]:
    """Each with those who are credited with it, and what it adds to the score."""
    sources = {entry["id"]: entry for entry in wire["sources"]}
    attributions = {entry["id"]: entry for entry in wire["attributions"]}
    text = wire["text"] or ""

    def credit(at: str) -> Wire:
        one = attributions[at]
        source = sources.get(one["source_id"], _NOBODY)
        cue = " … ".join(text[span["start"] : span["end"]] for span in one["cue"])
        return {**one, "source": source, "cue": cue, "letter": letters.get(f"{prefix}{source['id']}", "")}

    return [
        {
            **entry,
            "id": f"{prefix}{entry['id']}",
            "name": entry["id"],
            "credits": [credit(at) for at in entry["attributions"]],
            "shown": _shown(entry, wire["assertions"]),
            "earned": 0 if entry["in_headline"] else entry["weight"] * entry["backing"],
        }
        for entry in wire["assertions"]
    ]


def _shown(claim: Wire, claims: list[Wire]) -> str:
    """Return the label in the margin; the headline has that of the claim of the body that says the same."""
    if claim["in_headline"]:
        return next((each["label"] for each in claims if each["id"] == claim["body_id"]), "unscored")
    return claim["label"] if claim["weight"] else "unscored"


def _worst_first(claim: Wire) -> tuple[Any, ...]:
    return claim["in_headline"], claim["backing"], -claim["weight"], claim["span"]["start"]


def _by_burden(claims: list[Wire]) -> list[Wire]:
    """How the score is made up: number, weight and what it earned, by burden."""
    rows = []
    for name in ("accusation", "judgement", "ask", "told"):
        own = [claim for claim in claims if claim["burden"] == name and claim["weight"] and not claim["in_headline"]]
        labels = Counter(claim["label"] for claim in own)
        weight, earned = sum(claim["weight"] for claim in own), sum(claim["earned"] for claim in own)
        rows.append(
            {
                "name": name, "count": len(own), "weight": weight, "earned": earned,
                "labels": [(label, labels[label]) for label in _LABELS],
            }
        )  # fmt: skip
    return rows


def _marks(wire: Wire, document: Document, findings: list[Wire], claims: list[Wire], prefix: str) -> Iterator[Mark]:
    kinds = {entry["id"]: entry["kind"] for entry in wire["sources"]}
    for entry in wire["attributions"]:
        of, kind = f"{prefix}{entry['source_id']}" if entry["source_id"] else "", kinds.get(entry["source_id"], "none")
        for layer, role in ((Layer.SOURCE, "source"), (Layer.CUE, "cue"), (Layer.CONTENT, "content")):
            yield from (Mark(span["start"], span["end"], layer, of, kind) for span in entry[role])
    for entry in claims:
        yield from (
            Mark(part["start"], part["end"], Layer.CLAIM, entry["id"], entry["shown"]) for part in entry["parts"]
        )
    for entry in findings:
        yield Mark(entry["span"]["start"], entry["span"]["end"], Layer.FINDING, entry["id"], entry["severity"])
    for link in document.links:
        yield Mark(link.span.start, link.span.end, Layer.LINK, "")


def _shares(wire: Wire, text: str, document: Document, letters: dict[str, str], prefix: str) -> Wire:
    """Return the sources with words and share, the largest first, nobody in one row; the rest is the reporter's."""
    counted = voices(text, document.blocks, wire["attributions"])
    total = sum(counted.values()) or 1
    statements = Counter(entry["source_id"] for entry in wire["attributions"])
    rows: dict[str, Wire] = {}
    for entry in wire["sources"]:
        one = "none" if entry["kind"] == "none" else entry["id"]
        row = rows.setdefault(one, {**entry, "id": f"{prefix}{entry['id']}", "words": 0, "statements": 0, "ids": []})
        row["words"] += counted[entry["id"]]
        row["statements"] += statements[entry["id"]]
        row["ids"].append(f"{prefix}{entry['id']}")
    for row in rows.values():
        row |= {"letter": letters.get(row["id"], ""), "share": row["words"] / total, "ids": " ".join(row["ids"])}
        row["description"] = _description(row)
    ranked = sorted(rows.values(), key=lambda row: (row["kind"] == "none", -row["words"], row["letter"]))
    unnamed = sum(row["share"] for row in ranked if row["kind"] in ("unnamed-person", "unnamed-group"))
    nobody = sum(row["share"] for row in ranked if row["kind"] == "none")
    own = total - sum(row["words"] for row in ranked)
    return {
        "sources": ranked,
        "reporter": {"words": own, "share": own / total},
        "anonymous": {"unnamed": unnamed, "nobody": nobody},
    }


def _description(source: Wire) -> str:
    """Title and affiliation, each only if nothing else in the row says it."""
    title = source["title"] if source["title"] != source["label"] else None
    affiliation = source["affiliation"] if (source["affiliation"] or "") not in (source["title"] or "") else None
    return ", ".join(each for each in (title, affiliation) if each)


_NOBODY: Wire = {"id": "", "kind": "none", "name": None, "label": "nobody", "title": None}
