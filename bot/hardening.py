"""What this process keeps to itself: no core dump, no other process of the same user looking into it, no swap unsaid.

Python cannot wipe words from memory for certain, so memory must not get to a disk.
"""

import ctypes
import logging
import sys
from pathlib import Path

if sys.platform != "win32":
    import resource

log = logging.getLogger("firsthand.hardening")

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def harden() -> None:
    """Switch core dumps off, and, on Linux, being looked into by other processes of this user (prctl(2), ptrace(2))."""
    if sys.platform != "win32":  # researchers open bundles there too, and Windows dumps none unasked
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def may_swap(proc: Path = Path("/proc"), groups: Path = Path("/sys/fs/cgroup")) -> bool:
    """Whether memory of this process may be written to swap: the machine has some, and no limit of ours keeps it out.

    False where that cannot be known, as on systems that are no Linux.
    """
    try:
        swaps = (proc / "swaps").read_text().splitlines()[1:]
        if not swaps:
            return False
        (group,) = [
            line.removeprefix("0::")
            for line in (proc / "self" / "cgroup").read_text().splitlines()
            if line.startswith("0::")
        ]
    except (OSError, ValueError):
        return False
    folder = groups / group.lstrip("/")
    for place in (folder, *folder.parents):
        if not place.is_relative_to(groups):
            break
        try:
            if (place / "memory.swap.max").read_text().strip() == "0":
                return False
        except OSError:
            continue
    return True


def log_swap() -> None:
    """Say in the log that memory may get to a disk."""
    if may_swap():
        log.warning("this machine may write memory to swap")
