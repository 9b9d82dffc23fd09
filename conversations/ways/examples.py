"""Real answers of a class, as far as possible ones that are offered after the answers before them."""

from collections.abc import Mapping

from conversations.flow import Flow
from conversations.route import offered, walk
from conversations.ways.classes import ByName, ByTicks, Classes


def example(flow: Flow, found: Classes, answer: int, before: Mapping[str, str]) -> str:
    """An answer of the class that the prompt offers after the answers before it."""
    prompt = found.prompt
    if answer == 0 or prompt.choice_filter is None:
        return found.examples[answer]
    there = {choice.name: None for choice in offered(prompt, walk(flow, before).values)}
    sorter = found.sorter
    match sorter:
        case ByName():
            fitting = (
                value
                for value, number in sorter.classes.items()
                if number == answer and all(name in there for name in value.split())
            )
            return next(fitting, found.examples[answer])
        case ByTicks():
            blocks = [[name for name in block if name in there] for block in sorter.blocks]
            for counts, number in sorter.classes.items():
                if number == answer and all(
                    count <= len(block) for count, block in zip(counts, blocks, strict=True)
                ):
                    ticked = {
                        name for block, count in zip(blocks, counts, strict=True) for name in block[:count]
                    }
                    return " ".join(choice.name for choice in prompt.choices if choice.name in ticked)
    return found.examples[answer]
