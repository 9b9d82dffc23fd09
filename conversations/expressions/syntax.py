"""The grammar of a flow's expressions: words in, a tree out.

The language is the part of XPath 1.0 (https://www.w3.org/TR/1999/REC-xpath-19991116/) that XLSForm uses, with
``${name}`` for an answer, ``.`` for the answer being checked, and bare names for the columns of a choice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import cast

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from conversations.errors import ConversationError

LONGEST = 4_000
"""Characters an expression may have: ten times the longest of the built-in flow."""

DEEPEST = 60
"""Levels an expression may nest, so that neither checking nor working it out can exhaust the stack."""


class ExpressionError(ConversationError):
    """An expression cannot be understood; its designer must mend it.

    ``position`` counts characters from 1, ``problem`` and ``remedy`` are whole sentences.
    """

    def __init__(self, position: int, problem: str, remedy: str) -> None:
        self.position = position
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem} {remedy}")


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written out."""

    value: str | float


@dataclass(frozen=True, slots=True)
class Reference:
    """``${name}``: the answer to another prompt."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Here:
    """``.``: the answer being checked."""

    position: int


@dataclass(frozen=True, slots=True)
class Column:
    """A bare name: a column of the choice being filtered."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple["Node", ...]
    position: int


@dataclass(frozen=True, slots=True)
class Negated:
    """Unary minus."""

    operand: "Node"


Comparison = OneOf["=", "!=", "<", "<=", ">", ">="]
Arithmetic = OneOf["+", "-", "*", "div", "mod"]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two values side by side."""

    operator: Comparison
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Two numbers made into one."""

    operator: Arithmetic
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Every:
    """Parts joined by ``and``: two or more."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Parts joined by ``or``: two or more."""

    parts: tuple["Node", ...]


Node = Literal | Reference | Here | Column | Call | Negated | Compared | Reckoned | Every | Some

_GRAMMAR = r"""
?start: some
?some: every (_OR every)*
?every: equality (_AND equality)*
?equality: relation
    | equality EQUALS relation -> compared
?relation: sum
    | relation ORDER sum -> compared
?sum: product
    | sum PLUS product -> reckoned
    | sum MINUS product -> reckoned
?product: unary
    | product TIMES unary -> reckoned
?unary: primary
    | MINUS unary -> negated
?primary: NUMBER -> number
    | STRING -> string
    | REFERENCE -> reference
    | HERE -> here
    | NAME -> column
    | NAME "(" (some ("," some)*)? ")" -> call
    | "(" some ")"

_OR: /or(?![\w.-])/
_AND: /and(?![\w.-])/
EQUALS: "!=" | "="
ORDER: "<=" | ">=" | "<" | ">"
PLUS: "+"
MINUS: "-"
TIMES: /\*|(div|mod)(?![\w.-])/
NUMBER: /[0-9]+(\.[0-9]*)?|\.[0-9]+/
STRING: /"[^"]*"|'[^']*'/
REFERENCE: /\$\{[^}]*\}/
HERE: /\.(?![.\/])/
NAME: /[^\W\d][\w.-]*(:[^\W\d][\w.-]*)?/

%ignore /\s+/
"""

# A word processor curls quotes; XLSForm tools straighten them again, and so must the text a position counts in.
_STRAIGHT = str.maketrans("‘’“”\N{NO-BREAK SPACE}", "''\"\" ")


class _Tree(Transformer[Token, Node]):
    def number(self, children: list[Token]) -> Node:
        return Literal(float(children[0]))

    def string(self, children: list[Token]) -> Node:
        return Literal(str(children[0][1:-1]))

    def reference(self, children: list[Token]) -> Node:
        position = (children[0].start_pos or 0) + 1
        name = children[0][2:-1].strip()
        if name.startswith("last-saved#"):
            raise ExpressionError(
                position,
                "“last-saved#” would carry one person's story into another's.",
                "Refer to an answer of this form only.",
            )
        if not name or not all(character.isalnum() or character in "_.-" for character in name):
            raise ExpressionError(
                position,
                f"“{children[0]}” names no answer.",
                "Write ${name}, with a name of the name column.",
            )
        return Reference(name, position)

    def here(self, children: list[Token]) -> Node:
        return Here((children[0].start_pos or 0) + 1)

    def column(self, children: list[Token]) -> Node:
        return Column(str(children[0]), (children[0].start_pos or 0) + 1)

    def call(self, children: list[Token | Node]) -> Node:
        name = children[0]
        assert isinstance(name, Token)
        arguments = tuple(child for child in children[1:] if not isinstance(child, Token))
        return Call(str(name), arguments, (name.start_pos or 0) + 1)

    def negated(self, children: list[Node]) -> Node:
        return Negated(children[1])

    def compared(self, children: list[Node]) -> Node:
        return Compared(str(children[1]), children[0], children[2])  # type: ignore[arg-type]

    def reckoned(self, children: list[Node]) -> Node:
        return Reckoned(str(children[1]), children[0], children[2])  # type: ignore[arg-type]

    def every(self, children: list[Node]) -> Node:
        return Every(tuple(children))

    def some(self, children: list[Node]) -> Node:
        return Some(tuple(children))


