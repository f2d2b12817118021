"""Parse the rows of a table: applications, texts, days, events and contacts."""
