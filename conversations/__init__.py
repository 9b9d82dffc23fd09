"""What is asked, and what is understood. Decides; touches nothing.

Nothing here reads a clock, rolls dice, opens a file or a socket: time arrives as ``Event.at``, chance as
arguments, flows as bytes. Read it in this order:

1. ``flow``: what a designer asks, in frozen types. ``forms`` reads an XLSForm and makes a flow of it, or tells every
   fault at once; ``expressions`` reads its rules.
2. ``events``: what can happen, in the past tense. ``effects``: what must be done, as orders.
3. ``session``: one narrator's way through one pinned flow; ``route``: where the answers so far lead.
4. ``engine``: ``advance()``, one event and all that follows; its moves are in ``talk``.
5. ``consent``, ``story``, ``release``, ``summary``: what may leave, and the gates it leaves by.
6. ``redaction``: who it was goes, what happened stays.
7. ``ways``, ``checks``, ``changes``: what can be said of a flow before anybody is asked, and between two versions.
8. ``health``, ``withholding``: how questions fare, in closed counters, and the gate those leave by.
"""
