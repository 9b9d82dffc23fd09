"""What a holder and a researcher see on their own machines: how far a long piece of work has come, and a first look at a bundle.

1. ``bar``: progress, for people and for programs.
2. ``reading``: what a first look needs of a bundle's tables, from ``data/stories.csv`` and ``datapackage.json`` alone.
3. ``looking``: the numbers of it, small ones withheld. ``pictures`` draws them, ``page`` puts them into words.
"""
