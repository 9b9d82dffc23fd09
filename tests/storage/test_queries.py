"""The file of statements: each is right for the schema, described, and used."""

import ast
import re
import sqlite3
from pathlib import Path

import pytest

import storage
from storage import queries
from storage.database import migrations

FOLDER = Path(storage.__path__[0])
TEXT = (FOLDER / "queries.sql").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def schema() -> sqlite3.Connection:
    """All stores' tables in one database: no name is in two."""
    connection = sqlite3.connect(":memory:")
    for store in ("ledger", "shares", "exports", "audit"):
        for _, sql in migrations(store):
            connection.executescript(sql)
    return connection


@pytest.mark.parametrize("name", sorted(queries.names()))
def test_every_statement_is_right_for_the_schema(schema: sqlite3.Connection, name: str) -> None:
    """As it stands, and as it is made for a list or for many rows."""
    statement: str = getattr(queries, name)
    every = [statement]
    if "IN (?)" in statement:
        every.append(queries.for_list(statement, 100))
    if re.search(r"VALUES \([?, ]+\)", statement):
        every.append(queries.for_rows(statement, 100))
    for one in every:
        numbered = re.findall(r"\?\d", one)
        schema.execute(f"EXPLAIN {one}", [None] * (len(set(numbered)) or one.count("?"))).fetchall()


def test_every_statement_is_used_and_described() -> None:
    """A statement that nobody runs is not kept; each has a sentence before it."""
    used: set[str] = set()
    for path in (*FOLDER.rglob("*.py"), *(FOLDER.parent / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "queries"
            ):
                used.add(node.attr)
    assert queries.names() - used == set()
    assert used - queries.names() <= {"for_list", "for_rows", "names"}
    assert set(re.findall(r"^-- name: (\w+)\n-- [A-Z].*\.\n", TEXT, re.MULTILINE)) == queries.names()


def test_no_statement_stands_outside_the_file() -> None:
    """But for what opens a database, or copies its tables by name, SQL is reviewed as SQL."""
    for path in FOLDER.rglob("*.py"):
        # What tells a researcher how to read a bundle is words, and is run by nobody here.
        if (
            path.name in ("database.py", "soundness.py", "snapshot.py", "taking.py")
            or path.parent.name == "documents"
        ):
            continue
        words = [
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        assert not [word for word in words if re.match(r"(SELECT|INSERT|DELETE|UPDATE) ", word)], path.name


def test_a_statement_that_is_not_there_is_named() -> None:
    with pytest.raises(AttributeError, match="no statement named nothing_like_it"):
        _ = queries.nothing_like_it


@pytest.mark.parametrize(
    "name",
    [
        "updates_seen",
        "sessions",
        "outbox_of_story",
        "consents_of_story",
        "posts_of_story",
        "updates_forget",
        "chat_standing",
        "chat_latest",
        "chat_count",
        "chat_gone",
        "fact",
        "channel",
        "releases",
        "releases_last",
        "edition_waiting",
        "editions_quoting",
        "held_forget_story",
        "outbox_left",
    ],
)
def test_a_turn_never_reads_a_whole_table(schema: sqlite3.Connection, name: str) -> None:
    """What is asked for at every turn is found by an index, however much is kept."""
    statement: str = getattr(queries, name)
    plan = schema.execute(f"EXPLAIN QUERY PLAN {statement}", [None] * statement.count("?")).fetchall()
    assert not [step for *_, step in plan if step.startswith("SCAN")]
