"""Follow-ups: messages sent, replies to them, and comparisons with and without one."""
