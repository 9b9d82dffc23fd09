"""The data set described in DDI-Codebook, for archives: versions 2.5 and 2.6 from one writer.

Both versions order these elements alike; what this writer uses of them differs in the namespace and the number alone. The
elements are of https://ddialliance.org/Specification/DDI-Codebook, which says what each is for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from conversations.flow import Flow, Language, Texts, said
from conversations.research.columns import MISSING_WORDS, Column, Missing, Shape, Shelf, Standing, Value
from conversations.research.rows import Cell
from conversations.tongues import code_of
from storage.export.about import About
from storage.export.counting import Counts, Told
from storage.export.documents.asked import HOLDS, Wording, languages_of, wordings
from storage.export.documents.attributes import FIXED
from storage.export.documents.markup import attribute, content
from storage.export.documents.project import made
from storage.export.documents.terms import ACCESS, CONDITIONS, LIMITS, WITHDRAWAL, citation
from storage.export.formats.naming import BLANKS, HEAD, dated, numeric, story_names

Version = Literal["2.5", "2.6"]

_FILE = "F1"


def ddi25(shelf: Shelf, flows: Sequence[Flow], about: About, counts: Counts) -> bytes:
    """DDI-Codebook 2.5, which most archives take."""
    return _codebook("2.5", _Facts(shelf, flows, about, counts))


def ddi26(shelf: Shelf, flows: Sequence[Flow], about: About, counts: Counts) -> bytes:
    """DDI-Codebook 2.6, of April 2026."""
    return _codebook("2.6", _Facts(shelf, flows, about, counts))


@dataclass(frozen=True, slots=True)
class _Facts:
    shelf: Shelf
    flows: Sequence[Flow]
    about: About
    counts: Counts


def _codebook(version: Version, facts: _Facts) -> bytes:
    space = f"ddi:codebook:{version.replace('.', '_')}"
    lang = code_of(facts.shelf.default_language)
    parts = (_document(version, facts), _study(facts), _file(facts), _data(facts))
    body = element("codeBook", *parts, xmlns=space, version=version, xml_lang=lang)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()


def element(name: str, /, *inside: str, **attributes: str) -> str:
    """An element with what is inside it, XML already; attributes that are "" are left out, and ``_`` in a name is ``:``."""
    given = "".join(
        f' {key.replace("_", ":")}="{attribute(value)}"' for key, value in attributes.items() if value
    )
    return f"<{name}{given}>{''.join(inside)}</{name}>" if inside else f"<{name}{given}/>"


def _text(name: str, words: str, /, **attributes: str) -> str:
    return element(name, content(words), **attributes)


def _each(name: str, texts: Texts, order: Sequence[Language]) -> Iterator[str]:
    """An element for each language that the words are in."""
    for language, words in languages_of(texts, order):
        yield _text(name, words, xml_lang=code_of(language))


def _document(version: Version, facts: _Facts) -> str:
    about = facts.about
    day = made(about.week)[:10]
    return element(
        "docDscr",
        element(
            "citation",
            element("titlStmt", _text("titl", f"{about.title}: description of the data set")),
            element(
                "prodStmt",
                _text("prodDate", day, date=day),
                _text("software", f"Firsthand {about.firsthand}", version=about.firsthand),
            ),
            element("verStmt", _text("version", f"DDI-Codebook {version}", date=day)),
        ),
    )


def _study(facts: _Facts) -> str:
    about, shelf = facts.about, facts.shelf
    day = made(about.week)[:10]
    title = element(
        "titlStmt",
        _text("titl", about.title),
        _text("IDNo", about.bundle, agency="Firsthand"),
    )
    cited = element(
        "citation",
        title,
        element(
            "prodStmt",
            _text("prodDate", day, date=day),
            _text("software", f"Firsthand {about.firsthand}", version=about.firsthand),
        ),
        element("distStmt", _text("contact", about.contact)),
        element("verStmt", _text("version", str(about.number), date=day, type="bundle")),
        _text("biblCit", citation(about)),
    )
    languages = ", ".join(about.languages)
    words = (
        f"{about.stories:,} stories of getting help, told by message by families who allowed research. "
        f"They were asked in: {languages}. Protected against disclosure before they left."
    )
    sent = [str(when) for when in facts.counts.sent if not isinstance(when, Missing)]
    period = [_text("collDate", when, event=event) for when, event in _ends(sent)]
    info = element(
        "stdyInfo",
        _text("abstract", words),
        element(
            "sumDscr",
            *period,
            _text("anlyUnit", "Story: what one person told of their family in one talk"),
            _text("universe", "Families who found the service, told a story, and allow research"),
            _text("dataKind", "Survey data and free text, one row for each story"),
        ),
    )
    method = element(
        "method",
        element(
            "dataColl",
            _text("sampProc", "None: whoever found the service could tell. " + LIMITS[0]),
            _text(
                "collMode",
                "Self-administered, by message with a program; every question could be skipped but those marked",
            ),
            _text("resInstru", f"Versions of the questions: {'; '.join(shelf.flows)}"),
            _text(
                "cleanOps",
                "Free text was redacted and approved by its narrator before it was sent. Keys were made coarser and small "
                "classes withheld: see disclosure-report.html.",
            ),
        ),
        *(_text("notes", words) for words in LIMITS),
    )
    access = element(
        "dataAccs",
        element("setAvail", _text("avlStatus", ACCESS[about.tier])),
        element(
            "useStmt",
            _text("confDec", "Whoever holds the data set agreed to keep to the conditions.", required="yes"),
            _text("restrctn", f"For {about.researcher}: {about.project}"),
            _text("contact", about.contact),
            _text("citReq", citation(about)),
            _text("conditions", " ".join((*CONDITIONS, *WITHDRAWAL))),
        ),
    )
    return element("stdyDscr", cited, info, method, access)


def _ends(sent: Sequence[str]) -> Iterator[tuple[str, str]]:
    if sent:
        yield min(sent), "start"
        yield max(sent), "end"


def _file(facts: _Facts) -> str:
    wide = len(HEAD) + len(facts.shelf.columns)
    size = element("dimensns", _text("caseQnty", str(facts.counts.rows)), _text("varQnty", str(wide)))
    return element(
        "fileDscr",
        element(
            "fileTxt",
            _text("fileName", "data/stories.csv"),
            size,
            _text("fileType", "CSV, RFC 4180, UTF-8 with byte order mark"),
            _text(
                "dataMsng", "; ".join(f"{BLANKS[each] or 'empty'}: {MISSING_WORDS[each]}" for each in Missing)
            ),
        ),
        ID=_FILE,
    )


def _data(facts: _Facts) -> str:
    return element("dataDscr", *_variables(facts))


def _variables(facts: _Facts) -> Iterator[str]:
    heads: Mapping[str, Iterable[tuple[Cell, int]]] = {
        "flow": facts.counts.flows.items(),
        "sent": facts.counts.sent.items(),
        "language": facts.counts.languages.items(),
    }
    for at, name in enumerate(HEAD, 1):
        yield element(
            "var",
            _text("labl", FIXED[name]),
            *_counted(heads.get(name, ())),
            _text("varFormat", "", type="character"),
            ID=f"V{at}",
            name=name,
            files=_FILE,
            intrvl="discrete",
        )
    names = story_names(facts.shelf)[len(HEAD) :]
    for at, (name, column, told) in enumerate(
        zip(names, facts.shelf.columns, facts.counts.columns, strict=True), len(HEAD) + 1
    ):
        yield _variable(f"V{at}", name, column, told, facts)


def _counted(counted: Iterable[tuple[Cell, int]]) -> Iterator[str]:
    for cell, rows in counted:
        yield element(
            "catgry",
            _text("catValu", BLANKS[cell] if isinstance(cell, Missing) else cell),
            *([_text("labl", MISSING_WORDS[cell])] if isinstance(cell, Missing) else ()),
            _text("catStat", str(rows), type="freq"),
            missing="Y" if isinstance(cell, Missing) else "",
        )


def _variable(own: str, name: str, column: Column, told: Told, facts: _Facts) -> str:
    order = facts.shelf.languages
    asked = wordings(column, facts.flows)
    label = said(column.label, facts.shelf.default_language) or f"{column.name}: {HOLDS[column.shape]}"
    rows = (f"Asked only if {each.rule}." for each in asked if each.rule)
    notes = [HOLDS[column.shape], _guard(column)]
    if column.coarse:
        notes.append(f"Made coarser: {column.coarse}.")
    if set(column.flows) != set(facts.shelf.flows):
        notes.append(f"Only in versions: {'; '.join(column.flows)}.")
    number = numeric(column)
    missing = [element("item", VALUE=BLANKS[each]) for each in Missing if BLANKS[each]]
    return element(
        "var",
        _text("labl", label),
        *(_question(one, order) for one in asked if one.label),
        element("invalrng", *missing),
        *(_text("universe", words) for words in dict.fromkeys(rows)),
        _text("sumStat", str(told.valid), type="vald"),
        _text("sumStat", str(sum(told.missing.values())), type="invd"),
        _text("txt", ". ".join(dict.fromkeys(each.rstrip(".") for each in notes if each)) + "."),
        *(_category(value, told, order) for value in column.values),
        *_missing(told),
        _text("varFormat", "", type="numeric" if number else "character", category=_category_of(column)),
        ID=own,
        name=name,
        files=_FILE,
        intrvl="contin" if number else "discrete",
        nature=_nature(column),
    )


def _guard(column: Column) -> str:
    match column.standing:
        case Standing.KEY:
            return "A key: made coarse until enough rows share all keys"
        case Standing.SENSITIVE:
            return "Sensitive: withheld where all rows with the same keys would tell it"
        case _:
            return ""


def _question(asked: Wording, order: Sequence[Language]) -> str:
    hints = (
        _text("ivuInstr", f"Shown beside it: {words}", xml_lang=code_of(language))
        for language, words in languages_of(asked.hint, order)
    )
    return element("qstn", *_each("qstnLit", asked.label, order), *hints)


def _category(value: Value, told: Told, order: Sequence[Language]) -> str:
    more = [f"Code of the coding frame: {value.code}"] if value.code else []
    if value.broader:
        more.append(f"Where few told it: {value.broader}")
    return element(
        "catgry",
        _text("catValu", value.name),
        *_each("labl", value.label, order),
        *([_text("txt", ". ".join(more))] if more else ()),
        _text("catStat", str(told.values.get(value.name, 0)), type="freq"),
    )


def _missing(told: Told) -> Iterator[str]:
    for missing, rows in told.missing.items():
        yield element(
            "catgry",
            _text("catValu", BLANKS[missing]),
            _text("labl", MISSING_WORDS[missing]),
            _text("catStat", str(rows), type="freq"),
            missing="Y",
        )


def _category_of(column: Column) -> str:
    if dated(column):
        return "date"
    return "time" if column.shape is Shape.TIME else "other"


def _nature(column: Column) -> str:
    if numeric(column):
        return "ratio"
    return "ordinal" if column.shape is Shape.RANK else "nominal" if column.values else "other"
