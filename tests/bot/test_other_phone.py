"""Six words take a story back from any phone, and tell nobody whether there was one."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.turns import Outcome
from conversations.receipt import fingerprint_of
from conversations.words import words_of
from storage.sealing.identity import new_identity
from storage.store import Store
from tests.bot.test_standing import ANNA, BEN, Talks
from tests.conversations.talking import SHORT_RUN

SAID = words_of("en")
SHARED = f"{SHORT_RUN}\n[Staff may see what I ticked]\n[Staff may read what I wrote]\n[Done]"
WRONG = "anchor apple acorn almond apron arrow"


@pytest.fixture
async def talks(tmp_path: Path) -> AsyncIterator[Talks]:
    store = await Store.open(
        tmp_path, secret=bytes(range(32)), recipients=[new_identity("ana").recipient], week="2026-W48"
    )
    yield Talks(store)
    await store.close()


async def told(talks: Talks, account: int) -> str:
    """A story that was sent from an account; gives its receipt."""
    lines = [line.strip(" []") for line in SHARED.strip().splitlines()]
    outcome = await talks.say(account, *lines, "send")
    (thanks,) = [reply.text for reply in outcome.replies if SAID.sent.thanks in reply.text]
    frame = SAID.sent.receipt.partition("{")[0]
    return next(line.removeprefix(frame) for line in thanks.split("\n") if line.startswith(frame))


def said(outcome: Outcome) -> list[tuple[str, list[str]]]:
    return [
        (reply.text, [button.label for row in reply.buttons for button in row]) for reply in outcome.replies
    ]


async def counts(talks: Talks) -> dict[str, int]:
    """How many rows there are of whatever belongs to a story."""
    tables = ("stories", "handles", "consents", "facts", "waiting")

    def count(transaction) -> dict[str, int]:  # type: ignore[no-untyped-def]
        found = {
            table: transaction.ledger.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in tables
        }
        return found | {"shares": transaction.shares.execute("SELECT count(*) FROM shares").fetchone()[0]}

    return await talks.store.write(count)


@pytest.mark.parametrize("answer", ["yes", "Delete that story"])
async def test_the_words_take_a_story_back_from_another_phone(talks: Talks, answer: str) -> None:
    """Everything of it goes, the talk that named it is forgotten, and no file holds its receipt or its rows."""
    words = await told(talks, ANNA)
    assert (await counts(talks))["stories"] == (await counts(talks))["handles"] == 1
    gone = await talks.say(BEN, "/mystory", words.upper(), answer)
    assert said(gone) == [(SAID.sent.deleted_elsewhere, [SAID.buttons.hide])]
    assert len(gone.gone) == 1
    assert set((await counts(talks)).values()) == {0}
    assert await talks.session(ANNA) is None
    assert await talks.session(BEN) is None


async def test_of_two_stories_the_other_stays_and_its_narrator_is_told_nothing(talks: Talks) -> None:
    first, second = await told(talks, ANNA), await told(talks, ANNA)
    gone = await talks.say(BEN, "/mystory", first, "yes")
    assert {reply.address for reply in gone.replies} == {BEN}
    session = await talks.session(ANNA)
    assert session is not None
    assert len(session.sent) == 1
    shown = await talks.say(ANNA, "/mystory", second)
    assert "Story 1" in said(shown)[0][0]
    again = await talks.say(ANNA, "/mystory", first)
    assert said(again)[0][0] == SAID.sent.not_here


async def test_both_in_one_batch_leave_no_talk_that_names_the_story(talks: Talks) -> None:
    """Anna writes in the very batch in which Ben takes her story back: before him, and after him."""
    words = await told(talks, ANNA)
    await talks.say(BEN, "/mystory", words)
    batch = [talks.arrival(ANNA, "hello"), talks.arrival(BEN, "yes"), talks.arrival(ANNA, "/hide")]
    await talks.turns.take(batch, [])
    session = await talks.session(ANNA)
    assert session is not None  # the talk that she had begun
    assert session.sent == ()


async def test_the_same_words_come_back_whether_or_not_there_is_a_story(talks: Talks) -> None:
    """To the right words, to wrong ones, and to those of a story that is gone: the same texts and buttons."""
    words = await told(talks, ANNA)
    heard = []
    for typed in (WRONG, words, words):
        asked = await talks.say(BEN, "/mystory", typed)
        done = await talks.say(BEN, "yes")
        heard.append((said(asked), said(done)))
    assert heard[0] == heard[1] == heard[2]
    assert set((await counts(talks)).values()) == {0}


async def test_nothing_goes_unless_it_is_confirmed(talks: Talks) -> None:
    """No, a tap on an old button, and whatever else comes first: the story stays."""
    words = await told(talks, ANNA)
    for answer in ("no", "hello", "/help_now", "No, keep it"):
        await talks.say(BEN, "/mystory", words, answer, "Delete that story")
        assert (await counts(talks))["stories"] == 1


async def test_words_that_were_mistyped_can_be_typed_again(talks: Talks) -> None:
    """After other words that could be a receipt, and after six that cannot."""
    words = await told(talks, ANNA)
    slip = f"{words.rpartition(' ')[0]} zzz"
    for wrong in (WRONG, slip):
        shown = await talks.say(ANNA, "/mystory", wrong, words)
        assert "Story 1" in said(shown)[0][0]
        asked = await talks.say(BEN, "/mystory", wrong, words)
        assert said(asked)[0][0] == SAID.sent.not_here


async def test_no_file_holds_the_words_or_their_plain_fingerprint(talks: Talks, tmp_path: Path) -> None:
    """Whoever has the disk cannot tell which words lead to a story, nor try them without the service secret."""
    words = await told(talks, ANNA)
    await talks.store.write(lambda transaction: transaction.erase_traces())
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert words.encode() not in content
        assert fingerprint_of(words).encode() not in content


async def test_a_receipt_row_that_was_changed_still_takes_its_story_back(talks: Talks) -> None:
    """Only the talk that named the story cannot be found then: it names one that is not there."""
    words = await told(talks, ANNA)
    change = "UPDATE handles SET sealed = zeroblob(45)"
    await talks.store.write(lambda transaction: transaction.ledger.execute(change))
    await talks.say(BEN, "/mystory", words, "yes")
    assert set((await counts(talks)).values()) == {0}
    session = await talks.session(ANNA)
    assert session is not None
    await talks.say(ANNA, "/delete", "yes")
    assert await talks.session(ANNA) is None
