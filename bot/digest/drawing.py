"""An edition drawn: the picture for a phone, and the page for the wall. Both take what they show from ``Edition`` alone.

The picture has no words of a family, so that a withdrawal never has to change it. Its size, the order of its panels and the
steps of its axes are fixed; how many bytes it has still differs with what it shows, as with any picture.
"""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.digest.sheets import PAGE_WIDTH_MM, picture_sheet, wall_sheet
from conversations.digest.edition import Edition
from conversations.digest.sections import TITLE, channel, when
from conversations.digest.wording import alt


class DrawingMissing(Exception):
    """The drawing library is not installed: the steward installs the extra ``digest``."""


def picture(edition: Edition) -> bytes:
    """The picture: a PNG of 1200 times 1600 pixels, under 150 kB, in under a second.

    Its description, for those who do not see it, is ``wording.alt``.

    Raises:
        DrawingMissing: The drawing library is not installed.
    """
    with _library():
        from bot.digest.ink import png

        # Within, because the first word that is measured loads the library.
        return png(picture_sheet(edition), alt(edition))


def wall(edition: Edition) -> bytes:
    """The page for the wall: a PDF of one page A4, with the family's words where the edition has them.

    Raises:
        DrawingMissing: The drawing library is not installed.
    """
    with _library():
        from bot.digest.paper import pdf
    title = f"{TITLE}: {', '.join(filter(None, (channel(edition), when(edition))))}"
    return pdf(wall_sheet(edition), title, alt(edition), width_mm=PAGE_WIDTH_MM)


_TALKATIVE = ("matplotlib", "fontTools", "PIL")
"""Loggers that tell how they draw, at INFO which letters a page has: a family's words may be among them."""

_REMEDY = "Digests are drawn with matplotlib, which is not installed: pip install 'firsthand[digest]'."


@contextmanager
def _library() -> Iterator[None]:
    """The drawing library while it is loaded: it looks for fonts, and wants a folder for what it found.

    That is the one of its own in the user's cache. Where nothing can be written there, as in a container, it gets one that
    is gone once it is loaded, so that nothing is left behind and nothing is said of it.
    """
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    if "matplotlib" in sys.modules or "MPLCONFIGDIR" in os.environ or _cache_is_writable():
        with _named_where_missing():
            yield
        return
    with TemporaryDirectory(prefix="firsthand-fonts-") as folder:
        os.environ["MPLCONFIGDIR"] = folder
        try:
            with _named_where_missing():
                yield
        finally:
            del os.environ["MPLCONFIGDIR"]


@contextmanager
def _named_where_missing() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as missing:
        raise DrawingMissing(_REMEDY) from missing


def _cache_is_writable() -> bool:
    for named, usual in (("XDG_CACHE_HOME", "~/.cache"), ("XDG_CONFIG_HOME", "~/.config")):
        try:
            folder = Path(os.environ.get(named) or Path(usual).expanduser()) / "matplotlib"
            folder.mkdir(parents=True, exist_ok=True)
        except (OSError, RuntimeError):
            return False
        if not os.access(folder, os.W_OK):
            return False
    return True
