"""Claims that say the same."""

from onrecord.language.content_words import alike, content_words


def test_endings_case_and_small_words_do_not_matter():
    assert content_words("The bridge was closing") == content_words("bridges closed")


def test_irregular_pasts_do_not_matter():
    assert content_words("profit fell as the firm sold shares") == content_words("profits fall as firms sell a share")


def test_numbers_count_as_words():
    assert content_words("1,200 homes") == content_words("1200 home")


def test_the_same_claim_in_other_words_is_alike():
    one, other = (
        content_words("the fund lost 34 percent of its value"),
        content_words("It lost 34 percent of value, the fund said"),
    )
    assert alike(one, other)


def test_two_shared_words_are_too_few():
    assert not alike(content_words("the fund lost money"), content_words("the fund gained members"))
