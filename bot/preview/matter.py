"""What the page's script needs of a form, as a document that JSON can carry.

Texts are as the form has them: whoever puts them on a page shows them as text and never as markup.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.preview.guidance import guidance
from conversations.changes.pairs import plain_name
from conversations.digest.roles import Role
from conversations.errors import Fault, Weight
from conversations.expressions import Scope
from conversations.expressions.spelling import shown
from conversations.expressions.syntax import Call, nodes
from conversations.flow import Flow, Guard, Kind, Precision, Prompt
from conversations.layout import takes_link, works_out
from conversations.phrasing import Phrases, phrases
from conversations.talk.telling import time_round
from conversations.ways import Reached, Way, Ways, listed
from conversations.ways.graph import document as graph_document
from conversations.ways.graph import graph
from conversations.ways.pieces import UNSETTLED
from conversations.ways.recalling import recalled, tables
from conversations.words import words_of

MOST_ROUTES = 300
"""Routes that are listed where nobody says how many; more make a page that a phone is slow with."""

KINDS: Mapping[Kind, str] = {
    Kind.NOTE: "told, not asked",
    Kind.TEXT: "typed words",
    Kind.SELECT_ONE: "one of a list",
    Kind.SELECT_MULTIPLE: "any of a list",
    Kind.RANK: "a list put in order",
    Kind.INTEGER: "a whole number",
    Kind.DECIMAL: "a number",
    Kind.RANGE: "a number of a range",
    Kind.DATE: "a date",
    Kind.TIME: "a time of day",
    Kind.DATETIME: "a date and a time",
    Kind.ACKNOWLEDGE: "one button to agree",
    Kind.CALCULATE: "worked out, not asked",
    Kind.HIDDEN: "a constant of the talk, not asked",
}

GUARDS: Mapping[Guard, str] = {
    Guard.SAFETY: "keeps the narrator safe: cannot be skipped",
    Guard.IDENTITY: "may hold names: they are taken out before anyone reads it",
    Guard.DANGER: "may tell of danger",
    Guard.GATE: "steers the talk: its answer is no part of the story",
    Guard.PAUSE: "an answer that ends the talk here pauses it",
    Guard.CONSENT: "asks how the story may be used",
}

ROLES: Mapping[Role, str] = {
    Role.NEEDS: "what families needed, counted",
    Role.BARRIERS: "what stood in the way, counted",
    Role.SERVICES: "between which services families were passed on, counted",
    Role.WAIT: "how long families waited, counted",
    Role.ASKS: "how often families had to ask, counted",
    Role.STAGE_FIRST: "how things were at first, to count whether they got worse",
    Role.STAGE_HELP: "how things were when help came, to count whether they got worse",
    Role.WHOLE_FAMILY: "whether the whole family was thought of, counted",
    Role.JOB: "whose job it felt like, counted",
    Role.HELPED: "what helped: one may be quoted, where quoting is allowed",
}

REACHED: Mapping[Reached, str] = {
    Reached.ALWAYS: "always",
    Reached.SOMETIMES: "sometimes",
    Reached.NEVER: "never: nobody can come by it",
    Reached.UNDECIDED: "cannot be decided beforehand",
}

MARKS: Mapping[Weight, str] = {Weight.ERROR: "✗ Mistake", Weight.WARNING: "! Look", Weight.NOTE: "· Note"}

_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$")


@dataclass(frozen=True, slots=True)
class Previewed:
    """What a preview shows: a flow, what can happen in it, and what the checker says of it."""

    flow: Flow
    ways: Ways
    faults: tuple[Fault, ...]
    most_routes: int = MOST_ROUTES

    @property
    def routes(self) -> tuple[Way, ...]:
        """The routes that are listed, in the form's order."""
        return tuple(listed(self.ways, self.most_routes))


@dataclass(frozen=True, slots=True)
class Matter:
    """What the script needs: ``document`` is as ``player.js`` and ``routes.js`` read it.

    ``open`` names what the words of the form repeat and the document cannot work out.
    """

    document: Mapping[str, object]
    open: Sequence[str]


def matter(previewed: Previewed, routes: Iterable[Way]) -> Matter:
    """What the script needs of a form and the routes that are listed."""
    flow = previewed.flow
    words = phrases(flow)
    notes = guidance(flow)
    place = {prompt.name: number for number, prompt in enumerate(flow.prompts)}
    answers: dict[str, int] = {}
    worked = tables(flow)
    left_open = [prompt.name for prompt in recalled(flow) if not worked.holds(prompt.name)]
    document: dict[str, object] = {
        "language": flow.default_language,
        "codes": {language: code_of(language) for language in flow.languages},
        "graph": graph_document(graph(previewed.ways)),
        "worked": worked.document(),
        "open": left_open,
        "prompts": [
            {
                **_prompt(prompt, words),
                "asked": REACHED[previewed.ways.met[prompt.name].reached],
                "guidance": notes.get(prompt.row, {}),
            }
            for prompt in flow.prompts
        ],
        "routes": [
            {
                "asked": [
                    [place[each.prompt], each.value, answers.setdefault(each.words, len(answers))]
                    for each in way.asked
                ],
                "told": [place[name] for name in way.told],
                "seconds": round(way.seconds),
                "sends": way.sends,
                "brought": [f"{plain_name(each.prompt)}: {each.words}" for each in way.brought],
            }
            for way in routes
        ],
        "answers": list(answers),
        "faults": [
            {
                "weight": fault.weight.value,
                "mark": MARKS[fault.weight],
                "sheet": fault.sheet,
                "row": fault.row,
                "place": place_of(fault),
                "problem": fault.problem,
                "remedy": fault.remedy,
            }
            for fault in previewed.faults
        ],
        "words": _WORDS,
    }
    return Matter(document, left_open)


