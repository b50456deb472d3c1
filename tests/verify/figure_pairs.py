"""Evidence, and sentences of drafts with the verdict that a reader would give of a figure in each.

None: nothing is said of it.
"""

from __future__ import annotations

from onrecord.domain import Dossier
from onrecord.readers import read
from onrecord.segment import segment
from onrecord.structure import structure
from onrecord.verify.figures import Figures
from tests.verify.notes import index

NOTES = index(
    "The council spent £3.4 million on the new library in Harl last year, the audit says.\n\n"
    "A survey by the water board found that 62 percent of homes in Skerrick have lead pipes.\n\n"
    "The fire at the paper mill destroyed 1,197 bales of straw and injured fourteen workers.\n\n"
    "The bridge over the Tarn was closed for 35 days after inspectors counted 41 cracks in its second pillar.\n\n"
    "Work on the tunnel begins on 14 April and takes eighteen months.\n\n"
    "The company sold 2,340 electric vans in the spring, 12 percent fewer than a year before.\n\n"
    "The ferry to Hale carries 240 passengers and 31 cars.\n\n"
    "The driver, a 34-year-old baker from Harl, was going at 78 miles an hour.\n\n"
    "The hospital has 212 beds and treated 18,450 patients in its first year.\n\n"
    "The fund lost $2.3 billion when the dam project was abandoned in October.\n\n"
    "The engineers expect repairs to the pier at Oxmoor to cost 1.2m–1.5m euros and to take 10 to 15 weeks.\n\n"
    "Between 200 and 240 farms in the Vale lost sheep in the blizzard, and prices for wool rose from 40 to 60 pence.\n\n"
    "The school in Tarn Row was built in 1987 and taught pupils in tents from 2019-21.\n\n"
    "The hearing on the quarry opens on 2027-04-14 at 19:30 in the assembly rooms, the clerk wrote.\n\n"
    "Ida Quill, 41, a nurse, won the third prize of the regatta in a rowing boat of her own making.\n\n"
    "Unemployment in the county fell by 3 percentage points to 6.5 per cent, the labour office said.\n\n"
    "The pipeline across the moor is 16 kilometres long and crosses 12 hectares of bog.\n\n"
    "The parish voted 9 to 5 to sell the bell, with a third of the ringers against it, and the sale takes six and a half weeks.\n\n"
    "Otto Marsh, who is 46, was jailed for 26 months for the theft of 340 lamps at a depot that was built in 1994.\n\n"
    "The trial of Wyn Pell (37) and Oda Pell (29) over the sluice at Hale cost the county £38,500, the clerk wrote.\n\n"
    "Nurses counted 87 patients in the corridor at Hale, and eleven were moved to the chapel, where it was 4C at night.\n\n"
    "The share of homes with a boiler fell from 94.1 per cent in 2019 to 83.7 per cent last year.\n\n"
    "Takings at the lido dropped 11.2% to £37,850, and 6,300 swimmers lost a towel; by Sunday 820 were still without one.\n\n"
    "Enrolment at the Abbot school is 187, down from 412, and the waiting list for its nursery stands at 431.\n\n"
    "Ivo Crane was found guilty on five of seven counts of smuggling; 41 of the 160 crates were empty.\n\n"
    "Rowers 3, Wexby 2. The win lifts the Rowers to fourth place in the league.\n\n"
    "A quarter of the anglers said that they would leave the Tolley club, which was founded in 1742.\n\n"
    "The lease of the boathouse is worth £2.08m."
)
PAIRS = [
    ("The council spent £3.4 million on the new library in Harl last year.", "£3.4 million", "agrees"),
    ("The new library in Harl cost the council £3.4m last year.", "£3.4m", "agrees"),
    ("The council spent about £3 million on the new library in Harl last year.", "£3 million", "rounded"),
    ("The council spent £3.5 million on the new library in Harl last year.", "£3.5 million", "differs"),
    ("The fire at the paper mill destroyed 1,100 bales of straw.", "1,100", "differs"),
    ("The fire at the paper mill destroyed 1,210 bales of straw.", "1,210", "differs"),
    ("Otto Marsh was jailed for the theft of 350 lamps at a depot.", "350", "differs"),
    ("The trial of Wyn Pell over the sluice at Hale cost the county £38,000, the clerk wrote.", "£38,000", "differs"),
    ("The trial of Wyn Pell over the sluice at Hale cost the county £39,000, the clerk wrote.", "£39,000", "rounded"),
    ("The trial of Wyn Pell over the sluice at Hale cost the county £39,500, the clerk wrote.", "£39,500", "differs"),
    ("The council spent £4.3 million on the new library in Harl last year.", "£4.3 million", "differs"),
    ("The council spent £3.4 billion on the new library in Harl last year.", "£3.4 billion", "differs"),
    ("The council spent $3.4 million on the new library in Harl last year.", "$3.4 million", "differs"),
    ("In Skerrick, 62% of homes have lead pipes, the water board found in a survey.", "62%", "agrees"),
    ("In Skerrick, sixty-two percent of homes have lead pipes, the water board found.", "sixty-two", "agrees"),
    ("About 60% of homes in Skerrick have lead pipes, the water board found.", "60%", "rounded"),
    ("In Skerrick, 26% of homes have lead pipes, the water board found in a survey.", "26%", "differs"),
    ("The water board has 26 engineers in Skerrick.", "26", None),
    ("The fire at the paper mill destroyed about 1,200 bales of straw.", "1,200", "rounded"),
    ("The fire at the paper mill destroyed 1,197 bales of straw.", "1,197", "agrees"),
    ("The fire at the paper mill destroyed 1,179 bales of straw.", "1,179", "differs"),
    ("The fire at the paper mill injured 14 workers.", "14", "agrees"),
    ("The fire at the paper mill injured 41 workers.", "41", "differs"),
    ("The fire at the paper mill was fought by 41 firefighters.", "41", None),
    ("The bridge over the Tarn was closed for five weeks after inspectors counted cracks.", "five", "agrees"),
    ("The bridge over the Tarn was closed for 53 days after inspectors counted the cracks.", "53", "differs"),
    ("Inspectors counted 41 cracks in the second pillar of the bridge.", "41", "agrees"),
    ("Inspectors counted 14 cracks in the second pillar of the bridge.", "14", "differs"),
    ("Inspectors counted some 40 cracks in the second pillar of the bridge.", "40", "rounded"),
    ("Work on the tunnel begins on 14 April.", "14", "agrees"),
    ("Work on the tunnel begins on April 14.", "14", "agrees"),
    ("Work on the tunnel begins on 24 April.", "24", "differs"),
    ("Work on the tunnel takes 18 months.", "18", "agrees"),
    ("Work on the tunnel takes 28 months.", "28", "differs"),
    ("The company sold 2,340 electric vans in the spring.", "2,340", "agrees"),
    ("The company sold more than 2,300 electric vans in the spring.", "2,300", "rounded"),
    ("The company sold 3,240 electric vans in the spring.", "3,240", "differs"),
    ("The company sold 12% fewer electric vans in the spring than a year before.", "12%", "agrees"),
    ("The company sold 21% fewer electric vans in the spring than a year before.", "21%", "differs"),
    ("The ferry to Hale carries 240 passengers.", "240", "agrees"),
    ("The ferry to Hale carries 31 cars.", "31", "agrees"),
    ("The ferry to Hale carries 13 cars.", "13", "differs"),
    ("The ferry to Hale carries 13 sailors.", "13", None),
    ("The ferry to Hale costs 31 euros.", "31", None),
    ("The driver, a 34-year-old baker from Harl, was hurt.", "34", "agrees"),
    ("The driver, a 43-year-old baker from Harl, was hurt.", "43", "differs"),
    ("The driver, a baker from Harl, was going at 87 miles an hour.", "87", "differs"),
    ("The hospital has 212 beds.", "212", "agrees"),
    ("The hospital treated over 18,000 patients in its first year.", "18,000", "rounded"),
    ("The hospital treated 14,850 patients in its first year.", "14,850", "differs"),
    ("The hospital employs 212 nurses.", "212", None),
    ("The fund lost $2.3 billion when the dam project was abandoned.", "$2.3 billion", "agrees"),
    ("The fund lost 2.3 billion dollars when the dam project was abandoned.", "2.3 billion", "agrees"),
    ("The fund lost $2.3 million when the dam project was abandoned in October.", "$2.3 million", "differs"),
    ("The choir has 31 singers and was founded in 1962.", "31", None),
    ("In 2023 the choir sang on 14 May.", "14", None),
    ("The second pillar of the bridge is old.", None, None),
    ("“The ferry to Hale carries 13 cars,” Jon Ruiz said.", "13", None),
    ("Repairs to the pier at Oxmoor will cost €1.2m to €1.5m, the engineers expect.", "€1.2m to €1.5m", "agrees"),
    ("Repairs to the pier at Oxmoor will cost between €1.2m and €1.5m, engineers expect.", "€1.2m and €1.5m", "agrees"),
    ("Engineers expect repairs to the pier at Oxmoor to cost €1.2–1.8m.", "€1.2–1.8m", "differs"),
    ("Engineers expect repairs to the pier at Oxmoor to cost 1.5 million euros.", "1.5 million", "rounded"),
    ("Engineers expect repairs to the pier at Oxmoor to cost £1.2m–£1.5m.", "£1.2m–£1.5m", "differs"),
    ("Engineers expect repairs to the pier at Oxmoor to take 10-15 weeks.", "10-15", "agrees"),
    ("Engineers expect repairs to the pier at Oxmoor to take between ten and 15 weeks.", "ten and 15", "agrees"),
    ("Engineers expect repairs to the pier at Oxmoor to take 10 to 25 weeks.", "10 to 25", "differs"),
    ("Engineers expect repairs to the pier at Oxmoor to take 10-12 weeks.", "10-12", "differs"),
    ("Engineers expect repairs to the pier at Oxmoor to take 10 to 15 days.", "10 to 15", "differs"),
    ("Engineers expect repairs to the pier at Oxmoor to take 12 weeks.", "12", "differs"),
    ("From 200 to 240 farms in the Vale lost sheep in the blizzard.", "240", "rounded"),
    ("Between 200 and 240 farms in the Vale lost sheep in the blizzard.", "200 and 240", "agrees"),
    ("200–240 farms in the Vale lost sheep in the blizzard.", "200–240", "agrees"),
    ("Between 300 and 340 farms in the Vale lost sheep in the blizzard.", "300 and 340", "differs"),
    ("As many as 420 farms in the Vale lost sheep in the blizzard.", "420", "differs"),
    ("The school in Tarn Row taught pupils in tents from 2019 to 2021.", "2019 to 2021", "agrees"),
    ("The school in Tarn Row taught pupils in tents in 2019–2021.", "2019–2021", "agrees"),
    ("The school in Tarn Row was built in 1987.", "1987", "agrees"),
    ("The hearing on the quarry opens on 14 April in the assembly rooms.", "14", "agrees"),
    ("The hearing on the quarry opens on April 14 in the assembly rooms.", "14", "agrees"),
    ("The hearing on the quarry opens on 14/4/2027 in the assembly rooms.", "14/4/2027", "agrees"),
    ("The hearing on the quarry opens on 14 Apr. in the assembly rooms.", "14", "agrees"),
    ("The hearing on the quarry opens on the 14th of April in the assembly rooms.", "14th", "agrees"),
    ("The hearing on the quarry opens on 14 May in the assembly rooms.", "14", "differs"),
    ("The hearing on the quarry opens at 7.30pm in the assembly rooms.", "7.30pm", "agrees"),
    ("The hearing on the quarry opens at 8.30pm in the assembly rooms.", "8.30pm", "differs"),
    ("Ida Quill, a nurse aged 41, won a prize of the regatta in a rowing boat.", "41", "agrees"),
    ("The nurse Ida Quill, 41, won a prize of the regatta in a rowing boat of her making.", "41", "agrees"),
    ("The nurse Ida Quill, 14, won a prize of the regatta in a rowing boat of her making.", "14", "differs"),
    ("Ida Quill won the third prize of the regatta in a rowing boat of her own making.", "third", "agrees"),
    ("Ida Quill won the 3rd prize of the regatta in a rowing boat of her own making.", "3rd", "agrees"),
    ("Ida Quill won the second prize of the regatta in a rowing boat of her own making.", "second", "differs"),
    ("Unemployment in the county fell by 3 points, the labour office said.", "3", "agrees"),
    ("Unemployment in the county fell by 3 per cent, the labour office said.", "3", "differs"),
    ("Unemployment in the county fell to 6.5%, the labour office said.", "6.5%", "agrees"),
    ("Unemployment in the county fell to 5.6%, the labour office said.", "5.6%", "differs"),
    ("The pipeline across the moor is 10 miles long.", "10", "rounded"),
    ("The pipeline across the moor is 16 miles long.", "16", "differs"),
    ("The pipeline across the moor crosses 30 acres of bog.", "30", "rounded"),
    ("The parish voted 9–5 to sell the bell.", "9–5", "agrees"),
    ("By nine votes to five, the parish chose to sell the bell.", "nine votes to five", "agrees"),
    ("The parish voted 9–4 to sell the bell.", "9–4", "differs"),
    ("About 33 per cent of the ringers in the parish were against the sale of the bell.", "33", "rounded"),
    ("Half of the ringers in the parish were against the sale of the bell.", "Half", "differs"),
    ("The sale of the bell in the parish takes 6½ weeks.", "6½", "agrees"),
    ("The sale of the bell in the parish takes eight and a half weeks.", "eight and a half", "differs"),
    (
        "Otto Marsh was jailed for two years and two months for the theft of lamps.",
        "two years and two months",
        "agrees",
    ),
    (
        "Otto Marsh was jailed for three years and two months for the theft of lamps.",
        "three years and two months",
        "differs",
    ),
    ("Otto Marsh, who is in his forties, was jailed for the theft of lamps at a depot.", "forties", "rounded"),
    (
        "Otto Marsh, who is in his late forties, was jailed for the theft of lamps at a depot.",
        "late forties",
        "rounded",
    ),
    ("Otto Marsh, who is in his thirties, was jailed for the theft of lamps at a depot.", "thirties", "differs"),
    ("Otto Marsh was jailed for the theft of lamps at a depot of the 1990s.", "1990s", "rounded"),
    ("Otto Marsh was jailed for the theft of lamps at a depot that was built in the 1970s.", "1970s", "differs"),
    ("Otto Marsh was jailed for the theft of hundreds of lamps at a depot.", "hundreds", "rounded"),
    ("Otto Marsh was jailed for the theft of dozens of lamps at a depot.", "dozens", "differs"),
    ("Otto Marsh was jailed for the theft of more than 300 lamps at a depot.", "300", "rounded"),
    ("Otto Marsh was jailed for the theft of fewer than 300 lamps at a depot.", "300", "differs"),
    ("In the corridor at Hale, nurses counted 87 people.", "87", "agrees"),
    ("Nurses counted 78 people in the corridor at Hale.", "78", "differs"),
    ("Of the patients whom nurses counted in the corridor at Hale, 11 were moved to the chapel.", "11", "agrees"),
    ("Of the patients whom nurses counted in the corridor at Hale, 17 were moved to the chapel.", "17", "differs"),
    ("Wyn Pell, 37, of Hale, who keeps bees, and Oda Pell, 29, were let go.", "37", "agrees"),
    ("Wyn Pell, 73, of Hale, who keeps bees, was let go.", "73", "differs"),
    ("Oda Pell, 37, of Hale, who keeps bees, was let go.", "37", "differs"),
    ("After months of work in all weathers, the county had spent £35,800 on the trial.", "£35,800", "differs"),
    ("It was 40F at night in the chapel to which the patients at Hale were moved.", "40", "rounded"),
    ("The share of homes with a boiler fell to 83.7% last year.", "83.7%", "agrees"),
    ("The share of homes with a boiler fell to 87.3% last year.", "87.3%", "differs"),
    ("Takings at the lido dropped 11.2 per cent.", "11.2", "agrees"),
    ("Some 820 swimmers were still without a towel by Sunday.", "820", "agrees"),
    ("Enrolment at the Abbot school is 187.", "187", "agrees"),
    ("Enrolment at the Abbot school is 178, down from 412.", "178", "differs"),
    ("The waiting list for the nursery stands at 413.", "413", "differs"),
    ("Ivo Crane was found guilty on five counts of smuggling.", "five", "agrees"),
    ("Ivo Crane was found guilty on six counts of smuggling.", "six", "differs"),
    ("The Rowers win 3-2 against Wexby.", "3-2", "agrees"),
    ("The Rowers win 3-1 against Wexby.", "3-1", "differs"),
    ("The win lifts the Rowers to fifth place in the league.", "fifth", "differs"),
    ("One in four anglers said that they would leave the Tolley club.", "One in four", "agrees"),
    ("The lease of the boathouse is worth £2.08 million.", "£2.08 million", "agrees"),
    ("The lease of the boathouse is worth £2.8 million.", "£2.8 million", "differs"),
    ("It was 14C at night in the chapel to which the patients at Hale were moved.", "14", "differs"),
]


def verdicts(draft: str) -> dict[str, str]:
    document = structure(read(draft.encode(), "draft.txt"))
    dossier = Dossier(document, segment(document))
    return {dossier.text(each.span): each.verdict.value for each in Figures(dossier, NOTES, frozenset()).verified()}
