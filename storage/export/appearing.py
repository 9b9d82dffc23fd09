"""A folder that appears whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from storage.errors import OutputRefused


@contextmanager
def appearing(folder: Path) -> Iterator[Path]:
    """A folder beside the one asked for, put in its place when all went well and removed when not.

    Readable by its owner alone, as is everything in it. Who kills the process leaves the folder beside; its name begins
    with a dot.

    Raises:
        OutputRefused: The folder holds something, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputRefused(f"{folder} holds something already: give a new or an empty folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
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
