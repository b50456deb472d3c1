"""Conversations in eight registers, the quotations of them in every form, and files of many formats that hold them."""

from __future__ import annotations

import csv
import io
import re
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape
from pathlib import Path
from textwrap import wrap

from docx import Document as WordDocument

from tests.builders import pdf

_STRANGER = "Nadia Broome"
FORMS = ("verbatim", "tidied", "brackets", "ellipsis", "swapped", "dropped", "added", "negation", "number",
         "speaker", "absent")  # fmt: skip
_QUOTED = re.compile(r"\{([^}]*)\}")
_GIVEN = re.compile(r"^(?:(?:Dr|Sgt)\.|Chair|Judge) ")
ABSENT = Path(__file__).with_name("absent.txt").read_text(encoding="utf-8").split("\n")


@dataclass(frozen=True)
class Said:
    """A quotation of a conversation: who says it, who else speaks, and its edits."""

    words: str
    speaker: str
    other: str
    edits: dict[str, str]

    def form(self, name: str) -> tuple[str, str]:
        """The words in a form, and the verdict on them."""
        if name in ("verbatim", "speaker"):
            return self.words, "verbatim"
        if name == "ellipsis":
            words = self.edits[name].removeprefix("!")
            return self.words.replace(words, "…", 1), "altered" if self.edits[name].startswith("!") else "verbatim"
        if name == "tidied" and not self.edits[name]:
            return self.words, "tidied"
        if name == "dropped":
            return re.sub(rf" ?\b{re.escape(self.edits[name])}\b", "", self.words, count=1).strip(), "altered"
        before, _, after = self.edits[name].partition(" > ")
        verdict = {"tidied": "tidied", "brackets": "verbatim"}.get(name, "altered")
        if name == "tidied" and not after and self.words.startswith(before):
            return self.words.removeprefix(before).strip(), "verbatim"  # the quotation begins behind the filler
        return self.words.replace(before, after, 1), verdict


def conversations() -> Iterator[tuple[str, list[tuple[str, str]], list[Said]]]:
    """Yield each conversation: its name, its turns, and what is quoted of it."""
    for table in tomllib.loads(Path(__file__).with_name("registers.toml").read_text(encoding="utf-8"))["conversation"]:
        turns = [tuple(line.split(": ", 1)) for line in table["told"].strip().split("\n")]
        people = list(dict.fromkeys(_GIVEN.sub("", speaker) for speaker, words in turns if "{" in words))
        edits = iter(table["edits"])
        said = []
        for speaker, words in turns:
            who = _GIVEN.sub("", speaker)
            other = people[(people.index(who) + 1) % len(people)] if len(people) > 1 and who in people else _STRANGER
            said += [Said(quoted, who, other, next(edits)) for quoted in _QUOTED.findall(words)]
        yield table["name"], [(speaker, _QUOTED.sub(r"\1", words)) for speaker, words in turns], said


def spoken(words: str) -> str:
    """The words as a careful transcript has them: with a filler, a repeated start and a remark."""
    parts = words.split()
    return " ".join([*parts[:1], "um,", *parts[1:3], *parts[2:3], "you know,", *parts[3:4], "[coughs]", *parts[4:]])


Turns = list[tuple[str, str]]


def told_in(form: str) -> Iterator[Turns]:
    """Yield the turns of each conversation; with pauses where a draft in this form leaves out pauses."""
    for _, turns, said in conversations():
        tidied = [each.words for each in said if form == "tidied" and not each.edits[form]]
        for words in tidied:
            turns[:] = [(who, told.replace(words, spoken(words))) for who, told in turns]
        yield turns


def text(turns: Turns) -> bytes:
    return "\n\n".join(f"{who.upper()}: {words}" for who, words in turns).encode()


def page(turns: Turns) -> bytes:
    body = "".join(f"<p><strong>{escape(who)}:</strong> {escape(words)}</p>" for who, words in turns)
    return f"<html><body><article><h1>Transcript</h1>{body}</article></body></html>".encode()


def word(turns: Turns) -> bytes:
    file, out = WordDocument(), io.BytesIO()
    for who, words in turns:
        paragraph = file.add_paragraph()
        paragraph.add_run(f"{who}: ").bold = True
        for at in range(0, len(words), 37):
            paragraph.add_run(words[at : at + 37])
    file.save(out)
    return out.getvalue()


def open_document(turns: Turns) -> bytes:
    body = "".join(f"<text:p>{escape(who)}: <text:span>{escape(words)}</text:span></text:p>" for who, words in turns)
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    return out.getvalue()


def rich_text(turns: Turns) -> bytes:
    def escaped(words: str) -> str:
        return "".join(each if each.isascii() else f"\\u{ord(each)}?" for each in words)

    return ("{\\rtf1\\ansi " + "".join(f"{escaped(f'{who}: {words}')}\\par " for who, words in turns) + "}").encode()


def subtitles(turns: Turns) -> bytes:
    """Cues of nine words, each turn with its speaker in front of the first."""
    cues, at = [], 0
    for who, words in turns:
        parts = words.split()
        for start in range(0, len(parts), 9):
            line = " ".join(parts[start : start + 9])
            label = f"{who}: " if start == 0 else ""
            begin, end = (f"00:{second // 60:02}:{second % 60:02},000" for second in (at, at + 3))
            cues.append(f"{len(cues) + 1}\n{begin} --> {end}\n{label}{line}\n")
            at += 3
    return "\n".join(cues).encode()


def message(turns: Turns) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Jo Desk <jo@example.org>", "news@example.org", "Transcript"
    mail.set_content("\n\n".join(f"{who}: {words}" for who, words in turns), cte="quoted-printable")
    return mail.as_bytes()


def table(turns: Turns) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([("turn", "speaker", "words"), *((n, *turn) for n, turn in enumerate(turns, 1))])
    return out.getvalue().encode()


def portable(turns: Turns) -> bytes:
    """Lines of about ninety characters, forty a page, with a header; turns are not parted by blank lines."""
    lines = [line for who, words in turns for line in wrap(f"{who}: {words}", 90)]
    pages = ["\n".join(["Harrow Vale Transcripts", *lines[at : at + 40]]) for at in range(0, len(lines), 40)]
    return pdf(
        *(page.replace("(", "").replace(")", "").encode("latin-1", "replace").decode("latin-1") for page in pages)
    )


FORMATS = {
    "notes.txt": text, "notes.html": page, "notes.docx": word, "notes.odt": open_document, "notes.rtf": rich_text,
    "notes.srt": subtitles, "notes.eml": message, "notes.csv": table, "notes.pdf": portable,
}  # fmt: skip
