"""Rules about lists and what can be picked from them."""

from collections.abc import Mapping

RULES: Mapping[str, tuple[str, str, str]] = {
    "no-list": (
        "A question names no list, or more than one",
        "There is nothing to pick from.",
        "Name one list.",
    ),
    "unknown-list": (
        "A list is not on the choices sheet",
        "There is nothing to pick from.",
        "Spell it as on the choices sheet, or add it there.",
    ),
    "no-list-name": (
        "A choice belongs to no list",
        "It would be offered nowhere.",
        "Write the name of its list.",
    ),
    "unused-list": (
        "A list is used by no question",
        "A question may have been lost, or name another list.",
        "Ask with it, or take it out.",
    ),
    "or-other": (
        "A list is let grow by itself",
        "or_other adds a choice to every question that shares the list, in English alone.",
        "Add a choice such as “Something else”, and a text row after it.",
    ),
    "list-of-answers": (
        "Choices are taken from earlier answers",
        "A button would show what somebody typed.",
        "Put the choices on the choices sheet, or ask with text.",
    ),
    "duplicate-choice": (
        "A list has a name twice",
        "An answer could mean either.",
        "Give each choice of a list a name of its own.",
    ),
    "duplicate-label": (
        "Two choices of a list read the same",
        "People could not tell them apart.",
        "Word them differently, or take one out.",
    ),
    "long-label": (
        "A label is too long for a button",
        "Phones cut it; the choices are written into the message instead, with numbers on the buttons.",
        "Shorten it to 34 characters, with the number in front of it and the tick where several can be chosen.",
    ),
    "choice-media": (
        "A choice has a picture or a sound",
        "Buttons show words alone.",
        "Say in words what the picture shows.",
    ),
    "too-many-choices": (
        "A list is too long",
        "Even typing to search would not find its way in it.",
        "Split the list, or ask with text.",
    ),
    "unknown-choice": (
        "A rule waits for a choice that no list has",
        "It could never hold, and what it guards would be asked of everybody or of nobody.",
        "Write the name of the choice, as in the column name of the choices sheet.",
    ),
    "label-for-name": (
        "A rule compares with the label of a choice",
        "Answers are kept by name, so the rule would never hold.",
        "Write the name of the choice, as in the column name of the choices sheet.",
    ),
    "empty-column": (
        "A filter looks at a column that is empty",
        "Nothing of the list would ever be offered.",
        "Fill the column on the choices sheet, or use another.",
    ),
    "idle-mark": (
        "A choice is marked for safety, and no question about safety offers it",
        "What the mark promises, such as keeping nothing of a child, might never happen.",
        "Offer the list in a select_one that is required and guards safety, or clear the cell.",
    ),
    "late-mark": (
        "Something is asked before it is known who must not be asked",
        "A child would tell first and be turned away after, and somebody who is watched would have told already.",
        "Move the question about safety up, before anything is told.",
    ),
    "shared-mark": (
        "A list with a mark for safety is offered by another question too",
        "An answer about somebody else, such as the age of a child, could be taken for one about whoever writes.",
        "Give the other question a list of its own.",
    ),
    "digest-word": (
        "What keeps a choice out of the digest is misspelt",
        "It would be shown, under that very word, though it was to be kept back.",
        "Write no to keep a choice out of all counts and posts, counted to keep it out of posts alone.",
    ),
    "digest-of-an-order": (
        "A choice is to be kept back that is part of an order",
        "A post shows an order as a whole, so it would be shown after all.",
        "Ask with select_one, or clear the cell.",
    ),
    "long-digest": (
        "Words for the digest are too long",
        "A digest is read on a phone, and is at most 1,500 characters long.",
        "Say it shorter.",
    ),
    "idle-digest": (
        "Words for the digest are shown nowhere",
        "The question may lack its role, or the choice may be kept back.",
        "Write a role into kv:digest on the question, or clear the cell.",
    ),
    "lonely-kind": (
        "One choice alone falls to a kind",
        "Where few tell a choice, its kind is told; the kind of one choice says as much as the choice.",
        "Write the kind beside several choices, or clear the cell.",
    ),
    "idle-kind": (
        "Choices have kinds that are never told",
        "A choice falls to its kind where its question is a key, or lets several be ticked.",
        "Write key into kv:research on the question, or clear the cells.",
    ),
    "none-not-exclusive": (
        "“None of these” can be ticked together with something",
        "Nobody could tell what such an answer means.",
        "Write yes into its column exclusive.",
    ),
}
