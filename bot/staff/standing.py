"""How the channels of staff stand now: whose stories each had by its present rule, and which would single out a few."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.staff.channels import Channels
from conversations.digest.scopes import refused
from conversations.facets import Told
from storage.database import Transaction
from storage.digests import Digests


@dataclass(frozen=True, slots=True)
class Standing:
    """How the channels stand at one moment.

    Attributes:
        companies: By channel the newest stories that went to it, and that its rule would take today. After a rule was
            changed under the same name, older stories vouch for nothing.
        refused: Names of the channels that get no stories of their own, in order (``conversations.digest.scopes``).
    """

    companies: Mapping[str, list[Told]] = field(repr=False)
    refused: tuple[str, ...]


def standing(channels: Channels, digests: Digests, transaction: Transaction) -> Standing:
    """How the channels stand; opens the facts of the newest 5,000 stories at most, about 50 ms."""
    newest = digests.newest(transaction)
    companies = {
        channel.name: [
            one for one in newest.companies.get(channel.name, ()) if channel.scope.takes(one.facets)
        ]
        for channel in channels.all
    }
    scopes = channels.scopes
    had = {name for name, stories in companies.items() if stories}
    return Standing(companies, refused(scopes, newest.stories, had) if scopes else ())
