"""The survey sheet, row by row: each row that asks, tells or works something out becomes a prompt."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from conversations.errors import Fault
from conversations.expressions import Expression, ExpressionError, both, parse
from conversations.flow import Choice, Guard, Kind, Language, Prompt, Texts
from conversations.forms.columns import TRANSLATED, Columns, Key, did_you_mean
from conversations.forms.rowtypes import Bracket, Refusal, row_type
from conversations.forms.sheets import Row, Sheet

YES = frozenset({"yes", "true", "true()"})
NO = frozenset({"no", "false", "false()", ""})

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_RECALL = re.compile(r"\$\{[^}]*\}")

# Columns that would be passed over in silence on these kinds, and so must be empty there.
_POINTLESS: Mapping[Kind, tuple[str, ...]] = {
    Kind.NOTE: (
        "required",
        "constraint",
        "choice_filter",
        "calculation",
        "parameters",
        "kv:guard",
        "kv:summary",
    ),
    Kind.CALCULATE: ("required", "constraint", "choice_filter", "parameters", "kv:guard", "kv:summary"),
    Kind.TEXT: ("choice_filter", "calculation"),
    Kind.SELECT_ONE: ("calculation", "parameters"),
    Kind.SELECT_MULTIPLE: ("calculation", "parameters"),
    Kind.RANK: ("calculation", "parameters"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it was written, for whoever checks how rows refer to each other.

    ``kind`` is None for a group; ``expressions`` are the row's own, by plain column name.
    """

    name: str
    row: int
    kind: Kind | None
    choices: tuple[str, ...] = ()
    expressions: Mapping[str, Expression] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Survey:
    """What the survey sheet gives: prompts for the flow, and every row as written, in order."""

    prompts: tuple[Prompt, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    row: int
    relevant: Expression | None  # already and-ed with that of the groups around it


class _Reading:
    """One pass over the survey sheet. ``faults`` grows; nothing else outlives the pass."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Columns,
        lists: Mapping[str, tuple[Choice, ...]],
        languages: tuple[Language, ...],
        faults: list[Fault],
    ) -> None:
        self.sheet = sheet
        self.columns = columns
        self.lists = lists
        self.languages = languages
        self.faults = faults
        self.prompts: list[Prompt] = []
        self.entries: list[Entry] = []
        self.groups: list[_Group] = []
        self.rows_by_name: dict[str, int] = {}

    def fault(self, row: int, column: str, problem: str, remedy: str, language: str = "") -> None:
        self.faults.append(
            Fault(self.sheet.name, row, self.columns.header(column, language), problem, remedy)
        )

    def survey(self) -> Survey:
        for row in self.sheet.rows:
            self.row(row)
        for group in self.groups:
            self.fault(group.row, "type", "This group is opened and never closed.", "Add an end_group row.")
        return Survey(tuple(self.prompts), tuple(self.entries))

    def row(self, row: Row) -> None:
        cells = self.columns.cells(row)
        plain = {name: text for (name, language), text in cells.items() if not language}
        if plain.get("disabled", "").lower() in YES:
            return
        if "type" not in plain:
            if "name" in plain or any(name == "label" for name, _ in cells):
                self.fault(
                    row.number, "type", "This row has no type.", "Say what it is, for example text or note."
                )
            return  # otherwise a comment row, as XLSForm has it
        read = row_type(plain["type"])
        if isinstance(read, Refusal):
            self.fault(row.number, "type", read.problem, read.remedy)
            self.refused_row(row, cells, plain)
            return
        if read.kind is Bracket.END:
            if self.groups:
                self.groups.pop()
            else:
                self.fault(
                    row.number, "type", "This closes a group that was never opened.", "Take the row out."
                )
            return
        name = self.name(row, plain, optional=read.kind in {Kind.NOTE, Bracket.BEGIN})
        outer = self.groups[-1].relevant if self.groups else None
        relevant = self.expression(row, plain, "relevant")
        if isinstance(read.kind, Bracket):
            self.groups.append(_Group(row.number, both(outer, relevant)))
            self.entries.append(Entry(name, row.number, None, (), {"relevant": relevant} if relevant else {}))
            return
        self.prompt(row, cells, plain, name, read.kind, read.choice_list, relevant, both(outer, relevant))

    def refused_row(self, row: Row, cells: Mapping[Key, str], plain: Mapping[str, str]) -> None:
        """Read the rest of a row whose type is refused: its other faults are told now, and its name still counts."""
        for column in ("label", "hint", "required_message", "constraint_message"):
            self.texts(row, cells, column)
        expressions = {}
        for column in ("relevant", "constraint", "choice_filter", "calculation"):
            expression = self.expression(row, plain, column)
            if expression is not None:
                expressions[column] = expression
        self.entries.append(
            Entry(self.name(row, plain, optional=True), row.number, Kind.TEXT, (), expressions)
        )

    def prompt(
        self,
        row: Row,
        cells: Mapping[Key, str],
        plain: Mapping[str, str],
        name: str,
        kind: Kind,
        choice_list: str,
        own: Expression | None,
        relevant: Expression | None,
    ) -> None:
        for column in _POINTLESS[kind]:
            filled = column in plain and plain[column].lower() not in NO
            if filled or any(name == column and language for name, language in cells):
                self.fault(
                    row.number, column, f"A {kind.value} row has no use for this column.", "Clear the cell."
                )
        choices = self.choices(row, choice_list)
        constraint = self.expression(row, plain, "constraint")
        choice_filter = self.expression(row, plain, "choice_filter")
        calculation = self.expression(row, plain, "calculation")
        if kind is Kind.CALCULATE and "calculation" not in plain:
            self.fault(row.number, "calculation", "There is nothing to calculate.", "Write the calculation.")
        guards = self.guards(row, plain)
        required = self.required(row, plain, guards)
        prompt = Prompt(
            name=name,
            kind=kind,
            row=row.number,
            label=self.texts(row, cells, "label", needed=kind is not Kind.CALCULATE),
            hint=self.texts(row, cells, "hint"),
            required=required,
            required_message=self.texts(row, cells, "required_message"),
            relevant=relevant,
            constraint=constraint,
            constraint_message=self.texts(row, cells, "constraint_message"),
            choices=choices,
            choice_filter=choice_filter,
            calculation=calculation,
            guards=guards,
            summary=self.texts(row, cells, "kv:summary", parity=False),
            several=self.several(row, plain, kind),
        )
        self.prompts.append(prompt)
        written = {
            "relevant": own,
            "constraint": constraint,
            "choice_filter": choice_filter,
            "calculation": calculation,
        }
        self.entries.append(
            Entry(
                name,
                row.number,
                kind,
                tuple(choice.name for choice in choices),
                {column: expression for column, expression in written.items() if expression},
            )
        )

    def name(self, row: Row, plain: Mapping[str, str], *, optional: bool) -> str:
        name = plain.get("name", "")
        if not name:
            if not optional:
                self.fault(row.number, "name", "This row has no name.", "Give it a short one, such as needs.")
            return f"row_{row.number}"
        if not _NAME.fullmatch(name):
            self.fault(
                row.number,
                "name",
                f"The name “{name}” cannot be used.",
                "Start with a letter from A to Z, then letters, digits, _ and - only.",
            )
        if name in self.rows_by_name:
            self.fault(
                row.number,
                "name",
                f"The name “{name}” is taken by row {self.rows_by_name[name]}.",
                "Give each row a name of its own.",
            )
        self.rows_by_name.setdefault(name, row.number)
        return name

    def expression(self, row: Row, plain: Mapping[str, str], column: str) -> Expression | None:
        if column not in plain:
            return None
        try:
            return parse(plain[column])
        except ExpressionError as error:
            self.fault(row.number, column, error.problem, error.remedy)
            return None

    def texts(
        self,
        row: Row,
        cells: Mapping[Key, str],
        column: str,
        *,
        needed: bool = False,
        parity: bool = True,
    ) -> Texts:
        found = {language: text for (name, language), text in cells.items() if name == column}
        if needed or (found and parity):
            for language in self.languages:
                if language not in found:
                    self.fault(
                        row.number,
                        column,
                        f"There is no {column}{language and f' in {language}'}.",
                        "Write it, so that nobody is shown an empty line.",
                        language,
                    )
        for language, text in found.items():
            for recall in _RECALL.findall(text):
                self.fault(
                    row.number,
                    column,
                    f"“{recall}” would repeat an answer inside other words, which this version does not do.",
                    "Word it without the answer.",
                    language,
                )
        return found

    def choices(self, row: Row, choice_list: str) -> tuple[Choice, ...]:
        if not choice_list:
            return ()
        if choice_list not in self.lists:
            near = did_you_mean(choice_list, self.lists)
            self.fault(
                row.number,
                "type",
                f"There is no list “{choice_list}” on the choices sheet.",
                near or "Add it there.",
            )
        return self.lists.get(choice_list, ())

    def guards(self, row: Row, plain: Mapping[str, str]) -> frozenset[Guard]:
        guards: set[Guard] = set()
        known = {guard.value: guard for guard in Guard}
        for word in plain.get("kv:guard", "").split():
            if word in known:
                guards.add(known[word])
            else:
                near = did_you_mean(word, known)
                self.fault(
                    row.number,
                    "kv:guard",
                    f"There is no guard “{word}”.",
                    near or f"These are: {', '.join(sorted(known))}.",
                )
        return frozenset(guards)

    def required(self, row: Row, plain: Mapping[str, str], guards: frozenset[Guard]) -> bool:
        cell = plain.get("required", "").lower()
        if cell not in YES | NO:
            self.fault(row.number, "required", "This is neither yes nor no.", "Write yes, or clear the cell.")
            return False
        needed = bool(guards & {Guard.SAFETY, Guard.CONSENT})
        if cell in YES and not needed:
            self.fault(
                row.number,
                "required",
                "Only prompts that guard safety or consent may be required; all others offer Skip.",
                "Clear the cell, or write safety or consent into the guard column.",
            )
        if cell in NO and Guard.SAFETY in guards:
            self.fault(row.number, "required", "A prompt that guards safety cannot be skipped.", "Write yes.")
        return cell in YES

    def several(self, row: Row, plain: Mapping[str, str], kind: Kind) -> bool:
        if kind is not Kind.TEXT or "parameters" not in plain:
            return False
        rows = "1"
        for part in re.split(r"[\s,;]+", plain["parameters"].replace(" =", "=").replace("= ", "=").strip()):
            key, _, value = part.partition("=")
            if key == "rows" and value.isascii() and value.isdigit() and int(value[:9]) >= 1:
                rows = value
            else:
                self.fault(
                    row.number,
                    "parameters",
                    f"“{part}” is not a parameter that runs on a text.",
                    "Write rows=6 for an answer in several messages, or clear the cell.",
                )
        return int(rows[:9]) > 1


def read_survey(
    sheet: Sheet,
    columns: Columns,
    lists: Mapping[str, tuple[Choice, ...]],
    languages: tuple[Language, ...],
    faults: list[Fault],
) -> Survey:
    """Read the survey sheet against the lists of the choices sheet; what is wrong is added to ``faults``.

    A group's ``relevant`` is and-ed into every prompt inside it. Group labels, ``appearance`` and
    ``guidance_hint`` are for other tools and for the designer, and change nothing in a chat.
    """
    _check_languages(sheet, columns, languages, faults)
    return _Reading(sheet, columns, lists, languages, faults).survey()


def _check_languages(
    sheet: Sheet, columns: Columns, languages: Iterable[Language], faults: list[Fault]
) -> None:
    known = tuple(languages)
    for (name, language), header in columns.headers.items():
        if name in TRANSLATED and name != "label" and language not in known:
            faults.append(
                Fault(
                    sheet.name,
                    1,
                    header,
                    f"No label column is in “{language}”.",
                    did_you_mean(language, known) or "Name a language that the labels are in.",
                )
            )
