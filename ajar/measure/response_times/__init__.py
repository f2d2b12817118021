"""Response times: waits, cumulative incidence, and days to a reply."""
