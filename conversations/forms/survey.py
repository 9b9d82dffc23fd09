"""The survey sheet, row by row: groups and repeats with what stands in them, each question a draft of a prompt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from conversations.expressions import parse
from conversations.flow import Guard, Kind, Prompt
from conversations.forms.appearances import read_appearance
from conversations.forms.columns import Columns
from conversations.forms.digest import read_role
from conversations.forms.entries import Asked, Entry, Item, Section, Survey, expressions, recalls
from conversations.forms.lists import Lists
from conversations.forms.naming import Names
from conversations.forms.places import Findings, Place
from conversations.forms.questions import EXPRESSIONS, TEXTS, Cells, Questions
from conversations.forms.research import read_standing
from conversations.forms.rounds import Rounds, check_no_rounds, read_rounds
from conversations.forms.rowtypes import Bracket, Meta, Refusal, row_type
from conversations.forms.sheets import Row, Sheet
from conversations.forms.translations import read_texts
from conversations.forms.truths import YES
from conversations.forms.voices import read_voice

DEEPEST = 30
"""Groups and repeats that may stand in each other."""

_POINTLESS = (
    *("constraint", "choice_filter", "calculation", "default", "parameters", "kv:guard", "kv:summary"),
    *("image", "audio", "video"),
)
_WORDS = {
    Bracket.BEGIN: "group",
    Bracket.END: "group",
    Bracket.BEGIN_REPEAT: "repeat",
    Bracket.END_REPEAT: "repeat",
}
_TODAY = parse("today()")
_DAY_OF_START = parse("once(today())")


def read_survey(
    sheet: Sheet, columns: Columns, lists: Lists, media: Mapping[str, bytes], findings: Findings
) -> Survey:
    """Read the survey sheet against the lists; what is wrong is added to ``findings``.

    ``media`` are the digests of the files that can be shown, by name. ``guidance_hint`` and most of
    ``appearance`` are for other tools and for the designer, and change nothing in a chat.
    """
    return _Reading(sheet, columns, lists, media, findings).survey()


@dataclass(slots=True)
class _Open:
    """A group or repeat whose end has not come yet."""

    entry: Entry
    title: Prompt | None
    rounds: Rounds | None
    at: int  # where its entry stands among all
    items: list[Item] = field(default_factory=list)

    @property
    def word(self) -> str:
        return "group" if self.rounds is None else "repeat"


class _Reading:
    """One pass over the survey sheet. ``findings`` grows; nothing else outlives the pass."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Columns,
        lists: Lists,
        media: Mapping[str, bytes],
        findings: Findings,
    ) -> None:
        self.sheet = sheet
        self.columns = columns
        self.languages = lists.languages
        self.default_language = lists.default_language
        self.questions = Questions(lists, media)
        self.findings = findings
        self.items: list[Item] = []
        self.entries: list[Entry] = []
        self.open: list[_Open] = []
        self.disabled: set[str] = set()
        self.names = Names(columns.cells(row).get(("name", ""), "").strip() for row in sheet.rows)

    def survey(self) -> Survey:
        for row in self.sheet.rows:
            self.row(row)
        while self.open:
            word = self.open[-1].word
            self.open[-1].entry.place.gap(
                "unclosed", "type", f"This {word} is opened and never closed.", f"Add an end_{word} row."
            )
            self.close(self.sheet.rows[-1].number)
        return Survey(tuple(self.items), tuple(self.entries), frozenset(self.disabled))

    def row(self, row: Row) -> None:
        place = Place(self.sheet.name, row.number, self.columns, self.findings)
        found = {key: text.strip() for key, text in self.columns.cells(row).items()}
        plain = {name: text for (name, language), text in found.items() if not language}
        cells = Cells(place, found, plain)
        if plain.get("disabled", "").lower() in YES:
            self.disabled.add(plain.get("name", ""))
            return
        if "type" not in plain:
            if "name" in plain or any(name == "label" for name, _ in found):
                place.gap(
                    "no-type", "type", "This row has no type.", "Say what it is, for example text or note."
                )
            return  # otherwise a comment row, as XLSForm has it
        read = row_type(plain["type"])
        if isinstance(read, Refusal):
            place.gap(read.rule, "type", read.problem, read.remedy)
            self.refused(cells)
            return
        match read.kind:
            case Bracket.END | Bracket.END_REPEAT:
                self.end(place, read.kind)
            case Bracket():
                self.begin(cells, read.kind)
            case Meta.TABLE:
                pass  # names a table that nothing in a chat asks for by itself
            case Meta():
                self.meta(cells, read.kind)
            case Kind():
                name = self.names.name(place, plain, optional=read.kind is Kind.NOTE)
                asked = self.questions.question(cells, read, read.kind, name, self.repeats(), self.within())
                self.entries.append(asked.entry)
                self.add(asked)

    def begin(self, cells: Cells, bracket: Bracket) -> None:
        place, row = cells.place, cells.place.row or 0
        name = self.names.name(place, cells.plain, optional=True)
        if len(self.open) == DEEPEST:
            place.gap(
                "too-deep",
                "type",
                f"More than {DEEPEST} groups stand in each other here.",
                "Close some of them first; in a chat they make no difference.",
            )
        for column in _POINTLESS:
            if cells.filled(column):
                problem = f"A {_WORDS[bracket]} has no use for this column."
                place.warn("unused-cell", column, problem, "Clear the cell.")
        written = expressions(place, cells.plain, ("relevant",), name)
        label = read_texts(place, cells.all, "label", self.languages)
        words = {"label": label}
        rounds = None
        if bracket is Bracket.BEGIN_REPEAT:
            rounds = read_rounds(place, cells.all, self.languages, self.default_language, name)
            if rounds.count is not None:
                written["repeat_count"] = rounds.count
            words["kv:again"] = {key[1]: text for key, text in cells.all.items() if key[0] == "kv:again"}
        else:
            check_no_rounds(place, cells.all)
        read_appearance(place, cells.plain.get("appearance", ""), None)
        read_voice(place, cells.plain, None)
        read_role(place, cells.plain, None)
        read_standing(place, cells.plain, None)
        entry = Entry(
            name,
            row,
            row,
            bracket,
            place,
            self.repeats(),
            expressions=written,
            recalls=recalls(words),
            within=self.within(),
            most=rounds.most if rounds else 1,
        )
        title = None
        if label:
            shown = self.questions.everywhere(label)
            title = Prompt(name=f"{name}:", kind=Kind.NOTE, row=row, label=shown, title=True)
        self.open.append(_Open(entry, title, rounds, len(self.entries)))
        self.entries.append(entry)

    def end(self, place: Place, bracket: Bracket) -> None:
        what = _WORDS[bracket]
        if not self.open:
            place.gap(
                "unopened",
                "type",
                f"This closes a {what} that was never opened.",
                "Take the row out; if the row that opens it is switched off, switch this one off too.",
            )
            return
        opened = self.open[-1]
        if opened.word != what:
            row = opened.entry.row
            place.gap(
                "unclosed",
                "type",
                f"This closes a {what}, and the {opened.word} of row {row} is still open.",
                f"Write end_{opened.word}, or close row {row} first.",
            )
        self.close(place.row or 0)

    def close(self, last: int) -> None:
        closed = self.open.pop()
        entry = replace(closed.entry, last=last)
        self.entries[closed.at] = entry
        if not closed.items:
            entry.place.warn("empty-group", "type", f"Nothing stands in this {closed.word}.", "Take it out.")
        if len(self.open) < DEEPEST:
            self.add(Section(entry, closed.title, closed.rounds, tuple(closed.items)))

    def add(self, item: Item) -> None:
        (self.open[-1].items if self.open else self.items).append(item)

    def repeats(self) -> tuple[str, ...]:
        return tuple(group.entry.name for group in self.open if group.rounds is not None)

    def within(self) -> tuple[str, ...]:
        return tuple(group.entry.name for group in self.open)

    def meta(self, cells: Cells, meta: Meta) -> None:
        """A row that would keep when somebody talked: the day alone is worked out, and stays out of the story."""
        place, row = cells.place, cells.place.row or 0
        name = self.names.name(place, {"name": meta.value, **cells.plain}, optional=True)
        place.note(
            "day-only",
            "type",
            f"“{meta.value}” gives the day alone, for rules, and is no part of a story.",
            "When somebody sat with their phone is not kept; a story keeps its week.",
        )
        written = expressions(place, cells.plain, ("relevant",), name)
        prompt = Prompt(
            name=name,
            kind=Kind.CALCULATE,
            row=row,
            label={},
            relevant=written.get("relevant"),
            calculation=_TODAY if meta is Meta.END else _DAY_OF_START,
            guards=frozenset({Guard.GATE}),
        )
        entry = Entry(
            name,
            row,
            row,
            Kind.CALCULATE,
            place,
            self.repeats(),
            expressions=written,
            within=self.within(),
        )
        self.entries.append(entry)
        self.add(Asked(entry, prompt))

    def refused(self, cells: Cells) -> None:
        """Read the rest of a row whose type is refused: its other faults are told now, and its name still counts."""
        place, row = cells.place, cells.place.row or 0
        texts = {column: read_texts(place, cells.all, column, self.languages) for column in TEXTS}
        name = self.names.name(place, cells.plain, optional=True)
        written = expressions(place, cells.plain, EXPRESSIONS, name)
        self.entries.append(
            Entry(
                name,
                row,
                row,
                None,
                place,
                self.repeats(),
                expressions=written,
                recalls=recalls(texts),
                within=self.within(),
            )
        )
