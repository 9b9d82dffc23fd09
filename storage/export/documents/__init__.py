"""What a bundle holds beside its tables: the project for qualitative tools, codebooks, and the pages that people read.

Every document is made from the shelf, the facts of the bundle and counts; only the project for qualitative tools is given
rows, one by one. Nothing here reads a clock or a file: the same facts give the same bytes.
"""
