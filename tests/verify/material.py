"""Sixty statements, seven formats of evidence that hold them, and the forms in which a draft may quote them."""

from __future__ import annotations

import io
import re

from docx import Document as WordDocument

SAID = [
    "We have not found a single family in the valley that was paid back for the flood of 1987",
    "My grandmother taught me to read the river, and the river never lied to her",
    "The committee met 26 times last winter and it didn't once ask a farmer what he thought",
    "If you want to know why the school closed you should look at the price of a bus ticket",
    "I was told that nobody would be sent home, and on Friday 140 people were sent home",
    "There is no cheaper way to keep a road open than to clear the ditch beside it",
    "They offered me 3,000 dollars for the orchard and I laughed until I had to sit down",
    "You cannot mend a roof by holding a meeting under it while the rain comes in",
    "Half of what the agency calls new housing has stood empty since the paint dried",
    "The doctor drives ninety miles twice a week and she has never missed a single Thursday",
    "In 31 years as a ferryman I have never lost a passenger, and I do not mean to begin with you",
    "The bank asked us for 12 signatures and then it mislaid the paper that we had signed",
    "Nobody who has carried water up those stairs would call the pump a luxury",
    "I counted 47 herons on the marsh the spring before they drained it",
    "We asked for a teacher and they sent us a box of tablets without a charger",
    "My sister ran the bakery for 18 years and she did not close it on one single morning",
    "The map in the town hall shows a bridge that no one alive has ever crossed",
    "They told us that the noise would stop by June, and it is October now",
    "I do not trust a plan that fits on one page and has no cost in it",
    "When the mast fell there were 9 of us on deck and not one had a radio",
    "The new road saves the lorries six minutes and it costs the village its square",
    "You can hear the mine at night if you put your ear to the kitchen floor",
    "We have paid the levy for 22 years and we have never seen a lamp mended",
    "The inspector came on a Sunday, looked at the wrong barn, and wrote that all was well",
    "I would rather keep 40 sheep that I know by name than 400 that I must count",
    "No doctor has lived on this island since the old one drowned",
    "She gave the museum 600 letters and they lost the only one that mattered",
    "We did not ask for a monument, we asked for a wall that holds",
    "Every winter the sea takes a metre of the field and nobody sends it a bill",
    "The trust owns 75 houses here and it cannot tell you who lives in one of them",
    "If the orchard goes, the bees go, and then you may keep your jam factory",
    "I have been mayor for 11 weeks and I have not yet found the key to the archive",
    "It was my signature on the form, but it was not my hand that wrote the date",
    "They cut down 130 poplars to make the view that the poplars had been",
    "The choir has sung at every funeral since the war and it never asked for a coin",
    "A boat that is not painted in spring is firewood by autumn, my uncle says",
    "We lost the vote by 3, and two of the men who voted had moved to the coast",
    "The well is 60 metres deep and for the first time in my life it is dry",
    "There was no warning, only a smell of tar and then the light under the door",
    "I told the company that the valve was cracked, and they thanked me for my patience",
    "My pupils can name 14 kinds of cloud and not one of them can swim",
    "The contract runs for 99 years, which is 98 more than I would have signed",
    "Do not tell me that the land is empty when my father is buried in it",
    "We fed 250 people that night from a kitchen that was built for a dozen",
    "The judge read the letter twice and never looked at the man who wrote it",
    "Our lamp oil comes by mule because the lorry will not climb the pass",
    "I was paid 70 a week for work that they now give to three machines",
    "The harbour froze in March, and nobody under fifty had ever seen that",
    "They promised us a clinic with 20 beds and delivered a sign with an arrow",
    "What the flood did not take, the insurers found a reason to keep",
    "I have no quarrel with the wind farm, I only want to be asked before it hums",
    "The last census found 508 of us, and it did not find my cousin or his goats",
    "You may paint the station any colour that you like if a train stops at it",
    "We walked 16 miles to the hearing and it had been moved to the day before",
    "The seed that they sold us never came up, and the invoice came twice",
    "My grandson asked me what a cowslip was and I could not show him one",
    "There are 5 keys to the sluice and the man with the sixth one opened it",
    "Not a shilling of that fund has come over the river in ten years",
    "The theatre has 320 seats, a leaking dome and the best acoustics in the county",
    "I will not sell the field, because a field is the only thing that they stopped making",
]
assert len(SAID) == 60
TIDIED = "Well it is, um, it is the the people who, you know, who stay behind that pay for all of this"


