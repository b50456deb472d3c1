"""Eighty figures that were written before the program was tried on them: precision and recall of each verdict.

python benchmarks/fresh_figures.py [-v]

Each has a sentence of a draft, the figure in it, and the verdict that an editor would give. None: nothing is to be said
of it. The notes are those of one reporter: a council's minutes, a police log, a survey, a court list, an e-mail.
"""

from __future__ import annotations

import sys
from collections import Counter

from onrecord.domain import Dossier
from onrecord.readers import read, read_evidence
from onrecord.segment import segment
from onrecord.structure import structure
from onrecord.verify import Index, index_file
from onrecord.verify.figures import Figures

NOTES = {
    "minutes.txt": """\
Ostrey borough council, planning committee. The committee voted 7 to 4 to let the brewery build a warehouse on the
old
cattle market. Councillor Prior asked for the vote to be recorded.

The brewery's agent said the warehouse would be 11.5 metres high and have a floor of 4,200 square metres. It will
employ
thirty-six people, of whom nine are drivers.

The clerk reported that the lido lost £287,450 in the last financial year and that 61,300 swimmers used it, against
72,900 in the year before.

The cost of the new footbridge has risen from £1.9m to £2.65m. Work will start in March 2028 and last seven and a
half
months.

The chief executive, Ruth Sandal, 52, will leave on 31 October after eleven years in the post.
""",
    "police.txt": """\
At 03:40 on 9 November a van left the A714 and struck a bus shelter. Two women, aged 23 and 67, were taken to Weir
Lane
hospital. The van was carrying 900 kilos of scrap copper.

Officers searched 18 allotments on Friday and seized 143 cannabis plants worth about £120,000. Six men were
arrested.

The dog, a four-year-old collie, was found on the Monday, 16 miles from its home, after 5 nights on the moor.
""",
    "survey.txt": """\
Ostrey Tenants' Union survey. We sent 1,500 forms and 1,038 tenants answered. One in four tenants said their home
was
damp. 68 per cent said repairs took longer than a month, 21 per cent said they took less than a week, and the rest
did not
know. The average rent in the borough is £914 a month, up 8.3 per cent in a year. Only 12 tenants had complained to
the
ombudsman.
""",
    "court.txt": """\
Leonard Tasker, 44, of Mill Rise, admitted stealing 212 church hymn books between 2011 and 2016 and was jailed for
26
months. The court heard that he had sold them for 50p each. He was ordered to pay costs of £1,340. His brother, Alan
Tasker, was fined £600 and banned from driving for two years.
""",
    "email.txt": """\
The orchard was planted in the 1890s and has 340 trees of 57 kinds. In the storm we lost about a third of them. The
oldest
tree is 13 metres tall. The harvest festival is on Saturday 20 September from 10 a.m. to 4.30 p.m. and tickets cost
£6.50.
Last year 2,180 visitors came and we pressed 3,900 litres of juice.
""",
}

