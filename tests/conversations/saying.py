"""What a walker says: an answer drawn for a prompt, and the ways of giving it."""

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from conversations.expressions import Scope
from conversations.flow import Guard, Kind, Precision, Prompt, said
from conversations.layout import layout
from conversations.route import follow, is_asked, places_offered
from conversations.story import VOICE
from conversations.talk.numbers import offered_numbers
from conversations.talk.questions import LONGEST_LIST
from conversations.turn import around
from conversations.words import words_in
from conversations.words.folding import folded
from tests.conversations.talking import NOON

if TYPE_CHECKING:
    from tests.conversations.walking import Walker

SENTENCES = (
    "We waited and waited",
    "the nurse came twice",
    "nobody rang us back",
    "My name is Oluwaseun and my number is 07700 900123",
    "they lost the form",
    "a neighbour drove us, every week",
    "in the end it was too late",
    "It helped a little.",
)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as a walker means it: the value, and whether a voice note goes with it."""

    value: str
    voice: bool = False


def anything(walker: "Walker", prompt: Prompt, *, ending: bool) -> Given:
    """An answer drawn from all that this prompt takes now. ``ending``: it may pause or end the talk."""
    about = around(walker.flow, NOON.date(), walker.here.key, walker.here.language)
    for _ in range(30):
        given = _drawn(walker.chance, prompt, _offered(walker, prompt, ending))
        value = given.value
        if not value and prompt.required:
            continue
        if not fits(walker, prompt, given):
            continue
        if not ending:
            after = follow(layout(walker.flow), {**walker.here.answers, prompt.name: value}, about)
            if after.waiting is None and after.consent is None:
                continue
            if Guard.CONSENT in prompt.guards and not value:
                continue
        return given
    return Given("")


def fits(walker: "Walker", prompt: Prompt, given: Given) -> bool:
    """Whether a prompt takes an answer, as the others stand now."""
    value = given.value
    if not value or not (prompt.choices or prompt.constraint):
        return True
    values = walker.route.values
    about = around(walker.flow, NOON.date(), walker.here.key, walker.here.language)
    if prompt.choice_filter is not None and not set(value.split()) <= set(_offered(walker, prompt)):
        return False
    return prompt.constraint is None or prompt.constraint.holds(Scope(values, value, {}, about))


def _drawn(chance: Random, prompt: Prompt, names: list[str]) -> Given:
    if chance.random() < 0.15:
        return Given("")
    match prompt.kind:
        case Kind.SELECT_ONE:
            return Given(chance.choice(names) if names else "")
        case Kind.SELECT_MULTIPLE:
            alone = {choice.name for choice in prompt.choices if choice.exclusive}
            some = chance.sample(names, chance.randint(1, min(4, len(names)))) if names else []
            if not alone.isdisjoint(some):
                some = some[:1]
            order = [choice.name for choice in prompt.choices]
            return Given(" ".join(sorted(set(some), key=order.index)))
        case Kind.RANK:
            return Given(" ".join(chance.sample(names, chance.randint(1, len(names)))) if names else "")
        case Kind.TEXT:
            lines = chance.sample(SENTENCES, chance.randint(1, 3))
            voice = prompt.voice and chance.random() < 0.3
            if voice and (not prompt.several or chance.random() < 0.3):
                return Given(VOICE, voice=True)
            return Given("\n".join(lines), voice=voice)
        case Kind.INTEGER:
            return Given(str(chance.randint(0, 6)))
        case Kind.DECIMAL:
            return Given(chance.choice(("0", "0.5", "2.5", "3", "40")))
        case Kind.RANGE:
            assert prompt.steps is not None
            return Given(chance.choice(offered_numbers(prompt.steps)))
        case Kind.DATE | Kind.DATETIME | Kind.TIME:
            return Given(_moment(chance, prompt))
        case Kind.ACKNOWLEDGE:
            return Given("OK")
        case _:
            raise AssertionError(prompt.kind)


def _moment(chance: Random, prompt: Prompt) -> str:
    """A day or a time; none of the hours that may be meant for two."""
    month = 1 if prompt.precision is Precision.YEAR else chance.randint(1, 12)
    day = f"{chance.randint(2015, 2025)}-{month:02}-{1 if prompt.precision is not Precision.DAY else chance.randint(1, 28):02}"
    time = f"{chance.choice((0, 3, 9, 13, 22)):02}:{chance.choice((0, 15, 45)):02}:00"
    return time if prompt.kind is Kind.TIME else day if prompt.kind is Kind.DATE else f"{day}T{time}"


def _offered(walker: "Walker", prompt: Prompt, ending: bool = False) -> list[str]:
    """The names of the choices that are offered now."""
    about = around(walker.flow, NOON.date(), walker.here.key, walker.here.language)
    places = places_offered(prompt, walker.route.values, about)
    return [prompt.choices[place].name for place in places if ending or not prompt.choices[place].under_age]


def written(walker: "Walker", prompt: Prompt, value: str) -> str:
    """An answer as it is typed, in the language that is spoken now."""
    match prompt.kind:
        case Kind.SELECT_ONE | Kind.SELECT_MULTIPLE | Kind.RANK:
            about = around(walker.flow, NOON.date(), walker.here.key, walker.here.language)
            places = places_offered(prompt, walker.route.values, about)
            names = [prompt.choices[place].name for place in places]
            labels = [said(prompt.choices[place].label, walker.here.language) for place in places]
            given = value.split()
            if not set(given) <= set(names):
                return "?"
            label = labels[names.index(given[0])]
            long = len(places) > LONGEST_LIST
            spoken = folded(label) not in words_in(walker.here.language).understood.commands
            figures = any(sign.isdecimal() for sign in "".join(labels))
            if long or (len(given) == 1 and spoken and (figures or walker.chance.random() < 0.5)):
                return label
            return ", ".join(str(names.index(name) + 1) for name in given)
        case Kind.TIME:
            return value[:5]
        case Kind.DATETIME:
            return value[:16].replace("T", " ")
        case Kind.ACKNOWLEDGE:
            return "OK"
        case _:
            return value


def ticked_off(walker: "Walker", prompt: Prompt, value: str) -> str:
    """The next step towards these ticks or ranks: what to tap, or after ``=`` what to type."""
    wanted, collected = value.split(), list(walker.here.collected)
    place = {choice.name: at for at, choice in enumerate(prompt.choices)}
    if prompt.kind is Kind.RANK:
        if wanted[: len(collected)] != collected:
            return "again"
        return "done" if wanted == collected else f"o{place[wanted[len(collected)]]}"
    differing = [name for name in place if (name in wanted) != (name in collected)]
    if not differing:
        return "done"
    if not collected and len(prompt.choices) <= LONGEST_LIST and walker.chance.random() < 0.3:
        return "=" + written(walker, prompt, value)
    return f"o{place[differing[0]]}"


__all__ = ["SENTENCES", "Given", "anything", "is_asked", "ticked_off", "written"]
