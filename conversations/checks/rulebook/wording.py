"""Rules about words: are they fit to be read by someone who is tired, worried, and holding a phone?"""

from collections.abc import Mapping

RULES: Mapping[str, tuple[str, str, str]] = {
    "long-sentence": (
        "A sentence has more than 15 words",
        "Long sentences are hard to hold in mind, most of all under stress.",
        "Split it in two.",
    ),
    "long-message": (
        "A message holds more than one idea",
        "What does not fit on a phone's screen is not read.",
        "One idea a message; put the rest into a note or a hint.",
    ),
    "negative-question": (
        "A question has a negative in it",
        "Yes and no then both mean either.",
        "Ask it the other way round.",
    ),
    "double-question": (
        "A message asks two things",
        "One answer cannot tell which of the two it is for.",
        "Ask them one after the other.",
    ),
    "leading-question": (
        "A question hints at the answer that is hoped for",
        "People who depend on services say what they think is wanted.",
        "Ask openly: “How was it?”, “What happened?”",
    ),
    "blaming-words": (
        "Words sound like blame",
        "People who were hurt or let down often blame themselves already; “why” asks them to justify it.",
        "Ask what happened, and what made it hard.",
    ),
    "form-speak": (
        "Words belong on a paper form",
        "Ratings, titles and “best of your ability” turn a talk into a test.",
        "Ask as you would face to face.",
    ),
    "jargon": (
        "A word of the services is used",
        "Families that do not know it skip the question, or answer another.",
        "Say it in plain words.",
    ),
    "asks-identity": (
        "A question asks who somebody is",
        "What is never told can never be found; a name in an answer must be guarded.",
        "Leave the question out, or write pii into its guard column.",
    ),
    "markup": (
        "Words are marked up",
        "A chat shows signs such as ** and <b> as they are typed; people would read them.",
        "Take the signs out.",
    ),
    "shouting": (
        "Words are all in capitals",
        "Capitals are slow to read, and sound like shouting.",
        "Write small letters.",
    ),
    "unfinished-words": (
        "A gap in the words was left open",
        "People would read what was meant for the designer.",
        "Fill it in, or take it out.",
    ),
    "reading-age": (
        "The words as a whole are hard to read",
        "Public services write for a reading age of 9; above 11 many people give up.",
        "Shorten the hardest sentences first, and use shorter words.",
    ),
    "help-line-overdue": (
        "A line of the Help now card is past its day of review",
        "A wrong number on this card can cost a life.",
        "Look it up at its source, and move both days on.",
    ),
    "help-line-unchecked": (
        "A line of the Help now card was checked by nobody",
        "A wrong number on this card can cost a life.",
        "Look it up at its source, and write down the day.",
    ),
    "help-line-due": (
        "A line of the Help now card is to be checked within 30 days",
        "Once its day has passed it is a fault, and nobody should have to hurry over a number.",
        "Look it up at its source, and move both days on.",
    ),
    "help-line-number": (
        "A help line has another number in one language than in the others",
        "One of them may be a slip, and a wrong number on this card can cost a life.",
        "Look it up at its source; leave it where people of that language are to call another number.",
    ),
    "help-language": (
        "The Help now card is not whole in a language it has",
        "People read the rest of it in another language, when they need it most.",
        "Write the texts that are named.",
    ),
    "help-file": (
        "The file of help lines has a mistake",
        "Without a card nobody can be shown who could help, so the service does not start.",
        "Mend what the message says.",
    ),
}
