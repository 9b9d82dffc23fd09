"""Rows for tests of what is written from them; the families are made up."""

from hashlib import sha256
from random import Random

from conversations.consent import Use
from conversations.research.columns import Column, Missing, Shape, Shelf, Standing, Value
from conversations.research.rows import Cell, Row

ENGLISH, BENGALI, ARABIC = "English (en)", "বাংলা (bn)", "العربية (ar)"


def value(number: int, name: str, label: str = "") -> Value:
    return Value(name, number, {ENGLISH: label or name.capitalize()})


NEEDS = tuple(value(n, name) for n, name in enumerate(("sleep", "school", "money", "talk", "housing"), 1))
WHO = tuple(value(n, name) for n, name in enumerate(("gp", "nurse", "teacher", "nobody"), 1))
BANDS = tuple(value(n, name, name) for n, name in enumerate(("0 to 4", "5 to 9", "10 to 14", "15+"), 1))


def column(name: str, shape: Shape, values: tuple[Value, ...] = (), **more: object) -> Column:
    standing = more.pop("standing", Standing.PLAIN)
    label = more.pop("label", {ENGLISH: f"What about {name}?", ARABIC: "ماذا حدث؟"})
    return Column(name, shape, standing, label, values, ("1 aa",), **more)  # type: ignore[arg-type]


SHELF = Shelf(
    (
        column("story", Shape.WORDS, several=True),
        column("wish", Shape.WORDS),
        column("needs", Shape.CHOICES, NEEDS, standing=Standing.SENSITIVE),
        column("order", Shape.RANK, NEEDS),
        column("who", Shape.CHOICE, WHO),
        column("age", Shape.CHOICE, BANDS, standing=Standing.KEY, coarse="in bands of 5"),
        column("waited", Shape.NUMBER),
        column("since", Shape.DATE),
        column("month", Shape.DATE, standing=Standing.KEY, coarse="to the month"),
        column("hour", Shape.TIME),
        column("area", Shape.CODE),
    ),
    (ENGLISH, ARABIC),
    ENGLISH,
    "A made-up story",
    ("1 aa", "2 bb"),
    {"who": frozenset({"nobody"})},
)


def row(number: int, cells: tuple[Cell, ...], **more: object) -> Row:
    settings: dict[str, object] = {
        "flow": "1 aa",
        "sent": "2026-11",
        "language": ENGLISH,
        "uses": frozenset({Use.RESEARCH, Use.DIGEST}),
        "allowed": "2026-10",
    }
    settings |= more
    return Row(sha256(str(number).encode()).hexdigest()[:32], cells=cells, **settings)  # type: ignore[arg-type]


def rows(texts: tuple[str, ...], seed: int = 1) -> list[Row]:
    """A row for each text, told as ``story`` and, the next one, as ``wish``; all else is drawn."""
    dice = Random(seed)

    def maybe(cell: str) -> Cell:
        return dice.choice((cell, cell, cell, *Missing))

    made = []
    for number, text in enumerate(texts):
        needs = [each.name for each in NEEDS if dice.random() < 0.4] or ["sleep"]
        ranked = dice.sample([each.name for each in NEEDS], 3)
        cells: tuple[Cell, ...] = (
            text,
            texts[(number + 1) % len(texts)] if dice.random() < 0.8 else Missing.NO_ANSWER,
            maybe(" ".join(needs)),
            maybe(" ".join(ranked)),
            maybe(dice.choice(WHO).name),
            maybe(dice.choice(BANDS).name),
            maybe(dice.choice(("0", "12", "3.50", "-91", "104"))),
            maybe(f"2026-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}"),
            maybe(f"2026-0{dice.randint(1, 9)}"),
            maybe("12:30"),
            maybe("north"),
        )
        sent = dice.choice(("2026-11", "2026-10", Missing.WITHHELD))
        language = dice.choice((ENGLISH, ARABIC, "other", Missing.WITHHELD))
        made.append(row(number, cells, sent=sent, language=language, first=dice.randint(1, 3)))
    return made
