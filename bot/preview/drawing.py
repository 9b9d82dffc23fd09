"""The whole form as one drawing: a line of stops, indented under the conditions they are asked on.

Inline SVG with no script and no style of its own. Kinds are told apart by shape, and what nobody can come by is
dashed and says so in words, so that no meaning hangs on a colour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from conversations.changes.pairs import plain_name
from conversations.expressions.spelling import spelt
from conversations.expressions.syntax import Every, Node
from conversations.flow import SILENT, Flow, Kind, Prompt, said
from conversations.phrasing import clipped, phrases
from conversations.ways import Reached, Ways

_ROW, _STEP, _MARGIN = 30, 26, 18  # pixels: height of a row, indent of a level, what is left around
_LETTER = 7.3  # pixels of an average letter at 14 px; the drawing only gets wider where it is wrong
_WORDS, _CONDITION = 90, 130  # characters shown; the whole stands in the table of questions


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the drawing; ``prompt`` is None for a condition, which holds for the next ``rows`` rows."""

    depth: int
    words: str
    prompt: Prompt | None = None
    rows: int = 0


def drawing(flow: Flow, ways: Ways) -> str:
    """The form as an SVG element; every text of the form in it is escaped."""
    lines = list(_lines(flow))
    width = max(
        (_MARGIN * 2 + line.depth * _STEP + 70 + len(line.words) * _LETTER for line in lines), default=300
    )
    height = _MARGIN * 2 + _ROW * len(lines)
    parts = [_drawn(number, line, ways) for number, line in enumerate(lines)]
    asked = sum(line.prompt is not None and line.prompt.kind not in SILENT for line in lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="map-title map-words" '
        f'width="{width:.0f}" height="{height}" viewBox="0 0 {width:.0f} {height}">'
        f'<title id="map-title">The form from top to bottom</title>'
        f'<desc id="map-words">{"1 question" if asked == 1 else f"{asked} questions"} in the order they are asked, indented under their conditions. '
        "The table of questions above says the same in words.</desc>"
        f'<line class="line" x1="{_MARGIN}" y1="{_MARGIN}" x2="{_MARGIN}" y2="{height - _MARGIN}"/>'
        f"{''.join(parts)}</svg>"
    )


def _drawn(number: int, line: _Line, ways: Ways) -> str:
    x = _MARGIN + line.depth * _STEP
    y = _MARGIN + number * _ROW + _ROW // 2
    if line.prompt is None:
        end = y + line.rows * _ROW + 8
        return (
            f'<path class="bracket" d="M{x + _STEP // 2} {y + 6}V{end}h6"/>'
            f'<text class="if" x="{x + 21}" y="{y + 4}">if {escape(line.words)}</text>'
        )
    never = " never" if ways.met[line.prompt.name].reached is Reached.NEVER else ""
    left_out = " (nobody can come by it)" if never else ""
    return (
        f"{_stop(line.prompt, x, y, never)}"
        f'<text x="{x + 18}" y="{y + 5}">{escape(line.words)}{left_out} '
        f'<tspan class="row">row {line.prompt.row}</tspan></text>'
    )


def _stop(prompt: Prompt, x: int, y: int, never: str) -> str:
    if prompt.kind in SILENT:
        return f'<path class="told{never}" d="M{x} {y - 6}l6 6l-6 6l-6 -6z"/>'
    if prompt.kind is Kind.TEXT:
        return f'<circle class="stop{never}" cx="{x}" cy="{y}" r="7"/>'
    corner = 0 if prompt.kind in {Kind.SELECT_MULTIPLE, Kind.RANK} else 4
    return f'<rect class="stop{never}" x="{x - 7}" y="{y - 7}" width="14" height="14" rx="{corner}"/>'


def _lines(flow: Flow) -> Iterator[_Line]:
    words = phrases(flow)
    rows: dict[tuple[int, str], Prompt] = {}
    for prompt in flow.prompts:
        if prompt.kind is not Kind.CALCULATE:
            rows.setdefault((prompt.row, plain_name(prompt.name)), prompt)

    def lay(prompts: Sequence[tuple[Prompt, tuple[Node, ...]]], depth: int) -> Iterator[_Line]:
        at = 0
        while at < len(prompts):
            prompt, conditions = prompts[at]
            if not conditions:
                label = clipped(said(prompt.label, flow.default_language), _WORDS)
                yield _Line(depth, label or plain_name(prompt.name), prompt)
                at += 1
                continue
            alike = at + 1
            while alike < len(prompts) and _shared(conditions, prompts[alike][1]):
                alike += 1
            shared = min((_shared(conditions, inner) for _, inner in prompts[at:alike]), default=0)
            inner = list(lay([(each, rest[shared:]) for each, rest in prompts[at:alike]], depth + 1))
            rule = " and ".join(words.rule(condition) for condition in conditions[:shared])
            yield _Line(depth, clipped(rule, _CONDITION), None, len(inner))
            yield from inner
            at = alike

    return lay([(prompt, _conditions(prompt)) for prompt in rows.values()], 0)


def _shared(one: tuple[Node, ...], other: tuple[Node, ...]) -> int:
    """How many conditions two prompts have in common from the first on."""
    same = 0
    while same < min(len(one), len(other)) and spelt(one[same]) == spelt(other[same]):
        same += 1
    return same


def _conditions(prompt: Prompt) -> tuple[Node, ...]:
    if prompt.relevant is None:
        return ()
    tree = prompt.relevant.tree
    return tree.parts if isinstance(tree, Every) else (tree,)
