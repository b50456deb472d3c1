"""Every article of a file is in exactly one shard, under its own number, and a broken one costs itself only."""

from __future__ import annotations

import csv as csv_module
import gzip
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archive import inputs
from onrecord.archive.inputs import Columns, Shard, check_columns, csv, format_of, jsonl, records
from onrecord.errors import SettingsError, UnreadableError

texts = st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=12)


def read(path, columns=Columns()):  # noqa: B008  # frozen
    shards = list(format_of(path).shards(str(path), "file"))
    found = [record for shard in shards for record in records(shard, columns, lambda id, place: id)]
    assert sum(shard.count for shard in shards) == len(found)
    assert [shard.first for shard in shards] == [
        1 + sum(each.count for each in shards[:at]) for at in range(len(shards))
    ]
    return found


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Shards of a few bytes, and a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsonl, "SHARD", 40)
        patch.setattr(jsonl, "_BLOCK", 16)
        patch.setattr(csv, "SHARD", 40)
        yield tmp_path_factory.mktemp("inputs")


@settings(max_examples=25)
@given(rows=texts, ends=st.booleans(), packed=st.booleans())
def test_each_line_of_json_is_an_article(small, rows, ends, packed):
    data = "\n".join(json.dumps({"text": text}) for text in rows) + "\n" * ends
    path = small / ("a.jsonl.gz" if packed else "a.jsonl")
    path.write_bytes(gzip.compress(data.encode()) if packed else data.encode())
    found = read(str(path))
    assert [each["text"] for each in found] == rows
    assert [each["place"] for each in found] == [f"file:{number}" for number in range(1, len(rows) + 1)]


@settings(max_examples=25)
@given(rows=texts)
def test_each_row_of_csv_is_an_article_whatever_line_breaks_are_in_it(small, rows):
    out = io.StringIO()
    writer = csv_module.writer(out, lineterminator="\n", quoting=csv_module.QUOTE_ALL)
    writer.writerows([["id", "text"], *(["x", text] for text in rows)])
    path = small / "a.csv"
    path.write_bytes(out.getvalue().encode())
    assert [each["text"] for each in read(str(path))] == rows


@settings(max_examples=25)
@given(
    rows=st.lists(st.text(st.characters(codec="utf-8"), max_size=5), min_size=1, max_size=30), group=st.integers(1, 9)
)
def test_each_row_of_parquet_is_an_article(small, rows, group):
    path = small / "a.parquet"
    pq.write_table(pa.table({"text": rows}), path, row_group_size=group)
    assert [each["text"] for each in read(str(path))] == rows


def test_stretches_of_one_row_group_are_read_each_by_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(inputs.parquet, "_ROWS", 3)
    rows = [str(number) for number in range(17)]
    pq.write_table(pa.table({"text": rows}), tmp_path / "a.parquet", row_group_size=8)
    assert [each["text"] for each in read(str(tmp_path / "a.parquet"))] == rows


