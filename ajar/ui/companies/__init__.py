"""Companies on pages: list, message, history, weights."""
