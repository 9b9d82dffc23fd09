"""A folder to try Firsthand in: everything a service has, with keys whose passwords anyone can read here."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from bot.recipients import RECIPIENTS
from bot.settings import SettingRefused, Settings
from storage.keys import install, make_secret_file, save_identity, save_recipient
from storage.sealing.identity import new_identity
from storage.sealing.keyfile import TEST_COST

MARKER = "MADE-BY-FIRSTHAND.txt"


@dataclass(frozen=True, slots=True)
class Playground:
    """Where things lie in a folder to try Firsthand in."""

    folder: Path

    @property
    def data(self) -> Path:
        """What the service keeps."""
        return self.folder / "data"

    @property
    def secret(self) -> Path:
        """The service secret; on a server it would lie elsewhere."""
        return self.folder / "service.secret"

    @property
    def staff(self) -> Path:
        """The staff channel."""
        return self.folder / "staff-channel.txt"

    def identity(self, name: str) -> Path:
        """A recipient's private half; it would never be on the server."""
        return self.folder / "keys" / f"{name}.identity"

    def recipient(self, name: str) -> Path:
        """A recipient's public half."""
        return self.folder / "keys" / f"{name}.recipient"

    def settings(self, flow: Path | None) -> Settings:
        """The settings of a service that runs here."""
        return Settings(
            data=self.data, secret_file=self.secret, flow=flow, release_after=0, release_together=1
        )

    def made_for(self, purpose: str) -> bool:
        """Whether it was made before, and for this."""
        marker = self.folder / MARKER
        return marker.exists() and marker.read_text(encoding="utf-8").startswith(f"{purpose}\n")


def make(folder: Path, passwords: dict[str, str], *, purpose: str) -> Playground:
    """Make a playground, with a service secret and a recipient for each name, installed.

    Args:
        folder: Must be new or empty.
        passwords: For each recipient's name the password of its identity.
        purpose: One sentence for the marker file.

    Raises:
        SettingRefused: The folder holds something else.
        KeyRefused: It cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SettingRefused(
            f"{folder} holds something that Firsthand did not put there. Give another folder with --data."
        )
    ground = Playground(folder)
    ground.data.mkdir(mode=0o700, parents=True)
    make_secret_file(ground.secret, data=ground.data)
    (folder / MARKER).write_text(
        f"{purpose}\nFirsthand may delete this whole folder. Put nothing of your own in it.\n",
        encoding="utf-8",
    )
    for name, password in passwords.items():
        identity = new_identity(name)
        # The price of a password guess is kept next to nothing: these passwords are public anyway.
        save_identity(identity, ground.identity(name), password, cost=TEST_COST)
        save_recipient(identity.recipient, ground.recipient(name))
        install(identity.recipient, ground.data / RECIPIENTS)
    return ground


def clear(folder: Path, *, purpose: str) -> None:
    """Delete a playground, so that it can be made anew; anything else stays untouched.

    Raises:
        SettingRefused: The folder is no playground made for this purpose.
    """
    if not folder.exists():
        return
    if folder.is_symlink() or not Playground(folder).made_for(purpose):
        if folder.is_dir() and not any(folder.iterdir()):
            return
        raise SettingRefused(
            f"{folder} was not made by this command, so it is left alone. Give another folder with --data."
        )
    shutil.rmtree(folder)
