"""The page itself: one HTML file that asks nothing of any network.

Its policy lets the one script and the one style sheet in it run, by their hashes, and nothing else: whatever a form
writes into a label stays words. What comes from the form is escaped here, or handed to the script as data.
"""

import json
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from importlib import resources

from bot.preview.drawing import drawing
from bot.preview.matter import KINDS, MARKS, REACHED, Previewed, code_of, matter, place_of
from conversations.changes.pairs import plain_name
from conversations.errors import Fault, Weight
from conversations.flow import SILENT, Flow, Prompt, said
from conversations.phrasing import clipped, phrases
from conversations.ways import Reached, Way
from conversations.ways.diagram import mermaid

BEGINNING = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="Firsthand preview">"""
"""How every preview begins, and no other file: what may be written over by the next one."""

_MOST_CHOICES = 12  # of a list, in the table of questions


def page(previewed: Previewed) -> str:
    """The preview as one HTML document, UTF-8, that works from a disk with no network."""
    flow = previewed.flow
    routes = previewed.routes
    data = matter(previewed, routes)
    script = "".join(_file(name) for name in ("walker.js", "player.js", "routes.js"))
    style = _file("style.css")
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    title = f"Preview: {flow.title or flow.form_id}"
    document = f"""{BEGINNING}
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#play">To the chat</a>
<header class="top">
<h1 dir="auto">{escape(flow.title or flow.form_id)}</h1>
<p class="soft">A preview for whoever writes the questions. Nothing typed here is kept or sent.</p>
<p class="soft version">{escape(flow.version)} · {escape(", ".join(filter(None, flow.languages)))}</p>
{_figures(previewed)}
</header>
<nav class="parts" aria-label="Parts of this page"><ul>
<li><a href="#play">Play</a></li><li><a href="#faults">Checked</a></li><li><a href="#routes">Routes</a></li><li><a href="#questions">Questions</a></li><li><a href="#diagram">Diagram</a></li>
</ul></nav>
<main>
{_play(flow, data.open)}
{_faults(previewed.faults)}
{_routes(previewed, routes)}
{_questions(previewed)}
<section id="diagram" aria-labelledby="diagram-h">
<h2 id="diagram-h">Diagram</h2>
<p class="soft">Squares are picked from (rounded where one thing is given), circles are typed words, diamonds are told and not asked.</p>
<div class="map" tabindex="0" role="group" aria-label="The drawing; it scrolls">{drawing(flow, previewed.ways)}</div>
<h3>The same for Mermaid</h3>
<p class="soft">Paste it where Mermaid is drawn, such as a wiki. <button type="button" id="copy" class="copy">Copy</button> <span id="copied" role="status"></span></p>
<pre id="mermaid" tabindex="0">{escape(mermaid(flow, previewed.ways))}</pre>
</section>
</main>
<footer>
<p>The chat here walks tables that were worked out beforehand; it agrees with what families are asked, but for what it asks you to decide.
It does not take out names, and keeps nothing. Rehearse with <code>firsthand rehearse</code> for the whole way.</p>
</footer>
<script type="application/json" id="form">{_data(data.document)}</script>
<script>{script}</script>
</body>
</html>
"""
    # A lone surrogate cannot be written as UTF-8; the page shows the sign for what is no letter.
    return document.encode("utf-8", "replace").decode()


def _file(name: str) -> str:
    return resources.files("bot").joinpath("preview", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _data(document: object) -> str:
    """JSON that cannot end the element it stands in, whatever is in it."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _figures(previewed: Previewed) -> str:
    flow, ways = previewed.flow, previewed.ways
    asked = sum(prompt.kind not in SILENT for prompt in flow.prompts)
    errors, warnings = (
        sum(fault.weight is weight for fault in previewed.faults) for weight in (Weight.ERROR, Weight.WARNING)
    )
    figures = (
        (str(asked), "questions in all"),
        (str(ways.routes), "routes"),
        (_minutes(ways.shortest), f"the shortest, {_count(len(ways.shortest.asked))}"),
        (_minutes(ways.longest), f"the longest, {_count(len(ways.longest.asked))}"),
        (str(errors), "mistakes"),
        (str(warnings), "to look at"),
    )
    items = "".join(
        f"<li><b>{escape(figure)}</b><span>{escape(words)}</span></li>" for figure, words in figures
    )
    return f'<ul class="figures">{items}</ul>'


def _play(flow: Flow, gaps: Sequence[str]) -> str:
    chooser = ""
    if len(flow.languages) > 1:
        options = "".join(
            f'<option value="{escape(language)}"{" selected" if language == flow.default_language else ""}>{escape(language)}</option>'
            for language in flow.languages
        )
        chooser = f'<select id="language" aria-label="Language of the chat">{options}</select>'
    return f"""<section id="play" aria-labelledby="play-h">
<h2 id="play-h">Play</h2>
<div class="stage">
<div class="phone">
<div class="bar"><strong dir="auto">{escape(flow.title or flow.form_id)}</strong>{chooser}<button type="button" id="link" aria-label="Link to this talk">Link</button><button type="button" id="again">Begin again</button></div>
<div class="chat" id="chat" role="log" aria-live="polite" aria-label="The chat" tabindex="0" lang="{escape(code_of(flow.default_language))}"></div>
<div class="keys" id="keys" role="group" aria-label="Your answer"></div>
</div>
<div class="beside"><div class="panel" id="panel" role="region" aria-label="About this question"></div>
<p class="soft">Tap a question's name in the chat to read about it here.</p>{_gaps(gaps)}
<noscript><p>The chat needs the script in this page. The questions and the diagram below do not.</p></noscript></div>
</div>
</section>"""


