"""An edition in words: it always fits, tells no number of its own, and says what staff can do."""

import dataclasses
import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.digest.edition import LONGEST_ANSWER, MOST_QUOTED, Answer, Edition, Stage
from conversations.digest.frame import TableId, frame_of
from conversations.digest.loop import Loop, measured
from conversations.digest.praise import Act
from conversations.digest.published import Interval, Row, Treated, TreatedTable
from conversations.digest.roles import LONGEST_CHANGE
from conversations.digest.sections import (
    LEFT_OUT,
    LONGEST_PANEL,
    NOT_SHOWN,
    answers,
    clean,
    ends,
    sections,
    shortened,
)
from conversations.digest.treating import LISTED
from conversations.digest.wording import LONGEST_ALT, LONGEST_TEXT, alt, pieces, text
from conversations.post import Style
from conversations.talk.pages import units
from tests.conversations.talking import built_in
from tests.digest.editions import ANY, FULL, QUIET, QUOTE, SILENT, SPARSE, TABLES, table

FRAME = frame_of(built_in())
COUNT = re.compile(r"[:,] about (\d+)(?=;|$)", re.MULTILINE)
COUNT_OF_A_CAPTION = re.compile(r": (\d+)(?=[;.])")


def counts(edition: Edition) -> Counter[int]:
    """Every count that may be told."""
    told = sections(edition.treated) if edition.treated else ()
    return Counter(about for each in told for _, about in each.shown)


def replaced_rows(known: TreatedTable) -> TreatedTable:
    """The table with every row hidden."""
    return dataclasses.replace(known, rows=tuple(Row(row.words, None) for row in known.rows))


@settings(max_examples=40)
@given(ANY)
def test_a_message_never_is_longer_than_fifteen_hundred(edition: Edition) -> None:
    assert units(text(edition)) <= LONGEST_TEXT


@settings(max_examples=40)
@given(ANY)
def test_a_caption_never_is_longer_than_a_channel_takes(edition: Edition) -> None:
    assert units(alt(edition)) <= LONGEST_ALT


@settings(max_examples=40)
@given(ANY)
def test_every_count_is_in_the_caption_and_none_besides(edition: Edition) -> None:
    found = Counter(int(each) for each in COUNT_OF_A_CAPTION.findall(alt(edition)))
    assert found == counts(edition)


@settings(max_examples=40)
@given(ANY)
def test_counts_in_the_message_are_those_of_the_caption_unless_lines_were_left_out(edition: Edition) -> None:
    message = text(edition)
    found = Counter(int(each) for each in COUNT.findall(message))
    assert found <= counts(edition)
    if LEFT_OUT not in message:
        assert found == counts(edition)


@settings(max_examples=40)
@given(ANY)
def test_quotes_and_answers_are_told_whole_or_not_at_all(edition: Edition) -> None:
    """Without numbers there always is room for all of them."""
    quiet = text(dataclasses.replace(edition, treated=None))
    for told in [f"“{edition.quote.words}”"] if edition.quote else []:
        assert told in quiet
        assert told in text(edition) or LEFT_OUT in text(edition)
    for answer in answers(edition):
        assert answer.words in quiet
        assert answer.words in text(edition) or LEFT_OUT in text(edition)


@settings(max_examples=40)
@given(ANY)
def test_the_caption_never_has_a_familys_words(edition: Edition) -> None:
    """The picture and its caption stay when a quote is withdrawn."""
    assert alt(edition) == alt(dataclasses.replace(edition, quote=None))


@settings(max_examples=40)
@given(ANY)
def test_hidden_rows_are_told_by_one_sign(edition: Edition) -> None:
    """Whether they are few, none or kept back: the message differs in nothing but the rows' words."""
    if edition.treated is None:
        return
    hidden = [replaced_rows(each) for each in edition.treated.tables]
    told = dataclasses.replace(edition, treated=dataclasses.replace(edition.treated, tables=tuple(hidden)))
    assert not COUNT.search(text(told))
    assert not COUNT_OF_A_CAPTION.search(alt(told))
    assert alt(told).count(NOT_SHOWN) == len(hidden)


