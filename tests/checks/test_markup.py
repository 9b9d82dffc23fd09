"""Markup that a chat would show as it is typed is told; signs that people write in plain words are left alone."""

import pytest

from conversations.checks.markup import marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Are you **safe** now?", "**safe**"),
        ("Are you __safe__ now?", "__safe__"),
        ("Are you *safe* now?", "*safe*"),
        ("Are you _safe_ now?", "_safe_"),
        ("**${name}**, are you safe?", "**${name}**"),
        ("# Your family\nWho is in it?", "# Your family"),
        ("About you\n### Your family", "### Your family"),
        ("See [your rights](https://example.org/a_b).", "[your rights](https://example.org/a_b)"),
        ("Are you <b>safe</b>?", "<b>"),
        ("Thank you.<br/>Goodbye.", "<br/>"),
        ('<span style="color:red">Are you safe?</span>', '<span style="color:red">'),
        ("You &amp; your family", "&amp;"),
        ("You&nbsp;and us, &#39;all&#39;", "&nbsp;"),
        (r"Question \#1", r"\#"),
    ],
)
def test_markup_is_found_and_quoted(text: str, found: str) -> None:
    assert marks(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Is it 2 * 3 * 4?",
        "Your name*",
        "Rooms * children * adults",
        "${first_name} and ${last_name_}, hello.",
        "Fill in: ____ or _____",
        "See https://example.org/_your_rights_/*now* please.",
        "R&D; and you & me",
        "Are you under 5 & over 3 <3?",
        "If x < y and y > z",
        "We are #1 at listening. #family",
        "Tick one (or more) [if you like] (all of them).",
        "some_snake_case_word",
        "* one thing\n* another thing",
        "<your name>",
        "&unknownword;",
        "it is 5_000_000",
    ],
)
def test_signs_of_plain_words_are_left_alone(text: str) -> None:
    assert marks(text) == ""
