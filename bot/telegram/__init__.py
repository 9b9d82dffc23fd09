"""Telegram as a channel: updates become events, messages of the outbox become calls. Nothing else knows Telegram."""

CHANNEL = "telegram"
"""What this channel is called where narrators are named; another name would make everybody somebody else."""
