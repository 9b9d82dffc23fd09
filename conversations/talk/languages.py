"""Which language somebody is spoken to in: found once from their app, chosen by themselves, changed at any time."""

from functools import lru_cache

from conversations.flow import Flow, Language
from conversations.service import Service
from conversations.tongues import code_of


def offered_languages(flow: Flow, service: Service) -> tuple[Language, ...]:
    """The languages of a flow that people may choose, the flow's own first.

    One whose words no speaker has checked is offered only where the steward says so (``Service.languages``).
    """
    return _offered(flow, service.languages)


@lru_cache(maxsize=64)
def _offered(flow: Flow, allowed: frozenset[str]) -> tuple[Language, ...]:
    others = [
        language
        for language in flow.languages
        if language != flow.default_language and (language not in flow.drafts or code_of(language) in allowed)
    ]
    return (flow.default_language, *others)


def spoken_at_first(flow: Flow, service: Service, speaks: str) -> Language:
    """The language to begin in: that of the narrator's app where it is offered, else the flow's own.

    Args:
        speaks: What the app is set to, such as ``cy`` or ``pl-PL``; "" where it does not say.
    """
    code = code_of(speaks)
    for language in offered_languages(flow, service):
        if code and code_of(language) == code:
            return language
    return flow.default_language
