"""How long checking takes, against the numbers to reach: the built-in flow, a form of 200 rows, the suite of slips.

Everything runs in this process, as ``firsthand check`` does; libraries are loaded before anything is timed.
"""

from collections.abc import Callable
from importlib import resources
from time import perf_counter

from conversations.checks.examination import examined
from conversations.forms.reading.files import FileKind, opened
from tests.forms.slips import slips

ROWS = 200
"""Rows of the long form, a third of them behind skip rules."""

REACH = {"built-in flow, s": 0.15, "form of 200 rows, s": 1.0, "whole suite of slips, s": 5.0}
"""The numbers to reach."""


def checked(form: bytes) -> int:
    """Read and examine a form; gives how many faults there were."""
    reading = opened(form, FileKind.MARKDOWN)
    return len(reading.faults if reading.sheets is None else examined(reading.sheets, reading.faults).faults)


def long_form(rows: int = ROWS) -> bytes:
    """A form of that many questions; every third hangs on the answer to one before it."""
    lines = [
        "| settings |",
        "| | form_id | version | default_language | namespaces |",
        '| | long | 1 | English (en) | kv="urn:kv:1" |',
        "| survey |",
        "| | type | name | label | relevant | required | bind::kv:guard |",
        "| | select_one yn | safe | Is it safe for you to write now? | | yes | safety |",
    ]
    for number in range(rows):
        if number % 3 == 0:
            lines.append(f"| | select_one yn | q{number} | Did help come that time? | | | |")
        elif number % 3 == 1:
            lines.append(f"| | text | q{number} | What happened then? | ${{q{number - 1}}} = 'yes' | | pii |")
        else:
            lines.append(f"| | select_multiple need | q{number} | What did you need then? | | | |")
    lines += [
        "| | select_multiple use | uses | How may we use what you told us? | | | consent |",
        "| choices |",
        "| | list_name | name | label |",
        "| | yn | yes | Yes |",
        "| | yn | no | No |",
        "| | need | home | A home |",
        "| | need | money | Money |",
        "| | use | digest | Staff may see what I ticked |",
        "| | use | quote | Staff may read what I wrote |",
    ]
    return "\n".join([*lines, ""]).encode()


def best(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of some runs, in seconds: what else the machine does only ever adds."""
    found = []
    for _ in range(times):
        begun = perf_counter()
        work()
        found.append(perf_counter() - begun)
    return min(found)


def figures() -> dict[str, float]:
    """Seconds by what was checked, the names as in ``REACH``."""
    built_in = resources.files("conversations").joinpath("flows", "family_story.md").read_bytes()
    long, suite = long_form(), [form for slip in slips() for form in (slip.broken, slip.clean)]
    checked(built_in)
    return {
        "built-in flow, s": best(lambda: checked(built_in)),
        "form of 200 rows, s": best(lambda: checked(long)),
        "whole suite of slips, s": best(lambda: [checked(form) for form in suite], times=1),
    }


if __name__ == "__main__":
    for name, seconds in figures().items():
        print(f"{name:<28} {seconds:7.3f}  (to reach: {REACH[name]})")
