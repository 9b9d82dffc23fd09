"""Single moves of the engine that a transcript would show less plainly."""

from dataclasses import replace

from conversations.consent import Use
from conversations.effects import ChangeUse, Submit, Toast, Withdraw
from conversations.events import ButtonTapped, Command
from conversations.receipt import fingerprint_of, words_from
from conversations.session import Stage
from conversations.talk.parting import MOST_STORIES
from conversations.words import words_of
from tests.conversations.talking import SHORT_RUN, Talk

SAID = words_of("en")

EVERY_USE = "1, 2, 3\ndone\n"


def told() -> Talk:
    """A talk at its review card, every use allowed."""
    talk = Talk()
    talk.run(SHORT_RUN + EVERY_USE)
    assert talk.session is not None
    assert talk.session.stage is Stage.CHECKING
    return talk


def sent() -> Talk:
    """A talk whose story is sent."""
    talk = told()
    talk.tap("Send")
    return talk


def receipt(talk: Talk) -> str:
    """The words of the receipt that was given last."""
    begin, _, end = SAID.sent.receipt.partition("{words}")
    thanks = next(say.text for say in reversed(talk.seen) if begin in say.text)
    return thanks.partition(begin)[2].partition("\n")[0].removesuffix(end)


def test_done_at_the_card_does_not_send() -> None:
    """Only Send sends."""
    talk = told()
    for words in ("done", "that's all", "finished", "yes"):
        talk.type(words)
    assert talk.submitted == []
    talk.type("send")
    assert len(talk.submitted) == 1


def test_a_typed_yes_after_a_detour_deletes_nothing() -> None:
    """What was asked back is open for the very next thing only."""
    talk = told()
    talk.command(Command.DELETE)
    talk.command(Command.MYSTORY)
    talk.type("yes")
    assert talk.session is not None
    assert talk.session.answers


def test_words_that_are_no_yes_keep_everything_and_are_no_answer() -> None:
    """“wait don't” is neither a yes nor part of the story."""
    talk = Talk()
    talk.run("hello\n1\n1\n1")
    talk.command(Command.DELETE)
    talk.type("wait don't")
    assert talk.last == SAID.coming_and_going.kept
    assert talk.session is not None
    assert talk.session.collected == ()
    talk.tap("Carry on")
    talk.type("now I tell")
    assert talk.session.collected == ("now I tell",)


def test_one_of_two_stories_is_deleted_and_the_other_stays() -> None:
    """Shown to who has its receipt, then by its own button and a yes, or the second tap."""
    talk = sent()
    first, words = talk.submitted[0].id, receipt(talk)
    talk.command(Command.START)
    talk.run(SHORT_RUN + EVERY_USE + "[Send]\n/mystory")
    assert "Story" not in talk.last
    talk.type(words)
    talk.tap("Story 1: delete it")
    talk.type("yes")
    assert talk.withdrawn == [Withdraw(first)]
    assert talk.session is not None
    assert [one.id for one in talk.session.sent] == [talk.submitted[1].id]


def test_the_second_tap_of_a_deletion_works_only_after_the_first() -> None:
    """A button that says yes is worth nothing by itself."""
    talk = sent()
    assert talk.session is not None
    mark = talk.submitted[0].id.hex()[:12]
    effects = talk.hear(ButtonTapped(at=talk.at, token=f"{talk.session.key}.0.x{mark}"))
    assert effects == (Toast(SAID.asking.older),)
    assert talk.withdrawn == []


def test_back_keeps_a_story_that_was_begun() -> None:
    """Two pieces and Back: both are still there."""
    talk = Talk()
    talk.run("hello\n1\n1\n1\nfirst piece\nsecond piece")
    talk.command(Command.BACK)
    assert talk.session is not None
    assert talk.session.answers["story"] == "first piece\nsecond piece"


def test_back_keeps_the_ticks_that_were_made() -> None:
    """Ticks are not lost by looking back."""
    talk = Talk()
    talk.run("hello\n1\n1\n1\nwords\ndone\n1, 3")
    talk.command(Command.BACK)
    assert talk.session is not None
    assert talk.session.answers["needs"] == "school mind"


def test_skip_asks_before_words_are_lost() -> None:
    """Skip under “Got that” asks; no keeps, yes leaves out."""
    talk = Talk()
    talk.run("hello\n1\n1\n1\na piece")
    talk.tap("Skip")
    assert talk.last == SAID.asking.really_skip
    kept, dropped = talk.copy(), talk.copy()
    kept.tap(SAID.buttons.no_keep_part)
    dropped.type("yes")
    assert kept.session is not None
    assert dropped.session is not None
    assert kept.session.answers["story"] == "a piece"
    assert dropped.session.answers["story"] == ""


