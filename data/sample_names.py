"""Invented companies, people and places for the sample. No real company or person is meant."""

_HEADS = (
    "Velm", "Tarn", "Quill", "Bramb", "Fjord", "Halsp", "Lorek", "Mirt", "Nyst", "Pellw", "Ravend",
    "Solb", "Thaxt", "Ulver", "Wrenf", "Yarl", "Zeph", "Ardm", "Corvag", "Dravik", "Ekeb", "Gantz",
    "Ilmar", "Jorund", "Kestr", "Ostov", "Umbr", "Hexh", "Cald", "Finsk", "Grav", "Sundb", "Tolv",
    "Vantr", "Aspel", "Birk", "Dunmor", "Elverh", "Farr", "Glimm", "Havent", "Istr", "Junip",
    "Krogs", "Lindw", "Mosk", "Norrv", "Oakh", "Prisk", "Rosh", "Skarp", "Trevi", "Varg", "Whist",
)  # fmt: skip
_TAILS = ("ara", "holm", "eck", "ick", "eon", "ano", "stad", "ivo", "una", "elis")
_KINDS = (
    "", "Energy", "", "Health", "Logistics", "", "Mobility", "Foods", "", "Insurance", "Games",
    "", "Learning", "Retail", "", "Robotics", "Travel", "", "Labs", "Media", "", "Payments",
)  # fmt: skip
_FORMS = ("", "", "", " GmbH", "", " AB", "", " B.V.", "", "", " Oy", "", " Ltd", "")

ROLES = (
    "Data Analyst",
    "Senior Data Analyst",
    "Product Analyst",
    "Senior Product Analyst",
    "Analytics Engineer",
    "BI Analyst",
    "Growth Analyst",
    "Marketing Analyst",
    "Data Scientist, Product",
    "Insights Manager",
)
ROLE_SHARES = (0.20, 0.16, 0.18, 0.12, 0.10, 0.08, 0.05, 0.04, 0.05, 0.02)

PLACES = (
    "Hamburg", "Berlin", "Remote (EU)", "Amsterdam", "Copenhagen", "Munich", "Vienna", "Lisbon",
    "Stockholm", "Dublin",
)  # fmt: skip
PLACE_SHARES = (0.24, 0.20, 0.18, 0.09, 0.07, 0.07, 0.05, 0.04, 0.03, 0.03)

_FIRST = (
    "Jana", "Tomas", "Aylin", "Pieter", "Signe", "Marco", "Lucie", "Henrik", "Noor", "Elif",
    "Katja", "Rui", "Mette", "Jonas", "Paula", "Sven", "Alba", "Owen", "Irina", "Felix",
)  # fmt: skip
_LAST = (
    "Novak", "Lindt", "Demir", "de Wit", "Holmen", "Ferri", "Caron", "Strand", "Haddad", "Aksoy",
    "Bauer", "Matos", "Kjaer", "Vogt", "Serrano", "Ahl", "Prat", "Keane", "Popa", "Winter",
)  # fmt: skip

CALL_NOTES = (
    "Good call, they liked the churn project.",
    "Team of six, reports to the head of product.",
    "Asked about dbt and experiment design.",
    "Take-home announced, then an interview.",
    "Spoke mostly about stakeholder work.",
)
INTERVIEW_NOTES = (
    "Panel with two analysts and the product lead.",
    "Case about pricing went well, SQL part so so.",
    "Friendly round; the second seat was mentioned.",
    "Whiteboard on A/B tests; forgot power analysis.",
    "They want someone who can also own tracking.",
)
QUIET_NOTES = ("", "", "", "", "", "CV tailored.", "Portfolio link added.", "Long form, no CV.")


def companies() -> list[str]:
    """
    216 different names in a fixed order, some with a legal form.

    Examples
    --------
    >>> names = companies()
    >>> len(names), len(set(names)), names[:3]
    (216, 216, ['Velmara', 'Tarnholm Energy', 'Quilleck'])
    """
    names = []
    for index in range(4 * len(_HEADS)):
        turn, head = divmod(index, len(_HEADS))
        stem = _HEADS[head] + _TAILS[(head + 3 * turn) % len(_TAILS)]
        kind = _KINDS[index % len(_KINDS)]
        names.append(f"{stem} {kind}".strip() + _FORMS[index % len(_FORMS)])
    return names


def person(index: int) -> str:
    """One of 400 people: first and last name."""
    turn, first = divmod(index, len(_FIRST))
    return f"{_FIRST[first]} {_LAST[(first * 7 + turn) % len(_LAST)]}"


def host(company: str) -> str:
    """
    A host for a company's mail, below a name that is reserved for examples.

    Examples
    --------
    >>> host("Tarnholm Energy GmbH")
    'tarnholm.example.com'
    """
    return f"{company.split(maxsplit=1)[0].lower()}.example.com"


def address(name: str, company: str) -> str:
    """Mail address of a person at a company."""
    local = name.lower().replace(" ", ".")
    return f"{local}@{host(company)}"
