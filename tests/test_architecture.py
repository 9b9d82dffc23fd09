"""Promises about the code itself, read off its source."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "conversations", "storage")


@cache
def modules(*packages: str) -> tuple[tuple[str, ast.Module], ...]:
    """Every module of the packages: its path below the root, and its tree."""
    return tuple(
        (str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8")))
        for package in packages
        for path in sorted((ROOT / package).rglob("*.py"))
    )


def name_of(node: ast.expr) -> str:
    """The last part of what is called: ``b`` of ``a.b()``; of a row its first column, which is its id."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and node.slice.value == 0:
        return "id" if name_of(node.value) == "row" else ""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


@cache
def named() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """By name: the modules that call it, and those in which a class of it stands."""
    made: defaultdict[str, set[str]] = defaultdict(set)
    defined: defaultdict[str, set[str]] = defaultdict(set)
    for path, tree in modules(*PACKAGES):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                made[name_of(node.func)].add(path)
            elif isinstance(node, ast.ClassDef):
                defined[node.name].add(path)
    return made, defined


def test_a_release_and_a_summary_are_made_in_their_own_modules_alone() -> None:
    """The gates are types: whoever holds one has been through the gate."""
    made, defined = named()
    for gate in ("Release", "Summary"):
        assert len(defined[gate]) == 1, gate
        assert made[gate] == defined[gate], gate


def test_no_module_under_tests_can_shadow_a_package() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_no_line_of_a_log_has_more_than_counts_and_kinds_in_it() -> None:
    """No f-string, and no argument that is a text, an address, an account or a whole object of an update."""
    allowed = {
        "len",
        "type",
        "__name__",
        "id",
        "seconds",
        "pause",
        "status",
        "description",
        "reason",
        "place",
        "count",
        "row",
        "channel",  # what the steward calls one of theirs
    }
    for path, tree in modules(*PACKAGES):
        for node in ast.walk(tree):
            if not (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and name_of(node.func.value) == "log"
            ):
                continue
            assert isinstance(node.args[0], ast.Constant), f"{path}:{node.lineno} logs something put together"
            for argument in node.args[1:]:
                last = argument.func if isinstance(argument, ast.Call) else argument
                parts = last.values if isinstance(last, ast.BoolOp) else [last]
                names = {name_of(part) for part in parts if isinstance(part, ast.expr)}
                assert names <= allowed, f"{path}:{node.lineno} logs {names - allowed}"


def test_one_module_alone_asks_telegram_for_a_file() -> None:
    """The one that seals it while it comes in; the library's own ways to a file are used by none."""
    for path, tree in modules("bot"):
        for node in ast.walk(tree):
            words = (
                node.value
                if isinstance(node, ast.Constant)
                else name_of(node)
                if isinstance(node, ast.expr)
                else ""
            )
            assert words not in ("get_file", "download_to_drive", "download_as_bytearray"), path
            assert words != "getFile" or path == "bot/telegram/fetching.py", path


def test_what_opens_a_story_is_imported_only_where_a_researcher_opens_it() -> None:
    """The service seals and cannot open: the opening side is imported by the command of that name alone."""
    opening = {"open_story", "unlock", "read_identity", "Identity", "open_bundle", "OpeningSound", "Sounds"}
    for path, tree in modules("bot", "storage"):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and path.startswith(
                (
                    "bot/telegram",
                    "bot/turns",
                    "bot/mixing",
                    "bot/voices",
                    "storage/attachments",
                    "storage/vault",
                    "storage/ledger",
                    "storage/outbox",
                    "storage/store",
                )
            ):
                assert not opening & {alias.name for alias in node.names}, f"{path}:{node.lineno}"
