"""``firsthand redact``: texts in, redacted texts out, one at a time, so that a million need no more memory than one.

1. ``source``: where the texts come from, and whether they are JSON lines or one plain text.
2. ``records``: one line of JSON and what is written for it.
3. ``work``: redacting them, on one processor or several, in order.
4. ``explaining``: why each thing was taken out.
5. ``endings``: writing it, and what becomes of the run where that cannot be done.
6. ``progress``: how far it has come, on a terminal.
"""
