"""Groups that are credited with a view, whoever else is named nearby, and the members that clear them."""

from __future__ import annotations

import pytest

from onrecord import Settings, audit

OPENING = "Market to move\n\nThe borough will move its market in May, its clerk Ida Holt said.\n\n"


def found(copy):
    report = audit(OPENING + copy + "\n", settings=Settings(select=("VA",), min_confidence=0))
    return {finding.rule.code for finding in report.findings if not finding.by_likeness}


@pytest.mark.parametrize(
    ("copy", "code"),
    [
        ("Opponents say the stalls will go under.\n\nThe mayor, Tom Reid, said the stalls would thrive.", "VA202"),
        ("Scientists say the quay is sinking.\n\nThe contractor, Quay Works, said it was firm.", "VA201"),
        ("The doors watch every guest, critics say.\n\nLocksby, which sells the doors, declined to comment.", "VA202"),
        ("A few, it is true, believe that the stalls will stay.", "VA203"),
        ("Several – among friends – say the clerk is hard to work with.", "VA203"),
        ("Former advisers have grumbled and complained about the clerk.", "VA206"),
        ("Seasoned watchers of the quay suspect that it is sinking.", "VA201"),
        ("Some tenant associations and lobby groups in the borough also contend that the move is unlawful.", "VA202"),
        ("The move has been described by some as theft.", "VA203"),
        ("There is growing concern among residents that the stalls will go.", "VA202"),
        ("The stalls are full, a spokesperson said.", "VA206"),
        ("Numerous accounts have described rows at the quay.", "VA209"),
    ],
)
def test_a_group_without_a_member_is_flagged(copy, code):
    assert code in found(copy)


@pytest.mark.parametrize(
    "copy",
    [
        "Scientists say the quay is sinking. “It drops an inch a year,” said Lena Falk, a geologist at the University of Hull.",
        "Residents fear that the noise will grow.\n\n“We sleep with the windows shut,” said Ola Berg, who lives on Mill Lane.",
        "Campaigners, including Lena Falk, say the stalls will go under.",
        "Scientists at Hull say the quay is sinking.",
        "The clerk met residents and showed them the quay.",
        "Nine of the ten stallholders said they would stay.",
        "The clerk told critics to wait.",
    ],
)
def test_a_group_with_a_member_or_without_a_view_is_not_flagged(copy):
    assert not {"VA201", "VA202", "VA203"} & found(copy)


@pytest.mark.parametrize(
    "copy",
    [
        "The union is suing the borough over the allegedly unlawful move.",
        "The auditors suggested that the clerk had allegedly kept the keys.",
        "This is supposedly a borough of markets, yet it has one.",
        "The chapel is known as the Old Barn.",
        "Police raided a stall. Rain fell. Later, authorities said that a man was held.",
        "The clerk was seen as a reformer by her own staff.",
        "The clerk is expected to appear before the board on Monday.",
    ],
)
def test_a_claim_whose_source_stands_there_is_not_flagged(copy):
    assert not {"VA204", "VA205", "VA206"} & found(copy)
