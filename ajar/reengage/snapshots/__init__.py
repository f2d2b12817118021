"""How applications, contacts and messages stood on a day."""
