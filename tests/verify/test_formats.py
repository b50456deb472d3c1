"""Ten sentences in seven formats, quoted in ten forms: nearly every verdict is right, and no change passes as verbatim."""

from __future__ import annotations

import pytest

from onrecord.readers import read_evidence
from onrecord.verify import Index, index_file
from tests.verify.material import FORMATS, SAID, TIDIED, forms
from tests.verify.notes import verdict


@pytest.mark.parametrize("name", FORMATS)
def test_nearly_every_verdict_is_right_in_every_format(name):
    notes = Index([index_file(read_evidence(FORMATS[name]([*SAID[:10], TIDIED]), name))])
    wrong = [
        (form, words, found)
        for said in SAID[:10]
        for form, (words, expected) in forms(said).items()
        if (found := verdict(words, notes)) != expected
    ]
    assert len(wrong) <= 2, wrong  # of 100
    assert not [each for each in wrong if each[2] == "verbatim"], wrong
    assert verdict("it is the people who stay behind that pay for all of this", notes) == "tidied"
