"""Steps and checks, each shown with a tick or a cross as it is done."""

import textwrap
from typing import TextIO

_WIDTH = 112


class Checklist:
    """Prints what was checked and remembers whether all of it held."""

    def __init__(self, screen: TextIO) -> None:
        self._screen = screen
        self.checks = 0
        self.crosses = 0

    def heading(self, words: str) -> None:
        """A new part begins."""
        self.say("", words, "-" * len(words))

    def check(self, held: bool, words: str) -> None:
        """One thing that must hold."""
        self.checks += 1
        self.crosses += not held
        self.say(*textwrap.wrap(words, _WIDTH, initial_indent="✓ " if held else "✗ ", subsequent_indent="  "))

    def say(self, *lines: str) -> None:
        """Something to read, at once: nobody should wonder whether it still runs."""
        for line in lines:
            print(line, file=self._screen)
        self._screen.flush()

    def row(self, name: str, *columns: str) -> None:
        """A row of a table whose columns are read one below the other."""
        self.say(name)
        for column in columns:
            self.say(*textwrap.wrap(column, _WIDTH, initial_indent="    ", subsequent_indent="      "))
