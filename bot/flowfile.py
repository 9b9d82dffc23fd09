"""The file a flow is in and the files beside it: found, read, checked and compiled; in a process of its own where
memory matters.

Reading a spreadsheet takes ten megabytes of libraries and half a second that a service needs once in the life
of a flow. So a running service reads a new file in a child process, and a file it has seen before not at all.
"""

import errno
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from pathlib import Path

from bot.apart import apart
from bot.settings import SettingRefused
from conversations.errors import Fault, FlowRefused
from conversations.flow import Flow
from conversations.forms.reading.attachments import ENDINGS, LARGEST_MEDIA, LARGEST_SHOWN, Names, plain_name
from conversations.forms.reading.files import LARGEST_FILE, FileKind, Reading, names, opened, read
from conversations.forms.sheets import Sheets, pack, unpack

BUILT_IN_FLOW = "family_story.md"

MOST_BESIDE = 200
"""Files that one form may name."""

_NOTHING: Mapping[str, bytes] = {}

Reader = Callable[["FlowFile"], Sheets]
"""Reads a file's sheets; raises ``FlowRefused``."""


@dataclass(frozen=True, slots=True)
class FlowFile:
    """A file with a flow in it, what kind it is, and the files it names.

    ``form_id`` is what the form is called where its settings do not say. ``beside`` holds, by name, those of the
    files it names that were found, and no others; ``media`` are those of them that are shown.
    """

    kind: FileKind
    data: bytes = field(repr=False)
    form_id: str = ""
    beside: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def media(self) -> Mapping[str, bytes]:
        """The pictures, sounds and films among the files beside it, by name."""
        return {name: data for name, data in self.beside.items() if not name.lower().endswith(".csv")}

    @property
    def digest(self) -> bytes:
        """32 bytes that name this very file and those beside it: SHA-256 of its kind and its bytes, and of the rest."""
        whole = sha256(self.kind.value.encode() + b"\x00" + self.data)
        if self.form_id or self.beside:
            whole.update(b"\x00" + self.form_id.encode())
        for name in sorted(self.beside):
            whole.update(b"\x00" + name.encode() + b"\x00" + sha256(self.beside[name]).digest())
        return whole.digest()


def load(path: Path | None) -> FlowFile:
    """The flow file at ``path`` with the files that it names, or the built-in one.

    Files are looked for in the folder beside the form that is called as it is with ``-media`` behind, as ODK has
    it, then beside the form itself; nowhere else, and no link that leads elsewhere is followed. What is missing
    is told when the form is read.

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
        data = _bounded(path, LARGEST_FILE)
    except OSError as error:
        raise SettingRefused(f"The flow {path} cannot be read ({error.strerror}). Check the path.") from None
    return FlowFile(kind, data, form_id(path.stem), _beside(path, kind, data))


def form_id(stem: str) -> str:
    """The name of a file made a form's id: letters, digits, ``_``, ``-`` and ``.`` alone; ``form`` where none is left."""
    return re.sub(r"[^\w.-]+", "_", stem).strip("_.-") or "form"


def reading(file: FlowFile) -> Reading:
    """Everything a file gives, read in this process: its sheets and all that was found on the way; never raises."""
    return opened(file.data, file.kind, form_id=file.form_id, beside=file.beside)


@lru_cache(maxsize=2)
def read_here(file: FlowFile) -> Sheets:
    """Read and examine the sheets in this process; what the last two files gave is kept, as the same bytes always give it.

    Raises:
        FlowRefused: It is no form, or one that Kobo and ODK would refuse too, or a file it names is not as it must be,
            or the checker finds a mistake: nobody is asked anything by a form that `firsthand check` refuses.
    """
    # The examination is loaded for a new form alone: a service that knows its form does without.
    from conversations.checks.examination import examined

    sheets = read(file.data, file.kind, form_id=file.form_id, beside=file.beside)
    found = examined(sheets, wording=False)
    if found.flow is None:
        raise FlowRefused(found.faults)
    return sheets


@lru_cache(maxsize=2)
def flow_of(file: FlowFile) -> Flow:
    """Read, check and compile in this process; kept as ``read_here`` keeps its own, for commands that ask several times.

    Raises:
        FlowRefused: As ``read_here``.
    """
    from conversations.forms.compiling import compile_flow

    return compile_flow(read_here(file))


def read_apart(file: FlowFile) -> Sheets:
    """Read and examine the sheets in a child process, which takes its libraries with it when it ends.

    Raises:
        FlowRefused: As ``read_here``.
    """
    found = apart(_read, file)
    if isinstance(found, tuple):
        raise FlowRefused(found)
    return unpack(found)


def _read(file: FlowFile) -> bytes | tuple[Fault, ...]:
    try:
        return pack(read_here(file))
    except FlowRefused as refused:
        return refused.faults


def _names(file: FlowFile) -> Names:
    return names(file.data, file.kind)


def _beside(path: Path, kind: FileKind, data: bytes) -> Mapping[str, bytes]:
    """The files that a form names, where they are found; the form is looked into only where there is any to find."""
    try:
        home = path.parent.resolve(strict=True)
    except OSError:
        return _NOTHING
    folders = [home / f"{path.stem}-media", home]
    there = {folder: _listed(folder) - {path.name} for folder in folders}
    if not any(there.values()):
        return _NOTHING
    file = FlowFile(kind, data)
    spreadsheet = kind in {FileKind.XLSX, FileKind.XLS}
    named = apart(_names, file) if spreadsheet else _names(file)
    found: dict[str, bytes] = {}
    for name in sorted(named.tables | named.media)[:MOST_BESIDE]:
        if not plain_name(name):
            continue
        # Beyond what a form may show in all, the beginning of a file is enough to tell of the rest.
        largest = LARGEST_MEDIA if sum(map(len, found.values())) <= LARGEST_SHOWN else 16
        for folder in folders:
            if name in there[folder] and (content := _content(folder, name, largest)) is not None:
                found[name] = content
                break
    return found


def _listed(folder: Path) -> frozenset[str]:
    """The names in a folder that a form could mean; none where there is no such folder."""
    try:
        return frozenset(path.name for path in folder.iterdir() if path.suffix.lower().lstrip(".") in ENDINGS)
    except OSError:
        return frozenset()


def _content(folder: Path, name: str, largest: int) -> bytes | None:
    """The bytes of a file in this very folder, which is no link; None for what is no plain file there."""
    try:
        inside = (folder / name).resolve(strict=True)
        if inside.parent != folder:
            return None
        return _bounded(inside, largest)
    except OSError:
        return None


def _bounded(path: Path, largest: int) -> bytes:
    """The bytes of a plain file, up to one more than ``largest``: enough to see that it is too large."""
    if not path.is_file():
        # A pipe would be waited for without end.
        raise OSError(errno.ENOENT, "no such plain file")
    with path.open("rb") as file:
        return file.read(largest + 1)
