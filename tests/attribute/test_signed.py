"""Block quotations that end with a dash and who said it."""

from __future__ import annotations

import pytest

from onrecord import audit


def credited(draft: str) -> list[tuple[str, str]]:
    """(source, content) of each attribution of a Markdown draft."""
    dossier = audit(draft, "draft.md").dossier
    return [(dossier.words(each.source), dossier.words(each.content)) for each in dossier.attributions]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (
            "> The gate was open.\n>\n> — a council worker\n",
            [("a council worker", "The gate was open.")],
        ),
        (
            "> We had no idea that it was open.\n> — Nora Vale, harbour master\n",
            [("Nora Vale, harbour master", "We had no idea that it was open.")],
        ),
        (
            "> The gate was open.\n>\n> It never shut.\n>\n> -- a guard\n",
            [("a guard", "The gate was open. It never shut.")],
        ),
        ("> The gate was open.\n>\n> It never shut.\n", []),
        ("The gate was open.\n\n— a council worker\n", []),
    ],
)
def test_a_signed_block_quotation_is_credited_to_its_signature(draft, expected):
    assert credited(f"The pier was built in 1902.\n\n{draft}") == expected


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("A friend of the pair confided: “Dora is heartbroken. She wants him gone.”", "A friend of the pair"),
        ("The nurse sobbed: “Nobody came. We waited all night.”", "The nurse"),
        ("An aide to the mayor fumed: “It is over. He knows it.”", "An aide to the mayor"),
        ("Nora Vale, a nurse, now retired: “The gate was open.”", "Nora Vale, a nurse, now retired"),
    ],
)
def test_verb_before_a_quotation_is_no_part_of_who_says_it(line, source):
    assert [who for who, _ in credited(f"The pier was built in 1902.\n\n{line}\n")] == [source]
