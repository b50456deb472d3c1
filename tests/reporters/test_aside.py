"""Excluded findings are shown: briefly for people, in full for machines, and never among those that count."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from onrecord.domain import Aside, Audit, Directive, SetAside, Span, Suppression
from onrecord.reporters import Style, formats, reporter
from tests.reporters.audits import report

TEXT = "Some say it is over, and many fear the worst.\n "
SIGNED = Suppression(("VA203",), "poll \x1b[31mfollows\u202e", "KL", date(2027, 1, 31), Span(46, 47))
BY_SETTINGS = Suppression(("VA",), "not reopened")


def aside(*kinds: tuple[Aside, Suppression | None]) -> Audit:
    """One finding counts, and one is set aside for each kind."""
    full = report(TEXT, "many fear", "Some say")
    comment = Directive('onrecord: allow VA203 reason="x"', Span(46, 47), Span(0, 0))
    document = replace(full.dossier.document, directives=(comment,))
    set_aside = tuple(SetAside(full.findings[1], why, suppression) for why, suppression in kinds)
    dossier = replace(full.dossier, document=document)
    return Audit((replace(full, dossier=dossier, findings=full.findings[:1], set_aside=set_aside),))


EVERY = aside((Aside.SUPPRESSED, SIGNED), (Aside.SUPPRESSED, BY_SETTINGS), (Aside.KNOWN, None), (Aside.UNTOUCHED, None))


@pytest.mark.parametrize("format", ["text", "grouped"])
def test_people_see_how_many_findings_are_excluded_and_which_editor_suppressed_them(format):
    shown = reporter(format).render(EVERY, Style())
    assert "Excluded: 2 suppressed, 1 in the baseline, 1 not affected by the change." in shown
    assert "  draft.txt:2  VA203  poll ␛[31mfollows� (KL, until 2027-01-31)\n" in shown
    assert "  draft.txt (settings)  VA203  not reopened\n" in shown
    assert shown.endswith("1 finding in 1 draft (10 words): 1 warning. 4 excluded.\n")


def test_findings_of_one_suppression_are_counted():
    shown = reporter("text").render(aside((Aside.SUPPRESSED, SIGNED), (Aside.SUPPRESSED, SIGNED)), Style())
    assert "draft.txt:2  VA203 ×2  poll" in shown


def test_nothing_is_said_of_nothing():
    assert "xcluded" not in reporter("text").render(aside(), Style())
    assert "xcluded" not in reporter("text").render(EVERY, Style(quiet=True))


@pytest.mark.parametrize("format", sorted(formats()))
def test_every_format_renders_them(format):
    output = reporter(format).render(EVERY, Style())
    assert not set(output) & {"\x1b", "\u202e"}


def test_json_holds_them_among_the_findings_with_the_reason():
    wire = json.loads(reporter("json").render(EVERY, Style()))
    Draft202012Validator(
        json.loads(files("onrecord.reporters").joinpath("report-v1.schema.json").read_text())
    ).validate(wire)
    signed, settings, known, untouched, counted = (each["suppressed"] for each in wire["documents"][0]["findings"])
    assert counted is None
    assert (signed["why"], signed["editor"], signed["until"], signed["rules"]) == (
        "suppressed",
        "KL",
        "2027-01-31",
        ["VA203"],
    )
    assert (signed["reason"], signed["span"]["line"]) == (SIGNED.reason, 2)
    assert (settings["reason"], settings["editor"], settings["until"], settings["span"]) == (
        "not reopened",
        None,
        None,
        None,
    )
    assert (known["why"], untouched["why"]) == ("known", "untouched")
    assert wire["summary"]["set_aside"] == {"suppressed": 2, "known": 1, "untouched": 1}
    assert wire["summary"]["findings"]["warning"] == 1


def test_a_finding_about_a_suppression_shows_its_comment():
    full = aside().reports[0]
    about = replace(full.findings[0], span=Span(46, 47))
    shown = reporter("text").render(Audit((replace(full, findings=(about,)),)), Style())
    assert '    onrecord: allow VA203 reason="x"\n' in shown
    endless = replace(
        full.dossier.document, directives=(Directive("onrecord: " + "x" * 9_999, Span(46, 47), Span(0, 0)),)
    )
    whole = replace(full, dossier=replace(full.dossier, document=endless), findings=(about,))
    assert len(reporter("text").render(Audit((whole,)), Style())) < 1_500
