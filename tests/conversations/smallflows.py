"""Small flows drawn at random: a few questions of any kind, with branches, filters, constraints and a question of uses."""

from random import Random

from conversations.consent import Use
from conversations.flow import Choice, Flow, Guard, Kind, Prompt
from tests.ways.flowmaking import EN, choices, flow, prompt

KINDS = (
    Kind.SELECT_ONE, Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK, Kind.TEXT, Kind.TEXT, Kind.INTEGER, Kind.RANGE,
    Kind.DATE, Kind.ACKNOWLEDGE, Kind.NOTE, Kind.CALCULATE,
)  # fmt: skip
NAMES = ("apple", "beech", "cedar", "dog rose", "elm")


def small_flow(chance: Random) -> Flow:
    """Four to nine questions; each may depend on earlier ones. The last asks for the uses."""
    prompts: list[Prompt] = []
    for number in range(chance.randint(4, 9)):
        prompts.append(_prompt(chance, f"q{number}", prompts))
    uses = tuple(Choice(use.value, {EN: f"For {use.value}"}) for use in Use)
    consent = prompt("uses", Kind.SELECT_MULTIPLE, choices=uses, guards=frozenset({Guard.CONSENT}))
    return flow(*prompts, consent)


def _prompt(chance: Random, name: str, earlier: list[Prompt]) -> Prompt:
    kind = chance.choice(KINDS)
    given: dict[str, object] = {}
    if earlier and chance.random() < 0.5:
        given["relevant"] = _condition(chance, chance.choice(earlier))
    listed = chance.sample(NAMES, chance.randint(2, 5))
    match kind:
        case Kind.SELECT_ONE | Kind.SELECT_MULTIPLE | Kind.RANK:
            names = [label.split()[0] for label in listed]
            given["choices"] = choices(*names, alone=names[-1] if kind is Kind.SELECT_MULTIPLE else "")
            alike = [one for one in earlier if one.kind is Kind.SELECT_ONE]
            if alike and chance.random() < 0.4:
                given["choice_filter"] = f"name != ${{{chance.choice(alike).name}}}"
            given["shuffled"] = chance.random() < 0.2
        case Kind.TEXT:
            given["several"] = chance.random() < 0.5
            given["voice"] = chance.random() < 0.5
            if chance.random() < 0.3:
                given["constraint"] = "string-length(.) <= 60"
        case Kind.INTEGER if chance.random() < 0.5:
            given["constraint"] = ". <= 4"
        case Kind.CALCULATE:
            asked = [one.name for one in earlier if one.kind is not Kind.NOTE]
            given["calculation"] = f"concat(${{{chance.choice(asked)}}}, '!')" if asked else "'x'"
        case _:
            pass
    if kind not in (Kind.NOTE, Kind.CALCULATE) and chance.random() < 0.25:
        given["required"] = True
    if kind in (Kind.SELECT_ONE, Kind.INTEGER, Kind.TEXT) and chance.random() < 0.2:
        value = {Kind.SELECT_ONE: listed[0].split()[0], Kind.INTEGER: "2", Kind.TEXT: "as ever"}[kind]
        given["default"] = f"'{value}'"
    return prompt(name, kind, **given)


def _condition(chance: Random, earlier: Prompt) -> str:
    name = f"${{{earlier.name}}}"
    match earlier.kind:
        case Kind.SELECT_ONE:
            return f"{name} {chance.choice(('=', '!='))} '{chance.choice(earlier.choices).name}'"
        case Kind.SELECT_MULTIPLE | Kind.RANK:
            return f"selected({name}, '{chance.choice(earlier.choices).name}')"
        case Kind.INTEGER | Kind.RANGE:
            return f"{name} {chance.choice(('<', '>'))} 2"
        case Kind.NOTE:
            return "1 = 1"
        case _:
            return f"{name} {chance.choice(('=', '!='))} ''"
