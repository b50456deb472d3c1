"""People whom a lead describes and the next lines name, and what a later mention of them does not take away."""

from __future__ import annotations

import pytest

from onrecord import audit

DRAFT = "# Echo of change\n\n{}\n\n{}\n\nThe council meets on Tuesday to discuss what to do about it.\n"


def sources(lead, following):
    return {source.name or source.label for source in audit(DRAFT.format(lead, following), "a.md").dossier.sources}


@pytest.mark.parametrize(
    ("lead", "following", "name"),
    [
        ("A porter told the Echo of a night without oxygen.", "Lia Lopes, 52, said the lights failed, too.", "Lia Lopes"),
        ("One tenant said the smell was unbearable.", "Ken Stone, 67, said: “You can’t breathe.”", "Ken Stone"),
        ("A former constable said the raid was staged.", "Al Lane, who left in May, said he saw it.", "Al Lane"),
        ("Two former pupils said they were beaten.", "Tim Ware, a former pupil, said he was caned.", "Tim Ware"),
    ],
)  # fmt: skip
def test_whoever_the_lead_describes_is_the_person_named_in_the_next_paragraph(lead, following, name):
    found = sources(lead, following)
    assert name in found
    assert not any(lead.startswith(label) for label in found)


@pytest.mark.parametrize(
    ("lead", "following"),
    [
        ("A senior officer said the raid went wrong.", "Owen Marsh, the chief constable, denied it."),
        ("A council porter said the files were burned.", "Delta Glass declined to comment on Monday."),
        ("A former aide said the minister knew.", "Ann Lee, the minister, rejected the claim."),
        ("An insider said the firm hid the leak.", "Paul Reed, 40, said he was told to shred files."),
        ("A farmer said he lost 40 sheep.", "Wolves killed them, and Jim Bell, 60, saw it, he said."),
    ],
)
def test_whoever_has_another_role_or_no_paragraph_of_their_own_is_somebody_else(lead, following):
    assert any(lead.startswith(label) for label in sources(lead, following))


@pytest.mark.parametrize(
    ("described", "later", "role"),
    [
        ("Mei Tan, a primatologist at Kyo University who led the work", "Dr Tan’s team", "a primatologist at Kyo"),
        ("Ivo Lund, a vitrectomist at the Harl Clinic", "Prof Lund’s clinic", "a vitrectomist at the Harl"),
        ("Gus Hale, a stonemason with Harl Minster", "Sir Gus’s workshop", "a stonemason with Harl Minster"),
    ],
)
def test_a_form_of_address_in_a_later_mention_takes_no_role_away(described, later, role):
    quotation = "“The effect was larger than anything that we had seen,”"
    draft = DRAFT.format(f"{quotation} said {described}. “We will go on.”", f"{later} was paid by Yasai Foods.")
    (source,) = (one for one in audit(draft, "a.md").dossier.sources if one.name and one.name in described)
    assert role in (source.title or "")


@pytest.mark.parametrize(
    "role",
    [
        "co-founder of the group", "vice-chair of the trust", "editor-in-chief of Nova", "president-elect of the club",
        "primatologist at the zoo", "radiographer in Leeds", "co-owner of the yard",
    ],
)  # fmt: skip
def test_compounds_and_names_of_sciences_are_roles(role):
    draft = DRAFT.format(f"“The effect was larger than we had thought,” said Mary Dowd, {role}.", "It was published.")
    (source,) = (one for one in audit(draft, "a.md").dossier.sources if one.name == "Mary Dowd")
    assert source.title == role


@pytest.mark.parametrize("headline", ["Vets warn of new virus", "Bakers fear closure", "Tests reveal lead in water"])
def test_a_plural_that_opens_a_headline_names_nobody(headline):
    draft = f"# {headline}\n\n“It is worse than we thought,” said Mary Dowd, harbourmaster at Harl.\n"
    assert [one.name for one in audit(draft, "a.md").dossier.sources if one.name] == ["Mary Dowd"]
