"""Who it was goes, what happened stays: names, places and numbers are taken out of a narrator's own words.

Patterns, tables and a small tagger trained on made-up stories; no memory: nothing of a text outlives the call. What comes out is *redacted*,
never anonymous: what happened can still tell who it was, so a person reads it before anyone else does.
Read it in this order:

1. ``spans``: the kinds of things found, how surely, and how overlapping finds are settled.
2. ``reading``: the text as a reader sees it (one spelling for each letter), with the way back to the original.
3. ``windows``, ``numbers`` (with ``check_digits``), ``dates``, ``postcodes``, ``contacts``: what can be told by its shape;
   ``tongues``: the same in other languages.
4. ``signals``: what is told of each word, from the ``lexicon`` and the ``cues`` that announce names; ``tagger``: how likely it
   tells who it was; ``reasons``: why, in words.
5. ``finding``: all finds of one text, and the same names elsewhere; ``offered``: the same where no tagger knows the language.
6. ``wording`` and ``labels``: what stands in the place of what was taken out.
7. ``masking``: ``redact()`` and ``redact_story()``, which put it together. ``telltales``: what happened that may itself tell who it was.

The tables are plain facts, written down with ``table``: ``held`` (the commonest words of other languages) and ``kept`` (services,
helplines and everything else that stays). ``SOURCES.md`` says where they come from.
"""

from conversations.redaction.masking import key, redact, redact_story, spans_of
from conversations.redaction.spans import Decision, Kind, Redacted, Span, Strength

__all__ = [
    "Decision",
    "Kind",
    "Redacted",
    "Span",
    "Strength",
    "key",
    "redact",
    "redact_story",
    "spans_of",
]
