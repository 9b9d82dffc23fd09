"""An edition as it is kept: what was drawn up, and where it is being put or stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from conversations.effects import Button, Row, StoryId
from conversations.packing import packed, unpacked
from conversations.post import Piece, Style

WORDS, PICTURE, WALL = 0, 1, 2
"""The parts of an edition, a message each."""

WALL_WITHOUT = 3
"""The page for the wall without the quote, for the day on which that is taken back."""

Rows = tuple[int, int, int]
Messages = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Drafted:
    """An edition, drawn up and not yet sent.

    Attributes:
        channel, week: As in ``conversations.digest.edition.Edition``.
        quoted: Whose words it quotes; None for nobody's.
        pieces, wall: Its words, and the page for the wall, a PDF.
        pieces_without, wall_without: The same without the quote; () and None where it quotes nobody.
        caption, picture: The words under the picture, which say all that is in it, and the PNG.
        approved: Somebody with the right to do so let it through.
    """

    channel: str
    week: str
    quoted: StoryId | None
    pieces: tuple[Piece, ...] = field(repr=False)
    pieces_without: tuple[Piece, ...] = field(repr=False)
    caption: str = field(repr=False)
    picture: bytes = field(repr=False)
    wall: bytes = field(repr=False)
    wall_without: bytes | None = field(default=None, repr=False)
    approved: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """Where an edition is being put, or stands: by part the row of the outbox, and the message."""

    address: int = field(repr=False)
    rows: Rows
    messages: Messages = (None, None, None)
    buttons: tuple[Row, ...] = ()

    def placed(self, row: int, part: int, message: int) -> "Copy":
        """The same, where this row of the outbox is one of its parts, with that part standing as this message."""
        if row not in self.rows:
            return self
        words, picture, wall = (message if at == part else one for at, one in enumerate(self.messages))
        return replace(self, messages=(words, picture, wall))


@dataclass(frozen=True, slots=True)
class Record:
    """An edition as its row keeps it: the bytes of its parts are rows of their own."""

    channel: str
    week: str
    quoted: StoryId | None
    pieces: tuple[Piece, ...] = field(repr=False)
    pieces_without: tuple[Piece, ...] = field(repr=False)
    caption: str = field(repr=False)
    approved: bool
    sent: bool = False
    copies: tuple[Copy, ...] = ()


def _pieces(pieces: Sequence[Piece]) -> list[list[str]]:
    return [[piece.text, piece.style.value] for piece in pieces]


def _unpacked_pieces(found: list[list[str]]) -> tuple[Piece, ...]:
    return tuple(Piece(text, Style(style)) for text, style in found)


def pack(record: Record) -> bytes:
    """As JSON, for the ledger."""
    return packed(
        {
            "format": "firsthand-edition/1",
            "channel": record.channel,
            "week": record.week,
            "quoted": None if record.quoted is None else record.quoted.hex(),
            "pieces": _pieces(record.pieces),
            "without": _pieces(record.pieces_without),
            "caption": record.caption,
            "approved": record.approved,
            "sent": record.sent,
            "copies": [[copy.address, copy.rows, copy.messages, copy.buttons] for copy in record.copies],
        }
    )


def unpack(value: bytes) -> Record:
    """What ``pack`` made these bytes from.

    Raises:
        ValueError: They are of a later version of Firsthand.
    """
    document = unpacked(value)
    if document["format"] != "firsthand-edition/1":
        raise ValueError("an edition of a later version of Firsthand")
    return Record(
        document["channel"],
        document["week"],
        None if document["quoted"] is None else bytes.fromhex(document["quoted"]),
        _unpacked_pieces(document["pieces"]),
        _unpacked_pieces(document["without"]),
        document["caption"],
        document["approved"],
        document["sent"],
        tuple(
            Copy(
                address,
                tuple(rows),
                tuple(messages),
                tuple(tuple(Button(*button) for button in row) for row in buttons),
            )
            for address, rows, messages, buttons in document["copies"]
        ),
    )