def test_broken_lines_cost_only_themselves(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "one"}\n{"text": \n\xff\xfe\n[1]\n"x"\n{"text": 5}\n{"text": "two"}\n')
    found = read(str(path))
    assert [each["text"] for each in found if not each["error"]] == ["one", "two"]
    assert [each["error"].split(";")[0] for each in found if each["error"]] == [
        "is no line of JSON",
        "is not in UTF-8",
        "is JSON, but no object with named columns",
        "is JSON, but no object with named columns",
        "has no text in the column 'text', but int",
    ]


def test_a_row_of_csv_in_another_encoding_costs_only_itself(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"text\nfine\n" + "café\n".encode("cp1252") + b"fine, too\n")
    assert [each["error"] is None for each in read(str(path))] == [True, False, True]


def test_a_row_of_csv_with_a_stray_carriage_return_costs_only_itself(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text\n1,fine\n2,one\rtwo\n3,fine\n")
    first, second, third = read(str(path))
    assert first["text"] == third["text"] == "fine"
    assert second["error"].startswith("is no row of CSV")


def test_columns_are_taken_as_they_are_named(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("url\tbody\tday\tdesk\nu1\tThe text.\t2026-01-02\tsport\n")
    columns = Columns(text="body", id="url", published="day", section="desk")
    (found,) = read(str(path), columns)
    assert (found["id"], found["text"], found["published"], found["section"]) == (
        "u1",
        "The text.",
        "2026-01-02",
        "sport",
    )


def test_a_column_that_is_not_there_is_an_error_that_names_those_that_are(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("url,body\nu1,The text.\n")
    (shard,) = csv.shards(str(path), "a.csv")
    with pytest.raises(SettingsError, match=r"a.csv: has no column 'bodi' for --text; did you mean body\?"):
        check_columns(shard, Columns(text="bodi"))


def test_rows_without_a_column_are_told_to_have_none(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("{}\n")
    (shard,) = jsonl.shards(str(path), "a.jsonl")
    with pytest.raises(SettingsError, match=r"has no column 'text' for --text \(it has none\)"):
        check_columns(shard, Columns(text="text"))


def test_a_damaged_parquet_file_is_one_clear_line(tmp_path):
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and nothing else")
    with pytest.raises(UnreadableError, match="is no Parquet file, or is damaged"):
        list(format_of(str(path)).shards(str(path), "a.parquet"))


def test_each_page_of_a_warc_file_is_an_article(tmp_path, monkeypatch):
    warcwriter = pytest.importorskip("warcio.warcwriter")
    from warcio.statusandheaders import StatusAndHeaders

    monkeypatch.setattr(inputs.warc, "_PAGES", 2)
    path = tmp_path / "a.warc.gz"
    with path.open("wb") as file:
        writer = warcwriter.WARCWriter(file, gzip=True)
        for number, (status, kind) in enumerate([("200 OK", "text/html"), ("404 Not Found", "text/html"),
                                                 ("200 OK", "image/png"), *[("200 OK", "text/html; charset=utf-8")] * 4]):  # fmt: skip
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            page = io.BytesIO(f"<p>Page {number}".encode())
            record = writer.create_warc_record(
                f"https://example.org/{number}", "response", payload=page, http_headers=headers
            )
            writer.write_record(record)
    found = read(str(path))
    assert [each["id"] for each in found] == [f"https://example.org/{number}" for number in (0, 3, 4, 5, 6)]
    assert [each["data"] for each in found] == [f"<p>Page {number}".encode() for number in (0, 3, 4, 5, 6)]


def test_a_damaged_warc_file_is_one_clear_line(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(b"no WARC at all\n\n" * 9)
    with pytest.raises(UnreadableError, match="is no WARC file, or is damaged"):
        list(format_of(str(path)).shards(str(path), "a.warc"))


def test_a_shard_survives_the_way_to_a_worker():
    shard = Shard("parquet", "/a/b.parquet", "b.parquet", 3, 6, 4, 3, "1")
    assert Shard.loads(shard.dumps()) == shard


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://echo.example/news/weir</loc><lastmod>2027-03-01T10:00:00Z</lastmod></url>
<url><loc>https://echo.example/news/mill/</loc><news:news><news:publication_date>2027-03-02</news:publication_date></news:news></url>
<url><loc>https://echo.example/news/weir</loc></url>
<url><loc>https://echo.example/a%20b.html</loc></url>
<url><loc>https://echo.example/lost</loc></url>
<url><loc>https://echo.example/../../secret</loc></url>
</urlset>"""


@pytest.mark.parametrize("name", ["sitemap.xml", "sitemap-2027-03.xml", "sitemap_news.xml.gz"])
def test_pages_of_a_sitemap_are_read_from_their_copies(tmp_path, name):
    site = tmp_path / "site"
    for place, text in (("echo.example/news/weir.html", "weir"), ("news/mill/index.html", "mill"), ("a b.html", "b")):
        (site / place).parent.mkdir(parents=True, exist_ok=True)
        (site / place).write_text(text)
    (tmp_path / "secret").write_text("no copy")
    data = SITEMAP.encode()
    (site / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    found = read(str(site / name))
    assert [(each["id"], each["data"], each["published"]) for each in found[:3]] == [
        ("https://echo.example/news/weir", b"weir", None),
        ("https://echo.example/news/mill/", b"mill", "2027-03-02"),
        ("https://echo.example/a%20b.html", b"b", None),
    ]
    assert [each["error"].partition(" beside")[0] for each in found[3:]] == [
        "has no copy of https://echo.example/lost", "has no copy of https://echo.example/../../secret",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "because"),
    [
        (b"<sitemapindex><sitemap><loc>https://a.example/sitemap1.xml</loc></sitemap></sitemapindex>", "an index"),
        (b"<urlset></urlset>", "names no page"),
        (b"<rss></rss>", "is no sitemap"),
        (b"<urlset><url>", "not well-formed"),
    ],
)
def test_what_is_no_sitemap_is_refused_in_one_line(tmp_path, data, because):
    (tmp_path / "sitemap.xml").write_bytes(data)
    with pytest.raises(UnreadableError, match=because):
        list(format_of("sitemap.xml").shards(str(tmp_path / "sitemap.xml"), "sitemap.xml"))


def test_a_page_whose_address_no_file_can_have_has_no_copy(tmp_path):
    (tmp_path / "sitemap.xml").write_text(SITEMAP.replace("news/weir", "we%00ir"), encoding="utf-8")
    assert "has no copy of" in read(str(tmp_path / "sitemap.xml"))[0]["error"]


def test_a_packed_sitemap_that_ends_early_is_damaged(tmp_path):
    (tmp_path / "sitemap.xml.gz").write_bytes(gzip.compress(SITEMAP.encode())[:-12])
    with pytest.raises(UnreadableError, match="is a gzip file that is cut short"):
        read(str(tmp_path / "sitemap.xml.gz"))
