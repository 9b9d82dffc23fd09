"""Rules about the rows of the survey sheet: what they are, and what must be minded about them."""

from collections.abc import Mapping

RULES: Mapping[str, tuple[str, str, str]] = {
    "no-type": (
        "A row has no type",
        "Nobody can tell whether it asks, tells or counts.",
        "Write its type, such as text or note.",
    ),
    "unknown-type": (
        "A type is not XLSForm's",
        "Nobody can tell what is to be asked.",
        "Spell it as the message says.",
    ),
    "refused-type": (
        "A type does not run in a chat",
        "A chat has no camera, no map and no table.",
        "Ask in words or with choices, as the message says.",
    ),
    "silent-capture": (
        "Something is taken without asking",
        "Nobody who trusts this chat may find that it took their number, their place or their voice unasked.",
        "Take the row out; what you need to know, ask.",
    ),
    "place": (
        "A place on the map is asked for",
        "Where somebody is tells who they are, and lets others find them.",
        "Offer a list of areas with select_one.",
    ),
    "file-answer": (
        "A picture, a sound or a file is asked for",
        "Faces, voices and documents tell who somebody is.",
        "Ask with text.",
    ),
    "kobo-matrix": (
        "A table of Kobo's own is asked",
        "A chat asks one thing at a time.",
        "Ask with one select_one for each line.",
    ),
    "include": (
        "Another form is brought in",
        "Questions from elsewhere could not be checked here.",
        "Copy the rows into this form.",
    ),
    "loop": (
        "Questions are asked once for each choice of a list",
        "Loops over lists are an old part of XLSForm and do not run here.",
        "Write the questions out, or use begin_repeat.",
    ),
    "no-name": ("A row or a choice has no name", "Nothing can refer to it.", "Give it a short name."),
    "wrong-name": (
        "A name has letters that names cannot have",
        "Expressions and data files could not hold it.",
        "Begin with a letter, then letters, digits, _ and - only.",
    ),
    "awkward-name": (
        "A name is hard to use elsewhere",
        "Long names and names with dots are changed by other programs.",
        "Use a short name without dots.",
    ),
    "duplicate-name": (
        "Two rows have one name",
        "An answer could not be told from the other.",
        "Give each row a name of its own.",
    ),
    "differs-by-case": (
        "Two names differ by capitals alone",
        "Somebody will write the one and mean the other.",
        "Use names that cannot be taken for each other.",
    ),
    "blank-in-name": (
        "A name has a blank in it",
        "Answers with several ticks are kept with blanks between them, and files are called after a form: the name would fall apart.",
        "Join it with _ or -.",
    ),
    "no-label": ("There are no words to show", "People would be shown an empty line.", "Write them."),
    "unclosed": (
        "A group or a repeat is opened and never closed",
        "Everything after it would count as inside it, and be skipped with it.",
        "Add the row that closes it.",
    ),
    "unopened": (
        "A group or a repeat is closed that was never opened",
        "Some other group ends too early or too late.",
        "Take the row out, or add the one that opens it.",
    ),
    "empty-group": (
        "A group or a repeat holds nothing",
        "Nothing is asked in it.",
        "Take it out, or move the rows into it that it should hold.",
    ),
    "unused-cell": (
        "A cell is filled where it means nothing",
        "It is passed over, which may not be what is meant.",
        "Clear it.",
    ),
    "pointless-cell": (
        "A kind of row has no use for a column",
        "What is written there would be passed over in silence.",
        "Clear the cell, or change the type.",
    ),
    "yes-or-no": (
        "A cell says neither yes nor no",
        "It would be taken for one of the two.",
        "Write yes, or clear the cell.",
    ),
    "no-calculation": (
        "A calculation is empty",
        "There is nothing to work out.",
        "Write it into the column calculation.",
    ),
    "no-message": (
        "A check says nothing when an answer does not pass",
        "People would be asked again without knowing why.",
        "Write a kind sentence that says what fits.",
    ),
    "required": (
        "A question must be answered",
        "Nobody is ever forced here; Skip is offered all the same.",
        "Clear the cell, or guard safety or consent with it.",
    ),
    "parameter": (
        "A parameter does not fit its question",
        "It would be passed over in silence.",
        "Spell it as the message says, or take it out.",
    ),
    "unused-parameter": (
        "A chat has no use for a parameter",
        "It changes nothing here.",
        "Leave it if the form is used elsewhere too.",
    ),
    "range": (
        "A range offers no numbers",
        "Nobody could answer.",
        "Write start below end, and a step above 0.",
    ),
    "appearance": (
        "A chat cannot show an appearance",
        "The question looks otherwise than its designer meant.",
        "Leave it if the form is used elsewhere too.",
    ),
    "search": (
        "A list is searched in a file as it is shown",
        "search() fills a list from a file that this form does not hold.",
        "Use select_one_from_file.",
    ),
    "wrong-default": (
        "A default is no answer to its question",
        "It could never be kept.",
        "Write a default of the question's own kind that passes its constraint, or clear the cell.",
    ),
    "default-offered": (
        "A default is offered, and not taken for an answer",
        "Nobody's silence is made into an answer here; other tools keep the default of a question that was left alone.",
        "Nothing need be done.",
    ),
    "repeat-count": (
        "The number of rounds is no number",
        "Nobody could tell how often to ask.",
        "Write a whole number, or a count of earlier answers.",
    ),
    "uncapped-repeat": (
        "Nothing says how often a repeat goes round at most",
        "Somebody could be asked the same again and again; it stops after ten rounds.",
        "Write the most rounds that make sense into a column kv:most.",
    ),
    "too-many-prompts": (
        "The repeats make too many questions",
        "Repeats inside repeats multiply.",
        "Write smaller numbers into kv:most.",
    ),
    "too-deep": (
        "Groups stand in each other too deep",
        "Nobody can keep track of so many conditions at once.",
        "Close some of the groups first.",
    ),
    "offers-day": (
        "A question offers the day of the talk to be kept with one tap",
        "A story keeps its week and nothing finer, so that nobody is found out by when they wrote; this undoes it.",
        "Clear the default, or keep the answer out of the story with the guard gate.",
    ),
    "day-only": (
        "A time is kept as a day alone",
        "The hour at which somebody sat with their phone could tell on them.",
        "Nothing need be done.",
    ),
    "recalls-sensitive": (
        "Words repeat an answer that may hold names or danger",
        "Whoever picks up the phone would read it again.",
        "Word it without the answer.",
    ),
    "recall-in-summary": (
        "The heading that staff read repeats an answer",
        "Nothing may reach staff that its teller has not seen and allowed.",
        "Word it without the answer.",
    ),
    "recall-in-choice": (
        "A choice repeats an answer",
        "A button would show what was said before.",
        "Word it without the answer.",
    ),
    "recall-unclosed": (
        "A repeated answer lacks its brace",
        "People would read the sign instead of the answer.",
        "Write ${name}, with both braces.",
    ),
    "unequal-placeholders": (
        "Languages repeat different answers",
        "In one language something would be missing.",
        "Write the same ${...} in every language.",
    ),
    "missing-translation": (
        "Words are missing in a language",
        "They are shown in another language until they are there.",
        "Translate them.",
    ),
    "unknown-guard": (
        "A guard is not known",
        "What it should guard would stand open.",
        "Spell it: safety, pii, danger, gate, pause or consent.",
    ),
    "no-safety": (
        "Nothing asks whether it is safe to write",
        "Somebody may be reading along.",
        "Begin with such a question, and write safety into its guard column.",
    ),
    "safety-skipped": (
        "The question about safety can be missed",
        "It must come first, to everyone, and wait for an answer.",
        "Write yes into required, and leave its skip rule empty.",
    ),
    "conditional-safety": (
        "The question about safety is not asked of everyone",
        "Whoever is passed over may have somebody reading along.",
        "Leave its skip rule empty.",
    ),
    "unmarked-age": (
        "A question about age stops nobody",
        "Nothing may be kept of a child who is too young, and only an answer that says so is acted upon.",
        "Ask with a select_one, and write yes into under_age beside each answer of somebody too young.",
    ),
    "voice-without-words": (
        "A voice note is taken where nothing is asked in own words",
        "Somebody would speak to a question that cannot hear them.",
        "Write kv:voice on rows of the type text alone.",
    ),
    "voice-refused": (
        "No voice note passes the check of its question",
        "A sound stands there without a word, so a pattern or a least length refuses all that is spoken.",
        "Look only for what is too long, or take no voice notes here.",
    ),
    "voice-without-research": (
        "Voice notes are taken, and no use would keep them",
        "A sound is sealed for research and for nothing else, so whoever spoke would have spoken for nothing.",
        "Offer the use research, or take the column out.",
    ),
    "unknown-role": (
        "A role in the digest is not known",
        "What families said to this question would be missing from every digest.",
        "Spell it as the message says.",
    ),
    "role-kind": (
        "A question cannot have the role it is given in the digest",
        "Its answers could not be counted, or one family would be counted several times.",
        "Write the role on a row of the type that the message names, outside any repeat.",
    ),
    "second-role": (
        "Two questions have the same role in the digest",
        "A digest has one row for each answer, and could not say which question it is about.",
        "Give the role to the question that all are asked.",
    ),
    "unknown-standing": (
        "It is not known how an answer is guarded for research",
        "It would leave as if nothing had been said.",
        "Spell it as the message says.",
    ),
    "standing-kind": (
        "A question cannot be guarded as it says for research",
        "Keys are made coarse until several families share them, and what is sensitive is compared among those; neither can be done here.",
        "Do what the message says.",
    ),
    "idle-standing": (
        "Something is said for research of an answer that never leaves",
        "Whoever reads the form would think that it leaves.",
        "Clear the cell.",
    ),
    "role-unseen": (
        "The digest is to tell of an answer that staff never see",
        "Nothing reaches staff that its teller has not seen on the card, a count of it neither.",
        "Write the words that staff read into kv:summary, or take the role away.",
    ),
    "role-without-use": (
        "The digest is to tell of answers that nobody can allow it",
        "Only what its teller allowed for digests is counted, and only what they allowed to be quoted is quoted.",
        "Offer the use, or take the role away.",
    ),
    "idle-role": (
        "A role in the digest comes to nothing",
        "A part of the digest would be missing without a word.",
        "Add what the message names, or take the role away.",
    ),
    "no-consent": (
        "Nothing asks how a story may be used",
        "Without consent no story can ever be sent.",
        "End with a select_multiple of uses, and write consent into its guard column.",
    ),
    "second-consent": (
        "Consent is asked for twice",
        "Two answers could contradict each other.",
        "Ask once.",
    ),
    "consent-kind": (
        "Consent is asked for in a way that cannot be kept",
        "Consent is given by ticking uses, once.",
        "Make it one select_multiple outside any repeat.",
    ),
    "unknown-use": (
        "Consent offers a use that does not exist",
        "A story could be allowed for something that nobody keeps to.",
        "Name the choices digest, quote and research.",
    ),
    "nothing-asked": (
        "The form asks nothing",
        "There is no talk, or only one side of it.",
        "Add a row with a type, a name and a label.",
    ),
}
