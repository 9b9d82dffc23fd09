"""One row of a survey that asks, tells or works something out, as a draft of a prompt."""

from collections.abc import Mapping
from dataclasses import dataclass

from conversations.expressions import Expression
from conversations.flow import Kind, Language, Media, MediaKind, Precision, Prompt, Texts
from conversations.forms.appearances import precision, read_appearance
from conversations.forms.columns import Key
from conversations.forms.defaults import check_default, read_default
from conversations.forms.digest import read_role
from conversations.forms.entries import Asked, Entry, expressions, recalls
from conversations.forms.guards import read_guards, read_required
from conversations.forms.lists import ChoiceList, Lists
from conversations.forms.parameters import Parameters, read_parameters
from conversations.forms.places import Place
from conversations.forms.recall import filled, in_every_language, recalled
from conversations.forms.research import read_standing
from conversations.forms.rounds import check_no_rounds
from conversations.forms.rowtypes import RowType
from conversations.forms.translations import read_texts
from conversations.forms.truths import NO
from conversations.forms.voices import read_voice

EXPRESSIONS = ("relevant", "constraint", "choice_filter", "calculation")
TEXTS = ("label", "hint", "required_message", "constraint_message")

# Columns that would be passed over in silence on these kinds, and so must be empty there.
_SILENT = ("required", "constraint", "choice_filter", "parameters", "kv:guard", "kv:summary")
_POINTLESS: Mapping[Kind, tuple[str, ...]] = {
    Kind.NOTE: (*_SILENT, "calculation", "default"),
    Kind.CALCULATE: _SILENT,
    Kind.HIDDEN: (*_SILENT, "calculation"),
    Kind.SELECT_ONE: ("calculation",),
    Kind.SELECT_MULTIPLE: ("calculation",),
    Kind.RANK: ("calculation",),
}
_POINTLESS_ELSEWHERE = ("choice_filter", "calculation")

_MEDIA = {"image": MediaKind.IMAGE, "audio": MediaKind.AUDIO, "video": MediaKind.VIDEO}
_PUT_BESIDE = (
    "Put it beside the form, or in a folder beside it that is called as the form with -media behind."
)


@dataclass(frozen=True, slots=True)
class Cells:
    """The filled cells of one row: by column and language, and those without a language by column alone."""

    place: Place
    all: Mapping[Key, str]
    plain: Mapping[str, str]

    def filled(self, column: str) -> bool:
        """Whether a column says something, in any language; no, in a column of yes and no, is nothing."""
        written = self.plain.get(column, "").lower() not in NO
        return written or any(name == column and language for name, language in self.all)


