"""Rules about skip rules, constraints, filters and calculations."""

from collections.abc import Mapping

RULES: Mapping[str, tuple[str, str, str]] = {
    "syntax": (
        "An expression cannot be read",
        "A skip rule that cannot be read would skip nothing, or everything.",
        "Look at the character that is named.",
    ),
    "bare-name": (
        "A word stands without quotes or braces",
        "It is read as a column of a list, and outside a choice filter there is none.",
        "Write ${name} for an answer, and 'quotes' around the name of a choice.",
    ),
    "unknown-function": (
        "A function is not known",
        "Other tools find that out when somebody answers, or never.",
        "Spell it as the message says.",
    ),
    "refused-function": (
        "A function does not run in a chat",
        "It measures, looks up or makes something that no talk here may or can.",
        "Do without it, as the message says.",
    ),
    "refused-path": (
        "An expression has a path",
        "Paths belong to the XML of other tools; some of them join one person's story to another's.",
        "Refer to an answer as ${name}.",
    ),
    "wrong-arguments": (
        "A function is given what it cannot work with",
        "It would give the same answer for everybody.",
        "Give it what the message says, in that order.",
    ),
    "wrong-types": (
        "Two things are compared that cannot be compared",
        "A word is never more or less than a number, so the rule would never hold.",
        "Compare like with like.",
    ),
    "several-rounds": (
        "An answer is asked several times, and one is wanted",
        "The first would be taken without a word, and the others passed over.",
        "Say which: max(), join() or indexed-repeat().",
    ),
    "reads-clock": (
        "The time of day of a talk would be read",
        "The hour is not kept, because it could tell on somebody; it would always be midnight.",
        "Use the day alone, or ask for the time.",
    ),
    "not-a-number": (
        "Something that is no number is used as one",
        "It is then no number at all, and every comparison with it fails.",
        "Compare like with like, or ask with integer.",
    ),
    "text-as-number": (
        "Typed words are reckoned with",
        "People type “about three”; the sum would then be no number.",
        "Ask with integer or decimal.",
    ),
    "not-a-select": (
        "A question without choices is treated as if it had some",
        "Nothing was picked there, so the rule would never hold.",
        "Compare the answer itself, or ask with select_multiple.",
    ),
    "count-of-one": (
        "The ticks of a question with one choice are counted",
        "There is never more than one to count.",
        "Compare the answer itself, or make it a select_multiple.",
    ),
    "equals-several": (
        "Ticks are compared with = or !=",
        "It is true of these ticks alone, so whoever ticked one thing more is passed over.",
        "Write selected().",
    ),
    "no-dot": (
        "A constraint does not look at the answer it is about",
        "Any answer passes, or none does.",
        "Write a dot for the answer; a rule about other answers belongs into relevant.",
    ),
    "unknown-name": (
        "An expression names a row that is not there",
        "It would look at nothing, for ever.",
        "Spell the name as in the column name.",
    ),
    "forward-reference": (
        "An expression looks at an answer that comes later",
        "There is no answer yet when it is looked at, so it would never hold the first time.",
        "Move the question up, or this row down.",
    ),
    "cycle": (
        "Rows wait for each other in a circle",
        "None of them could ever come first.",
        "Break the circle.",
    ),
    "self-reference": (
        "A row waits for its own answer",
        "It could never be asked.",
        "In a constraint write a dot; elsewhere refer to an earlier row.",
    ),
    "no-answer": (
        "An expression looks at a row that has no answer",
        "Notes and groups ask nothing.",
        "Refer to a row that asks something.",
    ),
    "misplaced-dot": (
        "A dot stands outside a constraint",
        "A dot is the answer being checked, and only a constraint checks one.",
        "Write ${name}.",
    ),
    "misplaced-position": (
        "position(..) stands outside a repeat",
        "There is no round to count.",
        "Move the row into the repeat, or write a number.",
    ),
}
