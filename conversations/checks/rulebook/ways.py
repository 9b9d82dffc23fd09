"""Rules about what can happen in a talk: which questions are reached, and whether every way ends well."""

from collections.abc import Mapping

RULES: Mapping[str, tuple[str, str, str]] = {
    "never-asked": (
        "A question is never asked",
        "No answers lead to it, so nobody will ever see it.",
        "Look at its skip rule, and at those of the groups around it.",
    ),
    "never-true": (
        "A condition can never be true",
        "Whatever people answer before it, it is false there.",
        "Look for two parts that exclude each other, and for answers that are not given on this way.",
    ),
    "never-false": (
        "A condition is always true",
        "It skips nothing, so it says something else than is meant, or nothing.",
        "Mend it, or clear the cell.",
    ),
    "impossible-constraint": (
        "No answer passes a check",
        "Whoever wants to answer is asked again and again.",
        "Look for two parts that exclude each other.",
    ),
    "useless-constraint": (
        "Every answer passes a check",
        "It checks nothing, so it says something else than is meant, or nothing.",
        "Mend it, or clear the cell.",
    ),
    "refused-choice": (
        "A choice that its own check always refuses",
        "Whoever picks it is asked again, whatever else they answered.",
        "Take the choice out, or mend the constraint.",
    ),
    "nothing-offered": (
        "A list may be empty when it is shown",
        "With these answers the choice filter leaves nothing to pick, and the question is passed over.",
        "Widen the filter, or ask only where something is left.",
    ),
    "never-offered": (
        "A choice is never offered",
        "No answers let it through the choice filter.",
        "Look at the filter, and at the columns of that choice.",
    ),
    "dead-end": (
        "Somebody tells something and is never asked how it may be used",
        "Their story could never be sent.",
        "Ask for consent on every way on which something is told.",
    ),
    "undecided": (
        "It could not be decided whether a condition can hold",
        "It depends on more than the finite answers of choices, numbers and days, or on too many of them.",
        "Try it in a rehearsal with answers that should and should not pass.",
    ),
}
