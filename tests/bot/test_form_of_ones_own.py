"""A designer's own form on Telegram: its pictures and links, and the form that is refused before anyone is asked."""

from dataclasses import replace
from pathlib import Path

import pytest

from conversations.errors import FlowRefused
from conversations.story import unpack
from storage.datasecret import read_secret
from storage.sealing.envelope import derive
from storage.sealing.links import code
from storage.sealing.story import open_story
from tests.bot.conftest import Service
from tests.bot.test_whole_way import for_research, shown, talk
from tests.telegram.fake import FakeTelegram

ANNA, BEN = 5001, 5002
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)

FORM = """\
| settings |
| | form_id | version | default_language | namespaces |
| | seen | 1 | English (en) | kv="urn:kv:1" |

| survey |
| | type | name | label::English (en) | relevant | required | image | bind::kv:guard |
| | hidden | campaign | | | | | |
| | select_one safe | safe_now | Is it safe now? | | yes | | safety |
| | select_one_from_file towns.csv | town | Where do you live? | ${safe_now} = 'yes' | | town-map.png | |
| | select_multiple use | uses | How may we use it? | ${town} != '' | | | consent |

| choices |
| | list_name | name | label::English (en) |
| | safe | yes | Yes |
| | safe | no | No |
| | use | research | For research |
"""


def own(service: Service, folder: Path, form: str = FORM) -> Service:
    """The service with this form, a csv file and a picture beside it."""
    media = folder / "seen-media"
    media.mkdir()
    (folder / "seen.md").write_text(form, encoding="utf-8")
    (folder / "towns.csv").write_text("name,label\nnorth,North\nsouth,South\n", encoding="utf-8")
    (media / "town-map.png").write_bytes(PNG)
    return Service(replace(service.settings, flow=folder / "seen.md"), service.researcher)


async def test_a_picture_comes_with_its_question_and_choices_from_a_file_can_be_tapped(
    service: Service, tmp_path: Path
) -> None:
    async with FakeTelegram() as telegram, own(service, tmp_path).running(telegram):
        await talk(telegram, ANNA, ["hello", "[Yes]"])
        await shown(telegram, ANNA, "North")
        assert [call.code for call in telegram.calls_of("sendPhoto")] == [200]
        assert [file.size for file in telegram.world.files.values()] == [len(PNG)]
        assert [file.name for file in telegram.world.files.values()] == ["picture.png"]
        texts = [message.text for message in telegram.said(ANNA)]
        assert texts[-2:] == ["", "Where do you live?"], "the picture, then the question"


async def test_pictures_are_there_after_the_file_is_gone(service: Service, tmp_path: Path) -> None:
    """What is shown is kept with the flow: a talk goes on when the designer has tidied up."""
    own_service = own(service, tmp_path)
    async with FakeTelegram() as telegram:
        async with own_service.running(telegram):
            await talk(telegram, ANNA, ["hello"])
        (tmp_path / "seen-media" / "town-map.png").write_bytes(PNG + b"another")
        async with own_service.running(telegram):
            await talk(telegram, ANNA, ["[Yes]"])
            await shown(telegram, ANNA, "North")
            assert [file.size for file in telegram.world.files.values()] == [len(PNG)], (
                "the one it was pinned to"
            )


async def test_a_link_tells_where_somebody_came_from_and_a_made_up_one_tells_nothing(
    service: Service, tmp_path: Path
) -> None:
    own_service = own(service, tmp_path)
    secret = own_service.settings.secret_file
    assert secret is not None
    key = derive(read_secret(secret, data=own_service.settings.data, environment={}), "links")
    async with FakeTelegram() as telegram, own_service.running(telegram):
        for user, link in ((ANNA, code(key, {"campaign": "north"})), (BEN, "made-up")):
            await talk(telegram, user, [f"/start {link}", "[Yes]", "[North]", "[For research]", "[Done]"])
            await shown(telegram, user, "Send")
            await talk(telegram, user, ["[Send]"])
        rows = for_research(own_service)
        told = [
            {answer.prompt: answer.value for answer in unpack(story).answers}
            for story in (
                open_story(row.record, row.share, own_service.researcher, story_id=row.story_id)
                for row in rows
            )
        ]
    assert sorted(answers.get("campaign", "") for answers in told) == ["", "north"]


async def test_a_form_that_the_checker_refuses_asks_nobody_anything(service: Service, tmp_path: Path) -> None:
    """The danger question could never be asked: that is found in what can be answered, not in any one cell."""
    wrong = FORM.replace(
        "| | select_multiple use |",
        "| | select_one safe | danger | In danger? | ${safe_now} = 'yes' and ${safe_now} = 'no' | | | danger |\n"
        "| | select_multiple use |",
    )
    async with FakeTelegram() as telegram:
        with pytest.raises(FlowRefused) as refused:
            async with own(service, tmp_path, wrong).running(telegram):
                raise AssertionError("it runs")
    assert {fault.rule for fault in refused.value.faults if fault.weight.value == "error"} == {"never-true"}
