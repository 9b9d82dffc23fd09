"""The bundle's README: what it is, how to open it, how to cite it, what a withdrawal means, and what the data cannot say."""

from collections.abc import Collection, Iterator

from storage.export.about import About
from storage.export.documents.terms import ACCESS, CONDITIONS, LIMITS, WITHDRAWAL, citation

FILES = (
    ("data/stories.csv", "one row for each story, for spreadsheets and every program"),
    ("data/stories.jsonl", "the same, exact to the letter, one JSON object a line"),
    ("data/stories.parquet", "the same, for R, Python and DuckDB"),
    ("data/choices.csv", "one line for each choice that was picked"),
    ("data/gaps.csv", "one line for each answer that tells of being passed from one service to another"),
    ("datapackage.json", "what each column is, for programs (Data Package 2.0)"),
    ("spss/stories.sav", "the stories with labels and missing values, for SPSS and PSPP"),
    ("stata/stories.dta", "the same for Stata"),
    ("xlsx/stories.xlsx", "the same for Excel"),
    (
        "qda/project.qdpx",
        "every story as a source with coded passages, for NVivo, ATLAS.ti, MAXQDA and QualCoder",
    ),
    ("qda/codebook.qdc", "the codes alone"),
    ("qda/codebook-taguette.csv", "the codes alone, for Taguette"),
    ("codebook.html", "the exact words of every question in every language, when it was asked, and counts"),
    ("ddi/codebook-2.5.xml", "the same for archives (DDI-Codebook 2.5)"),
    ("ddi/codebook-2.6.xml", "the same (DDI-Codebook 2.6)"),
    ("disclosure-report.html", "what was done to protect the families, and what is left to fear"),
    ("disclosure-report.json", "the same for programs"),
    ("five-safes.html", "the five questions a data owner asks, answered for this bundle"),
    ("consent-manifest.csv", "what the narrator of each story allows, and since when"),
    ("sounds/*", "voice notes, in OGG; a voice can be recognised"),
    ("bundle.json", "what check.py needs to know"),
    ("SHA256SUMS", "the sum of every file"),
    ("SHA256SUMS.minisig", "the holder's signature of the sums"),
    ("holder.pub", "the holder's key, by which that signature is checked"),
    ("recall.pub", "the service's key, by which recall lists are checked"),
    (
        "check.py",
        "checks the sums and takes out recalled stories; needs Python 3.8 or newer and nothing else",
    ),
)

_OPENING = (
    ("R", "data/stories.parquet", 'stories <- arrow::read_parquet("data/stories.parquet")'),
    ("R, with labels", "spss/stories.sav", 'stories <- haven::read_sav("spss/stories.sav", user_na = TRUE)'),
    ("Python", "data/stories.parquet", 'stories = pandas.read_parquet("data/stories.parquet")'),
    ("SPSS and PSPP", "spss/stories.sav", 'GET FILE="spss/stories.sav".'),
    ("Stata", "stata/stories.dta", 'use "stata/stories.dta"'),
    ("Stata 16 or newer", "spss/stories.sav", 'import spss using "spss/stories.sav"'),
    ("DuckDB", "data/stories.parquet", "SELECT * FROM 'data/stories.parquet';"),
)


def readme(about: About, members: Collection[str]) -> bytes:
    """The README in Markdown; it tells of those of ``FILES`` alone that are among ``members``."""
    return "\n".join(_lines(about, members)).encode("utf-8", "replace")


def _lines(about: About, members: Collection[str]) -> Iterator[str]:
    have = frozenset(members)
    yield f"# {_one_line(about.title)}\n"
    yield f"{about.stories:,} stories of families who allowed research, told by message."
    yield f"Bundle {about.number} for {_one_line(about.researcher)}, made in the week {about.week}."
    yield f"Purpose: {_one_line(about.project)}"
    yield ACCESS[about.tier] + "\n"
    yield "## First\n"
    yield "1. Run `python check.py`: it says whether every file is as it was sent."
    yield "2. Read `codebook.html`: it has the exact words of every question."
    yield "3. Read `disclosure-report.html`: it says what was made coarser, and so what you cannot ask of the data.\n"
    yield "## How to open it\n"
    for program, file, line in _OPENING:
        if file in have:
            yield f"{program}:\n\n    {line}\n"
    yield from _spreadsheets(have)
    if "qda/project.qdpx" in have:
        yield "NVivo, ATLAS.ti, MAXQDA, QualCoder: import `qda/project.qdpx` as a REFI-QDA project."
        yield "Every story is a source, and its closed answers are attributes."
        yield "Each answer is coded with its question, and each code in square brackets as taken out."
        yield "Characters that these tools count differently, such as emoji, are spelt there by name: `[GRINNING FACE]`.\n"
    if "qda/codebook-taguette.csv" in have:
        yield "Taguette: import `qda/codebook-taguette.csv` as a codebook.\n"
    yield "## What is in it\n"
    yield "| file | what it is |\n| --- | --- |"
    for name, what in FILES:
        if name in have:
            yield f"| `{name}` | {what} |"
    yield "\nThe column `row` joins all tables; `flow` names the exact version of the questions that each story was told in."
    yield "An empty cell was not asked or not answered."
    yield "`(withheld)` was taken out to protect the family, and `(not in this version)` is a question that version did not have."
    yield "SPSS and Stata have the codes -91, -93 and -92 for these, with labels.\n"
    yield "## How to cite it\n"
    yield _one_line(citation(about)) + "\n"
    yield "## Conditions\n"
    yield from (f"- {line}" for line in CONDITIONS)
    yield "\n## When a family withdraws\n"
    yield from WITHDRAWAL
    yield "\nPut both files into one folder and run:\n"
    yield "    python check.py --recalled LIST\n"
    yield "It proves the list, takes the rows out of every table and the project, and writes `receipt.json`: send that back."
    yield "It names the files that it cannot change; delete them."
    yield "Take the same rows out of everything that you made of this bundle.\n"
    yield "## What the data cannot say\n"
    yield from (f"- {line}" for line in LIMITS)
    yield f"\n## Whom to ask\n\n{_one_line(about.contact)}\n"


def _spreadsheets(have: frozenset[str]) -> Iterator[str]:
    if "xlsx/stories.xlsx" in have:
        yield "Excel: open `xlsx/stories.xlsx`.\n"
    elif "data/stories.csv" in have:
        yield "Excel, LibreOffice: open `data/stories.csv`."
        yield "A cell that would run as a formula has an apostrophe before it; `data/stories.jsonl` is exact.\n"


def _one_line(text: str) -> str:
    """Text that somebody typed, on one line, with nothing that Markdown would read as its own."""
    line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in line)
