"""What a rule says to an editor: its summary, its help, and its messages, whatever words of a draft they quote."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache

import pytest

from onrecord.domain import Category
from onrecord.rules import rules
from onrecord.rules._phrase import inline, quoted
from onrecord.rules._rule_file import DataRule
from tests.rules.messages import assert_reads_well
from tests.rules.test_every_rule import EVERY

PHRASES = (
    "sources", "Sources", "a source", "An aide", "the officials", "The Officials", "some", "Many", "they", "1",
    "$240,000", "30 percent", "3.5 million", "(almost) all", "ministers’", "its owner's", "James", "Jo Poe", "U.S.",
    "the mayor’s “fixer”", '"experts"', "'story'", "“death trap”", "‘gross waste’", "«Le Monde»", "so-called",
    "Dr. Amir Shah, Ph.D.", "one of the people close to both ministers", "two lines\n  of one wrapped  phrase",
    "people familiar with the thinking of the committee’s chair",
    "a phrase that is so long that no editor would want to read it all, and that the finding marks in full anyway",
)  # fmt: skip
FILLED = {
    "often": " 12 statements are credited to it.", "number": "12", "words": "74", "between": "9", "len(backed)": "5",
    "what": "accusation", "place": "first quotation", "where": "here or in the sentences around it",
    "act": "asks whether", "changed": "A number was changed", "others": " 2 more differences.", "total": "12",
}  # fmt: skip
"""What is put into a template besides words of the draft, by the expression that gives it."""


@EVERY
def test_summary_is_one_short_sentence(rule):
    summary = rule.info.summary
    assert re.fullmatch(r"[A-Z“][^.?!]*\.", summary), summary
    assert len(summary.split()) <= 22, summary


@EVERY
def test_help_and_documentation_are_whole_sentences(rule):
    assert re.match(r"[A-Z]", rule.help)
    assert len(rule.help) <= 120
    for text in (rule.info.why, rule.info.remedy):
        assert re.match(r"[A-Z“]", text)
        assert text.endswith((".", "”.")), text
        assert "  " not in text


@pytest.mark.parametrize("phrase", PHRASES)
def test_every_template_reads_well_with_any_phrase(phrase):
    for name, template in templates():
        message = template(phrase)
        assert_reads_well(message)
        assert not re.search(r"”[\w’']", message), (name, message)


def test_every_rule_has_a_template():
    found = {code for code, _ in templates()}
    owed = {rule.code for rule in rules() if rule.category is not Category.SUPPRESSIONS}
    assert owed <= found


@cache
def templates():
    """Every message of a rule as a function of the phrase that it quotes, by code of rule."""
    return [(rule.code, template) for rule in rules() for template in templates_of(rule)]


def templates_of(rule):
    """Those of a rule file; of a rule in Python, every f-string that quotes words of the draft."""
    if isinstance(rule, DataRule):
        for message in (message for part in rule.parts for message in part.messages):
            slots = [slot for slot in re.findall(r"\{(\w+)\}", message.text) if slot != "problem"]
            yield lambda phrase, message=message, slots=slots: message.filled(
                {slot: "12" if slot == "number" else phrase for slot in slots}, "A sentence."
            )
        return
    module = inspect.getmodule(type(rule))
    functions = [node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.FunctionDef)]
    for function in functions:
        shown = shown_in(function)
        for node in ast.walk(function):
            if isinstance(node, ast.JoinedStr) and is_message(node, shown):
                for tail in tails(node, module):
                    yield filled(node, shown, tail)


def shown_in(function):
    """The variables that hold words of the draft as a message shows them, with the calls that show them."""
    assigned = (pair for node in ast.walk(function) if isinstance(node, ast.Assign) for pair in pairs(node))
    return {target.id: value for target, value in assigned if isinstance(target, ast.Name) and called(value)}


def pairs(node):
    target = node.targets[0]
    both = isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
    return zip(target.elts, node.value.elts, strict=True) if both else [(target, node.value)]


def called(value):
    """The function that shows words of the draft: `quoted`, `inline`, or a rule's `_name`, which is `inline`."""
    name = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""
    return {"quoted": quoted, "inline": inline, "_name": inline}.get(name)


def is_message(node, shown):
    return any(
        isinstance(part, ast.FormattedValue) and (called(part.value) or getattr(part.value, "id", "") in shown)
        for part in node.values
    )


def tails(node, module):
    """The texts that a table of the rule puts behind the phrase, or one that is empty."""
    tables = [part.value for part in node.values if isinstance(getattr(part, "value", None), ast.Subscript)]
    return list(getattr(module, tables[0].value.id).values()) if tables else [""]


def filled(node, shown, tail):
    def message(phrase):
        return "".join(show(part, phrase) for part in node.values)

    def show(part, phrase):
        if isinstance(part, ast.Constant):
            return part.value
        if isinstance(part.value, ast.Subscript):
            return tail
        function = called(part.value) or called(shown.get(getattr(part.value, "id", "")))
        return function(phrase) if function else FILLED[ast.unparse(part.value)]

    return message


def test_quoted_words_never_contain_nested_quotation_marks_or_line_breaks():
    assert quoted("“death\n trap”") == "“death trap”"
    assert quoted("the “fixer”") == "“the ‘fixer’”"
    assert quoted("ministers’") == "“ministers’”"


def test_long_quotations_are_cut_after_a_whole_word():
    long = "people who were briefed on the talks, and who wanted their names kept out of the paper"
    assert quoted(long) == "“people who were briefed on the talks, and who wanted…”"
    assert inline(long) == "people who were briefed on the talks…"
