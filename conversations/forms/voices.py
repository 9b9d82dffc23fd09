"""Questions that a voice note may answer, and what a form needs for that to make sense."""

from collections.abc import Mapping, Sequence

from conversations.consent import Use
from conversations.expressions import Scope
from conversations.flow import Guard, Kind, Prompt
from conversations.forms.defaults import is_of_a_talk
from conversations.forms.places import Place
from conversations.forms.truths import truth
from conversations.story import VOICE


def read_voice(place: Place, cells: Mapping[str, str], kind: Kind | None) -> bool:
    """Whether a voice note may answer this row; None stands for a group, which nobody answers."""
    said = truth(place, cells, "kv:voice")
    if said and kind is not Kind.TEXT:
        place.tell(
            "voice-without-words",
            "kv:voice",
            "A voice note answers only what is asked in own words."
            if kind is not None
            else "A group is not answered, so no voice note can answer it.",
            "Write it on a row of the type text, or clear the cell.",
        )
    return said and kind is Kind.TEXT


def check_voices(prompts: Sequence[tuple[Place, Prompt]]) -> None:
    """Tell of voice notes that no constraint lets pass, or no use would keep: a sound is sealed for research alone."""
    for place, prompt in prompts:
        constraint = prompt.constraint
        if not prompt.voice or constraint is None or is_of_a_talk(constraint):
            continue
        if not constraint.holds(Scope({}, here=VOICE)):
            place.warn(
                "voice-refused",
                "constraint",
                "A voice note has no words to look at, so this constraint always refuses it.",
                "Mend it so that it refuses only what is typed and wrong, or clear the cell of kv:voice.",
            )
    spoken = next((place for place, prompt in prompts if prompt.voice), None)
    uses = {
        choice.name for _, prompt in prompts if Guard.CONSENT in prompt.guards for choice in prompt.choices
    }
    if spoken is not None and uses and Use.RESEARCH.value not in uses:
        spoken.warn(
            "voice-without-research",
            "kv:voice",
            "No use of the form keeps a voice note: a sound is kept for research alone, and nobody can allow that here.",
            "Add the choice research to the list of uses, or clear the cell.",
        )
