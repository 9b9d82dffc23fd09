"""What is counted of a question, after any order of events whatever."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.effects import Effect
from conversations.events import ButtonTapped, Command, Content, Event, TextEdited, TextReceived
from conversations.health.observations import BANDS, TALK, Measure, Observation, band, left_behind, observed
from conversations.session import Stage
from tests.conversations.talking import SHORT_RUN, Talk

CLOSINGS = (Measure.ANSWERED, Measure.SKIPPED, Measure.TURNED, Measure.LEFT)

TEXTS = st.sampled_from(
    ["1", "2", "3", "1, 3", "9", "done", "skip", "back", "stop", "help", "delete", "yes", "no", "send", "hello", "\ud83d"]
)  # fmt: skip
ACTIONS = st.one_of(
    st.tuples(st.just("type"), TEXTS),
    st.tuples(st.just("breath"), TEXTS),
    st.tuples(st.just("edit"), st.integers(0, 8)),
    st.tuples(st.just("tap"), st.integers(0, 60)),
    st.tuples(st.just("tap_new"), st.integers(0, 25)),
    st.tuples(st.just("command"), st.sampled_from(Command)),
    st.tuples(st.just("content"), st.sampled_from(Content)),
)


@dataclass
class Watched(Talk):
    """A talk whose every turn is observed."""

    counts: Counter[Observation] = field(default_factory=Counter)
    last: tuple[Observation, ...] = ()  # type: ignore[assignment]  # of the last turn, not the last text

    def hear(self, event: Event) -> tuple[Effect, ...]:
        before = self.session
        effects = super().hear(event)
        self.last = observed(before, self.session, event)
        self.counts.update(self.last)
        return effects

    def of(self, prompt: str, measure: Measure) -> int:
        return self.counts[Observation(prompt, measure)]

    def standing(self) -> dict[str, int]:
        """How many stand at each question now, by the counters alone."""
        return {
            prompt: left
            for prompt in {prompt for prompt, _ in self.counts}
            if (left := self.of(prompt, Measure.SHOWN) - sum(self.of(prompt, how) for how in CLOSINGS))
        }


def act(talk: Talk, action: tuple[str, object]) -> None:
    match action:
        case ("type" | "breath") as how, str(text):
            talk.hear(
                TextReceived(
                    at=talk.at, text=text, message=talk.turns, sent=talk.turns, unanswered=how == "breath"
                )
            )
        case "edit", int(number):
            talk.hear(TextEdited(at=talk.at, message=talk.turns - number, text="in other words"))
        case "tap", int(number) if talk.buttons:
            talk.tap(talk.buttons[-1 - number % len(talk.buttons)].label)
        case "tap_new", int(number):
            newest = [button for say in talk.seen[-1:] for row in say.buttons for button in row]
            if newest:
                talk.tap(newest[number % len(newest)].label)
        case "command", Command() as command:
            talk.command(command)
        case "content", Content() as content:
            talk.send_content(content)
        case _:
            pass


STARTS = st.sampled_from(["", "hello", SHORT_RUN, SHORT_RUN + "[Staff may see what I ticked]\n[Done]"])


@given(STARTS, st.lists(ACTIONS, max_size=30))
@settings(max_examples=120, deadline=None)
def test_a_question_closes_at_most_once_for_each_time_it_was_shown(
    start: str, actions: list[tuple[str, object]]
) -> None:
    """After every turn: shown, less its four endings, is one for the open question and nought for all others."""
    talk = Watched()
    if start:
        talk.run(start)
    for action in actions:
        act(talk, action)
        session = talk.session
        open_now: dict[str, int] = {}
        if session is not None and session.stage is not Stage.IDLE:
            if session.at and session.at not in session.answers:
                open_now[session.at] = 1
            if session.masked:
                open_now[TALK] = 1
        assert talk.standing() == open_now
        came, went = talk.of(TALK, Measure.CAME), talk.of(TALK, Measure.WENT)
        begun = session is not None and (session.stage is not Stage.IDLE or bool(session.sent))
        assert came - went == begun, "who begins and deletes again and again stays one narrator"


@given(STARTS, st.lists(ACTIONS, max_size=30))
@settings(max_examples=30, deadline=None)
def test_no_answer_is_changed_more_often_than_it_was_asked_for_again(
    start: str, actions: list[tuple[str, object]]
) -> None:
    talk = Watched()
    if start:
        talk.run(start)
    for action in actions:
        act(talk, action)
    for prompt in talk.flow.prompts:
        assert talk.of(prompt.name, Measure.EDITED) <= talk.of(prompt.name, Measure.BACK)


@given(
    STARTS,
    st.lists(ACTIONS, max_size=15),
    st.sampled_from(["help", "page", "toast", "picture", "privacy", "mystory"]),
)
@settings(max_examples=80, deadline=None)
def test_help_a_toast_a_picture_or_another_page_is_not_counted(
    start: str, actions: list[tuple[str, object]], detour: str
) -> None:
    talk = Watched()
    talk.run(start or "hello")
    for action in actions:
        act(talk, action)
    if talk.session is None:
        return
    match detour:
        case "help":
            talk.command(Command.HELP)
        case "page":
            more = [b for say in talk.seen[-1:] for row in say.buttons for b in row if b.label == "More ▸"]
            if not more:
                return
            talk.tap("More ▸")
        case "toast":
            talk.hear(
                ButtonTapped(at=talk.at, token=f"anothertalk.1.{talk.buttons[0].token.rpartition('.')[2]}")
            )
        case "picture":
            talk.send_content(Content.PICTURE)
        case "privacy":
            talk.command(Command.PRIVACY)
        case _:
            talk.command(Command.MYSTORY)
    assert talk.last == ()


@pytest.mark.parametrize(
    "line", ["/language", "/mystory", "/delete", "/discreet", "/hide", "/privacy", "/help_now"]
)
def test_who_only_looks_around_is_nobody_yet(line: str) -> None:
    """The fewest narrators of whom anything is shown are narrators who told something."""
    talk = Watched()
    talk.run(line + "\n1\n/help_now")
    begun = talk.of(TALK, Measure.BEGUN)
    assert talk.of(TALK, Measure.CAME) == begun
    talk = Watched()
    talk.run(line)
    assert not talk.counts


def test_resuming_after_a_pause_shows_the_same_question_and_counts_it_once() -> None:
    talk = Watched()
    talk.run("hello\n[Yes, it is safe]\n/pause\n/pause\nback again\n/start")
    assert talk.of("age", Measure.SHOWN) == 1
    assert talk.of("age", Measure.PAUSED) == 1
    assert talk.standing() == {"age": 1}


def test_a_talk_that_goes_on_in_a_newer_version_ends_in_the_old_one_and_begins_in_the_new() -> None:
    """Each version's counters tell by themselves who stands where."""
    talk = Watched()
    talk.run("hello\n[Yes, it is safe]\n[18 or over]\n/pause")
    assert talk.standing() == {"prompt": 1}
    before, old = talk.session, talk.counts.copy()
    talk.newer = replace(talk.flow, version="family_story 2027-01-a 0123456789ab")
    talk.run("hello again\n[Use the newer questions]")
    behind = left_behind(before, talk.session)
    assert behind == (Observation("prompt", Measure.LEFT),)
    new = talk.counts - old
    assert new == Counter(
        Observation(prompt, measure)
        for prompt, measure in (
            (TALK, Measure.BEGUN),
            (TALK, Measure.CAME),
            ("prompt", Measure.SHOWN),
        )
    )
    assert left_behind(talk.session, talk.session) == ()


