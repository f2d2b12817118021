"""Titles before the names of people."""

TITLES = frozenset(
    {
        *("mr", "mrs", "ms", "miss", "mx", "sir", "dr", "prof", "professor"),
        *("herr", "herrn", "frau", "hr", "fr", "dipl", "mag", "ing"),
        *("m", "mme", "mlle", "monsieur", "madame", "me", "maître", "pr", "professeur"),
        *("sr", "sra", "srta", "señor", "señora", "senor", "senora", "don", "dra", "lic"),
        *("d", "doña", "dña"),
        *("senhor", "senhora", "dott", "dottssa", "sig", "sigra", "signor", "signora"),
        *("dhr", "mevr", "meneer", "mevrouw", "drs", "pan", "pani"),
    }
)
"""What stands before a surname in place of a first name, in lower case."""

SAID = {"herrn": "Herr", "hr": "Herr", "fr": "Frau"}
"""Titles that are said otherwise than written: short ones, and those in another case of grammar."""
