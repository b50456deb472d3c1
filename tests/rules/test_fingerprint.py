"""What a finding is known by: the same after edits elsewhere, moves, re-wraps, and other quotation marks."""

from __future__ import annotations

import random
import textwrap
from collections import defaultdict
from collections.abc import Callable, Sequence

import pytest

from onrecord import Report, Settings, audit
from onrecord.domain import Dossier, Finding
from onrecord.readers import read
from onrecord.rules import check, rules, select
from onrecord.rules._fingerprint import plain
from onrecord.segment import segment

HEAD = "# Port firm lost millions, sources say"
PARAGRAPHS = (
    ("Two aides and a source said the minister, Rosa Lind, knew of the deal.", "One aide said she signed it in March."),
    ("Some say the port will fail, and many fear that it will.", "“I never saw it,” Lind said on Tuesday."),
    ("Questions remain over who approved the contract.", "The firm, Halden Port, refused to comment."),
    (
        "The port reportedly lost 400 jobs.",
        "Experts said it was never costed.",
        "It is the worst-run port in the country.",
    ),
)
WORDS = "the mayor said that nobody paid for a new bridge on Tuesday, quickly and without a vote of 12 members".split()

Read = Callable[[str], tuple[Dossier, Sequence[Finding]]]


def draft(paragraphs) -> str:
    return "\n\n".join([HEAD, *(" ".join(sentences) for sentences in paragraphs if sentences)]) + "\n"


def by_words(text: str) -> tuple[Dossier, Sequence[Finding]]:
    """What the rules find without the model: the quick half of them, and as good a judge of fingerprints."""
    document = read(text.encode(), "draft.md")
    dossier = Dossier(document, segment(document))
    return dossier, check(dossier, select(rules(), ["ALL"]))


def audited(text: str) -> tuple[Dossier, Sequence[Finding]]:
    report = audit(text, "draft.md", settings=Settings(min_confidence=0))
    return report.dossier, report.findings


def prints(dossier: Dossier, findings: Sequence[Finding]) -> dict[tuple[str, str], list[str]]:
    """The fingerprints of each rule in each sentence, by its words."""
    found = defaultdict(list)
    for each in findings:
        sentence = dossier.sentence_at(each.span.start)
        found[each.rule.code, plain(dossier.text(sentence.span))].append(each.fingerprint)
    return found


def edited(rng: random.Random) -> tuple[str, set[str]]:
    """The draft with one sentence changed, taken out, or joined by another; or two moved. What was touched, too."""
    paragraphs = [list(sentences) for sentences in PARAGRAPHS]
    which = rng.randrange(len(paragraphs))
    at = rng.randrange(len(paragraphs[which]))
    old = paragraphs[which][at]
    match rng.randrange(6):
        case 0:
            del paragraphs[which][at]
        case 1:
            paragraphs[which].insert(at, " ".join(rng.choices(WORDS, k=rng.randrange(3, 12))).capitalize() + ".")
        case 2:
            rng.shuffle(paragraphs)
        case 3:
            words = old.split()
            words[rng.randrange(len(words) - 1)] = rng.choice(WORDS)
            paragraphs[which][at] = " ".join(words)
        case 4:
            words = old.split()
            words.insert(rng.randrange(1, len(words)), rng.choice(WORDS))
            paragraphs[which][at] = " ".join(words)
        case 5:
            paragraphs.insert(which, [" ".join(rng.choices(WORDS, k=9)).capitalize() + "."])
    return draft(paragraphs), {plain(old)}


@pytest.mark.parametrize(("find", "edits"), [(by_words, 200), (audited, 24)])
def test_fingerprints_survive_edits_of_other_sentences(find: Read, edits: int):
    """Rules look around, so a finding may come or go with an edit elsewhere; those that stay are known as before."""
    before = prints(*find(draft(PARAGRAPHS)))
    rng = random.Random(20261125)
    compared = 0
    for _ in range(edits):
        text, touched = edited(rng)
        after = prints(*find(text))
        for key in before.keys() & after.keys():
            if key[1] not in touched:
                stay = min(len(before[key]), len(after[key]))
                assert before[key][:stay] == after[key][:stay], (key, text)
                compared += stay
    assert compared > 4 * edits


def flat(report: Report) -> list[str]:
    return [each.fingerprint for each in report.findings]


@pytest.mark.parametrize("width", [60, 72, 90, 10_000])
def test_fingerprints_survive_rewrapping(width):
    wrapped = "\n\n".join(textwrap.fill(each, width) for each in draft(PARAGRAPHS).split("\n\n"))
    assert flat(audit(wrapped, "draft.md")) == flat(audit(draft(PARAGRAPHS), "draft.md"))


def test_fingerprints_are_the_same_in_html_and_markdown():
    page = f"<h1>{HEAD[2:]}</h1>" + "".join(f"<p>{' '.join(each)}</p>" for each in PARAGRAPHS)
    assert set(flat(audit(page, "draft.html"))) == set(flat(audit(draft(PARAGRAPHS), "draft.md")))


def test_repeated_sentence_has_a_fingerprint_of_its_own():
    twice = audit("Head\n\nSome say the plan will fail. Some say the plan will fail.\n")
    assert len(flat(twice)) == len(set(flat(twice))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Yes,” he said", '"Yes," he said'), ("''Yes,'' he said", '"Yes," he said'), ("the mayor’s plan", "the mayor's plan"),
        ("2010–12 — over", "2010-12 -- over"), ("a\n  long\tline", "a long line"), ("wait…", "wait..."), ("co\u00adop", "coop"),
        ("ten\xa0km", "ten km"), ("Lee ADAMS", "lee adams"), ("\ufeffﬁrst", "first"),
    ],
)  # fmt: skip
def test_typographic_variants_are_the_same_text(one, other):
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"), [("He left.", "He left?"), ("was", "wasn't"), ("12 km", "12km"), ("a b", "ab")]
)
def test_different_wording_is_different_text(one, other):
    assert plain(one) != plain(other)
