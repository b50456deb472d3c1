"""Writes what the documentation takes from the program: python docs/generate.py

- rules.md from the rules, options.md from the help of the commands;
- in README.md, tutorial.md, verify.md and how-it-decides.md, the `text` block below each `sh` block: what it prints;
- in archive.md, the columns of the tables, between `<!-- tables -->` and `<!-- end -->`;
- in how-it-decides.md, each table between `<!-- values: NAME -->` and `<!-- end -->`.

A test fails if a page is not what this script would write.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from unittest import mock

import click
from click.testing import CliRunner

from onrecord import audit
from onrecord.archive.tables import ORIGINS, TABLES
from onrecord.cli import main
from onrecord.domain import Assertion, Attribution, Burden, Dossier, RuleInfo, Sentence, Source, Span
from onrecord.language.messages import worded
from onrecord.reporters import page
from onrecord.rules import rules
from onrecord.rules._queries import QUERIES

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
NOTE = "<!-- Written by docs/generate.py: do not edit. -->"
SAID = "A well-placed source"
"""Begins the sentence of examples/ferry.md that how-it-decides.md follows."""

_RULES = """\
What each rule flags, why, and what to do about it; `onrecord rule CODE` prints the same. In the examples, the flagged
words are in square brackets. [Precision](precision.md) says how the rules were measured, [settings](settings.md) how to
choose among them, and [suppressions](suppressions.md) how to accept a finding.

