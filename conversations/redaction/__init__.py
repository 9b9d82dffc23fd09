"""Who it was goes, what happened stays: names, places and numbers are taken out of a narrator's own words.

Rules and tables, no model and no memory: nothing of a text outlives the call. What comes out is *redacted*,
never anonymous: what happened can still tell who it was, so a person reads it before anyone else does.
Read it in this order:

1. ``spans``: the kinds of things found, where they were, and how overlapping finds are settled.
2. ``reading``: the text as a reader sees it (one spelling for each letter), with the way back to the original.
3. ``words``: the words of a reading, and whether their capitals mean anything.
4. ``numbers``, ``dates``, ``contacts``, ``places``: what can be told by its shape; ``tongues``: the same in other languages.
5. ``signs``: what marks one word as a name; ``cues`` are the words that announce one.
   ``people``: all names of a text: by sign, surname, capital, and everywhere they come again.
6. ``masking``: ``redact()`` and ``known_names()``, which put it together.

The tables are modules of plain facts, written down with ``table``: ``first_names``, ``towns``, ``ordinary`` (words that are no names by
themselves), ``held`` (the commonest of other languages) and ``kept`` (services, helplines and everything else that is never masked).
"""

from conversations.redaction.masking import key, known_names, redact, redact_story
from conversations.redaction.spans import Decision, Kind, Redacted, Span, Strength

__all__ = ["Decision", "Kind", "Redacted", "Span", "Strength", "key", "known_names", "redact", "redact_story"]