PAIRS: list[tuple[str, str, str | None]] = [
    # the minutes
    ("The planning committee voted 7–4 to let the brewery build a warehouse on the cattle market.", "7–4", "agrees"),
    (
        "By seven votes to four, the committee let the brewery build on the "
        "old cattle market.",
        "seven votes to four", "agrees",
    ),
    ("The committee voted 7–3 to let the brewery build its warehouse on the old cattle market.", "7–3", "differs"),
    (
        "Councillors on the committee voted eight to four to let the brewery "
        "build on the cattle market.",
        "eight to four", "differs",
    ),
    ("The brewery's warehouse would be 11.5m high.", "11.5", "agrees"),
    ("The brewery's warehouse would be 11.5 metres high.", "11.5", "agrees"),
    ("The brewery's warehouse would be nearly 12 metres high, its agent said.", "12", "rounded"),
    ("The brewery's warehouse would be 38 feet high, its agent said.", "38", "rounded"),
    ("The brewery's warehouse would be 15.1 metres high, its agent said.", "15.1", "differs"),
    ("The warehouse will have a floor of 4,200 square metres, the brewery's agent said.", "4,200", "agrees"),
    ("The warehouse will have a floor of 2,400 square metres, the brewery's agent said.", "2,400", "differs"),
    ("The warehouse will employ 36 people.", "36", "agrees"),
    ("The warehouse will employ three dozen people, nine of them drivers.", "three dozen", "agrees"),
    ("The warehouse will employ 63 people, the brewery's agent said.", "63", "differs"),
    ("The lido lost £287,450 in the last financial year.", "£287,450", "agrees"),
    ("The lido lost almost £290,000 in the last financial year.", "£290,000", "rounded"),
    (
        "The lido lost more than a quarter of a million pounds in the last "
        "financial year.",
        "a quarter of a million", "rounded",
    ),
    ("The lido lost £278,450 in the last financial year, the clerk reported.", "£278,450", "differs"),
    ("Last year 61,300 swimmers used the lido.", "61,300", "agrees"),
    ("Some 61,000 people swam in the lido in the last financial year, the clerk reported.", "61,000", "rounded"),
    ("In the year before, 79,200 swimmers used the lido.", "79,200", "differs"),
    ("The new footbridge will cost £2.65 million.", "£2.65 million", "agrees"),
    ("The cost of the new footbridge has risen to more than £2.5m.", "£2.5m", "rounded"),
    ("The cost of the new footbridge has risen to £2.56m.", "£2.56m", "differs"),
    ("Work on the new footbridge will start in March 2028.", "March", "agrees"),
    ("Work on the new footbridge will start in May 2028.", "May", "differs"),
    ("Work on the new footbridge will last 7½ months.", "7½", "agrees"),
    ("Work on the new footbridge will last about eight months from its start in March.", "eight", "rounded"),
    ("Work on the new footbridge will start in March and last nine and a half months.", "nine and a half", "differs"),
    ("Ruth Sandal, the 52-year-old chief executive, will leave in October.", "52", "agrees"),
    ("Ruth Sandal, the chief executive, who is in her fifties, will leave her post.", "fifties", "rounded"),
    ("The chief executive, Ruth Sandal, 54, will leave her post after eleven years.", "54", "differs"),
    ("The chief executive, Ruth Sandal, will leave on October 31.", "31", "agrees"),
    ("The chief executive, Ruth Sandal, will leave her post on 30 October.", "30", "differs"),
    ("The chief executive, Ruth Sandal, will leave after more than a decade in the post.", None, None),
    ("The chief executive, Ruth Sandal, will leave after 12 years in the post.", "12", "differs"),
    # the police log
    ("The van left the road at 3.40am and struck a bus shelter.", "3.40am", "agrees"),
    ("A van left the A714 at 4.30am on 9 November and struck a bus shelter.", "4.30am", "differs"),
    ("A van left the A714 on November 9 and struck a bus shelter.", "9", "agrees"),
    ("A van left the A714 on 19 November and struck a bus shelter.", "19", "differs"),
    ("The van was carrying 900kg of scrap copper.", "900", "agrees"),
    ("The van that struck the bus shelter was carrying nearly a tonne of scrap copper.", None, None),
    ("The van was carrying 900 tonnes of scrap copper.", "900", "differs"),
    ("Officers seized 143 cannabis plants when they searched allotments on Friday.", "143", "agrees"),
    ("Officers searched allotments on Friday and seized more than 140 cannabis plants.", "140", "rounded"),
    ("Officers searched allotments on Friday and seized 134 cannabis plants.", "134", "differs"),
    ("Officers searched allotments on Friday and seized fewer than 140 cannabis plants.", "140", "differs"),
    ("Officers searched eighteen allotments on Friday.", "eighteen", "agrees"),
    ("Officers who searched allotments on Friday arrested six people.", "six", "agrees"),
    ("The officers who searched the allotments on Friday have 18 dogs.", "18", None),
    ("The collie was found 16 miles from its home.", "16", "agrees"),
    ("The dog, a collie, was found 25km from its home after nights on the moor.", "25", "rounded"),
    ("The dog, a collie, was found 61 miles from its home after nights on the moor.", "61", "differs"),
    # the survey
    ("A quarter of tenants said their home was damp.", "A quarter", "agrees"),
    ("In the tenants' union's survey, 25 per cent of tenants said their home was damp.", "25", "agrees"),
    ("In the survey of the tenants' union, one in five tenants said their home was damp.", "one in five", "differs"),
    ("More than two-thirds said repairs took longer than a month.", "two-thirds", "rounded"),
    ("In the survey, 86% said repairs took longer than a month.", "86%", "differs"),
    ("More than 1,000 tenants answered the union's survey.", "1,000", "rounded"),
    ("The union sent fifteen hundred forms to tenants.", "fifteen hundred", "agrees"),
    ("The union sent 5,100 forms to tenants for its survey.", "5,100", "differs"),
    ("The average rent in the borough is £914 a month.", "£914", "agrees"),
    ("The average rent in the borough is just over £900 a month.", "£900", "rounded"),
    ("The average rent in the borough is £941 a month, the tenants' union said.", "£941", "differs"),
    ("The average rent in the borough is up 8.3% in a year.", "8.3%", "agrees"),
    ("The average rent in the borough is up by 3.8% in a year.", "3.8%", "differs"),
    ("Only a dozen tenants had complained to the ombudsman.", "a dozen", "agrees"),
    ("Dozens of tenants had complained to the ombudsman.", "Dozens", "differs"),
    # the court
    ("Leonard Tasker, 44, admitted stealing 212 hymn books.", "212", "agrees"),
    ("Leonard Tasker admitted stealing hundreds of church hymn books.", "hundreds", "rounded"),
    ("Leonard Tasker admitted stealing 221 church hymn books.", "221", "differs"),
    (
        "Leonard Tasker, of Mill Rise, admitted stealing the hymn books and "
        "was jailed for two years and two months.",
        None, None,
    ),
    (
        "Leonard Tasker, of Mill Rise, was jailed for 36 months after he "
        "admitted stealing church hymn books.",
        "36", "differs",
    ),
    ("The court heard that Tasker had sold the hymn books for £0.50 each.", "£0.50", "agrees"),
    # the e-mail
    ("The orchard was planted in the late 19th century, with 340 trees.", "340", "agrees"),
    ("The orchard, planted in the 1980s, has trees of 57 kinds.", "1980s", "differs"),
    ("In the storm, 33 per cent of the trees in the orchard were lost.", "33", "rounded"),
    ("The harvest festival is on 20 September from 10am.", "10am", "agrees"),
    ("Tickets for the harvest festival cost £5.60.", "£5.60", "differs"),
    ("Visitors to the harvest festival pressed 3,900 litres of juice.", "3,900", "agrees"),
    ("More than 2,000 visitors came to the festival last year.", "2,000", "rounded"),
]  # fmt: skip


