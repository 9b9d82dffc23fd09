"""Words people read, taken apart: sentences, and the words in them."""

import re

# Text recall and markup are no words of the sentence; a recalled answer stands for one word.
_RECALL = re.compile(r"\$\{[^{}$]*\}")
_MARKED = re.compile(r"(\$\{[^{}$]*\})|<[^<>]*>|[*_#`]+")
_LINK = re.compile(r"\b(?:https?://|www\.)\S+")

# A full stop ends no sentence after these.
_SHORT = re.compile(r"\b(?:e\.g|i\.e|etc|vs|Mr|Mrs|Ms|Dr|St|No|approx|incl|p\.m|a\.m)\.(?=\s)", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+|\n+|\s+[•–—]\s+(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*")


def plain(text: str, *, recalls: bool = False) -> str:
    """The words alone: no markup, no addresses of the web, an answer that is recalled as one word.

    With ``recalls``, ``${...}`` stays as it is written.
    """
    text = text.replace("\r", "")
    unmarked = _MARKED.sub(lambda found: found[1] or "", text if recalls else _RECALL.sub("it", text))
    return " ".join(_LINK.sub("it", unmarked).split(" ")).strip()


def sentences(text: str, *, recalls: bool = False) -> tuple[str, ...]:
    """The sentences of a text, each with its end; a line of its own is a sentence of its own.

    ``recalls`` is as for ``plain``.
    """
    guarded = _SHORT.sub(lambda found: found.group().replace(".", "․"), plain(text, recalls=recalls))
    return tuple(
        " ".join(part.split()).replace("․", ".")
        for part in _END.split(guarded)
        if part is not None and _WORD.search(part)
    )


def words(text: str) -> tuple[str, ...]:
    """The words of a text as written; ``don’t`` is one, ``15`` is one, ``follow-up`` is two."""
    return tuple(_WORD.findall(text))