def text(said):
    return "\n\n".join(f"DANA VALE: {each}.\n\nJON RUIZ: I hear you." for each in said).encode()


def page(said):
    return (
        "<html><body><article><h1>Meeting</h1>"
        + "".join(f"<p>DANA VALE: {each}.</p><p>JON RUIZ: I hear you.</p>" for each in said)
        + "</article></body>"
    ).encode()


def word(said):
    file, out = WordDocument(), io.BytesIO()
    for each in said:
        file.add_paragraph(f"DANA VALE: {each}.")
        file.add_paragraph("JON RUIZ: I hear you.")
    file.save(out)
    return out.getvalue()


def subtitles(said):
    cues = []
    for number, each in enumerate(said):
        words = each.split()
        half = len(words) // 2
        for part, line in enumerate((words[:half], words[half:])):
            voice = "<v Dana Vale>" if part == 0 else ""
            cues.append(
                f"00:{number:02}:{30 * part:02}.000 --> 00:{number:02}:{30 * part + 9:02}.000\n{voice}{' '.join(line)}\n"
            )
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def message(said):
    return ("From: Dana Vale <d@example.org>\nSubject: Re\n\n" + "\n\n".join(f"{each}." for each in said)).encode()


def table(said):
    return ("name,answer\n" + "".join(f'Vale,"{each}."\n' for each in said)).encode()


FORMATS = {
    "a.txt": text,
    "a.md": text,
    "a.html": page,
    "a.docx": word,
    "a.vtt": subtitles,
    "a.eml": message,
    "a.csv": table,
}


def without_not(words: str) -> str:
    for negation, rest in (
        (" not ", " "),
        (" never ", " "),
        ("didn't ", "did "),
        ("nobody", "somebody"),
        ("cannot", "can"),
        (" no ", " a "),
    ):
        if negation in words:
            return words.replace(negation, rest, 1)
    return words.replace("want", "do not want") if "want" in words else f"not {words}"


def with_other_number(words: str) -> str:
    """The words with another figure, or with one that nobody said."""
    figure = re.search(r"\d[\d,]*", words)
    if figure is None:
        before, last = words.rsplit(" ", 1)
        return f"{before} 12 {last}"
    value = int(figure[0].replace(",", ""))
    return f"{words[: figure.start()]}{value + 7}{words[figure.end() :]}"


def denies(words: list[str]) -> bool:
    """Whether an ellipsis must not stand for these words."""
    return any(word.lower() in ("not", "never", "nobody", "no", "didn't") for word in words)


def forms(words: str) -> dict[str, tuple[str, str]]:
    parts = words.split()
    at = len(parts) // 2
    return {
        "verbatim": (words, "verbatim"),
        "marks": (words.replace("'", "’").replace(",", " –").replace("3 –000", "3,000"), "verbatim"),
        "brackets": (" ".join(["[Vale’s family]", *parts[1:]]) if not denies(parts[:3]) else words, "verbatim"),
        "ellipsis": (" ".join([*parts[:6], "…", *parts[8:]]), "altered" if denies(parts[6:8]) else "verbatim"),
        "swapped": (" ".join([*parts[:at], "harbour", *parts[at + 1 :]]), "altered"),
        "dropped": (" ".join([*parts[:at], *parts[at + 1 :]]), "altered"),
        "added": (" ".join([*parts[:at], "really", *parts[at:]]), "altered"),
        "negation": (without_not(words), "altered"),
        "number": (with_other_number(words), "altered"),
        "absent": (" ".join(f"{part}s" if part.islower() else part for part in reversed(parts)), "not-found"),
    }
