"""The preview is one file that runs nothing but its own script, shows what the form says, and agrees with the engine."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.__main__ import main
from bot.preview.matter import Previewed
from bot.preview.page import page
from conversations.checks.examination import examined
from conversations.flow import Flow, Kind, Prompt
from conversations.forms.reading.files import FileKind, read
from conversations.route import is_asked, offered, walk
from conversations.talk.telling import told
from conversations.ways import ways
from tests.ways.tables import called, engine

ROOT = Path(__file__).parents[2]
BUILT_IN = (ROOT / "conversations" / "flows" / "family_story.md").read_text(encoding="utf-8")

HOSTILE = """
| settings |
| | form_title | form_id | version | default_language |
| | </title><script>alert(1)</script> | hostile | 1 | "><img src=x onerror=alert(2)> |

| survey |
| | type | name | label::"><img src=x onerror=alert(2)> | hint::"><img src=x onerror=alert(2)> | relevant | kv:guard | kv:summary::"><img src=x onerror=alert(2)> |
| | note | hello | </script><img src=x onerror=alert(3)> &lt;b&gt; <!--<script> | | | | |
| | select_one a | one | <svg/onload=alert(4)> ]]> {{7*7}} | javascript:alert(5) | | | "'`onmouseover=alert(6) |
| | text | two | <style>*{display:none}</style> | --><script>alert(7)</script> | ${one} = 'b' | pii | <b> |
| | select_multiple use | uses | </pre><script>alert(8)</script> | | | consent | |

