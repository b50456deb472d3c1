"""Ten sentences in seven formats, quoted in ten forms: nearly every verdict is right, and no change passes as verbatim."""

from __future__ import annotations

import io

import pytest
from docx import Document as WordDocument

from onrecord.readers import read_evidence
from onrecord.verify import Index, index_file
from tests.verify.notes import verdict

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
]
TIDIED = "Well it is, um, it is the the people who, you know, who stay behind that pay for all of this"


def text(said):
    return "\n\n".join(f"DANA VALE: {each}.\n\nJON RUIZ: I hear you." for each in said).encode()


def page(said):
    return (
        "<html><body><article><h1>Meeting</h1>" + "".join(f"<p>{each}.</p>" for each in said) + "</article></body>"
    ).encode()


def word(said):
    file, out = WordDocument(), io.BytesIO()
    for each in said:
        file.add_paragraph(f"{each}.")
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
    numbers = {"1987": "1978", "26": "62", "140": "410", "3,000": "3 million", "ninety": "nineteen"}
    found = next((number for number in numbers if number in words), None)
    return (
        words.replace(found, numbers[found])
        if found
        else words.replace(" the ", " the two ", 1).replace(" a ", " 12 ", 1)
    )


def forms(words: str) -> dict[str, tuple[str, str]]:
    parts = words.split()
    at = len(parts) // 2
    return {
        "verbatim": (words, "verbatim"),
        "marks": (words.replace("'", "’").replace(",", " –").replace("3 –000", "3,000"), "verbatim"),
        "brackets": (" ".join(["[Vale’s family]", *parts[1:]]) if "not" not in parts[:3] else words, "verbatim"),
        "ellipsis": (" ".join([*parts[:6], "…", *parts[8:]]), "verbatim"),
        "swapped": (" ".join([*parts[:at], "harbour", *parts[at + 1 :]]), "altered"),
        "dropped": (" ".join([*parts[:at], *parts[at + 1 :]]), "altered"),
        "added": (" ".join([*parts[:at], "really", *parts[at:]]), "altered"),
        "negation": (without_not(words), "altered"),
        "number": (with_other_number(words), "altered"),
        "absent": (" ".join(f"{part}s" if part.islower() else part for part in reversed(parts)), "not-found"),
    }


@pytest.mark.parametrize("name", FORMATS)
def test_nearly_every_verdict_is_right_in_every_format(name):
    notes = Index([index_file(read_evidence(FORMATS[name]([*SAID, TIDIED]), name))])
    wrong = [
        (form, words, found)
        for said in SAID
        for form, (words, expected) in forms(said).items()
        if (found := verdict(words, notes)) != expected
    ]
    assert len(wrong) <= 2, wrong  # of 100
    assert not [each for each in wrong if each[2] == "verbatim"], wrong
    assert verdict("it is the people who stay behind that pay for all of this", notes) == "tidied"
