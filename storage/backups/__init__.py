"""Backups: copies of a data folder that hold no draft, in two files that lie apart, and what is put back of them."""
