"""Train the tagger: ``python -m tests.training.train`` writes ``conversations/redaction/tagger.crf``.

A conditional random field over words (python-crfsuite), from the made-up stories in ``stories/``, each filled several times
over. No sentence of an evaluation set is read. The same seed gives the same file on the same version of the library.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from conversations.redaction.lexicon import Lexicon
from conversations.redaction.reading import read as read_text
from conversations.redaction.signals import Token, in_phrases, signals, tokens_of
from tests.training.filling import Filled, filled
from tests.training.markup import Marked, read

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "conversations/redaction"
SEED = 20261123
LABELS = {
    "P": "P",
    "T": "L",
    "S": "L",
    "A": "L",
    "E": "L",
    "AGE": "A",
    "DATE": "D",
    "DOB": "D",
} | dict.fromkeys(("SCH", "NUR", "SUR", "HOS", "REF", "CLB", "EMP", "REL"), "G")
"""The tagger's letter of each type of mark; of all that are not here, N: a number or address that its shape tells."""


def stories() -> list[Marked]:
    """Every story to train from, in the order of the files."""
    return [story for path in sorted((HERE / "stories").glob("*.txt")) for story in read(path)]


def labels(tokens: Sequence[Token], spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """The letter of each token; O for ordinary."""
    found, at = [], 0
    for token in tokens:
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        inside = at < len(spans) and spans[at][0] < token.end
        found.append(LABELS.get(spans[at][2], "N") if inside else "O")
    return found


def example(text: Filled, lexicon: Lexicon) -> tuple[list[list[str]], list[str]]:
    """What the trainer takes: the features of each token, and its letter."""
    reading = read_text(text.text)
    tokens = tokens_of(reading.text, lexicon)
    where = [(reading.starts[token.start], reading.ends[token.end - 1]) for token in tokens]
    moved = [
        Token(a, b, b, t.low, t.case, t.gap, t.flags, t.possessive)
        for (a, b), t in zip(where, tokens, strict=True)
    ]
    return signals(tokens, in_phrases(tokens), text.blind), labels(moved, text.spans)


def train(texts: Sequence[Filled], out: Path, *, rounds: int, quiet: bool) -> None:
    """Write the model that these texts give; ``rounds`` of L-BFGS at most."""
    lexicon = Lexicon.read((FOLDER / "lexicon.bin").read_bytes())
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=not quiet)
    trainer.set_params(
        {
            "c1": 1.0,
            "c2": 0.1,
            "max_iterations": rounds,
            "feature.minfreq": 5,
            "feature.possible_transitions": True,
        }
    )
    for text in texts:
        trainer.append(*example(text, lexicon))
    trainer.train(str(out))


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=4, help="how often each story is filled (default: 4)")
    parser.add_argument("--rounds", type=int, default=150, help="rounds of L-BFGS at most (default: 150)")
    parser.add_argument("--out", type=Path, default=FOLDER / "tagger.crf")
    parser.add_argument("--quiet", action="store_true")
    arguments = parser.parse_args()
    begun = time.monotonic()
    texts = filled(stories(), arguments.times, SEED)
    train(texts, arguments.out, rounds=arguments.rounds, quiet=arguments.quiet)
    print(
        f"{len(texts)} texts, {arguments.out.stat().st_size} bytes, {time.monotonic() - begun:.0f} s",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
