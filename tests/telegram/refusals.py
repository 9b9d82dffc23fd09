"""What Telegram's server says when it refuses, in its own words.

The wording is that of the public Bot API and of its open source (tdlib/telegram-bot-api, TDLib); bots match
on these sentences, so a fake must not paraphrase them.
"""


class RefusalError(Exception):
    """A call that Telegram refuses; ``code`` is the HTTP status as well as the ``error_code`` of the body."""

    def __init__(
        self, code: int, description: str, *, retry_after: float | None = None, migrate_to: int | None = None
    ) -> None:
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to = migrate_to
        super().__init__(f"{code} {description}")

    @property
    def body(self) -> dict[str, object]:
        """The JSON object that Telegram answers with."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        if self.migrate_to is not None:
            body["parameters"] = {"migrate_to_chat_id": self.migrate_to}
        return body


def bad_request(reason: str) -> RefusalError:
    """400, the reason after ``Bad Request:``."""
    return RefusalError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> RefusalError:
    """403, the reason after ``Forbidden:``."""
    return RefusalError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> RefusalError:
    """409, the reason after ``Conflict:``."""
    return RefusalError(409, f"Conflict: {reason}")


def too_many(retry_after: float) -> RefusalError:
    """429, with the seconds to wait."""
    return RefusalError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def upgraded(migrate_to: int) -> RefusalError:
    """400 for a group that became a supergroup, with the new id."""
    return RefusalError(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to=migrate_to
    )


NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
WEBHOOK_SET = "terminated by setWebhook request"
