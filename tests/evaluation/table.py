"""What was measured, as Markdown: every share with its 95 % interval."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.evaluation import scoring
from tests.evaluation.intervals import f2, f2_interval, wilson
from tests.evaluation.scoring import Hit, Share, Tally, Text
from tests.evaluation.swapping import WORDS, is_word

Swapped = Mapping[tuple[str, str], Share]
"""Names found whole, by origin and style."""


@dataclass(frozen=True, slots=True)
class Row:
    """One system, or one of its two readings: what to call it, how it fared on each set, and what it cost.

    Attributes:
        tallies: By set.
        swaps: By list of names.
        cost: Stories a second, start in seconds, peak memory in MiB; "" where another row of the same system says it.
    """

    name: str
    tallies: Mapping[str, Sequence[Tally]] = field(repr=False)
    swaps: Mapping[str, Swapped] = field(repr=False)
    cost: tuple[str, str, str]


def overall(rows: Iterable[Row], of: str, *, costs: bool) -> Iterator[str]:
    """The measures of one of the project's own sets."""
    head = [
        "",
        "direct, full",
        "quasi, full",
        "clean stories",
        "token precision",
        "token recall",
        "F2",
        "hard negatives masked",
    ]
    yield from _head([*head, *(["stories/s", "start, s", "peak MiB"] if costs else [])])
    for row in rows:
        tallies = row.tallies[of]
        low, high = f2_interval(tallies)
        yield _line([
            row.name,
            _cell(scoring.full(tallies, direct=True)),
            _cell(scoring.full(tallies, direct=False)),
            _cell(scoring.clean(tallies)),
            _cell(scoring.precision(tallies)),
            _cell(scoring.recall(tallies)),
            f"{f2(tallies):.3f} ({low:.2f}–{high:.2f})",
            _cell(scoring.hard(tallies)),
            *(row.cost if costs else ()),
        ])  # fmt: skip


def by_type(rows: Sequence[Row], of: str) -> Iterator[str]:
    """Spans fully covered, by what they are; the commonest first."""
    counts: dict[str, int] = {}
    for each in rows[0].tallies[of]:
        for hit in each.hits:
            counts[hit.mark.type] = counts.get(hit.mark.type, 0) + 1
    yield from _head(["fully covered", "n", *(row.name for row in rows)])
    for kind, count in sorted(counts.items(), key=lambda pair: -pair[1]):
        yield _line(
            [
                kind.lower().replace("_", " "),
                str(count),
                *(_cell(scoring.full(row.tallies[of], type=kind)) for row in rows),
            ]
        )


def by_style(rows: Sequence[Row], texts: Sequence[Text], of: str) -> Iterator[str]:
    """Names fully covered, by how they are typed, and those that are also words."""
    yield from _head(["names fully covered", "n", *(row.name for row in rows)])
    for title, wanted in STRATA.items():
        shares = [
            _share(hit.full for text, hit in _names(texts, row.tallies[of]) if wanted(_typed(text, hit)))
            for row in rows
        ]
        yield _line([title, str(shares[0].of), *map(_cell, shares)])


def by_origin(rows: Sequence[Row], texts: Sequence[Text], of: str) -> Iterator[str]:
    """Names fully covered by the origin a story's author gave it, capitalised and lower case apart."""
    origins = sorted({text.origin for text in texts if text.origin})
    styles = {"capitalised": STRATA["capitalised"], "lower case": STRATA["lower case"]}
    yield from _head(["names fully covered", *(f"{row.name}: {style}" for row in rows for style in styles)])
    for origin in origins:
        yield _line([
            origin,
            *(
                _counted(_share(
                    hit.full
                    for text, hit in _names(texts, row.tallies[of])
                    if text.origin == origin and wanted(_typed(text, hit))
                ))
                for row in rows
                for wanted in styles.values()
            ),
        ])  # fmt: skip


def by_swapping(rows: Sequence[Row], which: str) -> Iterator[str]:
    """Names of every origin in the same sentences, fully covered; the last line is the farthest any falls below the mean."""
    columns = [
        (row, style) for row in rows for style in dict.fromkeys(style for _, style in row.swaps[which])
    ]
    yield from _head(["names fully covered", *(f"{row.name}: {_STYLES[style]}" for row, style in columns)])
    for origin in dict.fromkeys(origin for origin, _ in rows[0].swaps[which]):
        yield _line([origin, *(_cell(row.swaps[which][origin, style]) for row, style in columns)])
    means, farthest = [], []
    for row, style in columns:
        values = {
            origin: share.value
            for (origin, each), share in row.swaps[which].items()
            if each == style and origin != WORDS
        }
        mean = sum(values.values()) / len(values)
        worst = min(values, key=values.__getitem__)
        means.append(f"{mean:.3f}")
        farthest.append(f"{mean - values[worst]:.3f} ({worst})")
    yield _line(["**mean of the origins**", *means])
    yield _line(["**farthest below the mean**", *farthest])


def public(rows: Iterable[Row], of: str) -> Iterator[str]:
    """The measures of a set by others; only what it marks counts as right, so precision compares and means little by itself."""
    yield from _head(
        ["", "person, full", "place, full", "organisation, full", "token precision", "token recall", "F2"]
    )
    for row in rows:
        tallies = row.tallies[of]
        low, high = f2_interval(tallies)
        yield _line([
            row.name,
            *(_cell(scoring.full(tallies, type=kind)) for kind in ("PERSON", "LOCATION", "ORG")),
            _cell(scoring.precision(tallies)),
            _cell(scoring.recall(tallies)),
            f"{f2(tallies):.3f} ({low:.2f}–{high:.2f})",
        ])  # fmt: skip


_STYLES = {"neat": "capitalised", "lower": "lower case"}


STRATA: Mapping[str, Callable[[str], bool]] = {
    "capitalised": lambda name: name != name.lower() and not (name == name.upper() and len(name) > 2),
    "lower case": lambda name: name == name.lower(),
    "all capitals": lambda name: name != name.lower() and name == name.upper() and len(name) > 2,
    "also a word, capitalised": lambda name: name != name.lower() and is_word(name),
    "also a word, lower case": lambda name: name == name.lower() and is_word(name),
}
"""Ways in which a name is typed, as a narrator typed it."""


def _names(texts: Sequence[Text], tallies: Sequence[Tally]) -> Iterator[tuple[Text, Hit]]:
    for text, each in zip(texts, tallies, strict=True):
        for hit in each.hits:
            if hit.mark.type == "PERSON":
                yield text, hit


def _typed(text: Text, hit: Hit) -> str:
    return text.text[hit.mark.start : hit.mark.end]


def _share(whether: Iterable[bool]) -> Share:
    answers = list(whether)
    return Share(sum(answers), len(answers))


def _cell(share: Share) -> str:
    if not share.of:
        return "–"
    low, high = wilson(share)
    return f"{share.value:.3f} ({low:.2f}–{high:.2f})"


def _counted(share: Share) -> str:
    return f"{share.hits} of {share.of}, {_cell(share)}" if share.of else "–"


def _head(cells: Sequence[str]) -> Iterator[str]:
    yield _line(cells)
    yield _line(["---", *["---:"] * (len(cells) - 1)])


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
