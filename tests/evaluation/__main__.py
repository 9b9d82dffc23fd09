"""``python -m tests.evaluation`` (``make evaluate-redaction``): train the tagger, then score Firsthand and its peers in one run.

Prints Markdown: the project's held-out stories by type, typing style and origin; the stories it was tuned on; three public sets; names of
every origin in the same sentences; speed, start and memory. Each system runs in a process of its own. Takes some minutes.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.evaluation import scoring, sets, swapping, table
from tests.evaluation.scoring import Share, Tally, Text, tally
from tests.evaluation.systems import NAMES, ROOT, Failed, Found, Outcome, run

MODEL = Path("conversations/redaction/tagger.crf")
TIMED = "held"

_SWAPS = {"listed": swapping.listed, "fresh": swapping.fresh}


def main() -> None:
    """Read the options, train, measure, print."""
    options = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    options.add_argument("--no-training", action="store_true", help="score the model that is in the tree")
    options.add_argument("--no-peers", action="store_true", help="score Firsthand alone")
    options.add_argument(
        "--tuned-only",
        action="store_true",
        help="leave the held-out stories out: for whoever is still tuning",
    )
    given = options.parse_args()
    texts = _texts(held=not given.tuned_only)
    swaps = {name: swapping.swapped(names()) for name, names in _SWAPS.items()}
    with tempfile.TemporaryDirectory(prefix="firsthand-evaluation-") as folder:
        root = ROOT if given.no_training else trained(Path(folder))
        failed = {}
        rows: list[table.Row] = []
        for name in ["firsthand"] if given.no_peers else NAMES:
            _note(f"running {NAMES[name]}")
            try:
                # A peer reads nothing of the checkout; Firsthand is taken from the one with the model just trained.
                rows += rows_of(
                    name, measured(name, texts, swaps, root if name == "firsthand" else ROOT), texts, swaps
                )
            except (Failed, ValueError) as error:  # it ended, or found something outside its text
                failed[name] = str(error)
    for line in page(rows, texts, failed):
        print(line)
    sys.exit(1 if failed else 0)


def trained(folder: Path) -> Path:
    """Train into ``folder``; gives the checkout to score: this one where the model came out the same, else a copy with the new one."""
    begun = time.monotonic()
    _note("training")
    made = folder / "tagger.crf"
    subprocess.run(
        [sys.executable, "-m", "tests.training.train", "--quiet", "--out", str(made)], cwd=ROOT, check=True
    )
    same = made.read_bytes() == (ROOT / MODEL).read_bytes()
    _note(
        f"trained in {time.monotonic() - begun:.0f} s; the model is {'' if same else 'NOT '}the one in the tree, to the byte"
    )
    if same:
        return ROOT
    copy = folder / "checkout"
    for part in ("conversations", "tests/evaluation", "tests/training"):
        shutil.copytree(ROOT / part, copy / part)
    shutil.copy(made, copy / MODEL)
    return copy


def measured(
    name: str, texts: Mapping[str, Sequence[Text]], swaps: "Mapping[str, Swaps]", root: Path
) -> Outcome:
    """Run a system over everything."""
    given = {each: [text.text for text in found] for each, found in texts.items()}
    given |= {each: [text.text for text in _flat(found)] for each, found in swaps.items()}
    return run(name, given, TIMED if TIMED in texts else "dev", root)


Swaps = Mapping[tuple[str, str], Sequence[Text]]


def _texts(*, held: bool) -> dict[str, list[Text]]:
    own = {name: sets.own(name) for name in sets.OWN if held or name != TIMED}
    return own | {name: sets.public(name) for name in sets.PUBLIC}


def rows_of(
    name: str, outcome: Outcome, texts: Mapping[str, Sequence[Text]], swaps: Mapping[str, Swaps]
) -> Iterator[table.Row]:
    cost = (f"{outcome.texts_per_second:,.0f}", f"{outcome.start_seconds:.2f}", f"{outcome.peak_mib:,.0f}")
    if name == "firsthand":
        # Both are taken out until the narrator says otherwise, so the second row is what staff get when nobody answers.
        yield _row(f"{NAMES[name]}, sure", outcome, texts, swaps, cost, unsure=False)
        yield _row(f"{NAMES[name]}, sure and unsure", outcome, texts, swaps, ("", "", ""), unsure=True)
    else:
        yield _row(f"{NAMES[name]}{_version(name)}", outcome, texts, swaps, cost, unsure=True)


def _row(
    title: str,
    outcome: Outcome,
    texts: Mapping[str, Sequence[Text]],
    swaps: Mapping[str, Swaps],
    cost: tuple[str, str, str],
    *,
    unsure: bool,
) -> table.Row:
    tallies = {name: _tallies(found, outcome.found[name], unsure=unsure) for name, found in texts.items()}
    shares = {}
    for name, groups in swaps.items():
        every = iter(_tallies(_flat(groups), outcome.found[name], unsure=unsure))
        shares[name] = {key: _found_whole([next(every) for _ in group]) for key, group in groups.items()}
    return table.Row(title, tallies, shares, cost)


def _tallies(texts: Sequence[Text], found: Sequence[Found], *, unsure: bool) -> list[Tally]:
    return [
        tally(text, [(start, end) for start, end, doubt in finds if unsure or not doubt])
        for text, finds in zip(texts, found, strict=True)
    ]


def _found_whole(tallies: Sequence[Tally]) -> Share:
    return scoring.full(tallies)


def _flat(groups: Swaps) -> list[Text]:
    return [text for group in groups.values() for text in group]


def _version(name: str) -> str:
    try:
        return f" {version('presidio-analyzer' if name == 'presidio' else name)}"
    except PackageNotFoundError:
        return ""


def page(
    rows: Sequence[table.Row], texts: Mapping[str, Sequence[Text]], failed: Mapping[str, str]
) -> Iterator[str]:
    """Everything, in lines of Markdown."""
    for name, why in failed.items():
        yield f"{NAMES[name]} did not run: {why}.\n"
    for name, used in sets.OWN.items():
        if name not in texts:
            continue
        yield f"\n**The project's {len(texts[name])} stories {name}.txt** ({used})\n"
        yield from table.overall(rows, name, costs=name == TIMED)
        yield ""
        yield from table.by_type(rows, name)
        yield ""
        yield from table.by_style(rows, texts[name], name)
        yield ""
        yield from table.by_origin(rows[:3], texts[name], name)
    for name, title in sets.PUBLIC.items():
        yield f"\n**{title}** ({len(texts[name]):,} texts)\n"
        yield from table.public(rows, name)
    for name, title in (
        ("listed", "names that training stories are filled from"),
        ("fresh", "names written down for this measurement alone"),
    ):
        yield f"\n**The same sentences with names of every origin**: {title}; {swapping.TEXTS} texts for each origin and style\n"
        yield from table.by_swapping(rows[:3], name)
    yield "\nIn brackets: 95 % intervals; of F2 by drawing texts anew, of all else Wilson's."


def _note(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
