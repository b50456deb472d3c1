"""Rules written as data."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from onrecord.domain import Category, Severity
from onrecord.errors import RuleFileError
from onrecord.pipeline import _examine
from onrecord.readers import read
from onrecord.rules import check
from onrecord.rules._candidates import FINDERS
from onrecord.rules._queries import QUERIES
from onrecord.rules._rule_file import rule_class
from onrecord.segment import segment
from onrecord.settings import Settings
from onrecord.structure import structure
from tests.rules.test_every_rule import found as marked

CARD = """
code = "XX101"
severity = "warning"
standards = ["our desk"]
summary = "A summary."
why = "Why."
remedy = "What."
help = "Help."
message = "{words}: who?"
flags = ["A [phrase]."]
passes = ["Nothing."]
"""


def rule(body: str, card: str = CARD):
    return rule_class(card + body, PurePath("our_rule.toml"), Category.VAGUE_ATTRIBUTION, "desk.our_rule")()


def found(body: str, text: str, card: str = CARD) -> list[str]:
    document = read(text.encode(), "draft.txt")
    dossier = _examine(document, segment(document), Settings(select=("SU",)), 1).dossier
    return [finding.span.of(document.text) for finding in check(dossier, [rule(body, card)])]


def test_metadata_comes_from_the_file_and_name_from_its_path():
    info = rule('find.phrases.phrase = ["in a row"]').info
    assert (info.code, info.name, info.severity) == ("XX101", "our-rule", Severity.WARNING)
    assert (info.summary, info.why, info.remedy) == ("A summary.", "Why.", "What.")


def test_phrases_are_searched_in_the_reporters_voice_only():
    body = 'find.phrases.phrase = ["raise|raises eyebrows"]'
    text = "Harbour deal\n\nThe deal raises eyebrows at the harbour.\n\n“It raises eyebrows, and it should,” said Nora Vale.\n"
    assert found(body, text) == ["raises eyebrows"]


def test_group_hit_is_what_is_flagged():
    assert found("find.phrases.expression = 'so (?P<hit>called)'", "The so called gate fell.") == ["called"]


def test_only_if_and_unless_restrict_the_findings():
    text = "The old gate fell. The new gate, a wooden one, fell. No gate fell."
    look = "\nfind.phrases.phrase = ['gate']"
    assert len(found(look, text)) == 3
    assert len(found("unless = [{before = 'No ', within = 3}]" + look, text)) == 2
    assert len(found("only_if = [{followed_by = ', a'}]" + look, text)) == 1
    assert len(found("unless = [{any = [{before = 'old'}, {after = 'wooden'}]}]" + look, text)) == 1


def test_find_sources_selects_sources_by_kind():
    body = 'only_if = ["says"]\n[find.sources]\nkind = ["unnamed-group"]'
    assert found(body, "Critics say the gate is old. Nora Vale, who built it, said it is not.") == ["Critics"]


def test_line_breaks_in_an_expression_are_ignored():
    assert found("find.phrases.expression = '''\n  gate\n  |bridge'''", "A gate and a bridge.") == ["gate", "bridge"]


def test_pieces_are_expanded_and_may_contain_earlier_pieces():
    body = "[pieces]\nthing = ['gate', 'bridge']\nold = 'old {thing}'\n[find.phrases]\nexpression = '{old}s?'"
    assert found(body, "The old bridges and the gate.") == ["old bridges"]


def test_piece_may_be_a_word_list_or_a_pattern_of_the_language_pack():
    assert found("find.phrases.expression = 'the {loaded_epithets}'", "There sat the disgraced man.") == [
        "the disgraced"
    ]
    assert found("find.phrases.expression = 'he {wrongdoing.act}'", "So he stole it, and she left.") == ["he stole"]


def test_pattern_of_the_pack_keeps_its_flags_in_an_expression_of_another_case():
    body = "find.phrases.expression = '(?i)MAYOR {wrongdoing.act}'"
    assert found(body, "The mayor stole it. The mayor STOLE it.") == ["mayor stole"]


def test_second_part_looks_in_sentences_in_which_the_first_found_nothing():
    body = "find.phrases.phrase = ['gate']\n[[also]]\nfind.phrases.phrase = ['bridge']"
    assert found(body, "The gate and the bridge fell. A bridge fell.") == ["gate", "bridge"]


@pytest.mark.parametrize(
    ("once", "expected"),
    [("sentence", ["gate", "gate", "gate"]), ("paragraph", ["gate", "gate"]), ("message", ["gate"])],
)
def test_once_reports_the_first_finding_only(once, expected):
    text = "The old gate and the new gate fell. A gate fell.\n\nThe last gate fell.\n"
    assert found(f"once = '{once}'\nfind.phrases.phrase = ['gate']", text) == expected


def test_words_that_match_several_expressions_are_reported_once():
    assert found("find.phrases.expression = ['gates?', '[a-z]ates']", "The gates fell.") == ["gates"]


def test_end_of_the_flagged_words_is_cut():
    assert found("find.phrases = {expression = 'knew \\w+', cut = ' that'}", "She knew that it fell.") == ["knew"]


def test_claims_are_those_that_nobody_is_credited_with():
    text = "Nora Vale said that the gate fell in May.\n\nThe gate of the harbour fell in June and killed a man.\n"
    assert found("find.claims.phrase = ['fell']", text) == ["fell"]


def test_none_holds_if_no_condition_does():
    body = "only_if = [{none = [{before = 'old'}, {before = 'new'}]}]\nfind.phrases.phrase = ['gate']"
    assert found(body, "The old gate fell. The new gate fell. The gate fell.") == ["gate"]


def test_first_message_whose_condition_holds_is_used_with_its_severity():
    tells = """
