"""Exports for research: sealed on the server, opened and made into tables where the recipient is."""