The standards that rules are based on are those of news organisations and their associations, and published research.
IPSO is the British press regulator, SPJ the Society of Professional Journalists, PEJ the Project for Excellence in
Journalism, FAIR a media watch group, and WTW the list “Words to watch” of Wikipedia's manual of style. The rules put
them into words of their own."""

_COMMANDS = re.compile(r"^```sh\n(?P<commands>.*?)^```\n(?P<shown>\n```text\n(?P<output>.*?)^```\n)?", re.M | re.S)
_QUERIES = re.compile(r"(<!-- queries -->\n).*?(?=<!-- end -->)", re.S)
_TABLES = re.compile(r"(<!-- tables -->\n).*?(?=<!-- end -->)", re.S)
_VALUES = re.compile(r"(<!-- values: (?P<name>[a-z]+) -->\n).*?(?=<!-- end -->)", re.S)


def pages() -> dict[Path, Callable[[], str]]:
    """Return how to write each page."""
    return {
        DOCS / "rules.md": rule_pages,
        DOCS / "options.md": option_pages,
        ROOT / "README.md": lambda: with_outputs(_read("README.md"), ROOT),
        DOCS / "verify.md": lambda: with_outputs(_read("docs/verify.md"), ROOT),
        DOCS / "tutorial.md": lambda: _in_empty_folder(_read("docs/tutorial.md")),
        DOCS / "archive.md": lambda: with_tables(_read("docs/archive.md")),
        DOCS / "rule-files.md": lambda: with_queries(_read("docs/rule-files.md")),
        DOCS / "how-it-decides.md": lambda: with_values(with_outputs(_read("docs/how-it-decides.md"), ROOT)),
    }


def rule_pages() -> str:
    """Return a table of all rules, and the page of each."""
    known = [each.info for each in rules()]
    lines = [
        "# Rules", "", NOTE, "",
        _RULES, "", "| code | name | severity | flags |", "|---|---|---|---|",
        *(f"| [{each.code}](#{_anchor(each)}) | {each.name} | {_severity(each)} | {each.summary} |" for each in known),
    ]  # fmt: skip
    category = None
    for each in known:
        if each.category is not category:
            category = each.category
            lines += ["", f"## {category.value.replace('-', ' ').capitalize()}"]
        lines += ["", re.sub(r"^#", "###", page(each), flags=re.M)]
    return "\n".join(lines) + "\n"


def with_queries(text: str) -> str:
    """Return the page with a table of what a rule file can ask."""
    asked = (f"| `{name}` | {' '.join((make.__doc__ or '').split())} |" for name, make in QUERIES.items())
    table = "\n".join(["| query | holds if |", "|---|---|", *asked])
    return _QUERIES.sub(lambda match: f"{match[1]}{table}\n", text)


def with_tables(text: str) -> str:
    """Return the page with the columns of the tables that an audit of an archive writes."""
    made = []
    every = {**TABLES, "origins": ORIGINS}
    for name in ("articles", "statements", "sources", "findings", "errors", "origins"):
        columns = [(f"`{each.name}`", each.type, each.metadata[b"about"].decode()) for each in every[name]]
        made.append(f"### {name}\n\n{_table(('column', 'type', 'what it holds'), columns)}\n")
    return _TABLES.sub(lambda match: match[1] + "\n".join(made), text)


def _severity(rule: RuleInfo) -> str:
    return rule.severities if rule.default else f"{rule.severities}, off by default"


def _anchor(rule: RuleInfo) -> str:
    return f"{rule.code}-{rule.name}".lower()


def option_pages() -> str:
    """Return the help of every command."""
    lines = ["# Commands and options", "", NOTE, "", "Every setting is explained by `onrecord config NAME` as well."]
    for path in _commands(main, "onrecord"):
        arguments = [*path.split()[1:], "--help"]
        help = CliRunner(env=_environment()).invoke(main, arguments, prog_name="onrecord").output
        lines += ["", f"## {path}", "", "```text", help.rstrip(), "```"]
    return "\n".join(lines) + "\n"


def _commands(command: click.Command, path: str) -> Iterator[str]:
    yield path
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            yield from _commands(each, f"{path} {name}")


def with_outputs(text: str, folder: Path) -> str:
    """Return the page with what its `sh` blocks print now, run in order in a folder."""
    with chdir(folder):
        return _COMMANDS.sub(_ran, text)


def _ran(match: re.Match[str]) -> str:
    output = _output(match["commands"])
    if match["shown"] is None:
        return match.group()
    return f"```sh\n{match['commands']}```\n\n```text\n{output.rstrip()}\n```\n"


def _output(commands: str) -> str:
    """Return what the commands print; those of onrecord alone run in this process, which has loaded the model."""
    lines = commands.splitlines()
    if any(not line.startswith("onrecord ") or set(line) & set("|<>;&") for line in lines):
        return subprocess.run(
            ["bash", "-c", commands], env={**os.environ, **_environment()}, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        ).stdout  # fmt: skip
    runner = CliRunner(env=_environment())
    return "".join(runner.invoke(main, line.split()[1:], prog_name="onrecord").output for line in lines)


def _environment() -> dict[str, str]:
    here = os.path.dirname(sys.executable)
    return {"COLUMNS": "80", "NO_COLOR": "1", "PATH": f"{here}{os.pathsep}{os.environ['PATH']}"}


def _in_empty_folder(text: str) -> str:
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, XDG_CACHE_HOME=f"{folder}/.cache"):
        return with_outputs(text, Path(folder))


def with_values(text: str) -> str:
    """Return the page with the values that the stages give for the sentence that it follows."""
    dossier = audit(ROOT / "examples/ferry.md").dossier
    number = next(at for at, each in enumerate(dossier.attributions) if dossier.words(each.source) == SAID)
    attribution = dossier.attributions[number]
    sentence = dossier.sentence_at(attribution.extent.start)
    assertion = next(each for each in dossier.assertions if number in each.attributions)
    assert sentence
    tables = {
        "blocks": _blocks(dossier),
        "voices": _voices(dossier, sentence),
        "tags": _tags(dossier, sentence),
        "attribution": _attribution(dossier, attribution),
        "source": _source(dossier.source_of(attribution)),
        "burdens": _burdens(assertion),
        "evidence": _evidence(assertion),
    }
    return _VALUES.sub(lambda match: f"{match[1]}\n{tables[match['name']]}\n\n", text)


def _blocks(dossier: Dossier) -> str:
    rows = [
        (each.kind.value, _offsets(each.span), dossier.document.locate(each.span).line, _cut(dossier.text(each.span)))
        for each in dossier.document.blocks
    ]
    return _table(("block", "characters", "line", "text"), rows)


def _voices(dossier: Dossier, sentence: Sentence) -> str:
    number = dossier.sentences.index(sentence)
    rows = [
        (_offsets(each.span), part.voice.value, dossier.text(part.span).strip())
        for each in dossier.sentences[number - 1 : number + 1]
        for part in each.stretches
    ]
    return _table(("sentence", "voice", "text"), rows)


def _tags(dossier: Dossier, sentence: Sentence) -> str:
    from onrecord.attribute.labels import TAGS
    from onrecord.attribute.reading import reading
    from onrecord.attribute.tagger import believe

    read = reading(dossier.document.text, dossier.sentences)
    rows = []
    for word, scores in zip(read.words, believe(read, 1).tags, strict=True):
        if sentence.span.start <= word.start < sentence.span.end:
            best = scores.argmax()
            text = dossier.document.text[word.start : word.end]
            rows.append((text, TAGS[best].lower(), f"{2.718281828 ** float(scores[best]):.2f}"))
    return _table(("word", "tag", "probability"), rows)


def _attribution(dossier: Dossier, attribution: Attribution) -> str:
    roles = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    rows = [(role, f"{spans[0].start}–{spans[-1].end}", dossier.words(spans)) for role, spans in roles.items()]
    rows += [("directness", "", attribution.directness.value), ("confidence", "", f"{attribution.confidence:.2f}")]
    return _table(("", "characters", ""), rows)


def _source(source: Source) -> str:
    rows = [
        ("kind", source.kind.value),
        ("name", source.name or "none"),
        ("grade", source.grade.value if source.grade else "–"),
        ("reason for anonymity", source.reason.kind.value if source.reason else "–"),
    ]
    return _table(("", ""), rows)


def _burdens(assertion: Assertion) -> str:
    rows = zip(Burden, assertion.burdens, strict=True)
    return _table(("burden", "probability"), [(burden.value, f"{share:.2f}") for burden, share in rows])


def _evidence(assertion: Assertion) -> str:
    rows = [(each.signal, each.effect.value, f"{each.points}", worded(each.because)) for each in assertion.evidence]
    return _table(("evidence", "effect", "points", "reason"), rows)


def _table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    lines = [f"| {' | '.join(map(str, row))} |" for row in [head, *rows]]
    return "\n".join([lines[0], f"|{'---|' * len(head)}", *lines[1:]])


def _offsets(span: Span) -> str:
    return f"{span.start}–{span.end}"


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60].rsplit(' ', 1)[0]} …"


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    for path, written in pages().items():
        path.write_text(written(), encoding="utf-8")
