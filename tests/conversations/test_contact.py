"""The privacy notice says who runs the service and how to reach them without Telegram, in every language."""

from dataclasses import replace

import pytest

from bot.settings import LONGEST_CONTACT
from conversations.events import Command
from conversations.words import CODES
from tests.conversations.speaking import begun

CONTACT = "01632 960000, {post} 1 High Street & Ashton"


def notice(code: str, contact: str) -> str:
    """What /privacy says in a language."""
    talk = begun(code)
    talk.service = replace(talk.service, contact=contact)
    talk.command(Command.PRIVACY)
    return talk.last


@pytest.mark.parametrize("code", CODES)
def test_the_notice_ends_with_who_runs_the_service_as_the_steward_wrote_it(code: str) -> None:
    without, told = notice(code, ""), notice(code, CONTACT)
    assert told.startswith(without)
    assert "{contact}" not in told
    line = told.splitlines()[-1]
    assert CONTACT in line


@pytest.mark.parametrize("code", ["ur", "ar"])
def test_where_the_language_runs_from_right_to_left_it_stands_isolated(code: str) -> None:
    """Else the groups of a telephone number would change places (Unicode Standard Annex 9, section 2.4)."""
    assert f"\u2068{CONTACT}\u2069" in notice(code, CONTACT)


@pytest.mark.parametrize("code", CODES)
def test_the_longest_contact_leaves_the_notice_one_message(code: str) -> None:
    assert len(notice(code, "W" * LONGEST_CONTACT)) <= 4096


@pytest.mark.parametrize("code", CODES)
def test_the_notice_says_for_how_many_weeks_a_story_is_kept_where_that_has_an_end(code: str) -> None:
    talk = begun(code)
    talk.command(Command.PRIVACY)
    without = talk.last
    talk.service = replace(talk.service, kept_weeks=520)
    talk.command(Command.PRIVACY)
    assert talk.last.startswith(without)
    assert "520" in talk.last.removeprefix(without)
