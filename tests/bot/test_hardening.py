"""The process keeps itself to itself."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import parser
from bot.hardening import may_swap

ROOT = Path(__file__).parents[2]
SHOWN = """
import ctypes, resource
from bot.hardening import harden
harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
import os
os.abort()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_no_core_is_dumped_and_no_other_process_looks_in(tmp_path: Path) -> None:
    """Asked of the system itself, and tried by an end that would dump one."""
    ended = subprocess.run(
        [sys.executable, "-c", SHOWN],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout == "(0, 0) 0\n"
    assert ended.returncode == -6
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("swaps", "limits", "expected"),
    [
        ("", {}, False),
        ("/dev/sda2 partition 1000 0 -2\n", {}, True),
        ("/dev/sda2 partition 1000 0 -2\n", {"a/b": "max\n"}, True),
        ("/dev/sda2 partition 1000 0 -2\n", {"a/b": "0\n"}, False),
        ("/dev/sda2 partition 1000 0 -2\n", {"a": "0\n", "a/b": "max\n"}, False),
    ],
)
def test_swap_is_found_unless_a_limit_keeps_memory_out_of_it(
    tmp_path: Path, swaps: str, limits: dict[str, str], expected: bool
) -> None:
    proc, groups = tmp_path / "proc", tmp_path / "groups"
    (proc / "self").mkdir(parents=True)
    (groups / "a" / "b").mkdir(parents=True)
    (proc / "swaps").write_text(f"Filename Type Size Used Priority\n{swaps}")
    (proc / "self" / "cgroup").write_text("0::/a/b\n")
    for place, limit in limits.items():
        (groups / place / "memory.swap.max").write_text(limit)
    assert may_swap(proc, groups) is expected
    assert not may_swap(tmp_path / "nothing", groups)


def options(of: argparse.ArgumentParser) -> Iterator[str]:
    """Every option of a command line and of its commands."""
    for action in of._actions:  # argparse has no public way to ask
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from options(command)


def test_no_secret_is_given_on_a_command_line() -> None:
    """Other users of a machine can see command lines: secrets come by file or credential."""
    found = {
        name
        for name in options(parser())
        if any(word in name for word in ("secret", "token", "password", "key"))
    }
    assert found == {
        "--password-file",
        "--key",
    }  # the one names a file, the other is a researcher's public key
