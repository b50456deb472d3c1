"""Evidence and quotations of any shape cost time that grows with their length, not with its square."""

from __future__ import annotations

import pytest

from onrecord.readers import read_evidence
from onrecord.verify import Index, index_file
from tests.growth import is_linear
from tests.verify.notes import NOTES, found

SHAPES = {
    "one word": ("a.txt", "a "),
    "two words": ("a.txt", "so we "),
    "turns": ("a.txt", "ANN POE: No.\n\nJON RUIZ: Yes.\n\n"),
    "brackets": ("a.txt", "[ ( "),
    "remarks": ("a.txt", "(laughter) we "),
    "cues": ("a.vtt", "00:00:01.000 --> 00:00:02.000\n<v Ann>yes\n\n00:00:01.000 --> 00:00:02.000\n<v Jon>no\n\n"),
    "rows": ("a.csv", "a,b,c\n"),
    "quoted lines": ("a.eml", "> a\n"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_indexing_is_linear(shape):
    name, piece = SHAPES[shape]
    head = {"a.vtt": "WEBVTT\n\n", "a.eml": "From: Ann Poe <a@example.org>\n\n"}.get(name, "")

    def work(size: int):
        data = (head + piece * size).encode()
        return lambda: Index([index_file(read_evidence(data, name))])

    assert is_linear(work, 3_000)


@pytest.mark.parametrize("piece", ["never forget ", "… we ", "[we] ", "we said that we said "])
def test_searching_is_linear_in_the_length_of_a_quotation(piece):
    assert is_linear(lambda size: lambda: found(piece * size, NOTES), 25)
