"""What a question is about for the weekly digest, what its choices say to it, and what that needs to make sense."""

from collections.abc import Iterator, Mapping, Sequence

from conversations.consent import Use
from conversations.digest.roles import (
    COUNTED,
    LONGEST_CHANGE,
    NEVER,
    STAGES,
    STEPS,
    Role,
    band,
    is_counted,
    is_posted,
    tells_of_gap,
)
from conversations.flow import Choice, Guard, Kind
from conversations.forms.columns import near
from conversations.forms.entries import Asked, Survey
from conversations.forms.lists import LONGEST_LABEL, ChoiceList
from conversations.forms.places import Place
from conversations.forms.truths import NO, YES, truth

_ROLES = {role.value: role for role in Role}
_TICKED = (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE)
_KINDS: Mapping[Role, tuple[Kind, ...]] = {
    Role.NEEDS: _TICKED,
    Role.BARRIERS: _TICKED,
    Role.SERVICES: _TICKED,
    Role.WAIT: (Kind.SELECT_ONE,),
    Role.ASKS: (Kind.SELECT_ONE,),
    Role.STAGE_FIRST: (Kind.SELECT_ONE,),
    Role.STAGE_HELP: (Kind.SELECT_ONE,),
    Role.WHOLE_FAMILY: (Kind.SELECT_ONE,),
    Role.JOB: (Kind.RANK, Kind.SELECT_ONE),
    Role.HELPED: (Kind.TEXT,),
}

# Of these a digest may count or quote several of one story, so they can be asked for each child.
_IN_REPEATS = frozenset({Role.NEEDS, Role.BARRIERS, Role.SERVICES, Role.HELPED})

# Their choices may be counted together, under other words.
_BANDED = frozenset(Role) - STAGES - {Role.HELPED}

# Their choices have rows by themselves, beside which what a quote praises can be looked up.
_IN_TABLES = _BANDED - {Role.SERVICES}

# What somebody writes who means one of the two words, and who would get a row of that name instead.
_MEANT_NO = (NO | YES | {"none", "never", "not", "n", "y", "x", "0", "1", "-", "–", "hide", "hidden"}) - {""}
_MEANT_COUNTED = frozenset({"count", "counts", "count only", "counted only", "only counted", "only count"})
_SLIP = 0.85


def read_role(place: Place, cells: Mapping[str, str], kind: Kind | None) -> str:
    """The role a row has in a digest, "" for none; ``kind`` None stands for a group, which nobody answers."""
    word = cells.get("kv:digest", "").strip().lower()
    if not word:
        return ""
    role = _ROLES.get(word)
    if role is None:
        place.tell(
            "unknown-role",
            "kv:digest",
            f"A digest knows nothing of “{word}”.",
            place.findings.near(word, _ROLES) or f"These are: {', '.join(_ROLES)}.",
        )
    elif kind not in _KINDS[role]:
        types = " or ".join(each.value for each in _KINDS[role])
        place.tell(
            "role-kind",
            "kv:digest",
            f"A digest takes “{word}” from a {types} row, and this is none.",
            f"Write it on a row of the type {types}, or clear the cell.",
        )
    else:
        return word
    return ""


def check_digest(survey: Survey) -> None:
    """Tell of roles that come to nothing, or to something wrong, and of choices whose words for a digest do."""
    roles: dict[Role, Asked] = {}
    for each in survey.asked():
        if not each.prompt.digest:
            continue
        role = Role(each.prompt.digest)
        if role in roles:
            each.entry.place.tell(
                "second-role",
                "kv:digest",
                f"Row {roles[role].entry.row} is what a digest knows as “{role.value}” already.",
                "Keep the one that all are asked, and clear the cell of the other.",
            )
        roles.setdefault(role, each)
        _check_row(each, role)
    _check_uses(survey, roles)
    _check_pairs(roles)
    for offered, rows in survey.offering():
        _check_list(offered, rows)


def _check_row(each: Asked, role: Role) -> None:
    place, prompt = each.entry.place, each.prompt
    if each.entry.repeats and role not in _IN_REPEATS:
        place.tell(
            "role-kind",
            "kv:digest",
            "A digest counts each story once here, and this question is asked again and again.",
            "Move it out of the repeat, or clear the cell.",
        )
    if not prompt.summary or Guard.GATE in prompt.guards:
        place.tell(
            "role-unseen",
            "kv:digest",
            "Staff never see this answer, so a digest cannot tell of it.",
            "Clear the guard gate, which keeps the answer out of the story, or clear this cell."
            if Guard.GATE in prompt.guards
            else "Write the words that staff read before it into a column kv:summary, or clear this cell.",
        )
    missing = [step for step in STEPS if step not in {choice.code for choice in prompt.choices}]
    if role in STAGES and missing:
        place.warn(
            "idle-role",
            "kv:digest",
            f"No choice has the code {' or '.join(f'“{step}”' for step in missing)}, "
            "so a digest cannot tell how far things had come.",
            f"Write {', '.join(STEPS)} into the column code of the choices sheet, beside what says so.",
        )


