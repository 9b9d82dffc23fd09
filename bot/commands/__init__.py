"""The commands of ``firsthand``, one a module: ``add`` describes it, ``run`` does it and gives the exit status.

What a command needs is imported when it runs, so that ``firsthand --help`` is there at once.
"""
