"""The words of every language: all of them there, all of them fit, and all of them understood when they are typed back."""

import re
import tomllib
from collections import defaultdict
from functools import cache
from importlib import resources

import pytest
from babel import Locale

from conversations.direction import in_order
from conversations.events import Command, CommandReceived, TextReceived
from conversations.flow import Flow, Kind, Prompt
from conversations.session import Stage
from conversations.talk.languages import offered_languages, spoken_at_first
from conversations.tongues import code_of
from conversations.words import CODES, is_draft, keys, missing, name_of, words_in, words_of
from conversations.words.building import RIGHT_TO_LEFT, built
from conversations.words.catalogue import counted
from conversations.words.folding import folded
from tests.conversations.speaking import (
    EVERY_LANGUAGE,
    begun,
    labels_of,
    language_of,
    shown,
    texts_of,
)
from tests.conversations.talking import NOON, SERVICE, Talk, built_in

ISOLATES = "\u2066\u2067\u2068\u2069"
HOLES = re.compile(r"\{[a-z]+\}")
COMMANDS = re.compile(r"/[a-z_]+")


def file_of(code: str) -> dict[str, dict[str, object]]:
    """The file of a language, as it was written."""
    text = resources.files("conversations.words").joinpath(f"{code}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


# All of them there


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_there_and_none_is_blank(code: str) -> None:
    assert missing(code) == ()
    texts = texts_of(code)
    assert len(texts) > 180
    assert [name for name, text in texts.items() if not text.strip()] == []


@pytest.mark.parametrize("code", CODES)
def test_no_file_has_a_key_that_nobody_reads(code: str) -> None:
    measure = file_of("en")
    for table, entries in file_of(code).items():
        assert table in measure
        if isinstance(entries, dict) and table != "safety":
            assert entries.keys() <= measure[table].keys(), table


def test_a_text_that_a_language_lacks_is_said_in_english_and_told_by_its_key() -> None:
    measure = file_of("en")
    words, lacking = built(
        "cy", measure, {"name": "Cymraeg", "buttons": {"skip": "Neidio drosto", "back": "  "}}
    )
    assert words.buttons.skip == "Neidio drosto"
    assert words.buttons.back == words_of("en").buttons.back
    assert words.privacy == words_of("en").privacy
    assert "buttons.skip" not in lacking
    assert {"buttons.back", "privacy.notice", "safety.hidden_left", "danger.phrases"} <= set(lacking)
    assert set(lacking) <= set(keys())


def test_a_language_without_words_of_ours_hears_english() -> None:
    assert words_of("de") == words_of("en")
    assert words_in("Deutsch (de)") == words_of("en")
    assert words_in("Klingon") == words_of("en")
    assert set(missing("de")) == set(keys())
    assert not is_draft("de")
    assert name_of("de") == "de"


def test_which_languages_are_drafts_is_said_by_their_files_and_by_the_flow_alike() -> None:
    drafts = {code for code in CODES if is_draft(code)}
    assert drafts == {code_of(language) for language in built_in().drafts}
    assert not drafts & {"en", "cy"}


# All of them fit


@pytest.mark.parametrize("code", CODES)
def test_what_is_filled_in_and_what_can_be_sent_is_the_same_in_every_language(code: str) -> None:
    english, own = texts_of("en"), texts_of(code)
    for name in english.keys() & own.keys():
        if "hidden_left" not in name:
            assert sorted(HOLES.findall(own[name])) == sorted(HOLES.findall(english[name])), name
        assert sorted(COMMANDS.findall(own[name])) == sorted(COMMANDS.findall(english[name])), name


@pytest.mark.parametrize("code", CODES)
def test_every_label_fits_a_button_and_says_something_without_its_signs(code: str) -> None:
    """Arrows and ticks are read out by nobody."""
    for key, label in labels_of(words_of(code)).items():
        assert len(label) <= 34, key
        assert any(letter.isalnum() for letter in HOLES.sub("", label)), key
        assert not set(label) & set(ISOLATES), key
    assert len(set(labels_of(words_of(code)).values())) == len(labels_of(words_of(code)))


@pytest.mark.parametrize("code", CODES)
def test_a_passing_note_is_short_enough_to_be_shown_whole(code: str) -> None:
    """Telegram shows 200 characters (answerCallbackQuery)."""
    words = words_of(code)
    notes = (words.asking.older, words.asking.older_talk, words.sent.uses_changed)
    assert max(map(len, notes)) <= 200


@pytest.mark.parametrize("code", CODES)
def test_what_telegram_shows_of_the_bot_fits(code: str) -> None:
    """Limits of setMyCommands, setMyDescription and setMyShortDescription in the Bot API."""
    words = words_of(code)
    assert max(len(text) for name, text in texts_of(code).items() if name.startswith("menu.")) <= 100
    assert len(words.profile.description) <= 512
    assert len(words.profile.short_description) <= 120


@pytest.mark.parametrize("code", CODES)
def test_where_a_sentence_names_a_button_it_names_it_as_it_stands_there(code: str) -> None:
    words = words_of(code)
    named = {
        words.asking.kept_piece: [words.buttons.done],
        words.asking.please_type: [words.buttons.skip],
        words.asking.nothing_yet: [words.buttons.skip],
        words.asking.please_agree: [words.buttons.agree, words.buttons.skip],
        words.asking.no_skip: [words.buttons.pause, words.buttons.delete],
        words.asking.too_much: [words.buttons.skip, words.buttons.done],
        words.coming_and_going.edited_unknown: [words.buttons.back],
        words.card.foot: [words.buttons.send],
        words.card.hint: [words.buttons.send],
        words.safety.danger_offer: [words.buttons.help],
        words.voice.not_sent: [words.buttons.send],
        words.privacy: [words.buttons.send],
    }
    for text, labels in named.items():
        for label in labels:
            assert label in text


# Counting


def test_the_texts_that_count_have_the_categories_of_the_unicode_cldr() -> None:
    for code in CODES:
        own = set(words_of(code).safety.hidden_left)
        used = {Locale.parse(code).plural_form(count) for count in range(1001)}
        assert own - used <= {"other"}, code
        assert used - {"zero"} <= own | {"other"}, code
        assert "other" in own


@pytest.mark.parametrize("code", CODES)
def test_how_many_are_left_is_always_said(code: str) -> None:
    """The figure itself, unless the line stands for that number alone."""
    left = words_of(code).safety.hidden_left
    counts = defaultdict(list)
    for count in range(1001):
        counts[Locale.parse(code).plural_form(count)].append(count)
    for count in range(121):
        said = counted(left, code, count)
        assert said.strip()
        assert "{" not in said
        category = Locale.parse(code).plural_form(count)
        alone = category in left and len(counts[category]) == 1
        assert alone or str(count) in re.findall(r"\d+", said), count


# From right to left


def test_it_is_known_which_languages_run_from_right_to_left() -> None:
    for code in CODES:
        assert (Locale.parse(code).text_direction == "rtl") is (code in RIGHT_TO_LEFT)


@pytest.mark.parametrize("code", CODES)
def test_commands_and_what_is_filled_in_are_set_apart_where_writing_runs_the_other_way(code: str) -> None:
    """A full stop after /delete stays at the end of its sentence, and an answer moves nothing around it."""
    count = 0
    for name, text in texts_of(code).items():
        if name.startswith("buttons.") or code not in RIGHT_TO_LEFT:
            assert not set(text) & set(ISOLATES), name
            continue
        for found in (*COMMANDS.finditer(text), *HOLES.finditer(text)):
            count += 1
            first = "\u2066" if found[0][0] == "/" else "\u2068"
            assert text[found.start() - 1] == first, name
            assert text[found.end()] == "\u2069", name
        assert text.count("\u2066") + text.count("\u2068") == text.count("\u2069")
        assert "\n".join(map(in_order, text.split("\n"))) == text, name
    assert count > 30 or code not in RIGHT_TO_LEFT


@pytest.mark.parametrize("code", CODES)
def test_arrows_point_the_way_one_reads_on(code: str) -> None:
    buttons = words_of(code).buttons
    on, back = ("◂", "▸") if code in RIGHT_TO_LEFT else ("▸", "◂")
    for label in (buttons.more, buttons.later_years):
        assert label.endswith(f" {on}")
    for label in (buttons.earlier, buttons.earlier_years):
        assert label.startswith(f"{back} ")


# Understood when they are typed


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_means_two_things(code: str) -> None:
    """Neither under two commands, nor as a command and a yes, nor as a yes and a no."""
    meant: dict[str, str] = {}
    own, english = file_of(code), file_of("en")
    for file in (own, english):
        for command, phrases in file["commands"].items():
            assert isinstance(phrases, list)
            for phrase in phrases:
                assert meant.setdefault(folded(phrase), command) == command, phrase
    for key, command in {"help": "help_now"}.items() | {
        (key, key) for key in ("skip", "back", "done", "pause", "hide", "delete", "language")
    }:
        label = folded(labels_of(words_of(code))[key])
        assert meant.setdefault(label, command) == command, label
    understood = words_of(code).understood
    no = {folded(word) for file in (own, english) for word in file["answers"]["no"]}  # type: ignore[attr-defined]
    assert understood.yes.isdisjoint(meant)
    assert no.isdisjoint(meant)
    assert understood.yes.isdisjoint(no)
    assert understood.send.isdisjoint(meant)


@pytest.mark.parametrize("code", CODES)
def test_english_is_understood_beside_every_language(code: str) -> None:
    understood, english = words_of(code).understood, words_of("en").understood
    assert english.commands.items() <= understood.commands.items()
    assert english.yes <= understood.yes
    assert english.send <= understood.send
    assert english.agree <= understood.agree
    assert english.days.items() <= understood.days.items()


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_of_a_language_is_the_command_it_stands_under(code: str) -> None:
    """However it is typed: in capitals, with a full stop, without accents."""
    for name, phrases in file_of(code)["commands"].items():
        assert isinstance(phrases, list)
        for phrase in phrases:
            for typed in (phrase, phrase.upper(), f"{phrase}.", f" {phrase} !", folded(phrase)):
                assert words_of(code).understood.commands[folded(typed)] is Command(name), typed


TO_THE_STORY = ("1", "1", "2")


@cache
def at_the_story(code: str) -> Talk:
    """A talk at “What happened?”, with one piece told."""
    talk = begun(code)
    for number in TO_THE_STORY:
        talk.type(number)
    assert talk.session is not None
    assert talk.session.at == "story"
    talk.type("…")
    assert talk.session.collected
    return talk


@cache
def at_the_card(code: str) -> Talk:
    """The same at its review card."""
    talk = at_the_story(code).copy()
    while talk.session is not None and talk.session.stage is Stage.ASKING:
        if talk.session.at == "uses":
            talk.type("3")
            talk.type("done")
        else:
            talk.type("done" if talk.session.collected else "skip")
    return talk


@cache
def come_back(code: str) -> Talk:
    """The same at the welcome after a pause."""
    talk = at_the_story(code).copy()
    talk.command(Command.PAUSE)
    talk.command(Command.START)
    return talk


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("skip", at_the_story),
        ("done", at_the_story),
        ("back", at_the_story),
        ("pause", at_the_story),
        ("help", at_the_story),
        ("hide", at_the_story),
        ("delete", at_the_story),
        ("send", at_the_card),
        ("change_uses", at_the_card),
        ("carry_on", come_back),
        ("see_answers", come_back),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_label_that_is_typed_does_what_its_button_does(code: str, key: str, place: object) -> None:
    assert callable(place)
    tapping: Talk = place(code)
    label = labels_of(words_of(code))[key]
    for typed in (label, label.upper(), folded(label)):
        typing = tapping.copy()
        tapped = tapping.copy()
        assert shown(tapped.tap(label)) == shown(typing.type(typed)), typed
        assert tapped.session == typing.session


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("key", ["yes_delete", "no_keep"])
def test_what_was_asked_back_is_answered_by_its_label_or_a_word(code: str, key: str) -> None:
    talk = at_the_story(code).copy()
    talk.command(Command.DELETE)
    label = labels_of(words_of(code))[key]
    words = file_of(code)["answers"]["yes" if key == "yes_delete" else "no"]
    assert isinstance(words, list)
    for typed in (label, *words):
        typing = talk.copy()
        typing.type(typed)
        assert (typing.session is None) is (key == "yes_delete"), typed


# Spoken from the first word


@pytest.mark.parametrize("code", CODES)
def test_somebody_is_spoken_to_in_the_language_of_their_app(code: str) -> None:
    words, language = words_of(code), language_of(code)
    talk = begun(code)
    assert talk.session is not None
    assert talk.session.language == language
    labels = {button.label for button in talk.buttons}
    assert {words.buttons.pause, words.buttons.help, words.buttons.hide, words.buttons.delete} <= labels
    assert talk.last.startswith(built_in().prompt("safe_now").label[language])


def test_a_draft_is_spoken_only_where_the_steward_says_so() -> None:
    flow = built_in()
    assert [code_of(language) for language in offered_languages(flow, SERVICE)] == ["en", "cy"]
    assert len(offered_languages(flow, EVERY_LANGUAGE)) == len(CODES)
    assert spoken_at_first(flow, SERVICE, "pl") == language_of("en")
    assert spoken_at_first(flow, SERVICE, "cy-GB") == language_of("cy")
    assert spoken_at_first(flow, EVERY_LANGUAGE, "pl") == language_of("pl")
    assert spoken_at_first(flow, EVERY_LANGUAGE, "") == language_of("en")


def test_a_flow_in_a_language_of_its_own_is_never_blank() -> None:
    """Its own words are said; ours beside them are in English."""
    german = "Deutsch (de)"
    prompts = (
        Prompt("was", Kind.TEXT, 2, {german: "Was ist passiert?"}),
        Prompt("wie", Kind.INTEGER, 3, {german: "Wie viele?"}),
    )
    talk = Talk(Flow("de", "De", "de 1 0123456789ab", (german,), german, prompts, b""))
    talk.hear(TextReceived(at=NOON, text="hallo", speaks="de"))
    assert talk.last == "Was ist passiert?"
    for line in ("viel", "drei", "three"):
        assert all(text.strip() for text, _ in shown(talk.type(line)))
    assert words_of("en").coming_and_going.ended in talk.last


def test_the_language_of_the_app_goes_for_nothing_once_one_was_chosen() -> None:
    talk = begun("cy")
    talk.type("iaith")
    talk.type("3")
    assert talk.session is not None
    assert talk.session.chosen
    chosen = talk.session.language
    talk.hear(CommandReceived(at=NOON, command=Command.START, speaks="cy"))
    assert talk.session.language == chosen
    assert code_of(chosen) == "pl"
