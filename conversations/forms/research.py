"""How a form says that its answers are guarded where they leave for research, and what that needs to make sense."""

from collections import Counter
from collections.abc import Mapping, Sequence

from conversations.flow import Guard, Kind
from conversations.forms.entries import Asked, Survey
from conversations.forms.lists import ChoiceList
from conversations.forms.places import Place
from conversations.research.columns import Standing
from conversations.research.shelf import standing

_STANDINGS = {each.value: each for each in Standing}

# Nobody is like anybody else in what was written, and in several choices hardly anybody.
_NO_KEY = frozenset({Kind.TEXT, Kind.SELECT_MULTIPLE, Kind.RANK})

# Of these it can be said whether those who are alike told the same.
_SENSITIVE = frozenset({Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK, Kind.ACKNOWLEDGE, Kind.CALCULATE})


def read_standing(place: Place, cells: Mapping[str, str], kind: Kind | None) -> str:
    """How a row says that its answers are guarded, "" where it does not; ``kind`` None stands for a group."""
    word = cells.get("kv:research", "").strip().lower()
    if not word:
        return ""
    said = _STANDINGS.get(word)
    if said is None:
        place.tell(
            "unknown-standing",
            "kv:research",
            f"No answer is guarded as “{word}”.",
            place.findings.near(word, _STANDINGS) or f"Write one of these: {', '.join(_STANDINGS)}.",
        )
    elif kind is None or kind is Kind.NOTE:
        place.tell(
            "standing-kind",
            "kv:research",
            "Nothing is answered here, so nothing leaves for research.",
            "Write it on the questions, or clear the cell.",
        )
    elif said is Standing.KEY and kind in _NO_KEY:
        place.tell(
            "standing-kind",
            "kv:research",
            f"A {kind.value} row cannot be a key: hardly two families would answer it alike.",
            "Write omit where it tells who somebody is, or clear the cell."
            if kind is Kind.TEXT
            else "Write sensitive, or ask with select_one, or clear the cell.",
        )
    elif said is Standing.SENSITIVE and kind not in _SENSITIVE:
        place.tell(
            "standing-kind",
            "kv:research",
            f"What is sensitive is compared between families who are alike, and a {kind.value} row gives nothing to compare.",
            "Write omit where it must not leave, or clear the cell.",
        )
    else:
        return word
    return ""


def check_research(survey: Survey) -> None:
    """Tell of what is said for research and comes to nothing."""
    for each in survey.asked():
        guards = each.prompt.guards
        if each.prompt.research not in ("", Standing.OMIT.value) and guards & {Guard.CONSENT, Guard.GATE}:
            each.entry.place.warn(
                "idle-standing",
                "kv:research",
                "This answer never leaves for research: it asks for consent, or steers the talk.",
                "Clear the cell.",
            )
    for offered, rows in survey.offering():
        if offered.place.sheet == "choices":
            _check_kinds(offered, rows)


def _check_kinds(offered: ChoiceList, rows: Sequence[Asked]) -> None:
    kinds = [choice.columns.get("broader", "").strip() for choice in offered.choices]
    falling = Counter(filter(None, kinds))
    names = {choice.name for choice in offered.choices}
    told = any(_falls(each) for each in rows)
    for kind, choice, row in zip(kinds, offered.choices, offered.rows, strict=True):
        if not kind:
            continue
        place = Place(offered.place.sheet, row, offered.place.columns, offered.place.findings)
        if len(kind.split()) > 1:
            place.tell(
                "blank-in-name",
                "broader",
                f"“{kind}” holds a blank.",
                "Join it with _: an answer of several choices is kept with blanks between them.",
            )
        elif kind == choice.name or (falling[kind] == 1 and kind not in names):
            place.warn(
                "lonely-kind",
                "broader",
                "This choice alone falls to this kind, so telling the kind tells the choice.",
                place.findings.near(kind, (falling.keys() | names) - {kind, choice.name})
                or "Write the same kind beside other choices too, or clear the cell.",
            )
        elif not told:
            place.warn(
                "idle-kind",
                "broader",
                "No choice of this list ever falls to its kind: that is for keys, and for several choices.",
                "Write key into kv:research on the question, or clear the cells of this column.",
            )
            return


def _falls(each: Asked) -> bool:
    stands = standing(each.prompt)
    if each.prompt.kind is Kind.SELECT_ONE:
        return stands is Standing.KEY
    return stands is not Standing.OMIT