_LARK = Lark(_GRAMMAR, parser="lalr", transformer=_Tree(), maybe_placeholders=False)


def straightened(text: str) -> str:
    """The text with its curly quotes straight and no blanks around it, letter for letter where they stood."""
    return text.translate(_STRAIGHT).strip()


def tree(text: str) -> Node:
    """The tree of a straightened expression.

    Raises:
        ExpressionError: The expression is empty, not in the language, over ``LONGEST`` or over ``DEEPEST``.
    """
    if not text:
        raise ExpressionError(1, "The expression is empty.", "Write one, or clear the cell.")
    if len(text) > LONGEST:
        raise ExpressionError(
            LONGEST + 1,
            f"The expression is longer than {LONGEST} characters.",
            "Move parts of it into calculate rows.",
        )
    try:
        # The transformer runs inside the parser, so what comes out is a node; lark's types only know of its own.
        root = cast("Node", _LARK.parse(text))
    except UnexpectedInput as error:
        raise _explained(text, error) from error
    for _, depth in nodes(root):
        if depth > DEEPEST:
            raise ExpressionError(
                1,
                f"The expression nests deeper than {DEEPEST} levels.",
                "Move parts of it into calculate rows.",
            )
    return root


def nodes(root: Node) -> Iterator[tuple[Node, int]]:
    """Every node of a tree with its depth, the root's being 1; without recursion, whatever the depth."""
    waiting = [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting.extend((child, depth + 1) for child in _children(node))


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Call(arguments=children) | Every(parts=children) | Some(parts=children):
            return children
        case Compared(left=left, right=right) | Reckoned(left=left, right=right):
            return (left, right)
        case Negated(operand=operand):
            return (operand,)
        case _:
            return ()


# What people write out of habit from other languages, and what XLSForm wants instead.
_HABITS = {
    "==": "Write = once: XLSForm compares with a single sign.",
    "&&": "Write and instead.",
    "||": "Write or instead.",
    "<>": "Write != instead.",
    "/": "Refer to an answer as ${name}, and divide with div.",
    "..": "Refer to an answer as ${name}.",
    "$": "Write ${name}, with both braces.",
    "!": "Write not(...) instead.",
    "'": "Close the quote.",
    '"': "Close the quote.",
}


def _explained(text: str, error: UnexpectedInput) -> ExpressionError:
    at = error.pos_in_stream or 0
    ended = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    if ended:
        unclosed = _depth(text) > 0
        return ExpressionError(
            len(text) + 1,
            "A bracket is opened and never closed." if unclosed else "The expression ends too early.",
            "Close the bracket." if unclosed else "Finish it, or take away the last sign.",
        )
    assert isinstance(error, UnexpectedToken | UnexpectedCharacters)
    for habit, remedy in _HABITS.items():
        if text.startswith(habit, at) or (len(habit) > 1 and at > 0 and text.startswith(habit, at - 1)):
            return ExpressionError(at + 1, f"“{habit}” at character {at + 1} is not understood.", remedy)
    near = text[at : at + 12].split()[0] if text[at : at + 12].split() else text[at:]
    if near.startswith(")") and _depth(text[:at]) <= 0:
        return ExpressionError(
            at + 1, f"The bracket closed at character {at + 1} was never opened.", "Take it away."
        )
    return ExpressionError(
        at + 1,
        f"“{near}” at character {at + 1} does not belong there.",
        "Look for a missing operator, quote or comma.",
    )


def _depth(text: str) -> int:
    depth, quote = 0, ""
    for character in text:
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        else:
            depth += (character == "(") - (character == ")")
    return depth
