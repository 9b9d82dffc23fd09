"""The figures of many years as one Markdown table: a line a way of telling, per number of stories a week."""

from collections import Counter
from collections.abc import Sequence

from tests.simulation.rules import Rule
from tests.simulation.trial import Readers, Trial, kinds
from tests.simulation.worlds import PLANS, WEEKS

HEADER = (
    "stories a week", "what staff get", "years", "groups of 1 to 7 bounded, a year",
    "the same, three narrators known", "withdrawals visible, of those tried", "rows a digest",
    "weeks with numbers, a channel and year", "mean wait, weeks",
)  # fmt: skip

_NAMES = {
    Rule.UNDER_5: "running totals, 1 to 4 hidden",
    Rule.NHS: "running totals, 1 to 7 hidden, the rest to the nearest 5",
    Rule.ROLLING: "the last 12 weeks, 1 to 4 hidden",
}


def table(trials: Sequence[Trial]) -> str:
    """All that was found, in lines that Markdown shows as a table."""
    lines = [_line(HEADER), _line(["---:", "---"] + ["---:"] * (len(HEADER) - 2))]
    for number, plan in enumerate(PLANS):
        here = [trial for trial in trials if trial.plan == number]
        if here:
            lines += [_line([str(plan.a_week), *cells]) for cells in _plan(here, plan.batch)]
    return "\n".join([*lines, "", *_notes(trials)])


def _plan(trials: Sequence[Trial], batch: int) -> list[list[str]]:
    years = len(trials)
    ours = [trial.ours for trial in trials]
    digests = sum(one.digests for one in ours)
    lines = [
        [
            f"**Firsthand**, batches of {batch}",
            str(years),
            f"**{_each(sum(len(one.leaks[Readers.PLAIN]) for one in ours), years)}**",
            f"**{_each(sum(len(one.leaks[Readers.THREE]) for one in ours), years)}**",
            f"**{sum(one.seen for one in ours)}** of {sum(one.withdrawn for one in ours)}",
            _each(sum(one.rows for one in ours), digests),
            _each(digests * WEEKS, sum(one.slots for one in ours)),
            _each(sum(one.waited for one in ours), sum(one.counted for one in ours)),
        ]
    ]
    for rule in Rule:
        told = [trial.rules[rule] for trial in trials]
        changes, bounded = sum(one.changes for one in told), sum(one.bounded for one in told)
        share = f" ({bounded / changes:.0%} of {_each(changes, years)})" if changes else ""
        lines.append(
            [
                _NAMES[rule],
                str(years),
                _each(bounded, years) + share,
                "",
                f"{sum(one.seen for one in told):,} of {sum(one.withdrawn for one in told):,}",
                _each(sum(one.rows for one in told), sum(one.digests for one in told)),
                str(WEEKS),
                "",
            ]
        )
    return lines


def _notes(trials: Sequence[Trial]) -> list[str]:
    """What the table has no room for."""
    every = [trial.ours.leaks[Readers.EVERY] for trial in trials if Readers.EVERY in trial.ours.leaks]
    counted = sum(trial.ours.counted for trial in trials)
    without = sum(trial.ours.uncounted for trial in trials)
    digests = sum(trial.ours.digests for trial in trials)
    lines = [
        (
            f"{len(trials)} years, {digests:,} digests with numbers, {counted:,} stories counted in them, "
            f"{without:,} in batches that went without."
        )
    ]
    by_posts, tried = sum(one.ours.by_posts for one in trials), sum(one.ours.withdrawn for one in trials)
    lines.append(
        f"Of {tried} withdrawals without which a year was played again, {by_posts} changed what posts of others show, as "
        "these had less company, and by that a row of a later digest; they are not among those above."
    )
    if every:
        found = Counter(kind for leaks in every for kind in kinds(leaks).elements())
        lines.append(
            f"A reader who also knows how many stories came each week, with a post or without: {found.total()} groups "
            f"of 1 to 7 bounded in {len(every)} years"
            + (": " + ", ".join(f"{kind} {count}" for kind, count in found.most_common()) if found else "")
            + "."
        )
    return lines


def _each(count: int, of: int) -> str:
    """How many a piece: whole numbers as they are, so that nought is nought."""
    if not of:
        return ""
    return f"{count / of:,.1f}" if count else "0"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
