"""A rule is told with the form's own words, so that whoever wrote the labels can check it."""

from functools import cache

import pytest

from conversations.expressions import parse
from conversations.flow import Flow
from conversations.forms.compiling import compile_flow
from conversations.forms.reading.files import FileKind, read
from conversations.phrasing import LONGEST, clipped, phrases

FORM = """
| settings |
| | form_title | form_id | version | default_language |
| | Pets | pets | 1 | English |

| survey |
| | type | name | label::English | label::French | kv:guard |
| | select_one pet | pet | Which pet do you have? | Quel animal ? | |
| | select_multiple food | food | What does it eat? | Que mange-t-il ? | |
| | integer | age | How old is it? | Quel âge ? | |
| | text | name | What do you like about it? | Qu'aimez-vous ? | pii |
| | select_multiple use | uses | How may we use it? | Que faire ? | consent |

| choices |
| | list_name | name | label::English | label::French |
| | pet | cat | A cat | Un chat |
| | pet | dog | A dog | Un chien |
| | pet | no | None | Aucun |
| | food | hay | Hay | Du foin |
| | food | fish | Fish | Du poisson |
| | use | digest | Staff may read it | Le personnel |
"""


@cache
def flow() -> Flow:
    return compile_flow(read(FORM.encode(), FileKind.MARKDOWN))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("${pet} = 'cat'", "“Which pet do you have?” is “A cat”"),
        ("'cat' = ${pet}", "“Which pet do you have?” is “A cat”"),
        ("${pet} != 'no'", "“Which pet do you have?” is not “None”"),
        ("not(${pet} = 'no')", "“Which pet do you have?” is not “None”"),
        ("${pet} = 'cat' or ${pet} = 'dog'", "“Which pet do you have?” is “A cat” or “A dog”"),
        ("not(${pet} = 'cat' or ${pet} = 'dog')", "“Which pet do you have?” is none of “A cat”, “A dog”"),
        ("selected(${food}, 'hay')", "“What does it eat?” has “Hay”"),
        ("not(selected(${food}, 'hay'))", "“What does it eat?” has not “Hay”"),
        ("${name} = ''", "“What do you like about it?” was left out"),
        ("${name} != ''", "“What do you like about it?” was answered"),
        ("${age} >= 18", "“How old is it?” is at least 18"),
        ("18 > ${age}", "“How old is it?” is under 18"),
        ("count-selected(${food}) > 1", "the number ticked at “What does it eat?” is over 1"),
        (
            "${age} > 1 and (${pet} = 'cat' or ${age} < 9)",
            "“How old is it?” is over 1 and (“Which pet do you have?” is “A cat” or “How old is it?” is under 9)",
        ),
        ("true()", "always"),
        ("${age} + 1 = 3", "${age} + 1 is 3"),
    ],
)
def test_a_rule_in_words(rule: str, words: str) -> None:
    assert phrases(flow()).rule(parse(rule).tree) == words


def test_the_answer_itself_is_told_with_the_labels_of_its_question() -> None:
    rule = parse("not(selected(., 'hay') and count-selected(.) > 1)")
    assert (
        phrases(flow()).rule(rule.tree, "food")
        == "not (the answer has “Hay” and the number ticked is over 1)"
    )


def test_another_language_has_its_own_words() -> None:
    assert phrases(flow(), "French").rule(parse("${pet} = 'cat'").tree) == "“Quel animal ?” is “Un chat”"


def test_what_is_not_in_the_form_is_told_by_its_name() -> None:
    assert phrases(flow()).rule(parse("${gone} = 'x'").tree) == "“gone” is “x”"


@pytest.mark.parametrize("words", ["a\nb  c", "x" * 500, "", "wörd " * 40])
def test_quoted_words_are_one_short_line(words: str) -> None:
    shown = clipped(words)
    assert len(shown) <= LONGEST
    assert "\n" not in shown
