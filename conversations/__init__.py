"""What is asked, and what is understood. Decides; touches nothing.

Nothing here reads a clock, rolls dice, opens a file or a socket: time arrives as ``Event.at``, chance as
arguments, flows as bytes. Read it in this order:

1. ``flow``: what a designer asks (prompts, choices), compiled from an XLSForm by ``xlsform`` and ``compiling``.
2. ``events``: what can happen, in the past tense. ``effects``: what must be done, as orders.
3. ``session``: one narrator's way through one pinned flow.
4. ``engine``: ``begin()`` and ``advance()``, the only functions that change a session.
5. ``consent``, ``story``, ``summary``: what may leave, and the gates it leaves by.
6. ``redaction``: who it was goes, what happened stays.
"""
