"""The tables of a research bundle, one module for each format; each is written row by row, so size costs no memory."""
