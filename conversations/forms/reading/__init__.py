"""A file becomes sheets: found, opened within bounds, read cell by cell, joined with the files beside it."""
