"""The canary: whoever reads out its words has opened it."""

import pytest

from storage.errors import KeyRefused
from storage.sealing.canary import canary, opened
from storage.sealing.identity import new_identity

ANA, BEN, EVE = new_identity("ana"), new_identity("ben"), new_identity("eve")
WEEK = "2026-W48"


def test_each_recipient_reads_the_words_and_nobody_else_does() -> None:
    """Each time other words; the text shows none of them; another identity is told so in one sentence."""
    text, words = canary([ANA.recipient, BEN.recipient], week=WEEK)
    assert opened(text, ANA) == opened(text, BEN) == words
    assert len(words.split()) == 6
    assert not any(word in text for word in words.split() if len(word) > 4)
    assert canary([ANA.recipient], week=WEEK)[1] != words
    with pytest.raises(KeyRefused, match="does not open the canary"):
        opened(text, EVE)


def test_what_was_changed_or_is_no_canary_is_one_sentence() -> None:
    text, _ = canary([ANA.recipient], week=WEEK)
    middle = len(text) // 2
    changed = text[:middle] + ("A" if text[middle] != "A" else "B") + text[middle + 1 :]
    for wrong in (
        changed,
        text[:200],
        "",
        "firsthand-canary 1",
        text.replace(" 1", " 2"),
        "x" * 100_000,
        text * 9,
    ):
        with pytest.raises(KeyRefused) as refused:
            opened(wrong, ANA)
        assert "\n" not in str(refused.value)
