"""Coverage-guided fuzzing of the whole audit: any bytes, any format, are read or refused with a clear error.

pip install atheris && python benchmarks/fuzz.py -max_total_time=600 -max_len=2048
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["onrecord"]):
    import onrecord
    import onrecord.pipeline
    import onrecord.readers._markup
    from onrecord.domain import Audit
    from onrecord.errors import UnreadableError
    from onrecord.readers import readers
    from onrecord.reporters import Style, formats
    from onrecord.rules import rules

    readers(), rules(), formats()  # found when asked for: load them where they are instrumented

NAMES = ("d.txt", "d.md", "d.html", "d.docx")


def one(data: bytes) -> None:
    if not data:
        return
    try:
        report = onrecord.audit(data[1:], NAMES[data[0] % len(NAMES)])
    except UnreadableError:
        return
    document = report.dossier.document
    for sentence in report.dossier.sentences:
        assert sentence.block.span.contains(sentence.span)
    for finding in report.findings:
        assert finding.span.of(document.text).strip()
        document.locate(finding.span)
    for reporter in formats().values():
        reporter.render(Audit((report,)), Style(width=40))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
