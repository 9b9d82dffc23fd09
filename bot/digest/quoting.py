"""Which quote an edition has.

A quote stands beside its family's post, which shows what they ticked. So that it does not tell in which batch they are
counted, it is drawn among the posts of the batch's window, whichever of the two batches their families are counted in.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from secrets import SystemRandom

from conversations.digest.edition import Quote
from storage.digests import Kept

Choose = Callable[[Sequence[Quote]], Quote]
"""Picks one of several, by chance."""


def any_of(quotes: Sequence[Quote]) -> Quote:
    """One of several quotes; each as likely as the others, by the chance of the operating system."""
    return SystemRandom().choice(quotes)


def quotable(members: Iterable[Kept], window: int) -> tuple[tuple[Quote, ...], ...]:
    """By narrator, what the edition of a batch may quote: words of posts that were put up while it was open.

    A window closes once, so a quote has one chance of its own and is never used twice. What has no post is not quoted.

    Args:
        members: Those of the batch, and of the one after it.
        window: The number of the batch.
    """
    quotes: defaultdict[bytes, list[Quote]] = defaultdict(list)
    for kept in sorted(members, key=lambda kept: kept.story):
        if kept.quote and window == kept.member.window:
            quotes[kept.member.teller].append(Quote(kept.story, kept.quote, kept.member.shown))
    return tuple(tuple(quotes[teller]) for teller in sorted(quotes))


def drawn(quotes: Sequence[Sequence[Quote]], choose: Choose) -> Quote | None:
    """One quote, by chance; who told several stories has no better chance than others. None where there is none."""
    return choose([choose(one) for one in quotes]) if quotes else None
