"""How a talk goes, move by move: what is asked and how it is put, what an answer means, and how it ends.

The engine hears an event and leads here; nothing else changes a session.
"""
