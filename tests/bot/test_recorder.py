"""What staff decide stands in the record of acts, and a record that cannot be written stops nobody."""

from functools import partial
from pathlib import Path

import pytest

from bot.staff.recorder import Recorder
from storage.audit import AUDIT, Act, opened, record
from tests.storage.test_vault import SECRET


async def test_an_act_is_written_down_with_who_did_it(tmp_path: Path) -> None:
    recorder = Recorder(partial(record, tmp_path, SECRET, hour=7))
    await recorder.note(Act.LET_THROUGH, by="staff", what="story")
    with opened(tmp_path, SECRET) as trail:
        (entry,) = trail.entries()
    assert (entry.hour, entry.act, entry.by, entry.details) == (7, "let_through", "staff", {"what": "story"})


async def test_where_it_cannot_be_written_the_steward_is_told_and_nobody_is_stopped(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / AUDIT).write_bytes(b"no database" * 500)
    await Recorder(partial(record, tmp_path, SECRET, hour=7)).note(Act.KEPT_BACK, by="staff")
    assert [line.getMessage() for line in caplog.records if line.name == "firsthand.staff"] == [
        "an act could not be recorded (AuditRefused)"
    ]
    await Recorder().note(Act.KEPT_BACK, by="staff")
