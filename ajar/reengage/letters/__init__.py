"""Drafts of messages, by step and history, in several languages."""
