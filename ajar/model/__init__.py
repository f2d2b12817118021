"""The words: stages, outcomes, events, columns, estimates, ledger codes, choices and errors."""
