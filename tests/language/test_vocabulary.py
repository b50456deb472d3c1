"""The list of the encoder's pieces: a damaged one is one clear line, whoever asks for it first."""

import pytest

from onrecord import audit
from onrecord.attribute.words import pieces
from onrecord.errors import ModelError
from onrecord.language import vocabulary as module
from onrecord.readers import read

DAMAGED = "missing or damaged; install onrecord again"


@pytest.fixture
def _fresh():
    remembered = (module.vocabulary, module.whole_words, pieces)
    for each in remembered:
        each.cache_clear()
    yield
    for each in remembered:
        each.cache_clear()


def test_common_words_are_whole_and_endings_are_none():
    assert {"council", "harbour", "of"} <= module.whole_words()
    assert not {"##ing", "[CLS]", "coun", ""} & module.whole_words()


@pytest.mark.usefixtures("_fresh")
@pytest.mark.parametrize(
    "content", [b"", b"[UNK]\nthe\n", b"\xff\xfe\x00", b"".join(b"w%d\n" % n for n in range(30_522)), None]
)
def test_a_missing_or_damaged_list_is_one_clear_line(monkeypatch, tmp_path, content):
    if content is not None:
        (tmp_path / "vocabulary.txt").write_bytes(content)
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    with pytest.raises(ModelError, match=DAMAGED):
        read(b"The coun-\ncil said so.", "a.txt")
    with pytest.raises(ModelError, match=DAMAGED):
        audit("Some say so.")
