"""What the engine must mind about a prompt, and the prompts that every flow should have for it."""

from collections.abc import Mapping, Sequence

from conversations.consent import Use
from conversations.flow import SILENT, Guard, Kind, Prompt
from conversations.forms.columns import did_you_mean
from conversations.forms.places import Place
from conversations.forms.truths import NO, YES

_KNOWN = {guard.value: guard for guard in Guard}


def read_guards(place: Place, cell: str) -> frozenset[Guard]:
    """The guards a cell names, with blanks between them."""
    guards: set[Guard] = set()
    for word in cell.replace(",", " ").split():
        if word in _KNOWN:
            guards.add(_KNOWN[word])
        else:
            near = did_you_mean(word, _KNOWN)
            place.gap(
                "unknown-guard",
                "kv:guard",
                f"There is no guard “{word}”.",
                near or f"These are: {', '.join(sorted(_KNOWN))}.",
            )
    return frozenset(guards)


def read_required(place: Place, cells: Mapping[str, str], guards: frozenset[Guard]) -> bool:
    """Whether the prompt must be answered: only one that guards safety or consent can be."""
    cell = cells.get("required", "").strip().lower()
    needed = bool(guards & {Guard.SAFETY, Guard.CONSENT})
    if cell not in YES | NO and needed:
        place.gap("yes-or-no", "required", "This is neither yes nor no.", "Write yes, or clear the cell.")
    elif cell not in NO and not needed:
        place.warn(
            "required",
            "required",
            "Only prompts that guard safety or consent are required; this one offers Skip all the same.",
            "Clear the cell, or write safety or consent into the guard column.",
        )
    elif cell in NO and Guard.SAFETY in guards:
        place.tell(
            "safety-skipped",
            "required",
            "A prompt that guards safety cannot be skipped.",
            "Write yes.",
        )
    return cell in YES and needed


def check_guards(prompts: Sequence[tuple[Place, Prompt]], survey: Place) -> None:
    """Check the prompts of a form, in the form's order, for what keeps its narrators safe."""
    asked = [(place, prompt) for place, prompt in prompts if prompt.kind not in SILENT]
    _check_consent(asked)
    if not asked:
        if prompts and not survey.findings.gaps:
            survey.warn(
                "nothing-asked",
                None,
                "The form only tells, and asks nothing.",
                "Add a row that asks, such as text or select_one.",
            )
        return
    if not any(Guard.CONSENT in prompt.guards for _, prompt in asked):
        survey.warn(
            "no-consent",
            None,
            "Nothing asks for consent, so no story can ever be sent.",
            "Add a last row of type select_multiple use, with consent in a column bind::kv:guard; and on the "
            "choices sheet a list use with the names digest, quote and research.",
        )
    first_place, first = asked[0]
    if Guard.SAFETY not in first.guards:
        later = next((place.row for place, prompt in asked if Guard.SAFETY in prompt.guards), None)
        first_place.warn(
            "no-safety",
            "kv:guard",
            "The first prompt does not ask whether it is safe to talk."
            if later is None
            else f"Row {later} asks whether it is safe to talk, and this row is asked before it.",
            "Begin with a select_one such as “Is it safe for you to use this chat right now?”, required, with "
            "safety gate pause in a column bind::kv:guard."
            if later is None
            else "Move that row up.",
        )


def _check_consent(asked: list[tuple[Place, Prompt]]) -> None:
    uses = {use.value for use in Use}
    first: int | None = None
    for place, prompt in asked:
        if Guard.CONSENT not in prompt.guards:
            continue
        if first is not None:
            place.tell(
                "second-consent",
                "kv:guard",
                f"Row {first} asks for consent already.",
                "Ask once, with one prompt; clear the guard here.",
            )
        first = first or prompt.row
        if prompt.kind not in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE}:
            place.tell(
                "consent-kind",
                "kv:guard",
                "Consent is given by choosing uses, and this prompt offers none.",
                "Make it a select_multiple.",
            )
        if prompt.time:
            place.tell(
                "consent-kind",
                "kv:guard",
                "Consent is asked once, and this prompt is asked again and again.",
                "Move it out of the repeat.",
            )
        for choice in prompt.choices:
            if choice.name not in uses:
                near = did_you_mean(choice.name, uses)
                place.tell(
                    "unknown-use",
                    "kv:guard",
                    f"The choice “{choice.name}” of this consent prompt is no use of a story.",
                    near or f"These are: {', '.join(sorted(uses))}.",
                )
