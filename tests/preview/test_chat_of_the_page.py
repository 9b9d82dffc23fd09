"""The page's whole script runs: its chat asks, repeats and ends as the talk does, and its routes can be read."""

import json
import re
from typing import Any

from py_mini_racer import MiniRacer

from bot.preview.matter import Previewed
from bot.preview.page import page
from conversations.flow import Kind, said
from conversations.route import walk
from conversations.talk.telling import told
from conversations.ways import listed
from conversations.words import words_of
from tests.preview.test_page import ROOT, WORKED_OUT, built_in, data_of, previewed

SAID = words_of("en")


class Browser:
    """A page with its own script running in it."""

    def __init__(self, made: str) -> None:
        self._engine = MiniRacer()
        self._engine.eval((ROOT / "tests" / "preview" / "browser.js").read_text(encoding="utf-8"))
        ids = sorted(set(re.findall(r'\bid="([a-z-]+)"', made)))
        self._engine.eval(f"laid({json.dumps(ids)}, {json.dumps(json.dumps(data_of(made)))})")
        self._engine.eval(re.findall(r"<script>(.*?)</script>", made, re.DOTALL)[-1])

    def said(self, script: str) -> Any:
        return json.loads(str(self._engine.eval(f"JSON.stringify({script} ?? null)")))

    def play(self, *answers: str) -> list[list[str]]:
        """What stands in the chat after these answers."""
        pieces = ";".join(self.said(f"encodeURIComponent({json.dumps(answer)})") for answer in answers)
        self._engine.eval(f"go({json.dumps(f'#play={pieces}')})")
        found: list[list[str]] = self.said("inChat()")
        return found

    def tap(self, words: str) -> None:
        self._engine.eval(f"tap({json.dumps(words)})")


def asked(chat: list[list[str]]) -> list[str]:
    return [name for _, name, _ in chat if name]


def test_every_route_that_is_played_asks_its_questions_and_ends_as_it_says() -> None:
    shown, made = built_in()
    browser = Browser(made)
    for way in listed(shown.ways):
        chat = browser.play(*(each.value for each in way.asked))
        assert asked(chat) == list(way.prompts)
        assert any(SAID.card.heading in words for *_, words in chat) is way.sends
        assert (SAID.buttons.send in browser.said("onKeys()")) is (way.sends and bool(way.asked[-1].value))


def test_the_chat_says_what_the_form_says() -> None:
    shown, made = built_in()
    way = next(way for way in listed(shown.ways) if way.sends)
    chat = Browser(made).play(*(each.value for each in way.asked))
    language = shown.flow.default_language
    for _, name, words in chat:
        if name:
            prompt = shown.flow.prompt(name)
            assert said(prompt.label, language) in words
            assert said(prompt.hint, language) in words


def test_what_is_tapped_is_answered_and_can_be_taken_back() -> None:
    shown, made = built_in()
    browser = Browser(made)
    first = next(prompt for prompt in shown.flow.prompts if prompt.kind is Kind.SELECT_ONE)
    browser.play()
    browser.tap(said(first.choices[0].label, shown.flow.default_language))
    route = walk(shown.flow, {first.name: first.choices[0].name})
    assert route.waiting is not None
    assert asked(browser.said("inChat()")) == [first.name, route.waiting.name]
    browser.tap(SAID.buttons.back)
    assert asked(browser.said("inChat()"))[-1] == first.name


def test_what_the_form_works_out_stands_in_the_words_of_the_chat() -> None:
    shown: Previewed = previewed(WORKED_OUT)
    browser = Browser(page(shown))
    chat = browser.play("yes", "no", "", "2020-01-01", "", "", "digest")
    note = next(words for _, name, words in chat if name == "uses")
    assert "You have 1, leaflet, for [years] years." in note
    thanks = shown.flow.prompt("thanks")
    values = walk(shown.flow, {"dog": "yes", "cat": "no"}).values
    begun = told(shown.flow, thanks, thanks.label, {**values, "animals": "1"}, "English")
    assert begun.startswith("You have 1, leaflet, for")
    assert "int(" in browser.said("form.prompts.find((each) => each.name === 'years').formula")


def test_the_day_is_offered_as_the_day_and_chance_is_not_offered() -> None:
    browser = Browser(page(previewed(WORKED_OUT)))
    browser.play("", "", "")
    (keep,) = [words for words in browser.said("onKeys()") if words.startswith("Keep")]
    assert "1970" not in keep
    assert keep == SAID.buttons.keep_this.format(answer=browser.said("dateInWords(today(), 'day')"))
    browser.play("", "", "", "", "")
    assert not [words for words in browser.said("onKeys()") if words.startswith("Keep")]


def test_every_route_in_the_list_opens_and_reads_as_a_talk() -> None:
    shown, made = built_in()
    browser = Browser(made)
    for number, way in enumerate(listed(shown.ways), 1):
        browser.said(f"go('#route={number}')")
        texts = browser.said(
            f"((details) => {{ details.dispatchEvent(new Event('toggle'));"
            f" return [...details.all()].map((each) => each.attributes['data-asks']).filter(Boolean); }})"
            f"(document.querySelector('details[data-route=\"{number}\"]'))"
        )
        assert texts == list(way.prompts)
