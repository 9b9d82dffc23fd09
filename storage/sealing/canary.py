"""A made-up story that tells whether a holder can still open stories: sealed as every other, with its share beside it.

The words in it are random, so whoever reads them out has opened it. FORMAT.md, 10.
"""

import base64
import binascii
import os
from collections.abc import Sequence

from conversations.receipt import words_from
from storage.errors import KeyRefused, Unopenable
from storage.sealing.envelope import Entropy
from storage.sealing.identity import Identity, Recipient
from storage.sealing.story import SHARE, STORY_ID, open_story, seal_story

_HEAD = "firsthand-canary 1"
_FLOW = "canary"
_WORDS = 8  # bytes of chance, which make six words

LARGEST = 64 * 1024
"""Characters of a canary at most; for 16 recipients it has some 27,000."""


def canary(recipients: Sequence[Recipient], *, week: str, entropy: Entropy = os.urandom) -> tuple[str, str]:
    """The text of a canary for these recipients, 1 to 16, and the six words that are in it."""
    words = words_from(entropy(_WORDS))
    id_ = entropy(STORY_ID)
    sealed = seal_story(
        words.encode(), story_id=id_, flow=_FLOW, week=week, recipients=recipients, entropy=entropy
    )
    return f"{_HEAD}\n{base64.b64encode(id_ + sealed.share + sealed.record).decode()}\n", words


def opened(text: str, whose: Identity) -> str:
    """The words of a canary.

    Raises:
        KeyRefused: It is no canary, was changed, or is not for this identity.
    """
    lines = text[: LARGEST + 1].split()
    try:
        if " ".join(lines[:2]) != _HEAD or len(lines) != 3:
            raise ValueError
        data = base64.b64decode(lines[2], validate=True)
    except (ValueError, binascii.Error):
        raise KeyRefused("this is no canary: take the file that `firsthand keys canary` wrote") from None
    id_, share, record = data[:STORY_ID], data[STORY_ID : STORY_ID + SHARE], data[STORY_ID + SHARE :]
    try:
        return open_story(record, share, whose, story_id=id_).decode()
    except Unopenable as error:
        raise KeyRefused(
            f"this identity does not open the canary ({error}): use the one that was installed, or find out since when it is another"
        ) from None
