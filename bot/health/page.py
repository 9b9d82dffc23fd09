"""How questions fared, as a web page: one file, no scripts, nothing fetched, readable on a phone."""

from collections.abc import Iterator
from html import escape

from bot.health.picture import svg
from bot.health.report import Report, beside, figure
from bot.health.terminal import TOO_FEW, figures, times

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 60rem; padding: 0 0.75rem; color: #111; background: #fff; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: bold; padding: 0.5rem 0; }
th, td { border: 1px solid #999; padding: 0.25rem 0.5rem; text-align: right; vertical-align: top; }
th[scope=row] { text-align: left; font-weight: normal; min-width: 14rem; }
.mark { font-weight: bold; }
"""


def page(shown: Report, before: Report | None = None) -> str:
    """One version as a page, with an earlier one beside it where one is given."""
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""",
        f"<title>How the questions of {escape(shown.version)} fared</title><style>{_STYLE}</style></head>",
        f"<body><main><h1>How the questions fared</h1>{svg(shown)}",
    ]
    if not shown.table.withheld:
        parts += _table(shown)
    if before is not None:
        parts += _beside(before, shown)
    return "\n".join([*parts, "</main></body></html>", ""])


def _table(shown: Report) -> Iterator[str]:
    if not shown.questions:
        return
    columns = [what for what, _ in (*figures(shown.questions[0]), *times(shown.questions[0]))]
    yield f'<div class="wide"><table><caption>All figures of {escape(shown.version)}</caption><thead><tr><th scope="col">question</th>'
    yield "".join(f'<th scope="col">{escape(what)}</th>' for what in columns) + "</tr></thead><tbody>"
    for question in shown.questions:
        marked = "".join(f'<br><span class="mark">▲ {escape(mark.value)}</span>' for mark in question.marks)
        yield f'<tr><th scope="row">{question.number}. {escape(question.words)}{marked}</th>'
        cells = (*figures(question), *times(question))
        yield "".join(f"<td>{escape(figure(cell))}</td>" for _, cell in cells) + "</tr>"
    yield "</tbody></table></div>"


def _beside(before: Report, after: Report) -> Iterator[str]:
    yield f"<h2>Beside {escape(before.version)}</h2>"
    if before.table.withheld or after.table.withheld:
        yield f"<p>{escape(TOO_FEW)}</p>"
        return
    yield '<div class="wide"><table><thead><tr><th scope="col">question</th>'
    yield "".join(
        f'<th scope="col">{what}, before</th><th scope="col">now</th>'
        for what in ("asked", "answered", "left out", "left here")
    )
    yield '<th scope="col">what clearly changed</th></tr></thead><tbody>'
    for pair in beside(before, after):
        words = escape(pair.words)
        if pair.reworded and pair.before is not None and pair.before.words != pair.words:
            words += f'<br><span class="mark">reworded; before:</span> {escape(pair.before.words)}'
        elif pair.how != "same words":
            words += f'<br><span class="mark">{pair.how}</span>'
        yield f'<tr><th scope="row">{words}</th>'
        then, now = (() if one is None else figures(one)[:4] for one in (pair.before, pair.after))
        for at in range(4):
            for cells in (then, now):
                yield f"<td>{escape(figure(cells[at][1])) if cells else '-'}</td>"
        yield f"<td>{escape('; '.join(f'{what}: {how.value}' for what, how in pair.changed()))}</td></tr>"
    yield "</tbody></table></div>"
