"""A test report, as nearly every CI server shows it: a suite a draft, a failing case a finding."""

from __future__ import annotations

from xml.etree import ElementTree

from onrecord.domain import Aside, Audit, Dossier, Failure, Finding, Hold, Report, SetAside, Skipped
from onrecord.reporters._failures import headed, hold_rule, hold_told, holds, not_scored, reason
from onrecord.reporters._passage import passage
from onrecord.reporters._places import path_of, place
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style

FORMAT = "junit"
SHOWS: frozenset[str] = frozenset()

_WHY = {Aside.KNOWN: "in the baseline", Aside.UNTOUCHED: "not affected by the change"}


def render(audit: Audit, style: Style) -> str:
    """Render a failure for whatever makes the check fail, and nothing else: other findings and holds are passing cases.

    Excluded findings are skipped cases; a clean draft has one case that passes.
    """
    suites = [_suite(report, why, style) for report, why in zip(audit.reports, audit.reasons, strict=True)]
    suites += [_unread(skipped, style) for skipped in (*audit.skipped, *audit.passed_over)]
    suites += [_overall(audit.overall)] if audit.overall else []
    root = _counted(ElementTree.Element("testsuites", name="onrecord"), suites)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(report: Report, reasons: tuple[Failure, ...], style: Style) -> ElementTree.Element:
    path = safe(path_of(report.dossier.document.name, style))
    failing = {id(finding) for explanation in reasons for finding in explanation.findings}
    cases = [_unmet(failure, reason(report, failure), path) for failure in report.unmet]
    untested = not_scored(report)
    cases += [_untested("min-score", untested, path)] if untested else []
    cases += [_hold(report, hold, path) for hold in holds(report)]
    cases += [
        _case(report.dossier, other_finding, path, style, fails=id(other_finding) in failing)
        for other_finding in report.findings
    ]
    cases += [_set_aside(report.dossier, set_aside, path) for set_aside in report.set_aside]
    if not cases:
        cases = [ElementTree.Element("testcase", name="onrecord", classname=path, time="0")]
    return _filled(path, cases)


def _overall(failures: tuple[Failure, ...]) -> ElementTree.Element:
    """Return what the run fails as a whole."""
    return _filled("onrecord", [_unmet(failure, failure.reason, "onrecord") for failure in failures])


def _filled(name: str, cases: list[ElementTree.Element]) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name=name, time="0")
    suite.extend(cases)
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    count = {name: str(sum(case.find(kind) is not None for case in cases)) for name, kind in kinds.items()}
    suite.attrib.update(tests=str(len(cases)), **count)
    return suite


def _unmet(failure: Failure, because: str, path: str) -> ElementTree.Element:
    case = ElementTree.Element("testcase", name=failure.setting, classname=path, time="0")
    ElementTree.SubElement(case, "failure", message=headed(failure, because), type=failure.setting)
    return case


def _untested(setting: str, because: str, path: str) -> ElementTree.Element:
    """Return a requirement that could not be tested: a case that is skipped."""
    case = ElementTree.Element("testcase", name=setting, classname=path, time="0")
    ElementTree.SubElement(case, "skipped", message=because)
    return case


def _hold(report: Report, hold: Hold, path: str) -> ElementTree.Element:
    """Return a hold that does not fail the check: a case that passes, and tells of it in its output."""
    document = report.dossier.document
    name = f"{hold_rule(hold)} at {place(document, document.locate(hold.at))}"
    case = ElementTree.Element("testcase", name=name, classname=path, time="0")
    ElementTree.SubElement(case, "system-out").text = hold_told(report, hold)
    return case


def _case(dossier: Dossier, finding: Finding, path: str, style: Style, *, fails: bool) -> ElementTree.Element:
    case = _named(dossier, finding, path)
    lines = [
        safe(finding.message),
        "",
        *(line.text for line in passage(dossier, (finding,), style.width, roles=True)),
        "",
    ]
    body = "\n".join([*lines, f"help: {safe(finding.help)}"])
    if fails:
        failure = ElementTree.SubElement(case, "failure", message=safe(finding.message), type=finding.severity.label)
        failure.text = body
    else:
        ElementTree.SubElement(case, "system-out").text = body
    return case


def _set_aside(dossier: Dossier, aside: SetAside, path: str) -> ElementTree.Element:
    case = _named(dossier, aside.finding, path)
    why = f"suppressed: {aside.suppression.reason}" if aside.suppression else _WHY.get(aside.why, aside.why.value)
    ElementTree.SubElement(case, "skipped", message=safe(why))
    return case


def _named(dossier: Dossier, finding: Finding, path: str) -> ElementTree.Element:
    where = place(dossier.document, dossier.document.locate(finding.span))
    name = f"{finding.title} at {where}"
    return ElementTree.Element("testcase", name=name, classname=path, time="0")


def _unread(skipped: Skipped, style: Style) -> ElementTree.Element:
    """Return an error for an input that could not be audited, a skipped case for a file that was passed over."""
    path, message = safe(path_of(skipped.path, style)), safe(skipped.error)
    case = ElementTree.Element("testcase", name="onrecord", classname=path, time="0")
    if skipped.passed_over:
        ElementTree.SubElement(case, "skipped", message=f"not read: {message}")
    else:
        ElementTree.SubElement(case, "error", message=message, type="not-audited")
    return _filled(path, [case])


def _counted(root: ElementTree.Element, suites: list[ElementTree.Element]) -> ElementTree.Element:
    root.extend(suites)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    root.set("time", "0")
    return root