def test_a_talk_with_every_turn_of_it_is_counted_as_it_went() -> None:
    """Back before answering, an answer changed, one left out and given later, the card, Send."""
    talk = Watched()
    talk.run(
        """
        hello
        [Yes, it is safe]
        /back
        [Yes, it is safe]
        [18 or over]
        skip
        /back
        [A time help was late or never came]
        """
    )
    assert {
        measure: talk.of("age", measure) for measure in (Measure.SHOWN, Measure.TURNED, Measure.ANSWERED)
    } == {
        Measure.SHOWN: 2,
        Measure.TURNED: 1,
        Measure.ANSWERED: 1,
    }
    assert talk.of("safe_now", Measure.BACK) == 1
    assert talk.of("safe_now", Measure.EDITED) == 0
    assert talk.of("prompt", Measure.SKIPPED) == 1
    assert talk.of("prompt", Measure.EDITED) == 1
    assert talk.of("prompt", Measure.ANSWERED) == 0
    assert talk.of("story", Measure.SHOWN) == 2


def test_sending_is_counted_for_the_talk_and_a_second_talk_is_the_same_narrators() -> None:
    talk = Watched()
    talk.run(
        SHORT_RUN
        + "[Researchers may study all of it]\n[Done]\n2\n[A small thing that mattered]\nsend\n/start"
    )
    assert {measure: talk.of(TALK, measure) for measure in Measure if talk.of(TALK, measure)} == {
        Measure.BEGUN: 2,
        Measure.CAME: 1,
        Measure.SHOWN: 1,
        Measure.ANSWERED: 1,
    }


