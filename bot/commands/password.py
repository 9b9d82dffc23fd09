"""Asking for a password, or reading it from a file."""

import sys
from getpass import getpass
from pathlib import Path

from bot.settings import SettingRefused


def password(file: Path | None) -> str:
    """The password of an identity, from the first line of a file or from the keyboard.

    Raises:
        SettingRefused: There is neither a file nor a keyboard.
    """
    return _from_file(file) if file is not None else _asked("Password: ")


def new_password(file: Path | None) -> str:
    """A password for a new identity; at the keyboard it is asked for twice.

    Raises:
        SettingRefused: There is neither a file nor a keyboard, or the second time it was another.
    """
    if file is not None:
        return _from_file(file)
    first = _asked("A password for it, 12 characters or more, for example four random words: ")
    if _asked("The same again: ") != first:
        raise SettingRefused("The two passwords differ. Nothing was made; try again.")
    return first


def _asked(question: str) -> str:
    if not sys.stdin.isatty():
        raise SettingRefused("There is no keyboard to ask for a password. Give it with --password-file FILE.")
    try:
        return getpass(question)
    except EOFError:
        raise SettingRefused("No password was given.") from None


def _from_file(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as lines:
            return lines.readline(1024).rstrip("\r\n")
    except UnicodeDecodeError:
        raise SettingRefused(f"The password file {file} is not text.") from None