| choices |
| | list_name | name | label::"><img src=x onerror=alert(2)> |
| | a | b | </option></select><script>alert(9)</script> |
| | a | c | "><b onclick=alert(10)> |
| | use | digest | <a href="https://example.invalid/">x</a> |
"""


def previewed(text: str) -> Previewed:
    looked = examined(read(text.encode(), FileKind.MARKDOWN))
    assert looked.flow is not None, [str(fault) for fault in looked.faults]
    return Previewed(looked.flow, ways(looked.flow), looked.faults)


@cache
def built_in() -> tuple[Previewed, str]:
    shown = previewed(BUILT_IN)
    return shown, page(shown)


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text inside script elements."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts.setdefault(self.inside[-1], []).append(data)


def data_of(text: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="form">(.*?)</script>', text, re.DOTALL)
    assert found
    document: dict[str, object] = json.loads(found[1])
    return document


@pytest.mark.parametrize("text", [BUILT_IN, HOSTILE], ids=["built-in", "hostile"])
def test_nothing_on_the_page_runs_or_loads_but_its_own_script_and_style(text: str) -> None:
    made = page(previewed(text))
    elements = Elements(made)
    scripts = [attributes for tag, attributes in elements.found if tag == "script"]
    assert scripts == [{"type": "application/json", "id": "form"}, {}]
    assert sum(tag == "style" for tag, _ in elements.found) == 1
    assert not {"img", "iframe", "object", "embed", "link", "base", "form", "svg/onload=alert(4)"} & {
        tag for tag, _ in elements.found
    }
    for tag, attributes in elements.found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        assert str(attributes.get("href", "#")).startswith("#"), tag
        assert "src" not in attributes, tag
    policy = next(
        str(attributes["content"]) for tag, attributes in elements.found if "http-equiv" in attributes
    )
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    script, style = (re.findall(rf"<{tag}>(.*?)</{tag}>", made, re.DOTALL)[-1] for tag in ("script", "style"))
    for name, content in (("script-src", script), ("style-src", style)):
        assert f"{name} 'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" in policy


def test_the_script_sets_text_and_never_markup() -> None:
    for path in (ROOT / "bot" / "preview").glob("*.js"):
        script = path.read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", script
        )
        assert not re.search(r"fetch\(|XMLHttpRequest|https?:|localStorage|document\.cookie", script), path
        assert "</" not in script


def test_every_word_of_the_form_is_on_the_page_as_it_is() -> None:
    shown = previewed(HOSTILE)
    document = data_of(page(shown))
    labels = [label for prompt in document["prompts"] for label in prompt["label"].values()]  # type: ignore[attr-defined]
    assert labels == [label for prompt in shown.flow.prompts for label in prompt.label.values()]
    text = "".join(part for parts in Elements(page(shown)).texts.values() for part in parts)
    assert "</script><img src=x onerror=alert(3)>" in text


def test_the_page_is_the_same_for_the_same_form() -> None:
    assert built_in()[1] == page(previewed(BUILT_IN))


def test_every_question_stands_in_the_table_and_in_the_drawing() -> None:
    shown, made = built_in()
    for prompt in shown.flow.prompts:
        assert f'<th scope="row" class="name">{prompt.name}</th>' in made
    drawing = made.partition("<svg")[2].partition("</svg>")[0]
    for prompt in shown.flow.prompts:
        if prompt.kind is not Kind.CALCULATE:
            assert f"row {prompt.row}<" in drawing, prompt.name


def test_every_control_has_words_for_who_cannot_see_it() -> None:
    elements = Elements(built_in()[1])
    identified = {attributes.get("id") for _, attributes in elements.found}
    for tag, attributes in elements.found:
        for pointing in ("aria-labelledby",):
            for name in (attributes.get(pointing) or "").split():
                assert name in identified, (tag, name)
        if attributes.get("tabindex") == "0" and tag != "pre":
            assert attributes.get("aria-label") or attributes.get("role") == "log", tag
    levels = [int(tag[1]) for tag, _ in elements.found if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    log = next(attributes for _, attributes in elements.found if attributes.get("id") == "chat")
    assert (log["role"], log["aria-live"]) == ("log", "polite")


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two colours written as #rgb or #rrggbb."""

    def light(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_words_stand_out_from_what_is_behind_them_by_day_and_by_night() -> None:
    style = (ROOT / "bot" / "preview" / "style.css").read_text(encoding="utf-8")
    day, night = (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    )
    pairs = [
        (ink, wall)
        for ink in ("ink", "soft", "accent", "never")
        for wall in ("paper", "card", "wall", "theirs")
    ]
    pairs += [("ink", "mine"), ("accent-ink", "accent"), ("ink", "error-wash"), ("ink", "warning-wash")]
    pairs += [("ink", "note-wash"), ("soft", "error-wash"), ("soft", "warning-wash"), ("soft", "note-wash")]
    for colours in (day, night):
        for ink, wall in pairs:
            assert contrast(colours[ink], colours[wall]) >= 4.5, (ink, wall, colours[ink], colours[wall])


# The tables


def fitting(flow: Flow, draw: some.DrawFn) -> dict[str, str]:
    """Answers that the flow accepts, to the end or to some point before it."""
    answers: dict[str, str] = {}
    while True:
        route = walk(flow, answers)
        if route.waiting is None or draw(some.integers(0, 12)) == 0:
            return answers
        prompt = route.waiting
        names = [choice.name for choice in offered(prompt, route.values)]
        skip = [] if prompt.required else [""]
        if prompt.kind is Kind.SELECT_ONE:
            value = draw(some.sampled_from([*skip, *names]))
        elif prompt.kind is Kind.TEXT:
            value = draw(some.sampled_from([*skip, "we waited", "two words"]))
        elif prompt.kind is Kind.RANK:
            ranked = draw(some.permutations(names))
            value = " ".join(ranked[: draw(some.integers(0, len(names)))])
        else:
            ticks = draw(some.sets(some.sampled_from(names), max_size=4))
            value = " ".join(name for name in names if name in ticks)
        scope_ok = prompt.constraint is None or not value or accepts(flow, answers, prompt.name, value)
        answers[prompt.name] = value if scope_ok else draw(some.sampled_from(skip or names))


def accepts(flow: Flow, answers: dict[str, str], name: str, value: str) -> bool:
    from conversations.expressions import Scope

    constraint = flow.prompt(name).constraint
    return constraint is None or constraint.holds(Scope(walk(flow, answers).values, value))


@given(some.data())
def test_the_tables_of_the_page_ask_and_tell_what_the_engine_does(data: some.DataObject) -> None:
    shown, made = built_in()
    answers = data.draw(some.composite(lambda draw: fitting(shown.flow, draw))())
    route = walk(shown.flow, answers)
    walked = called("walk", data_of(made)["graph"], answers, {})
    assert walked["values"] == {
        prompt.name: route.values[prompt.name]
        for prompt in route.reached
        if is_asked(prompt) and prompt.name in route.values
    }
    tells = [entry["tell"] for entry in walked["entries"] if "tell" in entry]
    assert tells == [prompt.name for prompt in route.reached if prompt.kind is Kind.NOTE]
    assert walked["waiting"] == (None if route.waiting is None else route.waiting.name)


def test_every_route_of_the_page_is_one_that_the_engine_takes() -> None:
    shown, made = built_in()
    document = data_of(made)
    names = [prompt.name for prompt in shown.flow.prompts]
    seen = set()
    for listed in document["routes"]:  # type: ignore[attr-defined]
        answers = {names[at]: value for at, value, _ in listed["asked"]}
        route = walk(shown.flow, answers)
        assert route.waiting is None
        asked = [prompt.name for prompt in route.reached if is_asked(prompt)]
        assert asked == list(answers)
        assert (route.consent is not None) is listed["sends"]
        seen.add(tuple(asked))
    assert len(seen) == len(document["routes"]) == int(str(shown.ways.routes))  # type: ignore[arg-type]


WORKED_OUT = """
| settings |
| | form_title | form_id | version | default_language |
| | Walks | walks | 1 | English |

| survey |
| | type | name | label::English | calculation | default | kv:guard |
| | hidden | from | | | leaflet | |
| | select_one yn | dog | Have you a dog? | | | |
| | select_one yn | cat | Have you a cat? | | | |
| | text | called | What is it called? | | | pii |
| | date | since | Since when? | | today() | |
| | date | met | When did you meet? | | date('2020-02-03') | |
| | integer | lucky | A lucky number? | | once(round(random() * 9, 0)) | |
| | calculate | animals | | if(${dog} = 'yes', 1, 0) + if(${cat} = 'yes', 1, 0) | | |
| | calculate | years | | int((today() - ${since}) div 365) | | |
| | note | thanks | You have ${animals}, ${from}, for ${years} years. | | | |
| | select_multiple use | uses | How may we use it? | | | consent |

| choices |
| | list_name | name | label::English |
| | yn | yes | Yes |
| | yn | no | No |
| | use | digest | Staff may read it |
"""


def test_calculations_are_looked_up_and_those_that_cannot_be_are_named_with_their_formula() -> None:
    made = page(previewed(WORKED_OUT))
    document = data_of(made)
    worked = document["worked"]
    for dog, cat, animals in (("yes", "yes", "2"), ("yes", "", "1"), ("", "no", "0")):
        assert called("workedOut", worked, "animals", {"dog": dog, "cat": cat}) == animals
    assert called("workedOut", worked, "from", {}) == "leaflet"
    assert called("workedOut", worked, "years", {}) is None
    assert document["open"] == ["years"]
    assert "[years]" in made.partition("</main>")[0]
    prompts = {prompt["name"]: prompt for prompt in document["prompts"]}  # type: ignore[attr-defined]
    assert "today()" in prompts["years"]["formula"]
    assert "[years]" not in page(previewed(WORKED_OUT.replace("for ${years} years", "thank you")))


def test_a_default_that_hangs_on_the_day_or_on_chance_is_not_offered_as_a_fixed_answer() -> None:
    prompts = {prompt["name"]: prompt for prompt in data_of(page(previewed(WORKED_OUT)))["prompts"]}  # type: ignore[attr-defined]
    offered_beforehand = {name: prompt["initial"] for name, prompt in prompts.items() if prompt["initial"]}
    assert offered_beforehand == {"from": "leaflet", "met": "2020-02-03"}
    assert [name for name, prompt in prompts.items() if prompt["initialToday"]] == ["since"]


@given(some.lists(some.sampled_from(["${a}", "${b}", "${c}", " ", ",", ".", "?", "\n", "Ann", "$", "{a}"])))
def test_the_page_repeats_an_answer_as_the_talk_does(pieces: list[str]) -> None:
    text = "x" + "".join(pieces)
    values = {"a": "", "b": "two  words\nand more", "c": "long " * 60}
    asked = [Prompt(name, Kind.TEXT, 2, {"English": name}) for name in values]
    telling = Prompt("z", Kind.NOTE, 3, {"English": text}, recalls=frozenset({"a", "b", "c"}))
    made = Flow("m", "m", f"m {text}", ("English",), "English", (*asked, telling), b"")
    recall = f"repeated({json.dumps(text)}, ['a', 'b', 'c'], (name) => ({json.dumps(values)})[name])"
    assert engine().eval(recall) == told(made, telling, telling.label, values, "English")


def test_a_form_with_a_mistake_gives_no_page_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "wrong.md"
    form.write_text(BUILT_IN.replace("${age} != 'under16'", "${agee} != 'under16'"), encoding="utf-8")
    assert main(["preview", str(form), "--out", str(tmp_path / "page.html")]) == 1
    assert "agee" in capsys.readouterr().err
    assert not (tmp_path / "page.html").exists()


def test_the_page_is_written_where_it_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = tmp_path / "form.md"
    form.write_text(BUILT_IN, encoding="utf-8")
    out = tmp_path / "page.html"
    assert main(["preview", str(form), "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "routes" in capsys.readouterr().out


def test_only_an_older_preview_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form, out = tmp_path / "form.md", tmp_path / "page.html"
    form.write_text(BUILT_IN, encoding="utf-8")
    for _ in range(2):
        assert main(["preview", str(form), "--out", str(out)]) == 0
    assert main(["preview", str(form), "--out", str(form)]) == 2
    assert "is no preview" in capsys.readouterr().err
    assert form.read_text(encoding="utf-8") == BUILT_IN


def test_letters_that_cannot_be_written_do_not_stop_the_page() -> None:
    shown = built_in()[0]
    broken = replace(shown.flow, title="half a sign \ud83d, a line\u2028end")
    page(replace(shown, flow=broken)).encode("utf-8")