@pytest.mark.parametrize(
    ("lines", "prompt", "how"),
    [
        ("hello\n[Yes, it is safe]\n/delete\nyes", "age", Measure.LEFT),
        ("hello\n[Yes, it is safe]\n[Delete]\n[Yes, delete it all]", "age", Measure.LEFT),
        ("hello\n[Yes, it is safe]\n[Pause]\n/delete\nyes", "age", Measure.LEFT),
        ("hello\n[Not now]", "safe_now", Measure.ANSWERED),
        ("hello\n/delete\n[Not now]", "safe_now", Measure.ANSWERED),
        ("hello\n[Yes, it is safe]\n[Under 16]", "age", Measure.ANSWERED),
    ],
)
def test_deleting_leaves_a_question_and_an_answer_that_ends_the_talk_answers_it(
    lines: str, prompt: str, how: Measure
) -> None:
    """So that a counter of the question whether it is safe does not tell that somebody said no."""
    talk = Watched()
    talk.run(lines)
    assert talk.session is None
    assert [measure for measure in CLOSINGS if talk.of(prompt, measure)] == [how]
    assert talk.standing() == {}


@given(
    st.lists(
        st.text(min_size=1, max_size=30).filter(lambda words: words.strip() and not words.isascii()),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=30, deadline=None)
def test_what_somebody_writes_changes_no_counter(pieces: list[str]) -> None:
    """Two narrators who write other words at the same places are counted alike."""
    counts = []
    for words in (pieces, ["ж" * (number + 1) for number in range(len(pieces))]):
        talk = Watched()
        talk.run("hello\n[Yes, it is safe]\n[18 or over]\n[A time help was late or never came]")
        for piece in words:
            talk.type(piece)
        talk.run("[Done]\n/back\nmore of it\n[Done]")
        counts.append(talk.counts)
    assert counts[0] == counts[1]


def test_a_counter_has_one_of_a_closed_list_of_names_and_none_is_a_time_of_day() -> None:
    assert len({measure.value for measure in Measure}) == len(Measure)
    assert all(len(measure.value) <= 20 for measure in Measure)


@pytest.mark.parametrize(
    ("seconds", "measure"),
    [
        (0, Measure.UNDER_10_S),
        (9.9, Measure.UNDER_10_S),
        (10, Measure.TO_30_S),
        (30, Measure.TO_2_MIN),
        (120, Measure.TO_10_MIN),
        (600, Measure.OVER_10_MIN),
        (10**8, Measure.OVER_10_MIN),
    ],
)
def test_a_time_lies_in_one_band(seconds: float, measure: Measure) -> None:
    assert band(timedelta(seconds=seconds)) is measure
    assert len(BANDS) == 5
