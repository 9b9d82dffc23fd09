"""How the tables of words are written down: as plain text, a word between blanks."""


def table(words: str) -> frozenset[str]:
    """The words of a text, split at blanks and line ends."""
    return frozenset(words.split())
