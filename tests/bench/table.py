"""The figures as one Markdown table: medians, ranges where there are several runs, ratios to the best durable peer."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from tests.bench.bots import FIRSTHAND, Bot
from tests.bench.inside import Figure
from tests.bench.limits import Limit
from tests.bench.trial import Trial

Trials = Mapping[Bot, Sequence[Trial]]

HEADER = (
    "bot", "flood: replies/s", "ratio", "p50 ms", "p95 ms", "p99 ms", "CPU ms/reply", "RSS MiB", "start s", "stop s",
    "acknowledged, unanswered at stop", "unanswered after restart",
    "200/s: p50 ms", "p95 ms", "p99 ms", "ratio",
)  # fmt: skip


def table(
    flood: Trials,
    paced: Trials,
    failures: Mapping[Bot, str],
    raw: Sequence[Limit],
    inner: Sequence[Figure] = (),
) -> str:
    """All that was measured, in lines that Markdown shows as tables."""
    best_flood = _best(flood, lambda trial: trial.replies_per_second, max)
    best_paced = _best(paced, lambda trial: trial.p99_ms, min)
    lines = [_line(HEADER), _line(["---"] + ["---:"] * (len(HEADER) - 1))]
    for bot in dict.fromkeys([*flood, *paced, *failures]):
        if bot in failures:
            lines.append(_line([bot.name, failures[bot]] + [""] * (len(HEADER) - 2)))
            continue
        storms, days = flood.get(bot, ()), paced.get(bot, ())
        replies = _median(storms, lambda trial: trial.replies_per_second)
        late = _median(days, lambda trial: trial.p99_ms)
        lines.append(
            _line([
                bot.name,
                _ranged(storms, lambda trial: trial.replies_per_second, "{:,.0f}"),
                _ratio(replies, best_flood),
                *(_shown(_median(storms, each), "{:,.1f}") for each in _LATENCIES),
                _shown(_median(storms, lambda trial: trial.cpu_ms), "{:.2f}"),
                _shown(_median(storms, lambda trial: trial.rss_mib), "{:,.0f}"),
                _shown(_median([*storms, *days], lambda trial: trial.start_seconds), "{:.2f}"),
                _shown(_median(storms, lambda trial: trial.stop_seconds), "{:.2f}"),
                _shown(_median(storms, lambda trial: trial.acknowledged), "{:,.0f}"),
                _shown(_median(storms, lambda trial: trial.unanswered), "{:,.0f}"),
                *(_shown(_median(days, each), "{:,.2f}") for each in _LATENCIES),
                _ratio(late, best_paced),
            ])
        )  # fmt: skip
    lines += ["", *_notes(flood)]
    if inner:
        lines += ["", _line(["inside Firsthand", "measured", "to reach"]), _line(["---", "---:", "---:"])]
        lines += [_line([figure.what, figure.measured, figure.reach]) for figure in inner]
    if raw:
        lines += [
            "",
            _line(["raw limit", "per s", "p50 ms", "p99 ms"]),
            _line(["---", "---:", "---:", "---:"]),
        ]
        for limit in raw:
            lines.append(
                _line([limit.what, f"{limit.per_second:,.0f}", f"{limit.p50_ms:.3f}", f"{limit.p99_ms:.3f}"])
            )
    return "\n".join(lines)


def _notes(flood: Trials) -> list[str]:
    every = [trial for runs in flood.values() for trial in runs]
    drive = _shown(min((trial.drive_cpu_ms for trial in every), default=None), "{:.2f}")
    return [
        "Flood: 2,000 people at once, each says the next thing when answered; 200/s: 200 people in turn.",
        "Ratios are to the best peer that is as durable (SQLite FULL before it replies): more is better for replies, less for p99.",
        "Unanswered after restart: of the people who waited when the bot was stopped under the flood, how many never got their reply from a restarted one.",
        f"The Telegram of the benchmark itself spends at least {drive} ms of processor time on each reply of a flood.",
    ]


_LATENCIES: tuple[Callable[[Trial], float | None], ...] = (
    lambda trial: trial.p50_ms,
    lambda trial: trial.p95_ms,
    lambda trial: trial.p99_ms,
)


def _best(
    trials: Trials, figure: Callable[[Trial], float | None], better: Callable[[list[float]], float]
) -> float | None:
    peers = [_median(runs, figure) for bot, runs in trials.items() if bot.durable and bot is not FIRSTHAND]
    figures = [value for value in peers if value is not None]
    return better(figures) if figures else None


def _median(trials: Sequence[Trial], figure: Callable[[Trial], float | None]) -> float | None:
    figures = [value for trial in trials if (value := figure(trial)) is not None]
    return median(figures) if figures else None


def _ranged(trials: Sequence[Trial], figure: Callable[[Trial], float | None], form: str) -> str:
    figures = [value for trial in trials if (value := figure(trial)) is not None]
    middle = _shown(_median(trials, figure), form)
    return (
        f"{middle} [{form.format(min(figures))}-{form.format(max(figures))}]" if len(figures) > 1 else middle
    )


def _ratio(value: float | None, best: float | None) -> str:
    return "" if value is None or not best else f"{value / best:.2f} ×"


def _shown(value: float | None, form: str) -> str:
    return "" if value is None else form.format(value)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
