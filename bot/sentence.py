"""How an error is put to whoever must act on it."""

from conversations.printable import printable_lines


def sentence(error: Exception) -> str:
    """An error's message with a capital in front and a full stop behind."""
    words = printable_lines(str(error)).strip()
    first = words.partition(" ")[0]
    if "/" not in first and "." not in first:  # a path stays as it is
        words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?")) else f"{words}."
