"""A folder that appears whole or not at all."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from tempfile import mkdtemp

from storage.errors import OutputRefused

if sys.platform != "win32":
    import fcntl


@contextmanager
def appearing(folder: Path) -> Iterator[Path]:
    """A folder beside the one asked for, put in its place when all went well and removed when not.

    Readable by its owner alone, as is everything in it. A process that is killed leaves the folder beside, with a dot before
    its name; the next one that makes the same folder takes it away, for stories may be in it.

    Raises:
        OutputRefused: The folder holds something, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputRefused(f"{folder} holds something already: give a new or an empty folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        unfinished = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        lock = _locked(unfinished)
    except OSError as error:
        raise OutputRefused(f"{folder} cannot be written ({error.strerror}): give another folder") from None
    try:
        yield unfinished
        for path in unfinished.rglob("*"):
            path.chmod(0o700 if path.is_dir() else 0o600)
        if folder.exists():
            folder.rmdir()
        unfinished.replace(folder)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise OutputRefused(
            f"{folder} cannot be written ({error.strerror}): free space or give another folder"
        ) from None
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    finally:
        if lock is not None:
            os.close(lock)


def _sweep(folder: Path) -> None:
    """Take away what killed processes left; a folder that somebody fills is locked, and stays."""
    for left in folder.parent.glob(f".{escape(folder.name)}-*"):
        if not left.is_dir() or left.is_symlink():
            continue
        lock = _locked(left)
        if lock is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(lock)


def _locked(folder: Path) -> int | None:
    """A lock on a folder that goes with its process; None where another has it, or where folders cannot be locked."""
    if sys.platform == "win32":
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
