"""Carries: channels, posts for staff, commands, time. What is put together, is put together in ``app``."""
