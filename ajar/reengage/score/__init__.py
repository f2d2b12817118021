"""Features of companies, their weights, and the likelihood of a positive reply."""
