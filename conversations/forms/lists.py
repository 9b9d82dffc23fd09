"""What can be picked: the lists of the choices sheet, of files, and of the sheet external_choices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from conversations.expressions import ExpressionError, parse
from conversations.expressions.syntax import Column, nodes
from conversations.flow import Choice, Language
from conversations.forms.columns import CHOICES, Columns, Key, columns, did_you_mean
from conversations.forms.headers import MARKS
from conversations.forms.places import Findings, Place
from conversations.forms.recall import in_every_language
from conversations.forms.sheets import Row, Sheet, Sheets
from conversations.forms.truths import truth

LONGEST_LABEL = 34
"""Characters of a choice that a phone shows on a button before it cuts, the number and the tick in front among them."""

NUMBERED_FROM = 5
"""Choices from which on a list is shown with numbers in front of its labels."""

MOST_CHOICES = 5_000
"""Choices of one list; long ones are searched by typing."""

MEDIA = ("image", "big-image", "audio", "video")
"""Columns that name a file to be shown."""


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """One list. ``columns`` are what a choice filter can ask of it, ``filled`` those with a cell somewhere."""

    name: str
    choices: tuple[Choice, ...]
    rows: tuple[int, ...]
    columns: frozenset[str]
    filled: frozenset[str]
    place: Place
    headers: tuple[str, ...] = ()  # as spelt, those that nothing asks for too
    media: Mapping[int, Key] = field(default_factory=dict)  # the rows that show a file, and its column
    names: Mapping[str, None] = field(init=False, repr=False, compare=False)  # in order, each once

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", dict.fromkeys(choice.name for choice in self.choices))

    @property
    def names_shared(self) -> bool:
        """Whether several of its choices have one name, told apart by a choice filter alone."""
        return len(self.names) < len(self.choices)


@dataclass(slots=True)
class Lists:
    """Every list of a form, and which of them are used.

    ``own`` are those of the choices sheet; ``unlisted`` says that no column there names them, which is told of.
    Lists of files are read when a row first names them.
    """

    own: dict[str, ChoiceList]
    tables: Mapping[str, Sheet]
    languages: tuple[Language, ...]
    default_language: Language
    same_names: bool
    columns: Columns
    findings: Findings
    used: set[str]
    unlisted: bool
    _read: dict[tuple[str, str, str, str], ChoiceList]

    def named(self, name: str, *, ticked: bool = False) -> ChoiceList | None:
        """A list of the choices sheet; what is wrong with it is told once, and never of a list that is not used.

        ``ticked`` says that its choices are shown with a tick in front once they are chosen.
        """
        found = self.own.get(name)
        if found is not None and name not in self.used:
            self.used.add(name)
            _check(found, "name", self.languages, same_names=self.same_names, ticked=ticked)
            found = self.own[name] = self._complete(found)
        return found

    def _complete(self, found: ChoiceList) -> ChoiceList:
        """The list with its labels in every language, another standing in where one is missing."""
        return replace(
            found,
            choices=tuple(
                replace(choice, label=in_every_language(choice.label, self.languages, self.default_language))
                for choice in found.choices
            ),
        )

    def filed(self, file: str, name: str, value: str, label: str) -> ChoiceList | None:
        """A list of a file, or one list (``name``) of the sheet external_choices; None where it is not there.

        ``value`` and ``label`` are the columns that hold the names and the labels.
        """
        table = self.tables.get(file)
        if table is None:
            return None
        key = (file, name, value, label)
        if key not in self._read:
            self._read[key] = self._filed(table, name, value, label)
        found = self._read[key]
        return found if found.choices or not name else None

    def _filed(self, table: Sheet, name: str, value: str, label: str) -> ChoiceList:
        plain = Columns({header: (header, "") for header in table.headers}, {})
        labels = {
            header: language.strip() or self.default_language
            for header in table.headers
            for base, _, language in [header.partition("::")]
            if base.strip() == label
        }
        by_language = {language: header for header, language in labels.items()}
        named = Columns(plain.keys, {("label", language): header for language, header in by_language.items()})
        whole = Place(table.name, None, named, self.findings)
        for column, there in ((value, value in table.headers), (label, bool(labels))):
            if not there:
                near = did_you_mean(column, table.headers)
                whole.gap("missing-column", None, f"The list has no column “{column}”.", near or "Add it.")
        members: list[Choice] = []
        rows: list[int] = []
        for row in table.rows:
            cells = {header: text for header, text in row.cells.items() if text.strip()}
            if name and name not in {cells.get("list_name"), cells.get("list name")}:
                continue
            under_age, discreet = _marks(Place(table.name, row.number, named, self.findings), cells)
            members.append(
                Choice(
                    name=cells.get(value, "").strip(),
                    label={language: cells[header] for header, language in labels.items() if header in cells},
                    under_age=under_age,
                    discreet=discreet,
                    columns={
                        **{header: cells.get(header, "") for header in table.headers},
                        "name": cells.get(value, "").strip(),
                    },
                )
            )
            rows.append(row.number)
        filled = {header for row in table.rows for header, text in row.cells.items() if text.strip()}
        made = ChoiceList(
            name or table.name,
            tuple(members),
            tuple(rows),
            frozenset({"name", *table.headers}),
            frozenset({"name", *filled}),
            whole,
            table.headers,
        )
        _check(made, value, tuple(by_language), same_names=self.same_names)
        return self._complete(made)


def filter_columns(survey: Sheet, survey_columns: Columns) -> frozenset[str]:
    """The columns, beyond the known ones, that choice filters use.

    A filter that cannot be read counts for nothing here; reading the survey reports it.
    """
    used: set[str] = set()
    for row in survey.rows:
        cell = survey_columns.cells(row).get(("choice_filter", ""))
        if cell is None:
            continue
        try:
            tree = parse(cell).tree
        except ExpressionError:
            continue
        used.update(node.name for node, _ in nodes(tree) if isinstance(node, Column))
    return frozenset(used - CHOICES)


def read_lists(
    sheets: Sheets,
    default_language: Language,
    languages: tuple[Language, ...],
    filtered: frozenset[str],
    findings: Findings,
    *,
    same_names: bool,
) -> Lists:
    """Read the choices sheet; what is wrong is added to ``findings``.

    ``languages`` are those of the survey's labels, ``filtered`` the further columns that choice filters use,
    ``same_names`` says whether choices of one list may share a name.
    """
    sheet = sheets.choices
    read = columns(sheet, default_language, findings.faults, filtered)
    for language in read.languages("label"):
        if language not in languages:
            Place(sheet.name, 1, read, findings).warn(
                "unknown-language",
                "label",
                f"No label column of the survey sheet is in “{language}”.",
                did_you_mean(language, languages) or "Add one there, or take this one out.",
                language=language,
            )
    unlisted = bool(sheet.rows) and ("list_name", "") not in read.headers
    if unlisted:
        _no_list_names(Place(sheet.name, 1, read, findings))
    plain = tuple(name for name, language in read.headers if not language)
    rows: dict[str, list[tuple[Row, Choice]]] = {}
    for row in sheet.rows:
        cells = {key: text.strip() for key, text in read.cells(row).items()}
        place = Place(sheet.name, row.number, read, findings)
        name = cells.get(("list_name", ""), "")
        if not name and not any(base in {"name", "label"} for base, _ in cells):
            continue  # a comment row, as XLSForm has it
        if not name and not unlisted:
            place.tell("no-list-name", "list_name", "This choice has no list_name.", "Write one.")
        elif len(name.split()) > 1 and name not in rows:
            place.tell("blank-in-name", "list_name", f"“{name}” holds a blank.", "Join it with _.")
        written = {column: cells.get((column, ""), "") for column in plain}
        under_age, discreet = _marks(place, written)
        choice = Choice(
            name=written.get("name", ""),
            label={language: text for (base, language), text in cells.items() if base == "label"},
            code=written.get("code", ""),
            exclusive=truth(place, written, "exclusive"),
            under_age=under_age,
            discreet=discreet,
            columns=written,
        )
        rows.setdefault(name, []).append((row, choice))
    own: dict[str, ChoiceList] = {}
    for name, members in rows.items():
        filled = {key[0] for row, _ in members for key in read.cells(row) if not key[1]}
        own[name] = ChoiceList(
            name,
            tuple(choice for _, choice in members),
            tuple(row.number for row, _ in members),
            frozenset({"name", *plain}),
            frozenset({"name", *filled}),
            Place(sheet.name, None, read, findings),
            sheet.headers,
            {row.number: key for row, _ in members for key in read.cells(row) if key[0] in MEDIA},
        )
    tables = {table.name: table for table in sheets.tables}
    return Lists(own, tables, languages, default_language, same_names, read, findings, set(), unlisted, {})


def _marks(place: Place, cells: Mapping[str, str]) -> tuple[bool, bool]:
    """Whether a choice says that its narrator is too young, and that somebody may see their phone."""
    under_age, discreet = (truth(place, cells, column) for column in MARKS)
    return under_age, discreet


def _no_list_names(head: Place) -> None:
    """One fault for a whole column: that its header is misspelt, where that was told already."""
    told = [
        fault
        for fault in head.findings.faults
        if (fault.sheet, fault.rule) == (head.sheet, "misspelt-header") and "“list_name”" in fault.remedy
    ]
    if told:
        head.findings.gaps.extend(told)
    else:
        head.gap(
            "missing-column",
            None,
            "There is no list_name column, so no choice belongs to a list.",
            "Add it, and write into each row the name of its list.",
        )


def unused(lists: Lists) -> Iterator[tuple[Place, str]]:
    """The lists of the choices sheet that no row uses, each with the place of its first choice."""
    for name, found in lists.own.items():
        if name and name not in lists.used:
            place = Place(found.place.sheet, found.rows[0], found.place.columns, found.place.findings)
            yield place, name


def _check(
    found: ChoiceList,
    name_column: str,
    languages: tuple[Language, ...],
    *,
    same_names: bool,
    ticked: bool = False,
) -> None:
    for row, (column, language) in list(found.media.items())[:1]:
        Place(found.place.sheet, row, found.place.columns, found.place.findings).warn(
            "choice-media",
            column,
            "Pictures and sounds of choices are not shown in a chat; the label is.",
            "Say it in the words of the label, or show the picture with the question.",
            language=language,
        )
    names: dict[str, int] = {}
    by_case: dict[str, str] = {}
    labels: dict[tuple[Language, str], int] = {}
    for at, (choice, row) in enumerate(zip(found.choices, found.rows, strict=True)):
        place = Place(found.place.sheet, row, found.place.columns, found.place.findings)
        if at == MOST_CHOICES:
            place.tell(
                "too-many-choices",
                "list_name",
                f"The list “{found.name}” has more than {MOST_CHOICES} choices.",
                "Split it, or ask with text.",
            )
        if not choice.name:
            place.gap("no-name", name_column, "This choice has no name.", "Write one.")
        elif len(choice.name.split()) > 1:
            place.gap(
                "blank-in-name",
                name_column,
                f"“{choice.name}” holds a blank.",
                "Join it with _: an answer of several choices is kept with blanks between them.",
            )
        elif choice.name in names and not same_names:
            place.gap(
                "duplicate-choice",
                name_column,
                f"The list “{found.name}” has “{choice.name}” twice; row {names[choice.name]} is the first.",
                "Give each choice of a list a name of its own.",
            )
        elif choice.name not in names and choice.name.lower() in by_case:
            place.warn(
                "differs-by-case",
                name_column,
                f"“{choice.name}” and “{by_case[choice.name.lower()]}” differ only by capital letters.",
                "Use names that cannot be taken for each other.",
            )
        names.setdefault(choice.name, row)
        by_case.setdefault(choice.name.lower(), choice.name)
        before = "✓ " if ticked else ""
        if len(found.choices) >= NUMBERED_FROM:
            before += f"{at + 1}. "
        _check_labels(place, choice, found.name, languages, labels, before, same_names=same_names)


def _check_labels(
    place: Place,
    choice: Choice,
    list_name: str,
    languages: tuple[Language, ...],
    labels: dict[tuple[Language, str], int],
    before: str,
    *,
    same_names: bool,
) -> None:
    if not choice.label:
        place.tell(
            "no-label", "label", "This choice has no label.", "Write what its button says.",
            language=languages[0] if languages else "",
        )  # fmt: skip
        return
    for language in languages:
        text = choice.label.get(language, "")
        if not text and ("label", language) not in place.columns.headers:
            Place(place.sheet, 1, place.columns, place.findings).warn(
                "missing-translation",
                None,
                f"No column has the labels of choices{language and f' in {language}'}.",
                f"Add a column label::{language}; until then the labels of another language are shown.",
            )
        elif not text:
            place.warn(
                "missing-translation",
                "label",
                f"There is no label{language and f' in {language}'}.",
                "Write it; until then the label in another language is shown.",
                language=language,
            )
        if len(before) + len(text) > LONGEST_LABEL:
            most = LONGEST_LABEL - len(before)
            after = f", {most} of them after “{before.strip()}”" if before else ""
            place.warn(
                "long-label",
                "label",
                f"The label has {len(text)} characters, and phones show {LONGEST_LABEL} on a button{after}.",
                "Shorten it; until then the choices are written into the message, with numbers on the buttons.",
                language=language,
            )
        if "${" in text:
            place.tell(
                "recall-in-choice",
                "label",
                "The label would repeat an answer on a button.",
                "Word it without the answer; repeat it in the question.",
                language=language,
            )
        earlier = labels.setdefault((language, " ".join(text.lower().split())), place.row or 0)
        if text and earlier != place.row and not same_names:
            place.warn(
                "duplicate-label",
                "label",
                f"Row {earlier} of the list “{list_name}” has the same label.",
                "Word them apart; nobody can tell the two buttons from each other.",
                language=language,
            )
