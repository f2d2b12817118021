"""Commands that measure; each prints its figures beside the floor's and the rivals'."""
