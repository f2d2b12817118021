"""Activity: what is open, what was done in each week, and the record of it."""
