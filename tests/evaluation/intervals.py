"""How far a measured figure can be trusted: 95 % intervals."""

import random
from collections.abc import Sequence
from math import sqrt

from tests.evaluation.scoring import Share, Tally, f_score, precision, recall

_Z = 1.959964
"""Of the normal distribution, for 95 %."""

_RESAMPLES = 1000
_SEED = 20261123


def wilson(share: Share) -> tuple[float, float]:
    """The interval of a share (Wilson, 1927, without correction for continuity). Of nothing, all is possible.

    It takes the cases for independent; those of one text are not quite, so the truth is a little wider.
    """
    if not share.of:
        return 0.0, 1.0
    n, p = share.of, share.value
    middle = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
    reach = _Z * sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n)) / (1 + _Z * _Z / n)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def f2_interval(tallies: Sequence[Tally]) -> tuple[float, float]:
    """The interval of F2, which is no share: by drawing as many texts anew, a thousand times (percentile bootstrap, seeded)."""
    rng = random.Random(_SEED)
    drawn = (
        sorted(f2(rng.choices(tallies, k=len(tallies))) for _ in range(_RESAMPLES)) if tallies else [0.0, 1.0]
    )
    return drawn[int(0.025 * len(drawn))], drawn[min(len(drawn) - 1, int(0.975 * len(drawn)))]


def f2(tallies: Sequence[Tally]) -> float:
    """F2 of all texts together."""
    return f_score(precision(tallies).value, recall(tallies).value, 2)