def _check_uses(survey: Survey, roles: Mapping[Role, Asked]) -> None:
    """Tell of what no narrator can allow a digest: counting needs the use digest, and a quote the use quote."""
    uses = {
        choice.name
        for each in survey.asked()
        if Guard.CONSENT in each.prompt.guards
        for choice in each.prompt.choices
    }
    wanted: dict[Use, Asked] = {}
    for role, each in roles.items():
        wanted.setdefault(Use.QUOTE if role is Role.HELPED else Use.DIGEST, each)
    for use, each in wanted.items():
        if uses and use.value not in uses:
            each.entry.place.warn(
                "role-without-use",
                "kv:digest",
                f"The form does not offer the use {use.value}, so no digest ever tells of this.",
                f"Add the choice {use.value} to the list of uses, or clear the cell.",
            )


def _check_pairs(roles: Mapping[Role, Asked]) -> None:
    """Tell of a role that only means something beside another one."""
    for one, other in ((Role.STAGE_FIRST, Role.STAGE_HELP), (Role.STAGE_HELP, Role.STAGE_FIRST)):
        if one in roles and other not in roles:
            roles[one].entry.place.warn(
                "idle-role",
                "kv:digest",
                f"A digest tells how far things had come from two questions, and none is “{other.value}”.",
                f"Write {other.value} on the other one, or clear the cell.",
            )
    if Role.SERVICES not in roles:
        return
    barriers = roles[Role.BARRIERS].prompt.choices if Role.BARRIERS in roles else ()
    if not any(tells_of_gap(choice) and is_counted(choice) for choice in barriers):
        roles[Role.SERVICES].entry.place.warn(
            "idle-role",
            "kv:digest",
            "A digest tells between which services families were passed on, and no choice says that they were.",
            "Write yes into a column gap of the choices sheet, beside that choice of the question whose role is "
            "barriers; or clear the cell.",
        )


def _check_list(offered: ChoiceList, rows: Sequence[Asked]) -> None:
    roles = {Role(each.prompt.digest) for each in rows if each.prompt.digest}
    if not roles and offered.place.sheet != "choices":
        return  # the columns of a file are its maker's own
    ordered = any(each.prompt.kind is Kind.RANK and each.prompt.summary for each in rows)
    idle: set[str] = set()
    for choice, row in zip(offered.choices, offered.rows, strict=True):
        place = Place(offered.place.sheet, row, offered.place.columns, offered.place.findings)
        _check_word(place, choice, ordered=ordered)
        _check_changes(place, choice)
        for column in _idle(choice, roles):
            if column not in idle:
                idle.add(column)
                place.warn(
                    "idle-digest",
                    column,
                    "No digest tells what stands here: no question that offers this choice "
                    + ("has a role in it." if not roles else "is the one it is told of.")
                    if is_counted(choice)
                    else "This choice is kept out of every digest, so what stands here is shown nowhere.",
                    f"Write {Role.BARRIERS.value if column in _OF_BARRIERS else 'a role'} into kv:digest on the "
                    "question, or clear the cell."
                    if is_counted(choice)
                    else "Clear the cell.",
                )


def _check_word(place: Place, choice: Choice, *, ordered: bool) -> None:
    word = choice.columns.get("digest", "").strip()
    said = word.lower()
    if ordered and not is_posted(choice):
        place.tell(
            "digest-of-an-order",
            "digest",
            "An order is shown as a whole, so none of its choices can be kept back.",
            "Ask with select_one, or clear the cell.",
        )
    elif said in _MEANT_NO - {NEVER} or said in _MEANT_COUNTED or _is_slip(said):
        place.tell(
            "digest-word",
            "digest",
            f"“{word}” would be the words of a row in the digest.",
            f"Write {NEVER} for what is in no count and no post, {COUNTED} for what is in no post, or other words.",
        )
    elif len(band(choice)) > LONGEST_LABEL:
        place.warn(
            "long-digest",
            "digest",
            f"These words have {len(word)} characters, and a row of the picture holds {LONGEST_LABEL}.",
            "Shorten them.",
        )


def _is_slip(said: str) -> bool:
    return bool(said) and said != COUNTED and bool(near(said, [COUNTED], _SLIP))


def _check_changes(place: Place, choice: Choice) -> None:
    truth(place, choice.columns, "gap")
    for column in ("own_change", "shared_change", "praise"):
        length = len(choice.columns.get(column, ""))
        if length > LONGEST_CHANGE:
            place.tell(
                "long-digest",
                column,
                f"This has {length} characters, and a digest holds {LONGEST_CHANGE}.",
                "Say one thing, in one short sentence.",
            )


def _idle(choice: Choice, roles: set[Role]) -> Iterator[str]:
    """The columns of a choice that say something to a digest which no digest tells."""
    if band(choice) and not roles & _BANDED:
        yield "digest"
    heard = Role.BARRIERS in roles and is_counted(choice)
    for column in ("own_change", "shared_change"):
        if choice.columns.get(column, "").strip() and not heard:
            yield column
    if tells_of_gap(choice) and not heard:
        yield "gap"
    if choice.columns.get("praise", "").strip() and not (roles & _IN_TABLES and is_counted(choice)):
        yield "praise"


_OF_BARRIERS = frozenset({"own_change", "shared_change", "gap"})
