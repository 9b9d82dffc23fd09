"""The flow that is asked now, and the older versions that sessions are still pinned to."""

from conversations.flow import Flow
from conversations.forms.compiling import recompiled
from conversations.session import Session, Stage
from storage.database import Transaction
from storage.vault import Vault


class Flows:
    """Compiled flow versions. The current one is compiled at the start, others when a session asks for them."""

    def __init__(self, current: Flow, vault: Vault) -> None:
        self.current = current
        self._vault = vault
        self._compiled = {current.version: current}

    def newer(self, session: Session | None) -> Flow | None:
        """The current version, where this session's draft is pinned to an older one; None for all others."""
        if session is None or session.stage is Stage.IDLE or session.flow == self.current.version:
            return None
        return self.current

    def pinned(self, transaction: Transaction, session: Session | None) -> Flow:
        """The version this session is pinned to; the current one for a new session, or one with no draft.

        Raises:
            LookupError: The version is not kept: the ledger and the session do not belong together.
        """
        if session is None or session.stage is Stage.IDLE:
            return self.current
        flow = self._compiled.get(session.flow)
        if flow is None:
            source = self._vault.flow_source(transaction, session.flow)
            if source is None:
                raise LookupError("a session is pinned to a flow version that is not kept")
            flow = recompiled(source)
            self._compiled[session.flow] = flow
        return flow
