"""The statements of ``queries.sql``, by name, as ``queries.session``.

SQL is written and reviewed as SQL; this module only finds it. A name that is not in the file is an
AttributeError at the first use, which every test of that use meets.
"""

import re
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
