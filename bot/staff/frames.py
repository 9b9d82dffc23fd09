"""What each version of the questions gives a digest, worked out once a version."""

from bot.flows import Flows
from conversations.digest.frame import Frame, frame_of
from conversations.forms.compiling import recompiled
from storage.database import Transaction
from storage.vault import Vault


class Frames:
    """The frames of flow versions: that of the one asked now, and of older ones when a story of theirs comes."""

    def __init__(self, flows: Flows, vault: Vault) -> None:
        self._vault = vault
        self._frames = {flows.current.version: frame_of(flows.current)}

    def of(self, transaction: Transaction, version: str) -> Frame | None:
        """The frame of this version; None where the version is not kept."""
        frame = self._frames.get(version)
        if frame is None:
            source = self._vault.flow_source(transaction, version)
            if source is None:
                return None
            frame = self._frames[version] = frame_of(recompiled(source))
        return frame
