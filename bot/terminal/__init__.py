"""The terminal as a channel: a chat without a network, with the same engine and a real store.

1. ``phone``: what stands on a narrator's screen. ``typing``: what a typed line means.
2. ``channel``: takes a narrator's turns and shows what comes of them; ``bot.staff.local`` is its staff channel.
3. ``transcript``: a talk as text. ``playing``: a transcript's lines said once more.
4. ``rehearsal``: somebody at a keyboard. ``playground``: the folder for all this, with keys that protect nothing.
"""
