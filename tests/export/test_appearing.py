"""A folder appears whole or not at all, and nothing of a killed run stays beside it."""

import signal
import subprocess
import sys
from pathlib import Path

from storage.export.appearing import appearing

ROOT = Path(__file__).parents[2]
FILLING = """
import sys, pathlib
from storage.export.appearing import appearing
with appearing(pathlib.Path(sys.argv[1])) as unfinished:
    (unfinished / "stories.csv").write_text("it rained")
    print("filling", flush=True)
    sys.stdin.read()
"""


def filling(folder: Path) -> subprocess.Popen[str]:
    """A process that fills the folder until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", FILLING, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "filling\n"
    return process


def test_what_a_killed_run_left_goes_with_the_next_and_a_living_one_is_let_be(tmp_path: Path) -> None:
    """Stories that were opened half way stay on no disk; who opens the same at the same time loses nothing."""
    folder = tmp_path / "sto[r]ies"
    killed, living = filling(folder), filling(folder)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert len(list(tmp_path.iterdir())) == 2
    (tmp_path / ".stories-of-mine").mkdir()
    with appearing(tmp_path / "sto[r]ies"):
        left = sorted(path.name for path in tmp_path.iterdir())
        assert len(left) == 3
        assert ".stories-of-mine" in left
    assert (tmp_path / "sto[r]ies").is_dir()
    living.communicate()
    assert living.returncode == 0
    assert (folder / "stories.csv").read_text() == "it rained"
