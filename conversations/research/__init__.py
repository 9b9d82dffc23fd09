"""What a researcher gets of the stories that may be studied: which columns, how coarse, and proof that it was so made.

Read it in this order:

1. ``columns``, ``rows``: what a data set is; ``shelf``: the columns that flows give, before anything is made coarser.
2. ``keys``, ``known``: what a plan looks at of each story.
3. ``ladders``, ``folding``, ``climbing``, ``treating``: how the rows that are new in a bundle are told; ``telling``: the cells.
4. ``guarding``: what is kept back beyond that; ``given``: what the next bundle must keep to.
5. ``protecting``: ``planned()`` and ``Plan.protect()``, which put it together.
6. ``classes``, ``alike``, ``report``: how alike the rows were and are, and what is left to fear.
"""
