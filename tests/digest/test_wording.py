"""An edition in words: it always fits, tells no number of its own, and says what staff can do."""

import dataclasses
import re
from collections import Counter

from hypothesis import given, settings

from conversations.digest.edition import Answer, Edition, Stage
from conversations.digest.frame import TableId
from conversations.digest.published import Interval, Row, Treated, TreatedTable
from conversations.digest.sections import LEFT_OUT, NOT_SHOWN, answers, clean, ends, sections, shortened
from conversations.digest.wording import LONGEST_ALT, LONGEST_TEXT, alt, pieces, text
from conversations.post import Style
from conversations.talk.pages import units
from tests.digest.editions import ANY, FULL, QUIET, QUOTE, SILENT, SPARSE, TABLES, table

COUNT = re.compile(r": about (\d+)$", re.MULTILINE)
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
    assert "Whose job it felt like" not in message
    assert LEFT_OUT in message


def test_rows_of_an_order_leave_together() -> None:
    """Half of the waits would look as if the others were none."""
    message = text(FULL)
    for each in (TableId.WAIT, TableId.ASKS, TableId.SLIP, TableId.WHOLE_FAMILY, TableId.JOB):
        section = next(one for one in sections(FULL.treated or Treated(Interval(0, 0), ())) if one.id is each)
        told = [f"{words}: about {about}" in message for words, about in section.shown]
        assert len(set(told)) == 1


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
