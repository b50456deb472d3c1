"""Claims that say the same."""

from onrecord.assess.likeness import alike, gist


def test_endings_case_and_small_words_do_not_matter():
    assert gist("The bridge was closing") == gist("bridges closed")


def test_irregular_pasts_do_not_matter():
    assert gist("profit fell as the firm sold shares") == gist("profits fall as firms sell a share")


def test_numbers_count_as_words():
    assert gist("1,200 homes") == gist("1200 home")


def test_the_same_claim_in_other_words_is_alike():
    one, other = gist("the fund lost 34 percent of its value"), gist("It lost 34 percent of value, the fund said")
    assert alike(one, other)


def test_two_shared_words_are_too_few():
    assert not alike(gist("the fund lost money"), gist("the fund gained members"))
