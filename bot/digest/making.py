"""An edition, made: what was ordered is treated, worded and drawn, in a process of its own where memory matters.

The solver and the drawing library take a hundred megabytes that a service needs for a second a week. So a running service
makes editions in a child process (``bot.apart``): an ``Order`` goes there and ``Made`` comes back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from conversations.digest.counting import Counts
from conversations.digest.edition import Answer, Edition, Quote
from conversations.digest.frame import Cell, Frame
from conversations.digest.loop import Loop
from conversations.digest.praise import Acts, praised
from conversations.digest.published import Interval, Published, Treated
from conversations.post import Piece


@dataclass(frozen=True, slots=True)
class Tally:
    """The true numbers of a batch, on their way to the gate.

    Attributes:
        number: Of the batch in its channel.
        counts: Its narrators, and those in each cell of the frame in use.
        posts: By cell, how many narrators' posts of this batch's window show it.
        ledger: What was published of the channel before, oldest first.
    """

    number: int
    counts: Counts = field(repr=False)
    posts: Mapping[Cell, int] = field(repr=False)
    ledger: tuple[Published, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of one channel for one slot; it holds true numbers and goes nowhere but to ``make``.

    ``tally`` is None where the edition goes without numbers; ``where`` is what the channel takes (``Scope.where``); ``acts``
    is what a quote may praise (``digest.praise``); ``loop`` and ``panel`` are the edition's.
    """

    channel: str
    week: str
    frame: Frame = field(repr=False)
    tally: Tally | None = field(default=None, repr=False)
    quote: Quote | None = field(default=None, repr=False)
    answers: tuple[Answer, ...] = field(default=(), repr=False)
    where: Mapping[str, frozenset[str]] = field(default_factory=dict)
    acts: Acts = field(default_factory=dict)
    loop: Loop | None = None
    panel: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """An edition as its channel gets it.

    Attributes:
        published: For the release ledger; None where there are no numbers.
        pieces, wall: With the words it quotes. The picture and its caption never quote.
        pieces_without, wall_without: The same without them, for when they are taken back; None of the wall where
            nothing is quoted.
    """

    published: Published | None = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    pieces_without: tuple[Piece, ...] = field(repr=False)
    caption: str = field(repr=False)
    picture: bytes = field(repr=False)
    wall: bytes = field(repr=False)
    wall_without: bytes | None = field(repr=False)


def make(order: Order) -> Made:
    """Treat, word and draw what was ordered.

    Raises:
        SolverMissing, DrawingMissing: A library of the extra ``digest`` is not installed; the message says what to do.
    """
    from bot.digest.drawing import picture, wall
    from conversations.digest.wording import alt, pieces

    treated, published = _treated(order)
    quote, act = order.quote, None
    if quote is not None and treated is not None:
        act = praised(order.acts, order.frame, quote.shown, treated)
    edition = Edition(order.channel, order.week, treated, quote, order.answers, act, order.loop, order.panel)
    without = replace(edition, quote=None)
    return Made(
        published=published,
        pieces=pieces(edition),
        pieces_without=pieces(without),
        caption=alt(without),
        picture=picture(without),
        wall=wall(edition),
        wall_without=None if order.quote is None else wall(without),
    )


def _treated(order: Order) -> tuple[Treated | None, Published | None]:
    if order.tally is None:
        return None, None
    from conversations.digest.gate import treat

    tally = order.tally
    # Who counts the posts of a channel, and knows the rule by which batches close, may know how many narrators there are.
    tellers = Interval(tally.counts.tellers, tally.counts.tellers)
    return treat(
        order.frame,
        tally.counts,
        tally.posts,
        tally.ledger,
        tally.number,
        where=order.where,
        between=tellers,
    )