tells = [
  {message = "A headline.", only_if = [{voice = "headline"}], severity = "error"},
  {message = "{words} again."},
]
find.phrases = {phrase = ["gate"], voice = ["reporter", "headline"]}
"""
    card = CARD.replace('message = "{words}: who?"\n', "")
    document = structure(read(b"Gate fails\n\nThe gate fell on Tuesday, and nobody was hurt.\n", "draft.txt"))
    dossier = _examine(document, segment(document), Settings(select=("SU",)), 1).dossier
    told = [(finding.message, finding.severity) for finding in check(dossier, [rule(tells, card)])]
    assert told == [("A headline.", Severity.ERROR), ("“gate” again.", Severity.WARNING)]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("find = ", "is not TOML"),
        ('fnd.phrases.phrase = ["a"]', "fnd is no key of a rule file; did you mean find?"),
        ("", "find is missing"),
        ('find.phrase.phrase = ["a"]', "there is no 'phrase'; did you mean phrases?"),
        ('unless = ["credit"]\nfind.phrases.phrase = ["a"]', "there is no 'credit'; did you mean credited?"),
        ('unless = [{before = "a", withn = 3}]\nfind.phrases.phrase = ["a"]', "withn"),
        ("once = 'day'\nfind.phrases.phrase = ['a']", "once is one of sentence, paragraph, claim, message, not 'day'"),
        ("find.phrases.phrase = ['a']\n[[also]]\nfnd = 1", "fnd is no key of a rule file; did you mean find?"),
        ("find.phrases.expression = '{nonesuch}'", "{nonesuch} is no piece of the rule, no word list and no pattern"),
        ("find.phrases.expression = '{wrongdoing.none}'", "{wrongdoing.none} is no piece of the rule"),
        ("find.phrases = {}", "give exactly one of phrase, list and expression"),
        ('find.sources.kind = ["nobody"]', "there is no 'nobody' (valid: own-observation, document, "),
        ('find.phrases.phrase = ["a"]\nfind.sources.kind = ["none"]', "a rule looks for one thing"),
    ],
)
def test_error_is_one_line_that_names_the_file_and_the_word(body, says):
    with pytest.raises(RuleFileError) as caught:
        rule(body)
    assert says in str(caught.value)
    assert str(caught.value).startswith("our_rule.toml: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("entry", [*QUERIES.values(), *FINDERS.values()])
def test_every_query_and_finder_is_documented(entry):
    assert (entry.__doc__ or "").strip().endswith((".", '".'))


def test_docs_list_every_query_with_its_description():
    page = (Path(__file__).parents[2] / "docs" / "rule-files.md").read_text(encoding="utf-8")
    for name, make in QUERIES.items():
        assert f"| `{name}` | {' '.join((make.__doc__ or '').split())} |" in page
    for name in FINDERS:
        assert f"| `{name}` |" in page


def test_example_in_the_docs_is_a_working_rule():
    page = (Path(__file__).parents[2] / "docs" / "rule-files.md").read_text(encoding="utf-8")
    written = page.split("```toml\n")[1].split("```")[0]
    rule = rule_class(written, PurePath("backlash.toml"), Category.LOADED_LANGUAGE, "desk.backlash")()
    for example in (*rule.flags, *rule.passes):
        assert marked(rule, example)[0] == example.text
