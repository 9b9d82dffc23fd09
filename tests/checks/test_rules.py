"""Every fault names a rule that the rulebook explains, and the rulebook explains nothing else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from conversations.checks.rules import RULES

ROOT = Path(__file__).parent.parent.parent
ID = re.compile(r"[a-z]+(-[a-z]+)*")

# Where a call that makes a fault is given its rule, by the position of the argument.
MAKERS = {"Fault": 5, "tell": 0, "warn": 0, "gap": 0, "note": 0}


def trees() -> Iterator[ast.Module]:
    for package in ("conversations", "bot"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if "rulebook" not in path.parts:
                yield ast.parse(path.read_text(encoding="utf-8"))


def texts(node: ast.expr) -> Iterator[str]:
    """The texts that an argument may be, both branches of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and ID.fullmatch(node.value):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)


def is_sentence(node: ast.expr) -> bool:
    """Whether a table's entry begins as the entries of refusals do: with words, and a full stop at their end."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".")


def named() -> set[str]:
    """The rules that are named outright: in calls, as what is taken where none is said, and in tables of refusals."""
    found: set[str] = set()
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Tuple) and len(node.elts) > 2 and is_sentence(node.elts[0]):
                found.update(texts(node.elts[-1]))
            if isinstance(node, ast.AnnAssign) and node.value and getattr(node.target, "id", "") == "rule":
                found.update(texts(node.value))
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for keyword in node.keywords:
                if keyword.arg == "rule":
                    found.update(texts(keyword.value))
            place = MAKERS.get(name)
            if place is not None and len(node.args) > place:
                found.update(texts(node.args[place]))
    return found


def test_every_rule_that_a_fault_names_is_in_the_rulebook() -> None:
    assert sorted(named() - RULES.keys()) == []


def test_every_rule_of_the_rulebook_is_named_somewhere() -> None:
    constants = {
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(RULES.keys() - constants) == []


def test_every_rule_is_explained_in_whole_sentences() -> None:
    for rule in RULES.values():
        assert ID.fullmatch(rule.id)
        assert not rule.title.endswith(".")
        for sentence in (rule.why, rule.remedy):
            assert (
                sentence[0].isupper()
                or not sentence[0].isalpha()
                or sentence.startswith(("search()", "or_other", "position("))
            ), rule
            assert sentence.endswith((".", "?”", ".”")), rule
