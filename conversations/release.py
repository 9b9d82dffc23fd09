"""The one gate a story leaves by."""

from dataclasses import dataclass

from conversations.consent import Use
from conversations.errors import NotConsented
from conversations.story import Story


@dataclass(frozen=True, slots=True)
class Release:
    """A story together with the consent that lets it leave for one use. Only ``release()`` makes one."""

    story: Story
    use: Use


def release(story: Story, use: Use) -> Release:
    """Let a story leave for ``use``, where its narrator said so.

    Raises:
        NotConsented: ``use`` is not among the uses of the story's consent.
    """
    if use not in story.consent.uses:
        raise NotConsented(f"the narrator did not allow the use {use.value!r}")
    return Release(story, use)
