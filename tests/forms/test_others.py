"""Forms that others wrote run as a chat, or are refused with a place, a reason and a remedy; none is changed silently."""

from collections.abc import Iterator
from functools import cache

import pytest

from conversations.events import ButtonTapped, TextReceived
from conversations.session import Stage
from tests.conversations.talking import Talk
from tests.forms.outcomes import README, Outcome, outcomes, table


@cache
def found() -> tuple[Outcome, ...]:
    """Every form's outcome, found once."""
    return tuple(outcomes())


def test_the_page_of_outcomes_is_what_is_found() -> None:
    assert README.read_text(encoding="utf-8") == table(list(found()))


def test_every_refusal_says_where_and_what_to_do() -> None:
    refused = [one for one in found() if one.flow is None]
    assert refused
    for one in refused:
        assert one.errors, one.name
        for fault in one.errors:
            assert fault.rule != "form", f"{one.name}: {fault} has no rule of its own"
            assert fault.problem.strip().endswith((".", "?", "!")), f"{one.name}: {fault}"
            assert fault.remedy.strip(), f"{one.name}: {fault}"
            assert fault.row is not None or fault.sheet != "survey" or fault.column is None, (
                f"{one.name}: {fault}"
            )


def _moves(talk: Talk, seed: int) -> Iterator[None]:
    """One way through a talk: taps what there is to tap, types where words are wanted."""
    talk.type("hello")
    for turn in range(400):
        session = talk.session
        if session is None or session.stage is not Stage.ASKING:
            return
        begin = f"{session.key}.{session.shown}."
        fresh = [button for button in talk.buttons if button.token.startswith(begin)]
        choices = [button for button in fresh if button.token.removeprefix(begin)[:1] in ("c", "d", "n")]
        done = [button for button in fresh if button.token.endswith(".done")]
        skip = [button for button in fresh if button.token.endswith(".skip")]
        if choices and turn % 3 != 2:
            token = choices[(seed + turn) % len(choices)].token
        elif done and turn % 2:
            token = done[-1].token
        elif turn % 5 == 4 and skip:
            token = skip[-1].token
        else:
            talk.hear(
                TextReceived(at=talk.at, text=("3", "half past 3", "3 May 2024", "some words")[turn % 4])
            )
            yield
            continue
        talk.hear(ButtonTapped(at=talk.at, token=token))
        yield
    raise AssertionError("the talk does not end")


@pytest.mark.parametrize("seed", range(5))
def test_every_form_that_runs_can_be_talked_to_until_its_end(seed: int) -> None:
    for one in found():
        if one.flow is not None:
            talk = Talk(flow=one.flow)
            for _ in _moves(talk, seed):
                assert talk.seen[-1].text.strip(), f"{one.name} said nothing"
