"""What a service says in its log when it starts with help lines that nobody looked up in time."""

import logging
from datetime import date

from conversations.helplines import HelpCard

log = logging.getLogger("firsthand")


def log_overdue(card: HelpCard, today: date) -> None:
    """Write one line, without a word of the card, where lines are past their day of review.

    The service goes on: a card that is late for its check is better than none. The steward looks the lines up.
    """
    count = len(card.overdue(today))
    if count:
        log.error("help lines past their day of review: %d", count)