def _gaps(gaps: Sequence[str]) -> str:
    """What the chat of the page cannot repeat, by name."""
    names = dict.fromkeys(f"[{plain_name(name)}]" for name in gaps)
    if not names:
        return ""
    which = clipped(", ".join(names))
    return f'\n<p>What the form works out from words, from many numbers or from the day cannot be worked out on this page: in the chat it stands as <span class="name">{escape(which)}</span>, and how it is worked out is said here.</p>'


def _faults(faults: Sequence[Fault]) -> str:
    if not faults:
        body = "<p>Nothing to mend, and nothing to look at.</p>"
    else:
        items = "".join(
            f'<li class="fault {fault.weight.value}"><b>{MARKS[fault.weight]}</b><span class="where">{escape(place_of(fault))}</span><br>'
            f'<span dir="auto">{escape(fault.problem)} {escape(fault.remedy)}</span></li>'
            for fault in faults
        )
        body = f'<ul class="faults">{items}</ul>'
    return f'<section id="faults" aria-labelledby="faults-h"><h2 id="faults-h">Checked</h2>{body}</section>'


def _routes(previewed: Previewed, routes: Sequence[Way]) -> str:
    asked = {each.prompt for way in routes for each in way.asked}
    options = "".join(
        f'<option value="{escape(prompt.name)}">{escape(clipped(said(prompt.label, previewed.flow.default_language)) or prompt.name)}</option>'
        for prompt in previewed.flow.prompts
        if prompt.name in asked
    )
    ways = previewed.ways
    by_link = f", and {ways.by_link} more that only a link leads to" if ways.by_link.most else ""
    every = ways.routes.exact and ways.by_link.exact and ways.routes.most + ways.by_link.most == len(routes)
    whole = (
        f"All {len(routes)} are listed."
        if every and not by_link
        else f"There are {ways.routes}{by_link}; {'all' if every else len(routes)} of them are listed."
    )
    return f"""<section id="routes" aria-labelledby="routes-h">
<h2 id="routes-h">Routes</h2>
<p class="soft">A route is a sequence of questions that somebody can be asked. {escape(whole)} Open one to read it as a talk, with answers that lead there.</p>
<div class="filters">
<label>Only those that ask<select id="by-question"><option value="">anything</option>{options}</select></label>
<label>Only those that<select id="by-end"><option value="">end anyhow</option><option value="sends">can be sent</option><option value="ends">end without sending</option></select></label>
<span id="routes-count" role="status"></span>
</div>
<ol class="routes" id="routes-list"></ol>
</section>"""


def _questions(previewed: Previewed) -> str:
    words = phrases(previewed.flow)
    rows = []
    for prompt in previewed.flow.prompts:
        reached = previewed.ways.met[prompt.name].reached
        rule = "" if prompt.relevant is None else words.rule(prompt.relevant.tree)
        rows.append(
            f'<tr><td class="row">{prompt.row}</td><th scope="row" class="name">{escape(prompt.name)}</th>'
            f'<td class="words">{_words(prompt, previewed.flow)}</td><td>{escape(KINDS[prompt.kind])}</td>'
            f'<td><span class="chip {reached.value}">{escape(_asked(reached))}</span> <span dir="auto">{escape(f"if {rule}" if rule else "")}</span></td></tr>'
        )
    return f"""<section id="questions" aria-labelledby="questions-h">
<h2 id="questions-h">Questions</h2>
<div class="wide" tabindex="0" role="group" aria-label="The table; it scrolls">
<table><caption>Everything that is asked, told or worked out, in order</caption>
<thead><tr><th scope="col">Row</th><th scope="col">Name</th><th scope="col">Words</th><th scope="col">Kind</th><th scope="col">Who is asked</th></tr></thead>
<tbody>{"".join(rows)}</tbody></table>
</div>
</section>"""


def _asked(reached: Reached) -> str:
    return REACHED[reached].partition(":")[0]


def _words(prompt: Prompt, flow: Flow) -> str:
    shown = []
    for language in flow.languages:
        label, hint = prompt.label.get(language, ""), prompt.hint.get(language, "")
        if label:
            soft = f'<br><span class="soft">{escape(hint)}</span>' if hint else ""
            shown.append(f'<div dir="auto" lang="{escape(code_of(language))}">{escape(label)}{soft}</div>')
    choices = "".join(
        f'<li dir="auto">{escape(said(choice.label, flow.default_language))} <span class="name">{escape(choice.name)}</span></li>'
        for choice in prompt.choices[:_MOST_CHOICES]
    )
    more = len(prompt.choices) - _MOST_CHOICES
    further = f"<li>and {more} more</li>" if more > 0 else ""
    return "".join(shown) + (f'<ul class="choices">{choices}{further}</ul>' if choices else "")


def _minutes(way: Way) -> str:
    return f"{max(1, round(way.minutes))} min"


def _count(questions: int) -> str:
    return "1 question" if questions == 1 else f"{questions} questions"
