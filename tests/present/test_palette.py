"""Colours can be told from the paper they are on, and from each other."""

import tomllib
from itertools import combinations
from math import dist
from pathlib import Path

import pytest

from ajar.present import palette

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
THEME = tomllib.loads(CONFIG.read_text())["theme"]


def channel(value: int) -> float:
    """Linear light of one channel (WCAG 2.2, relative luminance)."""
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (channel(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2); white on black is 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


LIGHT = (
    palette.POSITIVE,
    palette.REJECTED,
    palette.WAITING,
    palette.OFFER,
    palette.CLOSED,
    palette.OTHER,
)
DARK = tuple(palette.ON_DARK[colour] for colour in LIGHT)


@pytest.mark.parametrize("light, dark", list(zip(LIGHT, DARK, strict=True)))
def test_marks_have_a_contrast_of_three_on_their_paper(light, dark):
    """WCAG 2.2, 1.4.11: graphical objects have at least 3 to 1; on the dark paper 4.5."""
    assert contrast(light, palette.PAPER_LIGHT) >= 3
    assert contrast(dark, palette.PAPER_DARK) >= 4.5


@pytest.mark.parametrize("light, dark", list(zip(LIGHT, DARK, strict=True)))
def test_text_within_a_mark_can_be_read(light, dark):
    """WCAG 2.2, 1.4.3: text has at least 4.5 to 1, on both papers."""
    text = palette.text_on(light)

    assert contrast(text, light) >= 4.5
    assert contrast(palette.ON_DARK.get(text, text), dark) >= 4.5


MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "all three cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}
"""Matrices for severity 1.0 of Machado, Oliveira and Fernandes (2009), IEEE TVCG 15(6)."""


def times(matrix, vector) -> list[float]:
    """A matrix times a vector."""
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def oklab(colour: str, eyes) -> list[float]:
    """Where *colour* stands in OKLab (Ottosson 2020), as such eyes see it."""
    linear = [channel(int(colour[start : start + 2], 16)) for start in (1, 3, 5)]
    seen = [min(max(part, 0), 1) for part in times(eyes, linear)]
    cones = times(
        (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        ),
        seen,
    )
    return times(
        (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        ),
        [cone ** (1 / 3) for cone in cones],
    )


@pytest.mark.parametrize("eyes", MACHADO)
@pytest.mark.parametrize("one, other", [*combinations(LIGHT, 2), *combinations(DARK, 2)])
def test_no_two_meanings_look_the_same_to_any_eyes(one, other, eyes):
    """0.02 in OKLab is just noticeable side by side; four times that is told apart on a page."""
    assert dist(oklab(one, MACHADO[eyes]), oklab(other, MACHADO[eyes])) > 0.08


CAPTION = 0.6
"""Share of the text's strength at which Streamlit sets captions and placeholders."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["page", "sidebar"])
@pytest.mark.parametrize("surface", ["backgroundColor", "secondaryBackgroundColor"])
def test_captions_have_a_contrast_of_four_and_a_half(scheme, place, surface):
    """WCAG 2.2, 1.4.3: text has at least 4.5 to 1, the faint kind too."""
    own = THEME[scheme]
    paper = (own["sidebar"] if place == "sidebar" else own)[surface]
    ink = own["textColor"]
    mixed = [
        round(CAPTION * int(ink[at : at + 2], 16) + (1 - CAPTION) * int(paper[at : at + 2], 16))
        for at in (1, 3, 5)
    ]
    faint = "#" + "".join(f"{part:02X}" for part in mixed)

    assert contrast(faint, paper) >= 4.5
    assert contrast(own["grayTextColor"], paper) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_are_inked_like_the_page(scheme):
    """The text of a figure is the text of the page, on its paper."""
    assert THEME[scheme]["textColor"] == getattr(palette, f"INK_{scheme.upper()}")
    assert THEME[scheme]["backgroundColor"] == getattr(palette, f"PAPER_{scheme.upper()}")


def test_the_theme_uses_the_palette():
    """The theme's categorical colours are the palette, in its order, light and dark."""
    assert list(LIGHT) == THEME["light"]["chartCategoricalColors"]
    assert list(DARK) == THEME["dark"]["chartCategoricalColors"]
