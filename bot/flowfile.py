"""The file a flow is in: read, checked and compiled; in a process of its own where memory matters.

Reading a spreadsheet takes ten megabytes of libraries and half a second that a service needs once in the life
of a flow. So a running service reads a new file in a child process, and a file it has seen before not at all.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from importlib import resources
from multiprocessing import get_context
from pathlib import Path

from bot.settings import SettingRefused
from conversations.errors import Fault, FlowRefused
from conversations.forms.files import FileKind, read
from conversations.forms.sheets import Sheets, pack, unpack

BUILT_IN_FLOW = "family_story.md"

Reader = Callable[["FlowFile"], Sheets]
"""Reads a file's sheets; raises ``FlowRefused``."""


@dataclass(frozen=True, slots=True)
class FlowFile:
    """A file with a flow in it, and what kind it is."""

    kind: FileKind
    data: bytes = field(repr=False)

    @property
    def digest(self) -> bytes:
        """32 bytes that name this very file: SHA-256 of its kind and its bytes."""
        return sha256(self.kind.value.encode() + b"\x00" + self.data).digest()


def load(path: Path | None) -> FlowFile:
    """The flow file at ``path``, or the built-in one.

    Raises:
        SettingRefused: It cannot be read, or is no kind of form we know.
    """
    if path is None:
        return FlowFile(
            FileKind.MARKDOWN, resources.files("conversations").joinpath("flows", BUILT_IN_FLOW).read_bytes()
        )
    try:
        kind = FileKind(path.suffix.lower().lstrip("."))
    except ValueError:
        raise SettingRefused(
            f"The flow {path} must be an XLSForm ending in .xlsx, .xls, .csv or .md."
        ) from None
    try:
        return FlowFile(kind, path.read_bytes())
    except OSError as error:
        raise SettingRefused(
            f"The flow {path} cannot be read ({error.strerror}). Check FIRSTHAND_FLOW."
        ) from None


def read_here(file: FlowFile) -> Sheets:
    """Read the sheets in this process.

    Raises:
        FlowRefused: It is no form, or one that Kobo and ODK would refuse too.
    """
    return read(file.data, file.kind)


def read_apart(file: FlowFile) -> Sheets:
    """Read the sheets in a child process, which takes its libraries with it when it ends.

    Raises:
        FlowRefused: As ``read_here``.
    """
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as child:
        found = child.submit(_read, file).result()
    if isinstance(found, tuple):
        raise FlowRefused(found)
    return unpack(found)


def _read(file: FlowFile) -> bytes | tuple[Fault, ...]:
    try:
        return pack(read_here(file))
    except FlowRefused as refused:
        return refused.faults
