"""What staff may see of many stories: a batch is counted, the counts are treated, and only then set in words and pictures.

1. ``frame``: which tables a flow gives. ``roles``: what its questions are about, and which choices are told.
   ``counting``: how many narrators of a batch stand in each cell.
2. ``published``: what a reader knows of every earlier digest. ``gate``: the one way from counts to ``Treated``.
   ``treating``: how counts are rounded and listed. ``reader``, with ``reach`` and ``solver``: what somebody who has read
   every digest, and knows a few narrators, could work out of a draft; what they could, the gate withholds.
3. ``edition``: what one channel gets in one week. ``sections``: what of it is told, and under which heading.
   ``wording``: that in words, ``measures``: how much of it. ``praise``: the act that a quote praises. ``loop``: how many
   concerns were answered with a change.
4. ``scopes``: which channel a story goes to. ``slots``: when a digest is due.
"""