def place_of(fault: Fault) -> str:
    """Where a fault is, as its designer would look for it."""
    row = "" if fault.row is None else f", row {fault.row}"
    return fault.sheet + row + ("" if fault.column is None else f", column {fault.column}")


def code_of(language: str) -> str:
    """The language's code, as in ``English (en)``; "" where its name has none."""
    found = _CODE.search(language)
    return found[1] if found else ""


def _prompt(prompt: Prompt, words: Phrases) -> dict[str, object]:
    steps = prompt.steps
    return {
        "name": prompt.name,
        "plain": plain_name(prompt.name),
        "row": prompt.row,
        "round": time_round(prompt),
        "precision": prompt.precision.value,
        "kind": prompt.kind.value,
        "kindWords": KINDS[prompt.kind],
        "label": dict(prompt.label),
        "hint": dict(prompt.hint),
        "required": prompt.required,
        "requiredMessage": dict(prompt.required_message),
        "constraintMessage": dict(prompt.constraint_message),
        "choices": [
            {"name": choice.name, "label": dict(choice.label), "exclusive": choice.exclusive}
            for choice in prompt.choices
        ],
        "several": prompt.several,
        "range": None if steps is None else {"start": steps.start, "end": steps.end, "step": steps.step},
        "initial": _initial(prompt),
        "initialToday": _is_today(prompt),
        "recalls": sorted(prompt.recalls),
        "formula": _formula(prompt),
        "media": {
            language: [{"kind": media.kind.value, "name": media.name} for media in shown]
            for language, shown in prompt.media.items()
        },
        "summary": dict(prompt.summary),
        "guards": [GUARDS[guard] for guard in Guard if guard in prompt.guards],
        "digest": prompt.digest and ROLES[Role(prompt.digest)],
        "gate": Guard.GATE in prompt.guards,
        "consent": Guard.CONSENT in prompt.guards,
        "relevant": "" if prompt.relevant is None else words.rule(prompt.relevant.tree),
        "constraint": "" if prompt.constraint is None else words.rule(prompt.constraint.tree, prompt.name),
        "filter": "" if prompt.choice_filter is None else words.rule(prompt.choice_filter.tree, prompt.name),
    }


def _initial(prompt: Prompt) -> str:
    """A default that is the same in every talk; "" where it hangs on answers, on the day or on chance."""
    if prompt.default is None or prompt.default.names:
        return ""
    called = {node.function for node, _ in nodes(prompt.default.tree) if isinstance(node, Call)}
    return "" if called & UNSETTLED else prompt.default.text(Scope({}))


def _is_today(prompt: Prompt) -> bool:
    """Whether the day of the talk is offered beforehand."""
    if prompt.kind is not Kind.DATE or prompt.precision is not Precision.DAY or prompt.default is None:
        return False
    tree = prompt.default.tree
    return isinstance(tree, Call) and tree.function == "today"


def _formula(prompt: Prompt) -> str:
    """What works out a value that is not asked for, as XLSForm has it; "" for what is asked, or a link brings."""
    worked_out = works_out(prompt)
    return "" if worked_out is None or takes_link(prompt) else shown(worked_out.tree)


_OWN = words_of("en")
_WORDS = {
    "skip": _OWN.buttons.skip,
    "leaveOut": _OWN.buttons.leave_out,
    "back": _OWN.buttons.back,
    "done": _OWN.buttons.done,
    "send": _OWN.buttons.send,
    "again": _OWN.buttons.start_again,
    "youSaid": _OWN.asking.your_answer,
    "soFar": _OWN.asking.so_far,
    "skipped": _OWN.asking.skipped,
    "piece": _OWN.asking.kept_piece,
    "pleaseTap": _OWN.asking.please_tap,
    "pleaseType": _OWN.asking.please_type,
    "nothingYet": _OWN.asking.nothing_yet,
    "mustAnswer": _OWN.asking.must_answer,
    "notValid": _OWN.asking.not_valid,
    "ended": _OWN.coming_and_going.ended,
    "card": _OWN.card.heading,
    "staff": "What staff would read, when names are taken out:",
    "staffNothing": _OWN.card.staff_nothing,
    "noUse": _OWN.card.no_use,
    "uses": _OWN.buttons.change_uses,
    "sent": _OWN.sent.thanks,
    "agreed": _OWN.buttons.agree,
    "keep": _OWN.buttons.keep_this,
    "allowed": "Allowed:",
    "change": "Change line",
    "type": "Type an answer",
    "typeChoice": "or type its number or words",
    "typed": "Send words",
    "search": _OWN.asking.type_letters,
    "settle": "This page cannot work out a condition. Does it hold?",
    "holds": "Yes, it holds",
    "holdsNot": "No",
    "reviewed": "Then the list of all answers to check, and Send.",
    "restart": "Begin again",
}