def test_a_full_message_reads_in_the_order_staff_can_use_it() -> None:
    small = dataclasses.replace(FULL.treated or Treated(Interval(0, 0), ()), tables=TABLES[:3])
    message = text(dataclasses.replace(FULL, treated=small))
    wanted = [
        "What families told us\nNorth · week 48 of 2026",
        "What helped, in a family's words\n“The receptionist rang me back",
        "What families needed\nSchool or college: about 25",
        "others: not shown",
        "What stood in the way\nPassed from one to another: about 20",
        "How long they waited\nSome weeks: about 10",
        "It never came: not shown",
        "One thing this team can change\nAsk every family",
        "One thing that needs another team\nAgree with the next team",
        "What came of it\nHeard: Families are passed on",
        "Planned: One joint call",
        "Changed: The form now asks once",
        "From about 40 to 59 families.",
        "To answer, write /heard, /planned or /changed here",
    ]
    places = [message.find(each) for each in wanted]
    assert -1 not in places
    assert places == sorted(places)
    assert LEFT_OUT not in message


def test_a_message_that_is_too_long_keeps_what_matters_and_says_where_the_rest_is() -> None:
    message = text(FULL)
    assert "School or college: about 25" in message
    assert QUOTE.words in message
    assert "Ask every family" in message
    assert "The form now asks once" in message
    assert "Whose job it felt like: No one, about 20\n" in message
    assert NOT_SHOWN not in message
    assert LEFT_OUT in message


@st.composite
def busy(draw: st.DrawFn) -> Edition:
    """Any week of the built-in form in which every table has a number, with the longest quote, changes and an answer."""
    tables = []
    for each in FRAME.tables:
        names = list(each.cells.values())
        listed = draw(st.permutations(names))[:5] if each.id in LISTED else names
        about = draw(
            st.lists(
                st.sampled_from([None, 10, 10, 15, 25, 40, 145]), min_size=len(listed), max_size=len(listed)
            )
        )
        about[draw(st.integers(0, len(listed) - 1))] = draw(st.sampled_from([10, 15, 145]))
        tables.append(table(each.id, *zip(listed, about, strict=True), others=len(names) - len(listed)))
    changes = [max(each.values(), key=len) for each in (FRAME.own, FRAME.shared)]
    return Edition(
        "x" * 40,
        "2026-W48",
        Treated(Interval(140, 159), tuple(tables), *changes),
        dataclasses.replace(QUOTE, words="w" * MOST_QUOTED),
        (Answer(Stage.CHANGED, "a" * LONGEST_ANSWER),),
        Act("p" * LONGEST_CHANGE, own=False),
        measured(15, 400, 200),
        "t" * LONGEST_PANEL,
    )


@settings(max_examples=40)
@given(busy())
def test_every_topic_that_has_a_number_has_one_in_the_message(edition: Edition) -> None:
    """And the highest of each topic: beside a long quote, two changes and an answer, which are told whole."""
    message = text(edition)
    assert units(message) <= LONGEST_TEXT
    assert edition.treated
    assert edition.quote
    for said in (edition.quote.words, edition.treated.own, edition.treated.shared, edition.answers[0].words):
        assert said in message
    parts = {section.heading: message.partition(section.heading)[2] for section in sections(edition.treated)}
    for section in sections(edition.treated):
        first = COUNT.search(parts[section.heading])
        assert first
        here = parts[section.heading][: first.end()]
        assert not any(other in here for other in parts)
        told = message.partition(section.heading)[2]
        for heading in [*parts, "One thing this team"]:
            told = told.partition(heading)[0] or told
        counts_here = [int(each) for each in COUNT.findall(told)]
        assert max(counts_here) == max(about for _, about in section.shown)


def test_answers_that_have_waited_longest_are_told_first() -> None:
    """The others wait for the next edition; were the newest told first, the oldest might never be."""
    many = tuple(Answer(Stage.CHANGED, f"Change {letter} " + "x" * 120) for letter in "abcd")
    message = text(dataclasses.replace(FULL, answers=many))
    told = [letter for letter in "abcd" if f"Change {letter} " in message]
    assert 0 < len(told) < 4
    assert told == list("abcd")[: len(told)]


def test_rows_that_are_as_high_leave_last() -> None:
    """Of two rows that most families told, one alone would look as if it led."""
    assert FULL.treated
    even = table(TableId.JOB, ("One person we could name", 20), ("Everyone, a bit", 10), ("No one", 20))
    tables = tuple(even if each.id is TableId.JOB else each for each in TABLES)
    edition = dataclasses.replace(FULL, treated=dataclasses.replace(FULL.treated, tables=tables))
    assert "One person we could name, about 20; No one, about 20\n" in text(edition)


