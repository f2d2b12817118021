"""Drafts of messages, by step and history, in four languages."""
