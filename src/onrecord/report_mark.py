"""The marks by which onrecord recognises its own reports, so that a folder walk does not audit them as drafts.

A mark counts only as the very first characters of a file: a draft that quotes one anywhere else is audited.
"""

from __future__ import annotations

from onrecord.version import VERSION

HTML = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    f'<meta name="generator" content="onrecord {VERSION}">\n'
)
MARKDOWN = f"<!-- report by onrecord {VERSION} -->\n"
TEXT = f"[report by onrecord {VERSION}]\n"
LONGEST = 400
"""Bytes at the beginning of a file that suffice to see whether it is a report."""
REFUSAL = (
    "begins as a report by onrecord does, and is not audited; give the draft that it is about, "
    "or delete that mark if somebody wrote the file"
)
"""Why a report is not audited, as part of a sentence."""


def is_report(data: bytes) -> bool:
    """Whether a file that begins with these bytes is a report, by any version of onrecord."""
    head = data[:LONGEST].replace(b"\r\n", b"\n").decode("utf-8", "replace")
    return any(_begins(head, *mark.split(VERSION)) for mark in (HTML, MARKDOWN, TEXT))


def _begins(head: str, before: str, after: str) -> bool:
    version, end, _ = head.removeprefix(before).partition(after)
    return head.startswith(before) and bool(end) and version[:1].isdigit() and len(version.split()) == 1
