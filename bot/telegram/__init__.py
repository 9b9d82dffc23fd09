"""Telegram as a channel: updates become events, messages of the outbox become calls. Nothing else knows Telegram."""
