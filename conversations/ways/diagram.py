"""A flow as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html) that a designer can read.

Questions stand in the form's order, groups as boxes; an arrow says which answers lead along it, in the form's own
words, where not all do.
"""

from collections.abc import Iterator, Mapping

from conversations.expressions.syntax import Every
from conversations.flow import Flow, Kind, Prompt, said
from conversations.phrasing import phrases
from conversations.ways.classes import Classes
from conversations.ways.nodes import Asking, Deciding, Edge, Given
from conversations.ways.outcome import Reached, Ways
from conversations.ways.pieces import parts_of

LONGEST_WORDS = 70
"""Characters of a question or an answer that are shown."""

LONGEST_CONDITION = 200
"""Characters of a condition that are shown on an arrow."""

MOST_ON_AN_ARROW = 3
"""Answers that are named on one arrow."""

OTHERWISE = "otherwise"
"""What an arrow says that is taken where the conditions of its neighbours do not hold."""

_END = "done"
_START = "start"


def mermaid(flow: Flow, found: Ways) -> str:
    """The flowchart; equal flows give equal text, and no text of the form can be read as Mermaid's own."""
    return "\n".join(_lines(flow, found)) + "\n"


def _lines(flow: Flow, found: Ways) -> Iterator[str]:
    numbers = {prompt.name: f"q{place}" for place, prompt in enumerate(flow.prompts)}
    yield "flowchart TD"
    yield f'  {_START}(["Start"])'
    yield from _boxes(flow, found, numbers)
    yield f'  {_END}(["End"])'
    arrows = _arrows(flow, found)
    for (source, target), words in arrows.items():
        left = numbers.get(source, _START)
        right = numbers.get(target, _END)
        yield f'  {left} -->|"{escaped(words)}"| {right}' if words else f"  {left} --> {right}"
    never = [
        numbers[prompt.name]
        for prompt in flow.prompts
        if prompt.kind not in _UNSEEN and found.met[prompt.name].reached is Reached.NEVER
    ]
    if never:
        yield "  classDef never stroke-dasharray: 4 4"
        yield f"  class {','.join(never)} never"


_UNSEEN = frozenset({Kind.CALCULATE, Kind.HIDDEN})


def _boxes(flow: Flow, found: Ways, numbers: Mapping[str, str]) -> Iterator[str]:
    opened: tuple[str, ...] = ()
    titles = {prompt.within: _label(prompt, flow) for prompt in flow.prompts if prompt.title}
    boxes = 0
    for prompt in flow.prompts:
        if prompt.kind in _UNSEEN or prompt.title:
            continue
        if prompt.kind is Kind.NOTE and found.met[prompt.name].reached is not Reached.NEVER:
            continue
        alike = 0
        while alike < min(len(opened), len(prompt.within)) and opened[alike] == prompt.within[alike]:
            alike += 1
        for depth in range(len(opened), alike, -1):
            yield "  " * depth + "end"
        for depth in range(alike, len(prompt.within)):
            title = titles.get(prompt.within[: depth + 1], prompt.within[depth])
            yield "  " * (depth + 1) + f'subgraph g{boxes}["{escaped(title)}"]'
            boxes += 1
        opened = prompt.within
        label = _label(prompt, flow)
        if found.met[prompt.name].reached is Reached.NEVER:
            label += " (never " + ("told)" if prompt.kind is Kind.NOTE else "asked)")
        yield "  " * (len(opened) + 1) + f'{numbers[prompt.name]}["{escaped(label)}"]'
    for depth in range(len(opened), 0, -1):
        yield "  " * depth + "end"


def _arrows(flow: Flow, found: Ways) -> dict[tuple[str, str], str]:
    """What is asked after what, with the answers that lead there where not every answer does.

    Where the same answer leads to one question or another, as earlier answers say, the arrow gives the condition of
    the question it leads to; one that leads where no condition says so is for all others.
    """
    drawn = found.drawn
    prompts = {prompt.name: prompt for prompt in flow.prompts}
    classes: dict[str, Classes] = {
        looked.prompt.name: looked.classes for looked in found.looked if looked.classes is not None
    }
    leads: dict[str, dict[str, set[int]]] = {"": {target: {0} for target in _targets(drawn.start, found)}}
    for node in drawn.nodes:
        if isinstance(node, Asking):
            own = leads.setdefault(node.prompt, {})
            for number, edge in enumerate(node.next):
                for target in _targets(edge, found) if edge is not None else ():
                    own.setdefault(target, set()).add(number)
    place = {prompt.name: at for at, prompt in enumerate(flow.prompts)}
    arrows: dict[tuple[str, str], str] = {}
    for source in sorted(leads, key=lambda name: place.get(name, -1)):
        targets = leads[source]
        taken = set[int]().union(*targets.values()) if targets else set()
        for target in sorted(targets, key=lambda name: place.get(name, len(place))):
            words: list[str] = []
            numbers = targets[target]
            if numbers != taken:
                words.append(_answers(classes[source], numbers))
            shared = any(
                other != target and not numbers.isdisjoint(theirs) for other, theirs in targets.items()
            )
            if shared:
                condition = _condition(prompts[target], prompts.get(source), flow) if target else ""
                words.append(condition or OTHERWISE)
            arrows[source, target] = "; ".join(filter(None, words))
    return arrows


def _targets(edge: Edge, found: Ways) -> tuple[str, ...]:
    """The questions an edge leads to, "" for the end, in both directions where it is open."""
    names: dict[str, None] = {}
    waiting = [edge]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if one.to is None:
            names[""] = None
            continue
        node = found.drawn.nodes[one.to]
        match node:
            case Asking(prompt=name):
                names[name] = None
            case Deciding() | Given():
                if one.to not in seen:
                    seen.add(one.to)
                    waiting.extend(further for further in node.next if further is not None)
    return tuple(names)


def _answers(classes: Classes, numbers: set[int]) -> str:
    ordered = [*sorted(number for number in numbers if number), *([0] if 0 in numbers else [])]
    words = [classes.words[number] for number in ordered]
    shown = " or ".join(words[:MOST_ON_AN_ARROW])
    return shown if len(words) <= MOST_ON_AN_ARROW else f"{shown} or {len(words) - MOST_ON_AN_ARROW} more"


def _condition(target: Prompt, source: Prompt | None, flow: Flow) -> str:
    """The conditions of a question in words, those left out that the one before it has too."""
    given = () if source is None or source.relevant is None else parts_of(source.relevant.tree)
    own = () if target.relevant is None else parts_of(target.relevant.tree)
    parts = tuple(part for part in own if part not in given)
    if not parts:
        return ""
    words = phrases(flow).rule(Every(parts) if len(parts) > 1 else parts[0])
    return f"if {words if len(words) <= LONGEST_CONDITION else words[:LONGEST_CONDITION].rstrip() + '…'}"


def _label(prompt: Prompt, flow: Flow) -> str:
    words = " ".join((said(prompt.label, flow.default_language) or prompt.name).split())
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1].rstrip() + "…"


def escaped(text: str) -> str:
    """Text that Mermaid takes as nothing but text: all but letters, digits and harmless signs as entity codes."""
    return "".join(
        character if character.isalnum() or character in " ,.?!'’“”…-" else f"#{ord(character)};"
        for character in " ".join(text.split())
    )
