"""Digests as they are made and sent: a batch becomes an edition, the edition a message, a picture and a page for the wall."""