def index() -> Index:
    paragraphs = {
        name: text.replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n") for name, text in NOTES.items()
    }
    return Index([index_file(read_evidence(text.encode(), name)) for name, text in paragraphs.items()])


def verdicts(draft: str, notes: Index) -> dict[str, str]:
    document = structure(read(draft.encode(), "draft.txt"))
    dossier = Dossier(document, segment(document))
    return {dossier.text(each.span): each.verdict.value for each in Figures(dossier, notes, frozenset()).verified()}


def main() -> None:
    notes = index()
    counted: Counter[tuple[str | None, str | None]] = Counter()
    for draft, figure, expected in PAIRS:
        found = verdicts(draft, notes)
        told = found.get(figure) if figure else next(iter(found.values()), None)
        counted[expected, told] += 1
        if told != expected and "-v" in sys.argv:
            print(f"  {expected} but {told}: {draft} [{figure}] {found}")
    print(f"{len(PAIRS)} figures, {sum(count for (one, other), count in counted.items() if one == other)} right")
    for verdict in ("agrees", "rounded", "differs"):
        right = counted[verdict, verdict]
        said = sum(count for (_, told), count in counted.items() if told == verdict)
        wanted = sum(count for (expected, _), count in counted.items() if expected == verdict)
        print(f"  {verdict:<8} precision {right / max(1, said):.2f}  recall {right / wanted:.2f}  of {wanted}")


if __name__ == "__main__":
    main()
