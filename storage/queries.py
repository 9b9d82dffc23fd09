"""The statements of ``queries.sql``, by name, as ``queries.session``.

SQL is written and reviewed as SQL; this module only finds it. A name that is not in the file is an
AttributeError at the first use, which every test of that use meets.
"""

import re
from functools import lru_cache
from importlib import resources

_TEXT = resources.files("storage").joinpath("queries.sql").read_text(encoding="utf-8")
_STATEMENTS = {
    name: " ".join(line for line in body.splitlines() if not line.startswith("--")).strip().rstrip(";")
    for name, body in re.findall(
        r"^-- name: (\w+)\n(.*?)(?=^-- name: |\Z)", _TEXT, flags=re.DOTALL | re.MULTILINE
    )
}


def __getattr__(name: str) -> str:
    try:
        return _STATEMENTS[name]
    except KeyError:
        raise AttributeError(f"storage/queries.sql has no statement named {name}") from None


def names() -> frozenset[str]:
    """Every statement's name."""
    return frozenset(_STATEMENTS)


@lru_cache(maxsize=1024)
def for_rows(statement: str, rows: int) -> str:
    """An INSERT of one row made an INSERT of many: its VALUES are repeated.

    One statement for a batch, because each statement hands Python's lock over and takes it back: under load
    that cost more than the statements.
    """
    head, values, tail = _VALUES.match(statement).groups()  # type: ignore[union-attr]  # a bug in queries.sql
    return head + ", ".join([values] * rows) + tail


@lru_cache(maxsize=256)
def for_list(statement: str, length: int) -> str:
    """A statement with one ``IN (?)`` made one for a list of that length."""
    return statement.replace("IN (?)", f"IN ({', '.join('?' * length)})")


_VALUES = re.compile(r"(.*\bVALUES )(\([?, ]+\))(.*)", re.DOTALL)
