"""Pages that open from a disk: one file, no script, no picture, nothing asked of any network; they read on a phone and on paper."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape

from conversations.flow import Language
from conversations.tongues import code_of

_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "khw", "ks", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi")
)
"""Languages by ISO 639 whose usual script runs from right to left (Unicode CLDR, ``characterOrder``)."""

_STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1d2426; --soft: #55606a; --line: #c3c8cb; --card: #fff; --accent: #0a5a70; }
@media (prefers-color-scheme: dark) { :root { --paper: #14191b; --ink: #e8ecec; --soft: #a9b4b9; --line: #43505a; --card: #1d2427; --accent: #7fd0e3; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.25rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .25rem 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 2rem 0 .3rem; border-top: 1px solid var(--line); padding-top: 1rem; }
p, ul, ol, dl { margin: .35rem 0; }
a { color: var(--accent); }
code, .name { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .92em; }
.soft { color: var(--soft); }
.words { margin: .35rem 0; padding-inline-start: .75rem; border-inline-start: 3px solid var(--line); white-space: pre-line; }
.words small { display: block; color: var(--soft); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .5rem 0; background: var(--card); }
caption { text-align: start; color: var(--soft); padding: .25rem 0; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: start; vertical-align: top; overflow-wrap: normal; }
td.n, th.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.contents { columns: 16rem; column-gap: 2.5rem; padding-inline-start: 2rem; }
@media print {
  body { max-width: none; font-size: 10pt; background: #fff; color: #000; }
  nav { display: none; } h2, h3 { break-after: avoid; } tr, .words { break-inside: avoid; } .wide { overflow: visible; }
}
"""


def page(title: str, body: Iterable[str]) -> bytes:
    """The page, UTF-8, in English; its policy lets nothing run and nothing be fetched, whatever a form writes into a label."""
    style = f"'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
    policy = f"default-src 'none'; style-src {style}; base-uri 'none'; form-action 'none'"
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n'
    )
    # A lone surrogate cannot be written as UTF-8; the page shows the sign for what is no letter.
    return "".join((head, *(f"{each}\n" for each in body), "</body>\n</html>\n")).encode("utf-8", "replace")


def direction(language: Language) -> str:
    """``rtl`` or ``ltr`` of a language that is told by its code, else ``auto``: as its letters say."""
    code = code_of(language)
    if not code:
        return "auto"
    return "rtl" if code in _RIGHT_TO_LEFT else "ltr"


def words(text: str, language: Language, tag: str = "p", before: str = "") -> str:
    """Words of a language as its readers read them, with its name before them where ``before`` says more of them."""
    label = f"<small>{escape(before)}</small>" if before else ""
    spoken = f'<span lang="{escape(code_of(language))}" dir="{direction(language)}">{escape(text)}</span>'
    return f'<{tag} class="words" dir="{direction(language)}">{label}{spoken}</{tag}>'


def paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def listed(texts: Iterable[str], kind: str = "ul") -> str:
    return f"<{kind}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{kind}>"


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """A table; whole numbers stand to the right, and so do the heads of columns of them."""
    lines = [tuple(row) for row in rows]
    numbers = [bool(lines) and all(isinstance(row[at], int) for row in lines) for at in range(len(head))]
    heads = "".join(
        f'<th scope="col"{" class=n" if number else ""}>{escape(name)}</th>'
        for name, number in zip(head, numbers, strict=True)
    )
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in lines)
    return (
        f'<div class="wide"><table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cell(content: str | int) -> str:
    if isinstance(content, int):
        return f'<td class="n">{content:,}</td>'
    return f'<td dir="auto">{escape(content)}</td>'
