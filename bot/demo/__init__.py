"""A dozen made-up families, played through the real thing from the first message to the researcher's tables.

1. ``families``: who they are and what they type (``families.toml``). ``performance``: their talks, played.
2. ``traces``: searching every file for what they typed. ``inventory``: what each file can and cannot reveal.
3. ``programme``: all of it in order, each step with a tick.
"""
