"""Evidence made to be slow or huge: CPU seconds, memory, and whether the draft is still audited, for each shape.

python benchmarks/hostile_evidence.py [SHAPE…]

A draft of two paragraphs is checked with a folder that holds one good file, which the draft quotes, and one hostile
one. It must be audited, its quotation found, and what could not be read be named. The last shapes are pages of a server
on this machine, which the draft links to.
"""

from __future__ import annotations

import gzip
import http.server
import io
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

DRAFT = "Mill to stay\n\nThe mill stands by the river. “We will keep the mill open for ten more years,” Ann Poe said.\n"
GOOD = "ANN POE: We will keep the mill open for ten more years.\n"
LIMIT = 300
MEGABYTE = 1_000_000
MANY = 100_000


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def word_file(document: bytes) -> bytes:
    types = b"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.\
document.main+xml"/></Types>"""
    relations = b"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/\
relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
officeDocument" Target="word/document.xml"/></Relationships>"""
    return zipped({"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document})


W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, at)
    return bytes(out)


def stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (len(packed), more, packed)


_CATALOG, _PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{entities}]>'.encode()
    return word_file(head + W + b"<w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>")


def nested_message(depth: int) -> bytes:
    text = "From: a@example.org\nSubject: x\n\nhello there\n"
    for number in range(depth):
        text = (
            f'From: a@example.org\nContent-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n'
            f"Content-Type: message/rfc822\n\n{text}\n--b{number}--\n"
        )
    return text.encode()


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "Word file of 2 GB unpacked": ("a.docx", lambda: word_file(W + b" " * (2_000 * MEGABYTE))),
    "Word file with entities of entities": ("a.docx", laughs),
    "gzipped text of 1 GB unpacked": ("a.txt.gz", lambda: gzip.compress(b"river " * (1_000 * MEGABYTE // 6), 9)),
    "gzipped table of 1 GB unpacked": ("a.csv.gz", lambda: gzip.compress(b"a,b\n" * (1_000 * MEGABYTE // 4), 9)),
    "PDF with a stream of 1 GB": (
        "a.pdf",
        lambda: pdf([_CATALOG, _PAGES, _PAGE, stream(b"q Q " * (1_000 * MEGABYTE // 4)), _FONT]),
    ),
    "PDF with 2 million words on a page": (
        "a.pdf",
        lambda: pdf([_CATALOG, _PAGES, _PAGE, stream(b"BT /F 9 Tf " + b"(river) Tj " * 2_000_000 + b"ET"), _FONT]),
    ),
    "PDF whose pages hold themselves": ("a.pdf", lambda: pdf([_CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"])),
    "PDF of 20,000 pages": (
        "a.pdf",
        lambda: pdf(
            [_CATALOG, b"<</Type/Pages/Count 20000/Kids[" + b"3 0 R " * 20_000 + b"]>>", _PAGE,
             stream(b"BT /F 9 Tf (the river ran by the mill) Tj ET"), _FONT]
        ),
    ),
    "PDF whose cross references point at themselves": (
        "a.pdf",
        lambda: pdf([_CATALOG, _PAGES, _PAGE, stream(b""), _FONT], b"/Prev 9"),
    ),
    "page with 100,000 links": (
        "a.html",
        lambda: b"<article>" + b"".join(b'<p><a href="/%d">river</a></p>' % n for n in range(100_000)),
    ),
    "page with 100,000 elements in each other": ("a.html", lambda: b"<div>" * 100_000 + b"the river ran"),
    "table of 500,000 columns": (
        "a.csv",
        lambda: b",".join(b"c%d" % n for n in range(500_000)) + b"\n" + b"1," * 500_000,
    ),
    "subtitles of 300,000 turns": (
        "a.vtt",
        lambda: b"WEBVTT\n\n"
        + b"".join(b"00:00:%02d.000 --> 00:00:59.000\n<v N%d>the river\n\n" % (n % 59, n) for n in range(300_000)),
    ),
    "message in a message, 500 times": ("a.eml", lambda: nested_message(500)),
    "20 MB of one word": ("a.txt", lambda: b"river " * (20 * MEGABYTE // 6)),
    "20 MB without a blank": ("a.txt", lambda: b"river" * (20 * MEGABYTE // 5)),
    "a quotation's words, 200,000 times": ("a.txt", lambda: b"We will keep the mill open for nine years. " * 200_000),
    "RTF of 300,000 groups in each other": ("a.rtf", lambda: b"{\\rtf1 " + b"{" * 300_000 + b"river" + b"}" * 300_001),
}  # fmt: skip


def loop(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "self").symlink_to("self")


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")


FOLDERS: dict[str, Callable[[Path], None]] = {
    "folders and links that hold themselves": loop,
    "a pipe that nobody fills, and a device": pipe,
}


@cache
def packed_page() -> bytes:
    """A page of 1 GB, packed: made before the server is asked, for that takes longer than anybody waits."""
    return gzip.compress(b"<p>river</p>" * (1_000 * MEGABYTE // 12), 6)


class _Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        if self.path.startswith("/round"):
            self.send_response(302)
            self.send_header("Location", f"/round{time.time()}")
            self.end_headers()
            return
        if self.path == "/bomb":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(packed_page())
            return
        if self.path.startswith("/page"):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<p>the river ran by the mill</p>")
            return
        if self.path == "/deep":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<div>" * 500_000 + b"the river")
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"<p>river</p>" * (1 if self.path == "/slow" else 100_000))
                time.sleep(1 if self.path == "/slow" else 0)
        except OSError:
            return

    def log_message(self, *arguments: object) -> None:
        return


PAGES = {
    "a page that goes on for ever, slowly": "/slow",
    "a page without an end": "/huge",
    "redirects without an end": "/round",
    "a page of 1 GB in 1 MB of gzip": "/bomb",
    "a page of 500,000 elements in each other": "/deep",
    "a draft with 100,000 links": "/page",
}


def measured(name: str, folder: Path) -> None:
    draft, notes = folder / "draft.md", folder / "notes"
    notes.mkdir()
    (notes / "good.txt").write_text(GOOD)
    draft.write_text(DRAFT)
    options = ["--evidence", str(notes)]
    if name in FILES:
        file, _ = FILES[name]
        subprocess.run([sys.executable, __file__, "--make", name, str(notes / file)], check=True)
    elif name in FOLDERS:
        FOLDERS[name](notes)
    else:
        if PAGES[name] == "/bomb":
            packed_page()
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        link = f"http://127.0.0.1:{server.server_port}{PAGES[name]}"
        more = "".join(f"\nThe [river]({link}{n}) ran by [it]({link}{n}b).\n" for n in range(MANY // 2))
        draft.write_text(
            DRAFT.replace("The mill stands", f"The [mill]({link}) stands") + (more if "100,000" in name else "")
        )
        options += ["--verify-links", "--private-links"]
    report = folder / "report.json"
    began = time.monotonic()
    options += ["--isolated", "--exit-zero", "--select", "verification", "--output-format", f"json={report}"]
    command = ["/usr/bin/time", "-f", "%U %S %M", sys.executable, "-m", "onrecord", "check", str(draft), *options]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired:
        print(f"{name:<48} not done in {LIMIT} s", flush=True)
        return
    user, system, kilobytes = map(float, run.stderr.splitlines()[-1].split())
    told = json.loads(report.read_text())["documents"] if report.exists() else []
    found = [each["verdict"] for document in told for each in document["verifications"] if each["kind"] == "quotation"]
    reasons = [file["skipped"] for document in told for file in document["evidence_files"] if file["skipped"]]
    links = [each["because"] for document in told for each in document["verifications"] if each["kind"] == "link"]
    because = "; ".join([*reasons, *links]) or run.stderr.strip()[-150:]
    print(
        f"{name:<48} {user + system:6.1f} s CPU {time.monotonic() - began:6.1f} s  {kilobytes / 1e3:5.0f} MB  "
        f"{'audited' if told else 'NOT AUDITED'}, {', '.join(found)}: {because[:200]}",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:  # in a process of its own, so that its memory does not count
        Path(sys.argv[3]).write_bytes(FILES[sys.argv[2]][1]())
        sys.exit()
    for shape in sys.argv[1:] or (*FILES, *FOLDERS, *PAGES):
        with tempfile.TemporaryDirectory() as here:
            measured(shape, Path(here))