def test_the_channel_that_takes_the_rest_has_no_name_of_its_own() -> None:
    assert text(SPARSE).startswith("What families told us\nweek 49 of 2026\n")
    assert alt(SPARSE).startswith("What families told us: week 49 of 2026.\n")


def test_a_quiet_week_has_no_numbers_and_looks_like_any_other() -> None:
    assert text(QUIET).startswith("What families told us\nNorth · week 50 of 2026\n\nWhat came of it\nHeard:")
    assert "No numbers this week." in text(SILENT)
    assert not COUNT.search(text(QUIET))
    assert not COUNT_OF_A_CAPTION.search(alt(QUIET))


def test_the_quote_is_set_as_a_quote_and_headings_strong() -> None:
    styles = {piece.style: piece.text for piece in pieces(FULL)}
    assert styles[Style.QUOTE] == f"“{QUOTE.words}”"
    assert next(piece.text for piece in pieces(FULL)) == "What families told us"
    assert "".join(piece.text for piece in pieces(FULL)) == text(FULL)


def test_tables_with_nothing_to_show_say_so_once() -> None:
    assert "What stood in the way\nnot shown this time" in text(SPARSE)
    assert "In the way: not shown this time." in alt(SPARSE)


def test_of_many_rows_the_highest_are_told_in_the_forms_order() -> None:
    many = table(
        TableId.WAIT, *((f"w{place}", about) for place, about in enumerate([None, 10, 30, 10, 20, None, 10]))
    )
    told = sections(Treated(Interval(40, 59), (many,)))[0]
    assert [row.words for row in told.rows] == ["w1", "w2", "w3", "w4", "w6"]
    assert told.others


def test_the_newest_answers_are_told() -> None:
    many = tuple(Answer(Stage.CHANGED, f"Change {letter}" + "x" * 150) for letter in "abcdef")
    told = answers(dataclasses.replace(QUIET, answers=many))
    assert [answer.words[7] for answer in told] == ["c", "d", "e", "f"]


def test_words_of_a_form_cannot_turn_a_line_round() -> None:
    assert clean("a\u202eb\u2066c\nd\x07") == "a b c d"
    assert shortened("e\u0301" * 9, 4) == "e\u0301…"
    assert ends("School and GP") == ("School", "GP")
    assert ends("Drink and drugs and GP") is None
    row = dataclasses.replace(
        SPARSE, treated=Treated(Interval(20, 39), (table(TableId.NEEDS, ("المدرسة", 10)),))
    )
    assert "\u2068المدرسة\u2069: about 10" in text(row)


def test_an_act_stands_under_the_quote_and_goes_with_it() -> None:
    act = Act("There was one person they could name.", own=True)
    told = dataclasses.replace(SPARSE, quote=QUOTE, act=act)
    assert f"“{QUOTE.words}”\nThey also said: {act.words}\n\nWhat families needed" in text(told)
    others = dataclasses.replace(told, act=dataclasses.replace(act, own=False))
    assert f"“{QUOTE.words}”\nEight families or more said: {act.words}\n\n" in text(others)
    assert text(dataclasses.replace(told, quote=None)) == text(SPARSE)


def test_the_loop_is_told_in_rounded_numbers_after_the_answers() -> None:
    told = dataclasses.replace(QUIET, loop=measured(10, 43, 12))
    assert (
        "both teams see it.\nOf about 45 stories from weeks 42 to 45 of 2026 that told what stood in the way, "
        "about 10 got an answer that says what changed.\n\n"
    ) in text(told)
    few = dataclasses.replace(SILENT, loop=measured(12, 43, 7))
    assert (
        "What came of it\nOf about 45 stories from weeks 50 to 53 of 2026 that told what stood in the way, "
        "few or none got an answer"
    ) in text(few)
    assert "%" not in text(told) + text(few)
    year = dataclasses.replace(SILENT, loop=Loop("2026-W52", "2027-W02", 45, 10))
    assert "stories from weeks 52 of 2026 to 2 of 2027 that" in text(year)
    assert text(dataclasses.replace(SILENT, loop=measured(10, 7, 7))) == text(SILENT)


def test_how_to_ask_for_a_panel_stands_in_the_foot() -> None:
    told = dataclasses.replace(SPARSE, panel="To talk with a panel of families, ring the hub.")
    assert text(told).endswith("and one sentence.\nTo talk with a panel of families, ring the hub.")
    assert text(dataclasses.replace(SPARSE, panel=" \u202e ")) == text(SPARSE)
    assert alt(told) == alt(SPARSE)
