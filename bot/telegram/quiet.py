"""The library's own log lines below a warning are never let through, whatever level somebody sets.

At DEBUG it writes the address with the token in it, and every parameter of every call (python-telegram-bot
22.8, ``telegram.Bot``).
"""

import logging

_TELLING = (
    "telegram.Bot",
    "telegram.BaseRequest",
    "telegram.HTTPXRequest",
    "telegram.ext",
    "httpx",
    "httpcore",
)


def hush() -> None:
    """Set the filters; doing it again changes nothing."""
    for name in _TELLING:
        logging.getLogger(name).addFilter(_only_warnings)


def _only_warnings(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING
