"""What a narrator typed, and who they are, is in no file and no log line: rare words are typed and searched for."""

import base64
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import logs
from conversations.words import words_of
from tests.bot.conftest import Service
from tests.bot.test_whole_way import STORY, message_update, shown, talk
from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import BadGateway, Reset, TooMany, Truncated

SAID = words_of("en")

ANNA, BEN = 5_517_334_455, 5_528_445_566
WORDS = ["xylopyrography", "Bartholomew", "07700 900123", "07700900123", "thimblerigging", "floccinaucical"]
CALLED = "Zenzizenzic"
"""The name of the account, which is looked for in every story and kept nowhere."""
TALK = [
    *STORY[:4],
    "the xylopyrography of it, and my son Bartholomew waited. Ring me on 07700 900123",
    "then came thimblerigging",
    *STORY[5:14],
    "Someone should have asked about floccinaucical things",
    *STORY[15:],
]


def forms(word: str) -> Iterator[bytes]:
    """A word as it may lie on a disk: raw, both UTF-16s, and in base64 at each of the three alignments."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = word.encode(encoding)
        yield raw
        for shift in range(3):
            # The first and last letters of base64 depend on the neighbours; what is between does not.
            yield base64.b64encode(bytes(shift) + raw)[(shift * 8 + 5) // 6 : (shift + len(raw)) * 8 // 6]


def number_forms(number: int) -> Iterator[bytes]:
    """An account's number: in digits as above, and as bytes of either order."""
    yield from forms(str(number))
    size = (number.bit_length() + 7) // 8
    yield number.to_bytes(size, "big")
    yield number.to_bytes(size, "little")


def needles(token: str) -> list[bytes]:
    found = [form for word in (*WORDS, CALLED, token, token.partition(":")[2]) for form in forms(word)]
    return [*found, *(form for number in (ANNA, BEN) for form in number_forms(number))]


def places(folder: Path, searched: list[bytes]) -> list[tuple[str, bytes]]:
    """Each file below a folder that holds one of these, with it; lower case counts too."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [
                (path.name, needle) for needle in searched if needle in content or needle.lower() in content
            ]
    return found


def written(caplog: pytest.LogCaptureFixture) -> bytes:
    """Every log line there was, with every traceback and argument."""
    lines = [caplog.text]
    for record in caplog.records:
        lines += [record.getMessage(), repr(record.args), logging.Formatter().format(record)]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    """In each form and alignment, in a file and in a log line."""
    for shift in range(3):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            raw = b"." * shift + "about Bartholomew here".encode(encoding)
            for content in (raw, base64.b64encode(raw), b"\x00\xff" * 40 + raw):
                (tmp_path / "file").write_bytes(content)
                assert places(tmp_path, list(forms("Bartholomew"))) != [], (shift, encoding, content)
    (tmp_path / "file").write_bytes(b"..." + ANNA.to_bytes(8, "big"))
    assert places(tmp_path, list(number_forms(ANNA))) != []
    (tmp_path / "file").write_bytes(b"nothing of the kind")
    assert places(tmp_path, needles("123456:abcdefgh")) == []


async def test_no_word_number_account_or_token_is_in_any_file_or_log(
    service: Service, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """A whole talk, faults, a damaged row and an unreadable update among it, with every logger at DEBUG."""
    caplog.set_level(logging.DEBUG)
    for name in list(logging.Logger.manager.loggerDict):
        caplog.set_level(logging.DEBUG, name)
    data = service.settings.data
    async with FakeTelegram() as telegram:
        searched = needles(telegram.token)

        def clean() -> None:
            assert places(data, searched) == []

        async with service.running(telegram) as app:
            telegram.person(ANNA, first_name=CALLED)
            telegram.script("sendMessage", BadGateway(), Reset(after_effect=True), Truncated(), TooMany(1))
            await talk(telegram, ANNA, TALK[:5])
            clean()
            telegram.say(ANNA, TALK[5])
            telegram.raw_update(
                {"message": {"text": " ".join(WORDS), "chat": [ANNA], "date": "thimblerigging"}}
            )
            telegram.raw_update(
                {"callback_query": {"id": [], "from": {"id": ANNA, "first_name": "Bartholomew"}}}
            )
            telegram.raw_update(message_update(telegram, ANNA, "half \ud83d a thimblerigging"))
            await telegram.acknowledged()
            clean()
            await talk(telegram, ANNA, TALK[6:])
            await shown(telegram, ANNA, SAID.buttons.send)
            clean()
            await talk(telegram, ANNA, ["[Send]"])
            await telegram.until(
                lambda: any("xylopyrography" in post.text for post in telegram.staff_posts())
            )
            posts = "\n".join(post.text for post in telegram.staff_posts())
            assert "floccinaucical" in posts or "thimblerigging" in posts, "what is no name is read"
            assert "Bartholomew" not in posts
            assert "07700" not in posts
            clean()
            await talk(telegram, BEN, TALK[:5])
            narrator = app.store.ledger.narrator("telegram", BEN)
            await app.store.write(
                lambda t: t.ledger.execute(
                    "UPDATE sessions SET sealed = zeroblob(400) WHERE narrator = ?", (narrator,)
                )
            )
            telegram.say(BEN, "floccinaucical again")
            await telegram.until(lambda: SAID.asking.trouble in [said.text for said in telegram.said(BEN)])
            clean()
            await talk(telegram, ANNA, ["/mystory", "/delete", "yes"])
            await telegram.until(lambda: telegram.staff_posts() == ())
            clean()
        clean()
        assert places(data.parent, searched) == []
    log = written(caplog)
    assert b"failed (Unopenable)" in log, "the forced fault was met"
    assert [needle for needle in searched if needle in log] == []
    shown_to_steward = "".join(capfd.readouterr()).encode()
    assert [needle for needle in searched if needle in shown_to_steward] == []


async def test_what_is_logged_of_a_fault_is_its_kind_and_place_alone(tmp_path: Path) -> None:
    """An exception's own message may quote what was typed; the formatter and the loop's last resort do not."""
    path = tmp_path / "log"
    with path.open("w") as stream, logs.to(stream):
        try:
            int("thimblerigging")
        except ValueError as error:
            logging.getLogger("firsthand").exception("it failed")
            logging.getLogger("other.library").error("bot7012345678:AAFakeTokenForTestsOnly-0123456789a")
            import asyncio

            logs.unhandled(asyncio.get_running_loop(), {"exception": error, "message": "thimblerigging"})
            group = ExceptionGroup("thimblerigging", [error, KeyError("Bartholomew")])
            logs.unhandled(asyncio.get_running_loop(), {"exception": group})
    said = path.read_text()
    assert said.count("ValueError") == 3
    assert places(tmp_path, needles("7012345678:AAFakeTokenForTestsOnly-0123456789a")) == []
