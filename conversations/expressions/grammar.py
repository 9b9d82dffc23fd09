"""The grammar of a flow's expressions: words in, a tree out.

The language is the part of XPath 1.0 (https://www.w3.org/TR/1999/REC-xpath-19991116/) that XLSForm uses, with
``${name}`` for an answer, ``.`` for the answer being checked, and bare names for the columns of a choice.
"""

import math
from typing import cast

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput

from conversations.expressions.slips import explained
from conversations.expressions.syntax import (
    Call,
    Column,
    Compared,
    Every,
    ExpressionError,
    Here,
    Literal,
    Negated,
    Node,
    Reckoned,
    Reference,
    Round,
    Some,
    nodes,
)

LONGEST = 4_000
"""Characters an expression may have: ten times the longest of the built-in flow."""

DEEPEST = 60
"""Levels an expression may nest, so that neither checking nor working it out can exhaust the stack."""


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
    | ROUND -> round
    | NAME "(" (some ("," some)*)? ")" -> call
    | "(" some ")"

ROUND.2: /position\(\s*\.\.(\s*\/\s*\.\.)*\s*\)/
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


def _place(token: Token) -> int:
    return (token.start_pos or 0) + 1


class _Tree(Transformer[Token, Node]):
    def number(self, children: list[Token]) -> Node:
        value = float(children[0])
        if math.isinf(value):
            raise ExpressionError(
                _place(children[0]),
                f"The number at character {_place(children[0])} is too large.",
                "Write one of fewer than 300 digits.",
            )
        return Literal(value, _place(children[0]))

    def string(self, children: list[Token]) -> Node:
        return Literal(str(children[0][1:-1]), _place(children[0]))

    def reference(self, children: list[Token]) -> Node:
        position = _place(children[0])
        name = children[0][2:-1].strip()
        if name.startswith("last-saved#"):
            raise ExpressionError(
                position,
                "“last-saved#” would carry one person's story into another's.",
                "Refer to an answer of this form only.",
                "refused-path",
            )
        if not name or not all(character.isalnum() or character in "_.-" for character in name):
            raise ExpressionError(
                position,
                f"“{children[0]}” names no answer.",
                "Write ${name}, with a name of the name column.",
            )
        return Reference(name, position)

    def here(self, children: list[Token]) -> Node:
        return Here(_place(children[0]))

    def column(self, children: list[Token]) -> Node:
        return Column(str(children[0]), _place(children[0]))

    def round(self, children: list[Token]) -> Node:
        return Round(_place(children[0]), children[0].count(".."))

    def call(self, children: list[Token | Node]) -> Node:
        name = children[0]
        assert isinstance(name, Token)
        arguments = tuple(child for child in children[1:] if not isinstance(child, Token))
        if name == "random" and arguments:
            raise ExpressionError(
                _place(name),
                f"random() at character {_place(name)} takes nothing between its brackets.",
                "Write random().",
                "wrong-arguments",
            )
        return Call(str(name), arguments, _place(name))

    def negated(self, children: list[Node]) -> Node:
        return Negated(children[1])

    def compared(self, children: list[Node]) -> Node:
        return Compared(str(children[1]), children[0], children[2], _place(children[1]))  # type: ignore[arg-type]

    def reckoned(self, children: list[Node]) -> Node:
        return Reckoned(str(children[1]), children[0], children[2], _place(children[1]))  # type: ignore[arg-type]

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
        raise explained(text, error) from error
    for _, depth in nodes(root):
        if depth > DEEPEST:
            raise ExpressionError(
                1,
                f"The expression nests deeper than {DEEPEST} levels.",
                "Move parts of it into calculate rows.",
            )
    return root
