"""The words of a flow as they are told: in the narrator's language, with the answers they repeat put in."""

import re
from collections.abc import Mapping

from conversations.expressions.values import NOWHERE, Around
from conversations.flow import Flow, Language, Prompt, Texts, said
from conversations.layout import layout
from conversations.route import named
from conversations.talk.answers import in_words

LONGEST_RECALLED = 200
"""Characters of an answer that a question repeats."""

_RECALL = re.compile(r"\$\{\s*([^{}]*?)\s*\}")
_GAP = re.compile(r"(?:[ ]*,)*[ ]+(?=[,.;:?!]|$)|(?<=[ ])[ ]+", re.MULTILINE)
_ROUND = re.compile(r"\[(\d+)\]")


def told(
    flow: Flow,
    prompt: Prompt,
    texts: Texts,
    values: Mapping[str, str],
    language: Language,
    around: Around = NOWHERE,
) -> str:
    """A label, hint or message of a prompt, with each ``${name}`` that it recalls given in words.

    An answer that is not there, or was left out, leaves no gap before a comma or a full stop. An answer is put in once: one that holds
    ``${name}`` itself stays as it was typed.
    """
    words = said(texts, language)
    if not prompt.recalls or not words:
        return words
    prompts = layout(flow).prompts
    missing = False

    def recalled(found: re.Match[str]) -> str:
        nonlocal missing
        name = found[1]
        if name not in prompt.recalls or name not in prompts:
            return found[0]
        other, value = prompts[name], values.get(name, "")
        answer = in_words(other, value, language, named(other, value, values, around) if value else ())
        line = " ".join(answer.split())
        missing = missing or not line
        return line if len(line) <= LONGEST_RECALLED else line[: LONGEST_RECALLED - 1].rstrip() + "…"

    whole = _RECALL.sub(recalled, words)
    # “How old is she, ${name}?” without the name is “How old is she?”.
    return _GAP.sub("", whole).strip() if missing else whole


def time_round(prompt: Prompt) -> str:
    """Which time round the repeats a prompt stands in it is asked: ``2``, or ``2.1`` in a repeat within another.

    "" outside any repeat, and the first time round.
    """
    rounds = _ROUND.findall(prompt.name) if prompt.time else []
    return "" if set(rounds) <= {"1"} else ".".join(rounds)