@dataclass(frozen=True, slots=True)
class Questions:
    """What questions are made with: the lists that can be picked from, and the digests of media by file name."""

    lists: Lists
    media: Mapping[str, bytes]

    def question(
        self,
        cells: Cells,
        read: RowType,
        kind: Kind,
        name: str,
        repeats: tuple[str, ...],
        within: tuple[str, ...],
    ) -> Asked:
        """Read a row of this kind, in these repeats, and groups with them; what is wrong is told in its place."""
        place, plain = cells.place, cells.plain
        check_no_rounds(place, cells.all)
        self.check_pointless(cells, kind)
        silent = "parameters" in _POINTLESS.get(kind, ())
        parameters = (
            Parameters()
            if silent
            else read_parameters(place, plain.get("parameters", ""), kind, from_file=bool(read.file))
        )
        offered = self.choices(place, read, parameters)
        choices = offered.choices if offered else ()
        written = self.expressions(cells, kind, parameters, offered, name)
        calculation, default = written.get("calculation"), written.get("default")
        if kind is Kind.CALCULATE and "calculation" not in plain:
            calculation, default = default, None
        guards = read_guards(place, plain.get("kv:guard", ""))
        texts = self.texts(cells, needed=kind not in {Kind.CALCULATE, Kind.HIDDEN})
        appearance = plain.get("appearance", "")
        read_appearance(place, appearance, kind)
        row = place.row or 0
        prompt = Prompt(
            name=name,
            kind=kind,
            row=row,
            label=self.everywhere(texts["label"]),
            hint=self.everywhere(texts["hint"]),
            required=not silent and read_required(place, plain, guards),
            required_message=self.everywhere(texts["required_message"]),
            relevant=written.get("relevant"),
            constraint=written.get("constraint"),
            constraint_message=self.everywhere(texts["constraint_message"]),
            choices=choices,
            choice_filter=written.get("choice_filter"),
            calculation=calculation,
            guards=guards,
            summary=self.everywhere(_summary(cells, self.lists.languages)),
            several=parameters.several,
            default=default,
            shuffled=parameters.shuffled,
            seed=written.get("parameters"),
            steps=parameters.steps,
            precision=precision(appearance) if kind is Kind.DATE else Precision.DAY,
            media=self.shown(cells),
            recalls=recalled(text for each in texts.values() for text in each.values()),
            voice=read_voice(place, plain, kind),
            digest=read_role(place, plain, kind),
            research=read_standing(place, plain, kind),
        )
        entry = Entry(name, row, row, kind, place, repeats, offered, written, recalls(texts), guards, within)
        return Asked(entry, prompt)

    def check_pointless(self, cells: Cells, kind: Kind) -> None:
        """Tell of every cell that this kind of row would pass over in silence."""
        for column in _POINTLESS.get(kind, _POINTLESS_ELSEWHERE):
            if cells.filled(column):
                cells.place.tell(
                    "pointless-cell",
                    column,
                    f"A {kind.value} row has no use for this column.",
                    "Write a calculate row for it, and repeat it in a note with ${...}."
                    if column == "calculation"
                    else "Clear the cell.",
                )
        if kind is Kind.CALCULATE and "calculation" not in cells.plain and "default" not in cells.plain:
            cells.place.gap(
                "no-calculation",
                "calculation",
                "There is nothing to calculate.",
                "Write the calculation.",
            )

    def expressions(
        self, cells: Cells, kind: Kind, parameters: Parameters, offered: ChoiceList | None, name: str
    ) -> dict[str, Expression]:
        """All expressions of a row, by column; a seed counts for the column parameters."""
        place, plain = cells.place, cells.plain
        found = expressions(place, plain, EXPRESSIONS, name)
        if parameters.seed:
            seed = place.expression("parameters", parameters.seed, name)
            if seed is not None:
                found["parameters"] = seed
        if "default" in plain and kind is not Kind.NOTE:
            among = parameters.steps or (offered.choices if offered else ())
            default = read_default(place, plain["default"], kind, among, name)
            if default is not None:
                found["default"] = default
                check_default(place, plain["default"], default, found.get("constraint"))
        return found

    def texts(self, cells: Cells, *, needed: bool) -> dict[str, Texts]:
        """The words people are shown, by column."""
        place, languages = cells.place, self.lists.languages
        found = {
            column: read_texts(place, cells.all, column, languages, needed=needed and column == "label")
            for column in TEXTS
        }
        if "constraint" in cells.plain and not found["constraint_message"]:
            place.warn(
                "no-message",
                "constraint_message",
                "Nothing tells people what to do where their answer does not pass the constraint.",
                "Write a kind sentence that says what fits.",
            )
        return found

    def everywhere(self, texts: Texts) -> Texts:
        """The texts in every language of the form."""
        return in_every_language(texts, self.lists.languages, self.lists.default_language)

    def shown(self, cells: Cells) -> Mapping[Language, tuple[Media, ...]]:
        """The media of a row by language; a file that was not handed in is a gap."""
        found: dict[MediaKind, dict[Language, Media]] = {}
        for (column, language), name in cells.all.items():
            kind = _MEDIA.get(column)
            if kind is None:
                continue
            digest = self.media.get(name)
            if digest is None:
                cells.place.gap(
                    "missing-file",
                    column,
                    f"The file “{name}” is not there.",
                    _PUT_BESIDE,
                    language=language,
                )
                continue
            found.setdefault(kind, {})[language or self.lists.default_language] = Media(kind, name, digest)
        by_kind = [
            filled(found[kind], self.lists.languages, self.lists.default_language)
            for kind in MediaKind
            if kind in found
        ]
        languages = dict.fromkeys(language for each in by_kind for language in each)
        return {
            language: tuple(each[language] for each in by_kind if language in each) for language in languages
        }

    def choices(self, place: Place, read: RowType, parameters: Parameters) -> ChoiceList | None:
        """The list a row picks from; one that is not there is a gap."""
        if read.file:
            found = self.lists.filed(read.file, read.choice_list, parameters.value, parameters.label)
            if found is None and read.choice_list:
                place.gap(
                    "unknown-list",
                    "type",
                    f"There is no list “{read.choice_list}” on the sheet {read.file}.",
                    "Add it there.",
                )
            elif found is None:
                place.gap(
                    "missing-file",
                    "type",
                    f"The file “{read.file}” is not there.",
                    _PUT_BESIDE,
                )
            return found
        if not read.choice_list:
            return None
        found = self.lists.named(read.choice_list, ticked=read.kind is Kind.SELECT_MULTIPLE)
        if found is None and not self.lists.unlisted:
            near = place.findings.near(read.choice_list, [name for name in self.lists.own if name])
            place.gap(
                "unknown-list",
                "type",
                f"There is no list “{read.choice_list}” on the choices sheet.",
                near or "Add it there.",
            )
        return found


def _summary(cells: Cells, languages: tuple[Language, ...]) -> Texts:
    found = read_texts(cells.place, cells.all, "kv:summary", languages, parity=False)
    if recalled(found.values()):
        cells.place.tell(
            "recall-in-summary",
            "kv:summary",
            "The words staff read would repeat an answer.",
            "Word them without the answer; each answer stands in its own line of the summary.",
        )
    return found
