"""What staff may see of many stories: a batch is counted, the counts are treated, and only then set in words and pictures.

1. ``frame``: which tables a flow gives. ``counting``: how many narrators of a batch stand in each cell.
2. ``published``: what a reader knows of every earlier digest. ``gate``: the one way from counts to ``Treated``.
3. ``edition``: what one channel gets in one week. ``wording``: that in words.
4. ``scopes``: which channel a story goes to. ``slots``: when a digest is due.
"""