def test_not_now_after_telling_pauses_and_keeps() -> None:
    """Somebody walks in: the natural tap loses nothing, and the way back begins with the safety question."""
    talk = Talk()
    talk.run("hello\n1\n1\n1\nour story\ndone\n1\ndone")
    for _ in range(5):
        talk.command(Command.BACK)
    assert talk.session is not None
    assert talk.session.at == "safe_now"
    talk.tap("Not now")
    assert talk.session.stage is Stage.PAUSED
    assert SAID.coming_and_going.paused in talk.last
    talk.type("I am back")
    assert "Is it safe" in talk.last
    talk.tap("Yes, it is safe")
    assert talk.session.answers["story"] == "our story"


def test_not_now_at_once_keeps_nothing() -> None:
    """Nothing was told, so nothing is kept."""
    talk = Talk()
    talk.run("hello\n[Not now]")
    assert talk.session is None


def test_under_16_keeps_nothing_even_after_telling() -> None:
    """Going back to say so wipes all of it in the same turn."""
    talk = Talk()
    talk.run("hello\n1\n1\n1\nour story\ndone\n1\ndone")
    for _ in range(4):
        talk.command(Command.BACK)
    talk.tap("Under 16")
    assert talk.session is None


def test_no_alone_means_the_label_that_begins_with_it() -> None:
    """At “Do you have time for a few more?”, “no” is an answer."""
    talk = Talk()
    talk.run("\n".join(SHORT_RUN.strip().splitlines()[:-1]))
    talk.type("no")
    assert talk.session is not None
    assert talk.session.at == "uses"


def test_what_only_steers_the_talk_is_no_part_of_the_story() -> None:
    """The safety question and the pacing question are neither on the card nor in what is sealed."""
    talk = sent()
    assert {answer.prompt for answer in talk.submitted[0].story.answers}.isdisjoint(
        {"safe_now", "more", "uses"}
    )


def test_a_use_is_changed_under_the_wording_it_was_given_under() -> None:
    """A later flow's words about consent were never seen by this narrator."""
    talk = sent()
    assert talk.session is not None
    story, words = talk.session.sent[0], receipt(talk)
    talk.session = replace(talk.session, sent=(replace(story, wording="an older version"),))
    talk.command(Command.MYSTORY)
    talk.type(words)
    effects = talk.tap("Story 1: stop research")
    assert ChangeUse(story.id, Use.RESEARCH, False, "an older version", story.week) in effects


def test_more_stories_than_can_be_kept_are_told_and_not_taken() -> None:
    """There is a most; it is said at Send, to who told all of it, and to nobody who only opens the chat."""
    talk = sent()
    assert talk.session is not None
    (story,) = talk.session.sent
    receipts = [words_from(bytes([number]) * 8) for number in range(MOST_STORIES)]
    talk.session = replace(
        talk.session,
        sent=tuple(
            replace(story, id=bytes([number]) * 16, receipt=fingerprint_of(words))
            for number, words in enumerate(receipts)
        ),
    )
    fresh = Talk()
    talk.command(Command.START)
    fresh.command(Command.START)
    assert talk.last == fresh.last
    talk.run(SHORT_RUN.replace("hello\n", "", 1) + EVERY_USE)
    assert talk.session.stage is Stage.CHECKING
    talk.tap("Send")
    assert talk.last == SAID.coming_and_going.too_many_stories
    assert len(talk.submitted) == 1
    assert talk.session.answers["story"] == "We waited and waited"
    for number, words in enumerate(receipts, 1):
        talk.command(Command.MYSTORY)
        talk.type(words)
        assert talk.last.startswith(f"Story {number},")


def test_deleting_says_the_same_whatever_there_was() -> None:
    """Whoever reads over the shoulder does not learn whether anything was sent, or even begun."""
    nothing, begun, done = Talk(), Talk(), sent()
    begun.run("hello\n1\n1\n1\nour story")
    said = []
    for talk in (nothing, begun, done):
        before = len(talk.seen)
        talk.run("/delete\nyes")
        said.append(
            [
                (say.text, [button.label for row in say.buttons for button in row])
                for say in talk.seen[before:]
            ]
        )
        assert talk.session is None
    assert said[0] == said[1] == said[2]
    assert said[0][-1][0] == SAID.coming_and_going.deleted
    assert done.withdrawn == [Withdraw(done.submitted[0].id)]


def test_the_card_is_shown_again_when_the_week_has_turned() -> None:
    """What was shown is what is sent, to the letter; the week is part of it."""
    talk = told()
    talk.at = talk.at.replace(month=12)
    effects = talk.type("send")
    assert not any(isinstance(effect, Submit) for effect in effects)
    talk.type("send")
    assert len(talk.submitted) == 1
